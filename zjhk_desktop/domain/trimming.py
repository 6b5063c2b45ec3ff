"""Punctuation and spaces at the ends of what is selected belong to no mark."""

from zjhk_desktop.domain.pairs import PAIRED, partners

_MARKS = frozenset("，。；：、？！…⋯—–―·・．,.;:?!")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `[start, end)` without the punctuation and spaces at its ends.

    A paired mark stays where its partner is inside: 《…》 keeps both, 》 alone goes. Of nothing but
    punctuation all stays but the spaces: whoever selects a comma means it.
    """
    pairs = partners(text)
    first, last = start, end
    while first < last and _is_loose(text, pairs, first, first, last):
        first += 1
    while first < last and _is_loose(text, pairs, last - 1, first, last):
        last -= 1
    return (first, last) if first < last else unspaced(text, start, end)


def unspaced(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `[start, end)` without the spaces at its ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def _is_loose(text: str, pairs: dict[int, int], place: int, start: int, end: int) -> bool:
    """Say whether the character at a place goes from the end of `[start, end)`."""
    character = text[place]
    if character in PAIRED:
        return not start <= pairs.get(place, -1) < end
    return character in _MARKS or character.isspace()
