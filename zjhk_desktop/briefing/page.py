"""What stands on a page, ready to be drawn: plain records, so that layout can be tested alone.

The origin is the bottom left corner; lengths are in points.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.live import LiveNote, Markup
from zjhk_desktop.briefing.palette import Stroke

A4 = (595.28, 841.89)

_ROW = 3.0
"""Texts whose baselines differ by no more stand in one row."""


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle; a `band` darkens what other bands have tinted."""

    x0: float
    y0: float
    x1: float
    y1: float
    ink: str
    band: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A set line with its left edge at `x` and its baseline at `y`.

    Attributes:
        passage: id of the passage whose code points the line's offsets count; empty for what is
            not the memorandum's own text.
        element: what in the document's structure it is a part of; None if it is for the eye only.
    """

    line: SetLine
    x: float
    y: float
    ink: str
    passage: str = ""
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A numbered disc, or a pill where the label is long, with its centre at `(x, y)`."""

    label: SetLine
    x: float
    y: float
    ink: str
    radius: float

    @property
    def half_width(self) -> float:
        """Return how far it reaches to either side."""
        return max(self.radius, self.label.width / 2 + self.radius * 0.55)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that leads to a height on the page.

    Attributes:
        section: the section that begins here; links of that name lead to it.
    """

    title: str
    y: float
    level: int = 0
    section: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A height on the page that links of a name lead to, beside those that sections begin at."""

    name: str
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """A rectangle that leads to where a section begins, or to a spot.

    Attributes:
        section: the name of either.
        element: the entry that it covers.
    """

    x0: float
    y0: float
    x1: float
    y1: float
    section: str
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A line across the middle of a page, behind everything; no part of what the page says.

    Attributes:
        angle: how far it is turned, in degrees.
    """

    line: SetLine
    angle: float
    ink: str


class Furniture(Protocol):
    """What a page carries beside what it says: its head, its foot, its number."""

    @property
    def edges(self) -> tuple[float, float]:
        """Return where the page's print begins and ends, from its left edge."""
        ...

    @property
    def gutter(self) -> float:
        """Return how much wider the inner margin is where both sides of a sheet are printed."""
        ...

    def draw(self, page: "Page", number: int, count: int, /) -> None:
        """Draw it on a page that is one of so many (0: of nobody knows how many)."""
        ...


@dataclass(slots=True)
class Page:
    """A page being put together; drawn in this order: areas, strokes, texts, markers.

    Attributes:
        texts: in reading order, which is the order that text extraction gives.
        markups: where the marks of annotations lie.
        live: the annotations that programs show beside what is printed.
        numbered: it carries a folio (the cover does not).
        furniture: what is drawn on it once all pages are there.
        ground: what lies behind all of it.
    """

    size: tuple[float, float] = A4
    areas: list[Area] = field(default_factory=list[Area])
    strokes: list[Stroke] = field(default_factory=list[Stroke])
    texts: list[Text] = field(default_factory=list[Text])
    markers: list[Marker] = field(default_factory=list[Marker])
    bookmarks: list[Bookmark] = field(default_factory=list[Bookmark])
    spots: list[Spot] = field(default_factory=list[Spot])
    links: list[Link] = field(default_factory=list[Link])
    markups: list[Markup] = field(default_factory=list[Markup])
    live: list[LiveNote] = field(default_factory=list[LiveNote])
    numbered: bool = True
    furniture: Furniture | None = None
    ground: Ground | None = None

    @property
    def is_blank(self) -> bool:
        """Say whether nothing is on it."""
        return not (self.areas or self.strokes or self.texts or self.markers)

    def glimpse(self) -> "Page":
        """Return the page as it is now, to be looked at: it leads nowhere."""
        return Page(
            self.size,
            [*self.areas],
            [*self.strokes],
            [*self.texts],
            [*self.markers],
            numbered=self.numbered,
            furniture=self.furniture,
        )

    def rule(self, x0: float, x1: float, y: float, width: float, ink: str) -> None:
        """Draw a level line."""
        self.strokes.append(Stroke(((x0, y), (x1, y)), width, ink))

    def tag(self, since: int, element: Element) -> None:
        """Say what the texts are that were added since there were so many; what is said stays."""
        self.texts[since:] = [
            text if text.element else replace(text, element=element) for text in self.texts[since:]
        ]

    def tag_rows(self, key: str) -> None:
        """Make a paragraph of each row of texts of which nothing was said."""
        row, height = 0, None
        for index, text in enumerate(self.texts):
            if text.element or not text.line.boxes:
                continue
            if height is None or abs(text.y - height) > _ROW:
                row, height = row + 1, text.y
            element = Element(Role.PARAGRAPH, f"{key} {row}")
            self.texts[index] = replace(text, element=element)


def furnish(pages: Sequence[Page], first: int = 1, count: int | None = None) -> None:
    """Draw what each page carries beside what it says.

    Args:
        pages: those that are there.
        first: the number of the first of them.
        count: how many there will be; 0 while nobody knows, None if these are all.
    """
    for number, page in enumerate(pages, first):
        if page.furniture is not None:
            page.furniture.draw(page, number, len(pages) if count is None else count)


def undrawn(pages: Iterable[Page]) -> tuple[str, ...]:
    """Return the characters that are shown as code points, each once, in code point order."""
    lines = [
        line
        for page in pages
        for line in (
            *(text.line for text in page.texts),
            *([page.ground.line] if page.ground else []),
        )
    ]
    cells = (box.cell for line in lines for box in line.boxes)
    return tuple(sorted({cell.character for cell in cells if cell.is_code_point}))
