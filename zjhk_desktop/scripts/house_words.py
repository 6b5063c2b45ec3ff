"""The house's own usage: words that are written otherwise than the dictionaries would."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Span:
    """A house word in a text: `[start, end)` and what stands there afterwards."""

    start: int
    end: int
    value: str


class Part(NamedTuple):
    """A piece of a text that is converted as one: `[start, end)`.

    Attributes:
        value: what a dictionary word becomes; empty for a description sequence, in which nothing
            may be touched.
    """

    start: int
    end: int
    value: str


class HouseWords:
    """Finds house words; the words themselves are asked for at the first use.

    A word counts in either script, so that Traditional text keeps the house's form too.
    """

    def __init__(self, words: Callable[[], Mapping[str, str]]) -> None:
        """Name what gives the words: hans -> hant, each pair of equal length."""
        self._ask = words
        self._words: Mapping[str, str] | None = None
        self._lengths: tuple[int, ...] = ()
        self._initials = re.compile("(?!)")

    @property
    def longest(self) -> int:
        """Return the length of the longest word."""
        self._load()
        return max(self._lengths, default=0)

    def spans(self, text: str, parts: Sequence[Part]) -> list[Span]:
        """Return where house words stand as whole words, from left to right.

        A house word may hold parts, or lie inside one dictionary word. It may reach into a
        dictionary word only where both write alike what they share, so that 并成立 may end in
        立了 but not begin in 合并.

        Args:
            text: what is searched.
            parts: its dictionary words and description sequences, in order.
        """
        self._load()
        found: list[Span] = []
        position = 0
        while hit := self._initials.search(text, position):
            span = next(self._candidates(text, hit.start(), parts), None)
            if span:
                found.append(span)
            position = span.end if span else hit.start() + 1
        return found

    def _candidates(self, text: str, start: int, parts: Sequence[Part]) -> Iterator[Span]:
        """Yield the whole words at a place, the longest first."""
        words = self._load()
        for length in self._lengths:
            word = text[start : start + length]
            if word in words:
                span = Span(start, start + len(word), words[word])
                if _is_whole(span, parts):
                    yield span

    def _load(self) -> Mapping[str, str]:
        if self._words is None:
            given = self._ask()
            words = {**{hant: hant for hant in given.values()}, **given}
            self._lengths = tuple(sorted({len(word) for word in words}, reverse=True))
            if words:
                initials = "".join(sorted({word[0] for word in words}))
                self._initials = re.compile(f"[{re.escape(initials)}]")
            # Last, since another thread takes it for the sign that all is there.
            self._words = words
        return self._words


def _is_whole(span: Span, parts: Sequence[Part]) -> bool:
    """Say whether no part forbids the house word."""
    first, last = _part_around(parts, span.start), _part_around(parts, span.end)
    return all(part is None or _admits(part, span) for part in (first, last))


def _part_around(parts: Sequence[Part], place: int) -> Part | None:
    """Return the part that a place lies inside of, not at its edge."""
    index = bisect_left(parts, place, key=lambda part: part.start) - 1
    return parts[index] if index >= 0 and parts[index].end > place else None


def _admits(part: Part, span: Span) -> bool:
    """Say whether a dictionary word holds the house word or writes alike what they share."""
    if part.start <= span.start and span.end <= part.end:
        return bool(part.value)
    start, end = max(span.start, part.start), min(span.end, part.end)
    shared = part.value[start - part.start : end - part.start]
    return bool(shared) and shared == span.value[start - span.start : end - span.start]
