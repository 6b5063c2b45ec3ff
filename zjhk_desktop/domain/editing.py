"""What an edit makes of an annotation, and what kind of change that is to the user."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from zjhk_desktop.domain.annotation import (
    AnnotationState,
    Category,
    MarkStyle,
    Motivation,
    Visibility,
    check_text,
)
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import NotADate, NothingProposed, TextTooLong
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.status import NEXT_STEP_LIMIT, OWNER_LIMIT, Assessment, Status

_MAKING = {
    Motivation.COMMENTING: ChangeKind.ADDED,
    Motivation.EDITING: ChangeKind.PROPOSED,
    Motivation.REPLYING: ChangeKind.REPLIED,
    Motivation.ASSESSING: ChangeKind.ASSESSED,
    Motivation.BOOKMARKING: ChangeKind.BOOKMARKED,
}
_ALWAYS_MADE = (Motivation.ASSESSING, Motivation.BOOKMARKING)
"""What is given anew rather than edited."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def edit_state(
    old: AnnotationState,
    *,
    comment: str | None = None,
    category: Category | None = None,
    visibility: Visibility | None = None,
    tags: Sequence[str] | None = None,
    resolved: bool | None = None,
    style: MarkStyle | None = None,
    proposal: Proposal | None = None,
    quotes: Sequence[str] = (),
) -> AnnotationState:
    """Return a state in which what is given has changed.

    A proposal makes a note a wording proposal; one that leaves the words as they are, in one of
    the scripts given by `quotes`, takes it back.

    Raises:
        CommentTooLong, UnstorableText: see `check_text`.
        ValueError: a proposal is given for what is no note.
    """
    if proposal is not None:
        old = _reworded(old, proposal, quotes)
    return replace(
        old,
        comment=old.comment if comment is None else check_text(comment),
        category=old.category if category is None else category,
        visibility=old.visibility if visibility is None else visibility,
        tags=old.tags if tags is None else tidy_tags(tags),
        resolved=old.resolved if resolved is None else resolved,
        style=old.style if style is None else style,
    )


def kind_of_edit(old: AnnotationState, new: AnnotationState) -> ChangeKind:
    """Return the kind that an edit is known by: EDITED if more than one thing differs."""
    if new.proposal and not old.proposal:
        return ChangeKind.PROPOSED
    kinds = {
        ChangeKind.RECOLOURED: old.category is not new.category,
        ChangeKind.SHARED: old.visibility is not new.visibility,
        ChangeKind.RESTYLED: old.style is not new.style,
        ChangeKind.RESOLVED: new.resolved and not old.resolved,
        ChangeKind.REOPENED: old.resolved and not new.resolved,
        ChangeKind.EDITED: (old.comment, old.tags, old.proposal)
        != (new.comment, new.tags, new.proposal),
    }
    changed = [kind for kind, differs in kinds.items() if differs]
    return changed[0] if len(changed) == 1 else ChangeKind.EDITED


def kind_of_state(old: AnnotationState | None, new: AnnotationState) -> ChangeKind:
    """Return what made a state out of the one it followed (None: it is the first)."""
    if new.deleted:
        bookmark = new.motivation is Motivation.BOOKMARKING
        return ChangeKind.UNBOOKMARKED if bookmark else ChangeKind.DELETED
    if old is None or new.motivation in _ALWAYS_MADE:
        return _MAKING[new.motivation]
    return ChangeKind.RESTORED if old.deleted else kind_of_edit(old, new)


def tidy_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return tags without empty ones and repetitions, in the order given.

    Raises:
        CommentTooLong, UnstorableText: see `check_text`.
    """
    return tuple(dict.fromkeys(check_text(tag.strip()) for tag in tags if tag.strip()))


def check_proposal(proposal: Proposal, *quotes: str) -> Proposal:
    """Return a proposal that can be stored and says something of a place, quoted in each script.

    Raises:
        CommentTooLong, UnstorableText: see `check_text`.
        NothingProposed: the words at the place would stay as they are.
    """
    check_text(proposal.text)
    if not proposal.changes(*quotes):
        raise NothingProposed
    return proposal


def edit_assessment(
    old: Assessment,
    *,
    status: Status | None = None,
    owner: str | None = None,
    due: str | None = None,
    next_step: str | None = None,
) -> Assessment:
    """Return an assessment in which what is given has changed; an empty text clears its place.

    Raises:
        UnstorableText: see `check_text`.
        TextTooLong: the owner or the next step is too long.
        NotADate: the due date is neither empty nor an ISO date.
    """
    return Assessment(
        status=old.status if status is None else status,
        owner=old.owner if owner is None else _short(owner, OWNER_LIMIT),
        due=old.due if due is None else check_date(due),
        next_step=old.next_step if next_step is None else _short(next_step, NEXT_STEP_LIMIT),
    )


def check_date(text: str) -> str:
    """Return an ISO date (YYYY-MM-DD) without blanks around it, or empty text.

    Raises:
        NotADate: it is neither.
    """
    tidy = text.strip()
    if not tidy:
        return ""
    try:
        if not _DATE.fullmatch(tidy):
            raise NotADate(text=text)
        return date.fromisoformat(tidy).isoformat()
    except ValueError:
        raise NotADate(text=text) from None


def _short(text: str, limit: int) -> str:
    tidy = text.strip()
    if len(tidy) > limit:
        raise TextTooLong(length=len(tidy), limit=limit)
    return check_text(tidy)


def _reworded(old: AnnotationState, proposal: Proposal, quotes: Sequence[str]) -> AnnotationState:
    if not old.is_note:
        raise ValueError(old.motivation)
    check_text(proposal.text)
    if not proposal.changes(old.anchor.quote, *quotes):
        return replace(old, proposal=None, motivation=Motivation.COMMENTING)
    return replace(old, proposal=proposal, motivation=Motivation.EDITING)
