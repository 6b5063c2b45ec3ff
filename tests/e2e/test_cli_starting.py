"""Starting: versions, displays, leaks and what is paid for at the start."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.displays import silent_display
from tests.e2e.program import ROOT, Program, command

HEAVY = ("reportlab", "sqlite_utils", "PySide6", "pypdfium2", "pikepdf", "docx", "PIL")


def test_without_a_display_there_is_one_sentence(desk: Program) -> None:
    bare = Program(
        desk.profile, {"DISPLAY": None, "WAYLAND_DISPLAY": None, "QT_QPA_PLATFORM": None}
    )
    for argv in ([], ["--quit-after-first-paint"]):
        assert "There is no display" in bare.failure(*argv)
    listening = Program(desk.profile, {"DISPLAY": None, "QT_QPA_PLATFORM": "vnc"})
    assert "There is no display" in listening.failure()
    gone = Program(desk.profile, {"DISPLAY": f":{silent_display()}", "QT_QPA_PLATFORM": None})
    assert "There is no display" in gone.failure()
    assert not desk.profile.exists()


@pytest.mark.parametrize("found", [(3, 9, 2), (3, 10, 0), (3, 14, 1), (4, 0, 0)])
def test_a_wrong_python_is_one_sentence(found: tuple[int, int, int]) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); sys.version_info = {found!r}\n"
        "from zjhk_desktop.__main__ import main\n"
        "code = main(); assert 'zjhk_desktop.app' not in sys.modules; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False
    )
    version = ".".join(map(str, found))
    assert (done.returncode, done.stdout) == (1, "")
    sentence = f"Python {version} cannot run this program; it needs 3.11, 3.12 or 3.13."
    assert done.stderr == f"{sentence}\n"


def test_what_an_older_python_reads_is_old_python() -> None:
    for name in ("__init__.py", "__main__.py"):
        ast.parse((ROOT / "zjhk_desktop" / name).read_text(), feature_version=(3, 7))


def test_nothing_heavy_is_loaded_by_a_command_that_does_not_need_it(desk: Program) -> None:
    desk.json("annotate", "m01")
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from zjhk_desktop.app import main\n"
        f"for argv in (['show', 'm01'], ['notes'], ['annotate', 'm02'], ['verify']):\n"
        f"    assert main(['--profile', {str(desk.profile)!r}, *argv]) == 0\n"
        f"print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_only_the_profile_is_written_and_no_network_is_reached(
    desk: Program, tmp_path: Path
) -> None:
    log = tmp_path / "trace"
    traced = ["strace", "-f", "-qq", "-e", "trace=openat,socket", "-o", str(log)]
    canary = "CANARY-8714"
    try:
        done = subprocess.run(
            [*traced, *command("--profile", desk.profile, "annotate", "m01", "--comment", canary)],
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("strace is not installed")
    assert done.returncode == 0
    lines = log.read_text().splitlines()
    written = {
        line.split('"')[1]
        for line in lines
        if "openat(" in line and ("O_WRONLY" in line or "O_RDWR" in line) and " = -1" not in line
    }
    outside = [
        name for name in written if not name.startswith((str(desk.profile), "/dev/", str(ROOT)))
    ]
    assert outside == []
    assert not [line for line in lines if "AF_INET" in line]


def test_a_bug_would_be_seen() -> None:
    """The control: a mistake of ours is a traceback, so the tests above would notice."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "import zjhk_desktop.app as app\n"
        "app.read_memorandum = None\n"
        "app.main(['show'])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, text=True, check=False
    )
    assert "Traceback" in done.stderr
