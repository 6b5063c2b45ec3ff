"""Running one command: the border at which errors become sentences and exit codes."""

import argparse
import sys
from collections.abc import Callable
from types import MappingProxyType

from zjhk_desktop.cli.archiving import close_out, unseal
from zjhk_desktop.cli.assessing import status
from zjhk_desktop.cli.bookmarking import bookmark
from zjhk_desktop.cli.converting import convert
from zjhk_desktop.cli.exporting import export
from zjhk_desktop.cli.identifying import reviewer
from zjhk_desktop.cli.looking_back import history, redo, restore, undo
from zjhk_desktop.cli.output import OutputLost, silence, write_sentence
from zjhk_desktop.cli.producing import build, print_briefing, self_test, tour, verify
from zjhk_desktop.cli.reading import show
from zjhk_desktop.cli.reviewing import annotate, notes, reopen, reply, resolve
from zjhk_desktop.cli.safekeeping import backup
from zjhk_desktop.cli.searching import search
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.errors import ZjhkError

INTERRUPTED = 130
BROKEN_PIPE = 141
"""What a shell makes of a program ended by Ctrl-C or by a pipe whose reader has gone."""

COMMANDS = MappingProxyType[str, Callable[[argparse.Namespace, Services], int]](
    {
        "show": show,
        "search": search,
        "convert": convert,
        "annotate": annotate,
        "notes": notes,
        "reply": reply,
        "resolve": resolve,
        "reopen": reopen,
        "status": status,
        "bookmark": bookmark,
        "reviewer": reviewer,
        "undo": undo,
        "redo": redo,
        "history": history,
        "restore": restore,
        "print": print_briefing,
        "export": export,
        "build": build,
        "backup": backup,
        "close-out": close_out,
        "unseal": unseal,
        "verify": verify,
        "tour": tour,
        "self-test": self_test,
    }
)


def run(arguments: argparse.Namespace, services: Services) -> int:
    """Run the command asked for, or open the window; return the exit code."""
    try:
        if arguments.command is None:
            return services.open_window(arguments.quit_after_first_paint)
        return COMMANDS[arguments.command](arguments, services)
    except ZjhkError as error:
        write_sentence(error.sentence(services.translator))
        if isinstance(error, OutputLost):
            silence(sys.stdout)
        return 1
    except BrokenPipeError:
        silence(sys.stdout)
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return INTERRUPTED
