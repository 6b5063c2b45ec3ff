"""What has changed of the notes since an earlier printing."""

from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.domain.annotation import Annotation, Author


class ChangeSort(StrEnum):
    """What has become of a note since an earlier printing."""

    NEW = "new"
    CHANGED = "changed"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note that is not what it was.

    Attributes:
        note: as it is now; a deleted one as it was last.
        by: who changed it last.
        time: when: ISO 8601 in UTC.
        number: the number it had in the earlier printing; 0 if it was not in that.
    """

    sort: ChangeSort
    note: Annotation
    by: Author
    time: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Delta:
    """All notes that have changed since a printing.

    Attributes:
        since: the number of that printing.
        time: when that was: ISO 8601 in UTC.
    """

    since: int
    time: str
    changes: tuple[NoteChange, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Return the ids of the notes that have changed."""
        return frozenset(change.note.id for change in self.changes)
