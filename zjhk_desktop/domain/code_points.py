"""Characters by their code points: what stands for one that cannot be drawn."""

from collections.abc import Sequence

_NAMED = 12
"""So many code points are named in a sentence; the others are only counted."""
_SPACE, _PICTURES = 0x20, 0x2400
"""The first character that is no control, and the block that pictures those before it."""


def code_point(character: str) -> str:
    """Return a character's code point as Unicode writes it, such as U+1F600."""
    return f"U+{ord(character):04X}"


def code_points(characters: Sequence[str]) -> str:
    """Return the code points of some characters for a sentence, not too many of them."""
    named = [code_point(character) for character in characters[:_NAMED]]
    return " ".join(named if len(characters) <= _NAMED else [*named, "…"])


def picture(character: str) -> str:
    """Return what is seen in the place of a character without a shape: ␛, ␡ or ‹U+202E›."""
    code = ord(character)
    if code < _SPACE:
        return chr(_PICTURES + code)
    return "␡" if character == "\x7f" else f"‹{code_point(character)}›"
