"""Recording operations: each is one entry of the log, written before it counts."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from zjhk_desktop.domain.annotation import AnnotationState, Author, Side
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.errors import ChangedSince, NothingToRedo, NothingToUndo
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.people import People
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import LATEST_CLOCK, Revision, make_revision
from zjhk_desktop.services.collecting import without_collecting
from zjhk_desktop.services.drafts import Drafts
from zjhk_desktop.services.undoing import Turn, Undoing
from zjhk_desktop.storage.review_rows import Identity
from zjhk_desktop.storage.review_store import ReviewStore


class Recording:
    """The one way by which a review changes.

    Each operation is written before anything in memory changes, so that a write that fails
    (NotSaved, ReviewReadOnly) leaves both as they were. Undo and redo append like everything
    else and follow the stored log, so they go on after a restart; see `Undoing`.
    """

    def __init__(
        self, store: ReviewStore, *, now: Callable[[], datetime], new_id: Callable[[], str]
    ) -> None:
        """Read the review.

        Raises:
            ReviewError: it cannot be read, or a new one cannot be written.
        """
        self.store = store
        self.new_id = new_id
        self._now = now
        with without_collecting():
            stored = store.load()
            self.review = Review(stored.revisions)
        self._undoing = Undoing(self.review, stored.operations)
        self._identity = stored.identity or self._introduce()
        self._people = _people(self._identity)
        self.drafts = Drafts(store, stored.drafts, self.author.id)

    @property
    def identity(self) -> Identity:
        """Return who reviews here, and on which device."""
        return self._identity

    @property
    def author(self) -> Author:
        """Return who reviews here."""
        return self._identity.author

    @property
    def people(self) -> People:
        """Return who reviews here, and who else does."""
        return self._people

    @property
    def undo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `undo` would take back."""
        return _kind(self._undoing.undoable, self.author.id)

    @property
    def redo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `redo` would bring back."""
        return _kind(self._undoing.redoable, self.author.id)

    def identify(self, identity: Identity) -> None:
        """Say who reviews from now on."""
        if identity != self._identity:
            self.store.save_identity(identity)
            self._identity = identity
            self._people = _people(identity)

    def reload(self) -> None:
        """Take in what has come into the store past this: states, and who reviews.

        Raises:
            ReviewError: it cannot be read.
        """
        stored = self.store.load()
        for revision in stored.revisions:
            self.review.add(revision)
        self._undoing = Undoing(self.review, stored.operations)
        self._identity = stored.identity or self._identity
        self._people = _people(self._identity)

    def record(
        self,
        kind: ChangeKind,
        states: Mapping[str, AnnotationState],
        *,
        time: str = "",
        drafts: Sequence[str] = (),
        turn: Turn | None = None,
        settles: bool = False,
    ) -> Change:
        """Append one operation that gives annotations, by id, new states.

        Args:
            kind: what was done.
            states: the new state of each annotation; the one meant by the user comes first.
            time: the reading of the clock that the states were made with, if they were.
            drafts: the keys of the reviewer's drafts that are dropped with it, if there are any.
            turn: for an undo or redo, the operation undone or redone.
            settles: each state takes the place of all that stand beside each other, so that
                there is no conflict any more; otherwise only of the one shown.
        """
        time = time or self.time()
        revisions = [
            self._revise(name, state, time, step, settles=settles)
            for step, (name, state) in enumerate(states.items(), 1)
        ]
        operation = Operation(
            self.new_id(),
            kind,
            turn.operation.kind if turn else kind,
            turn.operation.id if turn else "",
            tuple(revision.id for revision in revisions),
        )
        named = (self.drafts.name(self.author.id, key) for key in drafts)
        dropped = [name for name in named if name]
        self.store.append(operation, revisions, discard_drafts=dropped)
        self._undoing.add(operation, self.author.id)
        for name in dropped:
            self.drafts.forget(name)
        for revision in revisions:
            self.review.add(revision)
        return Change(
            kind,
            operation.id,
            operation.of,
            tuple(states),
            operation.revisions,
            turn.passed_over if turn else 0,
        )

    def undo(self) -> Change:
        """Take back the present reviewer's latest operation that still stands as it was left.

        Raises:
            NothingToUndo: everything done has been taken back.
            ChangedSince: others have changed since what is left of it.
        """
        turn = self._undoing.undoable(self.author.id)
        if turn is None:
            raise NothingToUndo
        return self.record(ChangeKind.UNDONE, turn.states, turn=turn, settles=turn.settles)

    def redo(self) -> Change:
        """Bring back the operation that the present reviewer took back last.

        Raises:
            NothingToRedo: nothing was taken back since their latest operation.
            ChangedSince: others have changed since what was taken back.
        """
        turn = self._undoing.redoable(self.author.id)
        if turn is None:
            raise NothingToRedo
        return self.record(ChangeKind.REDONE, turn.states, turn=turn, settles=turn.settles)

    def discard_drafts(self, keys: Sequence[str]) -> None:
        """Drop what the present reviewer is typing in places, where there is anything."""
        for key in keys:
            self.drafts.discard(self.author.id, key)

    def time(self) -> str:
        """Read the clock: ISO 8601 in UTC, as revisions have it."""
        return utc_text(self._now())

    def _introduce(self) -> Identity:
        """Return an identity of this profile's own, kept if the file can be written."""
        identity = Identity(Author(self.new_id(), "", Side.OTHER), self.new_id())
        if not self.store.read_only:
            self.store.save_identity(identity)
        return identity

    def _revise(
        self, name: str, state: AnnotationState, time: str, step: int, *, settles: bool
    ) -> Revision:
        parents = self.review.heads(name) if self.review.has(name) else []
        return make_revision(
            name,
            tuple(parent.id for parent in (parents if settles else parents[:1])),
            self.author,
            self._identity.device,
            time,
            min(self.review.clock + step, LATEST_CLOCK),
            state,
        )


def utc_text(moment: datetime) -> str:
    """Return a moment as revisions have it: ISO 8601 in UTC with milliseconds and Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _people(identity: Identity) -> People:
    known = {reviewer.author.id: reviewer.author for reviewer in identity.reviewers}
    return People(identity.author, known)


def _kind(next_turn: Callable[[str], Turn | None], author_id: str) -> ChangeKind | None:
    try:
        turn = next_turn(author_id)
    except ChangedSince:
        return None
    return turn.operation.of if turn else None
