"""Finding words in the memorandum, in its index of names and in the notes, in any script."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum, Mention, Name, Passage
from zjhk_desktop.domain.query import Fold, Query, parse_query
from zjhk_desktop.domain.search import Hit, JoinedText, find_terms
from zjhk_desktop.domain.status import Status


class NotePart(StrEnum):
    """What of a note was searched: its comment, or the words that it proposes."""

    COMMENT = "comment"
    REPLACEMENT = "replacement"


@dataclass(frozen=True, slots=True)
class NoteHit:
    """Where a query stands in a part of a note: `[start, end)` code points of it."""

    annotation: str
    start: int
    end: int
    part: NotePart = NotePart.COMMENT


@dataclass(frozen=True, slots=True)
class NameHit:
    """A name that a query found in the index, and where the memorandum mentions it, in order.

    Attributes:
        spans: where the query stands in the name, `[start, end)` code points of either script.
        gloss_spans: where it stands in the English name.
    """

    name: Name
    mentions: tuple[Mention, ...]
    spans: tuple[tuple[int, int], ...]
    gloss_spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Everything that a query found; each part in memorandum order.

    Attributes:
        whole: the query has no words, so each hit is a whole passage or note.
    """

    passages: tuple[Hit, ...] = ()
    notes: tuple[NoteHit, ...] = ()
    names: tuple[NameHit, ...] = ()
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _IndexEntry:
    """A name with its forms, folded: name, English name, name in the other script."""

    name: Name
    forms: tuple[str, str, str]
    mentions: tuple[Mention, ...]


def unreviewed(_passage: str) -> Status:
    """Return the status of every measure before anyone has reviewed it."""
    return Status.UNREVIEWED


class Searching:
    """Exact search over folded text for what `domain/query.py` describes.

    Attributes are those of the constructor: the memorandum (None if its file cannot be used: then
    only notes are ever found), the fold of a text, which keeps its length, and the status of a
    measure by its passage id.
    """

    def __init__(
        self,
        memorandum: Memorandum | None,
        fold: Fold,
        status_of: Callable[[str], Status] = unreviewed,
    ) -> None:
        """Search in a memorandum with a fold; nothing is read before the first search."""
        self._memorandum = memorandum
        self._fold = fold
        self._status_of = status_of

    def follow(self, status_of: Callable[[str], Status]) -> None:
        """Take the status of a measure from here from now on."""
        self._status_of = status_of

    def find(self, text: str, annotations: Sequence[Annotation]) -> Found:
        """Return everything that a query finds in the memorandum, its names and these notes."""
        query = self._parse(text)
        return Found(
            tuple(self._passages(query)),
            tuple(self._notes(query, annotations)),
            tuple(self._names(query)),
            whole=not query.terms,
        )

    def in_passages(self, text: str) -> list[Hit]:
        """Return every place in the memorandum that a query finds, in its order."""
        return self._passages(self._parse(text)) if self._memorandum else []

    def in_annotations(self, text: str, annotations: Sequence[Annotation]) -> list[NoteHit]:
        """Return every place in comments and proposed words that a query finds, in order."""
        return self._notes(self._parse(text), annotations)

    def in_names(self, text: str) -> list[NameHit]:
        """Return the names that a query finds, in the order of their first mentions."""
        return self._names(self._parse(text)) if self._memorandum else []

    def matching_names(self, text: str) -> frozenset[str]:
        """Return the ids of the names that hold all words of a query, mentioned or not."""
        terms = self._parse(text).terms
        return frozenset(
            entry.name.id
            for entry in self._index
            if find_terms("\0".join(entry.forms), terms) or not terms
        )

    def matching_texts(self, text: str, texts: Mapping[str, str]) -> frozenset[str]:
        """Return the keys of the texts that hold all words of a query, in either script."""
        terms = self._parse(text).terms
        return frozenset(
            key for key, words in texts.items() if not terms or find_terms(self._fold(words), terms)
        )

    def _parse(self, text: str) -> Query:
        last = len(self._memorandum.domains) if self._memorandum else 0
        return parse_query(text, self._fold, last)

    def _passages(self, query: Query) -> list[Hit]:
        if self._memorandum is None or query.is_empty or query.asks_of_notes:
            return []
        passages = self._memorandum.passages
        if not query.terms:
            return [
                Hit(passage.id, 0, len(passage), passage.text_hant)
                for passage in passages
                if self._admits(query, passage)
            ]
        hits: list[Hit] = []
        filtered = bool(query.domains or query.statuses)
        for number, spans in self._joined.find(query.terms):
            passage = passages[number]
            if not filtered or self._admits(query, passage):
                name, whole = passage.id, passage.text_hant
                hits += [Hit(name, start, end, whole[start:end]) for start, end in spans]
        return hits

    def _notes(self, query: Query, annotations: Sequence[Annotation]) -> list[NoteHit]:
        if query.is_empty:
            return []
        hits: list[NoteHit] = []
        for annotation in annotations:
            if not self._admits_note(query, annotation):
                continue
            if query.terms:
                hits += self._places(query, annotation)
            else:
                hits.append(NoteHit(annotation.id, 0, len(annotation.state.comment)))
        return hits

    def _places(self, query: Query, annotation: Annotation) -> list[NoteHit]:
        """Return where the words of a query, all of which it must hold, stand in a note."""
        comment = annotation.state.comment
        proposed = part_text(annotation, NotePart.REPLACEMENT)
        spans = find_terms(self._fold(f"{comment}\0{proposed}"), query.terms)
        after = len(comment) + 1
        return [
            NoteHit(annotation.id, start, end)
            if end <= len(comment)
            else NoteHit(annotation.id, start - after, end - after, NotePart.REPLACEMENT)
            for start, end in spans
        ]

    def _names(self, query: Query) -> list[NameHit]:
        if self._memorandum is None or not query.terms or query.asks_of_notes:
            return []
        hits: list[NameHit] = []
        for entry in self._index:
            name, gloss, _ = entry.forms
            spans = find_terms("\0".join(entry.forms), query.terms)
            mentions = tuple(
                mention
                for mention in entry.mentions
                if spans and self._admits(query, self._memorandum.passage(mention.passage))
            )
            if mentions:
                after = len(name) + 1
                in_name = tuple(span for span in spans if span[1] <= len(name))
                in_gloss = tuple(
                    (start - after, end - after)
                    for start, end in spans
                    if after <= start and end <= after + len(gloss)
                )
                hits.append(NameHit(entry.name, mentions, in_name, in_gloss))
        return hits

    def _admits(self, query: Query, passage: Passage) -> bool:
        return query.admits_passage(passage, self._status_of(passage.id))

    def _admits_note(self, query: Query, annotation: Annotation) -> bool:
        if not query.admits_note(annotation.state, self._fold):
            return False
        if not query.domains and not query.statuses:
            return True
        passage_id = annotation.anchor.passage
        return (
            self._memorandum is not None
            and passage_id in self._memorandum
            and self._admits(query, self._memorandum.passage(passage_id))
        )

    @cached_property
    def _joined(self) -> JoinedText:
        passages = self._memorandum.passages if self._memorandum else ()
        return JoinedText([passage.folded for passage in passages])

    @cached_property
    def _index(self) -> Sequence[_IndexEntry]:
        """Every name with its mentions; names in the order of their first mentions, then others."""
        if self._memorandum is None:
            return ()
        positions = {passage.id: passage.position for passage in self._memorandum.passages}
        mentions: dict[str, list[Mention]] = {name.id: [] for name in self._memorandum.names}
        for mention in sorted(
            self._memorandum.mentions, key=lambda m: (positions[m.passage], m.start)
        ):
            mentions[mention.name].append(mention)
        order = {name_id: number for number, name_id in enumerate(mentions)}
        fold = self._fold
        entries = [
            _IndexEntry(name, (fold(name.hant), fold(name.en), fold(name.hans)), tuple(places))
            for name in self._memorandum.names
            for places in (mentions[name.id],)
        ]
        return sorted(entries, key=lambda entry: _first_place(entry, positions, order))


def part_text(annotation: Annotation, part: NotePart) -> str:
    """Return a part of a note as it was typed."""
    proposal = annotation.state.proposal
    if part is NotePart.REPLACEMENT:
        return proposal.text if proposal else ""
    return annotation.state.comment


def _first_place(
    entry: _IndexEntry, positions: dict[str, int], order: dict[str, int]
) -> tuple[int, int, int]:
    """Return what sorts names: the first mention, then the index's own order."""
    if not entry.mentions:
        return (len(positions), 0, order[entry.name.id])
    first = entry.mentions[0]
    return (positions[first.passage], first.start, order[entry.name.id])
