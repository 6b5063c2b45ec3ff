"""What an input method is composing becomes text before the field is left, saved or closed."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class Composition(QObject):
    """Watches one field; while something is composed there, no key is a command.

    The composed words lie in the layout of the field, not in its text: they are lost with it
    unless somebody asks for them in time.
    """

    def __init__(self, field: QWidget) -> None:
        """Watch a field from now on."""
        super().__init__(field)
        self._field = field
        self._text = ""
        field.installEventFilter(self)

    @property
    def text(self) -> str:
        """Return what is being composed ("": nothing)."""
        return self._text

    def finish(self) -> None:
        """Make text of what is being composed."""
        if not self._text:
            return
        QGuiApplication.inputMethod().commit()
        if self._text:
            # There is no input method any more, or one that does not answer.
            event = QInputMethodEvent("", [])
            event.setCommitString(self._text)
            QCoreApplication.sendEvent(self._field, event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Remember what is composed; make text of it when the focus goes; hold commands back."""
        if isinstance(event, QInputMethodEvent):
            self._text = event.preeditString()
        elif not self._text:
            return False
        elif event.type() is QEvent.Type.FocusOut:
            self.finish()
        elif event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return bool(event.modifiers() & _COMMANDING)
        return False


def finish_composing() -> None:
    """Make text of what is being composed in the field that has the focus."""
    field = QApplication.focusWidget()
    if field is None:
        return
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for composition in field.findChildren(Composition, options=direct):
        composition.finish()
