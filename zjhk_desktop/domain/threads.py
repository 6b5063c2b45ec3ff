"""Threads: a note and the replies to it, which go where it goes.

A reply is never more visible than what it replies to, and goes when that is deleted.
"""

from collections.abc import Mapping
from dataclasses import replace

from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Author,
    Motivation,
    Visibility,
    check_text,
)
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision

_WIDTHS = list(Visibility)


def reply_state(root: Annotation, text: str, author: Author, time: str) -> AnnotationState:
    """Return a reply: it lies where the note lies and is as visible.

    Raises:
        CommentTooLong, UnstorableText: see `check_text`.
    """
    return AnnotationState(
        anchor=root.anchor,
        category=root.state.category,
        author=author,
        created=time,
        comment=check_text(text),
        visibility=root.state.visibility,
        motivation=Motivation.REPLYING,
        reply_to=root.id,
    )


def root_of(review: Review, annotation: Annotation) -> Annotation:
    """Return the note that a reply belongs to, or the annotation itself if it is no reply.

    Raises:
        UnknownAnnotation: the review lacks it.
    """
    reply_to = annotation.state.reply_to
    return review.annotation(reply_to) if reply_to else annotation


def keep_threads(
    review: Review, states: Mapping[str, AnnotationState]
) -> dict[str, AnnotationState]:
    """Return new states, by annotation, with what follows from them for their threads."""
    kept = dict(states)
    for name, state in states.items():
        if not state.reply_to:
            for reply in review.replies(name):
                old = kept.get(reply.id, reply.state)
                if not old.deleted and _beneath(old, state) != old:
                    kept[reply.id] = _beneath(old, state)
        elif review.has(state.reply_to) and not state.deleted:
            root = kept.get(state.reply_to, review.annotation(state.reply_to).state)
            kept[name] = _beneath(state, root)
    return kept


def restored_thread(review: Review, revision: Revision) -> dict[str, AnnotationState]:
    """Return the new states, by annotation, that bring an earlier state back.

    A note that was deleted brings back the replies that went with it, and a reply its note.
    """
    now = review.annotation(revision.annotation)
    states = {revision.annotation: revision.state}
    if now.state.deleted and not revision.state.deleted:
        gone = review.revision(now.revision)
        for reply in review.replies(now.id):
            last = review.revision(reply.revision)
            if reply.state.deleted and (last.time, last.device) == (gone.time, gone.device):
                states[reply.id] = replace(reply.state, deleted=False)
    if not revision.state.deleted and review.has(revision.state.reply_to):
        root = review.annotation(revision.state.reply_to)
        if root.state.deleted:
            states[root.id] = replace(root.state, deleted=False)
    return keep_threads(review, states)


def _beneath(reply: AnnotationState, root: AnnotationState) -> AnnotationState:
    return replace(
        reply,
        deleted=reply.deleted or root.deleted,
        visibility=min(reply.visibility, root.visibility, key=_WIDTHS.index),
    )
