"""What is wrong with a command line, in the user's words: argparse says it in its own."""

import argparse
import re
from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from zjhk_desktop.domain.language import N_, Translator

Choice = TypeVar("Choice", bound=StrEnum)

_PROBLEMS = (
    (r"argument .+?: invalid choice: ['\"](?P<value>.*)['\"] \(choose from (?P<choices>.+)\)",
     N_("“{value}” is none of {choices}")),
    (r"argument (?P<option>.+?): expected one argument", N_("{option} needs a value")),
    (r"argument (?P<option>.+?): ignored explicit argument .*", N_("{option} takes no value")),
    (r"argument (?P<option>.+?): not allowed with argument (?P<other>.+)",
     N_("{option} and {other} cannot be used together")),
    (r"argument (?P<option>.+?): (?P<problem>.+)", N_("{option}: {problem}")),
    (r"the following arguments are required: (?P<names>.+)", N_("missing: {names}")),
    (r"unrecognized arguments: (?P<names>.+)", N_("“{names}” is not known here")),
)  # fmt: skip
"""argparse's sentences (alike in every Python this runs on) and ours, the first that fits."""


def problem_of(message: str, tr: Translator) -> str:
    """Return argparse's message in the user's language; one that is not known stays as it is."""
    for pattern, template in _PROBLEMS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found is not None:
            fields = found.groupdict()
            if "choices" in fields:
                fields["choices"] = fields["choices"].replace("'", "")
            return tr(template).format(**fields)
    return message


def one_of(kind: type[Choice], tr: Translator) -> Callable[[str], Choice]:
    """Return what reads one of an enumeration's values."""

    def read(text: str) -> Choice:
        try:
            return kind(text)
        except ValueError:
            raise argparse.ArgumentTypeError(none_of(text, list(kind), tr)) from None

    return read


def number(tr: Translator) -> Callable[[str], int]:
    """Return what reads a whole number."""

    def read(text: str) -> int:
        try:
            return int(text)
        except ValueError:
            problem = tr("“{value}” is not a number").format(value=text)
            raise argparse.ArgumentTypeError(problem) from None

    return read


def none_of(text: str, choices: list[Choice], tr: Translator) -> str:
    """Return the words that say which values are possible."""
    return tr("“{value}” is none of {choices}").format(value=text, choices=", ".join(choices))
