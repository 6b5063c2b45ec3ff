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
    append_operation,
    append_revisions,
    count_rows,
    growth_of,
    read_operations,
    read_revisions,
)
from zjhk_desktop.storage.row_damage import RowDamaged
from zjhk_desktop.storage.sound_rows import read_sound_rows

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
        ("records = replace(records, char(10), ' ')", set(range(BATCH))),
        ("names = ''", set(range(BATCH))),
        ("sha256 = ''", set()),
    ],
)
def test_what_is_sound_of_a_damaged_batch_is_saved(path: Path, change: str, lost: set[int]) -> None:
    connection = filled(path)
    connection.execute("DROP TRIGGER batch_refuses_update")
    connection.execute(f"UPDATE batch SET {change} WHERE position = 1")
    connection.close()
    stored, named = read_sound_rows(path)
    saved = [each for number, each in enumerate(revisions()) if number not in lost]
    assert list(stored.revisions) == saved
    assert named == {"o0": (make(0)[1].id,)}


def test_a_damaged_entry_of_the_log_still_names_what_it_spoke_of(path: Path) -> None:
    connection = filled(path)
    connection.execute("DROP TRIGGER operation_refuses_update")
    connection.execute("UPDATE operation SET kind = 'deleted'")
    with pytest.raises(RowDamaged):
        read_operations(connection)
    connection.close()
    stored, named = read_sound_rows(path)
    assert stored.operations == ()
    assert named == {"o0": (make(0)[1].id,)}
