"""Every released form of the review becomes the present one, or stays as it was."""

import random
import re
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from zjhk_desktop.domain.errors import ProfileUnusable, ReviewDamaged, ReviewError
from zjhk_desktop.domain.review import Review
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage import review_schema
from zjhk_desktop.storage.backups import fingerprint_of_copy, list_backups, take_backup
from zjhk_desktop.storage.connection import stamp_of
from zjhk_desktop.storage.review_rows import StoredReview
from zjhk_desktop.storage.review_stamp import APPLICATION_ID, SCHEMA_VERSION
from zjhk_desktop.storage.review_store import Access, ReviewStore

SAMPLES = sorted((Path(__file__).parents[2] / "data").glob("review-schema-*.sqlite"))
NOW = datetime(2026, 11, 23, tzinfo=UTC)


def version_of(sample: Path) -> int:
    match = re.search(r"schema-(\d+)", sample.name)
    assert match is not None
    return int(match[1])


@pytest.fixture(params=SAMPLES, ids=lambda sample: sample.name)
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "profile" / "review.sqlite"
    path.parent.mkdir()
    shutil.copyfile(request.param, path)
    assert stamp_of(path) == (APPLICATION_ID, version_of(request.param))
    return path


def test_there_is_a_sample_of_every_older_schema() -> None:
    assert {version_of(sample) for sample in SAMPLES} >= set(range(1, SCHEMA_VERSION))


def test_an_old_review_is_read_as_it_is_and_brought_up_to_date_when_written(path: Path) -> None:
    before = path.read_bytes()
    reader = ReviewStore(path, Access.READ)
    stored = reader.load()
    assert reader.fingerprint()
    old = take_backup(reader.copy_into, path.parent / "old", NOW)
    reader.close()
    assert (old.whole, old.revisions) == (True, len(stored.revisions))
    assert fingerprint_of_copy(old.path)
    assert path.read_bytes() == before
    assert all(each.is_authentic for each in stored.revisions)
    comments = {each.state.comment for each in Review(stored.revisions).annotations()}
    assert {"樣本一，改", "𨋢 two\nlines"} <= comments
    assert stored.drafts == {"id-0007": "未寫完"}
    writer = ReviewStore(path, now=lambda: NOW)
    assert writer.load() == stored
    writer.close()
    assert stamp_of(path) == (APPLICATION_ID, SCHEMA_VERSION)
    [backup] = list_backups(path.parent / "backups")
    assert (backup.time, backup.whole, backup.revisions) == (NOW, True, len(stored.revisions))
    assert stamp_of(backup.path)[1] < SCHEMA_VERSION
    ReviewStore(path, now=lambda: NOW).close()
    assert len(list_backups(path.parent / "backups")) == 1


@pytest.mark.parametrize("step", range(4))
def test_a_step_that_fails_leaves_the_old_intact(
    path: Path, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three more steps and the stamp, failing at each in turn."""
    real = review_schema.make_migrations

    def make_more() -> Migrations:
        migrations = real()
        for number in range(4):

            def more(database: Database, number: int = number) -> None:
                database.conn.execute(f"CREATE TABLE more{number} (x)")
                database.conn.execute("DELETE FROM draft")
                if number == step:
                    raise sqlite3.OperationalError("disk I/O error")

            migrations(name=f"9{number}")(more)
        return migrations

    monkeypatch.setattr(review_schema, "make_migrations", make_more)
    with pytest.raises(ReviewError):
        ReviewStore(path, now=lambda: NOW)
    connection = sqlite3.connect(path)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    connection.close()
    assert not {name for name in tables if name.startswith("more")}
    assert stamp_of(path)[1] < SCHEMA_VERSION
    monkeypatch.undo()
    store = ReviewStore(path, now=lambda: NOW)
    assert store.load().drafts == {"id-0007": "未寫完"}
    store.close()


def test_a_damaged_old_review_is_refused_and_then_saved_from(path: Path) -> None:
    content = path.read_bytes()
    assert content.count("樣本一，改".encode()) >= 1
    path.write_bytes(content.replace("樣本一，改".encode(), "樣本七，改".encode()))
    before = path.read_bytes()
    for access in Access:
        with pytest.raises(ReviewDamaged):
            ReviewStore(path, access, now=lambda: NOW).load()
        assert path.read_bytes() == before
    opened: list[ReviewStore] = []
    safekeeping = Safekeeping(path.parent, now=lambda: NOW)
    safekeeping.open(Access.CREATE, opened.append)
    stored = opened[-1].load()
    opened[-1].close()
    assert safekeeping.recovery is not None
    assert safekeeping.recovery.lost
    comments = {each.state.comment for each in stored.revisions}
    assert "𨋢 two\nlines" in comments
    assert not {"樣本一，改", "樣本七，改"} & comments
    assert stamp_of(path) == (APPLICATION_ID, SCHEMA_VERSION)


def test_a_garbled_table_of_the_steps_is_damage(path: Path) -> None:
    """One bit in a column's name of the table that says which steps were taken."""
    content = bytearray(path.read_bytes())
    content[content.index(b"applied_at")] ^= 2
    path.write_bytes(content)
    reader = ReviewStore(path, Access.READ)
    expected = reader.load()
    reader.close()
    with pytest.raises(ReviewDamaged):
        ReviewStore(path, now=lambda: NOW)
    assert path.read_bytes() == content
    stored, recovered = opened(path)
    assert recovered
    assert (stored.revisions, stored.drafts) == (expected.revisions, expected.drafts)
    assert stamp_of(path) == (APPLICATION_ID, SCHEMA_VERSION)


def test_a_flipped_bit_keeps_no_old_review_from_being_opened(path: Path) -> None:
    """To write it: nothing but our own errors comes, and nothing that was not written."""
    reader = ReviewStore(path, Access.READ)
    expected = reader.load()
    reader.close()
    sound = path.read_bytes()
    known = {each.id for each in expected.revisions}
    chance = random.Random(20261123)
    places = [place for place, byte in enumerate(sound) if byte]
    recoveries = 0
    for _ in range(40):
        shutil.rmtree(path.parent)
        path.parent.mkdir()
        flipped = bytearray(sound)
        flipped[chance.choice(places)] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            stored, recovered = opened(path)
        except ReviewError:
            continue
        recoveries += recovered
        assert {each.id for each in stored.revisions} <= known
        if not recovered:
            assert stored.revisions == expected.revisions
            assert stored.drafts == expected.drafts
    assert recoveries > 5


def opened(path: Path) -> tuple[StoredReview, bool]:
    """Open a review to write, as the program does; return it and whether it was built anew."""
    safekeeping = Safekeeping(path.parent, now=lambda: NOW)
    stores: list[ReviewStore] = []
    safekeeping.open(Access.CREATE, stores.append)
    try:
        return stores[-1].load(), safekeeping.recovery is not None
    finally:
        stores[-1].close()


def test_without_room_for_a_backup_nothing_is_migrated(path: Path) -> None:
    (path.parent / "backups").touch()
    before = path.read_bytes()
    with pytest.raises(ProfileUnusable):
        ReviewStore(path, now=lambda: NOW)
    assert path.read_bytes() == before
