"""The frames of the marked-up pages for type of any size.

Pages are set as if type were always of normal size, on a sheet that is the smaller the larger
the type is to be, and are magnified when they are set; so leading, cards, marks and leaders stay
in proportion. Lengths here are those of that sheet: points, divided by the magnification. Lines
hold whole characters.
"""

from dataclasses import dataclass
from math import floor

from zjhk_desktop.briefing.body import BodyMeasures
from zjhk_desktop.briefing.flow import Frame

EDGES = (56.0, 559.3)
"""Between which margin pages and those in both scripts stand, on paper."""

WIDE_EDGES = (70.6, 524.7)
"""Between which pages with notes after the text stand, on paper."""

_LITTLE = 1e-6
_MARGIN_SHARE = 0.7264
"""The part of the width that the text takes beside its cards: 28 characters of normal size."""

_NUMBER, _GAP = 30.0, 30.0
_WIDE_NUMBER = 34.1
_PARALLEL_NUMBER, _PARALLEL_GAP = 24.0, 14.3


@dataclass(frozen=True, slots=True)
class MarginMeasures:
    """Of the margin layout: the text, its frame, that of the cards, and both together."""

    text: BodyMeasures
    body: Frame
    column: Frame
    sheet: Frame


def margin_measures(zoom: float) -> MarginMeasures:
    """Return the measures of the margin layout."""
    left, right = (edge / zoom for edge in EDGES)
    size = 11.5
    free = right - left - _NUMBER - _GAP
    end = left + _NUMBER + floor(_MARGIN_SHARE * free / size + _LITTLE) * size
    return MarginMeasures(
        BodyMeasures(left=left, text=left + _NUMBER, right=end, size=size, leading=20.6),
        Frame(left, end, 771 / zoom, 64 / zoom),
        Frame(end + _GAP, right, 768 / zoom, 61 / zoom),
        Frame(left, right, 768 / zoom, 61 / zoom),
    )


@dataclass(frozen=True, slots=True)
class WideMeasures:
    """Of the layout with notes after the text: the text and its frame."""

    text: BodyMeasures
    frame: Frame


def wide_measures(zoom: float) -> WideMeasures:
    """Return the measures of the layout with notes after the text."""
    left, right = (edge / zoom for edge in WIDE_EDGES)
    size = 12.0
    start = right - floor((right - left - _WIDE_NUMBER) / size + _LITTLE) * size
    return WideMeasures(
        BodyMeasures(left=left, text=start, right=right, size=size, leading=22.4),
        Frame(left, right, 771 / zoom, 64 / zoom),
    )


@dataclass(frozen=True, slots=True)
class ParallelMeasures:
    """Of both scripts side by side: the columns, their frame, and what stands above them.

    Attributes:
        middle: where the rule between the columns stands.
        label: the height of the columns' names.
        head: where that rule begins.
    """

    left: BodyMeasures
    right: BodyMeasures
    sheet: Frame
    middle: float
    label: float
    head: float


def parallel_measures(zoom: float) -> ParallelMeasures:
    """Return the measures of both scripts side by side."""
    left, right = (edge / zoom for edge in EDGES)
    size, leading = 10.5, 18.9
    free = (right - left - _PARALLEL_GAP) / 2 - _PARALLEL_NUMBER
    width = floor(free / size + _LITTLE) * size
    first, second = left + _PARALLEL_NUMBER, right - width
    end, start = first + width, second - _PARALLEL_NUMBER
    return ParallelMeasures(
        BodyMeasures(left=left, text=first, right=end, size=size, leading=leading),
        BodyMeasures(left=start, text=second, right=right, size=size, leading=leading),
        Frame(left, right, 748 / zoom, 64 / zoom),
        (end + start) / 2,
        763 / zoom,
        772 / zoom,
    )
