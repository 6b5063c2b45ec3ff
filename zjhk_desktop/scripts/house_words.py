"""The house's own usage: words that are written otherwise than the dictionaries would."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A house word in a text: `[start, end)` and what stands there afterwards."""

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

    def spans(self, text: str, parts: Sequence[tuple[int, int]]) -> list[Span]:
        """Return where house words stand as whole words, from left to right.

        Args:
            text: what is searched.
            parts: `[start, end)` of each piece of the text that must not be cut, in order: a house
                word may hold such a piece or be one, but not begin or end inside it.
        """
        words = self._load()
        found: list[Span] = []
        position = 0
        while hit := self._initials.search(text, position):
            start = hit.start()
            word = next(self._candidates(text, start, parts), "")
            if word:
                found.append(Span(start, start + len(word), words[word]))
            position = start + max(1, len(word))
        return found

    def _candidates(self, text: str, start: int, parts: Sequence[tuple[int, int]]) -> Iterator[str]:
        """Yield the whole words at a place, the longest first."""
        words = self._load()
        for length in self._lengths:
            word = text[start : start + length]
            if word in words and not (_cuts(parts, start) or _cuts(parts, start + length)):
                yield word

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


def _cuts(parts: Sequence[tuple[int, int]], place: int) -> bool:
    """Say whether a place lies inside a part, not at its edge."""
    index = bisect_left(parts, (place, 0)) - 1
    return index >= 0 and parts[index][1] > place
