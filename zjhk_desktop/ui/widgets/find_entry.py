"""A one-line entry without a frame of its own, for fields that are drawn around it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from zjhk_desktop.ui.composing import Composition
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.models.typed_text import typed_text
from zjhk_desktop.ui.widgets.typing_keys import deletes_word


class Entry(QLineEdit):
    """Takes words, input methods included; what is still being composed is not text yet.

    Signals:
        accepted(): Enter was pressed.
        closed(): Escape was pressed.
        stepped(int): Down or Enter with Shift asked for the next (+1) or previous (-1) one.
        focused(bool): the entry has got or lost the focus.
    """

    accepted = Signal()
    closed = Signal()
    stepped = Signal(int)
    focused = Signal(bool)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._look = look
        self.composition = Composition(self)
        self.setFrame(False)
        self.setTextMargins(0, 0, 0, 0)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._reface)
        self._recolour()
        self._reface()

    def text(self) -> str:
        """Return the words typed."""
        return typed_text(super().text())

    def event(self, event: QEvent) -> bool:
        """Keep for typing the keys that delete a word: commands of the window have them too."""
        if event.type() is QEvent.Type.ShortcutOverride and deletes_word(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Accept, close or step; everything else edits."""
        key = event.key()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if shift:
                self.stepped.emit(-1)
            else:
                self.accepted.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and not event.modifiers() & ~_KEYPAD:
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Announce the focus."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Announce that the focus went elsewhere."""
        super().focusOutEvent(event)
        self.focused.emit(False)

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(Qt.GlobalColor.transparent))
        self.setPalette(palette)

    def _reface(self) -> None:
        self.setFont(self._look.font(Type.COMMENT))


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
