"""A page that can stand in the place of the text: its ground, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look


class DeskPage(QWidget):
    """What every page has: paper, Escape that leads back, Ctrl+F that filters.

    Signals:
        closed(): Escape was pressed, or the page's cross.
    """

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Take what room there is, and ask for none while another page is shown."""
        super().__init__(parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        look.theme_changed.connect(self.update)

    def begin(self) -> None:
        """Take the focus, where one goes on from when the page comes."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_filter(self) -> None:
        """Take the focus for filtering."""
        self.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Escape from anything on the page, and let Ctrl+F filter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif (
            event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.begin_filter()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.colours.paper))
