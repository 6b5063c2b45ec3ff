"""Files of new names: all or none of them, and nothing is written over."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from zjhk_desktop.storage.new_files import write_new


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that is not there."""
    return tmp_path / "folder"


def content(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def test_a_folder_is_made_and_what_is_there_stays(folder: Path) -> None:
    assert write_new([("a.pdf", b"1"), ("b.pdf", b"2")], folder) == [
        folder / "a.pdf",
        folder / "b.pdf",
    ]
    assert write_new([("A.pdf", b"3")], folder) == [folder / "A-2.pdf"]
    assert content(folder) == {"a.pdf": b"1", "b.pdf": b"2", "A-2.pdf": b"3"}
    assert all(each.stat().st_mode & 0o777 == 0o600 for each in folder.iterdir())


def test_what_fails_while_they_are_made_leaves_nothing(folder: Path) -> None:
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.pdf", b"1"
        assert len(list(folder.iterdir())) == 1
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_new(files(), folder)
    assert not folder.exists()


@pytest.mark.parametrize("failing", ["link", "fsync"])
def test_what_fails_on_the_disk_leaves_what_was_there(
    folder: Path, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_new([("a.pdf", b"old")], folder)
    real, calls = getattr(os, failing), []

    def second_fails(*given: object) -> object:
        calls.append(given)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "full")
        return real(*given)

    monkeypatch.setattr(os, failing, second_fails)
    with pytest.raises(OSError, match="full"):
        write_new([("a.pdf", b"1"), ("b.pdf", b"2"), ("c.pdf", b"3")], folder)
    assert len(calls) == 2
    assert content(folder) == {"a.pdf": b"old"}
    # The control: nothing fails, and all three are there.
    monkeypatch.setattr(os, failing, real)
    write_new([("a.pdf", b"1"), ("b.pdf", b"2"), ("c.pdf", b"3")], folder)
    assert set(content(folder)) == {"a.pdf", "a-2.pdf", "b.pdf", "c.pdf"}


def test_a_name_that_somebody_takes_meanwhile_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    linking = os.link

    def overtaken(written: Path, target: Path) -> None:
        monkeypatch.setattr(os, "link", linking)
        (folder / "a.pdf").write_bytes(b"other")
        linking(written, target)

    monkeypatch.setattr(os, "link", overtaken)
    assert write_new([("a.pdf", b"mine")], folder) == [folder / "a-2.pdf"]
    assert content(folder) == {"a.pdf": b"other", "a-2.pdf": b"mine"}


def test_a_disk_without_second_names_takes_them_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_given: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    write_new([("a.pdf", b"1")], folder)
    write_new([("a.pdf", b"2")], folder)
    assert content(folder) == {"a.pdf": b"1", "a-2.pdf": b"2"}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    with pytest.raises(OSError):
        write_new([("a.pdf", b"1")], tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"x"
