"""What comes in from another review: a backup or an archive, as one operation of who lets it in."""

import hashlib
from collections.abc import Sequence

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.storage.merging import join_identities
from zjhk_desktop.storage.review_rows import Identity, StoredReview
from zjhk_desktop.storage.review_store import ReviewStore


def take_in(store: ReviewStore, other: StoredReview, kind: ChangeKind) -> int:
    """Add to an open review what it has not of another; return how many states those are.

    The states come in as they are, by one operation of the present reviewer's, which undoing
    takes back (see `undoing`); if there are none, there is no operation. The other's log stays
    where it is: what it did would be undone here by the one operation. Its reviewers are known
    here from now on, and what was being typed there is kept where nothing is being typed here;
    undoing leaves both.

    Raises:
        ReviewError: it cannot be written; nothing has come in.
    """
    stored = store.load()
    held = {revision.id for revision in stored.revisions}
    revisions = tuple(revision for revision in other.revisions if revision.id not in held)
    identity = _joined(stored, other)
    drafts = {key: text for key, text in other.drafts.items() if key not in stored.drafts}
    operations = (_operation(kind, identity, revisions),) if revisions else ()
    joined = identity if identity != stored.identity else None
    if revisions or drafts or joined:
        store.join(StoredReview(revisions, operations, drafts, joined))
    return len(revisions)


def _joined(stored: StoredReview, other: StoredReview) -> Identity | None:
    if stored.identity is None or other.identity is None:
        return stored.identity
    return join_identities(stored.identity, other.identity, begun=bool(stored.revisions))


def _operation(
    kind: ChangeKind, identity: Identity | None, revisions: Sequence[Revision]
) -> Operation:
    """Return the operation; the same states never come in twice, so that they can name it."""
    names = tuple(revision.id for revision in revisions)
    digest = hashlib.sha256("".join(names).encode()).hexdigest()
    return Operation(digest, kind, kind, identity.author.id if identity else "", names)
