"""The rows of the results: group headings, places in the memorandum, in notes, and names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum, Mention, Passage, PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.services.searching import Found, NameHit, NoteHit, NotePart, part_text
from zjhk_desktop.ui.models.results_excerpt import Excerpt, Span, excerpt


class Scope(StrEnum):
    """Where results are shown from."""

    ALL = "all"
    MEMORANDUM = "memorandum"
    NOTES = "notes"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Results:
    """What a query found: places are numbered passages first, then notes, then names, from 0.

    Each mention of a name is a place.

    Attributes:
        whole: the query has no words; its hits are whole passages and notes.
    """

    query: str = ""
    passages: tuple[Hit, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    names: tuple[NameHit, ...] = ()
    whole: bool = False

    def __len__(self) -> int:
        """Return how many places there are."""
        mentions = sum(len(hit.mentions) for hit in self.names)
        return len(self.passages) + len(self.notes) + mentions

    def count(self, scope: Scope) -> int:
        """Return how many places there are in a scope."""
        return len(self.indices(scope))

    def indices(self, scope: Scope) -> range:
        """Return the numbers of the places in a scope."""
        notes, names = len(self.passages), len(self.passages) + len(self.notes)
        ranges = {
            Scope.ALL: range(len(self)),
            Scope.MEMORANDUM: range(notes),
            Scope.NOTES: range(notes, names),
            Scope.NAMES: range(names, len(self)),
        }
        return ranges[scope]

    def name_at(self, index: int) -> tuple[NameHit, int] | None:
        """Return the name that a place is a mention of, and which of them (None: it is not)."""
        index -= len(self.passages) + len(self.notes)
        if index < 0:
            return None
        for hit in self.names:
            if index < len(hit.mentions):
                return hit, index
            index -= len(hit.mentions)
        return None


def results_of(query: str, found: Found) -> Results:
    """Return what a query found, with its places numbered."""
    return Results(query, found.passages, found.notes, found.names, found.whole)


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading over a section's places (`section`), or over those of a scope (then it is empty).

    Attributes:
        scope: of the places below it.
    """

    section: str
    count: int
    scope: Scope = Scope.MEMORANDUM

    @property
    def places(self) -> range:
        """Return the numbers of the places that the row itself shows: none."""
        return range(0)


@dataclass(frozen=True, slots=True)
class PassageRow:
    """Words of a passage with one place or several; `label` stands at the left."""

    passage: str
    label: str
    excerpt: Excerpt

    @property
    def places(self) -> range:
        """Return the numbers of the places that the row shows."""
        return _numbers(self.excerpt)


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Words of a part of a note with one place or several; `number` is the note's own."""

    annotation: Annotation
    number: int
    excerpt: Excerpt

    @property
    def places(self) -> range:
        """Return the numbers of the places that the row shows."""
        return _numbers(self.excerpt)


@dataclass(frozen=True, slots=True)
class NameRow:
    """An entry of the index of names; each of its mentions is a place.

    Attributes:
        labels: of the passages that mention it, one a mention.
        first: number of the first mention among all places.
    """

    hit: NameHit
    labels: tuple[str, ...]
    first: int

    @property
    def places(self) -> range:
        """Return the numbers of the places that the row shows."""
        return range(self.first, self.first + len(self.hit.mentions))


Row = GroupRow | PassageRow | NoteRow | NameRow

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
    annotations: Sequence[Annotation],
    hits: Sequence[NoteHit],
    first: int,
    room: float,
    text_of: Callable[[Annotation, NotePart], str] = part_text,
) -> list[Row]:
    """Return the rows of places in notes under their heading (none without places).

    Args:
        annotations: all the notes in order; a note's number is its place among them, from 1.
        hits: in the order of the notes.
        first: number of the first of these places among all results.
        room: how many full-width characters fit in a line.
        text_of: a part of a note as it is shown, as long as the typed one.
    """
    rows: list[Row] = [GroupRow("", len(hits), Scope.NOTES)] if hits else []
    known = {annotation.id: (annotation, n) for n, annotation in enumerate(annotations, 1)}
    numbered = list(enumerate(hits, first))
    for (annotation_id, part), in_note in groupby(
        numbered, key=lambda pair: (pair[1].annotation, pair[1].part)
    ):
        annotation, number = known[annotation_id]
        places = [Span(hit.start, hit.end, index) for index, hit in in_note]
        rows.extend(
            NoteRow(annotation, number, words)
            for words in _excerpts(
                text_of(annotation, part) or annotation.anchor.quote, places, room
            )
        )
    return rows


def name_rows(
    memorandum: Memorandum, hits: Sequence[NameHit], first: int, script: Script
) -> list[Row]:
    """Return the rows of names under their heading (none without names).

    Args:
        memorandum: what mentions them.
        hits: in the order in which they are shown.
        first: number of their first place among all results.
        script: the script of the labels.
    """
    count = sum(len(hit.mentions) for hit in hits)
    rows: list[Row] = [GroupRow("", count, Scope.NAMES)] if hits else []
    for hit in hits:
        labels = tuple(label_of_mention(memorandum, mention, script) for mention in hit.mentions)
        rows.append(NameRow(hit, labels, first))
        first += len(hit.mentions)
    return rows


def label_of_mention(memorandum: Memorandum, mention: Mention, script: Script) -> str:
    """Return the short label of the passage that a mention stands in; a domain by its numeral."""
    passage = memorandum.passage(mention.passage)
    if passage.kind is PassageKind.DOMAIN:
        return memorandum.section(passage.section).numeral
    return label_of(passage, script)


def label_of(passage: Passage, script: Script) -> str:
    """Return the short label of a passage: a measure's number, ¶ n, 題 or 簽."""
    if passage.kind is PassageKind.MEASURE:
        return str(passage.number)
    if passage.kind is PassageKind.PREAMBLE:
        return f"¶ {passage.id[1:]}"
    if passage.kind is PassageKind.SIGNATURE:
        return _SIGNATURE[script]
    return _HEADING[script]


def _numbers(words: Excerpt) -> range:
    """Return the numbers of the places in an excerpt: they follow each other."""
    return range(words.spans[0].index, words.spans[-1].index + 1)


def _excerpts(text: str, places: Sequence[Span], room: float) -> list[Excerpt]:
    """Return as many excerpts as it takes for each place to be wholly in one."""
    found: list[Excerpt] = []
    while places:
        found.append(excerpt(text, places, room))
        places = places[found[-1].taken :]
    return found
