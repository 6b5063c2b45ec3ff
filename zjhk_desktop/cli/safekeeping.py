"""`backup`: a verified copy of the review."""

import argparse

from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.services import Services


def backup(arguments: argparse.Namespace, services: Services) -> int:
    """Take a backup and say where it is and what is in it."""
    info = services.backup(arguments.folder)
    if arguments.json:
        write_json(
            {
                "path": str(info.path),
                "time": info.time.isoformat().replace("+00:00", "Z"),
                "annotations": info.annotations,
                "revisions": info.revisions,
            }
        )
        return 0
    tr = services.translator
    notes = tr.plural("{n} note", "{n} notes", info.annotations).format(n=info.annotations)
    states = tr.plural("{n} state", "{n} states", info.revisions).format(n=info.revisions)
    message = tr("{path}: {notes} in {states}.")
    write_line(message.format(path=one_line(str(info.path)), notes=notes, states=states))
    return 0
