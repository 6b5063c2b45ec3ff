"""A big dictionary that is not parsed: its lines are sorted, so a few are found by halving.

Reading the fifty thousand phrases into a mapping takes longer than everything else of a first
conversion; a text of common length needs a few thousand of them.
"""

from collections.abc import Mapping
from types import MappingProxyType

_NO_WORDS: Mapping[str, str] = MappingProxyType({})


class SortedDictionary:
    """Lines `word<tab>value value…`, sorted by word in the order of code points."""

    def __init__(self, text: str) -> None:
        """Hold the text of the file.

        Raises:
            ValueError: the last line does not end like the others: the file is not whole.
        """
        if not text.endswith("\n"):
            raise ValueError(len(text))
        self._text = text

    def words_of(self, initial: str) -> Mapping[str, str]:
        """Return the words that begin with a character, each with its first value."""
        start = self._first_line(initial)
        if not self._text.startswith(initial, start):
            return _NO_WORDS
        end = self._first_line(chr(ord(initial) + 1)) if initial < "\U0010ffff" else None
        words: dict[str, str] = {}
        for line in self._text[start:end].splitlines():
            word, _, values = line.partition("\t")
            words[word] = values.partition(" ")[0]
        return words

    def _first_line(self, initial: str) -> int:
        """Return where the first line stands that begins with a character or a greater one."""
        text = self._text
        low, high = 0, len(text)
        while low < high:
            middle = text.rfind("\n", low, (low + high) // 2) + 1 or low
            if text[middle] < initial:
                low = text.index("\n", middle) + 1
            else:
                high = middle
        return low
