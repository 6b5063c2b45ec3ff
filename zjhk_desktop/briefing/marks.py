"""Marks on the text: bands, underlines, strikes, numbered markers, where their leaders begin."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.live import Markup, Rectangle, Subtype
from zjhk_desktop.briefing.page import Area, Marker, Page
from zjhk_desktop.briefing.palette import Palette, across, down
from zjhk_desktop.briefing.rows import PlacedRow, RowCell
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.spreading import spread
from zjhk_desktop.briefing.strikes import draw_caret, draw_strike
from zjhk_desktop.domain.annotation import MarkStyle

BAND_BELOW = 0.24
BAND_ABOVE = 0.92
"""A band's reach from the baseline, in em."""

MARKER_RADIUS = 3.5
MARKER_STYLE = Style(Family.SANS, 5.8, Weight.BOLD)

UNDERLINE = 0.65
"""How far below a band its line begins."""

_CARET = 2.0
"""How far the room of an insertion reaches to either side."""

_UPRIGHT = 3.0
"""How wide the line beside a passage is, at the most."""

_DROP = 2.6
_DROPS = 3
_BANDS = 2
_BESIDE = 3.6
_BESIDE_PITCH = 2.6
_MARKER_RISE = 3.1
_MARKER_GAP = 0.6
_ASTRAY = 26.0
"""Farther than this from its mark's end a marker says nothing; some share one instead."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an annotation's mark ends on a page: its leader begins here.

    Attributes:
        x: right end of the mark's last line on the page (left end of a whole passage's).
        y: height of its underline there (of the passage's top for a whole passage).
        row: which row of the page that is.
        top: top of the first row of its passage on the page.
        bottom: bottom of the last one.
        opens: the mark begins on this page.
        closes: it ends on this page.
    """

    numbered: Numbered
    x: float
    y: float
    row: int
    top: float
    bottom: float
    opens: bool
    closes: bool


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A passage's code points on one row of the page."""

    index: int
    placed: PlacedRow
    cell: RowCell


def draw_marks(
    page: Page,
    rows: Sequence[PlacedRow],
    numbered: Sequence[Numbered],
    edges: tuple[float, float],
    setter: LineSetter,
    palette: Palette,
) -> list[Mark]:
    """Draw the marks that lie on a page's rows; return where each of them ends.

    Args:
        page: drawn upon.
        rows: the page's rows.
        numbered: the annotations of the whole printing, in order.
        edges: between which markers may stand.
        setter: sets the markers' labels.
        palette: colours of this printing.
    """
    places: dict[str, list[_Stretch]] = defaultdict(list)
    for index, placed in enumerate(rows):
        for cell in placed.row.cells:
            if cell.passage:
                places[cell.passage].append(_Stretch(index, placed, cell))
    depths = _depths(numbered)
    marks: list[Mark] = []
    wanted: dict[float, list[tuple[float, Numbered]]] = defaultdict(list)
    for one in numbered:
        stretches = places.get(one.passage)
        if not stretches:
            continue
        _draw_strikes(page, one, stretches, palette)
        _draw_carets(page, one, stretches, palette)
        draw = _draw_whole if one.whole else _draw_range
        mark = draw(page, one, stretches, depths[one.number], palette)
        page.markups.extend(_markups(one, stretches, mark))
        if mark is None:
            continue
        marks.append(mark)
        if mark.opens if one.whole else mark.closes:
            wanted[_marker_height(rows[mark.row], one)].append((mark.x, one))
    for y, ends in wanted.items():
        page.markers.extend(_markers(ends, y, edges, setter, palette))
    return marks


def _depths(numbered: Sequence[Numbered]) -> Mapping[int, int]:
    """Return how many earlier marks each one has to give way to where they overlap."""
    depths: dict[int, int] = {}
    before: dict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
    for one in numbered:
        others = before[one.passage, one.whole]
        taken = {depth for end, depth in others if one.whole or end > one.start}
        depth = next(depth for depth in range(len(taken) + 1) if depth not in taken)
        others.append((one.end, depth))
        depths[one.number] = depth
    return depths


def _draw_range(
    page: Page, one: Numbered, stretches: Sequence[_Stretch], depth: int, palette: Palette
) -> Mark | None:
    """Draw a band and an underline on each row that the range touches."""
    end: tuple[float, float, int] | None = None
    for stretch in stretches:
        span = stretch.cell.line.span(one.start, one.end)
        if span is None:
            continue
        x0, x1 = stretch.cell.x + span[0], stretch.cell.x + span[1]
        foot = stretch.placed.baseline - BAND_BELOW * stretch.cell.size
        if depth < _BANDS and one.annotation.state.style is MarkStyle.HIGHLIGHT:
            top = stretch.placed.baseline + BAND_ABOVE * stretch.cell.size
            page.areas.append(Area(x0, foot, x1, top, palette.tint(one.category), band=True))
        y = foot - UNDERLINE - _DROP * (depth % _DROPS)
        page.strokes.extend(across(one.category, x0, x1, y, palette.ink(one.category)))
        end = (x1, y, stretch.index)
    if end is None:
        return None
    first, last = stretches[0], stretches[-1]
    return Mark(
        one,
        *end,
        top=first.placed.top,
        bottom=last.placed.top - last.placed.row.height,
        opens=one.start >= first.cell.line.start,
        closes=one.end <= last.cell.line.end,
    )


def _markups(one: Numbered, stretches: Sequence[_Stretch], mark: Mark | None) -> list[Markup]:
    """Return where programs find an annotation on the page: its words, or what it would change.

    Of a passage as a whole they find the upright line beside it.
    """
    name = one.annotation.id
    if one.struck or one.insertions:
        struck = [box for start, end in one.struck for box in _boxes(stretches, start, end)]
        strikes = [Markup(name, Subtype.STRIKE_OUT, tuple(struck))] if struck else []
        return [*strikes, *_carets(one, stretches)]
    if one.whole:
        boxes = [_upright(mark, stretches)] if mark else []
    else:
        boxes = _boxes(stretches, one.start, one.end)
    is_underline = one.annotation.state.style is MarkStyle.UNDERLINE
    kind = Subtype.UNDERLINE if is_underline and not one.whole else Subtype.HIGHLIGHT
    return [Markup(name, kind, tuple(boxes))] if boxes else []


def _boxes(stretches: Sequence[_Stretch], start: int, end: int) -> list[Rectangle]:
    """Return what `[start, end)` covers on each line: as wide and as high as its band."""
    boxes: list[Rectangle] = []
    for stretch in stretches:
        span = stretch.cell.line.span(start, end)
        if span is not None:
            boxes.append(_box(stretch, *span))
    return boxes


def _box(stretch: _Stretch, x0: float, x1: float) -> Rectangle:
    cell, baseline = stretch.cell, stretch.placed.baseline
    foot, top = baseline - BAND_BELOW * cell.size, baseline + BAND_ABOVE * cell.size
    return Rectangle(cell.x + x0, foot, cell.x + x1, top)


def _upright(mark: Mark, stretches: Sequence[_Stretch]) -> Rectangle:
    """Return the room of the line beside a passage."""
    last = stretches[-1]
    foot = last.placed.baseline - BAND_BELOW * last.cell.size
    return Rectangle(mark.x - 1, foot, mark.x + _UPRIGHT, mark.y)


def _carets(one: Numbered, stretches: Sequence[_Stretch]) -> list[Markup]:
    """Return where words would come in: before a character, or at the end of the last line."""
    found: list[Markup] = []
    for offset, words in one.insertions:
        place = _place(offset, one.end, stretches)
        if place:
            stretch, x = place
            box = _box(stretch, x - _CARET, x + _CARET)
            found.append(Markup(one.annotation.id, Subtype.CARET, (box,), offset, words))
    return found


def _place(offset: int, last: int, stretches: Sequence[_Stretch]) -> tuple[_Stretch, float] | None:
    """Return on which line a code point begins, and where; the `last` one where a line ends."""
    for stretch in stretches:
        line = stretch.cell.line
        is_end = offset == line.end == last
        if line.boxes and (line.start <= offset < line.end or is_end):
            span = line.span(offset, line.end)
            return stretch, span[0] if span and not is_end else line.width
    return None


def _draw_carets(
    page: Page, one: Numbered, stretches: Sequence[_Stretch], palette: Palette
) -> None:
    """Draw a caret where a proposal would put words in and strike none out."""
    for offset in one.carets:
        place = _place(offset, one.end, stretches)
        if place:
            (stretch, x), ink = place, palette.ink(one.category)
            cell = stretch.cell
            draw_caret(page, cell.x + x, stretch.placed.baseline, cell.size, ink)


def _draw_strikes(
    page: Page, one: Numbered, stretches: Sequence[_Stretch], palette: Palette
) -> None:
    """Draw a line through the words that a proposal would strike out."""
    for stretch in stretches:
        cell, baseline = stretch.cell, stretch.placed.baseline
        for start, end in one.struck:
            span = cell.line.span(start, end)
            if span is not None:
                words = cell.line.words(start, end)
                edges = (cell.x + span[0], cell.x + span[1])
                draw_strike(page, words, edges, baseline, cell.size, palette.ink(one.category))


def _draw_whole(
    page: Page, one: Numbered, stretches: Sequence[_Stretch], depth: int, palette: Palette
) -> Mark:
    """Draw the category's line upright beside the passage."""
    first, last = stretches[0], stretches[-1]
    x = _edge(first) - _BESIDE - _BESIDE_PITCH * (depth % _DROPS)
    if first.cell.line.boxes and first.cell.line.start == 0:
        x += min(0.0, first.cell.line.boxes[0].x0)
    top = first.placed.baseline + BAND_ABOVE * first.cell.size
    foot = last.placed.baseline - BAND_BELOW * last.cell.size
    page.strokes.extend(down(one.category, top, foot, x, palette.ink(one.category)))
    return Mark(
        one,
        x,
        top,
        first.index,
        top=first.placed.top,
        bottom=last.placed.top - last.placed.row.height,
        opens=first.cell.line.start == 0,
        closes=last.cell.line.end >= one.end,
    )


def _edge(stretch: _Stretch) -> float:
    """Return the left edge of a passage: that of its numeral, if it is a heading."""
    placed, cell = stretch.placed, stretch.cell
    numerals = [each.x for each in placed.row.cells if not each.passage]
    return min([cell.x, *numerals]) if placed.block.heading else cell.x


def _marker_height(placed: PlacedRow, one: Numbered) -> float:
    sizes = [cell.size for cell in placed.row.cells if cell.passage == one.passage]
    return placed.baseline + BAND_ABOVE * sizes[0] + _MARKER_RISE


def marker_label(one: Numbered, palette: Palette) -> str:
    """Return what a marker says: the number, and on a mono page the category's letter."""
    return f"{one.number}{one.category.letter}" if palette.mono else str(one.number)


def _markers(
    ends: Sequence[tuple[float, Numbered]],
    y: float,
    edges: tuple[float, float],
    setter: LineSetter,
    palette: Palette,
) -> list[Marker]:
    """Return the markers of one row, moved apart; without room, neighbours share one."""
    groups = [(x, [one]) for x, one in sorted(ends, key=lambda end: (end[0], end[1].number))]
    placed = _apart([_marker(x, y, ones, setter, palette) for x, ones in groups], edges)
    while len(groups) > 1 and _are_astray(placed, groups, edges):
        tight = min(range(len(groups) - 1), key=lambda index: _crowding(groups, index))
        joined = (groups[tight][0], groups[tight][1] + groups[tight + 1][1])
        groups[tight : tight + 2] = [joined]
        placed = _apart([_marker(x, y, ones, setter, palette) for x, ones in groups], edges)
    return placed


def _apart(markers: Sequence[Marker], edges: tuple[float, float]) -> list[Marker]:
    """Move markers along their row until none overlaps another."""
    starts = spread(
        [marker.x - marker.half_width for marker in markers],
        [2 * marker.half_width for marker in markers],
        _MARKER_GAP,
        *edges,
    )
    return [
        replace(marker, x=start + marker.half_width)
        for marker, start in zip(markers, starts, strict=True)
    ]


def _are_astray(
    markers: Sequence[Marker],
    groups: Sequence[tuple[float, list[Numbered]]],
    edges: tuple[float, float],
) -> bool:
    """Say whether markers run over the edges, or stand too far from where their marks end."""
    last = markers[-1]
    return last.x + last.half_width > edges[1] + _MARKER_GAP or any(
        abs(marker.x - x) > _ASTRAY for marker, (x, _) in zip(markers, groups, strict=True)
    )


def _crowding(groups: Sequence[tuple[float, list[Numbered]]], index: int) -> tuple[float, int]:
    """Order neighbours by what joining them costs: distance, then how many are joined."""
    (x, ones), (next_x, others) = groups[index], groups[index + 1]
    return (next_x - x, len(ones) + len(others))


def _marker(
    x: float, y: float, ones: Sequence[Numbered], setter: LineSetter, palette: Palette
) -> Marker:
    """Return one marker; for several annotations it says from which number to which."""
    first = min(ones, key=lambda one: one.number)
    last = max(ones, key=lambda one: one.number)
    label = marker_label(first, palette)
    if len(ones) > 1:
        joint = "–" if last.number - first.number == len(ones) - 1 else "…"
        label = f"{first.number}{joint}{last.number}"
    ink = palette.ink(first.category)
    return Marker(setter.line(label, MARKER_STYLE), x, y, ink, MARKER_RADIUS)
