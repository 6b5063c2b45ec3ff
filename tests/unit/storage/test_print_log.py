"""The printings of a profile: a number is never given twice."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.print_record import PrintRecord
from zjhk_desktop.storage.print_log import PrintHistory, PrintLog

RECORD = PrintRecord(
    1, "2026-01-02T03:04:05.000Z", Audience.SIDE, "margin", "ab12", 11, 1, ("r1", "r2"), ("r3",)
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "prints.log"


def test_what_is_written_comes_back(path: Path) -> None:
    log = PrintLog(path)
    assert log.read() == PrintHistory()
    assert log.read().next_number == 1
    empty = replace(RECORD, number=2, printed=(), others=())
    log.append(RECORD)
    log.append(empty)
    assert PrintLog(path).read() == PrintHistory((RECORD, empty), 2)
    assert log.read().find(2) == empty
    assert log.read().find(3) is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_damaged_line_is_kept_and_its_number_never_given_again(path: Path) -> None:
    log = PrintLog(path)
    for number in (1, 2):
        log.append(replace(RECORD, number=number))
    damaged = path.read_bytes().replace(b'"number":2', b'"number":3')
    path.write_bytes(damaged)
    history = log.read()
    assert [each.number for each in history.records] == [1]
    assert history.next_number == 3
    log.append(replace(RECORD, number=3))
    assert path.read_bytes().startswith(damaged)
    assert log.read().next_number == 4


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b"nonsense", b"\xff\xfe", b"{}", b'{"record":[],"sha256":""}']
)
def test_a_line_that_is_none_counts_as_a_printing(path: Path, line: bytes) -> None:
    path.write_bytes(line + b"\n")
    assert PrintLog(path).read() == PrintHistory((), 1)
    assert PrintLog(path).read().next_number == 2


def test_a_torn_last_line_does_not_swallow_the_next(path: Path) -> None:
    log = PrintLog(path)
    log.append(RECORD)
    path.write_bytes(path.read_bytes() + b'{"sha256":"00')
    later = replace(RECORD, number=log.read().next_number)
    assert later.number == 3
    log.append(later)
    assert [each.number for each in log.read().records] == [1, 3]


def test_a_folder_in_its_place_is_an_error(path: Path) -> None:
    path.mkdir()
    with pytest.raises(OSError, match="not a log"):
        PrintLog(path).read()
    with pytest.raises(OSError, match="not a log"):
        PrintLog(path).append(RECORD)


def test_what_cannot_be_written_changes_nothing(path: Path, monkeypatch) -> None:
    log = PrintLog(path)
    log.append(RECORD)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zjhk_desktop.storage.whole_file.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        log.append(replace(RECORD, number=2))
    assert path.read_bytes() == before
