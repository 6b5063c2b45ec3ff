"""Design tokens: colours of both themes, sizes and spacing. No literal of them elsewhere."""

from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Category


@dataclass(frozen=True, slots=True)
class CategoryColours:
    """Band behind the words, underline, and text on the band (contrast at least 4.5:1)."""

    band: str
    line: str
    text: str


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one theme, as #RRGGBB."""

    dark: bool
    window: str
    bar: str
    sidebar: str
    paper: str
    card: str
    field: str
    ink: str
    ink2: str
    muted: str
    rule: str
    strong_rule: str
    navy: str
    navy_tint: str
    on_navy: str
    selection: str
    warning: str
    hover: str
    difference: str
    hit: str
    hit_current: str
    hit_ring: str
    on_hit: str
    shadow: str
    categories: dict[Category, CategoryColours]

    def mark(self, category: Category, *, resolved: bool) -> CategoryColours:
        """Return the colours of a note's mark: its category's, grey once it is resolved."""
        if resolved:
            return CategoryColours(self.hover, self.muted, self.muted)
        return self.categories[category]


LIGHT = Colours(
    dark=False,
    window="#F3F0EA",
    bar="#FAF8F4",
    sidebar="#F6F3ED",
    paper="#FFFEFB",
    card="#FFFFFF",
    field="#FFFFFF",
    ink="#1D1D1F",
    ink2="#3D3A37",
    muted="#6B6660",
    rule="#E2DDD3",
    strong_rule="#CFC8BB",
    navy="#1F3A5F",
    navy_tint="#E6ECF4",
    on_navy="#FFFFFF",
    selection="#BCD2EE",
    warning="#8A5A0B",
    hover="#EDE8DF",
    difference="#E8DCC2",
    hit="#FFD873",
    hit_current="#FFB84D",
    hit_ring="#8A4B00",
    on_hit="#1D1D1F",
    shadow="#1F1A10",
    categories={
        Category.KEY: CategoryColours("#D3EEF1", "#0B7A8C", "#0A6473"),
        Category.QUERY: CategoryColours("#FFEDB8", "#B7791F", "#85560B"),
        Category.AMEND: CategoryColours("#D6E7FB", "#2B6CB0", "#22599A"),
        Category.RESERVE: CategoryColours("#FBDDD7", "#C0432F", "#A5351F"),
        Category.ACTION: CategoryColours("#E8E0F8", "#7350B5", "#5F3DA3"),
        Category.DONE: CategoryColours("#DAF1DF", "#2F7D4F", "#25683F"),
    },
)

DARK = Colours(
    dark=True,
    window="#14171C",
    bar="#1C2027",
    sidebar="#191D23",
    paper="#1F2329",
    card="#282D35",
    field="#15181D",
    ink="#E8E4DC",
    ink2="#CFCAC1",
    muted="#A8A298",
    rule="#343A43",
    strong_rule="#474E59",
    navy="#A9C4E6",
    navy_tint="#2A3648",
    on_navy="#10161F",
    selection="#3A567C",
    warning="#F0C36A",
    hover="#2B3038",
    difference="#463E2C",
    hit="#6B5312",
    hit_current="#9C6110",
    hit_ring="#FFC56B",
    on_hit="#FFF6E2",
    shadow="#000000",
    categories={
        Category.KEY: CategoryColours("#14424A", "#46B3C4", "#7AD0DD"),
        Category.QUERY: CategoryColours("#4A3A14", "#D9A441", "#F0C36A"),
        Category.AMEND: CategoryColours("#1F3F63", "#6AA5E6", "#93C1F4"),
        Category.RESERVE: CategoryColours("#56291F", "#EC7A66", "#F7A495"),
        Category.ACTION: CategoryColours("#3E3160", "#A78BE6", "#C4AFF2"),
        Category.DONE: CategoryColours("#1E4632", "#5CBB85", "#86D6A7"),
    },
)


class Type:
    """Text sizes in px, and the line heights that go with them."""

    TINY = 11
    SMALL = 12
    BASE = 13
    COMMENT = 14
    COMMENT_LINE = 22
    HEAD = 15
    EXCERPT = 15
    EXCERPT_LINE = 24
    MASTHEAD = 17
    BODY = 18
    TITLE = 24


class Space:
    """Lengths in px on a grid of 8 with half steps of 4."""

    HALF = 4
    ONE = 8
    TWO = 16
    THREE = 24
    TOOLBAR = 56
    STATUS = 32
    FOOTER = 64
    CONTENTS = 280
    CONTROL = 32
    CONTROL_SMALL = 28
    CONTENTS_ROW = 30
    NUMBER_COLUMN = 56
    READER_LEFT = 32
    GUTTER = 54
    CARD = 292
    CARD_RIGHT = 14
    RAIL = 138
    RAIL_CARD = 58
    CARD_GAP = 8
    CARD_PAD = 14
    PARAGRAPH_GAP = 12
    RADIUS = 6
    POPUP_RADIUS = 8


LINE_RATIO = 32 / 18
"""Line height of the reader's body over its text size."""

MEASURE = 39
"""Characters in a full line of the reader."""

TEXT_SIZES = (14, 16, 18, 20, 22, 24, 28, 32)
"""The steps of the reader's text size, in px."""
