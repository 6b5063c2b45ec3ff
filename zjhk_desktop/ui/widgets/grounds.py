"""The grounds that several widgets share: of a field, a current row, what floats over the text."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.tokens import Colours, Space

SHADOW = 6
"""What a floating box needs around it for its shadow, px."""
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


def draw_floating(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """Draw the ground of a box that floats over the text, and its shadow around it."""
    painter.setPen(Qt.PenStyle.NoPen)
    shade = QColor(colours.shadow)
    shade.setAlphaF(0.16 if colours.dark else 0.03)
    painter.setBrush(shade)
    for spread in range(1, SHADOW):
        halo = box.adjusted(-spread, 1 - spread, spread, spread + 1)
        painter.drawRoundedRect(halo, Space.POPUP_RADIUS + spread, Space.POPUP_RADIUS + spread)
    painter.setBrush(QColor(colours.card))
    painter.setPen(QPen(QColor(colours.strong_rule), 1))
    inner = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(inner, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
