"""A thin rule of which a part is filled: how much is done."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zjhk_desktop.ui.design.look import Look


def paint_progress(painter: QPainter, look: Look, track: QRectF, part: float) -> None:
    """Draw a rule of which a part (0…1) is filled."""
    radius = track.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours.rule))
    painter.drawRoundedRect(track, radius, radius)
    if part > 0:
        painter.setBrush(QColor(look.colours.navy))
        filled = QRectF(track.topLeft(), track.size())
        filled.setWidth(max(track.height(), track.width() * part))
        painter.drawRoundedRect(filled, radius, radius)
