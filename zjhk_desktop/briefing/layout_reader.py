"""The layout map read back: which words of the memorandum a mark on a printed page covers.

The rule is part of the contract in docs/printed-pdf.md: a code point belongs to a mark that
covers at least half the width of its ink and more than half the height of its line.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from zjhk_desktop.briefing.enclosure import FORMAT, VERSION
from zjhk_desktop.briefing.layout_map import UNITS
from zjhk_desktop.briefing.live import Rectangle
from zjhk_desktop.domain.script import Script

_UNDER = 0.5
"""A stroke so far below a line, in its type size, runs under it."""


class NotALayoutMap(Exception):
    """It is no layout map, or one of a version that is not known."""


@dataclass(frozen=True, slots=True)
class CoveredRange:
    """`[start, end)` code points of a passage, as they are printed in one script."""

    passage: str
    script: Script
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the memorandum on a page; lengths in points.

    Attributes:
        room: from its first character's left edge, as low and as high as a mark on it reaches.
        inks: where the ink of each character begins and ends.
    """

    passage: str
    script: Script
    start: int
    size: float
    room: Rectangle
    inks: tuple[tuple[float, float], ...]

    def covered_by(self, mark: Rectangle) -> Iterator[int]:
        """Yield the offsets of the code points that belong to a mark."""
        if 2 * _overlap(_upright(self.room), _upright(mark)) <= self.room.y1 - self.room.y0:
            return
        inside = False
        for offset, (start, end) in enumerate(self.inks, self.start):
            # What has no width goes with the character that it stands on.
            if end > start:
                inside = 2 * _overlap((start, end), (mark.x0, mark.x1)) >= end - start
            if inside:
                yield offset


class LayoutMap:
    """The lines of each page of one printing."""

    def __init__(self, pages: Sequence[Sequence[PrintedLine]]) -> None:
        """Take the lines of the pages."""
        self.pages = pages

    @classmethod
    def read(cls, content: bytes) -> "LayoutMap":
        """Return the map of an attachment (NotALayoutMap)."""
        try:
            record = json.loads(content)
            if (record["format"], record["version"]) != (FORMAT, VERSION):
                raise NotALayoutMap
            band = (float(record["band"][0]), float(record["band"][1]))
            pages = [[_line(each, band) for each in page["lines"]] for page in record["pages"]]
        except (ValueError, LookupError, TypeError):
            raise NotALayoutMap from None
        return cls(pages)

    def covered(self, marks: Iterable[tuple[int, Rectangle]]) -> tuple[CoveredRange, ...]:
        """Return what rectangles cover together, each on a page that is counted from 0."""
        offsets: dict[tuple[str, Script], set[int]] = {}
        for page, mark in marks:
            for line in self.pages[page]:
                offsets.setdefault((line.passage, line.script), set()).update(line.covered_by(mark))
        return tuple(
            CoveredRange(*place, start, end)
            for place, several in offsets.items()
            for start, end in _ranges(several)
        )

    def as_high(self, page: int, stroke: Rectangle) -> Rectangle:
        """Return a stroke as high as the line that it runs through or under; itself if none."""
        middle = (stroke.y0 + stroke.y1) / 2
        near = [
            (max(0.0, line.room.y0 - middle), line.room)
            for line in self.pages[page]
            if line.room.y0 - _UNDER * line.size <= middle <= line.room.y1
            and _overlap((line.room.x0, line.room.x1), (stroke.x0, stroke.x1)) > 0
        ]
        if not near:
            return stroke
        room = min(near, key=lambda one: one[0])[1]
        return Rectangle(stroke.x0, room.y0, stroke.x1, room.y1)


def _line(record: Mapping[str, Any], band: tuple[float, float]) -> PrintedLine:
    size, y = record["size"] / UNITS, record["y"] / UNITS
    widths: Sequence[int] = record["widths"]
    edges = list(accumulate(widths, initial=int(record["x"])))
    insets: Sequence[int] = record["ink"]
    inks = tuple(
        ((start + left) / UNITS, (end - right) / UNITS)
        for start, end, left, right in zip(
            edges[:-1], edges[1:], insets[::2], insets[1::2], strict=True
        )
    )
    below, above = (reach / 100 * size for reach in band)
    room = Rectangle(edges[0] / UNITS, y - below, edges[-1] / UNITS, y + above)
    return PrintedLine(
        str(record["passage"]), Script(record["script"]), int(record["start"]), size, room, inks
    )


def _upright(box: Rectangle) -> tuple[float, float]:
    return (box.y0, box.y1)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(0.0, min(one[1], other[1]) - max(one[0], other[0]))


def _ranges(offsets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges that offsets make up, in order."""
    start = end = -1
    for offset in sorted(offsets):
        if offset != end:
            if end > start:
                yield (start, end)
            start = offset
        end = offset + 1
    if end > start:
        yield (start, end)
