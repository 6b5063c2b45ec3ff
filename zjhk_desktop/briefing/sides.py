"""Printing on both sides of the sheets: which side is the outer one, and where pages stand."""

from collections.abc import Sequence
from enum import Enum, auto

from zjhk_desktop.briefing.moving import move
from zjhk_desktop.briefing.page import Page

GUTTER = 24.0
"""How much wider the inner margin is than the outer one, in points: room for holes or a spine."""


class Outer(Enum):
    """The side of a page that is away from the spine."""

    NEITHER = auto()
    LEFT = auto()
    RIGHT = auto()


def outer_side(number: int) -> Outer:
    """Return the outer side of a page by its number: odd ones lie at the right of the spine."""
    return Outer.RIGHT if number % 2 else Outer.LEFT


def blank(page: Page) -> Page:
    """Return an empty page of the size of another: it is counted and says nothing."""
    return Page(page.size, numbered=False)


def open_gutter(pages: Sequence[Page], first: int) -> None:
    """Move what is on each page away from the spine; the first one is number `first`."""
    for number, page in enumerate(pages, first):
        width = page.size[0]
        left, right = page.furniture.edges if page.furniture else (0.0, width)
        gutter = page.furniture.gutter if page.furniture else GUTTER
        centred = (width - left - right) / 2
        away = gutter / 2 if outer_side(number) is Outer.RIGHT else -gutter / 2
        move(page, centred + away)
