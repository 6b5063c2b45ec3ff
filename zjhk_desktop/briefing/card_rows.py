"""Cards as rows that a column's end may separate."""

from dataclasses import dataclass, replace
from itertools import takewhile

from zjhk_desktop.briefing.card_forms import Place
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.briefing.wording import WordingRow


@dataclass(frozen=True, slots=True)
class Piece:
    """An annotation, or what is left of one.

    Attributes:
        start: first code point that is still to be printed of the comment and, after a break
            each, of the words proposed and of the replies, whose heads count as one.
        place: where it stands from its mark, and so what it says of the words it is about.
    """

    numbered: Numbered
    start: int = 0
    place: Place = Place.BESIDE


@dataclass(frozen=True, slots=True)
class CardText:
    """A set line in a card, `x` from the card's left edge."""

    line: SetLine
    x: float
    ink: str


@dataclass(frozen=True, slots=True)
class Badge:
    """The pill round a number: its middle from the card's left edge, half its width."""

    x: float
    half: float


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row of a card.

    Attributes:
        drop: from the row's top down to the baseline.
        offset: first code point of this row, as a `Piece` counts; None in the card's head.
        badge: the pill that is drawn round the row's first text.
        wording: proposed words, in the place of texts.
        hook: where the hook of a reply begins, from the card's left edge.
        keep_next: the row after it stands in the same column.
    """

    texts: tuple[CardText, ...]
    height: float
    drop: float
    offset: int | None = None
    badge: Badge | None = None
    wording: WordingRow | None = None
    hook: float | None = None
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A piece set to a width."""

    piece: Piece
    rows: tuple[CardRow, ...]

    @property
    def height(self) -> float:
        """Return how high the rows are together."""
        return sum(row.height for row in self.rows)


def cut(card: Card, height: float, least: int = 2) -> tuple[Card, Piece] | None:
    """Return the part of a card that fits a height, and what is left; None if too little fits.

    Args:
        card: the card to cut.
        height: what is free.
        least: how many rows of what is said stand on either side at least.
    """
    used = 0.0
    fitting = 0
    for row in card.rows:
        if used + row.height > height:
            break
        used += row.height
        fitting += 1
    fitting = min(fitting, len(card.rows) - least)
    kept = takewhile(lambda row: row.keep_next, reversed(card.rows[: max(0, fitting)]))
    fitting -= sum(1 for _ in kept)
    said = sum(row.offset is not None for row in card.rows[: max(0, fitting)])
    if said < least:
        return None
    offset = card.rows[fitting].offset
    if offset is None:
        return None
    rest = replace(card.piece, start=offset)
    return (Card(card.piece, card.rows[:fitting]), rest)
