"""The reviewers who share a profile, each known by an id of their own."""

from collections import Counter
from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Author

NAME_LIMIT = 60
"""The longest name of a reviewer, in code points."""
ORGANISATION_LIMIT = 200
"""The longest name of an organisation, in code points."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Someone who reviews in this profile; the organisation stays in it."""

    author: Author
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The reviewers of a profile.

    Attributes:
        present: who reviews now.
        known: everyone who reviews here, the present one included, in the order of introduction.
        introduced: the present one has said who they are.
    """

    present: Reviewer
    known: tuple[Reviewer, ...] = ()
    introduced: bool = False

    @property
    def namesakes(self) -> frozenset[str]:
        """Return the ids of those whom a name does not tell apart: they share it, or have none."""
        names = Counter(each.author.name for each in self.known)
        return frozenset(
            each.author.id
            for each in self.known
            if not each.author.name or names[each.author.name] > 1
        )
