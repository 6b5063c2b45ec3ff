"""Text laid out to be read from afar, and the size at which it can be."""

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QPainter, QScreen, QTextLayout, QTextOption

from zjhk_desktop.ui.models.utf16 import to_utf16
from zjhk_desktop.ui.widgets.reader_geometry import x_of

LEADING = 1.5
"""Line height over the size of the type."""
_DISTANCE = 2000.0
_ANGLE = 20.0
"""A character must fill so many minutes of arc at so many mm (ISO 9241-303: 20 to 22)."""
_INCH = 25.4
_LEAST, _MOST = 30, 96


def legible_size(screen: QScreen | None) -> int:
    """Return the size in px of characters that can be read on a screen from two metres.

    Screens that do not know how large they are, or say what cannot be, count as nearest as can be.
    """
    size = _DISTANCE * math.tan(math.radians(_ANGLE / 60))
    density = screen.physicalDotsPerInch() if screen is not None else _INCH
    return min(max(round(size / _INCH * density), _LEAST), _MOST)


class LargeText:
    """Words in one face and width; places in them are code points."""

    def __init__(self, text: str, font: QFont, width: float) -> None:
        """Break text into lines of at most `width` px."""
        self._text = text
        self.size = font.pixelSize()
        self.leading = round(self.size * LEADING)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            # Chinese stands by its ideographic centre, whatever the face says of its height.
            middle = (self._layout.lineCount() - 0.5) * self.leading
            line.setPosition(QPointF(0, round(middle + 0.37 * self.size) - line.ascent()))
        self._layout.endLayout()

    @property
    def lines(self) -> int:
        """Return how many lines there are."""
        return self._layout.lineCount()

    @property
    def height(self) -> float:
        """Return the height of all lines in px."""
        return self.lines * self.leading

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """Return where the characters [start, end) stand: one box of the type's size a line."""
        first, last = to_utf16(self._text, start), to_utf16(self._text, end)
        found: list[QRectF] = []
        for index in range(self.lines):
            line = self._layout.lineAt(index)
            begin, over = line.textStart(), line.textStart() + line.textLength()
            if over <= first or begin >= last:
                continue
            left, right = (x_of(line.cursorToX(at)) for at in (max(begin, first), min(over, last)))
            top = (index + 0.5) * self.leading - self.size * 0.58
            found.append(QRectF(left, top, right - left, self.size * 1.16))
        return found

    def draw(self, painter: QPainter, place: QPointF, first: int = 0, count: int = -1) -> None:
        """Draw `count` lines (all of them: -1) from the line `first` on, that one at a place."""
        last = self.lines if count < 0 else min(self.lines, first + count)
        up = QPointF(0, first * self.leading)
        for index in range(first, last):
            self._layout.lineAt(index).draw(painter, place - up)


def fitted(
    text: str, face: Callable[[float], QFont], width: float, height: float, least: int, most: int
) -> LargeText:
    """Return text at the largest size between two that lets it fit; at the least if none does."""
    for size in range(most, least, -2):
        laid = LargeText(text, face(size), width)
        if laid.height <= height:
            return laid
    return LargeText(text, face(least), width)
