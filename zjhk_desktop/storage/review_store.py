"""The review on the disk: opened, read once, appended to; a write is there or it is not."""

import contextlib
import sqlite3
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path

from zjhk_desktop.domain.errors import (
    CannotWrite,
    NotSaved,
    ProfileUnusable,
    ReviewError,
    ReviewNewer,
    ReviewReadOnly,
)
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.storage.backups import fingerprint, take_backup
from zjhk_desktop.storage.connection import is_read_only, reason_of_database
from zjhk_desktop.storage.journal import JOURNAL_NAME, Entry, Journal, encoded_name
from zjhk_desktop.storage.merging import merge_stores, store_of
from zjhk_desktop.storage.review_file import (
    BACKUPS_NAME,
    can_write,
    create_review,
    is_newer,
    open_review,
    review_exists,
)
from zjhk_desktop.storage.review_reading import read_stored
from zjhk_desktop.storage.review_rows import (
    NO_ROWS,
    Identity,
    RowCounts,
    StoredReview,
    append_operation,
    append_revisions,
    count_rows,
    growth_of,
    read_drafts,
    read_identity,
    read_operations,
    remove_draft,
    write_draft,
    write_identity,
)
from zjhk_desktop.storage.row_damage import RowDamaged


class Access(StrEnum):
    """What a review is opened for."""

    READ = "read"
    """Only to look; nothing is created and others may look too."""
    UPDATE = "update"
    """To change what is there; nothing is created where there is nothing."""
    CREATE = "create"
    """To change; the profile and the review are made if they are not there."""


class ReviewStore:
    """The file of one review, the lock on it, and its journal.

    A file or folder that cannot be written is opened for reading (`read_only`). Every method
    that writes raises ReviewReadOnly then, and NotSaved when the disk does not take the change;
    after NotSaved the file is as it was before.
    """

    def __init__(
        self,
        path: Path,
        access: Access = Access.CREATE,
        *,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """Open the review at `path`; one of an older version is backed up and brought up to date.

        Args:
            path: the file.
            access: what it is opened for.
            now: the clock that names that backup; the machine's unless given.

        Raises:
            ReviewError: see `review_file.open_review`.
        """
        self._path = path
        self._journal = Journal(path.with_name(JOURNAL_NAME))
        self._connection: sqlite3.Connection | None = None
        self._read_only = True
        self._newer = False
        self._counts = NO_ROWS
        exists = review_exists(path)
        if not exists and access is Access.CREATE:
            create_review(path)
            exists = True
        if exists:
            self._newer = is_newer(path)
            self._read_only = access is Access.READ or self._newer or not can_write(path)
            self._connection = open_review(
                path,
                exclusive=not self._read_only,
                before_migration=partial(_keep_old, path, now or _now),
            )

    @property
    def path(self) -> Path:
        """Return the review's file."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Say whether changes are refused."""
        return self._read_only

    def refusal(self) -> ReviewReadOnly:
        """Return why changes are refused while they are."""
        return ReviewNewer(path=self._path) if self._newer else ReviewReadOnly(path=self._path)

    @property
    def journal_behind(self) -> int:
        """Return how many changes are in the database only, until the disk takes them."""
        return self._journal.behind

    def load(self) -> StoredReview:
        """Return everything in the file and its journal, each state and line checked by a digest.

        What only one of the two holds is put into the other if they can be written.

        Raises:
            ReviewDamaged: something in it is not what was written; the store is closed.
            ReviewInUse, ProfileUnusable: it cannot be read now; the store is closed.
        """
        connection = self._connection
        if connection is None:
            return StoredReview()
        try:
            stored = read_stored(connection, self._path)
            if not self._read_only:
                self._counts = count_rows(connection)
        except ReviewError:
            self.close()
            raise
        stored = self._reconcile(stored)
        if self._read_only and connection.in_transaction:
            # Read of one moment; now others may write again.
            connection.execute("COMMIT")
        return stored

    def append(
        self,
        operation: Operation,
        revisions: Sequence[Revision],
        *,
        discard_drafts: Sequence[str] = (),
    ) -> None:
        """Append an operation and its revisions, and drop drafts by key, all or nothing."""

        def write(connection: sqlite3.Connection) -> None:
            append_revisions(connection, revisions)
            append_operation(connection, operation)
            for key in discard_drafts:
                remove_draft(connection, key)

        self._commit(
            write,
            lambda connection: any(
                stored.id == operation.id for stored in read_operations(connection)
            ),
            growth_of(revisions, 1),
        )
        self._journal.append([Entry(operation, tuple(revisions))])

    def join(self, addition: StoredReview) -> None:
        """Append what comes from another review, all or nothing.

        Args:
            addition: its states, and the operation by which they come in; the texts being typed
                that are to be kept here too; who reviews from now on (None: as before).
        """
        self._add(addition)
        entries = _entries_beyond(StoredReview(), addition)
        self._journal.append(entries + _identity_lacking(addition, StoredReview()))

    def fingerprint(self) -> tuple[object, ...]:
        """Return what differs between two states of the review; empty if it cannot be read."""
        try:
            return fingerprint(self._connection) if self._connection is not None else ()
        except sqlite3.Error:
            return ()

    def copy_into(self, other: sqlite3.Connection) -> None:
        """Fill an empty database with the review by SQLite's own backup (sqlite3.Error)."""
        if self._connection is not None:
            self._connection.backup(other)

    def save_draft(self, key: str, text: str, time: str) -> None:
        """Keep the text being typed in a place (see `domain.draft`)."""
        self._commit(
            lambda connection: write_draft(connection, key, text, time),
            lambda connection: read_drafts(connection).get(key) == text,
        )

    def discard_draft(self, key: str) -> None:
        """Drop the text being typed in a place."""
        self._commit(
            lambda connection: remove_draft(connection, key),
            lambda connection: key not in read_drafts(connection),
        )

    def save_identity(self, identity: Identity) -> None:
        """Keep who reviews here."""
        self._commit(
            lambda connection: write_identity(connection, identity),
            lambda connection: read_identity(connection) == identity,
        )
        self._journal.append([Entry(identity=identity)])

    def close(self) -> None:
        """Close the file and give up the lock; closing twice does nothing."""
        self._disconnect()
        self._read_only = True

    def _reconcile(self, stored: StoredReview) -> StoredReview:
        """Return database and journal together; each is given what only the other holds."""
        logged = {encoded_name(each.id) for each in stored.operations}
        try:
            content = self._journal.read(logged)
        except OSError:
            # Nothing is wrong with the database for that; `verify` says it.
            return stored
        written = store_of(content.entries())
        merged = merge_stores(stored, written)
        if self._read_only:
            return merged
        with contextlib.suppress(NotSaved, ReviewReadOnly):
            self._take_in(stored, merged)
        self._journal.cut(content)
        self._journal.append(_entries_lacking(merged, written, set(content.names)))
        return merged

    def _take_in(self, stored: StoredReview, merged: StoredReview) -> None:
        """Append to the database what `merged` holds beyond it."""
        if merged.revisions is stored.revisions and merged.operations is stored.operations:
            return
        held = {each.id for each in stored.revisions}
        revisions = [each for each in merged.revisions if each.id not in held]
        logged = {each.id for each in stored.operations}
        operations = [each for each in merged.operations if each.id not in logged]
        if revisions or operations:
            self._add(StoredReview(tuple(revisions), tuple(operations)))

    def _add(self, addition: StoredReview) -> None:
        """Write what is not in the database yet in one transaction."""
        identity, drafts = addition.identity, addition.drafts

        def write(connection: sqlite3.Connection) -> None:
            append_revisions(connection, addition.revisions)
            for operation in addition.operations:
                append_operation(connection, operation)
            for key, text in drafts.items():
                write_draft(connection, key, text, "")
            if identity is not None:
                write_identity(connection, identity)

        growth = growth_of(addition.revisions, len(addition.operations))
        expected = self._counts + growth
        self._commit(
            write,
            lambda connection: (
                count_rows(connection) == expected
                and drafts.items() <= read_drafts(connection).items()
                and identity in (None, read_identity(connection))
            ),
            growth,
        )

    def _commit(
        self,
        write: Callable[[sqlite3.Connection], None],
        is_there: Callable[[sqlite3.Connection], bool],
        growth: RowCounts = NO_ROWS,
    ) -> None:
        """Write in one transaction; after an error look whether it is there before saying so."""
        if self._read_only:
            raise self.refusal()
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


def _now() -> datetime:
    return datetime.now(UTC)


def _keep_old(path: Path, now: Callable[[], datetime], old: sqlite3.Connection) -> None:
    """Take a backup of a review that is about to be migrated; without one it stays as it is."""
    try:
        take_backup(old.backup, path.with_name(BACKUPS_NAME), now())
    except CannotWrite as error:
        raise ProfileUnusable(path=path.parent, reason=error.fields["reason"]) from None


def _entries_beyond(stored: StoredReview, merged: StoredReview) -> list[Entry]:
    """Return the journal's lines for what `merged` holds beyond `stored`."""
    known = {each.id: each for each in merged.revisions}
    rest = {each.id for each in merged.revisions} - {each.id for each in stored.revisions}
    logged = {each.id for each in stored.operations}
    entries: list[Entry] = []
    for operation in merged.operations:
        if operation.id not in logged:
            entries.append(Entry(operation, tuple(known[name] for name in operation.revisions)))
            rest.difference_update(operation.revisions)
    if rest:
        entries.append(Entry(revisions=tuple(each for each in merged.revisions if each.id in rest)))
    return entries


def _entries_lacking(merged: StoredReview, written: StoredReview, names: set[bytes]) -> list[Entry]:
    """Return the lines that a journal lacks of a review.

    Args:
        merged: the review, with what the journal alone held.
        written: what the lines hold that belong to no operation of the database.
        names: the operations that have a line.
    """
    logged = tuple(each for each in merged.operations if encoded_name(each.id) in names)
    counted = sum(len(operation.revisions) for operation in logged)
    if len(logged) == len(merged.operations) and counted == len(merged.revisions):
        # As nearly always: every state has come in with an operation that has a line.
        return _identity_lacking(merged, written)
    held = {each.id for each in written.revisions}
    held.update(name for operation in logged for name in operation.revisions)
    rest = tuple(each for each in merged.revisions if each.id in held)
    return _entries_beyond(StoredReview(rest, logged), merged) + _identity_lacking(merged, written)


def _identity_lacking(merged: StoredReview, written: StoredReview) -> list[Entry]:
    if merged.identity is None or merged.identity == written.identity:
        return []
    return [Entry(identity=merged.identity)]
