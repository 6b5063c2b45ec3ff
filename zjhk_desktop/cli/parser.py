"""The arguments of the command line: what may be asked, and how it is read."""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from zjhk_desktop import __version__
from zjhk_desktop.cli.dates import due_date, moment
from zjhk_desktop.cli.parsing import (
    PASSPHRASE_FILE,
    Parser,
    add_choice,
    add_command,
    add_json,
    read_path,
)
from zjhk_desktop.cli.print_arguments import PRINT_OPTIONS, PRINT_VALUES, add_print
from zjhk_desktop.cli.usage import number, one_of
from zjhk_desktop.domain.annotation import Audience, Category, MarkStyle, Side, Visibility
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Status

if TYPE_CHECKING:
    from zjhk_desktop.cli.parsing import Commands

PROGRAM = "zjhk-desktop"

_RANGE = re.compile(r"(-?\d{1,99}):(-?\d{1,99})")
_TAKES_TEXT = (
    "--profile",
    "--quote",
    "--range",
    "--comment",
    "--replace",
    "--nth",
    *PRINT_VALUES,
    "--owner",
    "--due",
    "--next",
    "--at",
    "--rename",
    "--organisation",
)


class SearchPart(StrEnum):
    """What `search` can be asked to look in."""

    PASSAGES = "passages"
    NOTES = "notes"
    NAMES = "names"


def read_arguments(argv: Sequence[str] | None, tr: Translator) -> argparse.Namespace:
    """Return the arguments: those given, or the process's own.

    Raises:
        SystemExit: with 0 after --help and --version, with 2 for wrong usage.
    """
    texts = [decode_argument(each) for each in sys.argv[1:]] if argv is None else list(argv)
    parser = make_parser(tr)
    arguments = parser.parse_args(_bind_values(texts))
    # WORKAROUND until 3.13 is the oldest Python: argparse loses a value of two dashes.
    if any(value == [] and name != "ids" for name, value in vars(arguments).items()):
        parser.error(tr("a value cannot be “--”"))
    if arguments.command and arguments.quit_after_first_paint:
        parser.error(tr("--quit-after-first-paint is for the window, not for a command"))
    if arguments.command == "annotate" and arguments.nth is not None and arguments.quote is None:
        parser.error(tr("--nth counts places of a --quote"))
    if arguments.command == "status" and arguments.id is None:
        given = (arguments.owner, arguments.due, arguments.next_step, arguments.visibility)
        if any(value is not None for value in given):
            parser.error(tr("a measure's ID is missing"))
    if arguments.command == "reviewer" and arguments.name is None and arguments.rename is None:
        given = (arguments.side, arguments.organisation)
        if any(value is not None for value in given):
            parser.error(tr("a reviewer's NAME is missing"))
    if arguments.command == "bookmark" and arguments.remove and arguments.id is None:
        parser.error(tr("a passage's ID is missing"))
    return arguments


def decode_argument(argument: str) -> str:
    """Return an argument of the process as UTF-8 text, whatever locale Python decoded it by."""
    return os.fsencode(argument).decode("utf-8", "surrogateescape")


def make_parser(tr: Translator) -> Parser:
    """Return the parser of the whole command line."""
    parser = Parser(
        tr,
        prog=PROGRAM,
        description=tr("Review the memorandum offline; without a command, open the window."),
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    parser.add_argument(
        "--profile",
        metavar="DIR",
        type=partial(read_path, tr=tr),
        help=tr("folder of the review and the settings"),
    )
    parser.add_argument(
        "--quit-after-first-paint",
        action="store_true",
        help=tr("close the window once the text is readable"),
    )
    commands = parser.add_subparsers(dest="command", metavar=tr("COMMAND"), parser_class=Parser)
    for add in (
        _add_reading,
        _add_reviewing,
        _add_assessing,
        _add_overview,
        _add_identifying,
        _add_bookmarking,
        _add_looking_back,
        add_print,
        _add_archiving,
        _add_exporting,
        _add_maintaining,
    ):
        add(commands, tr)
    return parser


def _add_reading(commands: "Commands", tr: Translator) -> None:
    show = add_command(commands, tr, "show", tr("Print passages of the memorandum."))
    show.add_argument("ids", nargs="*", metavar="ID", help=tr("m01…m51, d01…d13, p1…, t1…, g1…"))
    add_choice(show, tr, "--script", Script.HANT)
    add_json(show, tr)
    search = add_command(
        commands,
        tr,
        "search",
        tr("Find words in the text, the notes and the names, in either script."),
    )
    search.add_argument("query", metavar="QUERY")
    search.add_argument(
        "--in",
        dest="part",
        type=one_of(SearchPart, tr),
        choices=list(SearchPart),
        help=tr("look only there; without it, text shows all and JSON the passages"),
    )
    add_json(search, tr)
    convert = add_command(commands, tr, "convert", tr("Convert text between the scripts."))
    convert.add_argument("--to", type=one_of(Script, tr), choices=list(Script), required=True)


def _add_reviewing(commands: "Commands", tr: Translator) -> None:
    annotate = add_command(
        commands, tr, "annotate", tr("Add a note to a passage or to words of it.")
    )
    annotate.add_argument("id", metavar="ID")
    place = annotate.add_mutually_exclusive_group()
    place.add_argument("--quote", metavar="TEXT", help=tr("the words, in either script"))
    place.add_argument(
        "--range", metavar="A:B", type=partial(_range, tr=tr), help=tr("characters A to B, from 0")
    )
    annotate.add_argument(
        "--nth", metavar="N", type=number(tr), help=tr("which place of the quote")
    )
    add_choice(annotate, tr, "--category", Category.KEY)
    annotate.add_argument("--comment", metavar="TEXT", default="")
    proposal = annotate.add_mutually_exclusive_group()
    proposal.add_argument(
        "--replace", metavar="TEXT", help=tr("propose these words instead; none: delete them")
    )
    proposal.add_argument(
        "--insert-before", metavar="TEXT", help=tr("propose these words before them")
    )
    proposal.add_argument(
        "--insert-after", metavar="TEXT", help=tr("propose these words after them")
    )
    add_choice(annotate, tr, "--style", MarkStyle.HIGHLIGHT)
    add_choice(annotate, tr, "--visibility", Visibility.PRIVATE)
    add_json(annotate, tr)
    notes = add_command(commands, tr, "notes", tr("Print the notes in the memorandum's order."))
    notes.add_argument(
        "--at",
        metavar="TIME",
        type=moment(tr),
        help=tr("as they stood then, such as 2026-11-20T10:00 (local time)"),
    )
    add_json(notes, tr)
    reply = add_command(commands, tr, "reply", tr("Reply to a note."))
    reply.add_argument("id", metavar="ID")
    reply.add_argument("text", metavar="TEXT")
    add_json(reply, tr)
    for name, text in (
        ("resolve", tr("Mark notes as settled.")),
        ("reopen", tr("Mark notes as open again.")),
    ):
        settling = add_command(commands, tr, name, text)
        settling.add_argument("ids", metavar="ID", nargs="+")
        add_json(settling, tr)


def _add_assessing(commands: "Commands", tr: Translator) -> None:
    status = add_command(commands, tr, "status", tr("Print or set the status of a measure."))
    status.add_argument("id", metavar="ID", nargs="?", help=tr("m01…m51; without it, all"))
    status.add_argument(
        "state",
        metavar="STATE",
        nargs="?",
        type=one_of(Status, tr),
        choices=list(Status),
        help=", ".join(Status),
    )
    status.add_argument("--owner", metavar="TEXT", help=tr("who sees to it"))
    status.add_argument("--due", metavar="YYYY-MM-DD", type=due_date(tr))
    status.add_argument(
        "--next", dest="next_step", metavar="TEXT", help=tr("what is to be done next")
    )
    status.add_argument("--visibility", type=one_of(Visibility, tr), choices=list(Visibility))
    add_json(status, tr)


def _add_overview(commands: "Commands", tr: Translator) -> None:
    overview = add_command(
        commands, tr, "overview", tr("Print how far the review has come, in figures.")
    )
    overview.add_argument(
        "--since",
        metavar="TIME",
        type=moment(tr),
        help=tr("and what has changed since then, such as 2026-11-20 (local time)"),
    )
    add_json(overview, tr)


def _add_identifying(commands: "Commands", tr: Translator) -> None:
    reviewer = add_command(commands, tr, "reviewer", tr("Print or say who reviews."))
    who = reviewer.add_mutually_exclusive_group()
    who.add_argument(
        "name", metavar="NAME", nargs="?", help=tr("one who is known, or else a new one")
    )
    who.add_argument("--rename", metavar="NAME", help=tr("call the present reviewer so"))
    reviewer.add_argument("--side", type=one_of(Side, tr), choices=list(Side))
    reviewer.add_argument("--organisation", metavar="TEXT")
    add_json(reviewer, tr)


def _add_bookmarking(commands: "Commands", tr: Translator) -> None:
    bookmark = add_command(commands, tr, "bookmark", tr("Print, set or remove bookmarks."))
    bookmark.add_argument("id", metavar="ID", nargs="?", help=tr("without it, all are printed"))
    bookmark.add_argument("--remove", action="store_true", help=tr("remove the bookmark"))
    add_json(bookmark, tr)


def _add_looking_back(commands: "Commands", tr: Translator) -> None:
    add_json(add_command(commands, tr, "undo", tr("Take back the latest change.")), tr)
    add_json(add_command(commands, tr, "redo", tr("Bring back what was taken back last.")), tr)
    history = add_command(commands, tr, "history", tr("Print every state that a note has had."))
    history.add_argument("id", metavar="ID")
    add_json(history, tr)
    restore = add_command(commands, tr, "restore", tr("Bring back an earlier state of a note."))
    restore.add_argument("revision", metavar="REVISION", help=tr("as history prints it"))
    add_json(restore, tr)


def _add_archiving(commands: "Commands", tr: Translator) -> None:
    file, reads = tr(PASSPHRASE_FILE), partial(read_path, tr=tr)
    closing = add_command(
        commands,
        tr,
        "close-out",
        tr("Seal the review into an archive, then remove it and its backups from the profile."),
    )
    closing.add_argument("archive", metavar="ARCHIVE", type=reads)
    sealing = closing.add_mutually_exclusive_group()
    sealing.add_argument("--passphrase-file", metavar="FILE|-", type=reads, help=file)
    sealing.add_argument(
        "--unsealed",
        action="store_true",
        help=tr("without a passphrase: anyone who has the archive can read it"),
    )
    closing.add_argument(
        "--dry-run", action="store_true", help=tr("only say what would be archived and removed")
    )
    add_json(closing, tr)
    opening = add_command(
        commands, tr, "unseal", tr("Add what an archive holds to the review; nothing is lost.")
    )
    opening.add_argument("archive", metavar="ARCHIVE", type=reads)
    opening.add_argument("--passphrase-file", metavar="FILE|-", type=reads, help=file)
    add_json(opening, tr)


def _add_exporting(commands: "Commands", tr: Translator) -> None:
    export = add_command(
        commands,
        tr,
        "export",
        tr("Write the notes as a Word document, a table or for other programs."),
    )
    export.add_argument("out", metavar="OUT.{docx,csv,md,jsonld}", type=partial(read_path, tr=tr))
    add_choice(export, tr, "--script", Script.HANT)
    export.add_argument("--domains", metavar="3,5-7")
    export.add_argument(
        "--for",
        dest="audience",
        type=one_of(Audience, tr),
        choices=list(Audience),
        default=Audience.SIDE,
        help=tr("who will read it"),
    )
    add_json(export, tr)


def _add_maintaining(commands: "Commands", tr: Translator) -> None:
    backup = add_command(commands, tr, "backup", tr("Write a verified copy of the review."))
    backup.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        type=partial(read_path, tr=tr),
        help=tr("where to; without it, the profile's own backups"),
    )
    backup.add_argument(
        "--list", action="store_true", help=tr("list the backups there, each checked; take none")
    )
    add_json(backup, tr)
    add_json(add_command(commands, tr, "verify", tr("Check the memorandum and the review.")), tr)
    build = add_command(commands, tr, "build", tr("Build the memorandum database."))
    build.add_argument("source", metavar="SOURCE_DIR", type=partial(read_path, tr=tr))
    build.add_argument("out", metavar="OUT.sqlite", type=partial(read_path, tr=tr))
    add_json(build, tr)
    tour = add_command(commands, tr, "tour", tr("Take pictures of the window at work."))
    tour.add_argument("folder", metavar="DIR", type=partial(read_path, tr=tr))
    add_json(tour, tr)
    add_json(add_command(commands, tr, "self-test", tr("Check the program itself.")), tr)


def _range(text: str, *, tr: Translator) -> tuple[int, int]:
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        problem = tr("“{value}” is not of the form A:B").format(value=text)
        raise argparse.ArgumentTypeError(problem)
    return int(match[1]), int(match[2])


def _bind_values(texts: Sequence[str]) -> list[str]:
    """Write `--comment -x` as `--comment=-x`: argparse takes a value with a dash for an option."""
    bound: list[str] = []
    for text in texts:
        if bound and bound[-1] in _TAKES_TEXT and text.startswith("-") and text not in _OPTIONS:
            bound[-1] = f"{bound[-1]}={text}"
        else:
            bound.append(text)
    return bound


_OPTIONS = (
    *_TAKES_TEXT,
    "--",
    "--json",
    "--side",
    "--category",
    "--visibility",
    "--style",
    "--script",
    "--in",
    *PRINT_OPTIONS,
    "--passphrase-file",
    "--unsealed",
    "--dry-run",
    "--remove",
    "--help",
    "-h",
)
