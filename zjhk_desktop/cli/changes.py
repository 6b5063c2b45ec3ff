"""What a change to the review did, printed."""

import argparse

from zjhk_desktop.cli.output import write_json, write_line, write_sentence
from zjhk_desktop.cli.records import change_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.change import CHANGE_NAMES, Change, ChangeKind, passed_over_sentence


def write_change(change: Change | None, arguments: argparse.Namespace, services: Services) -> int:
    """Print what was done, None for nothing; return the exit code."""
    tr = services.translator
    if change is not None and change.passed_over:
        write_sentence(passed_over_sentence(change, tr))
    if arguments.json:
        write_json(change_record(change))
    elif change is None:
        write_line(tr("It is so already; nothing was changed."))
    elif change.kind in (ChangeKind.UNDONE, ChangeKind.REDONE):
        write_line(f"{tr(CHANGE_NAMES[change.kind])}: {tr(CHANGE_NAMES[change.of])}")
    else:
        write_line(f"{tr(CHANGE_NAMES[change.kind])}: {' '.join(change.annotations)}")
    return 0
