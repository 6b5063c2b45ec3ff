"""The status of a measure, as a reviewer has left it."""

from dataclasses import dataclass
from enum import StrEnum

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


def status_id(author_id: str, measure: str) -> str:
    """Return the id of the annotation that holds a reviewer's status of a measure.

    It is made of both, so that two devices of one reviewer speak of the same one.
    """
    return f"status-{author_id}-{measure}"
