"""`backup`: a verified copy of the review, and the list of those there are."""

import argparse
from typing import Any

from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.storage.backups import Backup


def backup(arguments: argparse.Namespace, services: Services) -> int:
    """Take a backup and say where it is and what is in it, or list those there are."""
    if arguments.list:
        return _list(arguments, services)
    info = services.backup(arguments.folder)
    if arguments.json:
        write_json(_record(info))
    else:
        write_line(_line(info, services.translator))
    return 0


def _list(arguments: argparse.Namespace, services: Services) -> int:
    backups = services.backups(arguments.folder)
    if arguments.json:
        write_json([{**_record(info), "good": info.whole} for info in backups])
        return 0
    tr = services.translator
    for info in backups:
        damaged = tr("{path}: damaged.").format(path=one_line(str(info.path)))
        write_line(_line(info, tr) if info.whole else damaged)
    if not backups:
        write_line(tr("There are no backups yet."))
    return 0


def _record(info: Backup) -> dict[str, Any]:
    return {
        "path": str(info.path),
        "time": info.time.isoformat().replace("+00:00", "Z"),
        # A name of old that programs rely on: notes alone are counted.
        "annotations": info.notes,
        "revisions": info.revisions,
    }


def _line(info: Backup, tr: Translator) -> str:
    notes = tr.plural("{n} note", "{n} notes", info.notes).format(n=info.notes)
    states = tr.plural("{n} state", "{n} states", info.revisions).format(n=info.revisions)
    message = tr("{path}: {notes} in {states}.")
    return message.format(path=one_line(str(info.path)), notes=notes, states=states)
