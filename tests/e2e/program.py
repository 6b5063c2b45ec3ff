"""The real program in a process of its own, as a user or another program starts it."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
START = (
    "import sys; sys.path.insert(0, sys.argv.pop(1)); "
    "from zjhk_desktop.__main__ import main; sys.exit(main())"
)


def command(*argv: str | Path, python: tuple[str, ...] = ("-X", "utf8")) -> list[str]:
    """Return the command line that starts the program from its folder."""
    return [sys.executable, "-I", *python, "-c", START, str(ROOT), *map(str, argv)]


@dataclass
class Program:
    """The program on one profile.

    Attributes:
        environment: what differs from the test's own environment; None removes.
    """

    profile: Path
    environment: dict[str, str | None] = field(default_factory=dict[str, str | None])

    def run(
        self, *argv: str | Path, stdin: bytes = b"", cwd: Path | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run a command on the profile."""
        changes = {"LANG": "C.UTF-8", "COVERAGE_PROCESS_START": None, **self.environment}
        kept = {name: value for name, value in os.environ.items() if name not in changes}
        given = {name: value for name, value in changes.items() if value is not None}
        return subprocess.run(
            command("--profile", self.profile, *argv),
            input=stdin,
            capture_output=True,
            cwd=cwd,
            env=kept | given,
            timeout=60,
            check=False,
        )

    def json(self, *argv: str | Path) -> Any:
        """Run a command that must succeed silently, and return what it printed as JSON."""
        done = self.run(*argv, "--json")
        assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
        return json.loads(done.stdout)

    def text(self, *argv: str | Path, stdin: bytes = b"") -> str:
        """Run a command that must succeed silently, and return what it printed."""
        done = self.run(*argv, stdin=stdin)
        assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
        return done.stdout.decode()

    def failure(self, *argv: str | Path, code: int = 1) -> str:
        """Run a command that must fail, and return its one sentence."""
        done = self.run(*argv)
        sentence = done.stderr.decode()
        assert (done.returncode, done.stdout) == (code, b""), sentence
        assert "Traceback" not in sentence
        if code == 1:
            assert sentence.count("\n") == 1, sentence
        return sentence
