"""A button with an icon above its label, as in the selection popup."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton


class IconLabelButton(DrawnButton):
    """An icon over a word."""

    def __init__(self, look: Look, icon: str, parent: QWidget | None = None) -> None:
        """Show an icon; `set_label` gives the word."""
        super().__init__(look, parent)
        self._icon = icon

    def sizeHint(self) -> QSize:
        """Return the size of a popup button."""
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        return QSize(max(46, round(metrics.horizontalAdvance(self.text())) + 12), 44)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the pointer, the icon and the word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        if self.hovered or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(self.rect(), Space.RADIUS, Space.RADIUS)
        centre = QPointF(self.width() / 2, 15)
        self.look.icons.paint(painter, self._icon, centre, 16, colours.navy)
        painter.setFont(self.look.font(Type.SMALL))
        painter.setPen(QColor(colours.ink))
        label = QRectF(0, 24, self.width(), 18)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, self.text())
        self.draw_focus(painter)
