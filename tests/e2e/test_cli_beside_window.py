"""The command line while the window is open, and what it starts of the window itself."""

import os
import signal
import subprocess
import time

from tests.e2e.program import Program, command


def test_the_open_window_holds_the_review(desk: Program) -> None:
    made = desk.json("annotate", "m01")
    window = subprocess.Popen(
        command("--profile", desk.profile),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        deadline = time.monotonic() + 30
        while desk.run("notes").returncode == 0:
            assert window.poll() is None
            assert time.monotonic() < deadline
        for argv in (["notes"], ["annotate", "m02"], ["undo"], ["print", "x.pdf"]):
            assert "in use" in desk.failure(*argv)
        checked = desk.run("verify")
        signs = [line[0] for line in checked.stdout.decode().splitlines()]
        assert (checked.returncode, signs, checked.stderr) == (1, ["✓", "–", "✓"], b"")
        assert desk.json("show", "m01")[0]["id"] == "m01"
    finally:
        window.send_signal(signal.SIGKILL)
        window.communicate()
    assert desk.json("notes") == [made]


def test_the_window_opens_paints_and_closes(desk: Program) -> None:
    offscreen = Program(desk.profile, {"QT_QPA_PLATFORM": "offscreen"})
    done = offscreen.run("--quit-after-first-paint")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert {entry.stat().st_mode & 0o077 for entry in desk.profile.rglob("*")} == {0}


def test_the_program_proves_itself(desk: Program) -> None:
    found = desk.json("self-test")
    assert found["ok"], found
    assert not desk.profile.exists()
