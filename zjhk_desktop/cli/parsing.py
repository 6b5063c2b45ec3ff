"""What every command's arguments are made of: the parser, and the options that many share."""

import argparse
import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from zjhk_desktop.cli.output import one_line
from zjhk_desktop.cli.usage import one_of, problem_of
from zjhk_desktop.domain.language import N_, Translator

if TYPE_CHECKING:
    # argparse has no public name for it, and it takes its parameter only for type checkers.
    Commands = argparse._SubParsersAction["Parser"]  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]

PASSPHRASE_FILE = N_("a file whose first line is the passphrase; -: standard input")


class Parser(argparse.ArgumentParser):
    """An argument parser that says what is wrong in the user's language and exits with 2."""

    def __init__(self, tr: Translator, **options: object) -> None:
        """Make a parser without abbreviations, whose spelling would change with new options."""
        super().__init__(allow_abbrev=False, **options)  # pyright: ignore[reportArgumentType]
        self.translator = tr

    def error(self, message: str) -> NoReturn:
        """Print the usage and one sentence, and exit with 2."""
        problem = one_line(problem_of(message, self.translator))
        sentence = self.translator("Wrong usage: {problem}.").format(problem=problem)
        self.exit(2, f"{self.format_usage()}{sentence}\n")


def add_command(commands: "Commands", tr: Translator, name: str, text: str) -> Parser:
    """Add a command; `text` says what it does."""
    return commands.add_parser(name, tr=tr, help=text, description=text)


def add_choice(parser: Parser, tr: Translator, name: str, default: StrEnum) -> None:
    """Let an option take one of an enumeration's values."""
    kind = type(default)
    parser.add_argument(name, type=one_of(kind, tr), choices=list(kind), default=default)


def add_json(parser: Parser, tr: Translator) -> None:
    """Let the answer be JSON."""
    parser.add_argument("--json", action="store_true", help=tr("print JSON"))


def read_path(text: str, *, tr: Translator) -> Path:
    """Return the path that an argument names, in the bytes that the process was given."""
    if "\0" in text or not text:
        raise argparse.ArgumentTypeError(tr("“{value}” is not a path").format(value=text))
    return Path(os.fsdecode(text.encode("utf-8", "surrogateescape")))
