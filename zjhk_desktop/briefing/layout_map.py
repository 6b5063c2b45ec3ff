"""The layout map: which code point of the memorandum lies where on the printed pages.

By it a mark that another program draws on a page is led back to the words that it covers. The
form is a contract: docs/printed-pdf.md; `layout_reader` reads it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from zjhk_desktop.briefing.cells import Cell
from zjhk_desktop.briefing.lines import Box
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script

UNITS = 100
"""Lengths are whole numbers of hundredths of a point."""

Record = dict[str, Any]


def layout_map(pages: Sequence[Page], memorandum: Memorandum, script: Script) -> list[Record]:
    """Return the size and the lines of each page.

    Args:
        pages: as they are printed.
        memorandum: whose passages stand on them.
        script: that of texts of which their element does not say another.
    """
    mapper = _Mapper(memorandum, script)
    return [
        {"size": [_whole(length) for length in page.size], "lines": list(mapper.lines(page))}
        for page in pages
    ]


class _Mapper:
    """Maps lines; where the ink of a cell lies it remembers."""

    def __init__(self, memorandum: Memorandum, script: Script) -> None:
        self._memorandum = memorandum
        self._script = script
        self._ink: dict[Cell, tuple[float, float]] = {}

    def lines(self, page: Page) -> Iterator[Record]:
        for text in page.texts:
            if not text.passage:
                continue
            tag = text.element.language if text.element else ""
            foreign = tag and tag != self._script.tag
            script = self._script.other if foreign else self._script
            words = self._memorandum.passage(text.passage).text(script)
            boxes = _own(text.line.boxes, words)
            if boxes:
                yield self._line(text, boxes, script)

    def _line(self, text: Text, boxes: Sequence[Box], script: Script) -> Record:
        edges = [_whole(text.x + box.x0) for box in boxes]
        edges.append(_whole(text.x + boxes[-1].x1))
        insets: list[int] = []
        for box, (start, end) in zip(boxes, pairwise(edges), strict=True):
            left, right = self._ink_of(box)
            insets += [_whole(text.x + left) - start, end - _whole(text.x + right)]
        return {
            "passage": text.passage,
            "script": script.value,
            "start": boxes[0].offset,
            "y": _whole(text.y),
            "size": _whole(max(box.cell.size for box in boxes)),
            "x": edges[0],
            "widths": [end - start for start, end in pairwise(edges)],
            "ink": insets,
        }

    def _ink_of(self, box: Box) -> tuple[float, float]:
        """Return where the ink of a code point begins and ends on its line."""
        cell = box.cell
        if len(cell.shown) != 1:
            return (box.x0, box.x1)
        if cell not in self._ink:
            start, end = cell.face.ink(cell.shown)
            self._ink[cell] = (start * cell.size / 1000, end * cell.size / 1000)
        start, end = self._ink[cell]
        return (box.pen + start, box.pen + end)


def _own(boxes: Sequence[Box], words: str) -> Sequence[Box]:
    """Return the boxes of the passage's own words: what cuts them short is none of them."""
    for index, box in enumerate(boxes):
        if words[box.offset : box.offset + 1] != box.cell.character:
            return boxes[:index]
    return boxes


def _whole(length: float) -> int:
    return round(length * UNITS)
