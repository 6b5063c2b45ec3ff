"""What each command does: a table of them all, which the window does without."""

import argparse
from collections.abc import Callable
from types import MappingProxyType

from zjhk_desktop.cli.archiving import close_out, unseal
from zjhk_desktop.cli.assessing import status
from zjhk_desktop.cli.bookmarking import bookmark
from zjhk_desktop.cli.converting import convert
from zjhk_desktop.cli.exporting import export
from zjhk_desktop.cli.identifying import reviewer
from zjhk_desktop.cli.looking_back import history, redo, restore, undo
from zjhk_desktop.cli.overview import overview
from zjhk_desktop.cli.printing import print_briefing, prints
from zjhk_desktop.cli.producing import build, self_test, tour, verify
from zjhk_desktop.cli.reading import show
from zjhk_desktop.cli.reviewing import annotate, notes, reopen, reply, resolve
from zjhk_desktop.cli.safekeeping import backup
from zjhk_desktop.cli.searching import search
from zjhk_desktop.cli.services import Services

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
        "overview": overview,
        "bookmark": bookmark,
        "reviewer": reviewer,
        "undo": undo,
        "redo": redo,
        "history": history,
        "restore": restore,
        "print": print_briefing,
        "prints": prints,
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
