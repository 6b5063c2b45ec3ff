"""Operations on a review and the linear undo and redo that follows from their order."""

from collections.abc import Iterable
from dataclasses import dataclass

from zjhk_desktop.domain.change import ChangeKind


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of a review's local log: what was done, and the revisions that it appended.

    Attributes:
        of: for an undo or redo, the kind of what was undone or redone; else the kind itself.
        target: for an undo or redo, id of the operation undone or redone; else empty.
        revisions: ids of the revisions appended, one for each annotation concerned.
    """

    id: str
    kind: ChangeKind
    of: ChangeKind
    target: str
    revisions: tuple[str, ...]


class UndoLog:
    """What could be undone and redone after a sequence of operations.

    Undoing moves the latest operation done to the operations undone; redoing moves it back;
    anything new forgets the operations undone.
    """

    def __init__(self, operations: Iterable[Operation] = ()) -> None:
        """Start from operations in the order in which they were made.

        Raises:
            ValueError: see `add`.
        """
        self._done: list[Operation] = []
        self._undone: list[Operation] = []
        for operation in operations:
            self.add(operation)

    @property
    def undoable(self) -> Operation | None:
        """Return the operation that an undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def redoable(self) -> Operation | None:
        """Return the operation that a redo would bring back."""
        return self._undone[-1] if self._undone else None

    def add(self, operation: Operation) -> None:
        """Follow one more operation.

        Raises:
            ValueError: it undoes or redoes another than the one whose turn it is.
        """
        if operation.kind is ChangeKind.UNDONE:
            _move(self._done, self._undone, operation)
        elif operation.kind is ChangeKind.REDONE:
            _move(self._undone, self._done, operation)
        else:
            self._done.append(operation)
            self._undone.clear()


def _move(source: list[Operation], target: list[Operation], operation: Operation) -> None:
    if not source or source[-1].id != operation.target:
        raise ValueError(operation.id)
    target.append(source.pop())
