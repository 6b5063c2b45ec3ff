"""Rows and blocks: the memorandum as it is set, before it is cut into pages."""

from dataclasses import dataclass, replace
from math import ceil

from zjhk_desktop.briefing.lines import SetLine

CENTRE = 0.37
"""How far the baseline lies below the middle of Chinese characters, in em."""

_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class RowCell:
    """A set line in a row, with its left edge at `x`.

    Attributes:
        passage: id of the passage whose code points the line's offsets count; empty for what
            is not the memorandum's own text (numbers, numerals, labels).
    """

    passage: str
    line: SetLine
    x: float
    ink: str
    size: float


@dataclass(frozen=True, slots=True)
class Row:
    """Lines that share a baseline.

    Attributes:
        height: from the row's top to the next row's.
        drop: from the row's top down to the baseline.
        rule: `(x0, x1, width, ink)` of a line at the row's foot.
    """

    cells: tuple[RowCell, ...]
    height: float
    drop: float
    rule: tuple[float, float, float, str] | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that belong together: a paragraph, a heading, a measure.

    Attributes:
        section: id of the section it stands in.
        before: white above it, except at the top of a page.
        keep_next: what follows must begin on the same page.
        split: it may run on to the next page, two rows at least on either.
        heading: it opens its section: the outline leads here.
    """

    section: str
    rows: tuple[Row, ...]
    before: float = 0.0
    keep_next: bool = False
    split: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row on a page; `top` is its upper edge, `baseline` where its text stands."""

    row: Row
    block: Block
    top: float

    @property
    def baseline(self) -> float:
        """Return the height of the baseline."""
        return self.top - self.row.drop


def row(cells: tuple[RowCell, ...], height: float) -> Row:
    """Return a row whose characters stand in the middle of its height."""
    size = max(cell.size for cell in cells)
    return Row(cells, height, height / 2 + CENTRE * size)


def set_low(cells: tuple[RowCell, ...], height: float, leading: float) -> Row:
    """Return a row whose characters stand as in a row of the leading at the foot of its height."""
    low = row(cells, leading)
    return replace(low, height=height, drop=height - leading + low.drop)


def up_to_grid(length: float, unit: float) -> float:
    """Return the least multiple of a grid's unit that holds a length."""
    units = length / unit
    return length if abs(units - round(units)) < _EPSILON else ceil(units) * unit


def on_grid(block: Block, unit: float) -> Block:
    """Return a block that takes whole units, the white above it too, so that what follows is on it.

    What is missing is put below its last row.
    """
    height = sum(each.height for each in block.rows)
    missing = up_to_grid(height, unit) - height
    rows = (*block.rows, Row((), missing, 0.0)) if missing else block.rows
    return replace(block, rows=rows, before=up_to_grid(block.before, unit))
