"""What may happen between two cells: a break, a squeeze, a stretch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zjhk_desktop.briefing.cells import Cell
from zjhk_desktop.briefing.characters import NO_END, NO_START, Kind

STRETCH = 0.09
"""How far a gap may open to justify a line, in em; beyond that the line stays ragged."""

LATIN_GAP = 0.25
"""The gap between Chinese and Latin, in em; half of it may be squeezed out."""

_SPACE_STRETCH = 0.30
_SPACED = "%$€£&@#+–-"
"""Latin signs that stand apart from Chinese as letters and digits do."""

_BETWEEN = 0.12
"""The squeezable white that stays between two marks of punctuation, in em."""

_SIGNS = ("￥＄№", "％‰℃′″")
"""Wide signs that cling to a number: those before it, those after it."""

_UNITS = "年月日號号時时分秒"
"""What a number is not parted from."""

_STRAIGHT = "\"'"
_TOUCHING = (Kind.OPENER, Kind.CLOSER)


@dataclass(frozen=True, slots=True)
class Gap:
    """The place between two cells; lengths in points.

    Attributes:
        natural: added to the cells' own widths (negative where punctuation meets).
        shrink: how much can be taken out, the neighbours' squeezable white included.
        stretch: how much can be put in.
        breakable: a line may end here.
    """

    natural: float
    shrink: float
    stretch: float
    breakable: bool


class Gaps:
    """What may happen between the cells of a text; what it has found of a pair it remembers."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self._known: dict[tuple[Cell, Cell], Gap] = {}

    def of(self, cells: Sequence[Cell]) -> list[Gap]:
        """Return the gaps of a text, one fewer than its cells.

        What stands on a character counts as that character. After an opening mark no line ends,
        though spaces come between.
        """
        if not cells:
            return []
        gaps: list[Gap] = []
        base = ink = cells[0]
        for after in cells[1:]:
            gap = self._known.get((base, after))
            if gap is None:
                gap = self._known[base, after] = gap_between(base, after)
            if base.kind is Kind.SPACE and gap.breakable and ink.character in NO_END:
                gap = replace(gap, breakable=False)
            gaps.append(gap)
            if after.kind is not Kind.JOINED:
                base = after
                ink = ink if after.kind is Kind.SPACE else after
        return gaps


def gap_between(before: Cell, after: Cell) -> Gap:
    """Return what may happen between two neighbours."""
    em = max(before.size, after.size)
    breakable = _may_break(before, after)
    kinds = (before.kind, after.kind)
    if after.kind is Kind.JOINED or kinds == (Kind.LATIN, Kind.LATIN):
        return Gap(0.0, 0.0, 0.0, breakable)
    if kinds == (Kind.DASH, Kind.DASH):
        natural = -after.side if before.character == after.character != "…" else 0.0
        return Gap(natural, 0.0, 0.0, breakable)
    if Kind.SPACE in kinds:
        stretch = _SPACE_STRETCH * em if before.kind is Kind.SPACE else 0.0
        return Gap(0.0, before.right + after.left, stretch, breakable)
    if kinds in ((Kind.HAN, Kind.LATIN), (Kind.LATIN, Kind.HAN)):
        latin, even = (before, before.even[1]) if kinds[1] is Kind.HAN else (after, after.even[0])
        if _cling(before.character, after.character):
            return Gap(0.0, 0.0, 0.0, breakable=False)
        if not (latin.character.isalnum() or latin.character in _SPACED):
            return Gap(0.0, 0.0, STRETCH * em, breakable)
        return Gap(LATIN_GAP * em + even, LATIN_GAP * em / 2, STRETCH * em, breakable)
    white = before.right + after.left
    touching = before.kind in _TOUCHING and after.kind in _TOUCHING
    met = max(0.0, white - _BETWEEN * em) if touching else 0.0
    return Gap(-met, white - met, STRETCH * em, breakable)


def _cling(before: str, after: str) -> bool:
    """Say whether one of two neighbours is a number and the other a sign that belongs to it."""
    leading, trailing = _SIGNS
    return (before in leading and after.isdecimal()) or (before.isdecimal() and after in trailing)


def _may_break(before: Cell, after: Cell) -> bool:
    """Say whether a line may end between two neighbours."""
    if after.kind in (Kind.JOINED, Kind.SPACE):
        return False
    if before.character in NO_END or after.character in NO_START:
        return False
    if before.character.isdecimal() and after.character in _UNITS:
        return False
    if before.character in _STRAIGHT or after.character in _STRAIGHT:
        return before.kind is Kind.SPACE
    if before.kind is Kind.DASH and after.kind is Kind.DASH:
        return False
    return not (before.kind is Kind.LATIN and after.kind is Kind.LATIN)
