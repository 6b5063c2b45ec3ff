"""Contrast and colour blindness, measured; and the tables of docs/design.md that say so.

Contrast is WCAG 2.1's ratio. Distance between two colours is CIEDE2000, as seen by everybody
or by those who lack one kind of cone (all of it: the worst case).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from coloraide import Color

from zjhk_desktop.briefing.palette import GREY, INK, WHITE, Palette
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.tokens import DARK, LIGHT, Colours

TEXT, MARK = 4.5, 3.0
"""WCAG AA for text of any size; for what is drawn and means something."""
THEMES: Mapping[str, Colours] = {"light": LIGHT, "dark": DARK}
GROUNDS = ("window", "bar", "sidebar", "paper", "card", "field", "hover", "navy_tint")
INKS = ("ink", "ink2", "muted", "navy", "warning")
SIGHTS = ("everybody", "protan", "deutan", "tritan")


@dataclass(frozen=True)
class Pair:
    """What stands on what, and how much contrast it must have."""

    name: str
    ink: str
    ground: str
    least: float

    @property
    def contrast(self) -> float:
        return contrast(self.ink, self.ground)


def contrast(one: str, other: str) -> float:
    """Return WCAG 2.1's contrast of two colours, from 1 to 21."""
    return Color(one).contrast(Color(other), method="wcag21")


def nearest(colours: Mapping[Category, str], sight: str) -> tuple[float, Category, Category]:
    """Return the two colours that one kind of eye tells apart least, and how far they are."""
    seen = {
        category: Color(colour) if sight == "everybody" else Color(colour).filter(sight)
        for category, colour in colours.items()
    }
    return min(
        (seen[one].delta_e(seen[other], method="2000"), one, other)
        for one, other in combinations(seen, 2)
    )


def screen_pairs(colours: Colours) -> Iterator[Pair]:
    """Yield all that stands on a ground in a theme of the window."""
    for ground in GROUNDS:
        for ink in INKS:
            yield Pair(f"{ink} on {ground}", getattr(colours, ink), getattr(colours, ground), TEXT)
    yield Pair("on_navy on navy", colours.on_navy, colours.navy, TEXT)
    yield Pair("ink on selection", colours.ink, colours.selection, TEXT)
    yield Pair("ink on difference", colours.ink, colours.difference, TEXT)
    for ground in ("hit", "hit_current"):
        yield Pair(f"on_hit on {ground}", colours.on_hit, getattr(colours, ground), TEXT)
    for ground in ("paper", "hit_current"):
        yield Pair(f"hit_ring on {ground}", colours.hit_ring, getattr(colours, ground), MARK)
    for category, own in colours.categories.items():
        yield Pair(f"text of {category} on its band", own.text, own.band, TEXT)
        yield Pair(f"text of {category} on card", own.text, colours.card, TEXT)
        yield Pair(f"ink on the band of {category}", colours.ink, own.band, TEXT)
        for ground, under in (("paper", colours.paper), ("card", colours.card), ("band", own.band)):
            yield Pair(f"line of {category} on {ground}", own.line, under, MARK)


def print_pairs(palette: Palette) -> Iterator[Pair]:
    """Yield all that stands on a ground of the printed page."""
    for name, ink in (("ink", INK), ("navy", palette.navy), ("grey", GREY)):
        for ground, under in (("paper", WHITE), ("pale", palette.pale)):
            yield Pair(f"{name} on {ground}", ink, under, TEXT)
    yield Pair("navy on rows that head others", palette.navy, palette.ground, TEXT)
    for category in Category:
        ink, tint = palette.ink(category), palette.tint(category)
        yield Pair(f"ink of {category} on its tint", ink, tint, TEXT)
        yield Pair(f"ink of {category} on paper", ink, WHITE, TEXT)
        yield Pair(f"ink on the tint of {category}", INK, tint, TEXT)


def tables() -> dict[str, str]:
    """Return the tables of docs/design.md by their names, as Markdown."""
    printed = {category: Palette().ink(category) for category in Category}
    return {
        "colours": _table(
            ("token", *THEMES), ((token, *_each(token)) for token in (*GROUNDS, *INKS, *_OTHERS))
        ),
        "contrast": _table(
            ("text on", *(f"{ink}, {theme}" for theme in THEMES for ink in INKS)),
            ((ground, *_contrasts(ground)) for ground in GROUNDS),
        ),
        "categories": _table(
            ("category", "ground", "band", "line", "text", "text on band", "line on paper"),
            _categories(),
        ),
        "sight": _table(
            ("eye", *(f"lines, {theme}" for theme in THEMES), "inks, printed"),
            (
                (
                    sight,
                    *(_nearest(_lines(colours), sight) for colours in THEMES.values()),
                    _nearest(printed, sight),
                )
                for sight in SIGHTS
            ),
        ),
    }


_OTHERS = (
    "rule",
    "strong_rule",
    "on_navy",
    "selection",
    "difference",
    "hit",
    "hit_current",
    "hit_ring",
    "on_hit",
)


def _each(token: str) -> Iterator[str]:
    for colours in THEMES.values():
        yield f"`{getattr(colours, token)}`"


def _contrasts(ground: str) -> Iterator[str]:
    for colours in THEMES.values():
        for ink in INKS:
            yield f"{contrast(getattr(colours, ink), getattr(colours, ground)):.1f}"


def _categories() -> Iterator[tuple[str, ...]]:
    for category in Category:
        for theme, colours in THEMES.items():
            own = colours.categories[category]
            parts = (f"`{own.band}`", f"`{own.line}`", f"`{own.text}`")
            on_band = f"{contrast(own.text, own.band):.1f}"
            yield (category, theme, *parts, on_band, f"{contrast(own.line, colours.paper):.1f}")
        tint, ink = Palette().tint(category), Palette().ink(category)
        on_tint, on_paper = contrast(ink, tint), contrast(ink, WHITE)
        parts = (f"`{tint}`", f"`{ink}`", f"`{ink}`")
        yield (category, "printed", *parts, f"{on_tint:.1f}", f"{on_paper:.1f}")


def _lines(colours: Colours) -> dict[Category, str]:
    return {category: own.line for category, own in colours.categories.items()}


def _nearest(colours: Mapping[Category, str], sight: str) -> str:
    distance, one, other = nearest(colours, sight)
    return f"{distance:.0f} ({one}, {other})"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells: list[tuple[str, ...]] = [tuple(head), *(tuple(row) for row in rows)]
    lines = [f"| {' | '.join(row)} |" for row in cells]
    lines.insert(1, "|" + " --- |" * len(cells[0]))
    return "\n".join(lines)
