"""The words of the interface are all there, in both scripts, with the fields of the message."""

import ast
import runpy
import subprocess

import pytest

from tests.architecture.sources import PACKAGE, ROOT, Module, modules_below

SCRIPT = ROOT / "packaging" / "i18n" / "catalogues.py"
MARKERS: frozenset[str] = frozenset(runpy.run_path(str(SCRIPT))["KEYWORDS"])
"""The names whose calls mark messages."""


@pytest.mark.slow
def test_catalogues_are_fresh_and_complete(python: str) -> None:
    done = subprocess.run(
        [python, SCRIPT, "--check"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("module", modules_below(PACKAGE), ids=lambda module: module.name)
def test_no_message_is_marked_inside_an_f_string(module: Module) -> None:
    """The collector of messages does not look into f-strings: one marked there is lost."""
    assert not hidden_messages(module.tree)


def test_a_message_inside_an_f_string_is_found() -> None:
    hidden = """f"{look.words('A')} {name}"; f"{tr('B') if b else ''} {c:{plural('C', 'D', n)}}\""""
    assert hidden_messages(ast.parse(hidden)) == ["A", "B", "C"]
    seen = """a = words('A'); f"{a} {words(names[0])} {other('B')}\""""
    assert not hidden_messages(ast.parse(seen))


def hidden_messages(tree: ast.Module) -> list[str]:
    """Return the messages that are marked inside f-strings."""
    calls = {
        call: None
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call) and called(call) in MARKERS
    }
    firsts = [call.args[0] for call in calls if call.args]
    return [each.value for each in firsts if isinstance(each, ast.Constant)]


def called(call: ast.Call) -> str:
    """Return the name of what is called, without what it belongs to."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
