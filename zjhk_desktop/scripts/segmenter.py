"""Where the words of a Chinese text begin: the only importer of the segmentation library.

The dictionary is one of Simplified words. A text whose scripts are equally long, character for
character, is cut in Simplified, and the breaks are those of both.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from zjhk_desktop.domain.errors import SegmenterMissing

_JOINER = "\u200d"


class Segmenter:
    """Cuts texts by a dictionary, to which the words of the house are added."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """Load the dictionary (half a second at most, 60 MB) and add words (Simplified).

        Raises:
            SegmenterMissing: the library is not there for this system.
        """
        try:
            # Only building needs it, and some systems lack it.
            from rjieba import Jieba  # noqa: PLC0415
        except ImportError:
            raise SegmenterMissing from None
        self._dictionary = Jieba()
        for word in sorted(words):
            self._dictionary.add_word(word, None, None)

    def breaks(self, text: str, fixed: Sequence[tuple[int, int]] = ()) -> tuple[int, ...]:
        """Return the code points at which words begin, 0 first; nothing for an empty text.

        What is not in the dictionary (new words, names of people) is found by the likelihood of
        its characters. A mark of punctuation is a word of its own, a repeated one (……) is one.

        Args:
            text: Simplified.
            fixed: `[start, end)` of what is one word in any case, in order, not overlapping.
        """
        starts: set[int] = set()
        done = 0
        for start, end in (*fixed, (len(text), len(text))):
            starts.update(self._cut(text[done:start], done))
            starts.add(start)
            done = end
        within = {place for start, end in fixed for place in range(start + 1, end)}
        return tuple(
            place
            for place in sorted(starts - within)
            if place < len(text) and not (place and _holds_together(text[place - 1], text[place]))
        )

    def _cut(self, text: str, offset: int) -> Iterable[int]:
        """Yield where the words of a part begin that begins at `offset`."""
        for word in self._dictionary.cut(text, hmm=True):
            yield offset
            offset += len(word)


def _holds_together(before: str, after: str) -> bool:
    """Say whether no word can end between two characters."""
    if _JOINER in (before, after) or unicodedata.category(after).startswith("M"):
        return True
    return before == after and not before.isalnum()
