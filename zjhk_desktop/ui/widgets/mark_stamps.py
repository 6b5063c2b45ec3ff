"""Stamps of lines and pills, drawn once: what a crowd of marks is painted with, on whole pixels."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.patterns import draw_line

PILL = 12
"""Height of a marker's pill in px."""
_LENGTHS = {Category.QUERY: 62, Category.ACTION: 61}
_LENGTH = 60
"""Px of a line's stamp, a whole number of its pattern's periods: dashes and dots have their own."""
_ABOVE, _HIGH = 1, 8


class MarkStamps:
    """Paints with the stamps of a look."""

    def __init__(self, look: Look) -> None:
        """Draw in the look's colours, those of the present theme."""
        self._look = look

    def line(
        self,
        painter: QPainter,
        category: Category,
        left: float,
        right: float,
        y: int,
        colour: str,
    ) -> None:
        """Draw a category's underline in a colour, its top at `y`."""
        length = _LENGTHS.get(category, _LENGTH)

        def draw(stamp: QPainter) -> None:
            draw_line(stamp, category, 0, length, _ABOVE, colour)

        stamp = self._look.stamps.stamp(painter, (category, colour), length, _HIGH, draw)
        start = round(left)
        place = QRectF(start, y - _ABOVE, round(right) - start, _HIGH)
        painter.drawTiledPixmap(place, stamp)

    def pill(self, painter: QPainter, ink: str, box: QRectF) -> tuple[int, int]:
        """Draw the pill of a marker in a colour, bordered with paper, nearest to a box.

        Returns:
            Left and top edge of what was drawn.
        """
        colours = self._look.colours
        width = math.ceil(box.width())

        def draw(stamp: QPainter) -> None:
            stamp.setPen(QColor(colours.paper))
            stamp.setBrush(QColor(ink))
            stamp.drawRoundedRect(QRectF(1, 1, width, PILL), PILL / 2, PILL / 2)

        stamp = self._look.stamps.stamp(painter, (colours.paper, ink), width + 2, PILL + 2, draw)
        left, top = round(box.left()), round(box.top())
        painter.drawPixmap(QPointF(left - 1, top - 1), stamp)
        return left, top
