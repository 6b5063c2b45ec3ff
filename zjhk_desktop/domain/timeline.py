"""The past of a review: what changed from state to state, and how all stood at a moment.

A revision counts from the latest time that it or any of its ancestors bears, so that nothing
shows before what it builds on, even if a clock was put back in between. What was built on a
revision made under a clock that ran ahead shows only from the time that revision bears.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.domain.annotation import AnnotationState
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.domain.status import Assessment


class Aspect(StrEnum):
    """What of an annotation can change."""

    COMMENT = "comment"
    WORDING = "wording"
    CATEGORY = "category"
    STYLE = "style"
    TAGS = "tags"
    VISIBILITY = "visibility"
    RESOLVED = "resolved"
    STATUS = "status"
    OWNER = "owner"
    DUE = "due"
    NEXT_STEP = "next_step"
    PLACE = "place"
    DELETED = "deleted"


ASPECT_NAMES: dict[Aspect, str] = {
    Aspect.COMMENT: N_("comment"),
    Aspect.WORDING: N_("proposed wording"),
    Aspect.CATEGORY: N_("category"),
    Aspect.STYLE: N_("style"),
    Aspect.TAGS: N_("tags"),
    Aspect.VISIBILITY: N_("visibility"),
    Aspect.RESOLVED: N_("resolved"),
    Aspect.STATUS: N_("status"),
    Aspect.OWNER: N_("owner"),
    Aspect.DUE: N_("due date"),
    Aspect.NEXT_STEP: N_("next step"),
    Aspect.PLACE: N_("place"),
    Aspect.DELETED: N_("deleted"),
}
"""The name of each aspect, marked for the catalogues."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One aspect that changed; values are as stored (`true` and `false` for yes and no)."""

    aspect: Aspect
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One state of an annotation's past.

    Attributes:
        differences: from the state it follows; for the first, from an empty note.
        first: nothing came before it.
        current: it is what the annotation says now.
    """

    revision: Revision
    differences: tuple[Difference, ...]
    first: bool
    current: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment at which something was recorded.

    Attributes:
        time: ISO 8601 in UTC, as revisions have it.
        revisions: what counts from then on, what others build on first.
    """

    time: str
    revisions: tuple[Revision, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """What an annotation was at a moment (None: it was not there), and what it is now."""

    before: Revision | None
    now: Revision


def differences(old: AnnotationState | None, new: AnnotationState) -> tuple[Difference, ...]:
    """Return what changed from a state to another, in the order of `Aspect`."""
    before = _aspects(old) if old else _NOTHING
    after = _aspects(new)
    return tuple(
        Difference(aspect, before[aspect], after[aspect])
        for aspect in Aspect
        if before[aspect] != after[aspect]
    )


def stood_at(revisions: Iterable[Revision], moment: str) -> list[Revision]:
    """Return the revisions that counted at a moment (ISO 8601 in UTC, as revisions have it)."""
    return [revision for since, revision in _dated(revisions) if since <= moment]


def counted_after(revisions: Iterable[Revision], moment: str) -> list[Revision]:
    """Return the revisions that count only since after a moment, what others build on first."""
    return [revision for since, revision in _dated(revisions) if since > moment]


def moments_of(revisions: Iterable[Revision]) -> list[Moment]:
    """Return the moments from which on something counted, oldest first."""
    recorded: dict[str, list[Revision]] = {}
    for since, revision in _dated(revisions):
        recorded.setdefault(since, []).append(revision)
    return [Moment(time, tuple(recorded[time])) for time in sorted(recorded)]


def _dated(revisions: Iterable[Revision]) -> Iterator[tuple[str, Revision]]:
    """Yield each revision, what it builds on first, with the time since when it counts."""
    since: dict[str, str] = {}
    for revision in sorted(revisions, key=lambda each: each.clock):
        known = [since[parent] for parent in revision.parents if parent in since]
        since[revision.id] = max([revision.time, *known])
        yield since[revision.id], revision


_NOTHING: Mapping[Aspect, str] = {
    aspect: "false" if aspect in (Aspect.RESOLVED, Aspect.DELETED) else "" for aspect in Aspect
}


def _aspects(state: AnnotationState) -> dict[Aspect, str]:
    anchor = state.anchor
    assessment = state.assessment or Assessment()
    proposal = state.proposal
    return {
        Aspect.COMMENT: state.comment,
        Aspect.WORDING: f"{proposal.kind}: {proposal.text}" if proposal else "",
        Aspect.CATEGORY: state.category.value,
        Aspect.STYLE: state.style.value,
        Aspect.TAGS: ", ".join(state.tags),
        Aspect.VISIBILITY: state.visibility.value,
        Aspect.RESOLVED: str(state.resolved).lower(),
        Aspect.STATUS: assessment.status.value if state.assessment else "",
        Aspect.OWNER: assessment.owner,
        Aspect.DUE: assessment.due,
        Aspect.NEXT_STEP: assessment.next_step,
        Aspect.PLACE: f"{anchor.passage} {anchor.start}:{anchor.end}",
        Aspect.DELETED: str(state.deleted).lower(),
    }
