"""Set lines: where every code point of a text lies on the page."""

from bisect import bisect_left
from dataclasses import dataclass, replace

from zjhk_desktop.briefing.cells import Cell


@dataclass(frozen=True, slots=True)
class Box:
    """One code point on a line; lengths in points from the line's left edge.

    Attributes:
        offset: its code point offset in the text that was set.
        x0: left edge: what a mark on it covers begins here.
        x1: right edge.
        pen: where its glyph is drawn.
    """

    offset: int
    cell: Cell
    x0: float
    x1: float
    pen: float


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of set text.

    Attributes:
        boxes: from left to right; spaces that the line's end swallowed are not among them.
        start: offset of the first code point that belongs to the line.
        end: offset after the last one, swallowed spaces included.
        justified: the line reaches exactly to the right edge of its measure.
    """

    boxes: tuple[Box, ...]
    start: int
    end: int
    justified: bool = False

    @property
    def width(self) -> float:
        """Return how far the line reaches from its left edge."""
        return self.boxes[-1].x1 if self.boxes else 0.0

    @property
    def advance(self) -> float:
        """Return the width with the white after the last character, for what goes on after it."""
        return self.width + self.boxes[-1].cell.right if self.boxes else 0.0

    @property
    def text(self) -> str:
        """Return the code points on the line."""
        return "".join(box.cell.character for box in self.boxes)

    def shifted(self, offset: int) -> "SetLine":
        """Return the line with every offset moved on, as a part of a longer text."""
        if not offset:
            return self
        boxes = tuple(replace(box, offset=box.offset + offset) for box in self.boxes)
        return SetLine(boxes, self.start + offset, self.end + offset, self.justified)

    def span(self, start: int, end: int) -> tuple[float, float] | None:
        """Return where `[start, end)` begins and ends on this line, or None if it is not on it."""
        boxes = self._between(start, end)
        return (boxes[0].x0, boxes[-1].x1) if boxes else None

    def words(self, start: int, end: int) -> str:
        """Return the code points of `[start, end)` that are on this line."""
        return "".join(box.cell.character for box in self._between(start, end))

    def _between(self, start: int, end: int) -> tuple[Box, ...]:
        first = bisect_left(self.boxes, start, key=_offset)
        return self.boxes[first : bisect_left(self.boxes, end, key=_offset)]


def _offset(box: Box) -> int:
    return box.offset
