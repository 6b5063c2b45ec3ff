"""What a figure of the overview stands for: some measures or notes, and what they are called."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picked:
    """Things that a page is to show alone.

    Attributes:
        ids: ids of passages or of notes.
        words: what they have in common, in the interface language.
    """

    ids: AbstractSet[str]
    words: str
