"""Starting the program again, in a process of its own, and what is loaded only when needed."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files

if TYPE_CHECKING:
    from zjhk_desktop.scripts.readings import Readings
    from zjhk_desktop.services.archiving import Archiving

WORKER = "--sealing-worker"
"""The argument by which the program is started as the process that seals archives."""
WINDOW_SECONDS = 60
"""How long the self-test waits for the window to open and close."""


def open_offscreen_window(profile: Path) -> int:
    """Open the window of a process of its own, close it once it has painted; its exit code."""
    # Only the self-test starts a process.
    import subprocess  # noqa: PLC0415

    entry = ["--profile", str(profile), "--quit-after-first-paint"]
    return subprocess.run(  # noqa: S603 - our own executable and fixed arguments
        [*start_command(), *entry],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        timeout=WINDOW_SECONDS,
        check=False,
    ).returncode


def start_command() -> list[str]:
    """Return the command that starts the program again, installed or not."""
    frozen = bool(getattr(sys, "frozen", False))
    start = [] if frozen else ["-I", "-X", "utf8", "-c", _START, str(program_files().root)]
    return [sys.executable, *start]


def make_archiving(now: Callable[[], datetime]) -> "Archiving":
    """Return what writes and opens archives, and seals them in a process of its own."""
    # Load zipfile and subprocess.
    from zjhk_desktop.services.archiving import Archiving  # noqa: PLC0415
    from zjhk_desktop.services.sealing import Sealer  # noqa: PLC0415

    return Archiving(Sealer([*start_command(), WORKER]), now=now)


def make_readings(folder: Path, convert: Callable[[str, Script], str]) -> "Readings":
    """Return how Chinese is read in Latin letters, by the tables of a folder."""
    # Only who looks for a command needs it.
    from zjhk_desktop.scripts.readings import Readings  # noqa: PLC0415

    return Readings(folder, lambda text: convert(text, Script.HANS))


def serve_sealing(arguments: Sequence[str]) -> int:
    """Be the process that seals archives."""
    # As above.
    from zjhk_desktop.services.sealing import serve  # noqa: PLC0415

    return serve(arguments, sys.stdin.buffer, sys.stdout.buffer)


_START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from zjhk_desktop.__main__ import main; sys.exit(main())"
)
"""Starts the program from its folder in an isolated interpreter, installed or not."""
