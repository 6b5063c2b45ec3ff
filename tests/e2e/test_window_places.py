"""Profiles that cannot be written or made: the window reads, says why, and can still export."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import ROOT, Program, command

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}

LOOKING = """
import json, sys; sys.path.insert(0, sys.argv.pop(1))
from PySide6.QtCore import QTimer
import zjhk_desktop.ui.application as application
from zjhk_desktop.app import main
def look(window):
    session = window.session
    found = [session.can_annotate, len(session.annotations), window.notice.text]
    print(json.dumps([*found, window.notice.isVisible(), window.reader.isVisible()]), flush=True)
    window.close()
real = application.open_window
def open_window(context):
    window = real(context)
    QTimer.singleShot(0, lambda: look(window))
    return window
application.open_window = open_window
sys.exit(main())
"""


def look(
    profile: Path | None, *before: str, home: str | None = None
) -> tuple[bool, int, str, bool, bool]:
    """Open the window, perhaps with something before it; return what it shows."""
    environment = {**os.environ, **OFFSCREEN}
    if home is not None:
        environment = {n: v for n, v in environment.items() if not n.startswith("XDG_")}
        environment["HOME"] = home
    done = subprocess.run(
        [
            *before,
            *(sys.executable, "-I", "-X", "utf8", "-c", LOOKING, str(ROOT)),
            *(("--profile", str(profile)) if profile else ()),
        ],
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr == b"", done.stderr.decode()
    assert done.returncode == 0
    found = json.loads(done.stdout)
    return (found[0], found[1], found[2], found[3], found[4])


def read_only(folder: Path) -> list[str]:
    """Return what to put before a command so that a folder can only be read by it."""
    steps = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"'
    before = ["unshare", "-m", "sh", "-c", steps, str(folder)]
    tried = shutil.which("unshare") and subprocess.run(
        [*before, "true"], capture_output=True, check=False
    )
    if not tried or tried.returncode:
        pytest.skip("a mount of our own needs root")
    return before


def test_on_a_disk_that_can_only_be_read_it_reads_and_exports(
    desk: Program, tmp_path: Path
) -> None:
    desk.json("annotate", "m09", "--comment", "請確認")
    before = read_only(desk.profile)
    content = {path: path.read_bytes() for path in desk.profile.rglob("*") if path.is_file()}
    writable, count, sentence, said, shown = look(desk.profile, *before)
    assert (writable, count, said, shown) == (False, 1, True, True)
    assert str(desk.profile) in sentence
    out = tmp_path / "out.pdf"
    done = subprocess.run(
        [*before, *command("--profile", desk.profile, "print", out)],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert out.read_bytes().startswith(b"%PDF")
    assert content == {path: path.read_bytes() for path in content}
    # The control: without the mount the same profile is written.
    assert look(desk.profile)[:2] == (True, 1)


@pytest.mark.parametrize("place", ["missing", "a file"])
def test_where_no_profile_can_be_made_it_reads_and_says_why(
    desk: Program, tmp_path: Path, place: str
) -> None:
    profile = Path("/proc/nowhere/profile")
    if place == "a file":
        profile = tmp_path / "file" / "profile"
        profile.parent.write_text("")
    writable, count, sentence, said, shown = look(profile)
    assert (writable, count, said, shown) == (False, 0, True, True)
    assert "/profile" in sentence


def test_without_a_home_it_reads_and_says_why() -> None:
    writable, count, sentence, said, shown = look(None, home="/proc/nowhere")
    assert (writable, count, said, shown) == (False, 0, True, True)
    assert "/proc/nowhere" in sentence


def test_what_a_newer_version_added_to_is_read_and_left(desk: Program) -> None:
    desk.json("annotate", "m09", "--comment", "請確認")
    path = desk.profile / "review.sqlite"
    code = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        "v = c.execute('PRAGMA user_version').fetchone()[0];"
        "c.execute(f'PRAGMA user_version = {v + (1 << 16)}'); c.commit()"
    )
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    before = path.read_bytes()
    writable, count, sentence, said, _ = look(desk.profile)
    assert (writable, count, said) == (False, 1, True)
    assert "較新版本" in sentence
    assert path.read_bytes() == before
    assert "newer version" in desk.failure("annotate", "m01")
