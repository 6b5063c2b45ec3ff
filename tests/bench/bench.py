"""What the rows share: the program, the baseline, and what has been measured of both."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench.child import Run, compare
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

PRINTS = ("whole", "flow")
CROWDS = 3
"""So many processes measure a review of very many notes: each of them scrolls several times."""


@dataclass(frozen=True)
class Bench:
    """One run of the bench.

    Attributes:
        folder: a place for what it writes.
        times: how often each command is run.
    """

    folder: Path
    times: int

    @cached_property
    def environment(self) -> dict[str, str]:
        """Return the environment of both: offscreen, with a home of their own."""
        home = self.folder / "home"
        home.mkdir()
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TMPDIR"}}
        return {**kept, "HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}

    @cached_property
    def text(self) -> Path:
        """Return a file of the memorandum's text."""
        memorandum = read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)
        path = self.folder / "text"
        lines = (passage.text(Script.HANT) for passage in memorandum.passages)
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def program(self, *arguments: str, options: tuple[str, ...] = ()) -> list[str]:
        """Return the command that runs the program on a profile of the bench's own."""
        python = [sys.executable, "-I", "-X", "utf8", *options, "-m", "zjhk_desktop"]
        return [*python, "--profile", str(self.folder / "profile"), *arguments]

    @cached_property
    def cpp_opencc(self) -> Path | None:
        """Return a Python that has the C++ OpenCC, made for this run; None if it cannot be had."""
        packaging = program_files().root / "packaging" / "opencc"
        script = "import sys; from pathlib import Path; from cpp_opencc import install; "
        script += "print(install(Path(sys.argv[1])).python)"
        folder = self.folder / "opencc"
        folder.mkdir()
        done = subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            env={**os.environ, "PYTHONPATH": str(packaging)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        return Path(done.stdout.strip()) if done.returncode == 0 else None

    @cached_property
    def waits(self) -> dict[str, float]:
        """Return the milliseconds of what the eye waits for, the median of some processes."""
        return self._probed("window_probe", self.times)

    @cached_property
    def crowd(self) -> dict[str, float]:
        """Return the milliseconds of what one does in a review of very many notes."""
        return self._probed("crowd_probe", min(self.times, CROWDS))

    @cached_property
    def previews(self) -> dict[str, float]:
        """Return the milliseconds of what one waits for in the print view."""
        return self._probed("preview_probe", min(self.times, CROWDS))

    @cached_property
    def prints(self) -> dict[str, float]:
        """Return the milliseconds of a printing by `print_probe`'s modes, run in turn."""
        found: dict[str, list[float]] = {mode: [] for mode in PRINTS}
        for _ in range(self.times):
            for mode, figures in found.items():
                done = subprocess.run(
                    self.print_command(mode),
                    env=self.with_tests,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    check=True,
                )
                figures.append(json.loads(done.stdout))
        return {mode: statistics.median(figures) for mode, figures in found.items()}

    @cached_property
    def print_runs(self) -> tuple[Run, Run]:
        """Return what the processes of a briefing and of a plain flow take."""
        commands = [self.print_command(mode) for mode in ("whole", "flow")]
        return compare(*commands, self.with_tests, times=CROWDS)

    def print_command(self, mode: str) -> list[str]:
        """Return the command of one printing in a process of its own."""
        probe = str(Path(__file__).with_name("print_probe.py"))
        return [sys.executable, "-X", "utf8", probe, mode, str(self.folder / f"{mode}.pdf")]

    @property
    def with_tests(self) -> dict[str, str]:
        """Return the environment of probes that share code with the tests."""
        return {**self.environment, "PYTHONPATH": str(program_files().root)}

    def _probed(self, name: str, times: int) -> dict[str, float]:
        """Return the medians of the figures that a probe prints in some processes."""
        probe = Path(__file__).with_name(f"{name}.py")
        found: list[dict[str, float]] = []
        for number in range(times):
            profile = self.folder / f"{name}{number}"
            done = subprocess.run(
                [sys.executable, "-X", "utf8", str(probe), str(profile)],
                env=self.with_tests,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                check=True,
            )
            found.append(json.loads(done.stdout))
        return {name: statistics.median(each[name] for each in found) for name in found[0]}

    @cached_property
    def windows(self) -> tuple[Run, Run]:
        """Return what the program's window and a bare one take to start, paint and end."""
        bare = Path(__file__).with_name("bare_window.py")
        command = [sys.executable, "-I", "-X", "utf8", str(bare)]
        return compare(
            self.program("--quit-after-first-paint"),
            [*command, str(program_files().fonts), str(self.text)],
            self.environment,
            times=self.times,
        )
