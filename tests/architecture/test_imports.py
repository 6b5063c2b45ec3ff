"""The contracts of pyproject.toml hold: layers, circles, and who may import what."""

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
    assert "PySide6" not in module.text
    assert "qtbot" not in module.text
    assert "zjhk_desktop.ui" not in module.text
