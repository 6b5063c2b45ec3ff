"""Longest-prefix lookup in conversion dictionaries, by OpenCC's group policies."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

WordsOf = Callable[[str], Mapping[str, str]]
"""First character -> the words that begin with it, and what each becomes."""


class Entries(NamedTuple):
    """The words with one first character.

    Attributes:
        lengths: of the words, longest first.
        words: word -> its conversion.
    """

    lengths: tuple[int, ...]
    words: Mapping[str, str]


class Lexicon:
    """A union of dictionaries; words are taken from them at the first need of their initial."""

    def __init__(self, sources: Sequence[WordsOf]) -> None:
        """Join dictionaries; of equal words the first dictionary's counts."""
        self._sources = sources
        self._entries: dict[str, Entries] = {}

    def entries(self, initial: str) -> Entries:
        """Return the words that begin with a character."""
        found = self._entries.get(initial)
        if found is None:
            words: dict[str, str] = {}
            for words_of in reversed(self._sources):
                words.update(words_of(initial))
            lengths = tuple(sorted({len(word) for word in words}, reverse=True))
            found = self._entries[initial] = Entries(lengths, words)
        return found


class LexiconGroup:
    """Lexicons asked in order: the first that knows a word at a place answers alone."""

    def __init__(self, lexicons: Sequence[Lexicon]) -> None:
        """Ask these lexicons; in each the longest word at a place wins."""
        self._lexicons = lexicons
        self._entries: dict[str, tuple[Entries, ...]] = {}

    def match(self, text: str, start: int) -> tuple[str, str]:
        """Return the word at `start` and its conversion, else two empty strings."""
        found = self._entries.get(text[start])
        for lengths, words in self._known(text[start]) if found is None else found:
            for length in lengths:
                word = text[start : start + length]
                if word in words:
                    return word, words[word]
        return "", ""

    def touches(self, text: str) -> bool:
        """Say whether any character of the text begins a word."""
        entries = self._entries
        return any(entries[one] if one in entries else self._known(one) for one in set(text))

    def _known(self, initial: str) -> tuple[Entries, ...]:
        """Return the words with an initial, lexicon by lexicon; only of those that have any."""
        found = self._entries.get(initial)
        if found is None:
            asked = (lexicon.entries(initial) for lexicon in self._lexicons)
            found = self._entries[initial] = tuple(each for each in asked if each.words)
        return found


def make_group(
    node: Mapping[str, Any], union: Callable[[tuple[str, ...]], Lexicon]
) -> LexiconGroup:
    """Return the lookup that a `dict` node of an OpenCC configuration describes.

    Args:
        node: `{"type": "txt", "file": …}` or `{"type": "group", "match_policy": …, "dicts": …}`;
            the policy is `short_circuit` (the first that matches) or `union` (the longest match).
        union: file names -> the union of those dictionaries.
    """
    return LexiconGroup([union(files) for files in _unions(node)])


def _unions(node: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the file names of each lexicon of a node, in the order in which they are asked."""
    if node["type"] != "group":
        yield (node["file"],)
    elif node.get("match_policy") == "union":
        yield tuple(child["file"] for child in node["dicts"])
    else:
        for child in node["dicts"]:
            yield from _unions(child)
