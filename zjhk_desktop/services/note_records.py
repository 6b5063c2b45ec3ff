"""An annotation as the JSON object that other programs read, from every place that writes it."""

from collections.abc import Sequence
from typing import Any

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.revision import author_record


def annotation_record(annotation: Annotation, replies: Sequence[Annotation] = ()) -> dict[str, Any]:
    """Return an annotation for `notes` and `annotate`; offsets are code points.

    `replacement` is the proposed wording and `proposal` where it goes; both are null if nothing
    is proposed.
    """
    state = annotation.state
    return {
        "id": annotation.id,
        "passage": state.anchor.passage,
        "start": state.anchor.start,
        "end": state.anchor.end,
        "whole": state.anchor.whole,
        "quote": state.anchor.quote,
        "category": state.category.value,
        "style": state.style.value,
        "comment": state.comment,
        "replacement": state.proposal.text if state.proposal else None,
        "proposal": state.proposal.kind.value if state.proposal else None,
        "tags": list(state.tags),
        "author": author_record(state.author),
        "created": state.created,
        "modified": annotation.modified,
        "visibility": state.visibility.value,
        "resolved": state.resolved,
        "replies": [reply_record(reply) for reply in replies],
    }


def reply_record(reply: Annotation) -> dict[str, Any]:
    """Return a reply, as it stands below its note and for `reply`."""
    state = reply.state
    return {
        "id": reply.id,
        "reply_to": state.reply_to,
        "comment": state.comment,
        "author": author_record(state.author),
        "created": state.created,
        "modified": reply.modified,
        "visibility": state.visibility.value,
    }
