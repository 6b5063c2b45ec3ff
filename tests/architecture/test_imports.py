"""The contracts of pyproject.toml hold: layers, circles, and who may import what."""

import ast
import re

import pytest
from importlinter.cli import lint_imports

from tests.architecture.sources import ROOT, Module, modules_below


@pytest.mark.slow
def test_every_import_contract_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    kept = lint_imports(no_cache=True, no_logo=True)
    assert kept == 0, capsys.readouterr().out


@pytest.mark.parametrize("module", modules_below(ROOT / "tests" / "unit"), ids=lambda m: m.name)
def test_unit_tests_do_without_qt(module: Module) -> None:
    imported = {name for node in ast.walk(module.tree) for name in _imports(node)}
    fixtures = {argument.arg for each in module.functions() for argument in each.args.args}
    assert not [name for name in imported if re.match(r"(PySide6|zjhk_desktop\.ui)\b", name)]
    assert "qtbot" not in fixtures


def _imports(node: ast.AST) -> list[str]:
    """Return the names of the modules that a statement imports."""
    if isinstance(node, ast.ImportFrom):
        return [node.module or ""]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
