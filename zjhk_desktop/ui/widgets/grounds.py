"""The grounds that several widgets share: that of a field, and that of a current row."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.tokens import Colours, Space

_BAR = 3


def draw_field(painter: QPainter, field: QWidget, colours: Colours, emphasis: str = "") -> None:
    """Fill a whole widget as a field, in a thin frame, or a thick one in the colour `emphasis`."""
    inset = 1.0 if emphasis else 0.5
    painter.setPen(QPen(QColor(emphasis or colours.strong_rule), 2 * inset))
    painter.setBrush(QColor(colours.field))
    box = QRectF(field.rect()).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)


def draw_current(painter: QPainter, box: QRectF, colours: Colours, *, bar: bool = True) -> None:
    """Tint a current row or cell, with a bar at its left."""
    painter.fillRect(box, QColor(colours.navy_tint))
    if bar:
        painter.fillRect(QRectF(box.left(), box.top(), _BAR, box.height()), QColor(colours.navy))
