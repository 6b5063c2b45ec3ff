"""Where an annotation lies: code points of a passage, with the words themselves beside them."""

from dataclasses import dataclass

from zjhk_desktop.domain.errors import (
    EmptyQuote,
    EmptyRange,
    QuoteAbsent,
    QuoteNotFound,
    RangeOutside,
)
from zjhk_desktop.domain.memorandum import Memorandum, Passage

CONTEXT = 16
"""How many code points of prefix and suffix an anchor keeps."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the memorandum that is the same in both scripts.

    Attributes:
        passage: id of the passage.
        start: first code point.
        end: code point after the last.
        quote: the hant text of `[start, end)`.
        prefix: up to `CONTEXT` hant code points before it.
        suffix: up to `CONTEXT` hant code points after it.
        whole: the annotation is about the passage as a whole, not these words.
    """

    passage: str
    start: int
    end: int
    quote: str
    prefix: str = ""
    suffix: str = ""
    whole: bool = False


def anchor_range(passage: Passage, start: int, end: int) -> Anchor:
    """Return the anchor of `[start, end)` code points.

    Raises:
        EmptyRange: nothing lies in the range.
        RangeOutside: the range reaches outside the passage.
    """
    if not (0 <= start <= len(passage) and 0 <= end <= len(passage)):
        raise RangeOutside(start=start, end=end, id=passage.id, length=len(passage))
    if start >= end:
        raise EmptyRange(start=start, end=end)
    text = passage.text_hant
    return Anchor(
        passage.id,
        start,
        end,
        text[start:end],
        text[max(0, start - CONTEXT) : start],
        text[end : end + CONTEXT],
    )


def anchor_whole(passage: Passage) -> Anchor:
    """Return the anchor of the passage as a whole."""
    return Anchor(passage.id, 0, len(passage), passage.text_hant, whole=True)


def anchor_quote(passage: Passage, quote: str, nth: int = 1) -> Anchor:
    """Return the anchor of the nth place (from 1) where a quote stands, in either script.

    Places are counted once, in order, whether the quote matches in hant, in hans or in both.

    Raises:
        EmptyQuote: the quote is empty.
        QuoteAbsent: it does not stand there.
        QuoteNotFound: it does not stand there so many times.
    """
    if not quote:
        raise EmptyQuote
    starts = sorted(
        {*_occurrences(passage.text_hant, quote), *_occurrences(passage.text_hans, quote)}
    )
    if not starts:
        raise QuoteAbsent(quote=quote, id=passage.id)
    if not 1 <= nth <= len(starts):
        raise QuoteNotFound(quote=quote, nth=nth, id=passage.id, count=len(starts))
    return anchor_range(passage, starts[nth - 1], starts[nth - 1] + len(quote))


def quotes_of(anchor: Anchor, memorandum: Memorandum | None) -> tuple[str, ...]:
    """Return the words of an anchor in hant and hans; without their passage, as it keeps them."""
    if memorandum is None or anchor.passage not in memorandum:
        return (anchor.quote,)
    passage = memorandum.passage(anchor.passage)
    return tuple(text[anchor.start : anchor.end] for text in (passage.text_hant, passage.text_hans))


def _occurrences(text: str, quote: str) -> list[int]:
    """Return every start of the quote, overlapping ones included."""
    found: list[int] = []
    start = text.find(quote)
    while start >= 0:
        found.append(start)
        start = text.find(quote, start + 1)
    return found
