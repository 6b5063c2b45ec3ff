"""Looking at a review: as it stands now, or as it stood at a moment."""

from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Annotation, Motivation
from zjhk_desktop.domain.errors import UnknownAnnotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.ordering import in_memorandum_order
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.services.collecting import without_collecting


@dataclass(frozen=True, slots=True)
class MeasureStatus:
    """What the reviewers say of one measure.

    Attributes:
        measure: the passage's id.
        mine: the present reviewer's status, None if they have not given one.
        others: the other reviewers', the latest first.
    """

    measure: str
    mine: Annotation | None = None
    others: tuple[Annotation, ...] = ()

    @property
    def assessment(self) -> Assessment:
        """Return what the present reviewer says; unreviewed if nothing."""
        return (self.mine and self.mine.state.assessment) or Assessment()


class ReviewView:
    """The annotations of a review; nothing of it can be changed through this."""

    def __init__(self, review: Review, memorandum: Memorandum | None) -> None:
        """Look at a review, which may go on growing."""
        self._review = review
        self._memorandum = memorandum
        self._size = -1
        self._notes: list[Annotation] = []

    def annotations(self) -> list[Annotation]:
        """Return the notes and proposals that are not deleted, in memorandum order.

        Replies, statuses and bookmarks have lists of their own.
        """
        if self._size != len(self._review):
            with without_collecting():
                notes = [each for each in self._review.annotations() if each.state.is_note]
                self._notes = in_memorandum_order(notes, self._memorandum)
            self._size = len(self._review)
        return list(self._notes)

    def annotation(self, annotation_id: str) -> Annotation:
        """Return an annotation of any kind that is not deleted.

        Raises:
            UnknownAnnotation: there is none of that id.
        """
        annotation = self._review.annotation(annotation_id)
        if annotation.state.deleted:
            raise UnknownAnnotation(id=annotation_id)
        return annotation

    def note(self, annotation_id: str) -> Annotation:
        """Return a note or proposal that is not deleted.

        Raises:
            UnknownAnnotation: there is none of that id, or it is of another kind.
        """
        annotation = self.annotation(annotation_id)
        if not annotation.state.is_note:
            raise UnknownAnnotation(id=annotation_id)
        return annotation

    def replies(self, annotation_id: str) -> list[Annotation]:
        """Return the replies to a note that are not deleted, oldest first."""
        return [each for each in self._review.replies(annotation_id) if not each.state.deleted]

    def deleted(self) -> list[Annotation]:
        """Return the notes and proposals that are deleted, in memorandum order."""
        notes = [each for each in self._review.deleted() if each.state.is_note]
        return in_memorandum_order(notes, self._memorandum)

    def everything(self) -> list[Annotation]:
        """Return what is not deleted, of every kind, in memorandum order."""
        return in_memorandum_order(self._review.annotations(), self._memorandum)

    def statuses(self, author_id: str) -> list[MeasureStatus]:
        """Return the status of every measure, in order; `mine` is that author's."""
        given: dict[str, list[Annotation]] = {}
        if self._memorandum is not None:
            given = {passage.id: [] for passage in self._memorandum.measures}
        for each in self._of_kind(Motivation.ASSESSING):
            given.setdefault(each.anchor.passage, []).append(each)
        return [_status(measure, said, author_id) for measure, said in given.items()]

    def bookmarks(self, author_id: str) -> list[str]:
        """Return the ids of the passages that an author has bookmarked, in order."""
        found = self._of_kind(Motivation.BOOKMARKING)
        return [each.anchor.passage for each in found if each.state.author.id == author_id]

    def _of_kind(self, motivation: Motivation) -> list[Annotation]:
        found = [e for e in self._review.annotations() if e.state.motivation is motivation]
        return in_memorandum_order(found, self._memorandum)


def _status(measure: str, said: list[Annotation], author_id: str) -> MeasureStatus:
    """Return the latest word of each reviewer on a measure."""
    latest: dict[str, Annotation] = {}
    for each in sorted(said, key=lambda annotation: (annotation.modified, annotation.id)):
        latest.pop(each.state.author.id, None)
        latest[each.state.author.id] = each
    mine = latest.pop(author_id, None)
    return MeasureStatus(measure, mine, tuple(reversed(latest.values())))
