"""Where the figures of the overview lead."""

from collections.abc import Iterable
from dataclasses import dataclass

from zjhk_desktop.domain.overview import MeasureFigures
from zjhk_desktop.ui.models.matrix_rows import MatrixFilter
from zjhk_desktop.ui.models.notes_filter import NotesFilter
from zjhk_desktop.ui.models.picked import Picked


@dataclass(frozen=True, slots=True)
class MeasureLink:
    """To a measure in the text."""

    passage: str


@dataclass(frozen=True, slots=True)
class StatusLink:
    """To what is said of a measure, in the matrix."""

    passage: str


@dataclass(frozen=True, slots=True)
class NoteLink:
    """To a note; to what it has been, if it is there no more."""

    annotation: str
    deleted: bool = False


Link = MatrixFilter | NotesFilter | MeasureLink | StatusLink | NoteLink
"""A filter stands for the page of the matrix or of all notes, showing what it lets through."""


def these_measures(measures: Iterable[MeasureFigures], words: str) -> MatrixFilter:
    """Return the way to some measures, which have `words` in common."""
    return MatrixFilter(only=Picked(frozenset(each.passage.id for each in measures), words))


def these_notes(ids: Iterable[str], words: str, *, deleted: bool = False) -> NotesFilter:
    """Return the way to some notes, which have `words` in common."""
    return NotesFilter(only=Picked(frozenset(ids), words), deleted=deleted)
