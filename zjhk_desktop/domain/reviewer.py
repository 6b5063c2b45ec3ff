"""The reviewers who share a profile, each known by an id of their own."""

from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Author

ORGANISATION_LIMIT = 200
"""The longest name of an organisation, in code points."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Someone who reviews in this profile; the organisation stays in it."""

    author: Author
    organisation: str = ""
