"""The README says what there is: the two commands first, then everything one can type."""

import argparse
import re

import pytest

from tests.architecture.sources import ROOT
from zjhk_desktop.cli.parser import make_parser
from zjhk_desktop.domain.language import english


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_two_commands_are_run_and_test(readme: str) -> None:
    assert re.findall(r"\bmake ([a-z0-9]+)", readme)[:2] == ["run", "test"]


def test_every_command_of_the_program_is_documented(readme: str) -> None:
    parser = make_parser(english())
    [commands] = [
        action for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    ]
    assert commands.choices
    assert not [name for name in commands.choices if not re.search(rf"`{name}[` ]", readme)]


def test_every_make_target_is_documented_in_its_own_help() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    [phony] = re.findall(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    inner = {"help", "venv-run", "venv-test"}
    named = set(re.findall(r'echo "make ([a-z0-9]+)', makefile))
    assert named == set(phony.split()) - inner


def test_every_link_leads_somewhere(readme: str) -> None:
    links = [link.partition("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", readme)]
    own = [link for link in links if link and "://" not in link]
    assert own
    assert not [link for link in own if not (ROOT / link).exists()]
