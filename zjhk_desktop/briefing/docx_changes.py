"""Proposed wordings as tracked changes: which of a passage's can be, and what each does.

Two that touch cannot stand in one text without one hiding the other, so rivals are told in their
comments alone. So is what is resolved: it waits for nobody to accept it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.outgoing import PlacedNote
from zjhk_desktop.domain.wording import Part


@dataclass(frozen=True, slots=True)
class Edit:
    """Code points `[start, end)` of a passage give way to a text; either may be empty."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class TrackedChange:
    """An edit with the note that proposes it."""

    edit: Edit
    placed: PlacedNote


def tracked_changes(placed: Sequence[PlacedNote]) -> tuple[TrackedChange, ...]:
    """Return what can be tracked of the wordings proposed for one passage, in its order."""
    found = sorted(
        (
            TrackedChange(edit, each)
            for each in placed
            if not each.note.annotation.state.resolved
            for edit in edits_of(each)
        ),
        key=lambda change: (change.edit.start, change.edit.end),
    )
    rivals = _rivals(found)
    return tuple(each for each in found if each.placed.note.annotation.id not in rivals)


def edits_of(placed: PlacedNote) -> tuple[Edit, ...]:
    """Return what a note proposes to do to its passage, in order; nothing if it proposes none."""
    edits: list[Edit] = []
    at = placed.place.start
    for each in placed.place.wording:
        if each.part is Part.KEPT:
            at += len(each.text)
        elif each.part is Part.DELETED:
            edits.append(Edit(at, at + len(each.text), ""))
            at += len(each.text)
        elif edits and edits[-1].end == at and not edits[-1].text:
            edits[-1] = Edit(edits[-1].start, at, each.text)
        else:
            edits.append(Edit(at, at, each.text))
    return tuple(edits)


def inserted(changes: Sequence[TrackedChange]) -> Mapping[int, TrackedChange]:
    """Return the changes that insert something, by the code point before which they do."""
    return {each.edit.end: each for each in changes if each.edit.text}


def _rivals(changes: Sequence[TrackedChange]) -> set[str]:
    """Return the ids of the notes whose edits touch another note's."""
    rivals: set[str] = set()
    touching: set[str] = set()
    reach = -1
    for change in changes:
        if change.edit.start > reach:
            touching = set()
        touching.add(change.placed.note.annotation.id)
        reach = max(reach, change.edit.end)
        if len(touching) > 1:
            rivals |= touching
    return rivals
