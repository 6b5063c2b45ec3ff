"""An excerpt of a text around the places that were found in it, cut to the room there is."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

ELLIPSIS = "…"

_LEADS = (10.0, 4.0)
"""Room before the first place found, in full-width characters: the wider, unless more places
fit after the narrower."""

_NARROW = 0.55
"""Room that a narrow character takes."""


@dataclass(frozen=True, slots=True)
class Span:
    """A place found, in code points of the excerpt; `index` is its number among all places."""

    start: int
    end: int
    index: int


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words around places found.

    Attributes:
        text: one line, with an ellipsis at each end that is cut.
        spans: the places wholly in it, in order; the first one is always there, cut if need be.
        taken: how many of the places given are in it and need no row of their own.
    """

    text: str
    spans: tuple[Span, ...]
    taken: int


def excerpt(text: str, places: Sequence[Span], room: float) -> Excerpt:
    """Return the words around the first of some places in a text.

    Args:
        text: the whole text.
        places: places in it in order, without overlaps; at least one.
        room: how many full-width characters fit in the line.
    """
    wide = _excerpt(text, places, room, _LEADS[0])
    if len(places) == wide.taken:
        return wide
    narrow = _excerpt(text, places, room, _LEADS[1])
    return narrow if narrow.taken > wide.taken else wide


def _excerpt(text: str, places: Sequence[Span], room: float, lead: float) -> Excerpt:
    first = places[0]
    start = _start(text, first.start, lead)
    left = room - (1 if start else 0)
    end = start
    while end < len(text):
        left -= width_of(text[end])
        rest = 0 if end + 1 == len(text) else 1
        if left < rest:
            break
        end += 1
    end = max(end, first.start + 1)
    shift = len(ELLIPSIS) - start if start else 0
    spans = tuple(
        Span(place.start + shift, min(place.end, end) + shift, place.index)
        for place in places
        if place.end <= end or place is first
    )
    before = ELLIPSIS if start else ""
    after = ELLIPSIS if end < len(text) else ""
    return Excerpt(before + _one_line(text[start:end]) + after, spans, len(spans))


def shown_spans(words: Excerpt, shown: str) -> tuple[Span, ...]:
    """Return the places as far as they are to be seen where the end gave way to an ellipsis.

    Args:
        words: the excerpt.
        shown: its text, or the beginning of it and an ellipsis.
    """
    if shown == words.text:
        return words.spans
    end = len(shown) - len(ELLIPSIS)
    return tuple(
        Span(span.start, min(span.end, end), span.index) for span in words.spans if span.start < end
    )


def width_of(character: str) -> float:
    """Return the room that a character takes, a full-width one taking 1."""
    return 1.0 if unicodedata.east_asian_width(character) in "WFA" else _NARROW


def _start(text: str, found: int, lead: float) -> int:
    """Return where to begin, so that a place stands not too far from the left."""
    start = found
    while start and lead > 0:
        start -= 1
        lead -= width_of(text[start])
    return 0 if start <= 2 else start


def _one_line(text: str) -> str:
    """Return text with each line break, tab and control character as one space."""
    if text.isprintable():
        return text
    return "".join(
        " " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character
        for character in text
    )
