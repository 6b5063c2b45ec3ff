"""Longest-prefix lookup in conversion dictionaries, by OpenCC's group policies."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and what they become; the longest word at a place wins.

    Attributes:
        words: word -> its conversion.
        lengths: first character -> lengths of the words that begin with it, longest first.
    """

    words: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]

    def match(self, text: str, start: int) -> str:
        """Return the longest word that stands at `start`, else the empty string."""
        for length in self.lengths.get(text[start], ()):
            word = text[start : start + length]
            if word in self.words:
                return word
        return ""


@dataclass(frozen=True, slots=True)
class LexiconGroup:
    """Lexicons asked in order: the first that knows a word at a place answers alone."""

    lexicons: tuple[Lexicon, ...]
    initials: frozenset[str]

    def match(self, text: str, start: int) -> tuple[str, str]:
        """Return the word at `start` and its conversion, else two empty strings."""
        if text[start] in self.initials:
            for lexicon in self.lexicons:
                word = lexicon.match(text, start)
                if word:
                    return word, lexicon.words[word]
        return "", ""


def make_lexicon(sources: Iterable[Mapping[str, str]]) -> Lexicon:
    """Return the union of dictionaries; of equal words the first dictionary's counts."""
    words: dict[str, str] = {}
    for source in reversed(list(sources)):
        words.update(source)
    lengths: dict[str, set[int]] = {}
    for word in words:
        lengths.setdefault(word[0], set()).add(len(word))
    ordered = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}
    return Lexicon(words, ordered)


def make_group(
    node: Mapping[str, Any], union: Callable[[tuple[str, ...]], Lexicon]
) -> LexiconGroup:
    """Return the lookup that a `dict` node of an OpenCC configuration describes.

    Args:
        node: `{"type": "txt", "file": …}` or `{"type": "group", "match_policy": …, "dicts": …}`;
            the policy is `short_circuit` (the first that matches) or `union` (the longest match).
        union: file names -> the union of those dictionaries.
    """
    lexicons = tuple(union(files) for files in _unions(node))
    initials = frozenset(first for lexicon in lexicons for first in lexicon.lengths)
    return LexiconGroup(lexicons, initials)


def _unions(node: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield the file names of each lexicon of a node, in the order in which they are asked."""
    if node["type"] != "group":
        yield (node["file"],)
    elif node.get("match_policy") == "union":
        yield tuple(child["file"] for child in node["dicts"])
    else:
        for child in node["dicts"]:
            yield from _unions(child)
