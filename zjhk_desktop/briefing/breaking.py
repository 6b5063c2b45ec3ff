"""Where lines end: the breaks that are best for a paragraph as a whole."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf

from zjhk_desktop.briefing.cells import Cell
from zjhk_desktop.briefing.characters import Kind
from zjhk_desktop.briefing.gaps import Gap

_RAGGED = 2_000.0
_TORN = 50_000.0
_LONELY = 8_000.0
_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Fit:
    """How a run of cells fills a measure: `slack` to put in, within what it can give or take."""

    slack: float
    stretch: float
    shrink: float


class Paragraph:
    """The cells of a paragraph with what lies between them, summed up for quick measuring."""

    def __init__(self, cells: Sequence[Cell], gaps: Sequence[Gap]) -> None:
        """Take the cells and the gaps between them."""
        self.cells = cells
        self.gaps = gaps
        widths = [cell.width for cell in cells]
        naturals = [gap.natural for gap in self.gaps]
        self._natural = _sums(widths, naturals)
        self._shrink = _sums([], [gap.shrink for gap in self.gaps])
        self._stretch = _sums([], [gap.stretch for gap in self.gaps])
        self.least = [
            natural - shrink for natural, shrink in zip(self._natural, self._padded(), strict=True)
        ]

    def _padded(self) -> list[float]:
        missing = len(self._natural) - len(self._shrink)
        return self._shrink + [self._shrink[-1]] * missing

    def last_ink(self, start: int, end: int) -> int:
        """Return the end of a line without the spaces that it swallows."""
        while end > start and self.cells[end - 1].kind is Kind.SPACE:
            end -= 1
        return end

    def fit(self, start: int, end: int, measure: float) -> Fit:
        """Return how cells `[start, end)` fill a measure; the white at both edges is cut off."""
        end = self.last_ink(start, end)
        if end == start:
            return Fit(measure, 0.0, 0.0)
        first, last = self.cells[start], self.cells[end - 1]
        before = self._natural[start] + (self.gaps[start - 1].natural if start else 0.0)
        natural = self._natural[end] - before - first.left - last.right
        inner = (start, end - 1)
        stretch = self._stretch[inner[1]] - self._stretch[inner[0]]
        shrink = self._shrink[inner[1]] - self._shrink[inner[0]]
        slack = measure - natural
        # Sums of lengths are not exact: a line that is full to the last digit is just full.
        return Fit(slack if abs(slack) > _EPSILON else 0.0, stretch, shrink)


def _sums(cells: list[float], gaps: list[float]) -> list[float]:
    """Return running sums: entry k is what comes before cell k, the gap before it not counted."""
    if not cells:
        return list(accumulate(gaps, initial=0.0))
    total = 0.0
    sums = [0.0]
    for index, width in enumerate(cells):
        total += width + (gaps[index - 1] if index else 0.0)
        sums.append(total)
    return sums


def break_lines(paragraph: Paragraph, first: float, other: float) -> list[tuple[int, int]]:
    """Return the lines of a paragraph as `[start, end)` cell indices.

    Args:
        paragraph: at least one cell.
        first: measure of the first line, in points.
        other: measure of every other line, in points.
    """
    count = len(paragraph.cells)
    best = [inf] * (count + 1)
    came = [0] * (count + 1)
    best[0] = 0.0
    for start in range(count):
        if best[start] == inf:
            continue
        measure = other if start else first
        for end, torn in _candidates(paragraph, start, measure):
            cost = best[start] + _cost(paragraph, start, end, measure) + torn
            if cost < best[end]:
                best[end], came[end] = cost, start
    lines: list[tuple[int, int]] = []
    end = count
    while end:
        lines.append((came[end], end))
        end = came[end]
    return lines[::-1]


def _candidates(paragraph: Paragraph, start: int, measure: float) -> list[tuple[int, float]]:
    """Return the ends worth trying for a line from `start`, each with an extra cost.

    From the fullest line backwards until one is too loose. A word that is longer than the
    measure is torn where the line is full.
    """
    count = len(paragraph.cells)
    found: list[tuple[int, float]] = []
    full = _fullest(paragraph, start, measure)
    for end in range(full, start, -1):
        if end < count and not paragraph.gaps[end - 1].breakable:
            continue
        found.append((end, 0.0))
        fit = paragraph.fit(start, end, measure)
        if fit.slack > fit.stretch and len(found) > 1:
            break
    if not found:
        found.append((_tear(paragraph, start, full), _TORN))
    return found


def _tear(paragraph: Paragraph, start: int, full: int) -> int:
    """Return where to tear what fits no line: inside a word, so that no mark is misplaced."""
    cells = paragraph.cells
    for end in range(full, start, -1):
        if end < len(cells) and cells[end - 1].kind is cells[end].kind is Kind.LATIN:
            return end
    return full


def _fullest(paragraph: Paragraph, start: int, measure: float) -> int:
    """Return the farthest end at which a line from `start` still fits (at least one cell)."""
    count = len(paragraph.cells)
    slack = 2 * max(paragraph.cells[start].size, 1.0)
    limit = paragraph.least[start] + measure + slack
    end = min(count, max(start + 1, bisect_right(paragraph.least, limit) + 1))
    while end < count and paragraph.cells[end].kind is Kind.SPACE:
        end += 1
    while end > start + 1:
        fit = paragraph.fit(start, end, measure)
        if fit.slack + fit.shrink >= -_EPSILON:
            break
        end -= 1
    return end


def _cost(paragraph: Paragraph, start: int, end: int, measure: float) -> float:
    """Return how bad a line is: loose, tight, ragged, or a last line of one character."""
    fit = paragraph.fit(start, end, measure)
    if fit.slack < 0:
        ratio = -fit.slack / fit.shrink if fit.shrink > _EPSILON else 1.0
        badness = 150 * ratio**3
    elif end == len(paragraph.cells):
        badness = 0.0
    elif fit.slack <= fit.stretch:
        badness = 100 * (fit.slack / fit.stretch) ** 3 if fit.stretch else 0.0
    else:
        em = paragraph.cells[start].size
        badness = _RAGGED + 100 * ((fit.slack - fit.stretch) / em) ** 2
    if end == len(paragraph.cells) and start and _is_lonely(paragraph.cells[start:end]):
        badness += _LONELY
    return badness + 10


def _is_lonely(cells: Sequence[Cell]) -> bool:
    """Say whether a last line holds a single character, punctuation not counted."""
    words = (cell for cell in cells if cell.kind in (Kind.HAN, Kind.LATIN))
    return sum(_is_word(cell.character) for cell in words) <= 1


def _is_word(character: str) -> bool:
    """Say whether a character is more than punctuation."""
    return unicodedata.category(character)[0] not in "PZ"
