"""Looking at a review: as it stands now, or as it stood at a moment."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Annotation, AnnotationState, Motivation
from zjhk_desktop.domain.errors import UnknownAnnotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.ordering import in_memorandum_order
from zjhk_desktop.domain.people import People, called
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
    """The annotations of a review that the present reviewer may see.

    Each bears the present name of its author; nothing of the review can be changed through this.
    """

    def __init__(
        self,
        review: Review,
        memorandum: Memorandum | None,
        people: Callable[[], People],
        now: Review | None = None,
    ) -> None:
        """Look at a review, which may go on growing.

        Args:
            review: what is looked at.
            memorandum: what gives the order, if it is there.
            people: who looks, and who else reviews in this profile.
            now: for a review as it stood at a moment, what has become of it: what may not be
                seen any more is not seen in the past either.
        """
        self._review = review
        self._memorandum = memorandum
        self._people = people
        self._now = now or review
        self._taken: tuple[int, People] | None = None
        self._notes: list[Annotation] = []
        self._named: dict[str, tuple[Annotation, Annotation]] = {}

    def annotations(self) -> list[Annotation]:
        """Return the notes and proposals that are not deleted, in memorandum order.

        Replies, statuses and bookmarks have lists of their own.
        """
        present = (len(self._review), self._people())
        if self._taken != present:
            with without_collecting():
                notes = [each for each in self._review.annotations() if each.state.is_note]
                self._notes = in_memorandum_order(self._seen(notes), self._memorandum)
            self._taken = present
        return list(self._notes)

    def has(self, annotation_id: str) -> bool:
        """Say whether `annotation` would return an annotation."""
        if not self._review.has(annotation_id):
            return False
        annotation = self._review.annotation(annotation_id)
        return not annotation.state.deleted and self._may_see(annotation)

    def may_see(self, annotation_id: str) -> bool:
        """Say whether the present reviewer may see an annotation, deleted or not."""
        return self._may_see(self._review.annotation(annotation_id))

    def annotation(self, annotation_id: str) -> Annotation:
        """Return an annotation of any kind that is not deleted.

        Raises:
            UnknownAnnotation: there is none of that id.
        """
        return self._called(self.stored(annotation_id))

    def stored(self, annotation_id: str) -> Annotation:
        """Return the same as `annotation` does, exactly as it is in the review.

        Raises:
            UnknownAnnotation: there is none of that id.
        """
        annotation = self._review.annotation(annotation_id)
        if annotation.state.deleted or not self._may_see(annotation):
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
        replies = self._review.replies(annotation_id)
        seen = [each for each in replies if not each.state.deleted and self._may_see(each)]
        return [self._called(each) for each in seen]

    def deleted(self) -> list[Annotation]:
        """Return the notes and proposals that are deleted, in memorandum order."""
        notes = [each for each in self._review.deleted() if each.state.is_note]
        return in_memorandum_order(self._seen(notes), self._memorandum)

    def states(self) -> dict[str, AnnotationState]:
        """Return the states of what is not deleted, exactly as they are in the review, by id."""
        seen = [each for each in self._review.annotations() if self._may_see(each)]
        return {each.id: each.state for each in in_memorandum_order(seen, self._memorandum)}

    def knows(self, annotation_id: str) -> bool:
        """Say whether there is an annotation of an id at all, deleted, or not to be seen."""
        return self._review.has(annotation_id)

    def everything(self) -> list[Annotation]:
        """Return what is not deleted, of every kind, in memorandum order."""
        return in_memorandum_order(self._seen(self._review.annotations()), self._memorandum)

    def statuses(self, author_id: str) -> list[MeasureStatus]:
        """Return the status of every measure, in order; `mine` is that author's."""
        given: dict[str, list[Annotation]] = {}
        if self._memorandum is not None:
            given = {passage.id: [] for passage in self._memorandum.measures}
        for each in self._of_kind(Motivation.ASSESSING):
            given.setdefault(each.anchor.passage, []).append(each)
        return [_status(measure, said, author_id) for measure, said in given.items()]

    def bookmarks(self, author_id: str) -> list[str]:
        """Return the ids of the memorandum's passages that an author has bookmarked, in order."""
        found = self._of_kind(Motivation.BOOKMARKING)
        marked = [each.anchor.passage for each in found if each.state.author.id == author_id]
        return [name for name in marked if self._memorandum and name in self._memorandum]

    def authors_called(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the reviewers and authors of notes that names mean; see `called`.

        Raises:
            UnknownReviewer: a name is nobody's.
        """
        people = self._people()
        writers = (each.state.author for each in self.annotations())
        return called(names, [*people.known.values(), *writers], people.present)

    def others(self) -> list[Annotation]:
        """Return the statuses and bookmarks that are not deleted, in memorandum order."""
        kinds = (Motivation.ASSESSING, Motivation.BOOKMARKING)
        return [each for each in self.everything() if each.state.motivation in kinds]

    def _of_kind(self, motivation: Motivation) -> list[Annotation]:
        found = [e for e in self._review.annotations() if e.state.motivation is motivation]
        return in_memorandum_order(self._seen(found), self._memorandum)

    def _seen(self, annotations: Iterable[Annotation]) -> list[Annotation]:
        if self._people().is_alone:
            # There may be ten thousand, and nobody whom they are kept from.
            return [self._called(each) for each in annotations]
        return [self._called(each) for each in annotations if self._may_see(each)]

    def _may_see(self, annotation: Annotation) -> bool:
        people = self._people()
        if not people.may_see(self._review, annotation.state):
            return False
        if self._now is self._review or not self._now.has(annotation.id):
            return True
        return people.may_see(self._now, self._now.annotation(annotation.id).state)

    def _called(self, annotation: Annotation) -> Annotation:
        """Return an annotation by its author's present name; the same one until it changes."""
        people = self._people()
        source, named = self._named.get(annotation.id, (None, annotation))
        if source is annotation:
            author = people.called(self._now, annotation.state.author)
            if named.state.author == author:
                return named
        named = people.named(self._now, annotation)
        self._named[annotation.id] = (annotation, named)
        return named


def _status(measure: str, said: list[Annotation], author_id: str) -> MeasureStatus:
    """Return the latest word of each reviewer on a measure."""
    latest: dict[str, Annotation] = {}
    for each in sorted(said, key=lambda annotation: (annotation.modified, annotation.id)):
        latest.pop(each.state.author.id, None)
        latest[each.state.author.id] = each
    mine = latest.pop(author_id, None)
    return MeasureStatus(measure, mine, tuple(reversed(latest.values())))
