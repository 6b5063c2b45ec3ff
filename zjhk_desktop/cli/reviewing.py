"""`annotate`, `notes`, `undo`, `redo` and `history`: commands on the review."""

import argparse
from contextlib import closing

from zjhk_desktop.cli.output import one_line, write_json, write_line, write_sentence
from zjhk_desktop.cli.records import change_record, revision_record
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.anchor import Anchor, anchor_quote, anchor_range, anchor_whole
from zjhk_desktop.domain.annotation import Annotation, check_text
from zjhk_desktop.domain.change import CHANGE_NAMES, Change
from zjhk_desktop.domain.errors import MemorandumError
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.services.note_records import annotation_record
from zjhk_desktop.storage.review_store import Access


def annotate(arguments: argparse.Namespace, services: Services) -> int:
    """Add an annotation; the profile is not made before everything asked is known to be right."""
    comment = check_text(arguments.comment)
    passage = services.memorandum().passage(arguments.id)
    anchor = _anchor(arguments, passage)
    with closing(services.reviewing(Access.CREATE)) as reviewing:
        change = reviewing.annotate(
            anchor, arguments.category, comment=comment, visibility=arguments.visibility
        )
        annotation = reviewing.annotation(change.annotations[0])
    if arguments.json:
        write_json(annotation_record(annotation))
    else:
        message = services.translator("Noted {passage} {start}:{end} “{quote}” as {id}.")
        write_line(
            message.format(
                passage=anchor.passage,
                start=anchor.start,
                end=anchor.end,
                quote=one_line(anchor.quote),
                id=annotation.id,
            )
        )
    return 0


def notes(arguments: argparse.Namespace, services: Services) -> int:
    """Print the annotations; they are there even if the memorandum's file is not."""
    tr = services.translator
    with closing(services.reviewing(Access.READ)) as reviewing:
        annotations = reviewing.annotations()
    try:
        services.memorandum()
    except MemorandumError as error:
        write_sentence(error.sentence(tr))
    if arguments.json:
        write_json([annotation_record(annotation) for annotation in annotations])
        return 0
    if not annotations:
        write_line(tr("There are no notes yet."))
    for annotation in annotations:
        write_line(_note_line(annotation, tr))
    return 0


def undo(arguments: argparse.Namespace, services: Services) -> int:
    """Take back the latest change."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        return _report(reviewing.undo(), arguments, services)


def redo(arguments: argparse.Namespace, services: Services) -> int:
    """Bring back what was taken back last."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        return _report(reviewing.redo(), arguments, services)


def history(arguments: argparse.Namespace, services: Services) -> int:
    """Print every state that an annotation has had, oldest first."""
    with closing(services.reviewing(Access.READ)) as reviewing:
        revisions = reviewing.history(arguments.id)
    if arguments.json:
        write_json([revision_record(revision) for revision in revisions])
        return 0
    tr = services.translator
    for revision in revisions:
        what = tr("deleted") if revision.state.deleted else one_line(revision.state.comment)
        write_line(
            f"{one_line(revision.time)}\t{revision.id[:12]}\t{revision.state.category}\t{what}"
        )
    return 0


def _anchor(arguments: argparse.Namespace, passage: Passage) -> Anchor:
    if arguments.quote is not None:
        nth = 1 if arguments.nth is None else arguments.nth
        return anchor_quote(passage, check_text(arguments.quote), nth)
    if arguments.range is not None:
        return anchor_range(passage, *arguments.range)
    return anchor_whole(passage)


def _report(change: Change, arguments: argparse.Namespace, services: Services) -> int:
    if arguments.json:
        write_json(change_record(change))
        return 0
    tr = services.translator
    write_line(f"{tr(CHANGE_NAMES[change.kind])}: {tr(CHANGE_NAMES[change.of])}")
    return 0


def _note_line(annotation: Annotation, tr: Translator) -> str:
    state = annotation.state
    words = (
        tr("(the whole passage)") if state.anchor.whole else f"「{one_line(state.anchor.quote)}」"
    )
    place = f"{one_line(state.anchor.passage)}\t{state.anchor.start}:{state.anchor.end}"
    comment = one_line(state.comment)
    return f"{place}\t{annotation.id}\t{state.category}\t{words}\t{comment}".rstrip()
