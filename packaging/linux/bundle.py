"""Build the one-folder bundle in `dist/zjhk-desktop` and let it test itself.

It is built in an environment of its own, from the program's lock and PyInstaller alone: what else
stands in a developer's environment would be swallowed by optional imports. Two builds of one
commit are identical.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build" / "bundle"
DIST = ROOT / "dist"
PROGRAM = DIST / "zjhk-desktop" / "zjhk-desktop"
BUILDERS = ("altgraph", "packaging", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools")
UNDATED = "1767225600"
"""The date of files in a bundle that is built outside a repository: the start of 2026."""


def locked(names: tuple[str, ...]) -> str:
    """Return the entries of the developer's lock for some packages."""
    text = (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")
    entries = {entry.split("==")[0]: entry for entry in re.split(r"\n(?=\w)", text)}
    return "\n".join(entries[name] for name in names)


def commit_date() -> str:
    """Return the date of the commit that is built, in seconds."""
    asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return done.stdout.strip() or UNDATED


def make_environment() -> Path:
    """Make the environment to build in and return its interpreter."""
    venv = BUILD / "venv"
    subprocess.run([sys.executable, "-I", "-m", "venv", "--clear", venv], check=True)
    python = venv / "bin" / "python"
    builders = BUILD / "builders.txt"
    builders.write_text(locked(BUILDERS), encoding="utf-8")
    exact = ["--no-deps", "--require-hashes", "--only-binary=:all:"]
    for lock in (ROOT / "requirements" / "run.txt", builders):
        install = [python, "-m", "pip", "install", "--quiet", *exact, "-r", lock]
        subprocess.run(install, check=True)
    return python


def build(python: Path) -> None:
    """Run PyInstaller."""
    fixed = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": commit_date()}
    options = ["--noconfirm", "--clean", "--log-level=WARN", "--distpath", DIST]
    spec = Path(__file__).with_name("zjhk-desktop.spec")
    subprocess.run(
        [python, "-m", "PyInstaller", *options, "--workpath", BUILD / "work", spec],
        env={**os.environ, **fixed},
        check=True,
    )
    for library in (DIST / "zjhk-desktop" / "_internal").glob("libpython*.so*"):
        subprocess.run(["strip", "--strip-unneeded", library], check=True)


def check() -> int:
    """Let the bundle test itself, away from the checkout, and return its exit code."""
    kept = {"HOME", "LANG", "TMPDIR"}
    environment = {name: value for name, value in os.environ.items() if name in kept}
    environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run([PROGRAM, "self-test"], cwd="/", env=environment, check=False).returncode


def main() -> int:
    """Build, say how large it became, and test it."""
    shutil.rmtree(DIST / "zjhk-desktop", ignore_errors=True)
    BUILD.mkdir(parents=True, exist_ok=True)
    build(make_environment())
    files = [path for path in PROGRAM.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files)
    print(
        f"{PROGRAM.parent.relative_to(ROOT)}: {len(files)} files, {size / 1e6:.0f} MB", flush=True
    )
    return check()


if __name__ == "__main__":
    sys.exit(main())
