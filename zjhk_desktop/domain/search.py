"""Finding folded words in folded text: exact substrings, offsets in code points."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from zjhk_desktop.domain.query import Term

_SEPARATOR = "\0"
"""Stands between joined texts; none of them holds it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a query stands in a passage; `text` is the hant text of `[start, end)`."""

    passage: str
    start: int
    end: int
    text: str


def find_spans(folded: str, query: str) -> list[tuple[int, int]]:
    """Return `[start, end)` of each place, without overlaps, where a folded query stands."""
    spans: list[tuple[int, int]] = []
    if not query:
        return spans
    length = len(query)
    start = folded.find(query)
    while start >= 0:
        spans.append((start, start + length))
        start = folded.find(query, start + length)
    return spans


def find_terms(folded: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Return `[start, end)` of each place of each term, in order; none unless every term stands.

    Places of different terms that overlap are one place.
    """
    found: list[tuple[int, int]] = []
    for term in terms:
        spans = find_spans(folded, term.text) or find_spans(folded, term.bare)
        if not spans:
            return []
        found += spans
    return found if len(terms) == 1 else merge_spans(found)


def merge_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that overlap as one; spans that only touch stay two."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


class JoinedText:
    """Many folded texts as one, so that a single scan finds the few that hold some words."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Join texts; none holds a NUL."""
        self._texts = texts
        self._joined = _SEPARATOR.join(texts)
        lengths = (len(text) + len(_SEPARATOR) for text in texts)
        self._starts = list(accumulate(lengths, initial=0))

    def find(self, terms: Sequence[Term]) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """Yield the number of each text that holds every term (there is one at least), and where.

        The longest word is looked for in all texts at once, the others only where it stands.
        """
        if len(terms) == 1 and not terms[0].bare:
            yield from self._places(terms[0].text)
            return
        probe = max((term.bare or term.text for term in terms), key=len)
        for number, _ in self._places(probe):
            spans = find_terms(self._texts[number], terms)
            if spans:
                yield number, spans

    def _places(self, word: str) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """Yield the number of each text that holds a word, and its places without overlaps."""
        if not word or _SEPARATOR in word:
            return
        find, starts, length = self._joined.find, self._starts, len(word)
        place = find(word)
        while place >= 0:
            number = bisect_right(starts, place) - 1
            start, end = starts[number], starts[number + 1]
            spans: list[tuple[int, int]] = []
            while 0 <= place < end:
                offset = place - start
                spans.append((offset, offset + length))
                place = find(word, place + length)
            yield number, spans
