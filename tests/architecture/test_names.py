"""Names say the job; every public thing says what it is for."""

import ast

import pytest

from tests.architecture.sources import PACKAGE, ROOT, Module, modules_below

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}

MODULES = [*modules_below(PACKAGE), *modules_below(ROOT / "packaging")]
pytestmark = pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)


def test_no_module_is_named_for_nothing(module: Module) -> None:
    assert not EMPTY_NAMES & {*module.path.relative_to(ROOT).with_suffix("").parts}


def test_public_things_have_docstrings(module: Module) -> None:
    public = {
        name: node
        for name, node in module.definitions()
        if not any(part.startswith("_") for part in name.split("."))
    }
    silent = [name for name, node in public.items() if not ast.get_docstring(node)]
    assert ast.get_docstring(module.tree)
    assert not silent


def test_every_signature_is_hinted(module: Module) -> None:
    bare = [function.name for function in module.functions() if not _is_hinted(function)]
    assert not bare


def test_no_state_at_module_level_can_change(module: Module) -> None:
    """A module holds constants: no `global`, and no name bound in lower case to a collection."""
    changing = [
        target.id
        for node in module.tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.List | ast.Dict | ast.Set)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id == target.id.lower()
    ]
    rebinding = [node for node in ast.walk(module.tree) if isinstance(node, ast.Global)]
    assert not changing
    assert not rebinding


def _is_hinted(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    given = function.args
    arguments = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    arguments += [extra for extra in (given.vararg, given.kwarg) if extra]
    named = [argument for argument in arguments if argument.arg not in {"self", "cls"}]
    return function.returns is not None and all(argument.annotation for argument in named)
