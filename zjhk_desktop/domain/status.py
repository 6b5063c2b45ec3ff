"""The status of a measure, as a reviewer has left it."""

from enum import StrEnum


class Status(StrEnum):
    """How far the review of a measure has come: 未審閱, 同意, 有保留, 待釐清, 待跟進, 已落實."""

    UNREVIEWED = "unreviewed"
    AGREED = "agreed"
    RESERVED = "reserved"
    TO_CLARIFY = "to_clarify"
    FOLLOW_UP = "follow_up"
    IMPLEMENTED = "implemented"
