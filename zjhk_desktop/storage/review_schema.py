"""The review's tables, as ordered migrations.

Importing this module loads sqlite-utils, which a start with an up-to-date file must not pay
for: it is imported only where a file is made or brought up to date.
"""

import sqlite3
import traceback

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from zjhk_desktop.storage.older_rows import read_old_operations, read_old_revisions
from zjhk_desktop.storage.review_rows import append_operation, append_revisions
from zjhk_desktop.storage.row_damage import RowDamaged

_GARBLED = (LookupError, ValueError, TypeError, AttributeError, AssertionError)
"""What sqlite-utils raises of tables, its own among them, that are not as they were made."""


def make_migrations() -> Migrations:
    """Return every step from an empty file to the present tables, in order."""
    migrations = Migrations("zjhk_review")
    migrations(name="0001_review")(create_review)
    migrations(name="0002_richer_states")(admit_richer_states)
    migrations(name="0003_batches")(gather_revisions)
    return migrations


def create_review(database: Database) -> None:
    """Create the revisions, the log of operations, the drafts and the profile."""
    database.table("profile").create({"key": str, "value": str}, pk="key", strict=True)
    database.table("revision").create(
        {
            "id": str,
            "annotation_id": str,
            "parents": str,
            "author": str,
            "device": str,
            "time": str,
            "clock": int,
            "state": str,
        },
        pk="id",
        not_null=("annotation_id", "parents", "author", "device", "time", "clock", "state"),
        strict=True,
    )
    database.table("operation").create(
        {"position": int, "id": str, "kind": str, "of": str, "target": str},
        pk="position",
        not_null=("id", "kind", "of", "target"),
        strict=True,
    )
    database.table("operation").create_index(["id"], unique=True)
    database.table("operation_revision").create(
        {"operation_id": str, "position": int, "revision_id": str},
        pk=("operation_id", "position"),
        foreign_keys=[("operation_id", "operation", "id"), ("revision_id", "revision", "id")],
        not_null=("revision_id",),
        strict=True,
    )
    # The digest is there because SQLite's own checks do not notice a changed letter of text.
    database.table("draft").create(
        {"annotation_id": str, "text": str, "time": str, "sha256": str},
        pk="annotation_id",
        not_null=("text", "time", "sha256"),
        strict=True,
    )
    _refuse_changes(database, ("revision", "operation", "operation_revision"))


def admit_richer_states(_: Database) -> None:
    """Change no table: only the version says that states may hold styles, proposals, statuses."""


def gather_revisions(database: Database) -> None:
    """Put the revisions into batches under one digest each, and an operation into one row.

    Raises:
        RowDamaged: a row is not what was written.
    """
    connection = database.conn
    revisions, operations = read_old_revisions(connection), read_old_operations(connection)
    for table in ("operation_revision", "operation", "revision"):
        database.table(table).drop()
    database.table("batch").create(
        {"position": int, "names": str, "records": str, "sha256": str},
        pk="position",
        not_null=("names", "records", "sha256"),
        strict=True,
    )
    database.table("operation").create(
        {
            "position": int,
            "id": str,
            "kind": str,
            "of": str,
            "target": str,
            "revisions": str,
            "sha256": str,
        },
        pk="position",
        not_null=("id", "kind", "of", "target", "revisions", "sha256"),
        strict=True,
    )
    append_revisions(connection, revisions)
    for operation in operations:
        append_operation(connection, operation)
    _refuse_changes(database, ("batch", "operation"))


def _refuse_changes(database: Database, tables: tuple[str, ...]) -> None:
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            database.conn.execute(
                f"CREATE TRIGGER {table}_refuses_{verb.lower()} BEFORE {verb} ON {table} "
                "BEGIN SELECT RAISE(ABORT, 'the past of a review is never changed'); END"
            )


def migrate(connection: sqlite3.Connection, application_id: int, version: int) -> None:
    """Bring a database up to date and stamp it.

    Raises:
        sqlite3.Error, RowDamaged: a step failed; the file is as it was before the first.
    """
    # Entry-point plugins of sqlite-utils would be foreign code in this process.
    database = Database(connection, execute_plugins=False)
    try:
        with database.atomic():
            make_migrations().apply(database)
            connection.execute(f"PRAGMA application_id = {application_id}")
            connection.execute(f"PRAGMA user_version = {version}")
    except Exception as error:
        # Frames of sqlite-utils hold statements, and these the lock, even when all is closed.
        traceback.clear_frames(error.__traceback__)
        if isinstance(error, _GARBLED):
            raise RowDamaged from None
        raise
