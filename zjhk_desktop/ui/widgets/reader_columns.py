"""The reader's columns: numbers, text, gutter and cards, for a width and a text size."""

from dataclasses import dataclass

from zjhk_desktop.ui.design.tokens import MEASURE, Space

_AIR = 48
_LEAST = 12
_PARALLEL_MEASURE = 24
_PARALLEL_LEFT = 16
_PARALLEL_GAP = 40
_PARALLEL_GUTTER = 31


@dataclass(frozen=True, slots=True)
class ReaderColumns:
    """Where the columns stand, in px of the viewport.

    Attributes:
        left: left edge of the block that numbers and text make.
        text_left: left edge of the text.
        text_right: right edge of the text.
        cards_left: left edge of the cards.
        right_margin: from the text to the viewport's right edge.
        middle: of 對照, between its two text columns (0: there is one column).
        measure: width of a text column.
    """

    left: float
    text_left: float
    text_right: float
    cards_left: float
    right_margin: float
    measure: float
    middle: float = 0

    @property
    def second_left(self) -> float:
        """Return the left edge of the second text column of 對照."""
        return self.middle + _PARALLEL_GAP / 2


def columns(width: int, size: int, cards: int) -> ReaderColumns:
    """Return the columns of a viewport `width` px wide, for text of `size` px.

    The text is at most 39 characters wide; what is wider is air, shared left and right.
    `cards` is the width of the cards' column (0: none).
    """
    beside = Space.GUTTER + cards + Space.CARD_RIGHT if cards else _AIR
    available = width - Space.READER_LEFT - Space.NUMBER_COLUMN - beside
    # Whole characters, so that full lines need no stretching.
    text = size * max(_LEAST, min(MEASURE, int(available // size)))
    block = Space.NUMBER_COLUMN + text
    if cards:
        block += beside - Space.READER_LEFT
    left = round(max(Space.READER_LEFT, (width - block) / 2))
    text_left = left + Space.NUMBER_COLUMN
    text_right = text_left + text
    cards_left = text_right + Space.GUTTER
    return ReaderColumns(left, text_left, text_right, cards_left, max(0, width - text_right), text)


def parallel_columns(width: int, size: int, cards: int) -> ReaderColumns:
    """Return the columns of 對照: two texts of at most 24 characters, and a rail of cards."""
    beside = _PARALLEL_GUTTER + cards + Space.CARD_RIGHT if cards else _AIR
    # The widest numeral, 十三、, hangs in it at the headings' size.
    numbers = max(Space.NUMBER_COLUMN, 4 * size)
    fixed = numbers + _PARALLEL_GAP
    available = (width - _PARALLEL_LEFT - fixed - beside) / 2
    text = size * max(_LEAST // 2, min(_PARALLEL_MEASURE, int(available // size)))
    block = fixed + 2 * text + (beside - _PARALLEL_LEFT if cards else 0)
    left = round(max(_PARALLEL_LEFT, (width - block) / 2))
    text_left = left + numbers
    middle = text_left + text + _PARALLEL_GAP / 2
    text_right = text_left + 2 * text + _PARALLEL_GAP
    return ReaderColumns(
        left,
        text_left,
        text_right,
        text_right + _PARALLEL_GUTTER,
        max(0, width - text_right),
        text,
        middle,
    )
