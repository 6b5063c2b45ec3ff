"""The panel in which the passphrase of the lock is set, changed or taken away."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.passphrase import normalise
from zjhk_desktop.services.locking import SHORTEST
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.corner_panel import CornerPanel
from zjhk_desktop.ui.widgets.find_label import warning
from zjhk_desktop.ui.widgets.passphrase_field import PassphraseField
from zjhk_desktop.ui.widgets.strength_label import StrengthLabel


class LockPanel(CornerPanel):
    """Asks for the present passphrase if there is one, and twice for the new one.

    Signals:
        chosen(str, str): the present passphrase as typed, and the new one ("": none any more).
    """

    chosen = Signal(str, str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make the hidden panel."""
        super().__init__(look, N_("Passphrase of the lock"), parent)
        self.hint = self._paragraph(secondary=True)
        self.present = PassphraseField(look, N_("Present passphrase"), self)
        self.new = PassphraseField(look, N_("New passphrase"), self)
        self.again = PassphraseField(look, N_("New passphrase again"), self)
        for field in (self.present, self.new, self.again):
            self._column.addWidget(field)
        self.strength = StrengthLabel(look, self)
        self._column.addWidget(self.strength)
        self.said = self._paragraph()
        self.said.set_colour(warning)
        self.remove = PushButton(look, parent=self)
        self.done = PushButton(look, primary=True, parent=self)
        row = QHBoxLayout()
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.done)
        self._column.addLayout(row)
        self.new.changed.connect(self._typed)
        self.again.changed.connect(self._typed)
        self.again.accepted.connect(self._finish)
        self.done.clicked.connect(self._finish)
        self.remove.clicked.connect(self._remove)
        look.language_changed.connect(self._reword)
        self._reword()

    def ask(self, *, present: bool) -> None:
        """Ask; `present`: there is one already."""
        for field in (self.present, self.new, self.again):
            field.clear()
        self.present.setVisible(present)
        self.remove.setVisible(present)
        self.say("")
        self._typed()
        self.open()
        (self.present if present else self.new).setFocus()

    def put_away(self) -> None:
        """Forget what was typed, and hide."""
        for field in (self.present, self.new, self.again):
            field.clear()
        super().put_away()

    def say(self, sentence: str) -> None:
        """Say why it cannot be."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        if self.isVisible():
            self.place()

    def _typed(self) -> None:
        self.strength.show_of(self.new.text)
        self.done.setEnabled(bool(self.new.text))
        if self.isVisible():
            self.place()

    def _finish(self) -> None:
        if not self.new.text:
            return
        if self.new.text != self.again.text:
            self.say(self._look.words("The two passphrases are not the same."))
            return
        if len(normalise(self.new.text)) < SHORTEST:
            self.say(
                self._look.words("A passphrase has at least {n} characters.").format(n=SHORTEST)
            )
            return
        self.chosen.emit(self.present.text, self.new.text)

    def _remove(self) -> None:
        self.chosen.emit(self.present.text, "")

    def _reword(self) -> None:
        words = self._look.words
        self.hint.setText(
            words(
                "Asked for when a locked window is opened again, and when the program starts. It "
                "does not encrypt the review. If it is forgotten, the notes are not lost, but the "
                "program's settings file must be removed."
            )
        )
        self.done.set_label(words("Finish"))
        self.remove.set_label(words("Lock without a passphrase"))
