"""Starting pays for nothing that is used later."""

import re
import subprocess
from pathlib import Path

import pytest

HEAVY = {"reportlab", "pypdfium2", "pikepdf", "docx", "lxml", "PIL", "rjieba"}
LATER = {
    "zjhk_desktop.cli.handlers",
    "zjhk_desktop.briefing.outgoing",
    "zjhk_desktop.scripts.readings",
    "zjhk_desktop.services.archiving",
    "zjhk_desktop.services.numbering",
    "zjhk_desktop.services.verifying",
    "zjhk_desktop.ui.features.print_desk",
    "zjhk_desktop.ui.features.palette_entries",
    "zjhk_desktop.ui.models.palette_model",
    "zjhk_desktop.ui.widgets.matrix_view",
    "zjhk_desktop.ui.widgets.notes_view",
    "zjhk_desktop.ui.widgets.overview_view",
    "zjhk_desktop.domain.overview",
    "zjhk_desktop.ui.widgets.palette_panel",
}
"""Of our own, what a window needs only when it is asked for."""


def imported(python: str, *arguments: str) -> set[str]:
    """Return the top-level packages and the modules that a run of the program imports."""
    done = subprocess.run(
        [python, "-I", "-X", "utf8", "-X", "importtime", "-m", "zjhk_desktop", *arguments],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    modules = set(re.findall(r"\| +([\w.]+)", done.stderr))
    return modules | {module.partition(".")[0] for module in modules}


@pytest.mark.slow
def test_the_command_line_does_without_qt_and_typesetting(python: str, profile: Path) -> None:
    found = imported(python, "--profile", str(profile), "show", "m01")
    assert "zjhk_desktop" in found
    assert not found & {*HEAVY, "PySide6", "sqlite_utils", "zipfile", "subprocess", "pyrage"}


@pytest.mark.slow
def test_the_window_does_without_typesetting(python: str, profile: Path) -> None:
    imported(python, "--profile", str(profile), "--quit-after-first-paint")  # makes the profile
    found = imported(python, "--profile", str(profile), "--quit-after-first-paint")
    assert {"PySide6", "zjhk_desktop.ui.main_window"} <= found
    assert not found & {*HEAVY, *LATER, "sqlite_utils", "subprocess"}


@pytest.mark.slow
def test_what_a_start_makes_is_never_looked_at_for_garbage(python: str, profile: Path) -> None:
    asked = ["--profile", str(profile), "--quit-after-first-paint"]
    program = f"""
import gc, sys
from zjhk_desktop.__main__ import main
sys.argv[1:] = {asked!r}
before = gc.get_freeze_count()
assert main() == 0
print(before, gc.get_freeze_count(), gc.isenabled())
"""
    done = subprocess.run(
        [python, "-I", "-X", "utf8", "-c", program],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    before, after, collects = done.stdout.split()
    assert (before, collects) == ("0", "True")
    assert int(after) > 50_000  # The classes and functions of Qt, and ours.
