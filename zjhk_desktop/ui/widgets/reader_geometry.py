"""Where characters of the reader's document stand, in px of the document."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextDocument


@dataclass(frozen=True, slots=True)
class LineBox:
    """A stretch of one line: its left and right edge, its top, baseline and bottom.

    Attributes:
        em: the text's size in px.
    """

    left: float
    right: float
    top: float
    baseline: float
    bottom: float
    em: float


def range_boxes(document: QTextDocument, start: int, end: int) -> list[LineBox]:
    """Return the stretches that `[start, end)` UTF-16 positions cover, line by line."""
    boxes: list[LineBox] = []
    layout = document.documentLayout()
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        origin = layout.blockBoundingRect(block).topLeft()
        text = block.layout()
        em = _em(block)
        low = max(0, start - block.position())
        high = min(block.length() - 1, end - block.position())
        for index in range(text.lineCount()):
            line = text.lineAt(index)
            first = max(low, line.textStart())
            last = min(high, line.textStart() + line.textLength())
            if first >= last:
                continue
            left = x_of(line.cursorToX(first))
            right = x_of(line.cursorToX(last))
            top = origin.y() + line.y()
            boxes.append(
                LineBox(
                    origin.x() + min(left, right),
                    origin.x() + max(left, right),
                    top,
                    top + line.ascent(),
                    top + line.height(),
                    em,
                )
            )
        block = block.next()
    return boxes


@dataclass(frozen=True, slots=True)
class RuledLine:
    """One line of a block with the place of each of its characters.

    Attributes:
        start: UTF-16 position of its first character.
        end: UTF-16 position after its last.
        edges: left edge of the character at each position from `start` to `end`, in px.
        box: the whole line.
    """

    start: int
    end: int
    edges: Sequence[float]
    box: LineBox


def ruled_lines(document: QTextDocument, position: int) -> list[RuledLine]:
    """Return the lines of the block at a UTF-16 position, for finding many stretches in them."""
    block = document.findBlock(position)
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    text = block.layout()
    em = _em(block)
    lines: list[RuledLine] = []
    for index in range(text.lineCount()):
        line = text.lineAt(index)
        start = line.textStart()
        end = min(start + line.textLength(), block.length() - 1)
        if start >= end:
            continue
        edges = [origin.x() + x_of(line.cursorToX(place)) for place in range(start, end + 1)]
        top = origin.y() + line.y()
        box = LineBox(edges[0], edges[-1], top, top + line.ascent(), top + line.height(), em)
        first = block.position()
        lines.append(RuledLine(first + start, first + end, edges, box))
    return lines


def ruled_boxes(lines: Sequence[RuledLine], start: int, end: int) -> list[LineBox]:
    """Return the stretches of ruled lines that `[start, end)` UTF-16 positions cover."""
    boxes: list[LineBox] = []
    for line in lines:
        low, high = max(start, line.start), min(end, line.end)
        if low < high:
            left, right = line.edges[low - line.start], line.edges[high - line.start]
            box = line.box
            boxes.append(
                LineBox(
                    min(left, right), max(left, right), box.top, box.baseline, box.bottom, box.em
                )
            )
    return boxes


def block_rect(document: QTextDocument, position: int) -> QRectF:
    """Return the box of the block at a UTF-16 position, without its outer margins."""
    block = document.findBlock(position)
    return document.documentLayout().blockBoundingRect(block)


def first_baseline(document: QTextDocument, position: int) -> float:
    """Return the baseline of the first line of the block at a UTF-16 position."""
    # The block is kept in a variable: its layout dies with it.
    block = document.findBlock(position)
    top = document.documentLayout().blockBoundingRect(block).top()
    layout = block.layout()
    if not layout.lineCount():
        return top
    line = layout.lineAt(0)
    return top + line.y() + line.ascent()


def _em(block: QTextBlock) -> float:
    """Return the size of a block's text, which is of one size throughout, in px."""
    fragments = block.begin()
    if fragments.atEnd():
        return 0.0
    return float(fragments.fragment().charFormat().font().pixelSize())


def x_of(answer: object) -> float:
    """Return the x of QTextLine.cursorToX, which PySide6 gives as a number or as (x, position)."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # pyright: ignore
