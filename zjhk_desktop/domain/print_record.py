"""What is remembered of a printing: its number, and what the review said then."""

from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Audience

SHORT = 16
"""So many characters of a revision's id name it in a record: enough to tell any two apart."""


@dataclass(frozen=True, slots=True)
class PrintRecord:
    """One printing of a profile's review.

    Attributes:
        number: 1 for the first, and never given twice.
        time: ISO 8601 in UTC, as revisions have it.
        audience: whom it was for.
        layout: how the annotations stood on the page.
        options: digest of all that was asked for.
        pages: how many pages a copy has.
        copies: how many numbered copies were made; 1 without numbers.
        printed: shortened ids of the states of the notes in it, in the order of their numbers.
        others: the same of the other notes and of the replies that the review had then.
    """

    number: int
    time: str
    audience: Audience
    layout: str
    options: str
    pages: int
    copies: int
    printed: tuple[str, ...]
    others: tuple[str, ...]


def shortened(revision_id: str) -> str:
    """Return what names a revision in a record."""
    return revision_id[:SHORT]
