"""Bars of notes: a cell for each, by category, with the letter in the first of a kind."""

from collections.abc import Mapping

from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.palette import Palette, across
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.sheet import draw_box
from zjhk_desktop.domain.annotation import Category

_WIDTH, _HEIGHT = 6.5, 9.6
"""A cell, in points."""

_GAP = 0.8
_LETTER = Style(Family.SANS, 6, Weight.BOLD)


def draw_bars(
    page: Page,
    setter: LineSetter,
    palette: Palette,
    counts: Mapping[Category, int],
    place: tuple[float, float],
    room: float,
) -> None:
    """Draw a bar of notes.

    Args:
        page: drawn upon.
        setter: sets the letters.
        palette: colours of this printing.
        counts: how many notes of each category there are.
        place: left end and middle height.
        room: how far it may reach; cells after the first of a kind give way.
    """
    x, middle = place
    kinds = [category for category in Category if counts.get(category)]
    more = sum(counts[category] for category in kinds) - len(kinds)
    spare = room - len(kinds) * (_WIDTH + _GAP)
    width = min(_WIDTH, spare / more) if more else 0.0
    low, high = middle - _HEIGHT / 2, middle + _HEIGHT / 2
    for category in kinds:
        ink = palette.ink(category)
        end = x + _WIDTH + width * (counts[category] - 1)
        draw_box(page, (x, low, end, high), palette.tint(category), ink)
        if end - x > _WIDTH + 1:
            page.strokes.extend(across(category, x + _WIDTH, end - 1.5, middle, ink))
        letter = setter.line(category.letter, _LETTER)
        left = x + (_WIDTH - letter.width) / 2
        page.texts.append(Text(letter, left, middle - CENTRE * _LETTER.size, ink))
        x = end + _GAP
