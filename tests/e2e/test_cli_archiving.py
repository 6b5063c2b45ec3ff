"""After a meeting, on the command line: sealed, removed, and opened again."""

import os
import pty
import stat
import subprocess
from pathlib import Path

import pytest

from tests.e2e.program import Program, command

CANARY = "金絲雀8714"


@pytest.fixture
def used(desk: Program) -> Program:
    """Return a profile with notes and a backup."""
    desk.json("annotate", "m01", "--comment", CANARY)
    desk.json("annotate", "m02", "--comment", "第二則")
    desk.json("status", "m01", "agreed")
    desk.json("backup")
    return desk


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    path.write_text("correct horse battery\n")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_dry_run_says_what_would_happen_and_does_nothing(used: Program, tmp_path: Path) -> None:
    before = files(used.profile)
    record = used.json("close-out", tmp_path / "a.zjarchive", "--dry-run")
    assert record["counts"]["notes"] == 2
    assert record["counts"]["statuses"] == 1
    assert {each["kind"] for each in record["remove"]} >= {"review", "journal", "backup"}
    text = used.text("close-out", tmp_path / "a.zjarchive", "--dry-run")
    assert "To be archived: 2 notes, 1 status" in text
    assert "What cannot be promised:" in text
    assert files(used.profile) == before
    assert not (tmp_path / "a.zjarchive").exists()


@pytest.mark.slow
def test_sealed_removed_and_opened_again(used: Program, tmp_path: Path, key: Path) -> None:
    notes = used.json("notes")
    archive = tmp_path / "a.zjarchive"
    record = used.json("close-out", archive, "--passphrase-file", key)
    assert record["sealed"] is True
    assert record["kept"] == record["others"] == []
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert CANARY.encode() not in archive.read_bytes()
    assert set(files(used.profile)) <= {"settings.json"}
    assert used.json("notes") == []
    assert "There is no passphrase" in used.failure("unseal", archive)
    assert used.json("notes") == []
    assert used.json("unseal", archive, "--passphrase-file", key)["added"] == 3
    assert used.json("notes") == notes
    assert used.json("status", "m01")["status"] == "agreed"


def test_without_a_passphrase_only_if_one_asks_for_it(used: Program, tmp_path: Path) -> None:
    archive = tmp_path / "a.zjarchive"
    before = files(used.profile)
    refused = used.failure("close-out", archive)
    assert "There is no passphrase" in refused
    assert "--unsealed" in refused
    assert files(used.profile) == before
    text = used.text("close-out", archive, "--unsealed")
    assert "readable by anyone" in text
    assert "Removed: " in text
    assert used.text("unseal", archive).startswith("3 states were added")
    assert used.text("undo") == "Undo: Open archive\n"
    assert used.json("notes") == []
    assert used.text("redo") == "Redo: Open archive\n"
    assert len(used.json("notes")) == 2


def test_what_cannot_be_done_changes_nothing(used: Program, tmp_path: Path) -> None:
    archive = tmp_path / "a.zjarchive"
    archive.write_bytes(b"something")
    before = files(used.profile)
    assert "another name" in used.failure("close-out", archive, "--unsealed")
    assert "outside" in used.failure("close-out", used.profile / "a", "--unsealed")
    missing = tmp_path / "missing"
    assert "cannot be read" in used.failure(
        "close-out", tmp_path / "b", "--passphrase-file", missing
    )
    empty = tmp_path / "empty"
    empty.write_bytes(b"\n")
    assert "no passphrase" in used.failure("close-out", tmp_path / "b", "--passphrase-file", empty)
    assert "not an archive" in used.failure("unseal", archive)
    assert "cannot be read" in used.failure("unseal", missing)
    used.failure("close-out", archive, "--unsealed", "--passphrase-file", empty, code=2)
    assert files(used.profile) == before
    assert archive.read_bytes() == b"something"


def test_there_is_nothing_to_close_out_in_a_new_profile(desk: Program, tmp_path: Path) -> None:
    desk.failure("close-out", tmp_path / "a", "--dry-run")
    desk.failure("close-out", tmp_path / "a", "--unsealed")
    assert not (tmp_path / "a").exists()


@pytest.mark.parametrize(
    ("second", "said_at_last"),
    [
        (b"other words\n", b"not the same"),
        (b"\x04", b"There is no passphrase"),
        (b"\n", b"There is no passphrase"),
    ],
)
def test_at_a_terminal_the_passphrase_is_asked_for_twice(
    used: Program, tmp_path: Path, second: bytes, said_at_last: bytes
) -> None:
    archive = tmp_path / "a.zjarchive"
    leader, follower = pty.openpty()
    running = subprocess.Popen(
        command("--profile", used.profile, "close-out", archive),
        stdin=follower,
        stdout=subprocess.PIPE,
        stderr=follower,
        start_new_session=True,
        env={**os.environ, "LANG": "C.UTF-8"},
    )
    os.close(follower)
    said = b""
    for prompt, answer in ((b"for the archive:", b"first words\n"), (b"again:", second)):
        # What is typed before it asks is thrown away.
        while prompt not in said:
            said += os.read(leader, 1000)
        os.write(leader, answer)
    while said_at_last not in said:
        # It ends with an error (EIO) if the program ends without having said it.
        said += os.read(leader, 1000)
    assert running.wait(timeout=60) == 1
    assert b"Traceback" not in said
    assert running.stdout is not None
    assert running.stdout.read() == b""
    running.stdout.close()
    os.close(leader)
    assert not archive.exists()
    assert used.json("notes")
