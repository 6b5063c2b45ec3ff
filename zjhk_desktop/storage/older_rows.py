"""Rows of the first two schemas, which had one for each revision; only ever read.

Old reviews are brought up to date when they are written, but old backups stay as they are.
"""

import json
import sqlite3
from typing import Any

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.revision import Revision, build_revision, decode_author
from zjhk_desktop.storage.row_damage import RowDamaged


def read_old_revisions(connection: sqlite3.Connection) -> tuple[Revision, ...]:
    """Return every revision, in the order in which they came in (RowDamaged)."""
    rows = connection.execute(
        "SELECT id, annotation_id, parents, author, device, time, clock, state "
        "FROM revision ORDER BY rowid"
    )
    return tuple(map(old_revision_of_row, rows))


def old_revision_of_row(row: tuple[Any, ...]) -> Revision:
    """Return the revision of a row (RowDamaged if it is not what its id says)."""
    id_, annotation, parents, author, device, time, clock, state = row
    try:
        revision = build_revision(
            annotation,
            tuple(json.loads(parents)),
            decode_author(json.loads(author)),
            device,
            time,
            clock,
            state,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise RowDamaged from None
    if revision.id != id_:
        raise RowDamaged
    return revision


def read_old_operations(connection: sqlite3.Connection) -> tuple[Operation, ...]:
    """Return the local log, oldest first (RowDamaged)."""
    revisions: dict[str, list[str]] = {}
    for operation, revision in connection.execute(
        "SELECT operation_id, revision_id FROM operation_revision ORDER BY operation_id, position"
    ):
        revisions.setdefault(operation, []).append(revision)
    rows = connection.execute("SELECT id, kind, of, target FROM operation ORDER BY position")
    return tuple(old_operation_of_row(row, tuple(revisions.get(row[0], ()))) for row in rows)


def old_operation_of_row(row: tuple[str, str, str, str], revisions: tuple[str, ...]) -> Operation:
    """Return the log's entry of a row (RowDamaged if it is not of the log's form)."""
    id_, kind, of, target = row
    try:
        return Operation(id_, ChangeKind(kind), ChangeKind(of), target, revisions)
    except ValueError:
        raise RowDamaged from None
