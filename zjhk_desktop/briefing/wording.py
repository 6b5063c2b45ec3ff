"""Proposed words on a card: what goes is struck out, what comes in is tinted and lined."""

from collections.abc import Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.faces import Family, Style
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.marks import BAND_ABOVE, BAND_BELOW, UNDERLINE
from zjhk_desktop.briefing.page import Area, Page, Text
from zjhk_desktop.briefing.palette import INK, Palette, across
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.strikes import draw_strike
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.wording import Part, Words

WORDING = Style(Family.SERIF, 9.2)
ROW = 14.6
WORDING_INSET = 5.0
"""How far the words stand from the edges of their ground."""
_GAP = 2.0
"""White above the ground."""
_PAD = 2.6
"""Ground above the first row and below the last."""


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One line of proposed words.

    Attributes:
        parts: the words of each fate, with what happens to them; places from the line's left.
        start: first code point of the line in all that is proposed.
        height: from the row's top to the next row's.
        gap: white above the ground.
        drop: from the row's top down to the baseline.
        width: of the ground.
    """

    parts: tuple[tuple[Part, SetLine], ...]
    start: int
    height: float
    gap: float
    drop: float
    width: float


def wording_rows(
    said: Sequence[Words], lines: Sequence[SetLine], width: float
) -> tuple[WordingRow, ...]:
    """Return lines of proposed words in rows.

    Args:
        said: all that is proposed.
        lines: those that are still to be printed, `width` less twice `WORDING_INSET` wide.
        width: of the ground.
    """
    rows: list[WordingRow] = []
    for index, line in enumerate(lines):
        gap = 0.0 if index else _GAP
        above = gap if index else gap + _PAD
        below = _PAD if index == len(lines) - 1 else 0.0
        drop = above + ROW / 2 + CENTRE * WORDING.size
        height = above + ROW + below
        rows.append(WordingRow(_parts(line, said), line.start, height, gap, drop, width))
    return tuple(rows)


def draw_wording(
    page: Page, row: WordingRow, x: float, top: float, category: Category, palette: Palette
) -> None:
    """Draw a row of proposed words with its upper edge at `top`, its ground beginning at `x`."""
    page.areas.append(Area(x, top - row.height, x + row.width, top - row.gap, palette.pale))
    baseline = top - row.drop
    left = x + WORDING_INSET
    gone = palette.ink(Category.RESERVE)
    inks = {Part.KEPT: INK, Part.DELETED: gone, Part.INSERTED: palette.ink(category)}
    for part, line in row.parts:
        x0, x1 = left + line.boxes[0].x0, left + line.boxes[-1].x1
        if part is Part.INSERTED:
            foot = baseline - BAND_BELOW * WORDING.size
            high = baseline + BAND_ABOVE * WORDING.size
            page.areas.append(Area(x0, foot, x1, high, palette.tint(category), band=True))
            ink = palette.ink(category)
            page.strokes.extend(across(Category.AMEND, x0, x1, foot - UNDERLINE, ink))
        elif part is Part.DELETED:
            draw_strike(page, line.text, (x0, x1), baseline, WORDING.size, gone)
        page.texts.append(Text(line, left, baseline, inks[part]))


def _parts(line: SetLine, said: Sequence[Words]) -> tuple[tuple[Part, SetLine], ...]:
    """Return what a line holds of each stretch of words; the places on it stay."""
    parts: list[tuple[Part, SetLine]] = []
    at = 0
    for each in said:
        end = at + len(each.text)
        boxes = tuple(box for box in line.boxes if at <= box.offset < end)
        if boxes:
            parts.append((each.part, SetLine(boxes, max(at, line.start), min(end, line.end))))
        at = end
    return tuple(parts)
