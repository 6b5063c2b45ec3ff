"""The forms of cards: where a card stands from its mark, and so how it is set."""

from dataclasses import dataclass
from enum import Enum

from zjhk_desktop.briefing.faces import Family, Style


@dataclass(frozen=True, slots=True)
class CardForm:
    """The measurements of a card, in points from its left edge.

    Attributes:
        spine: where the category's line stands.
        inset: where the text begins.
        comment: how comment and replies are set.
        row: the height of their rows.
        badge_first: the number stands before the category's line; else in the text's first row.
        quotes: the card quotes the words that it is about.
        names: it names their passage.
    """

    spine: float
    inset: float
    comment: Style
    row: float
    badge_first: bool = False
    quotes: bool = False
    names: bool = False


_NARROW = Style(Family.SANS, 8.3)


class Place(Enum):
    """Where a card stands from its mark, with the form that it has there.

    Beside it a leader says which words are meant; in a group under the passage's name the card
    quotes them; away from it the card names the passage too. In columns after a section, or
    below the text of a page, the number leads back to the words.
    """

    BESIDE = CardForm(1.2, 7.8, _NARROW, 12.5)
    GROUPED = CardForm(1.2, 7.8, _NARROW, 12.5, quotes=True)
    AWAY = CardForm(1.2, 7.8, _NARROW, 12.5, quotes=True, names=True)
    AFTER = CardForm(15.0, 20.8, Style(Family.SANS, 8.4), 13.0, badge_first=True, names=True)
    BELOW = CardForm(21.9, 27.6, _NARROW, 12.8, badge_first=True, names=True)

    @property
    def form(self) -> CardForm:
        """Return how cards are set there."""
        return self.value
