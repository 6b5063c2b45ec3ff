"""Passphrases: one spelling of each, and a rough idea of how hard it is to guess."""

import math
import unicodedata
from enum import StrEnum
from itertools import pairwise

FAIR_BITS, STRONG_BITS = 40, 64
"""From here on a guess takes long enough to matter, and too long to be tried."""

_CLASSES = (("a", "z", 26), ("A", "Z", 26), ("0", "9", 10), (" ", "~", 33))
"""First and last character of a class, and how many it holds."""
_OTHERS = 2000
"""About so many characters does one choose among who writes Chinese."""
_FORESEEN = 0.25
"""What a character counts that repeats the one before or follows it in order."""


class Strength(StrEnum):
    """How hard a passphrase is to guess."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def normalise(passphrase: str) -> str:
    """Return a passphrase in one spelling, however keyboard and system compose its letters."""
    return unicodedata.normalize("NFC", passphrase)


def strength_of(passphrase: str) -> Strength:
    """Return a rough estimate, by length and kinds of characters; words are not looked up."""
    bits = _bits(normalise(passphrase))
    if bits >= STRONG_BITS:
        return Strength.STRONG
    return Strength.FAIR if bits >= FAIR_BITS else Strength.WEAK


def _bits(text: str) -> float:
    if not text:
        return 0.0
    choices = sum({_class_of(each) for each in text})
    length = 1.0
    for before, character in pairwise(text):
        length += _FORESEEN if abs(ord(character) - ord(before)) <= 1 else 1.0
    # However often they come: few characters are soon tried in all orders.
    return min(length, 3.0 * len(set(text))) * math.log2(choices)


def _class_of(character: str) -> int:
    return next((size for low, high, size in _CLASSES if low <= character <= high), _OTHERS)
