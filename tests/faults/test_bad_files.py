"""What lies in the review's place is damaged: all that is sound comes back, wrong text never."""

import contextlib
import hashlib
import random
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.faults.profiles import append, begin, make_profile, now, numbers, opened
from zjhk_desktop.domain.errors import (
    ProfileUnusable,
    ReviewDamaged,
    ReviewError,
    ReviewForeign,
    ReviewInUse,
    ReviewTooNew,
)
from zjhk_desktop.domain.language import english
from zjhk_desktop.services.safekeeping import Safekeeping, recovery_sentence
from zjhk_desktop.storage import salvage
from zjhk_desktop.storage.backups import take_backup
from zjhk_desktop.storage.review_stamp import (
    APPLICATION_ID,
    HIGHEST_ADDITION,
    HIGHEST_SCHEMA,
    SCHEMA_VERSION,
)
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.salvage import recover
from zjhk_desktop.storage.unfinished import RECOVERY_LOCK

COUNT = 12
ALL = set(range(1, COUNT + 1))
pytestmark = pytest.mark.timeout(900)


@pytest.fixture
def sound(fast: Path) -> Path:
    return make_profile(fast / "sound", COUNT, "字" * 300).parent


@pytest.fixture
def profile(fast: Path, sound: Path) -> Path:
    begin(fast / "profile", sound)
    return fast / "profile"


def back_up(profile: Path) -> None:
    store = ReviewStore(profile / "review.sqlite")
    store.load()
    take_backup(store.copy_into, profile / "backups", now())
    store.close()


def without_journal(profile: Path) -> None:
    (profile / "review.journal").unlink()


def garbage(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    page = chance.randrange(len(content) // 4096) * 4096
    spoilt[page : page + 4096] = chance.randbytes(4096)
    return bytes(spoilt)


def flip(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    spoilt[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


@pytest.mark.parametrize("spoil", [flip, garbage, cut])
def test_with_a_journal_nothing_is_lost(
    profile: Path,
    sound: Path,
    spoil: Callable[[bytes, random.Random], bytes],
    amount: Callable[[int, int], int],
    covered: Callable[[str], None],
) -> None:
    chance = random.Random(20261123)
    whole = (sound / "review.sqlite").read_bytes()
    rebuilt = refused = 0
    tries = amount(60, 500)
    for _ in range(tries):
        begin(profile, sound)
        spoilt = spoil(whole, chance)
        (profile / "review.sqlite").write_bytes(spoilt)
        try:
            stored, safekeeping = opened(profile)
        except (ReviewForeign, ReviewTooNew):
            # The flipped bit lies in the header's marks; nothing is touched then.
            refused += 1
            assert (profile / "review.sqlite").read_bytes() == spoilt
            continue
        assert numbers(stored) == ALL
        assert len(stored.operations) == COUNT
        if safekeeping.recovery is not None:
            rebuilt += 1
            moved = safekeeping.recovery.moved_to
            assert moved is not None
            assert moved.read_bytes() == spoilt
            assert safekeeping.recovery.lost == ()
            assert opened(profile)[1].recovery is None
    assert refused <= tries / 10
    assert rebuilt > tries / 10
    covered(f"{spoil.__name__}: {tries} files, {rebuilt} built anew, {refused} refused untouched")


@pytest.mark.parametrize("spoil", [flip, garbage, cut])
def test_without_journal_and_backup_good_rows_are_salvaged(
    profile: Path,
    sound: Path,
    spoil: Callable[[bytes, random.Random], bytes],
    amount: Callable[[int, int], int],
    covered: Callable[[str], None],
) -> None:
    chance = random.Random(20261124)
    whole = (sound / "review.sqlite").read_bytes()
    saved: list[int] = []
    tries = amount(40, 500)
    for _ in range(tries):
        begin(profile, sound)
        without_journal(profile)
        (profile / "review.sqlite").write_bytes(spoil(whole, chance))
        try:
            stored, safekeeping = opened(profile)
        except ReviewError:
            continue
        # Fewer perhaps, but never another's words; and what is gone is said to be.
        found = numbers(stored)
        assert found <= ALL
        recovery = safekeeping.recovery
        if recovery is not None:
            saved.append(len(found))
            assert recovery.salvaged == len(found)
            assert len(recovery.lost) <= COUNT - len(found) + 1
            assert recovery.incomplete or len(recovery.lost) >= COUNT - len(found)
    assert len(saved) > tries / 5
    covered(
        f"{spoil.__name__}, nothing else left: {len(saved)} of {tries} built anew with "
        f"{sum(saved) / len(saved):.1f} of {COUNT} states"
    )


def test_one_wrong_letter_loses_one_state_and_names_it(profile: Path) -> None:
    without_journal(profile)
    path = profile / "review.sqlite"
    content = path.read_bytes()
    assert content.count('字7"'.encode()) == 1
    path.write_bytes(content.replace('字7"'.encode(), '字8"'.encode()))
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL - {7}
    recovery = safekeeping.recovery
    assert recovery is not None
    assert (recovery.salvaged, recovery.from_journal, recovery.from_backup) == (COUNT - 1, 0, 0)
    assert len(recovery.lost) == 1
    # Only what came after the gap can be undone.
    assert [each.id for each in stored.operations] == ["o8", "o9", "o10", "o11", "o12"]


def test_the_newest_good_backup_fills_the_gap(profile: Path) -> None:
    back_up(profile)
    without_journal(profile)
    bad = profile / "backups" / "review-20261123T090000Z.sqlite"
    bad.write_bytes(b"spoilt" * 1000)
    path = profile / "review.sqlite"
    path.write_bytes(path.read_bytes().replace('字7"'.encode(), '字8"'.encode()))
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL
    recovery = safekeeping.recovery
    assert recovery is not None
    assert (recovery.from_backup, recovery.lost) == (1, ())
    assert recovery.backup is not None
    assert recovery.backup.path.name == "review-20261123T080000Z.sqlite"


@pytest.mark.parametrize("content", [b"", b"x", b"<html>" * 1000, bytes(8192)])
@pytest.mark.parametrize("left", ["journal", "backup"])
def test_what_is_no_review_is_damage_while_anything_is_left(
    profile: Path, content: bytes, left: str
) -> None:
    back_up(profile)
    if left == "backup":
        without_journal(profile)
    (profile / "review.sqlite").write_bytes(content)
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is not None
    assert safekeeping.recovery.moved_to is not None
    assert safekeeping.recovery.moved_to.read_bytes() == content


@pytest.mark.parametrize("access", Access)
@pytest.mark.parametrize("left", ["journal", "backup"])
def test_a_missing_review_is_damage_too(profile: Path, left: str, access: Access) -> None:
    back_up(profile)
    if left == "backup":
        without_journal(profile)
    (profile / "review.sqlite").unlink()
    stored, safekeeping = opened(profile, access)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is not None
    assert safekeeping.recovery.moved_to is None


def test_nothing_left_is_refused_and_left_alone(tmp_path: Path) -> None:
    """The control: without a trace of notes no review is invented."""
    path = tmp_path / "profile" / "review.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"")
    with pytest.raises(ReviewDamaged):
        opened(path.parent)
    assert path.read_bytes() == b""
    assert {entry.name for entry in path.parent.iterdir()} == {"review.sqlite", RECOVERY_LOCK}


@pytest.mark.parametrize("make", [Path.mkdir, lambda path: path.symlink_to("nowhere")])
def test_a_folder_or_dead_link_in_its_place_is_moved_aside(
    profile: Path, make: Callable[[Path], None]
) -> None:
    path = profile / "review.sqlite"
    path.unlink()
    make(path)
    stored, _ = opened(profile)
    assert numbers(stored) == ALL
    assert len(list(profile.glob("review.damaged-*"))) == 1


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_a_stale_journal_goes_with_the_damaged_file(profile: Path, suffix: str) -> None:
    (profile / "review.sqlite").write_bytes(b"")
    stale = profile / f"review.sqlite{suffix}"
    stale.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"stale" * 300)
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is not None
    assert safekeeping.recovery.moved_to is not None
    moved = Path(f"{safekeeping.recovery.moved_to}{suffix}")
    assert b"stale" in moved.read_bytes()


def test_left_in_its_place_a_stale_journal_would_be_played_in(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test above: a hot journal of the damaged file beside the new one."""
    make_hot(profile / "review.sqlite")
    journal = profile / "review.sqlite-journal"
    hot = journal.read_bytes()
    (profile / "review.sqlite").write_bytes(b"\xaa" * 8192)
    monkeypatch.setattr(salvage, "COMPANIONS", ())
    damage = ReviewDamaged(path=profile / "review.sqlite", reason="test")
    salvage.recover(profile / "review.sqlite", damage, now())
    sound = (profile / "review.sqlite").read_bytes()
    assert journal.read_bytes() == hot
    with contextlib.suppress(ReviewError):
        ReviewStore(profile / "review.sqlite").close()
    assert (profile / "review.sqlite").read_bytes() != sound


def make_hot(path: Path) -> None:
    """Leave a journal as a writer does that dies within its transaction."""
    code = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=TRUNCATE'); c.execute('PRAGMA cache_size=1')\n"
        "c.execute('PRAGMA cache_spill=1'); c.execute('BEGIN IMMEDIATE')\n"
        "for n in range(200):\n"
        "    c.execute('INSERT INTO draft VALUES (?, ?, ?, ?)', (str(n), 'x' * 3000, '', ''))\n"
        "os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-I", "-c", code, str(path)], check=False)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 0


def test_sqlite_s_own_checks_do_not_notice_a_wrong_letter(profile: Path) -> None:
    """The control of the flips above: it is the digests that do."""
    path = profile / "review.sqlite"
    content = path.read_bytes()
    place = content.index("字字字".encode())
    path.write_bytes(content[:place] + "宇".encode() + content[place + 3 :])
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    finally:
        connection.close()
    with pytest.raises(ReviewDamaged):
        ReviewStore(path, Access.READ).load()


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("PRAGMA application_id = 42", ReviewForeign),
        (f"PRAGMA user_version = {SCHEMA_VERSION + 1}", ReviewTooNew),
        (f"PRAGMA user_version = {HIGHEST_SCHEMA}", ReviewTooNew),
        (f"PRAGMA user_version = {(1 << 16) + SCHEMA_VERSION + 1}", ReviewTooNew),
    ],
)
@pytest.mark.parametrize("log", [False, True])
def test_others_files_are_refused_untouched(
    profile: Path, statement: str, error: type[ReviewError], log: bool
) -> None:
    back_up(profile)
    path = profile / "review.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()
    if log:
        (profile / "review.sqlite-wal").write_bytes(b"a log of theirs")
    before = tree(profile)
    with pytest.raises(error):
        opened(profile)
    assert tree(profile) == before


@pytest.mark.parametrize(
    ("place", "bit"),
    [(place, bit) for place in (68, 69, 70, 71) for bit in (0, 3, 7)]
    + [(60, 7), (61, 7), (62, 3), (63, 7)],
)
@pytest.mark.parametrize("left", ["all", "nothing"])
def test_a_flipped_bit_in_the_stamp_is_damage(
    profile: Path, place: int, bit: int, left: str
) -> None:
    """Of the application's id or the version, as they stand in the header."""
    if left == "all":
        back_up(profile)
    else:
        without_journal(profile)
    path = profile / "review.sqlite"
    content = bytearray(path.read_bytes())
    content[place] ^= 1 << bit
    path.write_bytes(content)
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is not None
    assert safekeeping.recovery.moved_to is not None
    assert safekeeping.recovery.moved_to.read_bytes() == content


def test_what_a_newer_version_has_added_is_not_taken_for_damage(profile: Path) -> None:
    """It is read; and when it is damaged, it is not built anew without what was added."""
    path = profile / "review.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {(HIGHEST_ADDITION << 16) + SCHEMA_VERSION}")
    connection.commit()
    connection.close()
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is None
    path.write_bytes(path.read_bytes().replace('字7"'.encode(), '字8"'.encode()))
    before = tree(profile)
    with pytest.raises(ReviewTooNew):
        opened(profile)
    assert tree(profile) == before


@pytest.mark.parametrize("table", ["t", "batch", "revision"])
def test_a_stamp_much_like_ours_makes_no_review(profile: Path, table: str) -> None:
    """The control of the test above: what it has are no tables of ours."""
    back_up(profile)
    path = profile / "review.sqlite"
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute(f"CREATE TABLE {table} (x)")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID ^ 8}")
    connection.commit()
    connection.close()
    before = tree(profile)
    with pytest.raises(ReviewForeign):
        opened(profile)
    assert tree(profile) == before


def tree(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != RECOVERY_LOCK
    }


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (sqlite3.SQLITE_IOERR, ProfileUnusable),
        (sqlite3.SQLITE_IOERR_READ, ProfileUnusable),
        (sqlite3.SQLITE_FULL, ProfileUnusable),
        (sqlite3.SQLITE_CANTOPEN, ProfileUnusable),
        (sqlite3.SQLITE_PERM, ProfileUnusable),
        (sqlite3.SQLITE_READONLY, ProfileUnusable),
        (sqlite3.SQLITE_NOMEM, ProfileUnusable),
        (sqlite3.SQLITE_BUSY, ReviewInUse),
        (sqlite3.SQLITE_LOCKED, ReviewInUse),
    ],
)
def test_trouble_with_the_disk_is_not_taken_for_damage(
    profile: Path, monkeypatch: pytest.MonkeyPatch, code: int, error: type[ReviewError]
) -> None:
    def fail(*_: object, **__: object) -> None:
        trouble = sqlite3.OperationalError("trouble")
        trouble.sqlite_errorcode = code
        raise trouble

    before = tree(profile)
    monkeypatch.setattr("zjhk_desktop.storage.review_file.connect", fail)
    with pytest.raises(error):
        opened(profile)
    assert tree(profile) == before


def test_the_same_trouble_called_damage_is_recovered_from(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test above; the damage is there when it is looked for again."""
    real = salvage.connect
    errors: Iterator[int] = iter([sqlite3.SQLITE_CORRUPT] * 2)

    def fail_twice(path: Path, *, exclusive: bool) -> sqlite3.Connection:
        for code in errors:
            trouble = sqlite3.DatabaseError("trouble")
            trouble.sqlite_errorcode = code
            raise trouble
        return real(path, exclusive=exclusive)

    monkeypatch.setattr("zjhk_desktop.storage.review_file.connect", fail_twice)
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is not None


def test_two_that_find_the_damage_recover_once(profile: Path) -> None:
    path, lock = profile / "review.sqlite", profile / RECOVERY_LOCK
    path.write_bytes(b"")
    keeper = sqlite3.connect(lock, isolation_level=None)
    keeper.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ReviewInUse):
        opened(profile)
    keeper.close()
    assert path.read_bytes() == b""
    held = lock.stat().st_ino
    with pytest.raises(ReviewDamaged) as second:
        ReviewStore(path)
    first: list[ReviewStore] = []
    Safekeeping(profile, now=now).open(Access.CREATE, first.append)
    assert numbers(first[-1].load()) == ALL
    # Now the second goes on, while the first writes.
    with pytest.raises(ReviewInUse):
        recover(path, second.value, now())
    append(first[-1], COUNT + 1)
    first[-1].save_draft("a1", "typed after it", "")
    first[-1].close()
    before = tree(profile)
    assert recover(path, second.value, now()) is None
    assert tree(profile) == before
    assert lock.stat().st_ino == held
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL | {COUNT + 1}
    assert stored.drafts == {"a1": "typed after it"}
    assert safekeeping.recovery is None
    assert len(list(profile.glob("review.damaged-*"))) == 1


def test_a_file_that_is_open_is_not_taken_away(profile: Path) -> None:
    """It was sound when the other opened it; by now not even its header can be read."""
    path = profile / "review.sqlite"
    other = ReviewStore(path)
    other.load()
    with path.open("r+b") as file:
        file.write(b"spoilt")
    before = tree(profile)
    with pytest.raises(ReviewInUse):
        opened(profile)
    other.close()
    assert {name: each for name, each in tree(profile).items() if name in before} == before
    # The control: nobody has it open any more.
    assert numbers(opened(profile)[0]) == ALL


def test_a_recovery_removes_nothing_that_only_resembles_its_own(profile: Path) -> None:
    mine = profile / f"{RECOVERY_LOCK}-thoughts.txt"
    mine.write_text("mine")
    folder = profile / f"{RECOVERY_LOCK}-a_folder"
    folder.mkdir()
    (profile / "review.sqlite").write_bytes(b"")
    assert opened(profile)[1].recovery is not None
    assert mine.read_text() == "mine"
    assert folder.is_dir()


FORMATS = [(byte, 1 ^ 1 << bit) for byte in (18, 19) for bit in range(8)]
"""Every single flip in the versions of the file format, which of ours are both 1."""


def with_format(path: Path, byte: int, value: int) -> None:
    content = bytearray(path.read_bytes())
    content[byte] = value
    path.write_bytes(content)


@pytest.mark.parametrize(("byte", "value"), FORMATS)
@pytest.mark.parametrize("journal", [True, False])
def test_a_flip_in_the_versions_of_the_format_is_damage(
    profile: Path, byte: int, value: int, journal: bool
) -> None:
    """Before, one let everything be read and refused every change, and the other all of it."""
    path = profile / "review.sqlite"
    if not journal:
        without_journal(profile)
    with_format(path, byte, value)
    stored, safekeeping = opened(profile, Access.UPDATE)
    assert numbers(stored) == ALL
    # 0 is as good as 1 to SQLite.
    assert (safekeeping.recovery is not None) == (value > 2)
    if safekeeping.recovery is not None:
        assert safekeeping.recovery.salvaged == COUNT
    store = ReviewStore(path)
    store.load()
    append(store, COUNT + 1)
    store.close()
    assert numbers(opened(profile)[0]) == ALL | {COUNT + 1}


@pytest.mark.parametrize(("byte", "value"), [(18, 3), (19, 3)])
@pytest.mark.parametrize(
    ("stamp", "error"),
    [
        ("application_id = 7", ReviewForeign),
        (f"user_version = {SCHEMA_VERSION + 1}", ReviewTooNew),
    ],
)
def test_a_later_format_of_others_is_left_alone(
    profile: Path, byte: int, value: int, stamp: str, error: type[Exception]
) -> None:
    path = profile / "review.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA {stamp}")
    connection.close()
    with_format(path, byte, value)
    before = path.read_bytes()
    for access in (Access.READ, Access.UPDATE):
        with pytest.raises(error):
            opened(profile, access)
    assert path.read_bytes() == before
    assert not list(profile.glob("review.damaged-*"))


def test_what_a_recovery_makes_is_removed_by_recoveries_alone(profile: Path) -> None:
    stray = profile / f"{RECOVERY_LOCK}-x_z01234"
    lock = profile / RECOVERY_LOCK
    stray.touch()
    lock.touch()
    assert opened(profile)[1].recovery is None
    # One may be going on.
    assert stray.exists()
    assert lock.exists()
    (profile / "review.sqlite").write_bytes(b"")
    assert opened(profile)[1].recovery is not None
    assert not stray.exists()
    assert lock.exists()


def test_a_recovery_that_cannot_write_changes_nothing(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (profile / "review.sqlite").write_bytes(b"")
    before = tree(profile)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(salvage, "make_tables", fail)
    with pytest.raises(ProfileUnusable, match="is full"):
        opened(profile)
    assert tree(profile) == before


def test_what_can_only_be_read_is_called_damaged_and_left(
    profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (profile / "review.sqlite").write_bytes(b"")
    before = tree(profile)
    monkeypatch.setattr(salvage.os, "access", lambda *_: False)
    with pytest.raises(ReviewDamaged):
        opened(profile)
    assert tree(profile) == before


def test_what_is_said_of_a_recovery(profile: Path) -> None:
    without_journal(profile)
    path = profile / "review.sqlite"
    path.write_bytes(path.read_bytes().replace('字7"'.encode(), '字8"'.encode()))
    _, safekeeping = opened(profile)
    assert safekeeping.recovery is not None
    said = recovery_sentence(safekeeping.recovery, english())
    assert "with 11 notes (11 states from the damaged file, 0 more from the journal" in said
    assert "1 earlier state could not be saved." in said
    assert str(safekeeping.recovery.moved_to) in said


def cut_off(profile: Path) -> None:
    """Take the last third of the pages, with rows of every kind on them."""
    path = profile / "review.sqlite"
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 4096 * 2 // 3 * 4096])


@pytest.mark.parametrize("journal", [True, False])
@pytest.mark.parametrize("log", [True, False])
def test_more_may_be_missing_where_rows_are_cut_off(
    profile: Path, journal: bool, log: bool
) -> None:
    """Before, nothing was said to be lost: of what is not there nothing speaks."""
    if not journal:
        without_journal(profile)
    if not log:
        connection = sqlite3.connect(profile / "review.sqlite", isolation_level=None)
        connection.execute("DROP TRIGGER operation_refuses_delete")
        connection.execute("DELETE FROM operation WHERE position = 5")
        connection.close()
    cut_off(profile)
    stored, safekeeping = opened(profile)
    recovery = safekeeping.recovery
    assert recovery is not None
    # The control: beside the journal nothing is.
    assert (numbers(stored) == ALL) == journal
    # Where the log is whole, it is known how many.
    assert recovery.incomplete == (not journal and not log)
    if log:
        assert len(recovery.lost) == COUNT - len(numbers(stored))
    said = recovery_sentence(recovery, english())
    assert ("More may be missing" in said) == recovery.incomplete


def test_a_wrong_letter_in_the_list_of_a_batch_costs_nothing(profile: Path) -> None:
    without_journal(profile)
    connection = sqlite3.connect(profile / "review.sqlite", isolation_level=None)
    connection.execute("DROP TRIGGER batch_refuses_update")
    connection.execute(
        "UPDATE batch SET names = substr(names, 1, 9) || 'x' || substr(names, 11) "
        "WHERE position = 7"
    )
    connection.close()
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is not None
    assert safekeeping.recovery.lost == ()


def test_where_nothing_but_a_backup_is_left_more_may_be_missing(profile: Path) -> None:
    back_up(profile)
    without_journal(profile)
    (profile / "review.sqlite").unlink()
    recovery = opened(profile)[1].recovery
    assert recovery is not None
    assert (recovery.incomplete, recovery.lost, recovery.drafts_incomplete) == (True, (), True)


def test_a_row_whose_batch_is_gone_is_named_by_the_log(profile: Path) -> None:
    without_journal(profile)
    connection = sqlite3.connect(profile / "review.sqlite", isolation_level=None)
    connection.execute("DROP TRIGGER batch_refuses_delete")
    connection.execute("DELETE FROM batch WHERE position = 7")
    connection.close()
    stored, safekeeping = opened(profile)
    assert numbers(stored) == ALL - {7}
    recovery = safekeeping.recovery
    assert recovery is not None
    # How many is known, so nothing more is feared.
    assert (len(recovery.lost), recovery.incomplete) == (1, False)


def test_a_damaged_draft_is_said_to_be_lost(profile: Path) -> None:
    """Before, it was gone without a word."""
    store = ReviewStore(profile / "review.sqlite")
    store.load()
    for key in ("a1", "a2", "a3"):
        store.save_draft(key, f"gone {key}", "")
    store.close()
    path = profile / "review.sqlite"
    path.write_bytes(path.read_bytes().replace(b"gone a2", b"gone b2"))
    stored, safekeeping = opened(profile)
    assert stored.drafts == {"a1": "gone a1", "a3": "gone a3"}
    recovery = safekeeping.recovery
    assert recovery is not None
    assert (recovery.drafts_lost, recovery.drafts_incomplete) == (1, False)
    said = recovery_sentence(recovery, english())
    assert "1 text that was being typed could not be saved." in said
    assert "may be missing" not in said
    # The control, and where nobody knows.
    (profile / "review.sqlite").write_bytes(b"")
    recovery = opened(profile)[1].recovery
    assert recovery is not None
    assert (recovery.drafts_lost, recovery.drafts_incomplete) == (0, True)
    assert "being typed at the end may be missing" in recovery_sentence(recovery, english())


def test_damage_while_reading_leads_to_recovery_as_well(profile: Path) -> None:
    """Found by a digest, after the file has been opened."""
    path = profile / "review.sqlite"
    path.write_bytes(path.read_bytes().replace('字7"'.encode(), '字8"'.encode()))
    stored, safekeeping = opened(profile, Access.READ)
    assert numbers(stored) == ALL
    assert safekeeping.recovery is not None
    assert safekeeping.recovery.from_journal == 1
    assert Safekeeping(profile, now=now).recovery is None
