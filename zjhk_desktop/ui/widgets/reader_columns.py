"""The reader's columns: numbers, text, gutter and cards, for a width and a text size."""

from dataclasses import dataclass

from zjhk_desktop.ui.design.tokens import MEASURE, Space

_AIR = 48
_LEAST = 12


@dataclass(frozen=True, slots=True)
class ReaderColumns:
    """Where the columns stand, in px of the viewport.

    Attributes:
        left: left edge of the block that numbers and text make.
        text_left: left edge of the text.
        text_right: right edge of the text.
        cards_left: left edge of the cards.
        right_margin: from the text to the viewport's right edge.
    """

    left: float
    text_left: float
    text_right: float
    cards_left: float
    right_margin: float


def columns(width: int, size: int, cards: int) -> ReaderColumns:
    """Return the columns of a viewport `width` px wide, for text of `size` px.

    The text is at most 39 characters wide; what is wider is air, shared left and right.
    `cards` is the width of the cards' column (0: none).
    """
    beside = Space.GUTTER + cards + Space.CARD_RIGHT if cards else _AIR
    available = width - Space.READER_LEFT - Space.NUMBER_COLUMN - beside
    text = max(_LEAST * size, min(MEASURE * size, available))
    block = Space.NUMBER_COLUMN + text
    if cards:
        block += beside - Space.READER_LEFT
    left = round(max(Space.READER_LEFT, (width - block) / 2))
    text_left = left + Space.NUMBER_COLUMN
    text_right = text_left + text
    return ReaderColumns(
        left, text_left, text_right, text_right + Space.GUTTER, max(0, width - text_right)
    )
