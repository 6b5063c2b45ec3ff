"""Pages made larger or smaller, or moved across, with everything on them."""

from dataclasses import replace

from zjhk_desktop.briefing.cells import Cell
from zjhk_desktop.briefing.lines import Box, SetLine
from zjhk_desktop.briefing.live import Rectangle
from zjhk_desktop.briefing.page import Page


def move(page: Page, right: float) -> None:
    """Move all that is on a page to the right, or to the left if that is negative."""
    _Change(right=right).apply(page)


def magnify(page: Page, zoom: float) -> None:
    """Make all that is on a page so many times larger, from its lower left corner."""
    if zoom != 1:
        _Change(zoom=zoom).apply(page)


class _Change:
    """A change of every length and place; the page keeps its size."""

    def __init__(self, zoom: float = 1.0, right: float = 0.0) -> None:
        self._zoom = zoom
        self._right = right
        self._cells: dict[Cell, Cell] = {}

    def apply(self, page: Page) -> None:
        """Change what is on a page."""
        zoom, x = self._zoom, self._x
        page.areas[:] = [
            replace(each, x0=x(each.x0), y0=each.y0 * zoom, x1=x(each.x1), y1=each.y1 * zoom)
            for each in page.areas
        ]
        page.strokes[:] = [
            replace(
                each,
                points=tuple((x(across), up * zoom) for across, up in each.points),
                width=each.width * zoom,
                dash=tuple(length * zoom for length in each.dash),
            )
            for each in page.strokes
        ]
        page.texts[:] = [
            replace(each, line=self._line(each.line), x=x(each.x), y=each.y * zoom)
            for each in page.texts
        ]
        page.markers[:] = [
            replace(
                each,
                label=self._line(each.label),
                x=x(each.x),
                y=each.y * zoom,
                radius=each.radius * zoom,
            )
            for each in page.markers
        ]
        page.bookmarks[:] = [replace(each, y=each.y * zoom) for each in page.bookmarks]
        page.spots[:] = [replace(each, y=each.y * zoom) for each in page.spots]
        page.links[:] = [
            replace(each, x0=x(each.x0), y0=each.y0 * zoom, x1=x(each.x1), y1=each.y1 * zoom)
            for each in page.links
        ]
        page.markups[:] = [replace(each, boxes=self._boxes(each.boxes)) for each in page.markups]
        page.live[:] = [replace(each, boxes=self._boxes(each.boxes)) for each in page.live]

    def _x(self, x: float) -> float:
        return x * self._zoom + self._right

    def _boxes(self, boxes: tuple[Rectangle, ...]) -> tuple[Rectangle, ...]:
        zoom, x = self._zoom, self._x
        return tuple(
            Rectangle(x(each.x0), each.y0 * zoom, x(each.x1), each.y1 * zoom) for each in boxes
        )

    def _line(self, line: SetLine) -> SetLine:
        """Return a line with all lengths in it changed; places in it count from its left edge."""
        zoom = self._zoom
        if zoom == 1:
            return line
        boxes = tuple(
            Box(each.offset, self._cell(each.cell), each.x0 * zoom, each.x1 * zoom, each.pen * zoom)
            for each in line.boxes
        )
        return SetLine(boxes, line.start, line.end, line.justified)

    def _cell(self, cell: Cell) -> Cell:
        """Return a cell with all lengths in it changed; cells are shared by many boxes."""
        known = self._cells.get(cell)
        if known is None:
            zoom = self._zoom
            known = self._cells[cell] = replace(
                cell,
                size=cell.size * zoom,
                width=cell.width * zoom,
                shift=cell.shift * zoom,
                left=cell.left * zoom,
                right=cell.right * zoom,
                side=cell.side * zoom,
                even=(cell.even[0] * zoom, cell.even[1] * zoom),
            )
        return known
