"""Recording operations: each is one entry of the log, written before it counts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from zjhk_desktop.domain.annotation import AnnotationState, Author, Side
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.errors import NothingToRedo, NothingToUndo
from zjhk_desktop.domain.operation import Operation, UndoLog
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision, make_revision
from zjhk_desktop.services.collecting import without_collecting
from zjhk_desktop.storage.review_rows import Identity
from zjhk_desktop.storage.review_store import ReviewStore


class Recording:
    """The one way by which a review changes.

    Each operation is written before anything in memory changes, so that a write that fails
    (NotSaved, ReviewReadOnly) leaves both as they were. Undo and redo append like everything
    else and follow the stored log, so they go on after a restart.
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
        self.drafts = dict(stored.drafts)
        self._log = UndoLog(stored.operations)
        self._identity = stored.identity or self._introduce()

    @property
    def identity(self) -> Identity:
        """Return who reviews here, and on which device."""
        return self._identity

    @property
    def author(self) -> Author:
        """Return who reviews here."""
        return self._identity.author

    @property
    def undo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `undo` would take back."""
        return self._log.undoable.of if self._log.undoable else None

    @property
    def redo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `redo` would bring back."""
        return self._log.redoable.of if self._log.redoable else None

    def identify(self, identity: Identity) -> None:
        """Say who reviews from now on."""
        if identity != self._identity:
            self.store.save_identity(identity)
            self._identity = identity

    def reload(self) -> None:
        """Take in what has come into the store past this: the states of a backup.

        Raises:
            ReviewError: it cannot be read.
        """
        stored = self.store.load()
        for revision in stored.revisions:
            self.review.add(revision)
        self._log = UndoLog(stored.operations)

    def record(
        self,
        kind: ChangeKind,
        states: Mapping[str, AnnotationState],
        *,
        time: str = "",
        draft_of: str = "",
        of: Operation | None = None,
        settles: bool = False,
    ) -> Change:
        """Append one operation that gives annotations, by id, new states.

        Args:
            kind: what was done.
            states: the new state of each annotation; the one meant by the user comes first.
            time: the reading of the clock that the states were made with, if they were.
            draft_of: the annotation whose draft is dropped with it.
            of: for an undo or redo, the operation undone or redone.
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
            of.kind if of else kind,
            of.id if of else "",
            tuple(revision.id for revision in revisions),
        )
        self.store.append(operation, revisions, discard_draft_of=draft_of)
        self._log.add(operation)
        self.drafts.pop(draft_of, None)
        for revision in revisions:
            self.review.add(revision)
        return Change(kind, operation.id, operation.of, tuple(states), operation.revisions)

    def undo(self) -> Change:
        """Take back the latest operation.

        Raises:
            NothingToUndo: everything done has been taken back.
        """
        operation = self._log.undoable
        if operation is None:
            raise NothingToUndo
        return self._turn(ChangeKind.UNDONE, operation, self._state_before)

    def redo(self) -> Change:
        """Bring back the operation taken back last.

        Raises:
            NothingToRedo: nothing was taken back since the latest operation.
        """
        operation = self._log.redoable
        if operation is None:
            raise NothingToRedo
        return self._turn(ChangeKind.REDONE, operation, lambda revision: revision.state)

    def save_draft(self, annotation_id: str, text: str) -> None:
        """Keep the text being typed in an annotation."""
        if self.drafts.get(annotation_id) != text:
            self.store.save_draft(annotation_id, text, self.time())
            self.drafts[annotation_id] = text

    def discard_draft(self, annotation_id: str) -> None:
        """Drop the text being typed in an annotation, if there is any."""
        if annotation_id in self.drafts:
            self.store.discard_draft(annotation_id)
            del self.drafts[annotation_id]

    def time(self) -> str:
        """Read the clock: ISO 8601 in UTC, as revisions have it."""
        return utc_text(self._now())

    def _introduce(self) -> Identity:
        """Return an identity of this profile's own, kept if the file can be written."""
        identity = Identity(Author(self.new_id(), "", Side.OTHER), self.new_id())
        if not self.store.read_only:
            self.store.save_identity(identity)
        return identity

    def _turn(
        self,
        kind: ChangeKind,
        operation: Operation,
        state_of: Callable[[Revision], AnnotationState],
    ) -> Change:
        """Append, for each revision of an operation, the state on one side of it."""
        originals = map(self.review.revision, operation.revisions)
        states = {original.annotation: state_of(original) for original in originals}
        return self.record(kind, states, of=operation)

    def _state_before(self, revision: Revision) -> AnnotationState:
        """Return the state that a revision followed: deleted if it was the first."""
        before = self.review.before(revision)
        return before.state if before else replace(revision.state, deleted=True)

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
            self.review.clock + step,
            state,
        )


def utc_text(moment: datetime) -> str:
    """Return a moment as revisions have it: ISO 8601 in UTC with milliseconds and Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
