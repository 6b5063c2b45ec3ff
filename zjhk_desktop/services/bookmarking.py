"""Bookmarking passages: a reviewer's own way back to them."""

from dataclasses import replace

from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import AnnotationState, Category, Motivation
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.memorandum import Memorandum, Passage
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
        """Return the ids of the memorandum's passages with a bookmark, in its order."""
        return self._view.bookmarks(self._recording.author.id)

    def toggle(self, passage_id: str) -> Change:
        """Set a bookmark at a passage, or remove the one that is there.

        Raises:
            UnknownPassage: there is no such passage.
        """
        return self._record(passage_id, here=not self._is_here(passage_id))

    def place(self, passage_id: str, *, here: bool) -> Change | None:
        """Let there be a bookmark at a passage, or none; None if it is so already.

        Raises:
            UnknownPassage: there is no such passage.
        """
        return None if self._is_here(passage_id) is here else self._record(passage_id, here=here)

    def _record(self, passage_id: str, *, here: bool) -> Change:
        name, review, time = self._name(passage_id), self._recording.review, self._recording.time()
        if review.has(name):
            state = replace(review.annotation(name).state, deleted=not here)
        else:
            anchor = anchor_whole(self._passage(passage_id))
            state = AnnotationState(
                anchor,
                Category.KEY,
                self._recording.author,
                time,
                motivation=Motivation.BOOKMARKING,
            )
        kind = ChangeKind.BOOKMARKED if here else ChangeKind.UNBOOKMARKED
        return self._recording.record(kind, {name: state}, time=time)

    def _is_here(self, passage_id: str) -> bool:
        self._passage(passage_id)
        name, review = self._name(passage_id), self._recording.review
        return review.has(name) and not review.annotation(name).state.deleted

    def _name(self, passage_id: str) -> str:
        return f"bookmark-{self._recording.author.id}-{passage_id}"

    def _passage(self, passage_id: str) -> Passage:
        if self._memorandum is None:
            raise UnknownPassage(id=passage_id)
        return self._memorandum.passage(passage_id)
