"""Read the project's sources for the tests of this folder."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "zjhk_desktop"

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@dataclass(frozen=True)
class Module:
    """One source file.

    Attributes:
        path: where it is.
    """

    path: Path

    @property
    def name(self) -> str:
        """Return the path below the project's root."""
        return self.path.relative_to(ROOT).as_posix()

    @cached_property
    def text(self) -> str:
        """Return the source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """Return the parsed source."""
        return ast.parse(self.text, self.name)

    def definitions(self) -> Iterator[tuple[str, Definition]]:
        """Yield the classes and functions at module level and in classes, by qualified name."""
        yield from _definitions(self.tree, "")

    def functions(self) -> Iterator[Function]:
        """Yield every function, also the inner ones."""
        for node in ast.walk(self.tree):
            if isinstance(node, Function):
                yield node


def _definitions(parent: ast.AST, prefix: str) -> Iterator[tuple[str, Definition]]:
    for node in ast.iter_child_nodes(parent):
        if isinstance(node, Definition):
            yield prefix + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from _definitions(node, f"{prefix}{node.name}.")


def modules_below(folder: Path) -> list[Module]:
    """Return the Python files below a folder."""
    return [Module(path) for path in sorted(folder.rglob("*.py"))]


def length(node: ast.stmt) -> int:
    """Return how many lines a statement takes."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def project_files() -> list[Path]:
    """Return every file that is, or would be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
    ).stdout
    return [
        path for name in listed.decode().split("\0") if name and (path := ROOT / name).is_file()
    ]
