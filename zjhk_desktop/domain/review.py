"""The review: a set of revisions, and what it says of each annotation now."""

from collections.abc import Iterable

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import UnknownAnnotation
from zjhk_desktop.domain.revision import Revision


class Review:
    """A growing set of revisions; order of adding makes no difference to what it says."""

    def __init__(self, revisions: Iterable[Revision] = ()) -> None:
        """Start from a set of revisions."""
        self._revisions: dict[str, Revision] = {}
        self._of: dict[str, dict[str, Revision]] = {}
        self._followed: set[str] = set()
        self._clock = 0
        for revision in revisions:
            self.add(revision)

    def add(self, revision: Revision) -> None:
        """Add a revision; adding one that is there already changes nothing."""
        if revision.id in self._revisions:
            return
        self._revisions[revision.id] = revision
        self._of.setdefault(revision.annotation, {})[revision.id] = revision
        self._followed.update(revision.parents)
        self._clock = max(self._clock, revision.clock)

    def __len__(self) -> int:
        """Return how many revisions there are."""
        return len(self._revisions)

    def __contains__(self, revision_id: object) -> bool:
        """Say whether a revision of that id is in the review."""
        return revision_id in self._revisions

    @property
    def clock(self) -> int:
        """Return the greatest Lamport clock in the review (0 when it is empty)."""
        return self._clock

    def revision(self, revision_id: str) -> Revision:
        """Return a revision by its id (KeyError if it is not there)."""
        return self._revisions[revision_id]

    def history(self, annotation_id: str) -> list[Revision]:
        """Return the revisions of an annotation, oldest first.

        Raises:
            UnknownAnnotation: the review has none of that id.
        """
        try:
            revisions = self._of[annotation_id].values()
        except KeyError:
            raise UnknownAnnotation(id=annotation_id) from None
        return sorted(revisions, key=_rank)

    def heads(self, annotation_id: str) -> list[Revision]:
        """Return the childless revisions, the one that is shown first.

        Two or more are a conflict; the first is chosen the same way on every machine.
        """
        heads = [
            revision
            for revision in self.history(annotation_id)
            if revision.id not in self._followed
        ]
        return sorted(heads, key=_rank, reverse=True)

    def annotation(self, annotation_id: str) -> Annotation:
        """Return an annotation as it stands now, a deleted one included.

        Raises:
            UnknownAnnotation: the review has none of that id.
        """
        head = self.heads(annotation_id)[0]
        return Annotation(head.annotation, head.id, head.time, head.state)

    def annotations(self) -> list[Annotation]:
        """Return every annotation that is not deleted, in no particular order."""
        current = (self.annotation(annotation_id) for annotation_id in self._of)
        return [annotation for annotation in current if not annotation.state.deleted]


def _rank(revision: Revision) -> tuple[int, str, str]:
    """Order revisions: Lamport clock, then time, then id."""
    return (revision.clock, revision.time, revision.id)
