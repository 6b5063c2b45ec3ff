"""The people of a review: what each is called now, and which of their words another may see.

Reviewers who share a profile are kept apart: what is 個人 is its author's alone, and what is 本方
is for the reviewers of the author's side. What came from elsewhere was shared with whoever has
it, and is seen as it is. This keeps eyes apart, not files: nothing here is encrypted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from zjhk_desktop.domain.annotation import Annotation, AnnotationState, Author, Visibility
from zjhk_desktop.domain.errors import UnknownReviewer
from zjhk_desktop.domain.review import Review

ME = "me"
"""What the present reviewer is called where names are asked for."""

_WIDTHS = list(Visibility)


@dataclass(frozen=True, slots=True)
class People:
    """The reviewers of one profile.

    Attributes:
        present: who reviews now.
        known: everyone who reviews in the profile, by id, the present one included.
    """

    present: Author
    known: Mapping[str, Author]

    @property
    def is_alone(self) -> bool:
        """Say whether nobody else reviews in the profile."""
        return len(self.known) == 1

    def called(self, review: Review, author: Author) -> Author:
        """Return an author by the name and side that they have now."""
        return self.known.get(author.id) or review.signatory(author.id) or author

    def named(self, review: Review, annotation: Annotation) -> Annotation:
        """Return an annotation with the present name of its author."""
        written = annotation.state.author
        author = self.called(review, written)
        if author == written:
            return annotation
        return replace(annotation, state=replace(annotation.state, author=author))

    def may_see(self, review: Review, state: AnnotationState) -> bool:
        """Say whether the present reviewer may see a state.

        A reply goes with its note, unless it is meant for fewer than that, or the note is seen
        only because it came from elsewhere.
        """
        if self.is_alone:
            return True
        if not state.reply_to or not review.has(state.reply_to):
            return self._is_for_present(state)
        root = review.annotation(state.reply_to).state
        if not self._is_for_present(root):
            return False
        as_wide = _WIDTHS.index(state.visibility) >= _WIDTHS.index(root.visibility)
        return (as_wide and self._is_meant_for_present(root)) or self._is_for_present(state)

    def _is_for_present(self, state: AnnotationState) -> bool:
        author = self.known.get(state.author.id)
        # Of two who have not said who they are, one is the other before the profile was begun anew.
        return (
            author is None
            or not (author.name or self.present.name)
            or self._is_meant_for_present(state)
        )

    def _is_meant_for_present(self, state: AnnotationState) -> bool:
        """Say whether the state's own visibility lets the present reviewer see it."""
        author = self.known.get(state.author.id, state.author)
        if author.id == self.present.id:
            return True
        if state.visibility is Visibility.SIDE:
            return author.side is self.present.side
        return state.visibility is Visibility.BOTH


def called(names: Iterable[str], known: Iterable[Author], present: Author) -> tuple[str, ...]:
    """Return the ids of the authors that names or ids mean, each once.

    Args:
        names: `me` is the present reviewer; a name that several bear means all of them.
        known: whoever may be meant.
        present: who reviews now.

    Raises:
        UnknownReviewer: a name is nobody's.
    """
    everyone = {author.id: author for author in known}
    meant: dict[str, None] = {}
    for name in names:
        found = [each.id for each in everyone.values() if name in (each.id, each.name)]
        if not found and name == ME:
            found = [present.id]
        if not found:
            raise UnknownReviewer(id=name)
        meant.update(dict.fromkeys(found))
    return tuple(meant)
