"""Which notes were asked for, and why the others were not."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from zjhk_desktop.briefing.options import BriefingOptions, NoteState
from zjhk_desktop.domain.annotation import Annotation


class Unchosen(StrEnum):
    """Why a note was not asked for: the first of these that holds."""

    AUTHOR = "by"
    CATEGORY = "categories"
    STATE = "state"
    TIME = "since"
    PRINTED = "since_print"


def reason_unchosen(
    note: Annotation,
    touched: Mapping[str, datetime],
    options: BriefingOptions,
    changed: Collection[str] | None = None,
) -> Unchosen | None:
    """Return why the options leave a note out; None if they do not.

    Args:
        note: the note.
        touched: when each was last changed, as `last_touched` says.
        options: what was asked for.
        changed: the ids of what has changed since a printing, if only that is asked for.
    """
    state = note.state
    if options.authors and state.author.id not in options.authors:
        return Unchosen.AUTHOR
    if options.categories and state.category not in options.categories:
        return Unchosen.CATEGORY
    if options.state is not NoteState.ALL and state.resolved != (
        options.state is NoteState.RESOLVED
    ):
        return Unchosen.STATE
    if options.since is not None:
        moment = touched.get(note.id)
        # Of a note whose time is no time nobody can say that it is old.
        if moment is not None and moment < options.since:
            return Unchosen.TIME
    if changed is not None and note.id not in changed:
        return Unchosen.PRINTED
    return None


def last_touched(annotations: Sequence[Annotation]) -> dict[str, datetime]:
    """Return when each note was last changed or replied to; without those whose time is none."""
    touched: dict[str, datetime] = {}
    for each in annotations:
        moment = moment_of(each.modified)
        if moment is not None:
            name = each.state.reply_to or each.id
            touched[name] = max(moment, touched.get(name, moment))
    return touched


def moment_of(time: str) -> datetime | None:
    """Return the moment that an ISO 8601 time with a zone means; None if it is none."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
