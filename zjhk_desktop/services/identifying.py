"""Who reviews in a profile: one reviewer at a time, several kept apart."""

from dataclasses import replace

from zjhk_desktop.domain.annotation import Author, Side, check_text
from zjhk_desktop.domain.errors import NamelessReviewer, TextTooLong, UnknownReviewer
from zjhk_desktop.domain.reviewer import NAME_LIMIT, ORGANISATION_LIMIT, Reviewer, Roster
from zjhk_desktop.services.recording import Recording


class Identifying:
    """The reviewers of a profile; whoever is renamed has the new name on all their notes."""

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

    @property
    def introduced(self) -> bool:
        """Say whether the present reviewer has ever said who they are."""
        identity = self._recording.identity
        return any(each.author.id == identity.author.id for each in identity.known)

    @property
    def roster(self) -> Roster:
        """Return all that is known of the profile's reviewers."""
        return Roster(self.present, tuple(self.reviewers()), self.introduced)

    def beginnings(self) -> dict[str, str]:
        """Return when each author of the review wrote first, by the author's id."""
        return self._recording.review.beginnings()

    def rename(self, name: str, side: Side, organisation: str | None = None) -> None:
        """Change the present reviewer's name and side, and their organisation if given.

        Raises:
            CommentTooLong, UnstorableText: see `check_text`.
            TextTooLong: the name of the reviewer or the organisation is too long.
        """
        old = self.present
        kept = old.organisation if organisation is None else _tidy(organisation, ORGANISATION_LIMIT)
        self._become(Reviewer(Author(old.author.id, _tidy(name, NAME_LIMIT), side), kept))

    def add_reviewer(self, name: str, side: Side, organisation: str = "") -> Reviewer:
        """Introduce someone else, who reviews from now on.

        Raises:
            NamelessReviewer: the name is blank.
            CommentTooLong, UnstorableText, TextTooLong: as for `rename`.
        """
        author = Author(self._recording.new_id(), _name(name), side)
        reviewer = Reviewer(author, _tidy(organisation, ORGANISATION_LIMIT))
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

    def call_in(self, name: str, side: Side | None = None, organisation: str | None = None) -> None:
        """Let the reviewer of a name review: one who is known, or else a new one.

        While nobody has been introduced, the name is that of whoever has reviewed so far. Of
        several of one name, as an archive may bring them, it is the next one's turn.

        Args:
            name: exactly theirs.
            side: tells two of one name apart; of a new one 其他 unless given.
            organisation: a new one's.

        Raises:
            NamelessReviewer, CommentTooLong, UnstorableText, TextTooLong: see `add_reviewer`.
        """
        name = _name(name)
        known = [each for each in self.reviewers() if each.author.name == name]
        fitting = [each for each in known if side in (None, each.author.side)]
        if not self.introduced:
            self.rename(name, side or Side.OTHER, organisation)
        elif fitting:
            turn = fitting.index(self.present) + 1 if self.present in fitting else 0
            self._become(fitting[turn % len(fitting)])
        else:
            self.add_reviewer(name, side or Side.OTHER, organisation or "")

    def _become(self, reviewer: Reviewer) -> None:
        identity = self._recording.identity
        known = {each.author.id: each for each in identity.reviewers}
        known[reviewer.author.id] = reviewer
        self._recording.identify(
            replace(identity, author=reviewer.author, known=tuple(known.values()))
        )


def _name(text: str) -> str:
    name = _tidy(text, NAME_LIMIT)
    if not name:
        raise NamelessReviewer
    return name


def _tidy(text: str, limit: int) -> str:
    """Return a name on one line, without blanks around it."""
    tidy = " ".join(check_text(text).split())
    if len(tidy) > limit:
        raise TextTooLong(length=len(tidy), limit=limit)
    return tidy
