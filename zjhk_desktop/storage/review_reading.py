"""Everything in a review's file, checked: what SQLite's own checks do not notice is found here."""

import sqlite3
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.operation import UndoLog, signed_operations
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.storage.connection import connect_to_copy
from zjhk_desktop.storage.review_file import DIGEST_WRONG, check_review, damaged, error_of
from zjhk_desktop.storage.review_rows import (
    StoredReview,
    read_drafts,
    read_identity,
    read_operations,
    read_revisions,
)
from zjhk_desktop.storage.row_damage import RowDamaged


def read_stored(connection: sqlite3.Connection, path: Path) -> StoredReview:
    """Return everything in an open file, each state and entry checked against a digest.

    Raises:
        ReviewDamaged: something in it is not what was written.
        ReviewInUse, ProfileUnusable: it cannot be read now.
    """
    try:
        stored = StoredReview(
            read_revisions(connection),
            read_operations(connection),
            read_drafts(connection),
            read_identity(connection),
        )
    except sqlite3.Error as error:
        raise error_of(error, path) from None
    except RowDamaged:
        raise damaged(path, DIGEST_WRONG) from None
    known = {revision.id: revision for revision in stored.revisions}
    logged = chain.from_iterable(operation.revisions for operation in stored.operations)
    if not all(map(known.__contains__, logged)):
        raise damaged(path, N_("an entry of its log leads nowhere"))
    try:
        UndoLog(signed_operations(stored.operations, known))
    except ValueError:
        raise damaged(path, N_("its log is not in order")) from None
    return stored


def read_copy(path: Path) -> StoredReview:
    """Return everything in a copy that nothing writes to (a backup), checked like a review.

    It may come from anywhere, so each state is checked against its id as well.

    Raises:
        ReviewError: it is not whole, or cannot be read.
    """
    try:
        connection = connect_to_copy(path)
    except sqlite3.Error as error:
        raise error_of(error, path) from None
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("PRAGMA cell_size_check=ON")
        check_review(connection, path)
        stored = read_stored(connection, path)
        refuse_forged(stored.revisions, path)
        return stored
    except sqlite3.Error as error:
        raise error_of(error, path) from None
    except UnicodeDecodeError:
        raise damaged(path, N_("its text is garbled")) from None
    finally:
        connection.close()


def refuse_forged(revisions: Iterable[Revision], path: Path) -> None:
    """Refuse states that are not what their ids say, though the digest of their batch fits.

    Raises:
        ReviewDamaged: one is not.
    """
    if not all(revision.is_authentic for revision in revisions):
        raise damaged(path, DIGEST_WRONG)
