"""What a review from elsewhere may hold: nothing that this program could not have written."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from zjhk_desktop.domain.annotation import AnnotationState, Author, check_text
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.reviewer import NAME_LIMIT, ORGANISATION_LIMIT
from zjhk_desktop.domain.revision import LATEST_CLOCK, Revision
from zjhk_desktop.storage.review_rows import Identity, StoredReview

_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,99}")
_REVISION_ID = re.compile(r"[0-9a-f]{64}")
_DRAFT = re.compile(rf"(?:{_ID.pattern} )?{_ID.pattern}(?:#[a-z_]{{1,20}})?")
"""What is typed where: by whom, in which annotation, in which part of it."""
_FURTHEST = 1_000_000
"""No place in a passage is as large."""
_MOST = 1000
"""More reviewers than share a profile, and more tags than a note has."""


def check_content(review: StoredReview) -> None:
    """Refuse what this program could not have written.

    Raises:
        ValueError, KeyError, TypeError, AttributeError, RecursionError, InputError: it is there.
    """
    for revision in review.revisions:
        _check_revision(revision)
    for operation in review.operations:
        _check_operation(operation)
    _check_drafts(review.drafts)
    if review.identity is not None:
        _check_identity(review.identity)


def _check_revision(revision: Revision) -> None:
    # Read together, they were checked against one digest of their maker's.
    if not revision.is_authentic:
        raise ValueError(revision.id)
    _check_form(_REVISION_ID, revision.id, *revision.parents)
    _check_form(_ID, revision.annotation, revision.device)
    _check_author(revision.author)
    _check_time(revision.time)
    if not 0 <= revision.clock <= LATEST_CLOCK:
        raise ValueError(revision.clock)
    _check_state(revision.state)


def _check_state(state: AnnotationState) -> None:
    anchor, assessment = state.anchor, state.assessment
    _check_author(state.author)
    _check_time(state.created)
    _check_form(_ID, anchor.passage)
    if state.reply_to != "":
        _check_form(_ID, state.reply_to)
    if len(state.tags) > _MOST:
        raise ValueError(len(state.tags))
    texts = [anchor.quote, anchor.prefix, anchor.suffix, *state.tags, state.comment]
    if state.proposal is not None:
        texts.append(state.proposal.text)
    if assessment is not None:
        texts += [assessment.owner, assessment.next_step, assessment.due]
        if assessment.due:
            date.fromisoformat(assessment.due)
    _check_texts(*texts)
    if not 0 <= anchor.start <= anchor.end < _FURTHEST:
        raise ValueError(anchor.start)


def _check_operation(operation: Operation) -> None:
    _check_form(_ID, operation.id)
    if operation.target != "":
        _check_form(_ID, operation.target)


def _check_drafts(drafts: Mapping[str, str]) -> None:
    _check_form(_DRAFT, *drafts)
    _check_texts(*drafts.values())


def _check_identity(identity: Identity) -> None:
    _check_form(_ID, identity.device)
    if len(identity.known) > _MOST:
        raise ValueError(len(identity.known))
    for reviewer in identity.reviewers:
        _check_author(reviewer.author)
        _check_texts(reviewer.organisation, limit=ORGANISATION_LIMIT)


def _check_author(author: Author) -> None:
    _check_form(_ID, author.id)
    _check_texts(author.name, limit=NAME_LIMIT)


def _check_form(form: re.Pattern[str], *names: str) -> None:
    for name in names:
        if form.fullmatch(name) is None:
            raise ValueError(name)


def _check_texts(*texts: str, limit: int | None = None) -> None:
    for text in texts:
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise TypeError(text)
        check_text(text)
        if limit is not None and len(text) > limit:
            raise ValueError(len(text))


def _check_time(time: str) -> None:
    if datetime.fromisoformat(time).tzinfo is None:
        raise ValueError(time)
