"""What a close-out asks for: where the archive goes, and a passphrase, or none on purpose."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.check_box import CheckBox
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.find_label import Label, muted, warning
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.passphrase_field import PassphraseField
from zjhk_desktop.ui.widgets.strength_label import StrengthLabel


class CloseOutForm(QWidget):
    """Place and passphrase; without one only if that is chosen.

    Signals:
        changed(): something else is in it.
        choose_requested(): the user wants to choose the place in the system's dialog.
        closed(): Escape was pressed in the place's field.
    """

    changed = Signal()
    choose_requested = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Start empty."""
        super().__init__(parent)
        self._look = look
        self._place_name = Label(look, pixels=Type.BASE, weight=Weight.MEDIUM, parent=self)
        self.place = FramedField(look, self)
        self.choose = PushButton(look, parent=self)
        self._key_name = Label(look, pixels=Type.BASE, weight=Weight.MEDIUM, parent=self)
        self.passphrase = PassphraseField(look, N_("Passphrase of the archive"), self)
        self.again = PassphraseField(look, N_("The same again"), self)
        self.strength = StrengthLabel(look, self)
        self.unsealed = CheckBox(look, self)
        self.hint = Label(look, muted, parent=self)
        self.hint.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(Space.ONE)
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        keys = QHBoxLayout()
        keys.setSpacing(Space.ONE)
        keys.addWidget(self.passphrase)
        keys.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.ONE)
        column.addWidget(self._place_name)
        column.addLayout(row)
        column.addSpacing(Space.ONE)
        column.addWidget(self._key_name)
        column.addLayout(keys)
        column.addWidget(self.strength)
        column.addWidget(self.unsealed)
        column.addWidget(self.hint)
        self.place.entry.textChanged.connect(self._changed)
        self.place.entry.closed.connect(self.closed)
        self.passphrase.changed.connect(self._changed)
        self.again.changed.connect(self._changed)
        self.unsealed.toggled.connect(self._decided)
        self.choose.clicked.connect(self.choose_requested)
        look.language_changed.connect(self._reword)
        self._reword()

    @property
    def path(self) -> Path | None:
        """Return where the archive goes; None if that is no full path."""
        text = self.place.entry.text().strip()
        path = Path(text)
        return path if text and "\0" not in text and path.is_absolute() and path.name else None

    @property
    def ready(self) -> bool:
        """Say whether there is a place, and the same passphrase twice, or none on purpose."""
        decided = bool(self.passphrase.text) or self.unsealed.isChecked()
        same = self.passphrase.text == self.again.text
        return self.path is not None and same and decided

    def forget(self) -> None:
        """Forget the passphrase, and that there should be none."""
        self.passphrase.clear()
        self.again.clear()
        self.unsealed.setChecked(False)

    def set_path(self, path: Path) -> None:
        """Show a place."""
        self.place.entry.setText(str(path))

    def _decided(self, unsealed: bool) -> None:
        """Take a passphrase only where there is to be one."""
        for field in (self.passphrase, self.again):
            if unsealed:
                field.clear()
            field.setEnabled(not unsealed)
        self._changed()

    def _changed(self, _text: object = None) -> None:
        self.strength.show_of(self.passphrase.text)
        self._reword()
        self.changed.emit()

    def _reword(self) -> None:
        words = self._look.words
        self._place_name.setText(words("Where the archive goes"))
        self.place.entry.setAccessibleName(words("Where the archive goes"))
        self.choose.set_label(words("Choose…"), words("Choose where the archive goes"))
        self._key_name.setText(words("Passphrase"))
        self.unsealed.set_label(words("No passphrase: anyone who has the file can read all of it"))
        self.hint.setText(words(self._hint()))
        self.hint.set_colour(muted if self.passphrase.text and self.ready else warning)

    def _hint(self) -> str:
        if self.unsealed.isChecked():
            return N_("Without a passphrase anyone who has the file can read everything in it.")
        if not self.passphrase.text and not self.again.text:
            return N_("Type a passphrase twice, or choose on purpose to have none.")
        if self.passphrase.text != self.again.text:
            return N_("The two passphrases are not the same.")
        return N_("Nobody can open the archive if the passphrase is forgotten. Keep it elsewhere.")
