"""Marks of punctuation that come in pairs: 《》, “”, （） and their like."""

_OPENING = "《〈「『“‘（【〔［｛([{"
_CLOSING = "》〉」』”’）】〕］｝)]}"
_OPENER = dict(zip(_CLOSING, _OPENING, strict=True))

PAIRED = frozenset(_OPENING + _CLOSING)
"""Every mark that opens or closes."""


def partners(text: str) -> dict[int, int]:
    """Return where the partner of each paired mark stands; one without a partner is left out.

    A mark that closes nothing (’ as an apostrophe) disturbs no other pair.
    """
    found: dict[int, int] = {}
    open_marks: list[int] = []
    for place, character in enumerate(text):
        if character in _OPENING:
            open_marks.append(place)
        elif character in _CLOSING:
            opener = _OPENER[character]
            depth = next((i for i, at in enumerate(reversed(open_marks)) if text[at] == opener), -1)
            if depth >= 0:
                del open_marks[len(open_marks) - depth :]
                opened = open_marks.pop()
                found[opened], found[place] = place, opened
    return found
