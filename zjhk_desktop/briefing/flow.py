"""From blocks to pages: nothing is cut where a reader would stumble."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.rows import Block, PlacedRow, Row

_TOGETHER = 2
"""How many rows of a paragraph at least stand on either side of a page's end."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text may stand: from `top` down to `bottom`, `left` to `right`."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """Return how much stands one below the other."""
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class _Unit:
    """Rows that must stand on one page, each with its block and the white above it."""

    rows: tuple[tuple[Row, Block, float], ...]

    @property
    def height(self) -> float:
        return sum(row.height + white for row, _, white in self.rows)


def flow(
    blocks: Sequence[Block],
    first_top: float,
    frame: Frame,
    running: Mapping[str, Block] | None = None,
) -> list[list[PlacedRow]]:
    """Return the rows of each page; the first list continues a page that is already begun.

    Args:
        blocks: what to place, in order.
        first_top: where the first page's free part begins; the list is empty if nothing fits.
        frame: the frame of every other page.
        running: by section, the heading that is repeated where a page begins inside it.
    """
    pages: list[list[PlacedRow]] = [[]]
    top = first_top
    for unit in _units(blocks):
        opening = _is_at_top(pages, first_top, frame)
        white = unit.rows[0][2] if opening else 0.0
        if top - unit.height + white < frame.bottom - 0.01 and (pages[-1] or first_top < frame.top):
            pages.append([])
            top = _place_running(pages[-1], unit.rows[0][1], frame, running or {})
            opening = True
        top = _place(pages, unit, top, frame, opening=opening)
    return pages


def _is_at_top(pages: list[list[PlacedRow]], first_top: float, frame: Frame) -> bool:
    return not pages[-1] and (len(pages) > 1 or first_top >= frame.top)


def _place_running(
    page: list[PlacedRow], block: Block, frame: Frame, running: Mapping[str, Block]
) -> float:
    """Repeat the heading of a section that a page begins inside of; return the free top."""
    top = frame.top
    if not block.heading and block.section in running:
        heading = running[block.section]
        for row in heading.rows:
            page.append(PlacedRow(row, heading, top))
            top -= row.height
    return top


def _place(
    pages: list[list[PlacedRow]], unit: _Unit, top: float, frame: Frame, *, opening: bool
) -> float:
    """Place a unit's rows; one that is taller than a page goes on over the next ones."""
    for index, (row, block, white) in enumerate(unit.rows):
        if index or not opening:
            top -= white
        if top - row.height < frame.bottom - 0.01 and pages[-1]:
            pages.append([])
            top = frame.top
        pages[-1].append(PlacedRow(row, block, top))
        top -= row.height
    return top


def _units(blocks: Sequence[Block]) -> list[_Unit]:
    """Return what must stay together: headings with what follows, first and last rows."""
    chunks: list[tuple[bool, tuple[tuple[Row, Block, float], ...]]] = []
    for block in blocks:
        rows = tuple(
            (row, block, block.before if index == 0 else 0.0)
            for index, row in enumerate(block.rows)
        )
        chunks.extend((block.keep_next, chunk) for chunk in _chunks(rows, split=block.split))
    units: list[_Unit] = []
    held: tuple[tuple[Row, Block, float], ...] = ()
    for keeps, chunk in chunks:
        held += chunk
        if not keeps:
            units.append(_Unit(held))
            held = ()
    if held:
        units.append(_Unit(held))
    return units


def _chunks(
    rows: tuple[tuple[Row, Block, float], ...], *, split: bool
) -> list[tuple[tuple[Row, Block, float], ...]]:
    """Return a block's rows in pieces that a page's end may separate."""
    if not split or len(rows) < 2 * _TOGETHER:
        return [rows]
    last = len(rows) - _TOGETHER
    middle = [(rows[index],) for index in range(_TOGETHER, last)]
    return [rows[:_TOGETHER], *middle, rows[last:]]
