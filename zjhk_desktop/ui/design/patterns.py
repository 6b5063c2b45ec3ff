"""The line patterns that tell the categories apart without colour, and their swatches."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.tokens import CategoryColours

_WAVE = 6.0
_TICK = 5.0


def draw_line(
    painter: QPainter, category: Category, start: float, end: float, y: float, colour: str
) -> None:
    """Draw a category's underline from `start` to `end` px, its top at `y`."""
    painter.save()
    begin_lines(painter)
    add_line(painter, category, start, end, y, colour)
    painter.restore()


def begin_lines(painter: QPainter) -> None:
    """Make a painter ready for lines; what it had set is for the caller to keep."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def add_line(
    painter: QPainter, category: Category, start: float, end: float, y: float, colour: str
) -> None:
    """Draw one of many underlines with a painter that is ready for them; its pen changes."""
    _DRAWERS[category](painter, start, end, y, QColor(colour))


def draw_swatch(
    painter: QPainter, category: Category, box: QRectF, colours: CategoryColours
) -> None:
    """Draw a category's swatch: its band over its line, the same in every place."""
    band = QRectF(box.left(), box.top(), box.width(), box.height() - 4)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.band))
    painter.drawRoundedRect(band, 2, 2)
    painter.restore()
    draw_line(painter, category, box.left(), box.right(), band.bottom() + 0.5, colours.line)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _thick(painter: QPainter, start: float, end: float, y: float, colour: QColor) -> None:
    painter.setPen(_pen(colour, 2.4))
    painter.drawLine(QLineF(start, y + 1.2, end, y + 1.2))


def _dashed(painter: QPainter, start: float, end: float, y: float, colour: QColor) -> None:
    pen = _pen(colour, 1.8)
    pen.setDashPattern([2.8, 1.5])
    painter.setPen(pen)
    painter.drawLine(QLineF(start, y + 1.1, end, y + 1.1))


def _double(painter: QPainter, start: float, end: float, y: float, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1.0))
    for offset in (0.5, 3.0):
        painter.drawLine(QLineF(start, y + offset, end, y + offset))


def _wavy(painter: QPainter, start: float, end: float, y: float, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1.2))
    path = QPainterPath(QPointF(start, y + 1.8))
    halves = max(1, round((end - start) / _WAVE * 2))
    step = (end - start) / halves
    for half in range(halves):
        x = start + step * half
        # A quadratic's crest lies half as high as its control point.
        crest = y + 1.8 + (2.8 if half % 2 == 0 else -2.8)
        path.quadTo(x + step / 2, crest, x + step, y + 1.8)
    painter.drawPath(path)


def _dotted(painter: QPainter, start: float, end: float, y: float, colour: QColor) -> None:
    pen = QPen(colour, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 1.9])
    painter.setPen(pen)
    painter.drawLine(QLineF(start + 1, y + 1.2, end, y + 1.2))


def _ticked(painter: QPainter, start: float, end: float, y: float, colour: QColor) -> None:
    painter.setPen(_pen(colour, 1.0))
    places = [start + 0.5 + index * _TICK for index in range(int((end - start) / _TICK) + 1)]
    ticks = [QLineF(x, y + 0.5, x, y + 3.4) for x in places]
    painter.drawLines([QLineF(start, y + 0.5, end, y + 0.5), *ticks])


_DRAWERS = {
    Category.KEY: _thick,
    Category.QUERY: _dashed,
    Category.AMEND: _double,
    Category.RESERVE: _wavy,
    Category.ACTION: _dotted,
    Category.DONE: _ticked,
}
