"""Files written whole, and what an attempt that was killed leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zjhk_desktop.storage.whole_file import write_whole

_KILLED = """
import os, sys
from pathlib import Path
from zjhk_desktop.storage.whole_file import write_whole
os.fsync = lambda handle: os.kill(os.getpid(), 9)
write_whole(b"secret", Path(sys.argv[1]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder in which nothing lies yet."""
    made = tmp_path / "folder"
    made.mkdir()
    return made


def kill_while_writing(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert done.returncode == -9


def test_what_a_killed_attempt_left_goes_with_the_next(folder: Path) -> None:
    path, other = folder / "a.zjarchive", folder / "b.zjarchive"
    for each in (path, path, other):
        kill_while_writing(each)
    # Only one of each: the second attempt has found what the first left.
    assert len(list(folder.iterdir())) == 2
    write_whole(b"whole", path)
    assert path.read_bytes() == b"whole"
    # The control: what another file's attempt left is not taken for this one's.
    assert len(list(folder.glob(".zjhk-*"))) == 1
    write_whole(b"whole", other)
    assert {each.name for each in folder.iterdir()} == {path.name, other.name}


def test_a_name_of_any_kind_can_be_written(folder: Path) -> None:
    for name in ("a" * 255, "[x]*?", "備忘錄"):
        write_whole(b"whole", folder / name)
        assert (folder / name).read_bytes() == b"whole"


def test_an_attempt_still_going_on_fails_and_writes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "a"
    syncing = os.fsync

    def overtaken(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", syncing)
        write_whole(b"second", path)
        syncing(handle)

    monkeypatch.setattr(os, "fsync", overtaken)
    with pytest.raises(FileNotFoundError):
        write_whole(b"first", path)
    assert path.read_bytes() == b"second"
    assert list(folder.iterdir()) == [path]


def test_an_interrupted_attempt_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "a"
    path.write_bytes(b"before")

    def interrupted(_handle: int) -> None:
        assert len(list(folder.iterdir())) == 2
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(b"whole", path)
    assert list(folder.iterdir()) == [path]
    assert path.read_bytes() == b"before"
