"""Ideographic description sequences (⿰釒只): they picture one character and stay as they are."""

import re

_FIRST, _LAST = "\u2ff0", "\u2fff"
_OPERATOR = re.compile(f"[{_FIRST}-{_LAST}]")
_THREE_PARTS = "\u2ff2\u2ff3"
_ONE_PART = "\u2ffe\u2fff"
_DEEPEST = 16
LONGEST_DESCRIPTION = 64
"""Code points of the longest sequence."""


def has_operators(text: str) -> bool:
    """Say whether any sequence could begin in the text."""
    return _OPERATOR.search(text) is not None


def description_length(text: str, start: int) -> int:
    """Return how many code points the sequence at `start` has, or 0 if none stands there.

    The limits (16 levels, 64 code points) are those of C++ OpenCC, which decide where it
    stops taking a run of operators for a sequence.
    """
    if not _FIRST <= text[start] <= _LAST:
        return 0
    open_parts = [1]
    position = start
    while open_parts:
        if (
            position == len(text)
            or position - start == LONGEST_DESCRIPTION
            or len(open_parts) > _DEEPEST
        ):
            return 0
        open_parts[-1] -= 1
        parts = _parts(text[position])
        position += 1
        if parts:
            open_parts.append(parts)
        while open_parts and open_parts[-1] == 0:
            open_parts.pop()
    return position - start


def _parts(character: str) -> int:
    """Return how many parts an operator joins; 0 for a character that is none."""
    if not _FIRST <= character <= _LAST:
        return 0
    return 3 if character in _THREE_PARTS else 1 if character in _ONE_PART else 2
