"""The C++ OpenCC of PyPI, in an environment of its own (both OpenCCs install a module `opencc`)."""

import hashlib
import os
import subprocess
import venv
from dataclasses import dataclass
from pathlib import Path

REQUIREMENT = "opencc==1.4.2"


@dataclass(frozen=True, slots=True)
class Installed:
    """The C++ OpenCC as installed in a scratch environment."""

    python: Path
    package: Path
    wheel: Path

    @property
    def share(self) -> Path:
        """Return the folder of its dictionaries and configurations."""
        return self.package / "clib" / "share" / "opencc"

    @property
    def dictionary_tool(self) -> Path:
        """Return its tool that writes dictionaries as text."""
        return self.package / "clib" / "bin" / "opencc_dict"

    @property
    def licences(self) -> Path:
        """Return the folder of its licence files."""
        return next(self.package.parent.glob("opencc-*.dist-info")) / "licenses"


def install(folder: Path) -> Installed:
    """Make an environment in `folder` and install the pinned wheel into it."""
    environment = folder / "environment"
    venv.create(environment, with_pip=True)
    python = environment / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [str(python), "-m", "pip", "--quiet"]
    subprocess.run(
        [*pip, "download", "--no-deps", "--only-binary=:all:", "--dest", str(folder), REQUIREMENT],
        check=True,
    )
    wheel = next(folder.glob("*.whl"))
    subprocess.run([*pip, "install", "--no-deps", str(wheel)], check=True)
    answer = subprocess.run(
        [str(python), "-c", "import opencc; print(opencc.__path__[0])"],
        check=True,
        capture_output=True,
        text=True,
    )
    return Installed(python, Path(answer.stdout.strip()), wheel)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
