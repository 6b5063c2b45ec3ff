"""The rows of the results: group headings, places in the memorandum, places in notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.services.searching import NoteHit
from zjhk_desktop.ui.models.results_excerpt import Excerpt, Span, excerpt


class Scope(StrEnum):
    """Where results are shown from."""

    ALL = "all"
    MEMORANDUM = "memorandum"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found: places are numbered passages first, then notes, from 0."""

    query: str = ""
    passages: tuple[Hit, ...] = ()
    notes: tuple[NoteHit, ...] = ()

    def __len__(self) -> int:
        """Return how many places there are."""
        return len(self.passages) + len(self.notes)

    def count(self, scope: Scope) -> int:
        """Return how many places there are in a scope."""
        return len(self.indices(scope))

    def indices(self, scope: Scope) -> range:
        """Return the numbers of the places in a scope."""
        first = len(self.passages) if scope is Scope.NOTES else 0
        last = len(self.passages) if scope is Scope.MEMORANDUM else len(self)
        return range(first, last)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading over a section's places (`section`), or over those in notes (empty)."""

    section: str
    count: int


@dataclass(frozen=True, slots=True)
class PassageRow:
    """Words of a passage with one place or several; `label` stands at the left."""

    passage: str
    label: str
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Words of a note's comment with one place or several; `number` is the note's own."""

    annotation: Annotation
    number: int
    excerpt: Excerpt


Row = GroupRow | PassageRow | NoteRow

_HEADING = {Script.HANT: "題", Script.HANS: "题"}
_SIGNATURE = {Script.HANT: "簽", Script.HANS: "签"}


def passage_rows(
    memorandum: Memorandum, hits: Sequence[Hit], script: Script, room: float
) -> list[Row]:
    """Return the rows of places in the memorandum, in its order, a heading before each section.

    Args:
        memorandum: what the hits are in.
        hits: in memorandum order.
        script: the script of the words.
        room: how many full-width characters fit in a line.
    """
    rows: list[Row] = []
    numbered = list(enumerate(hits))
    for section, in_section in groupby(
        numbered, key=lambda pair: memorandum.passage(pair[1].passage).section
    ):
        of_section = list(in_section)
        rows.append(GroupRow(section, len(of_section)))
        for passage_id, in_passage in groupby(of_section, key=lambda pair: pair[1].passage):
            passage = memorandum.passage(passage_id)
            places = [Span(hit.start, hit.end, index) for index, hit in in_passage]
            rows.extend(
                PassageRow(passage_id, label_of(passage, script), words)
                for words in _excerpts(passage.text(script), places, room)
            )
    return rows


def note_rows(
    annotations: Sequence[Annotation], hits: Sequence[NoteHit], first: int, room: float
) -> list[Row]:
    """Return the rows of places in notes under their heading (none without places).

    Args:
        annotations: all the notes in order; a note's number is its place among them, from 1.
        hits: in the order of the notes.
        first: number of the first of these places among all results.
        room: how many full-width characters fit in a line.
    """
    rows: list[Row] = [GroupRow("", len(hits))] if hits else []
    known = {annotation.id: (annotation, n) for n, annotation in enumerate(annotations, 1)}
    numbered = list(enumerate(hits, first))
    for annotation_id, in_note in groupby(numbered, key=lambda pair: pair[1].annotation):
        annotation, number = known[annotation_id]
        places = [Span(hit.start, hit.end, index) for index, hit in in_note]
        rows.extend(
            NoteRow(annotation, number, words)
            for words in _excerpts(annotation.state.comment, places, room)
        )
    return rows


def label_of(passage: Passage, script: Script) -> str:
    """Return the short label of a passage: a measure's number, ¶ n, 題 or 簽."""
    if passage.kind is PassageKind.MEASURE:
        return str(passage.number)
    if passage.kind is PassageKind.PREAMBLE:
        return f"¶ {passage.id[1:]}"
    if passage.kind is PassageKind.SIGNATURE:
        return _SIGNATURE[script]
    return _HEADING[script]


def _excerpts(text: str, places: Sequence[Span], room: float) -> list[Excerpt]:
    """Return as many excerpts as it takes for each place to be wholly in one."""
    found: list[Excerpt] = []
    while places:
        found.append(excerpt(text, places, room))
        places = places[found[-1].taken :]
    return found
