"""What may lie in the review's place: each wrong thing is named, and left exactly as it is."""

import errno
import hashlib
import os
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.errors import (
    ProfileUnusable,
    ReviewDamaged,
    ReviewError,
    ReviewForeign,
    ReviewNewer,
    ReviewTooNew,
)
from zjhk_desktop.storage.review_file import review_exists
from zjhk_desktop.storage.review_stamp import APPLICATION_ID, SCHEMA_VERSION
from zjhk_desktop.storage.review_store import Access, ReviewStore

MEASURE = sample_memorandum().passage("m01")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a sound review with three annotations."""
    path = tmp_path / "profile" / "review.sqlite"
    reviewing = open_reviewing(path)
    for number in range(3):
        reviewing.annotate(anchor_range(MEASURE, 0, number + 1), comment=f"批註 {number} " * 20)
    reviewing.close()
    return path


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refuse(path: Path, error: type[ReviewError]) -> ReviewError:
    """Open in every way, expect the error each time and the file unchanged; return the error."""
    before = digest(path) if path.is_file() else None
    for access in Access:
        with pytest.raises(error) as caught:
            ReviewStore(path, access).load()
    assert (digest(path) if path.is_file() else None) == before
    assert str(path) in str(caught.value) or str(path.parent) in str(caught.value)
    return caught.value


def change(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_review_is_not_refused(path: Path) -> None:
    """The control of every test below."""
    store = ReviewStore(path, Access.READ)
    assert len(store.load().revisions) == 3
    store.close()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"<html>not a database</html>" * 100,
        b"\x89PNG\r\n\x1a\n" + bytes(5000),
        bytes(8192),
        b"SQLite format 3\0",
        b"SQLite format 3\0" + bytes(5000),
    ],
    ids=["empty", "a letter", "html", "png", "zeros", "header only", "header and zeros"],
)
def test_what_is_no_database_is_damage(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    if content.startswith(b"SQLite") and len(content) > 100:
        # Its header is a database's, of nobody's: as good as another program's.
        refuse(path, ReviewError)
    else:
        refuse(path, ReviewDamaged)


def test_a_folder_in_its_place_is_damage(path: Path) -> None:
    path.unlink()
    path.mkdir()
    refuse(path, ReviewDamaged)


def test_a_link_that_leads_nowhere_is_damage(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.parent / "nothing")
    refuse(path, ReviewDamaged)
    assert not (path.parent / "nothing").exists()


def test_a_link_to_a_review_is_followed(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "elsewhere.sqlite"
    path.rename(real)
    path.symlink_to(real)
    store = ReviewStore(path)
    assert len(store.load().revisions) == 3
    store.close()


def test_a_pipe_in_its_place_is_damage_and_does_not_block(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)
    refuse(path, ReviewDamaged)


def test_another_program_s_database_is_left_alone(path: Path) -> None:
    path.unlink()
    change(path, "CREATE TABLE t (x)", "PRAGMA application_id = 42")
    refuse(path, ReviewForeign)
    change(path, "PRAGMA application_id = 0")
    refuse(path, ReviewForeign)


def test_another_program_s_log_is_not_played_in(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    refuse(path, ReviewDamaged)
    other.close()


def test_a_newer_review_is_left_alone_and_says_which(path: Path) -> None:
    change(path, f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    error = refuse(path, ReviewTooNew)
    assert f"schema {SCHEMA_VERSION + 1}" in str(error)


def try_to_change(path: Path) -> tuple[int, str]:
    """Return how many notes are read, and why none can be added ("": one can)."""
    reviewing = open_reviewing(path, prefix="new")
    count = len(reviewing.annotations())
    try:
        reviewing.annotate(anchor_range(MEASURE, 0, 1))
    except ReviewNewer as error:
        return count, str(error)
    finally:
        reviewing.close()
    return count, ""


def test_what_a_newer_version_has_only_added_to_can_be_read_but_not_changed(path: Path) -> None:
    change(path, "CREATE TABLE added (x)", f"PRAGMA user_version = {(1 << 16) + SCHEMA_VERSION}")
    before = digest(path)
    count, refusal = try_to_change(path)
    assert count == 3
    assert f"{path} was written by a newer version" in refusal
    assert digest(path) == before
    # The control: without the mark the same file is changed.
    change(path, f"PRAGMA user_version = {SCHEMA_VERSION}")
    assert try_to_change(path) == (3, "")
    assert digest(path) != before


def test_an_addition_to_a_newer_schema_is_as_new_as_that(path: Path) -> None:
    change(path, f"PRAGMA user_version = {(1 << 16) + SCHEMA_VERSION + 1}")
    error = refuse(path, ReviewTooNew)
    assert f"schema {SCHEMA_VERSION + 1}" in str(error)


def test_a_review_without_a_version_is_damage(path: Path) -> None:
    change(path, "PRAGMA user_version = 0")
    refuse(path, ReviewDamaged)


def test_a_journal_without_its_review_is_damage(path: Path) -> None:
    path.unlink()
    journal = path.with_name("review.sqlite-journal")
    journal.write_bytes(b"what is left of it")
    for access in Access:
        with pytest.raises(ReviewDamaged):
            ReviewStore(path, access)
    assert not path.exists()
    assert journal.read_bytes() == b"what is left of it"


def test_an_empty_journal_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    path.with_name("review.sqlite-journal").touch()
    assert not review_exists(path)
    ReviewStore(path).close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE batch SET records = replace(records, '批註 1', '批註 7')",
        "UPDATE batch SET records = replace(records, '\"other\"', '\"hk\"')",
        "UPDATE batch SET records = CAST(x'ff41' AS TEXT) WHERE position = 1",
        "UPDATE batch SET records = 'no JSON' WHERE position = 3",
        "UPDATE batch SET records = '', names = '[[], [], [], []]' WHERE position = 3",
        "UPDATE batch SET names = replace(names, 'id-', 'ie-')",
        "UPDATE batch SET sha256 = ''",
        "DELETE FROM batch WHERE position = 2",
        "UPDATE operation SET kind = 'invented'",
        "UPDATE operation SET kind = 'undone', target = 'x' WHERE position = 1",
        "UPDATE operation SET revisions = '[]'",
        "UPDATE operation SET id = 'other' WHERE position = 2",
        "UPDATE profile SET value = replace(value, 'other', 'hk')",
        "INSERT INTO draft VALUES ('id-0003', 'text', '2026', 'not its digest')",
        "DROP TABLE draft",
    ],
)
def test_a_changed_row_is_damage(path: Path, statement: str) -> None:
    guards = [
        f"DROP TRIGGER {table}_refuses_{verb}"
        for table in ("batch", "operation")
        for verb in ("update", "delete")
    ]
    change(path, *guards)
    test_a_sound_review_is_not_refused(path)
    change(path, statement)
    refuse(path, ReviewDamaged)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.99])
def test_a_truncated_review_is_damage(path: Path, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    refuse(path, ReviewDamaged)


def test_no_flipped_bit_is_shown_as_if_nothing_were(path: Path) -> None:
    """Every flip is refused, or leaves every word as it was; nothing else ever escapes."""
    sound = path.read_bytes()
    store = ReviewStore(path, Access.READ)
    expected = store.load()
    store.close()
    refused = 0
    chance = random.Random(20261105)
    for _ in range(400):
        flipped = bytearray(sound)
        flipped[chance.randrange(len(sound))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            store = ReviewStore(path, Access.READ)
            stored = store.load()
        except ReviewError:
            refused += 1
            continue
        finally:
            store.close()
        assert stored.revisions == expected.revisions
        assert stored.drafts == expected.drafts
        assert stored.identity == expected.identity
    assert refused > 20


def test_a_profile_that_is_a_file_is_unusable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for access in Access:
        with pytest.raises(ProfileUnusable):
            ReviewStore(tmp_path / "file" / "review.sqlite", access)
    assert (tmp_path / "file").read_text() == "x"


def test_a_name_too_long_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(ProfileUnusable):
        ReviewStore(tmp_path / ("x" * 300) / "review.sqlite")


def test_what_a_killed_start_left_is_swept(path: Path) -> None:
    stray = [path.with_name(name) for name in (".review-a_c01234", ".review-a_c01234-journal")]
    kept = path.with_name("other")
    for file in (*stray, kept):
        file.touch()
    ReviewStore(path).close()
    assert not any(file.exists() for file in stray)
    assert kept.exists()


def test_what_only_resembles_what_we_leave_stays(path: Path) -> None:
    """Before, whatever began with “.review-” was removed, folders with all that was in them."""
    backups = path.with_name("backups")
    backups.mkdir()
    names = (".review-thoughts.txt", ".review-a_c0123", ".review-A_C01234", ".settings.json.old")
    kept = [folder / name for folder in (path.parent, backups) for name in names]
    for file in kept:
        file.write_text("mine")
    folder = path.with_name(".review-a_folder")
    (folder / "inside").mkdir(parents=True)
    link = path.with_name(".review-a_link01")
    link.symlink_to(kept[0])
    ours = backups / ".review-a_c01234"
    ours.touch()
    ReviewStore(path).close()
    assert all(file.read_text() == "mine" for file in kept)
    assert (folder / "inside").is_dir()
    assert link.is_symlink()
    # The control.
    assert not ours.exists()


def test_a_file_open_to_others_is_made_private(path: Path) -> None:
    path.chmod(0o644)
    ReviewStore(path).close()
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_file_says_whose_it_is(path: Path) -> None:
    connection = sqlite3.connect(path)
    found = [
        connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "user_version")
    ]
    connection.close()
    assert found == [APPLICATION_ID, SCHEMA_VERSION]


def test_a_failed_making_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "profile" / "review.sqlite"

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr("zjhk_desktop.storage.review_schema.create_review", fail)
    with pytest.raises(ProfileUnusable):
        ReviewStore(path)
    assert not path.parent.exists()
    monkeypatch.undo()
    ReviewStore(path).close()


def test_a_review_made_meanwhile_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "review.sqlite"
    real: Callable[..., None] = os.link

    def race(source: Path, target: Path) -> None:
        monkeypatch.setattr(os, "link", real)
        other = open_reviewing(path)
        other.annotate(anchor_range(MEASURE, 0, 1))
        other.close()
        real(source, target)

    monkeypatch.setattr(os, "link", race)
    store = ReviewStore(path)
    assert len(store.load().revisions) == 1
    store.close()


def test_a_file_system_without_links_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse_link(*_: object) -> None:
        raise PermissionError(1, "not permitted")

    monkeypatch.setattr(os, "link", refuse_link)
    path = tmp_path / "review.sqlite"
    ReviewStore(path).close()
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.startswith(".review")] == []


def test_a_pipe_as_its_journal_is_damage_and_does_not_block(path: Path) -> None:
    journal = path.with_name(f"{path.name}-journal")
    journal.unlink(missing_ok=True)
    os.mkfifo(journal)
    refuse(path, ReviewDamaged)


def test_a_failed_making_leaves_no_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(Path, "rename", full)
    mine = tmp_path / "there already"
    mine.mkdir()
    for place in (tmp_path / "new" / "profile", mine, mine / "profile"):
        with pytest.raises(ProfileUnusable):
            ReviewStore(place / "review.sqlite")
    assert not (tmp_path / "new").exists()
    assert not list(mine.iterdir())
    (mine / "theirs").touch()
    with pytest.raises(ProfileUnusable):
        ReviewStore(mine / "review.sqlite")
    assert [entry.name for entry in mine.iterdir()] == ["theirs"]
