"""Where each passage stands in the reader's document."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.models.utf16 import to_code_points, to_utf16


@dataclass(frozen=True, slots=True)
class Placement:
    """One passage in the document: its text from UTF-16 position `start` up to `end`."""

    passage: str
    text: str
    start: int
    end: int
    script: Script = Script.HANT


@dataclass(slots=True)
class TextMap:
    """The passages in document order, and the way between offsets and positions.

    Offsets are code points of a passage; positions are UTF-16 units of the document. A document
    may hold each passage once a script; `script` is the one meant where none is named.
    """

    script: Script
    placements: list[Placement] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _of: dict[tuple[Script, str], Placement] = field(default_factory=dict)

    @property
    def scripts(self) -> tuple[Script, ...]:
        """Return the scripts that the document holds, the main one first."""
        return (self.script, *sorted({s for s, _ in self._of} - {self.script}))

    def add(self, placement: Placement) -> None:
        """Append a passage that stands after all others."""
        self.placements.append(placement)
        self._starts.append(placement.start)
        self._of[placement.script, placement.passage] = placement

    def placement(self, passage: str, script: Script | None = None) -> Placement:
        """Return where a passage stands (KeyError: it is not in the document)."""
        return self._of[script or self.script, passage]

    def __contains__(self, passage: object) -> bool:
        """Say whether a passage is in the document."""
        return (self.script, passage) in self._of

    def at(self, position: int) -> Placement:
        """Return the passage at a position, or the last one that begins before it."""
        return self.placements[max(0, bisect_right(self._starts, position) - 1)]

    def beside(self, placement: Placement, *, forward: bool) -> Placement | None:
        """Return the next passage of the same script, or the one before (None: there is none)."""
        column = [each for each in self.placements if each.script is placement.script]
        index = column.index(placement) + (1 if forward else -1)
        return column[index] if 0 <= index < len(column) else None

    def position(self, passage: str, offset: int, script: Script | None = None) -> int:
        """Return the position of a code point of a passage."""
        placement = self.placement(passage, script)
        return placement.start + to_utf16(placement.text, offset)

    def offset(self, position: int) -> tuple[str, int]:
        """Return the passage and code point at a position (clamped into the passage)."""
        placement = self.at(position)
        inside = min(max(0, position - placement.start), placement.end - placement.start)
        return placement.passage, to_code_points(placement.text, inside)

    def offset_from(self, position: int) -> tuple[str, int]:
        """Return the passage and code point at a position, or the next passage's beginning.

        A domain's numeral stands before its passage and belongs to it, not to the one before.
        """
        placement = self.at(position)
        index = self.placements.index(placement) + 1
        if position > placement.end and index < len(self.placements):
            return self.placements[index].passage, 0
        return self.offset(position)

    def overlaps(
        self, start: int, end: int, script: Script | None = None
    ) -> Iterator[tuple[str, int, int]]:
        """Yield the passages that `[start, end)` positions touch, with code point offsets.

        In one script, or in whatever script they are.
        """
        for placement in self.placements:
            low, high = max(start, placement.start), min(end, placement.end)
            if low < high and script in (None, placement.script):
                text = placement.text
                yield (
                    placement.passage,
                    to_code_points(text, low - placement.start),
                    to_code_points(text, high - placement.start),
                )

    def first_overlap(self, start: int, end: int) -> tuple[str, int, int] | None:
        """Return the first passage that `[start, end)` positions touch, with code point offsets."""
        return next(self.overlaps(start, end), None)
