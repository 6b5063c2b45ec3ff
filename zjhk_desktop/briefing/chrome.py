"""What every marked-up page carries: running head, folio, the categories on it, the digest.

Pages are dressed while they are laid out and furnished when all of them are there: a folio says
how many pages there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.faces import Family, Style
from zjhk_desktop.briefing.labels import CATEGORY_NAMES
from zjhk_desktop.briefing.page import Area, Page, Text
from zjhk_desktop.briefing.palette import GREY, INK, Palette, across
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.language import Translator

_HEAD = Style(Family.SANS, 8)
_FOOT = Style(Family.SANS, 7.5)
_FOLIO = Style(Family.SERIF, 9)
_HEAD_Y = 46.0
_FOLIO_Y = 36.0
_HEAD_RULES = (7.0, 9.2)
_FOOT_RULE = 16.0
_DASH = 9.0
_SWATCH = 12.5
_HELD = 12.0
"""White before what the running head says of the page."""

_FOLIO_ROOM = 42.0
"""What the swatches leave free to either side of the middle: a folio such as 118 / 120."""


@dataclass(frozen=True, slots=True)
class Chrome:
    """Draws what every marked-up page carries, between two edges.

    Attributes:
        title: at the left of the running head.
        edition: at its right.
        digest: at the right of the foot.
        head: how far the running head's baseline lies below the page's upper edge.
        foot: the height of the folio's baseline.
        letters: the categories' letters stand in their swatches in colour, too.
    """

    setter: LineSetter
    palette: Palette
    tr: Translator
    left: float
    right: float
    title: str
    edition: str
    digest: str
    head: float = _HEAD_Y
    foot: float = _FOLIO_Y
    letters: bool = False

    def dress(self, page: Page, categories: Iterable[Category], held: str = "") -> None:
        """Give a page its head and foot, to be drawn once all pages are there.

        Args:
            page: dressed.
            categories: those that stand on it.
            held: which measures stand on it, for the running head.
        """
        kinds = tuple(sorted(set(categories), key=list(Category).index))
        page.furniture = _Dress(self, kinds, held)

    def draw(self, page: Page, folio: str, categories: Sequence[Category], held: str = "") -> None:
        """Draw head and foot of a page with a folio and what stands on it."""
        self._head(page, held)
        page.rule(self.left, self.right, self.foot + _FOOT_RULE, 0.4, self.palette.rule)
        middle = (self.left + self.right) / 2
        draw_folio(page, self.setter, folio, middle, _FOLIO, self.foot)
        digest = self.setter.line(self.digest, _FOOT)
        edge = self.right - digest.width
        page.texts.append(Text(digest, edge, self.foot, GREY))
        self._legend(page, categories, edge - 14)

    def _head(self, page: Page, held: str) -> None:
        top = page.size[1]
        line = self.setter.line(self.edition, _HEAD)
        beside = self.setter.line(held, _HEAD)
        room = self.right - self.left - line.width - 20 - (beside.width + _HELD if held else 0)
        title = self.setter.shortened(self.title, _HEAD, room)
        page.texts.append(Text(title, self.left, top - self.head, GREY))
        if held:
            page.texts.append(Text(beside, self.left + title.advance + _HELD, top - self.head, INK))
        page.texts.append(Text(line, self.right - line.width, top - self.head, GREY))
        for below, width in zip(_HEAD_RULES, (0.8, 0.25), strict=True):
            page.rule(self.left, self.right, top - self.head - below, width, INK)

    def _legend(self, page: Page, categories: Sequence[Category], right: float) -> None:
        """Draw the swatches: left of the folio, and right of it where they do not fit."""
        middle = (self.left + self.right) / 2
        names = [self.setter.line(self.tr(CATEGORY_NAMES[each]), _FOOT) for each in categories]
        widths = [_SWATCH + 5 + name.width for name in names]
        # Both halves must hold their share: the gaps give way before a category does.
        gap = 12.0 if sum(widths) + 12 * len(widths) < right - self.left - 2 * _FOLIO_ROOM else 7.0
        x = self.left
        for category, name, width in zip(categories, names, widths, strict=True):
            if x < middle and x + width > middle - _FOLIO_ROOM:
                x = middle + _FOLIO_ROOM
            if x + width > right + gap:
                return
            self._swatch(page, category, x)
            page.texts.append(Text(name, x + _SWATCH + 5, self.foot, GREY))
            x += width + gap

    def _swatch(self, page: Page, category: Category, x: float) -> None:
        ink = self.palette.ink(category)
        low = self.foot - 0.5
        page.areas.append(Area(x, low, x + _SWATCH, low + 8, self.palette.tint(category)))
        page.strokes.extend(across(category, x, x + _SWATCH, low - 0.6, ink))
        if self.palette.mono or self.letters:
            letter = self.setter.line(category.letter, Style(Family.SANS, 6))
            page.texts.append(Text(letter, x + (_SWATCH - letter.width) / 2, low + 2, ink))


@dataclass(frozen=True, slots=True)
class _Dress:
    """The head and foot of one page."""

    chrome: Chrome
    categories: tuple[Category, ...]
    held: str

    @property
    def edges(self) -> tuple[float, float]:
        return (self.chrome.left, self.chrome.right)

    def draw(self, page: Page, number: int, count: int) -> None:
        folio = f"{number} / {count or '…'}"
        self.chrome.draw(page, folio, self.categories, self.held)


def draw_folio(
    page: Page,
    setter: LineSetter,
    folio: str,
    x: float,
    style: Style,
    y: float = _FOLIO_Y,
    ink: str = GREY,
) -> None:
    """Draw a page number in the middle of two dashes; the dashes are lines, not characters."""
    number = setter.line(folio, style)
    page.texts.append(Text(number, x - number.width / 2, y, ink))
    middle = y + 0.34 * style.size
    for side in (-1, 1):
        near = x + side * (number.width / 2 + 6)
        page.rule(near, near + side * _DASH, middle, 0.5, ink)
