"""The symbols of statuses: drawn, so that they tell statuses apart without colour."""

from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.palette import GREY, WHITE, Palette, Stroke
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.shapes import pill
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.status import Status

RADIUS = 2.9
"""Half the width of a symbol, in points."""

_LINE = 0.7
_CHECK = ((-1.35, 0.0), (-0.4, -1.0), (1.4, 1.1))
_ARROW = ((-1.5, 0.0), (1.4, 0.0))
_HEAD = ((0.3, 1.1), (1.4, 0.0), (0.3, -1.1))
_BAR = ((-1.4, 0.0), (1.4, 0.0))
_QUESTION = Style(Family.SANS, 4.8, Weight.BOLD)
_CATEGORIES: dict[Status, Category] = {
    Status.RESERVED: Category.RESERVE,
    Status.TO_CLARIFY: Category.QUERY,
    Status.FOLLOW_UP: Category.ACTION,
    Status.IMPLEMENTED: Category.DONE,
}
_SIGNS: dict[Status, tuple[tuple[tuple[float, float], ...], ...]] = {
    Status.AGREED: (_CHECK,),
    Status.IMPLEMENTED: (_CHECK,),
    Status.FOLLOW_UP: (_ARROW, _HEAD),
    Status.RESERVED: (_BAR,),
}


def status_ink(status: Status, palette: Palette) -> str:
    """Return the colour of a status: its category's, else the navy of structure, else grey."""
    if status in _CATEGORIES:
        return palette.ink(_CATEGORIES[status])
    return GREY if status is Status.UNREVIEWED else palette.navy


def status_tint(status: Status, palette: Palette) -> str:
    """Return the ground of a status: its category's tint; what is not reviewed has none."""
    if status in _CATEGORIES:
        return palette.tint(_CATEGORIES[status])
    return WHITE if status is Status.UNREVIEWED else palette.ground


def draw_symbol(
    page: Page, setter: LineSetter, palette: Palette, status: Status | None, x: float, y: float
) -> None:
    """Draw the symbol of a status with its centre at `(x, y)`; None: it may not be seen."""
    if status is None:
        page.rule(x - RADIUS / 2, x + RADIUS / 2, y, _LINE, GREY)
        return
    ink = status_ink(status, palette)
    if status is Status.IMPLEMENTED:
        # A point of that width with round ends is a disc.
        page.strokes.append(Stroke(((x, y), (x + 0.001, y)), 2 * RADIUS + _LINE, ink, round=True))
        ink = WHITE
    else:
        page.strokes.append(Stroke(pill(x, y, RADIUS, RADIUS), _LINE, ink))
    for points in _SIGNS.get(status, ()):
        moved = tuple((x + right, y + up) for right, up in points)
        page.strokes.append(Stroke(moved, 0.8, ink, round=True))
    if status is Status.TO_CLARIFY:
        line = setter.line("?", _QUESTION)
        page.texts.append(Text(line, x - line.width / 2, y - 0.36 * _QUESTION.size, ink))
