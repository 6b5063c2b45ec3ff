"""The panel that asks for the passphrase of an archive."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.corner_panel import CornerPanel
from zjhk_desktop.ui.widgets.find_label import warning
from zjhk_desktop.ui.widgets.passphrase_field import PassphraseField


class PassphrasePanel(CornerPanel):
    """One field and one button.

    Signals:
        given(str): a passphrase was typed.
    """

    given = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make the hidden panel."""
        super().__init__(look, N_("Open an archive"), parent)
        self.hint = self._paragraph(secondary=True)
        self.field = PassphraseField(look, N_("Passphrase of the archive"), self)
        self._column.addWidget(self.field)
        self.said = self._paragraph()
        self.said.set_colour(warning)
        self.done = PushButton(look, primary=True, parent=self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.done)
        self._column.addLayout(row)
        self.field.changed.connect(self._typed)
        self.field.accepted.connect(self._finish)
        self.done.clicked.connect(self._finish)
        look.language_changed.connect(self._reword)
        self._reword()

    def ask(self, name: str, sentence: str = "") -> None:
        """Ask for the passphrase of a file, saying what was wrong with the last one."""
        self.hint.setText(name)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.field.clear()
        self._typed()
        self.open()
        self.field.setFocus()

    def put_away(self) -> None:
        """Forget what was typed, and hide."""
        self.field.clear()
        super().put_away()

    def _typed(self) -> None:
        self.done.setEnabled(bool(self.field.text))

    def _finish(self) -> None:
        if self.field.text:
            passphrase = self.field.text
            self.put_away()
            self.given.emit(passphrase)

    def _reword(self) -> None:
        self.done.set_label(self._look.words("Open it"))
