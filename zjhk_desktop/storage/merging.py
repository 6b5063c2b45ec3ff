"""Putting two stores of one review together: nothing that either holds is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zjhk_desktop.domain.annotation import Author
from zjhk_desktop.domain.operation import Operation, UndoLog, signed_operations
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.storage.journal import Entry
from zjhk_desktop.storage.review_rows import Identity, StoredReview


def merge_stores(first: StoredReview, second: StoredReview) -> StoredReview:
    """Return the union of two stores; where only one thing can be, the first's stands.

    The log of operations is a convenience for undoing: the first's is continued by the second's
    if they fit together, else it stands alone. No revision is lost with the other.
    """
    if not second.revisions and not second.operations:
        # As nearly always at a start; what there is of revisions stays the same tuple.
        return replace(
            first,
            drafts={**second.drafts, **first.drafts},
            identity=first.identity or second.identity,
        )
    held = {revision.id for revision in first.revisions}
    new = [revision for revision in second.revisions if revision.id not in held]
    revisions = (*first.revisions, *new)
    log = _continue(first.operations, second.operations)
    grown = len(log) > len(first.operations)
    fits = grown and _can_be_undone(log, {revision.id: revision for revision in revisions})
    return replace(
        first,
        revisions=revisions,
        operations=log if fits else first.operations,
        drafts={**second.drafts, **first.drafts},
        identity=first.identity or second.identity,
    )


def join_identities(own: Identity, other: Identity, *, begun: bool) -> Identity:
    """Return who reviews once another review has joined: everyone of both, kept apart by id.

    Without its reviewers, what each wrote for themselves would be taken for that of strangers,
    which everyone may see.

    Args:
        own: who reviews here; the device and all that is said of these people stay.
        other: who reviewed there.
        begun: something has been written here, so that whoever reviews goes on. Otherwise it is
            who reviewed there, unless somebody else has been introduced here.
    """
    theirs = {each.author.id: each for each in other.reviewers}
    ours = {each.author.id: each for each in own.known}
    everyone, present = theirs | ours, own.author
    if not begun and own.author.id not in theirs:
        if own.author.id not in ours:
            present = other.author
        elif same := [each.author for each in theirs.values() if _is_called(each.author, present)]:
            del everyone[own.author.id]
            present = other.author if other.author in same else same[0]
    if present.id not in ours.keys() | {each.author.id for each in other.known}:
        # Whoever has not said who they are may still do so.
        everyone.pop(present.id, None)
    return Identity(present, own.device, tuple(everyone.values()))


def _is_called(one: Author, other: Author) -> bool:
    return (one.name, one.side) == (other.name, other.side)


def rebuild_log(
    logs: Sequence[Sequence[Operation]], revisions: Iterable[Revision]
) -> tuple[Operation, ...]:
    """Return the longest log, out of what is left of several, that can be undone.

    Args:
        logs: logs of one review, each with gaps perhaps.
        revisions: those there are; an operation needs its own and those they followed.
    """
    known = {revision.id: revision for revision in revisions}
    joined = [_continue(first, second) for first in logs for second in logs]
    return max((_sound_end(log, known) for log in joined), key=len, default=())


def store_of(entries: Iterable[Entry]) -> StoredReview:
    """Return what the lines of a journal say together; the latest identity stands."""
    revisions: dict[str, Revision] = {}
    operations: dict[str, Operation] = {}
    identity = None
    for entry in entries:
        revisions.update((revision.id, revision) for revision in entry.revisions)
        if entry.operation is not None:
            operations.setdefault(entry.operation.id, entry.operation)
        identity = entry.identity or identity
    return StoredReview(tuple(revisions.values()), tuple(operations.values()), identity=identity)


def _continue(log: Sequence[Operation], other: Sequence[Operation]) -> tuple[Operation, ...]:
    held = {operation.id for operation in log}
    return (*log, *(operation for operation in other if operation.id not in held))


def _can_be_undone(log: Sequence[Operation], known: dict[str, Revision]) -> bool:
    return _is_in_order(log, known) and all(_is_complete(operation, known) for operation in log)


def _is_in_order(log: Sequence[Operation], known: dict[str, Revision]) -> bool:
    try:
        UndoLog(signed_operations(log, known))
    except ValueError:
        return False
    return True


def _is_complete(operation: Operation, known: dict[str, Revision]) -> bool:
    """Say whether an operation's revisions, and those they followed, are there.

    What came in may follow what was lost elsewhere.
    """
    return all(
        name in known
        and (operation.brought_in or all(parent in known for parent in known[name].parents))
        for name in operation.revisions
    )


def _sound_end(log: Sequence[Operation], known: dict[str, Revision]) -> tuple[Operation, ...]:
    """Return the operations after the last that cannot be undone, if they are in order."""
    broken = [place for place, each in enumerate(log) if not _is_complete(each, known)]
    end = tuple(log[broken[-1] + 1 :]) if broken else tuple(log)
    return end if _is_in_order(end, known) else ()
