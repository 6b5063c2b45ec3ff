"""Drafts: text that is being typed somewhere and is not part of the review yet."""

from dataclasses import dataclass
from enum import StrEnum

_MARK = "#"


class DraftField(StrEnum):
    """What of an annotation is being typed; those of a status are edited in the matrix."""

    COMMENT = "comment"
    REPLY = "reply"
    TAG = "tag"
    WORDING = "wording"
    OWNER = "owner"
    DUE = "due"
    NEXT_STEP = "next_step"

    @property
    def of_status(self) -> bool:
        """Say whether it is a part of a measure's status."""
        return self in (DraftField.OWNER, DraftField.DUE, DraftField.NEXT_STEP)


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where a draft is typed.

    Attributes:
        annotation: id of the annotation; a status need not be there yet.
        field: what of it.
    """

    annotation: str
    field: DraftField = DraftField.COMMENT

    @property
    def key(self) -> str:
        """Return what the place is stored as: of a comment, as ever, the annotation's id alone."""
        if self.field is DraftField.COMMENT:
            return self.annotation
        return f"{self.annotation}{_MARK}{self.field.value}"


def place_of_key(key: str) -> DraftPlace:
    """Return the place that is stored as a key."""
    annotation, mark, field = key.rpartition(_MARK)
    if mark and annotation and field in set(DraftField) - {DraftField.COMMENT}:
        return DraftPlace(annotation, DraftField(field))
    return DraftPlace(key)
