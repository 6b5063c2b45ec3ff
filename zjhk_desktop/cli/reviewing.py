"""`annotate`, `notes`, `reply`, `resolve` and `reopen`: commands on the notes."""

import argparse
from contextlib import closing

from zjhk_desktop.cli.changes import write_change
from zjhk_desktop.cli.output import one_line, write_json, write_line, write_sentence
from zjhk_desktop.cli.services import Services
from zjhk_desktop.domain.anchor import (
    Anchor,
    anchor_quote,
    anchor_range,
    anchor_whole,
    quotes_of,
)
from zjhk_desktop.domain.annotation import Annotation, check_text
from zjhk_desktop.domain.editing import check_proposal
from zjhk_desktop.domain.errors import MemorandumError
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.services.note_records import annotation_record, reply_record
from zjhk_desktop.storage.review_store import Access


def annotate(arguments: argparse.Namespace, services: Services) -> int:
    """Add an annotation; the profile is not made before everything asked is known to be right."""
    comment = check_text(arguments.comment)
    passage = services.memorandum().passage(arguments.id)
    anchor = _anchor(arguments, passage)
    proposal = _proposal(arguments)
    if proposal is not None:
        check_proposal(proposal, *quotes_of(anchor, services.memorandum()))
    with closing(services.reviewing(Access.CREATE)) as reviewing:
        change = reviewing.annotate(
            anchor,
            arguments.category,
            comment=comment,
            visibility=arguments.visibility,
            style=arguments.style,
            proposal=proposal,
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
                id=one_line(annotation.id),
            )
        )
    return 0


def notes(arguments: argparse.Namespace, services: Services) -> int:
    """Print the annotations; they are there even if the memorandum's file is not."""
    tr = services.translator
    with closing(services.reviewing(Access.READ)) as reviewing:
        view = reviewing.past.as_of(arguments.at) if arguments.at else reviewing
        annotations = view.annotations()
        replies = {each.id: view.replies(each.id) for each in annotations}
    try:
        services.memorandum()
    except MemorandumError as error:
        write_sentence(error.sentence(tr))
    if arguments.json:
        write_json([annotation_record(each, replies[each.id]) for each in annotations])
        return 0
    if not annotations:
        write_line(tr("There are no notes yet."))
    for annotation in annotations:
        write_line(_note_line(annotation, tr))
        for each in replies[annotation.id]:
            write_line(f"\t↳\t{one_line(each.id)}\t{one_line(each.state.comment)}")
    return 0


def reply(arguments: argparse.Namespace, services: Services) -> int:
    """Reply to a note."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        change = reviewing.reply(arguments.id, arguments.text)
        made = reviewing.annotation(change.annotations[0])
    if arguments.json:
        write_json(reply_record(made))
        return 0
    return write_change(change, arguments, services)


def resolve(arguments: argparse.Namespace, services: Services) -> int:
    """Mark notes as settled."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        return write_change(reviewing.resolve(arguments.ids), arguments, services)


def reopen(arguments: argparse.Namespace, services: Services) -> int:
    """Mark notes as open again."""
    with closing(services.reviewing(Access.UPDATE)) as reviewing:
        return write_change(reviewing.reopen(arguments.ids), arguments, services)


def _proposal(arguments: argparse.Namespace) -> Proposal | None:
    texts = {
        ProposalKind.REPLACE: arguments.replace,
        ProposalKind.BEFORE: arguments.insert_before,
        ProposalKind.AFTER: arguments.insert_after,
    }
    given = [Proposal(text, kind) for kind, text in texts.items() if text is not None]
    return given[0] if given else None


def _anchor(arguments: argparse.Namespace, passage: Passage) -> Anchor:
    if arguments.quote is not None:
        nth = 1 if arguments.nth is None else arguments.nth
        return anchor_quote(passage, check_text(arguments.quote), nth)
    if arguments.range is not None:
        return anchor_range(passage, *arguments.range)
    return anchor_whole(passage)


def _note_line(annotation: Annotation, tr: Translator) -> str:
    state = annotation.state
    words = (
        tr("(the whole passage)") if state.anchor.whole else f"「{one_line(state.anchor.quote)}」"
    )
    place = f"{one_line(state.anchor.passage)}\t{state.anchor.start}:{state.anchor.end}"
    if state.proposal is not None:
        words = f"{words} → {proposed_words(state.proposal, state.anchor.quote, tr)}"
    comment = one_line(state.comment)
    return f"{place}\t{one_line(annotation.id)}\t{state.category}\t{words}\t{comment}".rstrip()


def proposed_words(proposal: Proposal, quote: str, tr: Translator) -> str:
    """Return what the words at a place would become, for one line of a terminal."""
    words = one_line(proposal.applied(quote))
    return f"「{words}」" if words else tr("(to be deleted)")
