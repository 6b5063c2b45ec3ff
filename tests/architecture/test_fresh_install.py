"""The program runs from its own lock alone: an undeclared dependency shows here."""

import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_self_test_passes_with_nothing_but_the_run_lock(
    tmp_path: Path, python: str, machine_environment: dict[str, str]
) -> None:
    venv = tmp_path / "venv"
    binary = venv / "bin" / "python"
    lock = ROOT / "requirements" / "run.txt"
    pip = [binary, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    exact = ["--no-deps", "--require-hashes", "--only-binary=:all:", "-r", lock]
    _must([python, "-I", "-m", "venv", venv], machine_environment)
    _must([*pip, *exact], machine_environment)
    _must([binary, "-m", "pip", "check"], machine_environment)
    site = Path(sysconfig.get_path("purelib", vars={"base": str(venv)}))
    (site / "zjhk_desktop.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    headless = {**machine_environment, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    _must([binary, "-I", "-X", "utf8", "-m", "zjhk_desktop", "self-test"], headless)


def _must(command: list[object], environment: dict[str, str]) -> None:
    """Run a command that must succeed."""
    done = subprocess.run(
        [str(part) for part in command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
