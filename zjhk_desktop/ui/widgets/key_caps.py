"""The cap of keys as lists and the sheet of keys draw it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type

_HEIGHT = 18
CAP_AIR = 14
"""So much wider than its keys a cap is."""


def draw_cap(painter: QPainter, look: Look, end: QPointF, keys: str) -> float:
    """Draw keys in a small frame that ends at a point, at half its height; return its width."""
    font = look.font(Type.SMALL)
    width = QFontMetricsF(font).horizontalAdvance(keys) + CAP_AIR
    cap = QRectF(end.x() - width, end.y() - _HEIGHT / 2, width, _HEIGHT)
    painter.setPen(QColor(look.colours.strong_rule))
    painter.setBrush(QColor(look.colours.field))
    painter.drawRoundedRect(cap, Space.HALF, Space.HALF)
    painter.setFont(font)
    painter.setPen(QColor(look.colours.ink2))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
    return width
