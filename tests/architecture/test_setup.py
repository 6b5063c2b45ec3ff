"""The set-up scripts: one line where they cannot go on, nothing left behind, nothing done twice."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

SETUP = ROOT / "packaging" / "setup"
TOOLS = ("sh", "uname", "cat", "dirname", "ldconfig", "cksum", "cut", "readlink", "rm", "chmod")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="sets up Debian and its like")


@pytest.fixture
def bare_machine(tmp_path: Path) -> Path:
    """Return a folder of commands that has no pdftotext and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in TOOLS:
        found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
        assert found, name
        (folder / name).symlink_to(found)
    return folder


@pytest.fixture
def sound_python(bare_machine: Path) -> Path:
    """Return the same folder with a Python that has all it needs."""
    command(bare_machine, "python3", "echo 3.11.2")
    return bare_machine


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a copy of what the set-up needs, without a .venv."""
    folder = tmp_path / "checkout"
    shutil.copytree(SETUP, folder / "packaging" / "setup")
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    return folder


def scripts(checkout: Path) -> Path:
    """Return the set-up scripts of a checkout."""
    return checkout / "packaging" / "setup"


def command(folder: Path, name: str, body: str) -> Path:
    """Put a command into a folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def run(script: Path, *arguments: str, path: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a script with nothing but the commands of one folder."""
    return subprocess.run(
        [str(script), *arguments],
        env={"PATH": str(path), **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_root_one_line_says_what_to_install(sound_python: Path, checkout: Path) -> None:
    command(sound_python, "id", "echo 1000")
    command(sound_python, "apt-get", "exit 99")
    done = run(scripts(checkout) / "system_deps.sh", "test", path=sound_python)
    lines = (done.stdout + done.stderr).splitlines()
    assert done.returncode == 1
    assert len(lines) == 1
    assert lines[0].startswith("sudo apt-get install -y ")
    assert "poppler-utils" in lines[0].split()


def test_root_installs_what_is_missing_after_an_update(
    sound_python: Path, checkout: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    command(sound_python, "id", "echo 0")
    command(sound_python, "apt-get", f'echo "$DEBIAN_FRONTEND $*" >>{log}')
    done = run(scripts(checkout) / "system_deps.sh", "test", path=sound_python)
    update, install = log.read_text(encoding="utf-8").splitlines()
    assert done.returncode == 0, done.stderr
    assert update.startswith("noninteractive update")
    assert install.startswith("noninteractive install -y ")
    assert "poppler-utils" in install.split()


def test_a_failed_installation_is_said_in_one_sentence(sound_python: Path, checkout: Path) -> None:
    command(sound_python, "id", "echo 0")
    command(sound_python, "apt-get", "exit 100")
    done = run(scripts(checkout) / "system_deps.sh", "test", path=sound_python)
    assert done.returncode == 1
    assert done.stderr.startswith("apt-get could not install ")
    assert len(done.stderr.splitlines()) == 1


def test_nothing_is_installed_where_nothing_is_missing(tmp_path: Path) -> None:
    command(tmp_path, "apt-get", "exit 99")
    path = Path(f"{tmp_path}:{os.environ['PATH']}")
    done = run(SETUP / "system_deps.sh", "test", path=path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_python_out_of_range_is_refused_in_one_sentence(
    bare_machine: Path, checkout: Path
) -> None:
    command(bare_machine, "python3", "echo 3.9.2")
    done = run(scripts(checkout) / "venv.sh", "run", path=bare_machine)
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11, 3.12 or 3.13 is needed; found 3.9.2.")
    assert len(done.stderr.splitlines()) == 1
    assert not (checkout / ".venv").exists()


def test_no_python_at_all_is_said_too(bare_machine: Path, checkout: Path) -> None:
    done = run(scripts(checkout) / "venv.sh", "run", path=bare_machine)
    assert done.returncode == 1
    assert "found none" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_venv_module_names_its_package(bare_machine: Path, checkout: Path) -> None:
    command(bare_machine, "id", "echo 1000")
    command(bare_machine, "apt-get", "exit 99")
    answers = "*ensurepip*) exit 1 ;; *venv*) echo python3.11-venv ;; *) echo 3.11.2 ;;"
    command(bare_machine, "python3", f'case "$*" in {answers} esac')
    done = run(scripts(checkout) / "system_deps.sh", "test", path=bare_machine)
    [line] = done.stderr.splitlines()
    assert done.returncode == 1
    assert line.startswith("sudo apt-get install -y python3.11-venv ")
    assert "poppler-utils" in line.split()


def test_without_a_display_the_tour_is_taken(bare_machine: Path, checkout: Path) -> None:
    binaries = checkout / ".venv" / "bin"
    binaries.mkdir(parents=True)
    command(binaries, "zjhk-desktop", 'echo "started: $*"')
    script = scripts(checkout) / "run.sh"
    without = run(script, path=bare_machine)
    shown = run(script, path=bare_machine, DISPLAY=":1")
    assert without.stdout.splitlines()[0].startswith("There is no display here")
    assert without.stdout.splitlines()[1:] == ["started: tour out/tour"]
    assert shown.stdout == "started: \n"


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "exec make test </dev/null"
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
