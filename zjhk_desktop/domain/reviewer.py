"""The reviewers who share a profile, each known by an id of their own."""

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
