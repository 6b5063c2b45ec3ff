"""Backups: verified before they count; what is bad neither counts nor pushes out what is good."""

import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.storage.test_review_store import append
from zjhk_desktop.domain.errors import CannotWrite, ReviewError
from zjhk_desktop.storage import backups
from zjhk_desktop.storage.backups import (
    Backup,
    inspect_backup,
    list_backups,
    newest_whole,
    take_backup,
    thin_backups,
    time_of_name,
)
from zjhk_desktop.storage.review_store import ReviewStore

NOW = datetime(2026, 11, 23, 12, 34, 56, 789, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> ReviewStore:
    store = ReviewStore(tmp_path / "review.sqlite")
    store.load()
    append(store, 1, "一")
    append(store, 2, "二")
    yield store
    store.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_backup_has_its_time_its_counts_and_is_private(store: ReviewStore, folder: Path) -> None:
    info = take_backup(store.copy_into, folder, NOW)
    assert info.path == folder / "review-20261123T123456Z.sqlite"
    assert info == Backup(
        info.path, NOW.replace(microsecond=0), info.path.stat().st_size, True, 2, 2
    )
    assert stat.S_IMODE(info.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert list_backups(folder) == [info]
    again = take_backup(store.copy_into, folder, NOW)
    assert again.path.name == "review-20261123T123456Z-2.sqlite"
    assert time_of_name(again.path.name) == info.time


@pytest.mark.parametrize(
    "name",
    [
        "review.sqlite",
        "review-20261323T123456Z.sqlite",
        "review-x.sqlite",
        "review-20261123.sqlite",
    ],
)
def test_other_names_are_no_backups(store: ReviewStore, folder: Path, name: str) -> None:
    assert time_of_name(name) is None
    folder.mkdir()
    (folder / name).touch()
    assert list_backups(folder) == []


def test_a_backup_can_be_opened_as_a_review(store: ReviewStore, folder: Path) -> None:
    info = take_backup(store.copy_into, folder, NOW)
    copy = ReviewStore(info.path)
    assert copy.load() == store.load()
    copy.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE batch SET records = replace(records, '一', '三')",
        "DELETE FROM batch WHERE position = 1",
        "PRAGMA application_id = 7",
    ],
)
def test_what_is_not_whole_becomes_no_backup(
    store: ReviewStore, folder: Path, statement: str
) -> None:
    def copy_wrong(target: sqlite3.Connection) -> None:
        store.copy_into(target)
        for table in ("batch", "operation"):
            for verb in ("update", "delete"):
                target.execute(f"DROP TRIGGER {table}_refuses_{verb}")
        target.execute(statement)

    with pytest.raises(ReviewError):
        take_backup(copy_wrong, folder, NOW)
    assert list(folder.iterdir()) == []


def test_a_full_disk_leaves_nothing(
    store: ReviewStore, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = take_backup(store.copy_into, folder, NOW)

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(CannotWrite, match="is full"):
        take_backup(store.copy_into, folder, NOW)
    assert list(folder.iterdir()) == [kept.path]


def test_a_folder_that_cannot_be_made(store: ReviewStore, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CannotWrite):
        take_backup(store.copy_into, tmp_path / "file" / "backups", NOW)


def test_a_flipped_bit_of_text_makes_a_backup_bad(store: ReviewStore, folder: Path) -> None:
    good = take_backup(store.copy_into, folder, NOW - timedelta(days=1))
    bad = take_backup(store.copy_into, folder, NOW)
    bad.path.write_bytes(bad.path.read_bytes().replace("一".encode(), "丁".encode()))
    assert not inspect_backup(Backup(bad.path, bad.time)).whole
    assert [each.whole for each in list_backups(folder)] == [False, True]
    assert newest_whole(folder) == good


def test_thinning_removes_the_old_ones_only(store: ReviewStore, folder: Path) -> None:
    old = [take_backup(store.copy_into, folder, NOW - timedelta(days=400, hours=h)) for h in (1, 2)]
    future = take_backup(store.copy_into, folder, NOW + timedelta(days=900))
    fresh = take_backup(store.copy_into, folder, NOW)
    assert thin_backups(folder, NOW, fresh) == [old[1].path]
    assert {each.path for each in list_backups(folder)} == {fresh.path, future.path, old[0].path}


def test_the_fresh_one_stays_whatever_its_date(store: ReviewStore, folder: Path) -> None:
    """A clock put back to 1970 makes it the oldest of all."""
    for hours in range(3):
        take_backup(store.copy_into, folder, datetime(1970, 1, 1, 23 - hours, tzinfo=UTC))
    fresh = take_backup(store.copy_into, folder, datetime(1970, 1, 1, tzinfo=UTC))
    thin_backups(folder, NOW, fresh)
    assert fresh.path.exists()
    assert len(list_backups(folder)) == 2


def test_the_fingerprint_changes_with_everything(store: ReviewStore, folder: Path) -> None:
    from tests.unit.sample import DEVICE, REVIEWER
    from zjhk_desktop.storage.review_rows import Identity

    seen = [store.fingerprint()]
    info = take_backup(store.copy_into, folder, NOW)
    assert backups.fingerprint_of_copy(info.path) == seen[0]
    append(store, 3)
    seen.append(store.fingerprint())
    store.save_draft("a1", "x", "2026")
    seen.append(store.fingerprint())
    store.save_identity(Identity(REVIEWER, DEVICE))
    seen.append(store.fingerprint())
    assert len(set(seen)) == 4
    info.path.write_bytes(b"")
    assert backups.fingerprint_of_copy(info.path) not in seen
