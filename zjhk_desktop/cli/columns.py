"""Columns of a terminal: Chinese characters take two places, and the columns still line up."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence

_GAP = "  "
_WIDE = "WF"


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> Iterator[str]:
    """Yield a line for each row, its cells under one another.

    Args:
        rows: their cells; a row may have fewer than others.
        right: the columns that end under one another rather than begin.
    """
    count = max(map(len, rows), default=0)
    widths = [max(width(row[n]) for row in rows if n < len(row)) for n in range(count)]
    for row in rows:
        cells = [_fill(cell, widths[n], right=n in right) for n, cell in enumerate(row)]
        yield _GAP.join(cells).rstrip()


def width(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(_places(character) for character in text)


def _places(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _fill(cell: str, room: int, *, right: bool) -> str:
    air = " " * (room - width(cell))
    return air + cell if right else cell + air
