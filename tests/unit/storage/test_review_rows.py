"""Batches: what goes in comes back in order; damage costs no more than what it lies in."""

import sqlite3
from pathlib import Path

import pytest

from tests.unit.storage.test_review_store import make
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.storage.connection import connect
from zjhk_desktop.storage.review_file import make_tables
from zjhk_desktop.storage.review_rows import (
    BATCH,
    RowCounts,
    StoredReview,
    append_operation,
    append_revisions,
    count_rows,
    growth_of,
    read_operations,
    read_revisions,
)
from zjhk_desktop.storage.row_damage import RowDamaged
from zjhk_desktop.storage.sound_rows import Part, read_sound_rows

COUNT = 2 * BATCH + 1


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "review.sqlite"
    path.touch()
    make_tables(path)
    return path


def revisions(count: int = COUNT) -> list[Revision]:
    return [make(number, f"第{number}條\n")[1] for number in range(count)]


def filled(path: Path) -> sqlite3.Connection:
    connection = connect(path, exclusive=True)
    append_revisions(connection, revisions())
    append_operation(connection, make(0)[0])
    return connection


@pytest.mark.parametrize("count", [0, 1, BATCH, BATCH + 1, COUNT])
def test_what_goes_in_comes_back_in_order(path: Path, count: int) -> None:
    connection = connect(path, exclusive=True)
    append_revisions(connection, revisions(count))
    assert list(read_revisions(connection)) == revisions(count)
    assert all(each.is_authentic for each in read_revisions(connection))
    assert count_rows(connection) == growth_of(revisions(count), 0)
    connection.close()


def test_rows_are_counted(path: Path) -> None:
    connection = filled(path)
    assert count_rows(connection) == RowCounts(3, 1)
    assert [each.id for each in read_operations(connection)] == ["o0"]
    connection.close()


@pytest.mark.parametrize(
    "change",
    [
        "names = replace(names, 'a7', 'a8')",
        "names = replace(names, '], [', '],[')",
        "records = replace(records, '第7條', '第8條')",
        "records = records || char(10)",
        "sha256 = replace(sha256, substr(sha256, 1, 1), 'x')",
    ],
)
def test_a_batch_that_is_not_what_was_written_is_damaged(path: Path, change: str) -> None:
    connection = filled(path)
    connection.execute("DROP TRIGGER batch_refuses_update")
    connection.execute(f"UPDATE batch SET {change} WHERE position = 1")
    with pytest.raises(RowDamaged):
        read_revisions(connection)
    connection.close()


@pytest.mark.parametrize(
    ("change", "lost"),
    [
        ("records = replace(records, '第7條', '第八條')", {7}),
        ("names = replace(names, '\"a7\"', '\"a八\"')", set()),
        ("records = CAST(x'ff' AS TEXT) || substr(records, 2)", {0}),
        ("records = replace(records, char(10), ' ')", set()),
        ("records = replace(records, char(10), '}')", set()),
        ("records = replace(records, char(10), '{')", set()),
        ("names = ''", set(range(BATCH))),
        ("sha256 = ''", set()),
    ],
)
def test_what_is_sound_of_a_damaged_batch_is_saved(path: Path, change: str, lost: set[int]) -> None:
    connection = filled(path)
    connection.execute("DROP TRIGGER batch_refuses_update")
    connection.execute(f"UPDATE batch SET {change} WHERE position = 1")
    connection.close()
    rows = read_sound_rows(path)
    saved = [each for number, each in enumerate(revisions()) if number not in lost]
    assert list(rows.stored.revisions) == saved
    assert rows.named == {"o0": (make(0)[1].id,)}
    # Which they were is known as long as the batch names them.
    told = set() if change == "names = ''" else {revisions()[number].id for number in lost}
    assert rows.gone == told
    assert rows.unread == frozenset()


@pytest.mark.parametrize("place", range(1, 4))
@pytest.mark.parametrize("bit", range(8))
def test_a_flipped_separator_costs_nothing(path: Path, place: int, bit: int) -> None:
    """Before, the two records beside it were read as one that was none."""
    connection = filled(path)
    connection.execute("DROP TRIGGER batch_refuses_update")
    query = "SELECT CAST(records AS BLOB) FROM batch WHERE position = 1"
    records = bytearray(connection.execute(query).fetchone()[0])
    at = [index for index, byte in enumerate(records) if byte == ord("\n")][place]
    records[at] ^= 1 << bit
    change = "UPDATE batch SET records = CAST(? AS TEXT) WHERE position = 1"
    connection.execute(change, (bytes(records),))
    connection.close()
    assert list(read_sound_rows(path).stored.revisions) == list(revisions())


@pytest.mark.parametrize(
    ("statement", "unread"),
    [
        ("UPDATE draft SET text = text", set()),
        ("UPDATE batch SET position = 9 WHERE position = 2", {Part.STATES}),
        ("UPDATE operation SET position = 2", {Part.LOG}),
        ("DROP TABLE draft", {Part.DRAFTS}),
        ("ALTER TABLE batch RENAME TO bauch", {Part.STATES}),
    ],
)
def test_a_row_that_is_gone_is_noticed(path: Path, statement: str, unread: set[Part]) -> None:
    connection = filled(path)
    for table in ("batch", "operation"):
        connection.execute(f"DROP TRIGGER {table}_refuses_update")
    connection.execute(statement)
    connection.close()
    assert read_sound_rows(path).unread == unread


def test_a_file_that_is_no_database_tells_nothing(tmp_path: Path) -> None:
    path = tmp_path / "text"
    path.write_bytes(b"nothing" * 1000)
    rows = read_sound_rows(path)
    assert rows.stored == StoredReview()
    assert rows.unread == frozenset(Part)


def test_a_damaged_entry_of_the_log_still_names_what_it_spoke_of(path: Path) -> None:
    connection = filled(path)
    connection.execute("DROP TRIGGER operation_refuses_update")
    connection.execute("UPDATE operation SET kind = 'deleted'")
    with pytest.raises(RowDamaged):
        read_operations(connection)
    connection.close()
    rows = read_sound_rows(path)
    assert rows.stored.operations == ()
    assert rows.named == {"o0": (make(0)[1].id,)}
