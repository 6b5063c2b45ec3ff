"""The store: what is appended is there, and only that, whoever asks and in whatever order."""

import hashlib
import os
import sqlite3
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.sample import DEVICE, REVIEWER, sample_state
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import NotSaved, ReviewInUse, ReviewReadOnly
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.revision import Revision, make_revision
from zjhk_desktop.storage.review_rows import Identity
from zjhk_desktop.storage.review_store import Access, ReviewStore

HOSTILE = [
    "'; DROP TABLE revision;--",
    '"',
    "<b>&amp;",
    "\u202e",
    "𨋢🏳️‍🌈",
    "a\r\nb\u2028c",
    "%s{x}",
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a profile #1?%20 卷" / "review.sqlite"


def make(number: int, comment: str = "") -> tuple[Operation, Revision]:
    revision = make_revision(
        f"a{number}", (), REVIEWER, DEVICE, f"2026-{number}", number, sample_state(comment)
    )
    operation = Operation(f"o{number}", ChangeKind.ADDED, ChangeKind.ADDED, "", (revision.id,))
    return operation, revision


def append(store: ReviewStore, number: int, comment: str = "") -> Revision:
    operation, revision = make(number, comment)
    store.append(operation, [revision])
    return revision


def test_a_new_review_is_empty_and_private(path: Path) -> None:
    store = ReviewStore(path)
    stored = store.load()
    assert (stored.revisions, stored.operations, dict(stored.drafts)) == ((), (), {})
    assert stored.identity is None
    store.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert {entry.name for entry in path.parent.iterdir()} <= {path.name, f"{path.name}-journal"}


def test_files_are_private_under_any_umask(path: Path) -> None:
    before = os.umask(0o000)
    try:
        store = ReviewStore(path)
        store.load()
        append(store, 1)
        modes = {stat.S_IMODE(entry.stat().st_mode) for entry in path.parent.iterdir()}
        store.close()
    finally:
        os.umask(before)
    assert modes == {0o600}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_written_comes_back_exactly(path: Path, text: str) -> None:
    store = ReviewStore(path)
    store.load()
    revision = append(store, 1, text)
    store.save_draft("a1", text, "2026")
    store.save_identity(Identity(REVIEWER, text))
    store.close()
    again = ReviewStore(path)
    stored = again.load()
    again.close()
    assert stored.revisions == (revision,)
    assert stored.operations[0].revisions == (revision.id,)
    assert stored.drafts == {"a1": text}
    assert stored.identity == Identity(REVIEWER, text)


def test_order_is_kept(path: Path) -> None:
    store = ReviewStore(path)
    store.load()
    written = [append(store, number).id for number in (3, 1, 2)]
    store.close()
    again = ReviewStore(path, Access.READ)
    stored = again.load()
    again.close()
    assert [revision.id for revision in stored.revisions] == written
    assert [operation.id for operation in stored.operations] == ["o3", "o1", "o2"]


def test_a_draft_is_one_row_that_goes_with_the_edit(path: Path) -> None:
    store = ReviewStore(path)
    store.load()
    append(store, 1)
    for text in ("甲", "甲乙", "甲乙丙"):
        store.save_draft("a1", text, "2026")
    assert store.load().drafts == {"a1": "甲乙丙"}
    operation, revision = make(2)
    store.append(operation, [revision], discard_drafts=("a1",))
    assert store.load().drafts == {}
    store.save_draft("a2", "丁", "2026")
    store.discard_draft("a2")
    assert store.load().drafts == {}
    store.close()


def test_the_past_cannot_be_rewritten(path: Path) -> None:
    store = ReviewStore(path)
    store.load()
    append(store, 1)
    store.close()
    with sqlite3.connect(path) as connection:
        for statement in (
            "UPDATE batch SET records = ''",
            "DELETE FROM batch",
            "UPDATE operation SET kind = ''",
            "DELETE FROM operation",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(statement)
    connection.close()


def test_only_looking_creates_nothing(tmp_path: Path) -> None:
    for access in (Access.READ, Access.UPDATE):
        store = ReviewStore(tmp_path / "none" / "review.sqlite", access)
        assert store.load().revisions == ()
        assert store.read_only
        with pytest.raises(ReviewReadOnly):
            append(store, 1)
        store.close()
    assert not (tmp_path / "none").exists()


def test_a_reader_changes_nothing_and_lets_others_read(path: Path) -> None:
    store = ReviewStore(path)
    store.load()
    append(store, 1)
    store.close()
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    readers = [ReviewStore(path, Access.READ) for _ in range(2)]
    assert [len(reader.load().revisions) for reader in readers] == [1, 1]
    with pytest.raises(ReviewReadOnly):
        readers[0].save_draft("a1", "x", "2026")
    for reader in readers:
        reader.close()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_the_lock_keeps_others_out_until_it_is_closed(path: Path) -> None:
    store = ReviewStore(path)
    for access in Access:
        with pytest.raises(ReviewInUse):
            ReviewStore(path, access)
    store.close()
    store.close()
    ReviewStore(path).close()


def test_a_failed_append_leaves_nothing_behind(path: Path) -> None:
    store = ReviewStore(path)
    store.load()
    append(store, 1)
    operation, revision = make(2)
    # The log does not take it, so that the transaction breaks half-way.
    with pytest.raises(NotSaved):
        store.append(replace(operation, target=None), [revision])  # type: ignore[arg-type]
    assert [each.id for each in store.load().operations] == ["o1"]
    assert len(store.load().revisions) == 1
    append(store, 3)
    assert [each.id for each in store.load().operations] == ["o1", "o3"]
    store.close()


def test_closing_ends_writing(path: Path) -> None:
    store = ReviewStore(path)
    store.load()
    store.close()
    with pytest.raises(ReviewReadOnly):
        append(store, 1)


def test_the_pragmas_are_those_that_were_proved(path: Path) -> None:
    store = ReviewStore(path)
    store.load()
    connection = store._connection
    assert connection is not None
    found = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "journal_mode",
            "synchronous",
            "locking_mode",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "temp_store",
            "secure_delete",
            "busy_timeout",
        )
    }
    store.close()
    assert found == {
        "journal_mode": "truncate",
        "synchronous": 3,
        "locking_mode": "exclusive",
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "busy_timeout": 2000,
    }
