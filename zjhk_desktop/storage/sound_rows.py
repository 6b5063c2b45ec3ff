"""Reading a damaged database row by row: what is sound is kept, what is not is passed over."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.revision import Revision, read_revision
from zjhk_desktop.storage.connection import connect_to_own
from zjhk_desktop.storage.older_rows import (
    old_operation_of_row,
    old_revision_of_row,
)
from zjhk_desktop.storage.review_rows import (
    Identity,
    StoredReview,
    check_draft,
    operation_of_row,
    read_identity,
)
from zjhk_desktop.storage.row_damage import RowDamaged

_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)
"""The second where SQLite's complaint quotes what is garbled."""
_WRONG = (RowDamaged, ValueError, KeyError, TypeError, AttributeError, RecursionError)
"""What a record that is not what was written may raise."""
_ID = re.compile('(?<=")[0-9a-f]{64}(?=")')
_HIGHEST = 2_000_000
"""More rows than are looked for one by one where their number cannot be read."""
_ROW_BYTES = 64
"""Fewer bytes than any row takes: how many there can be in a file at most."""


def read_sound_rows(path: Path) -> tuple[StoredReview, dict[str, tuple[str, ...]]]:
    """Return the sound rows of a copy of a damaged review, and what each operation names.

    The log comes back with gaps where a row of it is damaged. Nothing is raised: from a file
    that is no database comes nothing.
    """
    try:
        connection = connect_to_own(path)
    except sqlite3.Error:
        return StoredReview(), {}
    # What is no text makes its row unsound instead of ending the reading.
    connection.text_factory = _decode
    highest = min(_HIGHEST, path.stat().st_size // _ROW_BYTES)
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        # Else nothing at all is read of a file that is shorter than its header says.
        connection.execute("PRAGMA writable_schema=ON")
        revisions = _revisions(connection, highest)
        operations, names = _operations(connection, highest)
        stored = StoredReview(
            tuple(revisions), operations, _drafts(connection, highest), _identity(connection)
        )
        return stored, names
    except _UNREADABLE:
        return StoredReview(), {}
    finally:
        connection.close()


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _rows(connection: sqlite3.Connection, query: str, highest: int) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table that can be read, by their number."""
    last = 0
    try:
        for row in connection.execute(f"{query} ORDER BY rowid"):
            last = int(row[0])
            yield row[1:]
    except _UNREADABLE:
        # Behind the damage each row is looked for by itself: other pages may be whole.
        yield from _rows_behind(connection, query, last, highest)


def _rows_behind(
    connection: sqlite3.Connection, query: str, last: int, highest: int
) -> Iterator[tuple[Any, ...]]:
    for number in range(last + 1, highest + 1):
        try:
            row = connection.execute(f"{query} WHERE rowid = ?", (number,)).fetchone()
        except _UNREADABLE:
            continue
        if row is not None:
            yield row[1:]


def _revisions(connection: sqlite3.Connection, highest: int) -> list[Revision]:
    """Return every revision that is sound by itself, of batches and of rows of their own."""
    found: dict[str, Revision] = {}
    query = "SELECT rowid, CAST(names AS BLOB), CAST(records AS BLOB) FROM batch"
    for names, records in _rows(connection, query, highest):
        if isinstance(names, bytes) and isinstance(records, bytes):
            for record in records.split(b"\n"):
                with contextlib.suppress(*_WRONG):
                    revision = read_revision(record)
                    # Whatever else the batch has lost: this one is named in it.
                    if revision.id.encode() in names and revision.state:
                        found.setdefault(revision.id, revision)
    query = (
        "SELECT rowid, id, annotation_id, parents, author, device, time, clock, state FROM revision"
    )
    for row in _rows(connection, query, highest):
        with contextlib.suppress(*_WRONG):
            revision = old_revision_of_row(row)
            if revision.state:
                found.setdefault(revision.id, revision)
    return list(found.values())


def _operations(
    connection: sqlite3.Connection, highest: int
) -> tuple[tuple[Operation, ...], dict[str, tuple[str, ...]]]:
    """Return the log's entries that are whole, and the revisions that each names."""
    found: list[Operation] = []
    named: dict[str, tuple[str, ...]] = {}
    query = "SELECT rowid, id, kind, of, target, revisions, sha256 FROM operation"
    for row in _rows(connection, query, highest):
        name, revisions = row[0], row[4]
        if _are_texts(name, revisions):
            named[name] = tuple(_ID.findall(revisions))
        with contextlib.suppress(RowDamaged):
            found.append(operation_of_row(row))
    if found or named:
        return tuple(found), named
    return _old_operations(connection, highest)


def _old_operations(
    connection: sqlite3.Connection, highest: int
) -> tuple[tuple[Operation, ...], dict[str, tuple[str, ...]]]:
    lists: dict[str, dict[int, str]] = {}
    query = "SELECT rowid, operation_id, position, revision_id FROM operation_revision"
    for operation, position, revision in _rows(connection, query, highest):
        if _are_texts(operation, revision) and isinstance(position, int):
            lists.setdefault(operation, {})[position] = revision
    found: list[Operation] = []
    query = "SELECT position, id, kind, of, target FROM operation"
    for row in _rows(connection, query, highest):
        places = lists.get(row[0], {})
        revisions = tuple(places[place] for place in sorted(places))
        # A gap in the list is a part of it that was lost.
        whole = sorted(places) == list(range(len(places))) and _are_texts(*row)
        if revisions and whole:
            with contextlib.suppress(RowDamaged):
                found.append(old_operation_of_row(row, revisions))
    return tuple(found), {name: tuple(places.values()) for name, places in lists.items()}


def _are_texts(*values: object) -> bool:
    """Say whether values are texts: what is missing of a file is read as nothing."""
    return all(isinstance(value, str) for value in values)


def _drafts(connection: sqlite3.Connection, highest: int) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows(connection, "SELECT rowid, annotation_id, text, sha256 FROM draft", highest):
        try:
            annotation, text, digest = row
            check_draft(text, digest)
            if not _are_texts(annotation):
                continue
        except (RowDamaged, TypeError, AttributeError, UnicodeError):
            continue
        found[annotation] = text
    return found


def _identity(connection: sqlite3.Connection) -> Identity | None:
    try:
        return read_identity(connection)
    except (sqlite3.Error, RowDamaged, UnicodeError):
        return None
