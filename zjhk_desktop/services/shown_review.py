"""What a window shows of a review, taken once: numbered notes, and what is said of measures."""

from collections.abc import Mapping, Sequence

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.services.review_view import ReviewView


class ShownReview:
    """The notes of a review as one reviewer looks at it, now or at another moment.

    Attributes:
        annotations: the notes in memorandum order.
        assessments: what the reviewer says of measures, by passage id; unreviewed: left out.
        others_say: what the others say of each measure, the latest first.
        bookmarks: the passages that the reviewer has bookmarked, in memorandum order.
    """

    def __init__(self, view: ReviewView | None, author_id: str) -> None:
        """Take what a view says now (None: there is no review)."""
        self._view = view
        self.annotations: Sequence[Annotation] = view.annotations() if view else ()
        self._numbers = {each.id: number for number, each in enumerate(self.annotations, 1)}
        said = view.statuses(author_id) if view else []
        self.assessments: Mapping[str, Assessment] = {
            each.measure: each.assessment for each in said if each.mine
        }
        self.others_say: Mapping[str, Sequence[Annotation]] = {
            each.measure: each.others for each in said
        }
        self.bookmarks: Sequence[str] = view.bookmarks(author_id) if view else ()
        self._deleted: Sequence[Annotation] | None = None
        self._of_passage: dict[str, list[Annotation]] = {}
        for annotation in self.annotations:
            self._of_passage.setdefault(annotation.anchor.passage, []).append(annotation)

    def annotations_of(self, passage: str) -> Sequence[Annotation]:
        """Return the notes of a passage in order."""
        return self._of_passage.get(passage, ())

    def number(self, annotation_id: str) -> int:
        """Return a note's number, from 1 (0: it is not there)."""
        return self._numbers.get(annotation_id, 0)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """Return a note, or None if it is not there."""
        number = self.number(annotation_id)
        return self.annotations[number - 1] if number else None

    def replies(self, annotation_id: str) -> Sequence[Annotation]:
        """Return the replies to a note, oldest first."""
        if self._view is None or not self.number(annotation_id):
            return ()
        return self._view.replies(annotation_id)

    def others(self) -> Sequence[Annotation]:
        """Return the statuses and bookmarks of everyone, in memorandum order."""
        return self._view.others() if self._view else ()

    def deleted(self) -> Sequence[Annotation]:
        """Return the notes that are deleted, in memorandum order."""
        if self._deleted is None:
            self._deleted = self._view.deleted() if self._view else ()
        return self._deleted
