"""The review on the disk: opened, read once, appended to; a write is there or it is not."""

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from zjhk_desktop.domain.errors import NotSaved, ReviewError, ReviewReadOnly
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.operation import Operation, UndoLog
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.storage.connection import is_read_only, reason_of_database
from zjhk_desktop.storage.review_file import (
    can_write,
    create_review,
    damaged,
    error_of,
    open_review,
    review_exists,
)
from zjhk_desktop.storage.review_rows import (
    NO_ROWS,
    Identity,
    RowCounts,
    RowDamaged,
    StoredReview,
    append_operation,
    append_revisions,
    count_rows,
    read_drafts,
    read_identity,
    read_operations,
    read_revisions,
    remove_draft,
    write_draft,
    write_identity,
)


class Access(StrEnum):
    """What a review is opened for."""

    READ = "read"
    """Only to look; nothing is created and others may look too."""
    UPDATE = "update"
    """To change what is there; nothing is created where there is nothing."""
    CREATE = "create"
    """To change; the profile and the review are made if they are not there."""


class ReviewStore:
    """The file of one review and the lock on it.

    A file or folder that cannot be written is opened for reading (`read_only`). Every method
    that writes raises ReviewReadOnly then, and NotSaved when the disk does not take the change;
    after NotSaved the file is as it was before.
    """

    def __init__(self, path: Path, access: Access = Access.CREATE) -> None:
        """Open the review at `path`.

        Raises:
            ReviewError: see `review_file.open_review`.
        """
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._read_only = True
        self._counts = NO_ROWS
        exists = review_exists(path)
        if not exists and access is Access.CREATE:
            create_review(path)
            exists = True
        if exists:
            self._read_only = access is Access.READ or not can_write(path)
            self._connection = open_review(path, exclusive=not self._read_only)

    @property
    def path(self) -> Path:
        """Return the review's file."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Say whether changes are refused."""
        return self._read_only

    def load(self) -> StoredReview:
        """Return everything in the file, each revision checked against its digest.

        Raises:
            ReviewDamaged: something in it is not what was written; the store is closed.
            ReviewInUse, ProfileUnusable: it cannot be read now; the store is closed.
        """
        if self._connection is None:
            return StoredReview()
        try:
            stored = self._read(self._connection)
        except ReviewError:
            self.close()
            raise
        if self._connection.in_transaction:
            # Read of one moment; now others may write again.
            self._connection.execute("COMMIT")
        self._counts = RowCounts(len(stored.revisions), len(stored.operations))
        return stored

    def append(
        self, operation: Operation, revisions: Sequence[Revision], *, discard_draft_of: str = ""
    ) -> None:
        """Append an operation and its revisions, and drop a draft, all or nothing."""

        def write(connection: sqlite3.Connection) -> None:
            append_revisions(connection, revisions)
            append_operation(connection, operation)
            if discard_draft_of:
                remove_draft(connection, discard_draft_of)

        self._commit(
            write,
            lambda connection: any(
                stored.id == operation.id for stored in read_operations(connection)
            ),
            RowCounts(len(revisions), 1),
        )

    def save_draft(self, annotation: str, text: str, time: str) -> None:
        """Keep the text being typed in an annotation."""
        self._commit(
            lambda connection: write_draft(connection, annotation, text, time),
            lambda connection: read_drafts(connection).get(annotation) == text,
        )

    def discard_draft(self, annotation: str) -> None:
        """Drop the text being typed in an annotation."""
        self._commit(
            lambda connection: remove_draft(connection, annotation),
            lambda connection: annotation not in read_drafts(connection),
        )

    def save_identity(self, identity: Identity) -> None:
        """Keep who reviews here."""
        self._commit(
            lambda connection: write_identity(connection, identity),
            lambda connection: read_identity(connection) == identity,
        )

    def close(self) -> None:
        """Close the file and give up the lock; closing twice does nothing."""
        self._disconnect()
        self._read_only = True

    def _read(self, connection: sqlite3.Connection) -> StoredReview:
        try:
            stored = StoredReview(
                read_revisions(connection),
                read_operations(connection),
                read_drafts(connection),
                read_identity(connection),
            )
        except sqlite3.Error as error:
            raise error_of(error, self._path) from None
        except RowDamaged:
            raise damaged(self._path, N_("an entry does not match its digest")) from None
        try:
            UndoLog(stored.operations)
        except ValueError:
            raise damaged(self._path, N_("its log is not in order")) from None
        return stored

    def _commit(
        self,
        write: Callable[[sqlite3.Connection], None],
        is_there: Callable[[sqlite3.Connection], bool],
        growth: RowCounts = NO_ROWS,
    ) -> None:
        """Write in one transaction; after an error look whether it is there before saying so."""
        if self._read_only:
            raise ReviewReadOnly(path=self._path)
        try:
            # After an earlier failure there may be no connection; the disk may be back by now.
            connection = self._connection or self._reopen()
            connection.execute("BEGIN IMMEDIATE")
            try:
                write(connection)
                connection.execute("COMMIT")
            except Exception:
                with contextlib.suppress(sqlite3.Error):
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.Error as error:
            self._settle(error, is_there, self._counts + growth)
        self._counts += growth

    def _settle(
        self,
        error: sqlite3.Error,
        is_there: Callable[[sqlite3.Connection], bool],
        expected: RowCounts,
    ) -> None:
        """Find out by a new connection what a failed commit left; raise unless all is there.

        An error at the end of a commit does not mean that nothing reached the disk.
        """
        self._disconnect()
        if is_read_only(error):
            raise ReviewReadOnly(path=self._path)
        reason = reason_of_database(error, self._path.parent)
        try:
            connection = open_review(self._path, exclusive=True)
            self._connection = connection
            there = is_there(connection)
            self._refuse_strange_rows(expected if there else self._counts)
        except (ReviewError, RowDamaged, sqlite3.Error):
            self._disconnect()
            there = False
        if not there:
            raise NotSaved(reason=reason)

    def _reopen(self) -> sqlite3.Connection:
        """Open the file again after a failure that could not be settled."""
        self._connection = open_review(self._path, exclusive=True)
        self._refuse_strange_rows(self._counts)
        return self._connection

    def _refuse_strange_rows(self, expected: RowCounts) -> None:
        """Give up the file if anyone else has written to it: what is in memory is not all."""
        if self._connection is not None and count_rows(self._connection) != expected:
            self._disconnect()
            raise NotSaved(reason=Phrase(N_("another program has changed the review meanwhile")))

    def _disconnect(self) -> None:
        if self._connection is not None:
            connection, self._connection = self._connection, None
            with contextlib.suppress(sqlite3.Error):
                connection.close()
