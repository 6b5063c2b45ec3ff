"""The contracts of pyproject.toml hold: layers, circles, and who may import what."""

import ast

import grimp
import pytest
from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT, Module, modules_below

PACKAGE = "zjhk_desktop"


@pytest.mark.slow
def test_every_import_contract_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    kept = lint_imports(no_cache=True, no_logo=True)
    assert kept == 0, capsys.readouterr().out


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """Return which module imports which."""
    return grimp.build_graph(PACKAGE, include_external_packages=True, cache_dir=None)


@pytest.mark.parametrize("module", modules_below(ROOT / "tests" / "unit"), ids=lambda m: m.name)
def test_unit_tests_do_without_qt(module: Module, graph: grimp.ImportGraph) -> None:
    imported = {name for node in ast.walk(module.tree) for name in _imports(node)}
    fixtures = {argument.arg for each in module.functions() for argument in each.args.args}
    assert not [name for name in imported if _needs_qt(name, graph)]
    assert "qtbot" not in fixtures


def _imports(node: ast.AST) -> list[str]:
    """Return the names that a statement imports, by their whole paths."""
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []


def _needs_qt(name: str, graph: grimp.ImportGraph) -> bool:
    """Return whether importing a name imports Qt: itself, or a package on its way there."""
    parts = name.split(".")
    way = {".".join(parts[:count]) for count in range(1, len(parts) + 1)}
    if not way & {PACKAGE}:
        return "PySide6" in way
    # What app.py and __main__ import of the window is imported late.
    late = {f"{PACKAGE}.app", f"{PACKAGE}.__main__"}
    return any(
        graph.find_shortest_chain(importer=step, imported="PySide6") is not None
        for step in way & graph.modules - late
    )


def test_connections_to_a_review_are_made_in_one_place() -> None:
    """An encrypted store can stand in there, and nowhere else; the memorandum is no secret."""
    makers = {
        path.name
        for path in (ROOT / PACKAGE).rglob("*.py")
        if "sqlite3.connect(" in path.read_text(encoding="utf-8")
    }
    assert makers == {"connection.py", "memo_reader.py"}
