"""Between the review's rows and its records: every statement that reads or appends.

Revisions lie in batches of up to `BATCH` that came in together, each under one digest: so a
review of many is read and checked by the hundred instead of one by one, and what a damaged page
takes with it is bounded.
"""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import starmap
from typing import Any

from zjhk_desktop.domain.annotation import Author
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.domain.revision import (
    Revision,
    author_record,
    decode_author,
)
from zjhk_desktop.storage.older_rows import read_old_operations, read_old_revisions
from zjhk_desktop.storage.row_damage import RowDamaged

BATCH = 100
"""How many revisions lie in one row at most."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who reviews in a profile, and on which device.

    Attributes:
        author: who reviews now.
        known: everyone who has been introduced, in that order; may lack the present one.
    """

    author: Author
    device: str
    known: tuple[Reviewer, ...] = ()

    @property
    def reviewer(self) -> Reviewer:
        """Return who reviews now, with what is known beside the author."""
        return next(each for each in self.reviewers if each.author == self.author)

    @property
    def reviewers(self) -> tuple[Reviewer, ...]:
        """Return everyone who has been introduced, the present one as they are now."""
        known = {each.author.id: each for each in self.known}
        present = known.get(self.author.id, Reviewer(self.author))
        known[self.author.id] = replace(present, author=self.author)
        return tuple(known.values())


@dataclass(frozen=True, slots=True)
class StoredReview:
    """Everything that a review's file holds.

    Attributes:
        revisions: in the order in which they came in.
        operations: the local log, oldest first.
        drafts: text being typed, by the key of its place, the latest last.
        identity: None until the profile's first use.
    """

    revisions: tuple[Revision, ...] = ()
    operations: tuple[Operation, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict[str, str])
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows the append-only tables have: enough to notice another writer."""

    batches: int = 0
    operations: int = 0

    def __add__(self, growth: "RowCounts") -> "RowCounts":
        """Return the counts after a change."""
        return RowCounts(self.batches + growth.batches, self.operations + growth.operations)


NO_ROWS = RowCounts()


def growth_of(revisions: Sequence[Revision], operations: int) -> RowCounts:
    """Return how many rows appending so much adds."""
    return RowCounts(-(-len(revisions) // BATCH), operations)


def holds_batches(connection: sqlite3.Connection) -> bool:
    """Say whether the tables are those of the present schema."""
    query = "SELECT 1 FROM sqlite_schema WHERE name = 'batch'"
    return connection.execute(query).fetchone() is not None


def read_revisions(connection: sqlite3.Connection) -> tuple[Revision, ...]:
    """Return every revision, in the order in which they came in.

    Raises:
        RowDamaged: a revision is not what its id says.
    """
    if not holds_batches(connection):
        return read_old_revisions(connection)
    revisions: list[Revision] = []
    for row in connection.execute(
        # As bytes: most of it is only checked.
        "SELECT CAST(names AS BLOB), CAST(records AS BLOB), sha256 FROM batch ORDER BY position"
    ):
        revisions += _revisions_of_row(row)
    return tuple(revisions)


def _revisions_of_row(row: tuple[bytes, bytes, str]) -> list[Revision]:
    """Return the revisions of a batch (RowDamaged if it is not what was written)."""
    names, records, digest = row
    try:
        if _batch_digest(names, records) != digest:
            raise RowDamaged
        columns: tuple[list[str], list[str], list[list[str]], list[int]] = json.loads(names)
        ids, annotations, parents, clocks = columns
        lines = records.split(b"\n")
        followed = [tuple(each) for each in parents]
        return list(starmap(Revision, zip(ids, annotations, followed, clocks, lines, strict=True)))
    except (ValueError, TypeError):
        raise RowDamaged from None


def _batch_digest(names: bytes, records: bytes) -> str:
    digest = hashlib.sha256(names)
    digest.update(records)
    return digest.hexdigest()


def read_operations(connection: sqlite3.Connection) -> tuple[Operation, ...]:
    """Return the local log, oldest first.

    Raises:
        RowDamaged: an entry is not what was written.
    """
    if not holds_batches(connection):
        return read_old_operations(connection)
    rows = connection.execute(
        "SELECT id, kind, of, target, revisions, sha256 FROM operation ORDER BY position"
    )
    return tuple(map(operation_of_row, rows))


def operation_of_row(row: tuple[Any, ...]) -> Operation:
    """Return the log's entry of a row (RowDamaged if it is not what was written)."""
    id_, kind, of, target, revisions, digest = row
    try:
        if _operation_digest(*row[:-1]) != digest:
            raise RowDamaged
        return Operation(
            id_, ChangeKind(kind), ChangeKind(of), target, tuple(json.loads(revisions))
        )
    except (ValueError, TypeError, AttributeError):
        # What is missing of a file is read as nothing.
        raise RowDamaged from None


def read_drafts(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the texts being typed, by the key of their place, the latest last.

    Raises:
        RowDamaged: a text is not what was typed.
    """
    drafts: dict[str, str] = {}
    # The column has its name from the time when only comments had drafts.
    for key, text, digest in connection.execute(
        "SELECT annotation_id, text, sha256 FROM draft ORDER BY time, rowid"
    ):
        check_draft(text, digest)
        drafts[key] = text
    return drafts


def check_draft(text: str, digest: str) -> None:
    """Refuse a text that is not what was typed (RowDamaged)."""
    if _digest(text) != digest:
        raise RowDamaged


def read_identity(connection: sqlite3.Connection) -> Identity | None:
    """Return who reviews here, or None if nobody has been introduced.

    Raises:
        RowDamaged: the entry is not of its form.
    """
    rows: dict[str, str] = dict(connection.execute("SELECT key, value FROM profile").fetchall())
    if "author" not in rows:
        return None
    try:
        if rows["sha256"] != _digest(rows["author"] + rows["device"]):
            raise RowDamaged
        known = rows.get("reviewers", "[]")
        if rows.get("reviewers_sha256", _digest(known)) != _digest(known):
            raise RowDamaged
        return Identity(
            decode_author(json.loads(rows["author"])),
            rows["device"],
            tuple(
                Reviewer(decode_author(each), each["organisation"]) for each in json.loads(known)
            ),
        )
    except (ValueError, KeyError, TypeError):
        raise RowDamaged from None


def count_rows(connection: sqlite3.Connection) -> RowCounts:
    """Return how many rows the append-only tables have."""
    # They are never removed, so the last number says how many there are.
    row = connection.execute(
        "SELECT (SELECT max(position) FROM batch), (SELECT max(position) FROM operation)"
    ).fetchone()
    return RowCounts(row[0] or 0, row[1] or 0)


def write_identity(connection: sqlite3.Connection, identity: Identity) -> None:
    """Put down who reviews here."""
    author = json.dumps(author_record(identity.author), ensure_ascii=False)
    known = json.dumps(
        [
            {**author_record(each.author), "organisation": each.organisation}
            for each in identity.known
        ],
        ensure_ascii=False,
    )
    connection.executemany(
        "INSERT INTO profile (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [
            ("author", author),
            ("device", identity.device),
            ("sha256", _digest(author + identity.device)),
            ("reviewers", known),
            ("reviewers_sha256", _digest(known)),
        ],
    )


def append_revisions(connection: sqlite3.Connection, revisions: Sequence[Revision]) -> None:
    """Append revisions."""
    batches = [revisions[start : start + BATCH] for start in range(0, len(revisions), BATCH)]
    connection.executemany(
        "INSERT INTO batch (names, records, sha256) VALUES (?, ?, ?)", map(_row_of_batch, batches)
    )


def _row_of_batch(revisions: Sequence[Revision]) -> tuple[str, str, str]:
    columns = ([e.id, e.annotation, e.parents, e.clock] for e in revisions)
    names = json.dumps(list(zip(*columns, strict=True)), ensure_ascii=False)
    records = b"\n".join(each.record for each in revisions)
    return names, records.decode(), _batch_digest(names.encode(), records)


def append_operation(connection: sqlite3.Connection, operation: Operation) -> None:
    """Append an entry to the local log; its revisions are there already."""
    revisions = json.dumps(operation.revisions)
    row = (operation.id, operation.kind.value, operation.of.value, operation.target, revisions)
    connection.execute(
        "INSERT INTO operation (id, kind, of, target, revisions, sha256) VALUES (?, ?, ?, ?, ?, ?)",
        (*row, _operation_digest(*row)),
    )


def _operation_digest(id_: str, kind: str, of: str, target: str, revisions: str) -> str:
    digest = hashlib.sha256(json.dumps((id_, kind, of, target)).encode())
    digest.update(revisions.encode())
    return digest.hexdigest()


def write_draft(connection: sqlite3.Connection, key: str, text: str, time: str) -> None:
    """Put down the text being typed in a place, instead of what was there."""
    connection.execute(
        "INSERT INTO draft (annotation_id, text, time, sha256) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (annotation_id) DO UPDATE "
        "SET text = excluded.text, time = excluded.time, sha256 = excluded.sha256",
        (key, text, time, _digest(text)),
    )


def remove_draft(connection: sqlite3.Connection, key: str) -> None:
    """Remove the text being typed in a place."""
    connection.execute("DELETE FROM draft WHERE annotation_id = ?", (key,))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
