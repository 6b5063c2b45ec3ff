"""What has changed of a review since a moment: each annotation once, by what it was and is."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.domain.annotation import AnnotationState, Author, Motivation
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.domain.timeline import differences


class RecentSort(StrEnum):
    """What has become of an annotation since."""

    ADDED = "added"
    EDITED = "edited"
    RESOLVED = "resolved"
    REOPENED = "reopened"
    DELETED = "deleted"
    REPLIED = "replied"
    ASSESSED = "assessed"


RECENT_NAMES: dict[RecentSort, str] = {
    RecentSort.ADDED: N_("Added"),
    RecentSort.EDITED: N_("Edited"),
    RecentSort.RESOLVED: N_("Resolved"),
    RecentSort.REOPENED: N_("Reopened"),
    RecentSort.DELETED: N_("Deleted"),
    RecentSort.REPLIED: N_("Replied"),
    RecentSort.ASSESSED: N_("Status changed"),
}
"""The name of each sort, marked for the catalogues."""


@dataclass(frozen=True, slots=True)
class RecentChange:
    """One annotation that is not what it was.

    Attributes:
        annotation: its id.
        before: what it was; None if it was not there.
        state: what it is now.
        author: who changed it last.
        time: when, ISO 8601 in UTC.
    """

    sort: RecentSort
    annotation: str
    before: AnnotationState | None
    state: AnnotationState
    author: Author
    time: str

    @property
    def note(self) -> str:
        """Return the id of the note that it is, or replies to; "" for a status."""
        return "" if self.state.assessment else self.state.reply_to or self.annotation

    @property
    def assessment(self) -> Assessment:
        """Return what is said of a measure now."""
        return self.state.assessment or Assessment()


def sort_of(before: AnnotationState | None, state: AnnotationState) -> RecentSort | None:
    """Return what has become of an annotation; None if nothing that is worth telling."""
    was = None if before is None or before.deleted else before
    if state.motivation is Motivation.ASSESSING:
        said = Assessment() if state.deleted else state.assessment
        return RecentSort.ASSESSED if said != ((was and was.assessment) or Assessment()) else None
    if state.motivation is Motivation.BOOKMARKING:
        return None
    if state.deleted:
        return RecentSort.DELETED if was is not None and was.is_note else None
    if was is None:
        return RecentSort.REPLIED if state.reply_to else RecentSort.ADDED
    if was.resolved != state.resolved:
        return RecentSort.RESOLVED if state.resolved else RecentSort.REOPENED
    return RecentSort.EDITED if differences(was, state) else None


def count_sorts(changes: Iterable[RecentChange]) -> Mapping[RecentSort, int]:
    """Return how many changes of each sort there are."""
    found = Counter(each.sort for each in changes)
    return {sort: found[sort] for sort in RecentSort}
