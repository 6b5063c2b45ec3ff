"""Colours and line patterns of the printed page: a category survives a printer without colour.

Lengths in points, colours as `#RRGGBB`. The screen shares tints, inks and patterns.
"""

from dataclasses import dataclass
from math import pi, sin

from zjhk_desktop.domain.annotation import Category

INK = "#1B1B1B"
NAVY = "#1F3A5F"
GREY = "#6A6A6A"
RULE = "#B9B4AA"
PALE = "#F5F4F0"
WHITE = "#FFFFFF"

_TINTS = {
    Category.KEY: "#D3EEF1",
    Category.QUERY: "#FFEDB8",
    Category.AMEND: "#D6E7FB",
    Category.RESERVE: "#FBDDD7",
    Category.ACTION: "#E8E0F8",
    Category.DONE: "#DAF1DF",
}
_INKS = {
    Category.KEY: "#0A6473",
    Category.QUERY: "#85560B",
    Category.AMEND: "#22599A",
    Category.RESERVE: "#A5351F",
    Category.ACTION: "#5F3DA3",
    Category.DONE: "#25683F",
}
_GROUND = "#E9EDF2"
_MONO_TINT = "#ECECEC"
_MONO_PALE = "#F4F4F4"
_MONO_RULE = "#B2B2B2"

_WAVE_STEPS = 8
_WAVE_LENGTH = 3.6
_WAVE_HEIGHT = 0.85
_WAVE = tuple(0.4 + _WAVE_HEIGHT * sin(2 * pi * step / _WAVE_STEPS) for step in range(_WAVE_STEPS))
_TICK_PITCH = 3.4
_TICK = 1.9
_DOUBLE = 1.6


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one printing."""

    mono: bool = False

    def tint(self, category: Category) -> str:
        """Return the colour of a category's band."""
        return _MONO_TINT if self.mono else _TINTS[category]

    def ink(self, category: Category) -> str:
        """Return the colour of a category's lines, markers and names."""
        return INK if self.mono else _INKS[category]

    @property
    def pale(self) -> str:
        """Return the colour behind proposed words."""
        return _MONO_PALE if self.mono else PALE

    @property
    def rule(self) -> str:
        """Return the colour of quiet rules."""
        return _MONO_RULE if self.mono else RULE

    @property
    def ground(self) -> str:
        """Return the colour behind rows that head others."""
        return _MONO_TINT if self.mono else _GROUND

    @property
    def navy(self) -> str:
        """Return the colour of structure: headings, numbers, their rules."""
        return INK if self.mono else NAVY


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `dash` alternates drawn and blank lengths."""

    points: tuple[tuple[float, float], ...]
    width: float
    ink: str
    dash: tuple[float, ...] = ()
    round: bool = False


def across(category: Category, x0: float, x1: float, y: float, ink: str) -> list[Stroke]:
    """Return a category's pattern as an underline from `x0` to `x1` whose top is about `y`."""
    return [
        Stroke(tuple((x0 + along, y - off) for along, off in points), width, ink, dash, is_round)
        for points, width, dash, is_round in _pattern(category, x1 - x0)
    ]


def down(category: Category, y0: float, y1: float, x: float, ink: str) -> list[Stroke]:
    """Return a category's pattern as an upright line from `y0` down to `y1`, right of `x`."""
    return [
        Stroke(tuple((x + off, y0 - along) for along, off in points), width, ink, dash, is_round)
        for points, width, dash, is_round in _pattern(category, y0 - y1)
    ]


_Lines = list[tuple[tuple[tuple[float, float], ...], float, tuple[float, ...], bool]]
"""Points along and away from the line, stroke width, dash, round ends."""


def _pattern(category: Category, length: float) -> _Lines:
    """Return the lines that make up a category's pattern."""
    straight = ((0.0, 0.0), (length, 0.0))
    match category:
        case Category.KEY:
            return [(straight, 1.25, (), False)]
        case Category.QUERY:
            return [(straight, 1.0, (3.4, 1.5), False)]
        case Category.AMEND:
            other = ((0.0, _DOUBLE), (length, _DOUBLE))
            return [(straight, 0.5, (), False), (other, 0.5, (), False)]
        case Category.RESERVE:
            return [(_wave(length), 0.62, (), True)]
        case Category.ACTION:
            dots = ((0.7, 0.1), (max(0.71, length - 0.6), 0.1))
            return [(dots, 1.36, (0.0, 2.5), True)]
        case Category.DONE:
            return [(straight, 0.5, (), False), *_ticks(length)]


def _wave(length: float) -> tuple[tuple[float, float], ...]:
    """Return a wave that ends between two of its points where the length does."""
    step = _WAVE_LENGTH / _WAVE_STEPS
    whole = int(length / step)
    points = [(step * index, _WAVE[index % _WAVE_STEPS]) for index in range(whole + 1)]
    rest = length / step - whole
    if rest:
        low, high = _WAVE[whole % _WAVE_STEPS], _WAVE[(whole + 1) % _WAVE_STEPS]
        points.append((length, low + rest * (high - low)))
    return tuple(points)


def _ticks(length: float) -> _Lines:
    count = int(length / _TICK_PITCH) + 1
    places = [0.25 + index * _TICK_PITCH for index in range(count)]
    return [(((place, 0.0), (place, _TICK)), 0.5, (), False) for place in places if place <= length]
