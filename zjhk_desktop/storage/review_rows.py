"""Between the review's rows and its records: every statement that reads or appends."""

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from zjhk_desktop.domain.annotation import Author
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.domain.revision import (
    Revision,
    author_record,
    decode_author,
)


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
        drafts: text being typed, by annotation.
        identity: None until the profile's first use.
    """

    revisions: tuple[Revision, ...] = ()
    operations: tuple[Operation, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict[str, str])
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class RowCounts:
    """How many rows the append-only tables have: enough to notice another writer."""

    revisions: int = 0
    operations: int = 0

    def __add__(self, growth: "RowCounts") -> "RowCounts":
        """Return the counts after a change."""
        return RowCounts(self.revisions + growth.revisions, self.operations + growth.operations)


NO_ROWS = RowCounts()

_ONE_PARENT = len(json.dumps(["0" * 64]))


class RowDamaged(Exception):
    """A row does not hold what it held when it was written."""


def read_revisions(connection: sqlite3.Connection) -> tuple[Revision, ...]:
    """Return every revision, in the order in which they came in.

    Raises:
        RowDamaged: a revision is not what its id says.
    """
    rows = connection.execute(
        "SELECT id, annotation_id, parents, author, device, time, clock, state "
        "FROM revision ORDER BY rowid"
    )
    authors: dict[str, Author] = {}
    return tuple(revision_of_row(row, authors) for row in rows)


def read_operations(connection: sqlite3.Connection) -> tuple[Operation, ...]:
    """Return the local log, oldest first.

    Raises:
        RowDamaged: an entry is not of the log's form.
    """
    revisions: dict[str, list[str]] = {}
    for operation, revision in connection.execute(
        "SELECT operation_id, revision_id FROM operation_revision ORDER BY operation_id, position"
    ):
        revisions.setdefault(operation, []).append(revision)
    rows = connection.execute("SELECT id, kind, of, target FROM operation ORDER BY position")
    return tuple(operation_of_row(row, tuple(revisions.get(row[0], ()))) for row in rows)


def operation_of_row(row: tuple[str, str, str, str], revisions: tuple[str, ...]) -> Operation:
    """Return the log's entry of a row (RowDamaged if it is not of the log's form)."""
    id_, kind, of, target = row
    try:
        return Operation(id_, ChangeKind(kind), ChangeKind(of), target, revisions)
    except ValueError:
        raise RowDamaged from None


def read_drafts(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the texts being typed, by annotation.

    Raises:
        RowDamaged: a text is not what was typed.
    """
    drafts: dict[str, str] = {}
    for annotation, text, digest in connection.execute(
        "SELECT annotation_id, text, sha256 FROM draft"
    ):
        check_draft(text, digest)
        drafts[annotation] = text
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
    row = connection.execute(
        "SELECT (SELECT count(*) FROM revision), (SELECT count(*) FROM operation)"
    ).fetchone()
    return RowCounts(row[0], row[1])


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
    authors = {revision.author for revision in revisions}
    texts = {each: json.dumps(author_record(each), ensure_ascii=False) for each in authors}
    connection.executemany(
        "INSERT INTO revision (id, annotation_id, parents, author, device, time, clock, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                revision.id,
                revision.annotation,
                json.dumps(revision.parents),
                texts[revision.author],
                revision.device,
                revision.time,
                revision.clock,
                revision.content,
            )
            for revision in revisions
        ],
    )


def append_operation(connection: sqlite3.Connection, operation: Operation) -> None:
    """Append an entry to the local log; its revisions are there already."""
    connection.execute(
        "INSERT INTO operation (id, kind, of, target) VALUES (?, ?, ?, ?)",
        (operation.id, operation.kind.value, operation.of.value, operation.target),
    )
    connection.executemany(
        "INSERT INTO operation_revision (operation_id, position, revision_id) VALUES (?, ?, ?)",
        [(operation.id, place, revision) for place, revision in enumerate(operation.revisions)],
    )


def write_draft(connection: sqlite3.Connection, annotation: str, text: str, time: str) -> None:
    """Put down the text being typed in an annotation, in the place of what was there."""
    connection.execute(
        "INSERT INTO draft (annotation_id, text, time, sha256) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (annotation_id) DO UPDATE "
        "SET text = excluded.text, time = excluded.time, sha256 = excluded.sha256",
        (annotation, text, time, _digest(text)),
    )


def remove_draft(connection: sqlite3.Connection, annotation: str) -> None:
    """Remove the text being typed in an annotation."""
    connection.execute("DELETE FROM draft WHERE annotation_id = ?", (annotation,))


def revision_of_row(
    row: tuple[str, str, str, str, str, str, int, str], authors: dict[str, Author]
) -> Revision:
    """Return the revision of a row; `authors` keeps those already read, by their JSON.

    Raises:
        RowDamaged: the revision is not what its id says.
    """
    id_, annotation, parents, author, device, time, clock, state = row
    try:
        if author not in authors:
            authors[author] = decode_author(json.loads(author))
        revision = Revision(
            id_,
            annotation,
            _read_parents(parents),
            authors[author],
            device,
            time,
            clock,
            state,
        )
        authentic = revision.is_authentic
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RowDamaged from None
    if not authentic:
        raise RowDamaged
    return revision


def _read_parents(text: str) -> tuple[str, ...]:
    """Return the ids in a JSON array; nearly always it is none or one, which need no parser."""
    if text == "[]":
        return ()
    if len(text) == _ONE_PARENT:
        return (text[2:-2],)
    return tuple(json.loads(text))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
