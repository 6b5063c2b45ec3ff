"""Stamps of lines and pills, drawn once: what a crowd of marks is painted with, on whole pixels."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

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
    """Keeps the stamps of a look."""

    def __init__(self, look: Look) -> None:
        """Draw in the look's colours, those of the present theme."""
        self._look = look
        self._stamps: dict[tuple[str, str, int, float], QPixmap] = {}

    def line(
        self, painter: QPainter, category: Category, left: float, right: float, y: int
    ) -> None:
        """Draw a category's underline with its top at `y`."""
        colour = self._look.colours.categories[category].line
        length = _LENGTHS.get(category, _LENGTH)

        def draw(stamp: QPainter) -> None:
            draw_line(stamp, category, 0, length, _ABOVE, colour)

        stamp = self._stamp(painter, (category.value, colour), length, _HIGH, draw)
        start = round(left)
        place = QRectF(start, y - _ABOVE, round(right) - start, _HIGH)
        painter.drawTiledPixmap(place, stamp)

    def pill(self, painter: QPainter, category: Category, box: QRectF) -> None:
        """Draw the pill of a category's marker, bordered with paper, nearest to a box."""
        colours = self._look.colours
        width = math.ceil(box.width())
        ink = colours.categories[category].text

        def draw(stamp: QPainter) -> None:
            stamp.setRenderHint(QPainter.RenderHint.Antialiasing)
            stamp.setPen(QColor(colours.paper))
            stamp.setBrush(QColor(ink))
            stamp.drawRoundedRect(QRectF(1, 1, width, PILL), PILL / 2, PILL / 2)

        stamp = self._stamp(painter, (colours.paper, ink), width + 2, PILL + 2, draw)
        painter.drawPixmap(QPointF(round(box.left()) - 1, round(box.top()) - 1), stamp)

    def _stamp(
        self,
        painter: QPainter,
        name: tuple[str, str],
        width: int,
        height: int,
        draw: Callable[[QPainter], None],
    ) -> QPixmap:
        """Return a stamp for the pixels that a painter paints on, drawn if it is a new one."""
        ratio = painter.device().devicePixelRatio()
        key = (*name, width, ratio)
        if key not in self._stamps:
            stamp = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
            stamp.setDevicePixelRatio(ratio)
            stamp.fill(Qt.GlobalColor.transparent)
            onto = QPainter(stamp)
            draw(onto)
            onto.end()
            self._stamps[key] = stamp
        return self._stamps[key]
