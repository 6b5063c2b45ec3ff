"""Undo and redo, for each reviewer their own: nobody's later word is written over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from zjhk_desktop.domain.annotation import AnnotationState
from zjhk_desktop.domain.errors import ChangedSince
from zjhk_desktop.domain.operation import Operation, UndoLog, signed_operations
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.domain.threads import keep_threads

_Side = Callable[[Revision], AnnotationState]


@dataclass(frozen=True, slots=True)
class Turn:
    """An operation that can be taken back or brought back now.

    Attributes:
        states: the state that each of its annotations gets by that.
        passed_over: how many later operations were passed over to come to it.
    """

    operation: Operation
    states: Mapping[str, AnnotationState]
    passed_over: int


class Undoing:
    """Follows the log of operations.

    An operation is passed over once anyone else has changed what it concerns, or replied to a
    note that would go with it.
    """

    def __init__(self, review: Review, operations: Iterable[Operation]) -> None:
        """Follow the operations of a review, which may go on growing."""
        self._review = review
        self._operations: Iterable[Operation] = operations
        self._followed: UndoLog | None = None
        self._size = -1
        self._turns: dict[tuple[str, bool], Turn | None] = {}

    def add(self, operation: Operation, author_id: str) -> None:
        """Follow one more operation."""
        self._log.add(operation, author_id)

    @property
    def _log(self) -> UndoLog:
        """Return the log, read when it is first asked for: whoever only looks needs none."""
        if self._followed is None:
            self._followed = UndoLog(signed_operations(self._operations, self._review.revisions))
            self._operations = ()
        return self._followed

    def undoable(self, author_id: str) -> Turn | None:
        """Return what an author can take back next, None if they have done nothing.

        Raises:
            ChangedSince: others have changed all that there is to take back.
        """
        done = self._log.undoable(author_id)
        return self._known(done, author_id, _state_after, self._state_before)

    def redoable(self, author_id: str) -> Turn | None:
        """Return what an author can bring back next, None if they have taken nothing back.

        Raises:
            ChangedSince: others have changed all that there is to bring back.
        """
        undone = self._log.redoable(author_id)
        return self._known(undone, author_id, self._state_before, _state_after)

    def _known(
        self, operations: Sequence[Operation], author_id: str, left: _Side, wanted: _Side
    ) -> Turn | None:
        """Return the first that is free, found once for as long as the review is the same."""
        if self._size != len(self._review):
            self._size = len(self._review)
            self._turns.clear()
        asked = (author_id, left is _state_after)
        if asked not in self._turns:
            self._turns[asked] = self._first_free(operations, author_id, left, wanted)
        turn = self._turns[asked]
        if turn is None and operations:
            raise ChangedSince
        return turn

    def _first_free(
        self, operations: Sequence[Operation], author_id: str, left: _Side, wanted: _Side
    ) -> Turn | None:
        for passed_over, operation in enumerate(reversed(operations)):
            states = self._states(operation, author_id, left, wanted)
            if states is not None:
                return Turn(operation, states, passed_over)
        return None

    def _states(
        self, operation: Operation, author_id: str, left: _Side, wanted: _Side
    ) -> Mapping[str, AnnotationState] | None:
        """Return the wanted states, None if an annotation is not as the author left it."""
        review = self._review
        states: dict[str, AnnotationState] = {}
        for revision in map(review.revision, operation.revisions):
            if not self._stands(revision, author_id, left):
                return None
            states[revision.annotation] = wanted(revision)
        kept = keep_threads(review, states)
        return kept if kept.keys() == states.keys() else None

    def _stands(self, revision: Revision, author_id: str, left: _Side) -> bool:
        """Say whether an annotation is as an author left it, and nobody else came after."""
        now = self._review.annotation(revision.annotation)
        if now.revision == revision.id and left is _state_after:
            return True
        by_others = any(each.author.id != author_id for each in self._review.since(revision))
        return not by_others and now.state == left(revision)

    def _state_before(self, revision: Revision) -> AnnotationState:
        """Return the state that a revision followed: deleted if it was the first."""
        before = self._review.before(revision)
        return before.state if before else replace(revision.state, deleted=True)


def _state_after(revision: Revision) -> AnnotationState:
    return revision.state
