"""`bookmark`: the reviewer's own way back to passages."""

import argparse
from contextlib import closing

from zjhk_desktop.cli.changes import write_change
from zjhk_desktop.cli.output import write_line
from zjhk_desktop.cli.reading import write_passages
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.script import Script
from zjhk_desktop.storage.review_store import Access


def bookmark(arguments: argparse.Namespace, services: Services) -> int:
    """Print the passages with a bookmark, or set or remove one.

    The profile is not made before the passage is known to be there.
    """
    memorandum = services.memorandum()
    if arguments.id is not None:
        memorandum.passage(arguments.id)
        access = Access.UPDATE if arguments.remove else Access.CREATE
        with closing(services.reviewing(access)) as reviewing:
            change = reviewing.bookmarking.place(arguments.id, here=not arguments.remove)
        return write_change(change, arguments, services)
    with closing(services.reviewing(Access.READ)) as reviewing:
        names = reviewing.bookmarking.passages()
    passages = [memorandum.passage(name) for name in names]
    if not passages and not arguments.json:
        write_line(services.translator("There are no bookmarks yet."))
    write_passages(passages, Script.HANT, as_json=arguments.json)
    return 0
