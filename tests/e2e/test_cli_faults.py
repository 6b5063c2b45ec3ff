"""A fault at every single call that reaches the disk: before it, all is old; after it, all is new.

Killing at random moments proves little; here the program dies, or the disk refuses, at the first
write, then at the second, and so on to the last. The control shows that the method bites.
"""

import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import Program, command

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(shutil.which("strace") is None, reason="strace injects the faults"),
]

CALLS = "pwrite64,fdatasync,fsync,ftruncate,unlink,link,rename"
STRACE = ("strace", "-f", "-qq", "-e", f"trace={CALLS}", "-o")
COMMENT = "字" * 4000


def inject(fault: str, at: int, argv: list[str]) -> "subprocess.CompletedProcess[bytes]":
    """Run a command with a fault at the nth of the calls that reach the disk."""
    return subprocess.run(
        [*STRACE, "/dev/null", "-e", f"inject={CALLS}:{fault}:when={at}", *argv],
        capture_output=True,
        check=False,
    )


def count_calls(argv: list[str], log: Path) -> int:
    """Return how many calls of a run that succeeds reach the disk."""
    if subprocess.run([*STRACE, log, *argv], capture_output=True, check=False).returncode:
        pytest.skip("this machine does not let strace trace")
    return len(re.findall(r"^\d+ +\w+\(", log.read_text(), re.MULTILINE))


@pytest.fixture
def sound(desk: Program, tmp_path: Path) -> Path:
    """Return a copy of a profile with two notes, to begin each trial from."""
    desk.json("annotate", "m01", "--comment", "舊")
    desk.json("annotate", "m02", "--comment", COMMENT)
    copy = tmp_path / "sound"
    shutil.copytree(desk.profile, copy)
    return copy


def begin(desk: Program, sound: Path) -> None:
    shutil.rmtree(desk.profile)
    shutil.copytree(sound, desk.profile)


@pytest.mark.parametrize(
    ("fault", "step"), [("signal=KILL", 1), ("error=ENOSPC", 2), ("error=EIO", 2)]
)
def test_an_annotation_is_there_or_it_is_not(
    desk: Program, sound: Path, tmp_path: Path, fault: str, step: int
) -> None:
    argv = command("--profile", desk.profile, "annotate", "m03", "--comment", COMMENT)
    begin(desk, sound)
    points = count_calls(argv, tmp_path / "log")
    assert points > 8
    for at in range(1, points + 1, step):
        begin(desk, sound)
        done = inject(fault, at, argv)
        # Reading checks everything, and rolls back what is half written.
        passages = [note["passage"] for note in desk.json("notes")]
        assert passages in (["m01", "m02"], ["m01", "m02", "m03"]), at
        if done.returncode == 0:
            assert len(passages) == 3, at
        elif done.returncode == 1:
            assert len(passages) == 2, (at, done.stderr)
            assert done.stderr.count(b"\n") == 1, (at, done.stderr)
        assert b"Traceback" not in done.stderr, at


@pytest.mark.parametrize("fault", ["signal=KILL", "error=ENOSPC"])
def test_a_first_start_leaves_a_profile_or_none(desk: Program, tmp_path: Path, fault: str) -> None:
    argv = command("--profile", desk.profile, "annotate", "m01")
    points = count_calls(argv, tmp_path / "log")
    for at in range(1, points + 1, 5):
        shutil.rmtree(desk.profile, ignore_errors=True)
        done = inject(fault, at, argv)
        assert b"Traceback" not in done.stderr, (at, done.stderr)
        assert len(desk.json("notes")) <= 1, at
        assert desk.json("annotate", "m02")["passage"] == "m02"
        left = {entry.name for entry in desk.profile.iterdir()}
        assert left <= {"review.sqlite", "review.sqlite-journal", "review.journal"}, at


CONTROL = """
import sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA journal_mode=OFF")
c.execute("BEGIN")
for n in range(40):
    c.execute("INSERT INTO draft VALUES (?, ?, '', '')", (str(n), "x" * 2000))
c.execute("COMMIT")
"""


def test_the_method_finds_what_is_not_safe(desk: Program, sound: Path, tmp_path: Path) -> None:
    review = desk.profile / "review.sqlite"
    argv = [sys.executable, "-I", "-c", CONTROL, str(review)]
    begin(desk, sound)
    points = count_calls(argv, tmp_path / "log")
    corrupt = 0
    for at in range(1, points + 1, 2):
        begin(desk, sound)
        inject("signal=KILL", at, argv)
        connection = sqlite3.connect(review)
        try:
            rows = connection.execute("SELECT count(*) FROM draft").fetchone()[0]
            sound_now = connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
            corrupt += rows not in {0, 40} or not sound_now
        except sqlite3.DatabaseError:
            corrupt += 1
        finally:
            connection.close()
    assert corrupt > 0
