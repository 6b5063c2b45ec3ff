"""Who reviews in a profile: one reviewer at a time, several kept apart."""

from dataclasses import replace

from zjhk_desktop.domain.annotation import Author, Side, check_text
from zjhk_desktop.domain.errors import TextTooLong, UnknownReviewer
from zjhk_desktop.domain.reviewer import ORGANISATION_LIMIT, Reviewer
from zjhk_desktop.services.recording import Recording


class Identifying:
    """The reviewers of a profile; what each has written keeps the name it was written under."""

    def __init__(self, recording: Recording) -> None:
        """Work on a review."""
        self._recording = recording

    def reviewers(self) -> list[Reviewer]:
        """Return everyone who reviews in this profile, in the order of introduction."""
        return list(self._recording.identity.reviewers)

    @property
    def present(self) -> Reviewer:
        """Return who reviews now."""
        return self._recording.identity.reviewer

    def rename(self, name: str, side: Side, organisation: str | None = None) -> None:
        """Change the present reviewer's name and side, and their organisation if given.

        Raises:
            CommentTooLong, UnstorableText: see `check_text`.
            TextTooLong: the organisation's name is too long.
        """
        old = self.present
        kept = old.organisation if organisation is None else _tidy(organisation)
        author = Author(old.author.id, check_text(name.strip()), side)
        self._become(Reviewer(author, kept))

    def add_reviewer(self, name: str, side: Side, organisation: str = "") -> Reviewer:
        """Introduce someone else, who reviews from now on.

        Raises:
            CommentTooLong, UnstorableText, TextTooLong: as for `rename`.
        """
        author = Author(self._recording.new_id(), check_text(name.strip()), side)
        reviewer = Reviewer(author, _tidy(organisation))
        self._become(reviewer)
        return reviewer

    def switch_reviewer(self, author_id: str) -> None:
        """Let another of the profile's reviewers review from now on.

        Raises:
            UnknownReviewer: nobody of that id has been introduced.
        """
        for reviewer in self.reviewers():
            if reviewer.author.id == author_id:
                self._become(reviewer)
                return
        raise UnknownReviewer(id=author_id)

    def _become(self, reviewer: Reviewer) -> None:
        identity = self._recording.identity
        known = {each.author.id: each for each in identity.reviewers}
        known[reviewer.author.id] = reviewer
        self._recording.identify(
            replace(identity, author=reviewer.author, known=tuple(known.values()))
        )


def _tidy(organisation: str) -> str:
    tidy = organisation.strip()
    if len(tidy) > ORGANISATION_LIMIT:
        raise TextTooLong(length=len(tidy), limit=ORGANISATION_LIMIT)
    return check_text(tidy)
