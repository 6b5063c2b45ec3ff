"""The review: a set of revisions, and what it says of each annotation now."""

from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter

from zjhk_desktop.domain.annotation import Annotation, Author
from zjhk_desktop.domain.errors import UnknownAnnotation, UnknownRevision
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.domain.timeline import (
    HistoryEntry,
    Moment,
    Turn,
    counted_after,
    differences,
    moments_of,
    stood_at,
)

_SHORTEST = 8
"""So many characters of a revision's id may stand for it, if no other begins with them."""


class Review:
    """A growing set of revisions; order of adding makes no difference to what it says.

    What it says of an annotation is kept until a revision of that annotation is added, so that
    asking for everything again costs little.
    """

    def __init__(self, revisions: Iterable[Revision] = ()) -> None:
        """Start from a set of revisions."""
        self._revisions: dict[str, Revision] = {}
        self._of: dict[str, list[Revision]] | None = None
        self._heads: dict[str, list[Revision]] = {}
        self._followed: set[tuple[str, str]] = set()
        self._clock = 0
        self._now: dict[str, Annotation] = {}
        self._threads: dict[str, list[str]] | None = None
        self._signed: dict[str, Revision] | None = None
        self._enter_all(revisions)

    def add(self, revision: Revision) -> None:
        """Add a revision; adding one that is there already changes nothing."""
        name, id_, parents = revision.annotation, revision.id, revision.parents
        if id_ in self._revisions:
            return
        self._revisions[id_] = revision
        if revision.clock > self._clock:
            self._clock = revision.clock
        if self._signed is not None:
            _sign(self._signed, revision)
        for parent in parents:
            self._followed.add((name, parent))
        if name not in self._heads:
            self._heads[name] = []
            if self._threads is not None:
                _enter(self._threads, revision)
        if self._of is not None:
            self._of.setdefault(name, []).append(revision)
        self._now.pop(name, None)
        heads = self._heads[name]
        if parents:
            heads[:] = [head for head in heads if head.id not in parents]
        if (name, id_) not in self._followed:
            heads.append(revision)

    def _enter_all(self, revisions: Iterable[Revision]) -> None:
        """Fill an empty review, as adding them one after the other would, but in less time."""
        self._revisions = {revision.id: revision for revision in revisions}
        known = self._revisions.values()
        self._clock = max(map(attrgetter("clock"), known), default=0)
        self._followed = {(each.annotation, parent) for each in known for parent in each.parents}
        for revision in known:
            name = revision.annotation
            if (name, revision.id) not in self._followed:
                if name in self._heads:
                    self._heads[name].append(revision)
                else:
                    self._heads[name] = [revision]

    def _index(self) -> dict[str, list[Revision]]:
        """Return the revisions of each annotation, sorted out when they are first asked for."""
        if self._of is None:
            self._of = {}
            for revision in self._revisions.values():
                self._of.setdefault(revision.annotation, []).append(revision)
        return self._of

    def __len__(self) -> int:
        """Return how many revisions there are."""
        return len(self._revisions)

    def __contains__(self, revision_id: object) -> bool:
        """Say whether a revision of that id is in the review."""
        return revision_id in self._revisions

    @property
    def clock(self) -> int:
        """Return the greatest Lamport clock in the review (0 when it is empty)."""
        return self._clock

    @property
    def revisions(self) -> Mapping[str, Revision]:
        """Return every revision by its id."""
        return self._revisions

    def revision(self, revision_id: str) -> Revision:
        """Return a revision by its id (KeyError if it is not there)."""
        return self._revisions[revision_id]

    def find_revision(self, text: str) -> Revision:
        """Return the revision of an id, or of the beginning of one.

        Raises:
            UnknownRevision: there is none, or more than one.
        """
        if text in self._revisions:
            return self._revisions[text]
        found = [name for name in self._revisions if name.startswith(text)]
        if len(text) < _SHORTEST or len(found) != 1:
            raise UnknownRevision(id=text)
        return self._revisions[found[0]]

    def has(self, annotation_id: str) -> bool:
        """Say whether there is or was an annotation of that id."""
        return annotation_id in self._heads

    def history(self, annotation_id: str) -> list[Revision]:
        """Return the revisions of an annotation, oldest first.

        Raises:
            UnknownAnnotation: the review has none of that id.
        """
        return sorted(_at(self._index(), annotation_id), key=_rank)

    def entries(
        self, annotation_id: str, hidden: Collection[str] = frozenset()
    ) -> list[HistoryEntry]:
        """Return what each revision of an annotation changed, oldest first.

        Args:
            annotation_id: the annotation.
            hidden: ids of revisions that are left out; what follows one says all it holds.

        Raises:
            UnknownAnnotation: the review has none of that id.
        """
        current = self.annotation(annotation_id).revision
        entries: list[HistoryEntry] = []
        for revision in self.history(annotation_id):
            if revision.id in hidden:
                continue
            before = self.before(revision)
            shown = before if before and before.id not in hidden else None
            changed = differences(shown.state if shown else None, revision.state)
            entries.append(HistoryEntry(revision, changed, shown is None, revision.id == current))
        return entries

    def before(self, revision: Revision) -> Revision | None:
        """Return the revision that one followed: of several, the one that was shown."""
        known = [self._revisions[name] for name in revision.parents if name in self._revisions]
        parents = [each for each in known if each.annotation == revision.annotation]
        return max(parents, key=_rank, default=None)

    def heads(self, annotation_id: str) -> list[Revision]:
        """Return the childless revisions, the one that is shown first.

        Two or more are a conflict; the first is chosen the same way on every machine.

        Raises:
            UnknownAnnotation: the review has none of that id.
        """
        return sorted(_at(self._heads, annotation_id), key=_rank, reverse=True)

    def annotation(self, annotation_id: str) -> Annotation:
        """Return an annotation as it stands now, a deleted one included.

        Raises:
            UnknownAnnotation: the review has none of that id.
        """
        if annotation_id not in self._now:
            heads = _at(self._heads, annotation_id)
            head = heads[0] if len(heads) == 1 else max(heads, key=_rank)
            annotation = Annotation(head.annotation, head.id, head.time, head.state)
            self._now[annotation_id] = annotation
        return self._now[annotation_id]

    def annotations(self) -> list[Annotation]:
        """Return every annotation that is not deleted, in no particular order."""
        current = (self.annotation(annotation_id) for annotation_id in self._heads)
        return [annotation for annotation in current if not annotation.state.deleted]

    def count_notes(self) -> int:
        """Return how many notes and proposals there are that are not deleted."""
        return sum(annotation.state.is_note for annotation in self.annotations())

    def deleted(self) -> list[Annotation]:
        """Return every annotation that is deleted, in no particular order."""
        current = (self.annotation(annotation_id) for annotation_id in self._heads)
        return [annotation for annotation in current if annotation.state.deleted]

    def replies(self, annotation_id: str) -> list[Annotation]:
        """Return every reply to an annotation, the deleted ones included, oldest first."""
        if self._threads is None:
            self._threads = {}
            for heads in self._heads.values():
                _enter(self._threads, heads[0])
        replies = map(self.annotation, self._threads.get(annotation_id, ()))
        return sorted(replies, key=lambda reply: (reply.state.created, reply.id))

    def signatory(self, author_id: str) -> Author | None:
        """Return an author by the name and side of their newest revision; None without one."""
        if self._signed is None:
            self._signed = {}
            for revision in self._revisions.values():
                _sign(self._signed, revision)
        signed = self._signed.get(author_id)
        return signed.author if signed else None

    def beginnings(self) -> dict[str, str]:
        """Return the time of each author's earliest revision, by the author's id."""
        first: dict[str, str] = {}
        for revision in self._revisions.values():
            author, time = revision.author.id, revision.time
            first[author] = min(first.get(author, time), time)
        return first

    def since(self, revision: Revision) -> list[Revision]:
        """Return the revisions of the same annotation that came after one, oldest first."""
        return [each for each in self.history(revision.annotation) if _rank(each) > _rank(revision)]

    def as_of(self, moment: str) -> "Review":
        """Return the review as it stood at a moment; see `timeline` for clocks that jumped.

        Args:
            moment: ISO 8601 in UTC with milliseconds and Z, as revisions have it.
        """
        return Review(stood_at(self._revisions.values(), moment))

    def turns_since(self, moment: str) -> list[Turn]:
        """Return the annotations that have another state than at a moment.

        Args:
            moment: ISO 8601 in UTC with milliseconds and Z; empty: before everything.
        """
        after = counted_after(self._revisions.values(), moment)
        recent = {revision.id for revision in after}
        turns: list[Turn] = []
        for name in dict.fromkeys(revision.annotation for revision in after):
            now = self._revisions[self.annotation(name).revision]
            if now.id in recent:
                before = self.before(now)
                while before is not None and before.id in recent:
                    before = self.before(before)
                turns.append(Turn(before, now))
        return turns

    def moments(self) -> list[Moment]:
        """Return the moments at which something was recorded, oldest first."""
        return moments_of(self._revisions.values())


def _at(index: dict[str, list[Revision]], annotation_id: str) -> list[Revision]:
    try:
        return index[annotation_id]
    except KeyError:
        raise UnknownAnnotation(id=annotation_id) from None


def _enter(threads: dict[str, list[str]], revision: Revision) -> None:
    """Enter a reply under what it replies to, which never changes."""
    if revision.state.reply_to:
        threads.setdefault(revision.state.reply_to, []).append(revision.annotation)


def _sign(signed: dict[str, Revision], revision: Revision) -> None:
    """Keep a revision if it is the newest of its author."""
    known = signed.get(revision.author.id)
    if known is None or _rank(revision) > _rank(known):
        signed[revision.author.id] = revision


def _rank(revision: Revision) -> tuple[int, str, str]:
    """Order revisions: Lamport clock, then time, then id."""
    return (revision.clock, revision.time, revision.id)
