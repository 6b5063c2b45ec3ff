"""Reading a damaged database row by row: what is sound is kept, what is not is passed over."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import Enum
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
_Row = tuple[Any, ...]
_ID = re.compile('(?<=")[0-9a-f]{64}(?=")')
_NAME = re.compile(b'(?<=")[0-9a-f]{64}(?=")')
_BETWEEN = re.compile(rb'\n|(?<=\}).(?=\{"annotation":)', re.DOTALL)
"""What stands between two records, or stood there: no text in a record can look like it."""
_TABLES = frozenset({"batch", "operation", "draft"})
_HIGHEST = 2_000_000
"""More rows than are looked for one by one where their number cannot be read."""
_ROW_BYTES = 64
"""Fewer bytes than any row takes: how many there can be in a file at most."""


class Part(Enum):
    """What rows hold."""

    STATES = "states"
    LOG = "log"
    DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class SoundRows:
    """What of a damaged file is sound, and what is known of the rest.

    Attributes:
        stored: the sound rows; the log has gaps where a row of it is damaged.
        named: the ids of the states that each entry of the log names, of damaged ones too.
        gone: ids of states whose place is known, and which are not whole.
        drafts_damaged: keys of texts being typed that are not what was typed.
        unread: of what rows could not be read, so that nobody knows how many there were.
    """

    stored: StoredReview = field(default_factory=StoredReview)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    gone: frozenset[str] = frozenset()
    drafts_damaged: frozenset[str] = frozenset()
    unread: frozenset[Part] = frozenset(Part)


def read_sound_rows(path: Path) -> SoundRows:
    """Return the sound rows of a copy of a damaged review.

    Nothing is raised: from a file that is no database comes nothing.
    """
    try:
        connection = connect_to_own(path)
    except sqlite3.Error:
        return SoundRows()
    # What is no text makes its row unsound instead of ending the reading.
    connection.text_factory = _decode
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        # Else nothing at all is read of a file that is shorter than its header says.
        connection.execute("PRAGMA writable_schema=ON")
        rows = _Rows(connection, min(_HIGHEST, path.stat().st_size // _ROW_BYTES))
        operations, named = _operations(rows)
        revisions, gone = _revisions(rows, {each for names in named.values() for each in names})
        drafts, damaged = _drafts(rows)
        stored = StoredReview(tuple(revisions), operations, drafts, _identity(connection))
        return SoundRows(stored, named, gone, damaged, frozenset(rows.unread))
    except _UNREADABLE:
        return SoundRows()
    finally:
        connection.close()


def _decode(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


class _Rows:
    """The rows of a damaged database that can be read.

    Attributes:
        unread: of what rows were met that cannot be read, or are not there.
    """

    def __init__(self, connection: sqlite3.Connection, highest: int) -> None:
        """Read through a connection to a file that can have so many rows at most."""
        self._connection = connection
        self._highest = highest
        self.unread: set[Part] = set()
        self._tables: set[str] = set()
        try:
            for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
                self._tables.add(row[0])
        except _UNREADABLE:
            # What it says nothing of may still be there.
            self._tables |= _TABLES

    def has(self, table: str) -> bool:
        """Say whether there is a table of a name."""
        return table in self._tables

    def of(self, table: str, columns: str, part: Part, *, gaps: bool = False) -> Iterator[_Row]:
        """Yield the rows of a table, by their number.

        Args:
            table: which; one that is not there has no rows, and is not read.
            columns: what of it.
            part: what its rows hold.
            gaps: rows are removed from it, so that a number may be missing.
        """
        if not self.has(table):
            self.unread.add(part)
            return
        query = f"SELECT rowid, {columns} FROM {table}"  # noqa: S608 - of our own words
        last = 0
        try:
            for row in self._connection.execute(f"{query} ORDER BY rowid"):
                if int(row[0]) != last + 1 and not gaps:
                    self.unread.add(part)
                last = int(row[0])
                yield row[1:]
        except _UNREADABLE:
            # Behind the damage each row is looked for by itself: other pages may be whole.
            self.unread.add(part)
            yield from self._behind(query, last)

    def _behind(self, query: str, last: int) -> Iterator[_Row]:
        for number in range(last + 1, self._highest + 1):
            try:
                row = self._connection.execute(f"{query} WHERE rowid = ?", (number,)).fetchone()
            except _UNREADABLE:
                continue
            if row is not None:
                yield row[1:]


def _revisions(rows: _Rows, logged: Set[str]) -> tuple[list[Revision], frozenset[str]]:
    """Return every revision that is sound by itself, and the ids of those known not to be.

    Args:
        rows: of batches, or of rows of their own.
        logged: the ids that the log names.
    """
    found: dict[str, Revision] = {}
    named: set[str] = set()
    if not rows.has("batch"):
        return _old_revisions(rows), frozenset()
    columns = "CAST(names AS BLOB), CAST(records AS BLOB)"
    for names, records in rows.of("batch", columns, Part.STATES):
        # The ids come first in it.
        ids = {each.decode() for each in _NAME.findall(names.partition(b"]")[0])} if names else ()
        sound = [each for each in _records(records or b"") if each.id in ids or each.id in logged]
        found.update((each.id, each) for each in sound if each.id not in found)
        if len(sound) < len(ids):
            # An id whose letters are damaged is none of anything, if all that it names is there.
            named.update(ids)
    return list(found.values()), frozenset(named - found.keys())


def _records(records: bytes) -> Iterator[Revision]:
    for record in _BETWEEN.split(records):
        with contextlib.suppress(*_WRONG):
            revision = read_revision(record)
            if revision.state:
                yield revision


def _old_revisions(rows: _Rows) -> list[Revision]:
    found: dict[str, Revision] = {}
    columns = "id, annotation_id, parents, author, device, time, clock, state"
    for row in rows.of("revision", columns, Part.STATES):
        with contextlib.suppress(*_WRONG):
            revision = old_revision_of_row(row)
            if revision.state:
                found.setdefault(revision.id, revision)
    return list(found.values())


def _operations(rows: _Rows) -> tuple[tuple[Operation, ...], dict[str, tuple[str, ...]]]:
    """Return the log's entries that are whole, and the revisions that each names."""
    if rows.has("operation_revision"):
        return _old_operations(rows)
    found: list[Operation] = []
    named: dict[str, tuple[str, ...]] = {}
    for row in rows.of("operation", "id, kind, of, target, revisions, sha256", Part.LOG):
        name, revisions = row[0], row[4]
        if _are_texts(name, revisions):
            named[name] = tuple(_ID.findall(revisions))
        with contextlib.suppress(RowDamaged):
            found.append(operation_of_row(row))
    return tuple(found), named


def _old_operations(rows: _Rows) -> tuple[tuple[Operation, ...], dict[str, tuple[str, ...]]]:
    lists: dict[str, dict[int, str]] = {}
    columns = "operation_id, position, revision_id"
    for operation, position, revision in rows.of("operation_revision", columns, Part.LOG):
        if _are_texts(operation, revision) and isinstance(position, int):
            lists.setdefault(operation, {})[position] = revision
    found: list[Operation] = []
    for row in rows.of("operation", "id, kind, of, target", Part.LOG):
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


def _drafts(rows: _Rows) -> tuple[dict[str, str], frozenset[str]]:
    """Return the texts being typed that are what was typed, and the keys of those that are not."""
    found: dict[str, str] = {}
    damaged: set[str] = set()
    for key, text, digest in rows.of(
        "draft", "annotation_id, text, sha256", Part.DRAFTS, gaps=True
    ):
        try:
            check_draft(text, digest)
            if not _are_texts(key):
                raise RowDamaged
        except (RowDamaged, TypeError, AttributeError, UnicodeError):
            damaged.add(repr(key))
            continue
        found[key] = text
    return found, frozenset(damaged)


def _identity(connection: sqlite3.Connection) -> Identity | None:
    try:
        return read_identity(connection)
    except (sqlite3.Error, RowDamaged, UnicodeError):
        return None
