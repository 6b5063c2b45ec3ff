"""Operations on a review, and what each of its reviewers could undo and redo."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.revision import Revision


@dataclass(frozen=True, slots=True)
class Operation:
    """One entry of a review's local log: what was done, and the revisions that it appended.

    Attributes:
        of: for an undo or redo, the kind of what was undone or redone; else the kind itself.
        target: for an undo or redo, id of the operation undone or redone; if states came in,
            id of who let them; else empty.
        revisions: ids of the revisions appended: one for each annotation concerned or, if they
            came in, all that did.
    """

    id: str
    kind: ChangeKind
    of: ChangeKind
    target: str
    revisions: tuple[str, ...]

    @property
    def brought_in(self) -> bool:
        """Say whether its states came from another review: a backup or an archive."""
        return self.kind in (ChangeKind.BACKUP_RESTORED, ChangeKind.ARCHIVE_OPENED)


class UndoLog:
    """What each reviewer could undo and redo after a sequence of operations.

    Undoing moves an operation from those its reviewer has done to those undone, redoing moves
    it back; anything new forgets what the same reviewer had undone. Of one reviewer's the
    latest come first; those passed over on the way to an earlier one are settled for good.
    """

    def __init__(self, signed: Iterable[tuple[Operation, str]] = ()) -> None:
        """Start from operations in the order in which they were made, each with who made it.

        Raises:
            ValueError: see `add`.
        """
        self._done: dict[str, list[Operation]] = {}
        self._undone: dict[str, list[Operation]] = {}
        self._by: dict[str, str] = {}
        for operation, author_id in signed:
            self.add(operation, author_id)

    def undoable(self, author_id: str) -> Sequence[Operation]:
        """Return what a reviewer has done and not undone, the latest last."""
        return self._done.get(author_id, ())

    def redoable(self, author_id: str) -> Sequence[Operation]:
        """Return what a reviewer has undone, the latest undone last."""
        return self._undone.get(author_id, ())

    def add(self, operation: Operation, author_id: str) -> None:
        """Follow one more operation, made by an author.

        Raises:
            ValueError: it undoes what is not done, or redoes what is not undone.
        """
        if operation.kind is ChangeKind.UNDONE or operation.kind is ChangeKind.REDONE:
            self._turn(operation, author_id)
            return
        self._by[operation.id] = author_id
        if author_id in self._done:
            self._done[author_id].append(operation)
        else:
            self._done[author_id] = [operation]
        if author_id in self._undone:
            self._undone[author_id].clear()

    def _turn(self, operation: Operation, author_id: str) -> None:
        # Logs of older versions hold reviewers who undid another's operation.
        author_id = self._by.get(operation.target, author_id)
        done = self._done.setdefault(author_id, [])
        undone = self._undone.setdefault(author_id, [])
        if operation.kind is ChangeKind.UNDONE:
            undone.append(_taken(done, operation))
        else:
            done.append(_taken(undone, operation))


def signed_operations(
    operations: Iterable[Operation], revisions: Mapping[str, Revision]
) -> Iterator[tuple[Operation, str]]:
    """Yield operations with the id of who made them.

    It is the author of what they appended; what came in has been written by anybody.
    """
    for operation in operations:
        if operation.brought_in:
            yield operation, operation.target
            continue
        made = revisions.get(operation.revisions[0]) if operation.revisions else None
        yield operation, made.author.id if made else ""


def _taken(source: list[Operation], operation: Operation) -> Operation:
    """Take the operation that another aims at from a stack, and drop what lies above it."""
    places = [place for place, each in enumerate(source) if each.id == operation.target]
    if not places:
        raise ValueError(operation.id)
    found = source[places[0]]
    del source[places[0] :]
    return found
