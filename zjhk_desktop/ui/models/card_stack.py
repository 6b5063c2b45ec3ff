"""Where cards stand in the margin: beside their lines, never overlapping."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wanted:
    """A card that wants to stand at `top`, in px of the document, and is `height` px high."""

    key: str
    top: float
    height: float


def stack_cards(
    cards: Sequence[Wanted], *, gap: float, fixed: str = "", least: float = 0.0
) -> dict[str, float]:
    """Return the top of each card, in order, at least `gap` apart and not above `least`.

    The `fixed` card keeps the place it wants and the others give way; without one, cards give
    way downwards only.
    """
    tops: list[float] = []
    bottom = least
    for card in cards:
        tops.append(max(card.top, bottom))
        bottom = tops[-1] + card.height + gap
    index = next((i for i, card in enumerate(cards) if card.key == fixed), None)
    if index is not None:
        room = sum(card.height + gap for card in cards[:index])
        tops[index] = max(cards[index].top, least + room)
        for i in range(index - 1, -1, -1):
            tops[i] = min(tops[i], tops[i + 1] - gap - cards[i].height)
        for i in range(index + 1, len(cards)):
            tops[i] = max(cards[i].top, tops[i - 1] + cards[i - 1].height + gap)
    return {card.key: top for card, top in zip(cards, tops, strict=True)}
