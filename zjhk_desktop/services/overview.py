"""The overview: the review in figures, for the window, the command line and paper alike."""

from dataclasses import dataclass
from datetime import date, datetime

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.overview import Overview, count_overview
from zjhk_desktop.domain.print_record import PrintRecord
from zjhk_desktop.domain.recent import RecentChange, sort_of
from zjhk_desktop.domain.timeline import Turn
from zjhk_desktop.services.past import Past
from zjhk_desktop.services.recording import utc_text
from zjhk_desktop.services.reviewing import Reviewing


@dataclass(frozen=True, slots=True)
class Since:
    """Since when changes are told.

    Attributes:
        time: ISO 8601 in UTC, as revisions have it; empty: since the beginning.
        record: the printing that the notes are compared with, if they are.
    """

    time: str = ""
    record: PrintRecord | None = None


def since_moment(moment: datetime) -> Since:
    """Return that changes are told since a moment."""
    return Since(utc_text(moment))


def since_printing(record: PrintRecord) -> Since:
    """Return that changes are told since a printing."""
    return Since(record.time, record)


def overview_of(reviewing: Reviewing, memorandum: Memorandum, today: date) -> Overview:
    """Return the figures of a review as its present reviewer sees it."""
    return count_overview(
        memorandum, reviewing.annotations(), reviewing.assessing.assessments(), today
    )


def changes_since(past: Past, since: Since) -> list[RecentChange]:
    """Return what is not what it was, the newest change first.

    Since a printing, notes and replies are compared with the states that were there then, as
    its number says them; statuses, which no number names, by the clock.
    """
    turns = past.turns_since(since.time)
    if since.record is not None:
        said = [each for each in turns if each.now.state.assessment is not None]
        turns = said + _turns_from(past, since.record)
    found = (_change(each) for each in turns)
    changes = [each for each in found if each is not None]
    return sorted(changes, key=lambda each: (each.time, each.annotation), reverse=True)


def _turns_from(past: Past, record: PrintRecord) -> list[Turn]:
    then = past.recorded([*record.printed, *record.others])
    before = {each.annotation: each for each in then.values()}
    return [
        Turn(before.get(each.now.annotation), each.now)
        for each in past.turns_since("")
        if each.now.state.assessment is None
    ]


def _change(turn: Turn) -> RecentChange | None:
    now = turn.now
    before = turn.before.state if turn.before else None
    sort = sort_of(before, now.state)
    if sort is None:
        return None
    return RecentChange(sort, now.annotation, before, now.state, now.author, now.time)
