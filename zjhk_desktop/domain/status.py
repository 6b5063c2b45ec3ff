"""The status of a measure, as a reviewer has left it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from zjhk_desktop.domain.language import N_

OWNER_LIMIT = 200
NEXT_STEP_LIMIT = 2_000
"""The longest owner and next step, in code points."""


class Status(StrEnum):
    """How far the review of a measure has come: 未審閱, 同意, 有保留, 待釐清, 待跟進, 已落實."""

    UNREVIEWED = "unreviewed"
    AGREED = "agreed"
    RESERVED = "reserved"
    TO_CLARIFY = "to_clarify"
    FOLLOW_UP = "follow_up"
    IMPLEMENTED = "implemented"


PENDING = frozenset({Status.RESERVED, Status.TO_CLARIFY, Status.FOLLOW_UP})
"""What still needs somebody to act."""


@dataclass(frozen=True, slots=True)
class Assessment:
    """What one reviewer says of a measure's progress.

    Attributes:
        owner: who sees to it, as typed.
        due: ISO date, or empty.
        next_step: what is to be done next, as typed.
    """

    status: Status = Status.UNREVIEWED
    owner: str = ""
    due: str = ""
    next_step: str = ""


class DueGroup(StrEnum):
    """When something is due: each measure that is waited for is in one of them."""

    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    THIS_MONTH = "this_month"
    LATER = "later"
    UNDATED = "undated"


DUE_NAMES: dict[DueGroup, str] = {
    DueGroup.OVERDUE: N_("Overdue"),
    DueGroup.THIS_WEEK: N_("This week"),
    DueGroup.THIS_MONTH: N_("This month"),
    DueGroup.LATER: N_("After this month"),
    DueGroup.UNDATED: N_("No date"),
}
"""The name of each group, marked for the catalogues."""


def due_group(assessment: Assessment, today: date) -> DueGroup | None:
    """Return when a measure is due; None if nothing is waited for.

    A week ends on its Sunday; the rest of the month is what lies behind it. What is implemented
    is due no more, and without a date only what still needs somebody to act is waited for.
    """
    if assessment.status is Status.IMPLEMENTED:
        return None
    if not assessment.due:
        return DueGroup.UNDATED if assessment.status in PENDING else None
    if assessment.due < today.isoformat():
        return DueGroup.OVERDUE
    sunday = today + timedelta(days=6 - today.weekday())
    if assessment.due <= sunday.isoformat():
        return DueGroup.THIS_WEEK
    same_month = assessment.due[:7] == today.isoformat()[:7]
    return DueGroup.THIS_MONTH if same_month else DueGroup.LATER


def is_due(assessment: Assessment, today: date) -> bool:
    """Say whether something falls due by this week's Sunday, or is overdue: not if it is done."""
    return due_group(assessment, today) in (DueGroup.OVERDUE, DueGroup.THIS_WEEK)


def status_id(author_id: str, measure: str) -> str:
    """Return the id of the annotation that holds a reviewer's status of a measure.

    It is made of both, so that two devices of one reviewer speak of the same one.
    """
    return f"status-{author_id}-{measure}"
