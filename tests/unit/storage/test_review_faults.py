"""Faults of disk, rights and neighbours: nothing acknowledged is lost, nothing half is kept."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.sample import REVIEWER, open_reviewing, sample_memorandum
from tests.unit.storage.test_review_store import append, make
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.domain.errors import (
    NotSaved,
    ProfileUnusable,
    ReviewError,
    ReviewInUse,
)
from zjhk_desktop.storage.review_rows import Identity
from zjhk_desktop.storage.review_store import Access, ReviewStore

ROOT = Path(__file__).parents[3]
MEASURE = sample_memorandum().passage("m01")
NOBODY = 65534


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "profile" / "review.sqlite"
    store = ReviewStore(path)
    store.load()
    append(store, 1, "kept")
    store.close()
    return path


def open_store(path: Path) -> ReviewStore:
    store = ReviewStore(path)
    store.load()
    return store


def comments(path: Path) -> list[str]:
    store = ReviewStore(path, Access.READ)
    found = [revision.state.comment for revision in store.load().revisions]
    store.close()
    return found


def start(code: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [
            sys.executable,
            "-I",
            "-c",
            f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}",
            *map(str, arguments),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )


def as_nobody(act: Callable[[], None]) -> str:
    """Run something in a child without root's rights; return what it printed."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reader)
            os.dup2(writer, 1)
            sys.stdout = os.fdopen(1, "w")
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            act()
            sys.stdout.flush()
        finally:
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return text


def test_a_full_disk_says_so_and_changes_nothing(path: Path) -> None:
    store = open_store(path)
    connection = store._connection
    assert connection is not None
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(NotSaved) as caught:
        append(store, 2, "字" * 20_000)
    assert f"the disk that holds {path.parent} is full" in str(caught.value)
    assert store.load().operations[-1].id == "o1"
    # The disk has room again: the same store goes on.
    append(store, 3, "again")
    store.close()
    assert comments(path) == ["kept", "again"]


def test_a_full_disk_when_a_profile_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", folder],
            capture_output=True,
            check=False,
        ).returncode
    ):
        pytest.skip("a disk of our own needs root")
    try:
        with pytest.raises(ProfileUnusable, match="is full"):
            ReviewStore(folder / "review.sqlite")
        assert list(folder.iterdir()) == []
    finally:
        subprocess.run(["umount", folder], check=True)


class Failing:
    """A connection whose next COMMIT fails, before or after it has done its work."""

    def __init__(self, real: sqlite3.Connection, *, after: bool) -> None:
        self._real = real
        self._after = after

    def execute(self, statement: str, *parameters: object) -> sqlite3.Cursor:
        if statement != "COMMIT":
            return self._real.execute(statement, *parameters)
        if self._after:
            self._real.execute(statement)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR_FSYNC
        raise error

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def break_commit(store: ReviewStore, *, after: bool) -> None:
    assert store._connection is not None
    store._connection = Failing(store._connection, after=after)  # type: ignore[assignment]


def test_an_error_after_the_commit_is_not_called_a_failure(path: Path) -> None:
    store = open_store(path)
    break_commit(store, after=True)
    append(store, 2, "landed")
    append(store, 3, "next")
    store.close()
    assert comments(path) == ["kept", "landed", "next"]


def test_an_error_before_the_commit_is(path: Path) -> None:
    store = open_store(path)
    break_commit(store, after=False)
    with pytest.raises(NotSaved, match="reported an error"):
        append(store, 2, "lost")
    append(store, 3, "next")
    store.close()
    assert comments(path) == ["kept", "next"]


@pytest.mark.parametrize("after", [True, False])
def test_drafts_and_identity_are_looked_for_too(path: Path, after: bool) -> None:
    writes: list[Callable[[ReviewStore], None]] = [
        lambda store: store.save_draft("a1", "draft", "2026"),
        lambda store: store.save_identity(Identity(REVIEWER, "device")),
        lambda store: store.discard_draft("a1"),
    ]
    for write in writes:
        store = open_store(path)
        if write is writes[-1]:
            store.save_draft("a1", "draft", "2026")
        break_commit(store, after=after)
        if after:
            write(store)
        else:
            with pytest.raises(NotSaved):
                write(store)
        store.close()


def test_memory_stays_as_it_was_when_a_write_fails(tmp_path: Path) -> None:
    path = tmp_path / "review.sqlite"
    reviewing = open_reviewing(path)
    made = reviewing.annotate(anchor_range(MEASURE, 0, 2), comment="一").annotations[0]
    reviewing.edit(made, comment="二")
    reviewing.drafting.save(DraftPlace(made), "三")
    reviewing.undo()
    before = (
        reviewing.annotations(),
        reviewing.undo_kind,
        reviewing.redo_kind,
        reviewing.drafting.texts(),
    )
    writes: list[Callable[[], object]] = [
        lambda: reviewing.annotate(anchor_range(MEASURE, 0, 3)),
        lambda: reviewing.edit(made, comment="四"),
        lambda: reviewing.delete([made]),
        reviewing.undo,
        reviewing.redo,
        lambda: reviewing.drafting.save(DraftPlace(made), "五"),
        lambda: reviewing.drafting.discard(DraftPlace(made)),
        lambda: reviewing.set_author("審閱者乙", REVIEWER.side),
    ]
    for write in writes:
        break_commit(reviewing._store, after=False)
        with pytest.raises(NotSaved):
            write()
        assert before == (
            reviewing.annotations(),
            reviewing.undo_kind,
            reviewing.redo_kind,
            reviewing.drafting.texts(),
        )
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert again.annotations() == before[0]
    assert again.redo_kind == before[2]
    again.close()


def test_another_writer_meanwhile_is_noticed(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = open_store(path)
    real = store._disconnect

    def disconnect_and_lose_the_race() -> None:
        real()
        monkeypatch.undo()
        other = open_store(path)
        append(other, 9, "other")
        other.close()

    break_commit(store, after=False)
    monkeypatch.setattr(store, "_disconnect", disconnect_and_lose_the_race)
    with pytest.raises(NotSaved):
        append(store, 2, "lost")
    with pytest.raises(NotSaved, match="another program has changed"):
        append(store, 3, "lost too")
    store.close()
    assert comments(path) == ["kept", "other"]


def test_a_file_taken_away_is_not_written_into_the_void(path: Path) -> None:
    store = open_store(path)
    path.rename(path.with_name("moved"))
    for number in (2, 3):
        with pytest.raises(ReviewError):
            append(store, number, "lost")
    store.close()
    assert not path.exists()


def test_another_program_s_lock_is_waited_for_briefly(path: Path) -> None:
    holder = start(
        "import sqlite3, time\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(60)",
        path,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    try:
        for access in Access:
            begun = time.monotonic()
            with pytest.raises(ReviewInUse):
                ReviewStore(path, access)
            assert time.monotonic() - begun < 3
    finally:
        holder.kill()
        holder.communicate()
    assert comments(path) == ["kept"]


def test_a_lock_that_is_given_up_in_time_is_no_obstacle(path: Path) -> None:
    holder = start(
        "import sqlite3, time\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(0.7); c.close()",
        path,
    )
    assert holder.stdout is not None
    holder.stdout.readline()
    store = open_store(path)
    append(store, 2, "in time")
    store.close()
    holder.communicate()
    assert comments(path) == ["kept", "in time"]


needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="gives up root's rights in a child")


def _try_everything(path: Path) -> None:
    store = ReviewStore(path)
    print(store.read_only, [revision.state.comment for revision in store.load().revisions])
    operation, revision = make(2)
    try:
        store.append(operation, [revision])
    except ReviewError as error:
        print(type(error).__name__)
    store.close()


@needs_root
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o444, 0o755), (0o666, 0o555), (0o444, 0o555)]
)
def test_what_can_only_be_read_is_opened_for_reading(
    path: Path, tmp_path: Path, file_mode: int, folder_mode: int
) -> None:
    for folder in [tmp_path, *tmp_path.parents[:2]]:
        folder.chmod(0o755)
    path.with_name("review.sqlite-journal").unlink(missing_ok=True)
    path.chmod(file_mode)
    path.parent.chmod(folder_mode)
    before = path.read_bytes()
    assert as_nobody(lambda: _try_everything(path)) == "True ['kept']\nReviewReadOnly\n"
    assert path.read_bytes() == before


@needs_root
def test_with_the_rights_the_same_child_can_write(path: Path, tmp_path: Path) -> None:
    """The control of the test above."""
    for folder in [tmp_path, *tmp_path.parents[:2]]:
        folder.chmod(0o755)
    for owned in (path.parent, *path.parent.iterdir()):
        os.chown(owned, NOBODY, NOBODY)
    assert as_nobody(lambda: _try_everything(path)) == "False ['kept']\n"
    assert len(comments(path)) == 2


@needs_root
@pytest.mark.parametrize("mode", [0o000, 0o700])
def test_a_profile_that_cannot_be_looked_into_is_unusable(
    path: Path, tmp_path: Path, mode: int
) -> None:
    for folder in [tmp_path, *tmp_path.parents[:2]]:
        folder.chmod(0o755)
    path.parent.chmod(mode)

    def act() -> None:
        for access in Access:
            try:
                ReviewStore(path, access)
            except ProfileUnusable as error:
                print(error)

    sentence = (
        f"The profile folder {path.parent} cannot be used: "
        f"there is no permission to use {path.parent}.\n"
    )
    assert as_nobody(act) == sentence * 3


@needs_root
def test_a_file_that_cannot_be_read_is_not_called_damaged(path: Path, tmp_path: Path) -> None:
    for folder in [tmp_path, *tmp_path.parents[:2], path.parent]:
        folder.chmod(0o755)
    path.chmod(0o600)

    def act() -> None:
        try:
            ReviewStore(path, Access.READ)
        except ProfileUnusable as error:
            print(error)

    assert "no permission to read review.sqlite" in as_nobody(act)


@needs_root
def test_a_place_where_nothing_can_be_made_is_unusable(tmp_path: Path) -> None:
    for folder in [tmp_path, *tmp_path.parents[:2]]:
        folder.chmod(0o755)

    def act() -> None:
        try:
            ReviewStore(tmp_path / "profile" / "review.sqlite")
        except ProfileUnusable as error:
            print("permission" in str(error))

    assert as_nobody(act) == "True\n"
    assert not (tmp_path / "profile").exists()


WRITER = """
from pathlib import Path
from tests.unit.storage.test_review_store import append
from zjhk_desktop.storage.review_store import ReviewStore
store = ReviewStore(Path(sys.argv[1]))
number = len(store.load().revisions) + 1
while True:
    append(store, number, "字" * 3000)
    print(number, flush=True)
    number += 1
"""


@pytest.mark.slow
def test_a_killed_writer_loses_nothing_acknowledged(path: Path) -> None:
    for round_ in range(6):
        writer = start(WRITER, path)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.01 * round_)
        writer.send_signal(signal.SIGKILL)
        acknowledged = [int(line) for line in writer.stdout.read().split()]
        writer.wait()
        writer.stdout.close()
        # A reader is the first to come, and must roll back what is half written.
        found = comments(path)
        assert len(found) >= (acknowledged[-1] if acknowledged else 1)
        store = open_store(path)
        assert len(store.load().operations) == len(found)
        store.close()


def test_a_half_written_journal_is_rolled_back_by_a_reader(path: Path) -> None:
    """A hot journal is planted by a writer that dies inside its transaction."""
    writer = start(
        "import os, sqlite3\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode=TRUNCATE'); c.execute('PRAGMA cache_size=1')\n"
        "c.execute('PRAGMA cache_spill=1'); c.execute('BEGIN IMMEDIATE')\n"
        "for n in range(200):\n"
        "    c.execute('INSERT INTO draft VALUES (?, ?, ?, ?)', (str(n), 'x' * 3000, '', ''))\n"
        "os.kill(os.getpid(), 9)",
        path,
    )
    writer.communicate()
    assert path.with_name("review.sqlite-journal").stat().st_size > 0
    assert comments(path) == ["kept"]


BUSY_WRITER = """
import time
from pathlib import Path
from tests.unit.storage.test_review_store import append
from zjhk_desktop.storage.review_store import ReviewStore
print("begun", flush=True)
for number in range(100, 160):
    time.sleep(0.01)
    store = ReviewStore(Path(sys.argv[1]))
    store.load()
    append(store, number, "字" * 5000)
    store.close()
"""


@pytest.mark.slow
def test_a_reader_beside_a_writer_sees_whole_moments(path: Path) -> None:
    writer = start(BUSY_WRITER, path)
    assert writer.stdout is not None
    writer.stdout.readline()
    seen = [0]
    while writer.poll() is None:
        store = ReviewStore(path, Access.READ)
        stored = store.load()
        store.close()
        assert len(stored.revisions) == len(stored.operations) >= seen[-1]
        seen.append(len(stored.revisions))
    writer.communicate()
    assert writer.returncode == 0
    assert len(comments(path)) == 61
    assert len(set(seen)) > 1
