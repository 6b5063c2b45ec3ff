"""The symbol of each status, and the ribbon of a bookmark: drawn, the same in every place."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from zjhk_desktop.domain.status import Status

_STROKE = 1.3
_NOTCH = 0.28


def draw_status(
    painter: QPainter, status: Status, centre: QPointF, radius: float, ink: str, ground: str
) -> None:
    """Draw a status as a sign in a circle; `ground` is what shows through a full circle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    full = status is Status.IMPLEMENTED
    painter.setPen(QPen(QColor(ink), _STROKE))
    painter.setBrush(QColor(ink) if full else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(centre, radius, radius)
    draw_sign(painter, status, centre, radius, ground if full else ink)
    painter.restore()


def draw_sign(painter: QPainter, status: Status, centre: QPointF, radius: float, ink: str) -> None:
    """Draw the sign of a status alone, as large as in a circle of a radius."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(ink), _STROKE / radius)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(centre)
    painter.scale(radius, radius)
    painter.drawPath(_sign(status))
    painter.restore()


def draw_ribbon(painter: QPainter, box: QRectF, colour: str, *, full: bool = True) -> None:
    """Draw a ribbon with a notch at its end: full, or in outline where there could be one."""
    middle, notch = box.center().x(), box.bottom() - _NOTCH * box.height()
    shape = QPolygonF(
        [
            box.topLeft(),
            box.topRight(),
            box.bottomRight(),
            QPointF(middle, notch),
            box.bottomLeft(),
        ]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(QColor(colour), 1)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(colour) if full else Qt.BrushStyle.NoBrush)
    painter.drawPolygon(shape)
    painter.restore()


def _sign(status: Status) -> QPainterPath:
    """Return the sign of a status in a circle of radius 1 around the origin."""
    path = QPainterPath()
    if status in (Status.AGREED, Status.IMPLEMENTED):
        path.addPolygon(QPolygonF([QPointF(-0.45, 0.02), QPointF(-0.1, 0.4), QPointF(0.5, -0.35)]))
    elif status is Status.RESERVED:
        _add_line(path, QLineF(-0.45, 0, 0.45, 0))
    elif status is Status.FOLLOW_UP:
        _add_line(path, QLineF(-0.5, 0, 0.5, 0))
        path.addPolygon(QPolygonF([QPointF(0.1, -0.4), QPointF(0.5, 0), QPointF(0.1, 0.4)]))
    elif status is Status.TO_CLARIFY:
        path.arcMoveTo(-0.32, -0.6, 0.64, 0.64, 180)
        path.arcTo(-0.32, -0.6, 0.64, 0.64, 180, -225)
        path.lineTo(0, 0.25)
        path.addEllipse(QPointF(0, 0.58), 0.03, 0.03)
    return path


def _add_line(path: QPainterPath, line: QLineF) -> None:
    path.moveTo(line.p1())
    path.lineTo(line.p2())
