"""Classes of characters: which may begin or end a line, and which belong together.

The sets follow the requirements for Chinese text layout (W3C clreq, "Prohibition rules for line
start and line end") and GB/T 15834; the en dash belongs to the Latin class, or 31–36 would get
gaps and could break.
"""

import re
import unicodedata
from enum import Enum, auto

NO_START = frozenset("，。、；：？！）」』》”’〉】〕｝］…—·・‧～々〜％‰℃°′″" + ",.;:?!)]}%”’")
"""May not begin a line."""

NO_END = frozenset("（「『《“‘〈【〔｛［￥＄" + "([{$¥£#№")
"""May not end a line."""


class Kind(Enum):
    """What a character is to the line setter."""

    HAN = auto()
    OPENER = auto()
    CLOSER = auto()
    DASH = auto()
    LATIN = auto()
    SPACE = auto()
    JOINED = auto()


_OPENERS = frozenset("（「『《“‘〈【〔｛［")
_CLOSERS = frozenset("，。、；：？！）」』》”’〉】〕｝］")
_DASHES = frozenset("—…⋯―")
_BREAK = re.compile("\r\n|[\n\r\u2028\u2029]")


def kind_of(character: str) -> Kind:
    """Return what a character is to the line setter."""
    if character in _OPENERS:
        return Kind.OPENER
    if character in _CLOSERS:
        return Kind.CLOSER
    if character in _DASHES:
        return Kind.DASH
    if character in " \t":
        return Kind.SPACE
    if unicodedata.category(character) in ("Mn", "Me"):
        return Kind.JOINED
    return Kind.LATIN if is_latin(character) else Kind.HAN


def is_latin(character: str) -> bool:
    """Say whether a character is set in words: letters, digits and marks of narrow scripts."""
    if character in "–‑\u00a0":
        return True
    if unicodedata.east_asian_width(character) in ("W", "F"):
        return False
    return ord(character) < 0x2000 or character in "‐‒€™"


def is_hidden(character: str) -> bool:
    """Say whether a character would leave no trace on paper, or would reorder its neighbours.

    Such characters (controls, bidirectional marks, invisible joiners, unassigned and private
    code points) are shown by their code point.
    """
    if character in " \t\u00a0\u3000":
        return False
    category = unicodedata.category(character)
    return category in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") or (
        category == "Zs" and character not in "\u2002\u2003\u2009"
    )


def is_variation_selector(character: str) -> bool:
    """Say whether a character only chooses a form of the one before it."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def paragraphs(text: str) -> list[tuple[int, str]]:
    """Return the paragraphs of a text, each with the offset of its first code point.

    A return and line feed together count as one break; the breaks belong to no paragraph.
    """
    found: list[tuple[int, str]] = []
    start = 0
    for ending in _BREAK.finditer(text):
        found.append((start, text[start : ending.start()]))
        start = ending.end()
    found.append((start, text[start:]))
    return found
