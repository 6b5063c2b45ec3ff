"""Undo and redo, for each reviewer their own: nobody's later word is written over."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from zjhk_desktop.domain.annotation import AnnotationState
from zjhk_desktop.domain.errors import ChangedSince
from zjhk_desktop.domain.operation import Operation, UndoLog, signed_operations
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.threads import keep_threads
from zjhk_desktop.services.undo_steps import Step, steps_of

_Side = Callable[[Step], AnnotationState]
_BEFORE: _Side = attrgetter("before")
_AFTER: _Side = attrgetter("after")


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

    @property
    def settles(self) -> bool:
        """Say whether what stands beside each other gives way: what came in would stay there."""
        return self.operation.brought_in


class Undoing:
    """Follows the log of operations.

    An operation is passed over once anyone else has changed what it concerns, or replied to a
    note that would go with it. Whoever let states in counts as having made them.
    """

    def __init__(self, review: Review, operations: Iterable[Operation]) -> None:
        """Follow the operations of a review, which may go on growing."""
        self._review = review
        self._operations = list(operations)
        self._followed: UndoLog | None = None
        self._brought_by: dict[str, str] = {}
        self._size = -1
        self._turns: dict[tuple[str, bool], tuple[Turn | None, int]] = {}

    def add(self, operation: Operation, author_id: str) -> None:
        """Follow one more operation."""
        self._log.add(operation, author_id)
        self._operations.append(operation)

    @property
    def _log(self) -> UndoLog:
        """Return the log, read when it is first asked for: whoever only looks needs none."""
        if self._followed is None:
            self._followed = UndoLog(signed_operations(self._operations, self._review.revisions))
            for operation in self._operations:
                if operation.brought_in:
                    self._brought_by |= dict.fromkeys(operation.revisions, operation.target)
        return self._followed

    def undoable(self, author_id: str) -> Turn | None:
        """Return what an author can take back next, None if they have done nothing.

        Raises:
            ChangedSince: others have changed all that there is to take back.
        """
        done = self._log.undoable(author_id)
        return self._known(done, author_id, left=_AFTER, wanted=_BEFORE)

    def redoable(self, author_id: str) -> Turn | None:
        """Return what an author can bring back next, None if they have taken nothing back.

        Raises:
            ChangedSince: others have changed all that there is to bring back.
        """
        undone = self._log.redoable(author_id)
        return self._known(undone, author_id, left=_BEFORE, wanted=_AFTER)

    def _known(
        self, operations: Sequence[Operation], author_id: str, *, left: _Side, wanted: _Side
    ) -> Turn | None:
        """Return the first that is free, found once for as long as the review is the same."""
        if self._size != len(self._review):
            self._size = len(self._review)
            self._turns.clear()
        asked = (author_id, left is _AFTER)
        if asked not in self._turns:
            self._turns[asked] = self._first_free(operations, author_id, left, wanted)
        turn, passed_over = self._turns[asked]
        if turn is None and passed_over:
            raise ChangedSince
        return turn

    def _first_free(
        self, operations: Sequence[Operation], author_id: str, left: _Side, wanted: _Side
    ) -> tuple[Turn | None, int]:
        """Return the latest operation that is free, and how many after it are not."""
        passed_over = 0
        for operation in reversed(operations):
            steps = steps_of(operation, self._operations, self._review)
            if not steps:
                # What came in has changed nothing that is shown.
                continue
            states = self._states(steps, author_id, left, wanted)
            if states is not None:
                return Turn(operation, states, passed_over), passed_over
            passed_over += 1
        return None, passed_over

    def _states(
        self, steps: Sequence[Step], author_id: str, left: _Side, wanted: _Side
    ) -> Mapping[str, AnnotationState] | None:
        """Return the wanted states, None if an annotation is not as the author left it."""
        if not all(self._stands(step, author_id, left) for step in steps):
            return None
        states = {step.revision.annotation: wanted(step) for step in steps}
        kept = keep_threads(self._review, states)
        return kept if kept.keys() == states.keys() else None

    def _stands(self, step: Step, author_id: str, left: _Side) -> bool:
        """Say whether an annotation is as an author left it, and nobody else came after."""
        revision = step.revision
        now = self._review.annotation(revision.annotation)
        if now.revision == revision.id and left is _AFTER:
            return True
        since = self._review.since(revision)
        return now.state == left(step) and all(
            self._brought_by.get(each.id, each.author.id) == author_id for each in since
        )
