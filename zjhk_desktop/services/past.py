"""The past of a review: what each annotation has been, and bringing it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from zjhk_desktop.domain.annotation import AnnotationState
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.editing import kind_of_state
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.domain.threads import restored_thread
from zjhk_desktop.domain.timeline import HistoryEntry, Moment
from zjhk_desktop.services.recording import Recording, utc_text
from zjhk_desktop.services.review_view import ReviewView


class Past:
    """Looking back at a review; restoring appends like every other operation."""

    def __init__(self, recording: Recording, memorandum: Memorandum | None) -> None:
        """Work on a review."""
        self._recording = recording
        self._memorandum = memorandum
        self._present = ReviewView(recording.review, memorandum)

    def reload(self) -> None:
        """Take in what a restored backup has put into the file (ReviewError: unreadable)."""
        self._recording.reload()

    def entries(self, annotation_id: str) -> list[HistoryEntry]:
        """Return every state of an annotation with what it changed, oldest first.

        Raises:
            UnknownAnnotation: there was never one of that id.
        """
        return self._recording.review.entries(annotation_id)

    def as_of(self, moment: datetime) -> ReviewView:
        """Return the review as it stood at a moment, to be looked at; see `domain.timeline`."""
        review = self._recording.review.as_of(utc_text(moment))
        return ReviewView(review, self._memorandum)

    def moments(self) -> list[Moment]:
        """Return the moments at which something was recorded, oldest first."""
        return self._recording.review.moments()

    def made(self, revision: Revision) -> ChangeKind:
        """Return what was done when a revision was made."""
        before = self._recording.review.before(revision)
        return kind_of_state(before.state if before else None, revision.state)

    def at(self, moment: Moment) -> ReviewView:
        """Return the review as it stood once what was recorded at a moment counted."""
        return ReviewView(self._recording.review.as_of(moment.time), self._memorandum)

    def holds(self, revision_id: str) -> bool:
        """Say whether the review has a revision of an id."""
        return revision_id in self._recording.review

    def view_of(self, review: Review) -> ReviewView:
        """Return another review of this memorandum, to be looked at: what a backup holds."""
        return ReviewView(review, self._memorandum)

    def standing(self) -> dict[str, str]:
        """Return the revision that each annotation stands at now, by id; deleted: left out."""
        return {each.id: each.revision for each in self._present.everything()}

    def restore_review(self, then: ReviewView) -> Change | None:
        """Make the review what it was: one operation; None if it is so already.

        What has been made since is deleted, and stays in the past like everything else.

        Args:
            then: this review at another moment.
        """
        review = self._recording.review
        stood = {each.id: each.state for each in then.everything()}
        stands = {each.id: each.state for each in self._present.everything()}
        states = dict(stood)
        for name, state in stands.items():
            states.setdefault(name, replace(state, deleted=True))
        changed = {
            name: state
            for name, state in states.items()
            if not review.has(name) or review.annotation(name).state != state
        }
        if not changed:
            return None
        return self._recording.record(ChangeKind.REWOUND, changed, settles=True)

    def bring_back(self, annotation_ids: Sequence[str]) -> Change | None:
        """Bring deleted notes back as they last were; None if none of them is deleted.

        Raises:
            UnknownAnnotation: there was never one of that id.
        """
        review = self._recording.review
        states: dict[str, AnnotationState] = {}
        for name in annotation_ids:
            lived = [each for each in review.history(name) if not each.state.deleted]
            if review.annotation(name).state.deleted and lived:
                states |= restored_thread(review, lived[-1])
        return self._recording.record(ChangeKind.RESTORED, states, settles=True) if states else None

    def heads(self, annotation_id: str) -> tuple[str, ...]:
        """Return the ids of the states that stand beside each other, the one shown first."""
        return tuple(each.id for each in self._recording.review.heads(annotation_id))

    def restore(self, revision_id: str) -> Change | None:
        """Bring back an earlier state, which settles a conflict; None if it is the present one.

        See `restored_thread` for what comes back with it.

        Args:
            revision_id: its id or the beginning of it.

        Raises:
            UnknownRevision: there is none, or more than one.
        """
        review = self._recording.review
        revision = review.find_revision(revision_id)
        states = restored_thread(review, revision)
        same = all(review.annotation(name).state == states[name] for name in states)
        if same and len(review.heads(revision.annotation)) == 1:
            return None
        return self._recording.record(ChangeKind.RESTORED, states, settles=True)
