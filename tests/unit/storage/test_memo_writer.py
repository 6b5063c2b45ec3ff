"""The same memorandum gives the same bytes; a file is replaced whole or not at all."""

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.storage import memo_writer
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum
from zjhk_desktop.storage.memo_writer import write_memorandum


def test_what_was_read_is_written_alike(
    tmp_path: Path, memorandum: Memorandum, program: ProgramFiles
) -> None:
    out = tmp_path / "memo.sqlite"
    write_memorandum(memorandum, out)
    assert out.read_bytes() == program.memorandum.read_bytes()
    write_memorandum(read_memorandum(out, MEMORANDUM_SHA256), out)
    assert out.read_bytes() == program.memorandum.read_bytes()


def test_only_the_file_is_left(tmp_path: Path, memorandum: Memorandum) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    write_memorandum(memorandum, folder / "memo.sqlite")
    assert [path.name for path in folder.iterdir()] == ["memo.sqlite"]
    mode = stat.S_IMODE((folder / "memo.sqlite").stat().st_mode)
    assert mode == 0o644, "a program installed for all is read by all"


def test_a_changed_text_gives_another_file(tmp_path: Path, memorandum: Memorandum) -> None:
    write_memorandum(replace(memorandum, title_hant="甲"), tmp_path / "memo.sqlite")
    with closing(sqlite3.connect(tmp_path / "memo.sqlite")) as connection:
        assert connection.execute("SELECT title_hant FROM memorandum").fetchone() == ("甲",)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_words_of_any_order_give_the_same_file(tmp_path: Path, memorandum: Memorandum) -> None:
    turned = dict(reversed(memorandum.glossary.items()))
    assert list(turned) != list(memorandum.glossary)
    for name, words in (("one", turned), ("other", memorandum.glossary)):
        write_memorandum(replace(memorandum, glossary=words), tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_the_header_does_not_name_the_library(tmp_path: Path, memorandum: Memorandum) -> None:
    write_memorandum(memorandum, tmp_path / "memo.sqlite")
    header = (tmp_path / "memo.sqlite").read_bytes()[:100]
    assert header[24:28] == header[92:96] == b"\0\0\0\x01"
    assert int.from_bytes(header[96:100], "big") == 3_040_001


@pytest.mark.parametrize("place", ["missing/memo.sqlite", "file/memo.sqlite", "folder"])
def test_a_place_that_cannot_be_written(tmp_path: Path, memorandum: Memorandum, place: str) -> None:
    (tmp_path / "file").write_text("kept")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "kept").touch()
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(CannotWrite) as caught:
        write_memorandum(memorandum, tmp_path / place)
    assert str(tmp_path / place) in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_text() == "kept"


@pytest.mark.parametrize("step", ["_fill", "_settle", "sync_folder"])
def test_a_failure_on_the_way_leaves_the_old_or_the_new_file(
    tmp_path: Path, memorandum: Memorandum, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    out = tmp_path / "memo.sqlite"
    out.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(memo_writer, step, fail)
    with pytest.raises(CannotWrite, match="full"):
        write_memorandum(memorandum, out)
    assert (out.read_bytes() == b"old") is (step != "sync_folder")
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["memo.sqlite"]


def test_a_disk_error_of_the_database_is_a_sentence(
    tmp_path: Path, memorandum: Memorandum, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(memo_writer, "_insert", fail)
    with pytest.raises(CannotWrite, match="full"):
        write_memorandum(memorandum, tmp_path / "memo.sqlite")
    assert not [path for path in tmp_path.iterdir() if path.is_file()]


def test_a_second_process_writes_the_same_bytes(tmp_path: Path, program: ProgramFiles) -> None:
    """Hash seeds, time zones and the working folder leave no trace."""
    script = (
        "import sys; from pathlib import Path\n"
        "from zjhk_desktop.storage.memo_reader import read_memorandum\n"
        "from zjhk_desktop.storage.memo_writer import write_memorandum\n"
        "source, digest, out = sys.argv[1:]\n"
        "write_memorandum(read_memorandum(Path(source), digest), Path(out))\n"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "77",
        "TZ": "America/New_York",
        "PYTHONPATH": str(program.root),
    }
    arguments = [str(program.memorandum), MEMORANDUM_SHA256, "memo.sqlite"]
    subprocess.run(
        [sys.executable, "-c", script, *arguments], check=True, cwd=tmp_path, env=environment
    )
    assert (tmp_path / "memo.sqlite").read_bytes() == program.memorandum.read_bytes()


def test_reading_does_not_pay_for_writing(program: ProgramFiles) -> None:
    script = "import sys, zjhk_desktop.storage.memo_reader; sys.exit('sqlite_utils' in sys.modules)"
    environment = {**os.environ, "PYTHONPATH": str(program.root)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)


def test_a_link_is_followed_and_stays(tmp_path: Path, memorandum: Memorandum) -> None:
    real, link = tmp_path / "real.sqlite", tmp_path / "memo.sqlite"
    for content in (None, b"old"):
        if content is not None:
            real.write_bytes(content)
        link.unlink(missing_ok=True)
        link.symlink_to(real)
        write_memorandum(memorandum, link)
        assert link.is_symlink()
        assert real.read_bytes().startswith(b"SQLite format 3")


def test_what_is_no_file_is_not_replaced(tmp_path: Path, memorandum: Memorandum) -> None:
    out = tmp_path / "memo.sqlite"
    os.mkfifo(out)
    with pytest.raises(CannotWrite, match="it is not a file"):
        write_memorandum(memorandum, out)
    assert out.is_fifo()
    with pytest.raises(CannotWrite, match="a folder has that name"):
        write_memorandum(memorandum, tmp_path)
    with pytest.raises(CannotWrite):
        write_memorandum(memorandum, Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
