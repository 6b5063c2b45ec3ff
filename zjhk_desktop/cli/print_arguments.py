"""The arguments of `print`: what goes into the briefing, and how it looks."""

import argparse
import contextlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from zjhk_desktop.briefing.options import Layout, NoteState, TypeSize
from zjhk_desktop.cli.dates import moment
from zjhk_desktop.cli.parsing import (
    PASSPHRASE_FILE,
    Parser,
    add_choice,
    add_command,
    add_json,
    read_path,
)
from zjhk_desktop.cli.usage import none_of, number, one_of
from zjhk_desktop.domain.annotation import Audience, Category, check_characters
from zjhk_desktop.domain.errors import UnstorableText
from zjhk_desktop.domain.language import Translator

if TYPE_CHECKING:
    from zjhk_desktop.cli.parsing import Commands

PRINT_VALUES = ("--domains", "--measures", "--by", "--watermark", "--classification")
"""Options of which a value may begin with a dash."""

PRINT_OPTIONS = (
    "--layout",
    "--size",
    "--dividers",
    "--index",
    "--overview",
    "--duplex",
    "--for",
    "--mono",
    "--as-typed",
    "--only-annotated",
    "--categories",
    "--state",
    "--since",
    "--since-print",
    "--cover",
    "--no-cover",
    "--contents",
    "--no-contents",
    "--ascii-name",
    "--no-ascii-name",
)
"""The others."""

_LONGEST = 40
"""Characters of what is stamped on every page."""
_COMMAS = re.compile(r"[,，、]")


class PrintScript(StrEnum):
    """What `print` can be asked to print in."""

    HANT = "hant"
    HANS = "hans"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Target:
    """Where a printing goes: a file, or a folder in which it gets a name."""

    path: Path
    is_folder: bool


def read_target(text: str, *, tr: Translator) -> Target:
    """Return what an argument names: a folder if one is there, or if it ends as one."""
    path = read_path(text, tr=tr)
    is_there = False
    # What cannot be looked at is told when it is written.
    with contextlib.suppress(OSError):
        is_there = path.is_dir()
    return Target(path, is_there or text.endswith(("/", os.sep)))


def add_print(commands: "Commands", tr: Translator) -> None:
    """Add `print`."""
    printing = add_command(commands, tr, "print", tr("Write the briefing as a PDF."))
    printing.add_argument(
        "out",
        metavar="OUT.pdf",
        type=partial(read_target, tr=tr),
        help=tr("the file, or a folder in which it gets a new name of its own"),
    )
    add_choice(printing, tr, "--script", PrintScript.HANT)
    add_choice(printing, tr, "--layout", Layout.MARGIN)
    printing.add_argument(
        "--size",
        type=one_of(TypeSize, tr),
        choices=list(TypeSize),
        default=TypeSize.NORMAL,
        help=tr("type of text and notes; a clean copy and a matrix keep their own"),
    )
    _add_scope(printing, tr)
    for name, words in (
        ("--mono", tr("for a printer without colour")),
        ("--duplex", tr("for both sides of the sheets: a margin to bind on the inner side")),
    ):
        printing.add_argument(name, action="store_true", help=words)
    for name, words in (
        ("--cover", tr("a cover, or none")),
        ("--contents", tr("contents and legend, or none; without it as the cover")),
    ):
        printing.add_argument(name, action=argparse.BooleanOptionalAction, help=words)
    for name, words in (
        ("--dividers", tr("a page before each domain, with notes and statuses counted; no matrix")),
        ("--overview", tr("a page with the review in figures; not in a clean copy")),
        ("--index", tr("an index of names, with measures and pages")),
    ):
        printing.add_argument(name, action="store_true", help=words)
    for name, words in (
        ("--watermark", tr("words behind the text of every page")),
        ("--classification", tr("words at the head and foot of every page")),
    ):
        printing.add_argument(name, metavar="TEXT", type=_stamp(tr), default="", help=words)
    printing.add_argument(
        "--as-typed", action="store_true", help=tr("notes as typed, not in the briefing's script")
    )
    printing.add_argument(
        "--ascii-name",
        action=argparse.BooleanOptionalAction,
        help=tr("the name that it gets in a folder: in ASCII, or in Chinese"),
    )
    printing.add_argument(
        "--passphrase-file",
        metavar="FILE|-",
        type=partial(read_path, tr=tr),
        help=f"AES-256: {tr(PASSPHRASE_FILE)}",
    )
    add_json(printing, tr)
    add_json(add_command(commands, tr, "prints", tr("Print what was printed before.")), tr)


def _add_scope(printing: Parser, tr: Translator) -> None:
    printing.add_argument("--domains", metavar="3,5-7", help=tr("these domains"))
    printing.add_argument("--measures", metavar="3,12-15", help=tr("these measures"))
    printing.add_argument(
        "--only-annotated", action="store_true", help=tr("only passages with a note that goes in")
    )
    printing.add_argument(
        "--for",
        dest="audience",
        type=one_of(Audience, tr),
        choices=list(Audience),
        default=Audience.SELF,
        help=tr("who will read it"),
    )
    printing.add_argument(
        "--by",
        metavar="NAME",
        action="append",
        help=tr("only the notes of these reviewers, by name or id; me: one's own"),
    )
    printing.add_argument(
        "--categories",
        metavar="CATEGORY,…",
        type=_categories(tr),
        default=(),
        help=", ".join(Category),
    )
    add_choice(printing, tr, "--state", NoteState.ALL)
    printing.add_argument(
        "--since",
        metavar="TIME",
        type=moment(tr),
        help=tr("only notes changed since, such as 2026-11-20 (local time)"),
    )
    printing.add_argument(
        "--since-print",
        metavar="N",
        type=_print_number(tr),
        default=0,
        help=tr("only what has changed since print no. N, with a list of it"),
    )


def _print_number(tr: Translator) -> Callable[[str], int]:
    """Return what reads the number of a printing."""

    def read(text: str) -> int:
        found = number(tr)(text)
        if found < 1:
            raise argparse.ArgumentTypeError(tr("“{value}” is not a number").format(value=text))
        return found

    return read


def _stamp(tr: Translator) -> Callable[[str], str]:
    """Return what reads words that are stamped on every page."""

    def read(text: str) -> str:
        words = " ".join(text.split())
        try:
            check_characters(words)
        except UnstorableText as error:
            raise argparse.ArgumentTypeError(error.sentence(tr).rstrip("。.")) from None
        if len(words) > _LONGEST:
            problem = tr("more than {n} characters").format(n=_LONGEST)
            raise argparse.ArgumentTypeError(problem)
        return words

    return read


def split_names(given: list[str] | None) -> list[str]:
    """Return the names that `--by` was given, each time several between commas."""
    names = [name.strip() for each in given or () for name in _COMMAS.split(each)]
    return [name for name in names if name]


def _categories(tr: Translator) -> Callable[[str], tuple[Category, ...]]:
    """Return what reads categories between commas, each once, in their own order."""

    def read(text: str) -> tuple[Category, ...]:
        chosen: set[Category] = set()
        for part in _COMMAS.split(text):
            try:
                chosen.add(Category(part.strip()))
            except ValueError:
                problem = none_of(part.strip(), list(Category), tr)
                raise argparse.ArgumentTypeError(problem) from None
        return tuple(category for category in Category if category in chosen)

    return read
