"""`undo`, `redo`, `history` and `restore`: commands on the review's past."""

import argparse
from contextlib import closing

from zjhk_desktop.cli.changes import write_change
from zjhk_desktop.cli.output import one_line, write_json, write_line
from zjhk_desktop.cli.records import history_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.timeline import ASPECT_NAMES, Aspect, Difference, HistoryEntry
from zjhk_desktop.storage.review_store import Access

_SHOWN = 12
"""So many characters of a revision's id are printed; `restore` takes them."""


def undo(arguments: argparse.Namespace, services: Services) -> int:
    """Take back the latest change."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        return write_change(reviewing.undo(), arguments, services)


def redo(arguments: argparse.Namespace, services: Services) -> int:
    """Bring back what was taken back last."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        return write_change(reviewing.redo(), arguments, services)


def restore(arguments: argparse.Namespace, services: Services) -> int:
    """Bring back an earlier state of an annotation."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        return write_change(reviewing.past.restore(arguments.revision), arguments, services)


def history(arguments: argparse.Namespace, services: Services) -> int:
    """Print every state that an annotation has had, oldest first, with what it changed."""
    with closing(services.reviewing(Access.READ)) as reviewing:
        entries = reviewing.past.entries(arguments.id)
    if arguments.json:
        write_json([history_record(entry) for entry in entries])
        return 0
    tr = services.translator
    for entry in entries:
        revision = entry.revision
        columns = (
            revision.time,
            revision.id[:_SHOWN],
            revision.author.name or "–",
            revision.state.category.value,
            what_changed(entry, tr),
        )
        write_line("\t".join(map(one_line, columns)))
    return 0


def what_changed(entry: HistoryEntry, tr: Translator) -> str:
    """Return what a state changed, in the user's language; of the first, what it says."""
    if entry.revision.state.deleted:
        return tr("deleted")
    if entry.first:
        said = {Aspect.COMMENT, Aspect.WORDING, Aspect.STATUS}
        return "; ".join(each.after for each in entry.differences if each.aspect in said)
    return "; ".join(_change(each, tr) for each in entry.differences)


def _change(difference: Difference, tr: Translator) -> str:
    if difference.aspect is Aspect.DELETED:
        return tr("brought back")
    if difference.aspect is Aspect.RESOLVED:
        return tr("resolved") if difference.after == "true" else tr("reopened")
    return tr("{what}: “{before}” → “{after}”").format(
        what=tr(ASPECT_NAMES[difference.aspect]),
        before=difference.before,
        after=difference.after,
    )
