"""The past of a review: what each annotation has been, and bringing it back."""

from datetime import datetime

from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.threads import restored_thread
from zjhk_desktop.domain.timeline import HistoryEntry
from zjhk_desktop.services.recording import Recording, utc_text
from zjhk_desktop.services.review_view import ReviewView


class Past:
    """Looking back at a review; restoring appends like every other operation."""

    def __init__(self, recording: Recording, memorandum: Memorandum | None) -> None:
        """Work on a review."""
        self._recording = recording
        self._memorandum = memorandum

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
