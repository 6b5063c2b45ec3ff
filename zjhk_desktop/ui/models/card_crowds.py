"""Crowds: where a passage has more notes than cards can stand near it, they fold."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

FAR = 900.0
"""So far beyond their passage cards may be pushed, in px: about a screen."""
MOST = 12
"""So many folded cards of a crowd are shown at once."""


@dataclass(frozen=True, slots=True)
class Group:
    """The notes of one passage.

    Attributes:
        count: how many there are.
        top: where the first of their cards wants to stand, in px of the document.
        room: from there to where the next group's cards want to stand.
    """

    passage: str
    count: int
    top: float
    room: float


@dataclass(frozen=True, slots=True)
class Slice:
    """The notes `[first, last)` of a crowd, of `count`: those whose cards are shown."""

    first: int
    last: int
    count: int

    @property
    def length(self) -> int:
        """Return how many are shown."""
        return self.last - self.first


def groups_at(places: Sequence[tuple[str, int, float]]) -> list[Group]:
    """Return groups of passages, counts and tops that come in order from the top.

    The room of the last, or of one far above the next, is not more than `FAR`.
    """
    tops = [top for _, _, top in places]
    rooms = [min(after - top, FAR) for top, after in pairwise(tops)]
    return [
        Group(passage, count, top, room)
        for (passage, count, top), room in zip(places, [*rooms, FAR], strict=False)
    ]


def crowds(
    groups: Sequence[Group], size: Callable[[Group], float], *, least: float
) -> frozenset[str]:
    """Return the passages whose cards fold, because some would be pushed too far otherwise.

    Args:
        groups: from the top.
        size: what all cards of a group take, with the gaps between them, in px; it is asked only
            of groups that do not fold anyway.
        least: what the smallest card takes with its gap.
    """
    folded: set[str] = set()
    pushed: list[tuple[Group, float]] = []
    bottom = 0.0
    for group in groups:
        if bottom <= group.top:
            pushed = []
        wide = group.count * least > group.room + FAR
        taken = group.room if wide else size(group)
        if wide:
            folded.add(group.passage)
        pushed.append((group, taken))
        bottom = max(bottom, group.top) + taken
        if bottom > group.top + group.room + FAR:
            folded.update(each.passage for each, needed in pushed if needed > each.room)
            pushed, bottom = [], group.top + group.room
    return frozenset(folded)


def shown_slice(count: int, room: int, start: int, active: int) -> Slice:
    """Return the notes of a crowd that are shown: those from `start`, the active one in any case.

    Args:
        count: how many notes there are.
        room: how many cards there is room for; with an active one, one is shown anyway.
        start: the first that was shown before.
        active: which one is active, counted from 0 (-1: none).
    """
    length = min(room, MOST, count)
    if active >= 0:
        length = max(length, 1)
        if not start <= active < start + length:
            start = active
    first = max(0, min(start, count - length))
    return Slice(first, first + length, count)


def turned(shown: Slice, step: int) -> int:
    """Return the note with which a crowd goes on (1) or back (-1), round the ends."""
    if step > 0:
        return shown.last if shown.last < shown.count else 0
    if not shown.first:
        return shown.count - max(1, shown.length)
    return max(0, shown.first - max(1, shown.length))
