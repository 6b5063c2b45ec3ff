"""What every marked-up page carries: running head, folio, the categories on it, the digest.

Pages are dressed while they are laid out and furnished when all of them are there: a folio says
how many pages there are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.faces import Family, Style
from zjhk_desktop.briefing.labels import CATEGORY_NAMES
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.page import Area, Page, Text
from zjhk_desktop.briefing.palette import GREY, INK, Palette, across
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.sides import GUTTER, Outer, outer_side
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
FOLIO_REACH = _DASH + 6.0
"""How far a folio reaches beyond its number, its dashes included."""

_FROM_DIGEST = 14.0
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
        mirrored: for printing on both sides: title and folio stand at the outer edge, the others
            at the inner one.
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
    mirrored: bool = False

    def dress(self, page: Page, categories: Iterable[Category], held: str = "") -> None:
        """Give a page its head and foot, to be drawn once all pages are there.

        Args:
            page: dressed.
            categories: those that stand on it.
            held: which measures stand on it, for the running head.
        """
        kinds = tuple(sorted(set(categories), key=list(Category).index))
        page.furniture = _Dress(self, kinds, held)

    def draw(
        self,
        page: Page,
        folio: str,
        categories: Sequence[Category],
        held: str = "",
        *,
        outer: Outer = Outer.NEITHER,
    ) -> None:
        """Draw head and foot of a page with a folio and what stands on it."""
        self._head(page, held, outer)
        page.rule(self.left, self.right, self.foot + _FOOT_RULE, 0.4, self.palette.rule)
        digest = self.setter.line(self.digest, _FOOT)
        edge = self.left if outer is Outer.RIGHT else self.right - digest.width
        reach = self.setter.line(folio, _FOLIO).width / 2 + FOLIO_REACH
        middle = {
            Outer.NEITHER: (self.left + self.right) / 2,
            Outer.LEFT: self.left + reach,
            Outer.RIGHT: self.right - reach,
        }[outer]
        draw_folio(page, self.setter, folio, middle, _FOLIO, self.foot)
        page.texts.append(Text(digest, edge, self.foot, GREY))
        names = [self.setter.line(self.tr(CATEGORY_NAMES[each]), _FOOT) for each in categories]
        if outer is Outer.NEITHER:
            self._legend(page, categories, names, edge - _FROM_DIGEST)
        else:
            free = (self.right - self.left) - 2 * reach - digest.width - 2 * _FROM_DIGEST
            self._legend_beside(page, categories, names, free, 2 * reach, outer)

    def _head(self, page: Page, held: str, outer: Outer) -> None:
        y = page.size[1] - self.head
        line = self.setter.line(self.edition, _HEAD)
        beside = self.setter.line(held, _HEAD)
        room = self.right - self.left - line.width - 20 - (beside.width + _HELD if held else 0)
        title = self.setter.shortened(self.title, _HEAD, room)
        if outer is Outer.RIGHT:
            page.texts.append(Text(line, self.left, y, GREY))
            if held:
                x = self.right - title.width - _HELD - beside.width
                page.texts.append(Text(beside, x, y, INK))
            page.texts.append(Text(title, self.right - title.width, y, GREY))
        else:
            page.texts.append(Text(title, self.left, y, GREY))
            if held:
                page.texts.append(Text(beside, self.left + title.advance + _HELD, y, INK))
            page.texts.append(Text(line, self.right - line.width, y, GREY))
        for below, width in zip(_HEAD_RULES, (0.8, 0.25), strict=True):
            page.rule(self.left, self.right, y - below, width, INK)

    def _legend_beside(
        self,
        page: Page,
        categories: Sequence[Category],
        names: Sequence[SetLine],
        free: float,
        folio: float,
        outer: Outer,
    ) -> None:
        """Draw the swatches beside a folio at the outer edge, as many as there is room for."""
        widths = [_SWATCH + 5 + name.width for name in names]
        gap = 12.0 if sum(widths) + 12 * len(widths) < free else 7.0
        while widths and sum(widths) + gap * (len(widths) - 1) > free:
            widths.pop()
        x = self.left + folio + _FROM_DIGEST
        if outer is Outer.RIGHT:
            taken = sum(widths) + gap * max(0, len(widths) - 1)
            x = self.right - folio - _FROM_DIGEST - taken
        for category, name, width in zip(categories, names, widths, strict=False):
            self._swatch(page, category, x)
            page.texts.append(Text(name, x + _SWATCH + 5, self.foot, GREY))
            x += width + gap

    def _legend(
        self,
        page: Page,
        categories: Sequence[Category],
        names: Sequence[SetLine],
        right: float,
    ) -> None:
        """Draw the swatches: left of the folio, and right of it where they do not fit."""
        middle = (self.left + self.right) / 2
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

    @property
    def gutter(self) -> float:
        return GUTTER

    def draw(self, page: Page, number: int, count: int) -> None:
        folio = f"{number} / {count or '…'}"
        outer = outer_side(number) if self.chrome.mirrored else Outer.NEITHER
        self.chrome.draw(page, folio, self.categories, self.held, outer=outer)


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
        near = x + side * (number.width / 2 + FOLIO_REACH - _DASH)
        page.rule(near, near + side * _DASH, middle, 0.5, ink)
