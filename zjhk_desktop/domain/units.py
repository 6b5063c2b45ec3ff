"""What is taken at a character of a passage: its word, or its clause.

Offsets are code points; words and clauses are the same in both scripts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.domain.pairs import PAIRED, partners
from zjhk_desktop.domain.trimming import trimmed

_CLAUSE_ENDS = "，。；：？！"


def word_at(passage: Passage, offset: int) -> tuple[int, int]:
    """Return `[start, end)` of the word at a code point; at the end, of the last.

    At 《 or 》 and other paired marks it is all that they enclose, with them.
    """
    text = passage.text_hant
    if not text:
        return 0, 0
    offset = min(offset, len(text) - 1)
    if text[offset] in PAIRED and offset in (pairs := partners(text)):
        return min(offset, pairs[offset]), max(offset, pairs[offset]) + 1
    starts = _starts(passage)
    index = bisect_right(starts, offset)
    return starts[index - 1], starts[index] if index < len(starts) else len(text)


def clause_at(passage: Passage, offset: int) -> tuple[int, int]:
    """Return `[start, end)` of the clause at a code point, without the marks around it.

    A clause ends at ，。；：？！. At such a mark it is the clause before.
    """
    text = passage.text_hant
    start = max(text.rfind(mark, 0, offset) + 1 for mark in _CLAUSE_ENDS)
    ends = (text.find(mark, offset) for mark in _CLAUSE_ENDS)
    return trimmed(text, start, min((end for end in ends if end >= 0), default=len(text)))


def word_edge_after(passage: Passage, offset: int) -> int | None:
    """Return where the next word begins, or the passage ends; None at its end."""
    starts = _starts(passage)
    if offset >= len(passage):
        return None
    index = bisect_right(starts, offset)
    return starts[index] if index < len(starts) else len(passage)


def word_edge_before(passage: Passage, offset: int) -> int | None:
    """Return where the word before begins; None at the passage's beginning."""
    starts = _starts(passage)
    index = bisect_left(starts, offset)
    return starts[index - 1] if index else None


def _starts(passage: Passage) -> Sequence[int]:
    """Return where words begin; a passage whose words nobody has found has its characters."""
    return passage.breaks or range(len(passage))
