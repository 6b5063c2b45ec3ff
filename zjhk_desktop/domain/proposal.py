"""Wording proposals: what the words of the memorandum should become."""

from dataclasses import dataclass
from enum import StrEnum


class ProposalKind(StrEnum):
    """Where the proposed words go: in the place of the marked ones, before or after them."""

    REPLACE = "replace"
    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words proposed for a place.

    Attributes:
        text: the proposed words; none in the place of the marked ones means to delete those.
    """

    text: str
    kind: ProposalKind = ProposalKind.REPLACE

    def changes(self, *quotes: str) -> bool:
        """Say whether the words at the place, in either script, would become different ones."""
        return self.text not in (quotes if self.kind is ProposalKind.REPLACE else ("",))

    def applied(self, quote: str) -> str:
        """Return what the words at the place would become."""
        if self.kind is ProposalKind.BEFORE:
            return self.text + quote
        return quote + self.text if self.kind is ProposalKind.AFTER else self.text
