"""A small panel that stands over the window for one question or answer in place."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space


class Panel(QWidget):
    """A card-coloured ground with a rule around it; Escape puts it away.

    Subclasses say where it stands (`place`), and call `_recolour` once their parts are there.
    """

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make a hidden panel over `parent`, which keeps its place whatever the window's size."""
        super().__init__(parent)
        self._look = look
        self._over = parent
        parent.installEventFilter(self)
        look.theme_changed.connect(self._recolour)
        self.hide()

    def place(self) -> None:
        """Stand where it belongs, as large as the words need."""
        raise NotImplementedError

    def put_away(self) -> None:
        """Hide the panel, changing nothing."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place whatever the window's size."""
        if watched is self._over and event.type() is QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, changing nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._look.colours.strong_rule))
        painter.setBrush(QColor(self._look.colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.POPUP_RADIUS, Space.POPUP_RADIUS)

    def _recolour(self) -> None:
        self.setPalette(self._look.palette())
        self.update()
