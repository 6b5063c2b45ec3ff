"""`print` that takes a while: on a terminal, interrupted, and two of them at once."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, Program, command

pty = pytest.importorskip("pty")

SLOW = (
    "import sys, time; sys.path.insert(0, sys.argv.pop(1))\n"
    "from zjhk_desktop.briefing.setter import LineSetter\n"
    "lines = LineSetter.lines\n"
    "def slowly(self, *args, **options):\n"
    "    time.sleep(0.03)\n"
    "    return lines(self, *args, **options)\n"
    "LineSetter.lines = slowly\n"
    "from zjhk_desktop.__main__ import main; sys.exit(main())"
)


def slow_print(profile: Path, out: Path) -> tuple["subprocess.Popen[bytes]", int]:
    """Start a `print` that takes some seconds, with a terminal to talk to; return that too."""
    start = [sys.executable, "-I", "-X", "utf8", "-c", SLOW, str(ROOT)]
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*start, "--profile", str(profile), "print", str(out)],
        env={**os.environ, "LANG": "C.UTF-8"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    return process, ours


def read_until(terminal: int, words: bytes) -> bytes:
    """Read from a terminal until it has said some words."""
    said = b""
    while words not in said:
        said += os.read(terminal, 1000)
    return said


def rest_of(terminal: int) -> bytes:
    """Read what is left once the other side has gone."""
    said = b""
    try:
        while part := os.read(terminal, 1000):
            said += part
    except OSError:
        # Linux says so that the other side has gone.
        return said
    return said


def test_a_terminal_is_told_how_far_it_is(desk: Program, tmp_path: Path) -> None:
    desk.json("annotate", "m01")
    out = tmp_path / "out.pdf"
    process, terminal = slow_print(desk.profile, out)
    said = read_until(terminal, b"Setting the pages: ")
    printed, _ = process.communicate(timeout=60)
    said += rest_of(terminal)
    os.close(terminal)
    assert process.returncode == 0
    assert out.read_bytes().startswith(b"%PDF")
    # Nothing of it is left, and standard output knows nothing of it.
    assert said.endswith(b"\r\x1b[K")
    assert b"\n" not in said
    assert printed.decode().startswith(f"{out}: ")


def test_an_interrupted_print_writes_nothing_and_takes_no_number(
    desk: Program, tmp_path: Path
) -> None:
    desk.json("annotate", "m01")
    folder = tmp_path / "folder"
    folder.mkdir()
    out = folder / "out.pdf"
    out.write_bytes(b"what stood here before")
    process, terminal = slow_print(desk.profile, out)
    read_until(terminal, b"Setting the pages: ")
    process.send_signal(signal.SIGINT)
    printed, _ = process.communicate(timeout=60)
    said = rest_of(terminal)
    os.close(terminal)
    assert (process.returncode, printed) == (130, b"")
    assert said.split(b"\x1b[K")[-1] == b"Stopped; nothing was written.\r\n"
    assert out.read_bytes() == b"what stood here before"
    assert list(folder.iterdir()) == [out]
    assert desk.json("prints") == []


def test_two_prints_at_once_get_two_numbers(desk: Program, tmp_path: Path) -> None:
    desk.json("annotate", "m01")
    process, terminal = slow_print(desk.profile, tmp_path / "a.pdf")
    # So that the pages of the first one are being set by now.
    said = read_until(terminal, b"Setting the pages: ")
    reader = threading.Thread(target=rest_of, args=(terminal,))
    reader.start()
    assert said
    second = subprocess.Popen(
        command("--profile", desk.profile, "print", tmp_path / "b.pdf"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.communicate(timeout=60)
    _, complaint = second.communicate(timeout=60)
    reader.join()
    os.close(terminal)
    assert (process.returncode, second.returncode, complaint) == (0, 0, b"")
    assert [each["number"] for each in desk.json("prints")] == [1, 2]
