"""Bookmarking passages: a reviewer's own way back to them."""

from dataclasses import replace

from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import AnnotationState, Category, Motivation
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.services.recording import Recording
from zjhk_desktop.services.review_view import ReviewView


class Bookmarking:
    """The present reviewer's bookmarks: one for a passage, or none."""

    def __init__(
        self, recording: Recording, view: ReviewView, memorandum: Memorandum | None
    ) -> None:
        """Work on a review."""
        self._recording = recording
        self._view = view
        self._memorandum = memorandum

    def passages(self) -> list[str]:
        """Return the ids of the passages with a bookmark, in the memorandum's order."""
        return self._view.bookmarks(self._recording.author.id)

    def toggle(self, passage_id: str) -> Change:
        """Set a bookmark at a passage, or remove the one that is there.

        Raises:
            UnknownPassage: there is no such passage.
        """
        if self._memorandum is None:
            raise UnknownPassage(id=passage_id)
        anchor = anchor_whole(self._memorandum.passage(passage_id))
        author, review = self._recording.author, self._recording.review
        name = f"bookmark-{author.id}-{passage_id}"
        time = self._recording.time()
        if review.has(name):
            old = review.annotation(name).state
            state = replace(old, deleted=not old.deleted)
        else:
            state = AnnotationState(
                anchor, Category.KEY, author, time, motivation=Motivation.BOOKMARKING
            )
        kind = ChangeKind.UNBOOKMARKED if state.deleted else ChangeKind.BOOKMARKED
        return self._recording.record(kind, {name: state}, time=time)
