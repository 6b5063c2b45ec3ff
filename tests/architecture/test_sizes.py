"""Nothing grows beyond what one can take in."""

import ast

import pytest

from tests.architecture.sources import PACKAGE, ROOT, Module, length, modules_below

MODULE_LINES = 400
CLASS_LINES = 300
FUNCTION_LINES = 60

MODULES = [*modules_below(PACKAGE), *modules_below(ROOT / "packaging")]
pytestmark = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def test_module_is_short(module: Module) -> None:
    assert len(module.text.splitlines()) <= MODULE_LINES


def test_classes_are_short(module: Module) -> None:
    long = {
        node.name: length(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and length(node) > CLASS_LINES
    }
    assert not long


def test_functions_are_short(module: Module) -> None:
    long = {node.name: length(node) for node in module.functions() if length(node) > FUNCTION_LINES}
    assert not long
