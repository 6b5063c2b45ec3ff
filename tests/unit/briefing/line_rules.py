"""A checker of set lines that shares no rule with the setter.

The rules are those of clreq ("Prohibition rules for line start and line end", basic level, with
dashes and ellipses not at a line's start) and GB/T 15834; where ink lies is read from the font
files by fontTools.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from fontTools.ttLib import TTFont

from zjhk_desktop.briefing.lines import Box, SetLine
from zjhk_desktop.paths import program_files

NOT_FIRST = set("，。、；：？！…—·・～〜") | set("）」』》〉】〗〕｝］”’") | set(",.;:?!)]}%‰℃")
NOT_LAST = set("（「『《〈【〖〔｛［“‘") | set("([{$￥")
PAIRED = set("—…")
EDGE = 0.01
"""How far a justified line may miss its edge, in points."""

STRETCH = 0.09
"""How far a gap may open, in em (a space: `SPACE`; Chinese beside Latin has `BESIDE` already)."""

SPACE = 0.30
BESIDE = 0.25


def faults(
    text: str, lines: Sequence[SetLine], size: float, measure: float, indent: float = 0.0
) -> list[str]:
    """Return what is wrong with one paragraph set to a measure, each fault as a sentence."""
    found = list(_losses(text, lines))
    runs = _runs(text)
    widths = [0.0] * (len(runs) and runs[-1] + 1)
    for line in lines:
        for box in line.boxes:
            widths[runs[box.offset]] += box.cell.width
    for index, line in enumerate(lines):
        room = measure - (indent if index == 0 else 0.0)
        is_last = index == len(lines) - 1
        if not is_last and line.boxes:
            place = lines[index + 1].start
            if runs[place - 1] == runs[place] and widths[runs[place]] > room - size:
                continue  # no line holds it: wherever it is torn, something is parted
            found += _bad_break(text, line, place)
        found += _bad_edge(line, size, measure, is_last=is_last)
        found += _bad_boxes(line, size)
    if len(lines) > 1 and _is_widow(lines[-1]) and not _is_forced(text):
        found.append(f"one character alone: {lines[-1].text!r}")
    return found


def _losses(text: str, lines: Sequence[SetLine]) -> Iterator[str]:
    """Yield what is missing, twice there or out of order; only spaces may be swallowed."""
    place = 0
    for line in lines:
        shown = [box.offset for box in line.boxes]
        if line.start != place or shown != list(range(place, place + len(shown))):
            yield f"out of order at {place}"
        if line.text != text[place : place + len(shown)]:
            yield f"other characters at {place}: {line.text!r}"
        if text[place + len(shown) : line.end].strip(" \t"):
            yield f"lost at {place}: {text[place + len(shown) : line.end]!r}"
        place = line.end
    if place != len(text):
        yield f"lost at the end: {text[place:]!r}"


def _bad_break(text: str, line: SetLine, place: int) -> Iterator[str]:
    """Yield what forbids the break after a line, before a place in the text."""
    last, first = line.text[-1], text[place]
    if first in NOT_FIRST:
        yield f"{first!r} begins a line"
    if last in NOT_LAST:
        yield f"{last!r} ends a line"
    if line.end == line.start + len(line.boxes):
        if last in PAIRED and first == last:
            yield f"{last + first!r} is parted"
        if _is_narrow(last) and _is_narrow(first):
            yield f"a word is parted: {line.text[-8:]!r} {text[place:][:8]!r}"
    if _stands_on(first):
        yield f"{first!r} is parted from what it stands on"


def _bad_edge(line: SetLine, size: float, measure: float, *, is_last: bool) -> Iterator[str]:
    """Yield what is wrong at the right edge: lines end there, or had nothing left to give."""
    if len(line.boxes) < 2:
        return
    if line.width > measure + EDGE:
        yield f"{line.text!r} is {line.width - measure:.2f} too long"
    if line.justified and abs(line.width - measure) > EDGE:
        yield f"{line.text!r} misses its edge by {measure - line.width:.3f}"
    if not is_last and not line.justified:
        give = sum(_gives(line, size))
        if measure - line.width < give - EDGE:
            yield f"{line.text!r} is ragged for no reason"


def _gives(line: SetLine, size: float) -> Iterator[float]:
    """Yield how far each gap of a line may open."""
    words = _words(line)
    for index, (before, after) in enumerate(pairwise(line.boxes)):
        one, other = before.cell.character, after.cell.character
        if one in " \t":
            yield SPACE * size
        elif other in " \t" or _stands_on(other) or (words[index] and words[index + 1]):
            yield 0.0
        else:
            yield 0.0 if one in PAIRED and other in PAIRED else STRETCH * size


def _words(line: SetLine) -> list[bool]:
    """Say of each box whether it is part of a word; what stands on another is what that is."""
    words: list[bool] = []
    for box in line.boxes:
        character = box.cell.character
        if _stands_on(character) and words:
            words.append(words[-1])
        else:
            narrow = character in "“”‘’" and "Latin" in box.cell.face.name
            words.append(narrow or _is_narrow(character))
    return words


def _bad_boxes(line: SetLine, size: float) -> Iterator[str]:
    """Yield characters that lie on one another, are torn apart or have no box of their own."""
    words = _words(line)
    gives = _gives(line, size)
    for index, (before, after) in enumerate(pairwise(line.boxes)):
        pair = before.cell.character + after.cell.character
        if before.x1 > after.x0 + 1e-6 or before.x1 < before.x0 - 1e-6:
            yield f"the boxes of {pair!r} overlap"
        beside = words[index] != words[index + 1] and " " not in pair
        allowed = next(gives) + (BESIDE * size if beside else 0.0)
        if after.x0 - before.x1 > allowed + 1e-6:
            yield f"{pair!r} is torn apart by {after.x0 - before.x1:.2f}"
        if _stands_on(pair[1]):
            yield from _bad_mark(before, after, size)
        elif not set(pair) & (PAIRED | {" ", "\t"}) and not _stands_on(pair[0]):
            end, start = _ink(before)[1], _ink(after)[0]
            if end > start + 0.02 * size:
                yield f"the ink of {pair!r} overlaps by {end - start:.2f}"


def _bad_mark(base: Box, mark: Box, size: float) -> Iterator[str]:
    """Yield that a mark stands aside of what it belongs to."""
    ink = _ink(mark)
    if _stands_on(base.cell.character) or ink[0] == ink[1]:
        return
    if ink[1] < base.pen or ink[0] > base.x1 + 0.05 * size:
        yield f"{mark.cell.character!r} stands aside of {base.cell.character!r}"


def _ink(box: Box) -> tuple[float, float]:
    """Return where the ink of a box begins and ends on its line."""
    first = _outline(box.cell.face.name, box.cell.shown[:1])
    last = _outline(box.cell.face.name, box.cell.shown[-1:])
    if first is None or last is None or len(box.cell.shown) != 1:
        return (box.x0, box.x1)
    scale = box.cell.size
    return (box.pen + first[0] * scale, box.pen + last[1] * scale)


@cache
def _outline(face: str, character: str) -> tuple[float, float] | None:
    """Return where a glyph's ink begins and ends, in em; None where there is none."""
    font = _font(face)
    name = font.getBestCmap().get(ord(character)) if character else None
    glyph = font["glyf"][name] if name else None
    if glyph is None or not glyph.numberOfContours:
        return None
    unit = font["head"].unitsPerEm
    return (glyph.xMin / unit, glyph.xMax / unit)


@cache
def _font(face: str) -> Any:
    return TTFont(program_files().fonts / f"{face}.ttf", lazy=True)


def _runs(text: str) -> list[int]:
    """Return, for each character, the number of the run that it is in; runs may not be parted."""
    runs: list[int] = []
    number = 0
    for place, character in enumerate(text):
        before = text[:place].rstrip(" \t")[-1:]
        if place and not _is_joined(text[place - 1], before, character):
            number += 1
        runs.append(number)
    return runs


def _is_joined(one: str, before: str, other: str) -> bool:
    """Say whether no line may end between two neighbours; `before` is the last but spaces."""
    return (
        other in " \t"
        or before in NOT_LAST
        or (_is_narrow(one) and _is_narrow(other))
        or other in NOT_FIRST
        or (one in PAIRED and other in PAIRED)
        or _stands_on(other)
    )


def _stands_on(character: str) -> bool:
    """Say whether a character belongs to the one before it."""
    return unicodedata.category(character) in ("Mn", "Me")


def _is_narrow(character: str) -> bool:
    """Say whether a character is set in words: Latin letters, digits and their marks."""
    if character.isspace() and character != "\u00a0":
        return False
    return character == "–" or (character.isprintable() and ord(character) < 0x2000)


def _is_widow(line: SetLine) -> bool:
    """Say whether a line shows a single character, punctuation not counted."""
    shown = "".join(box.cell.shown for box in line.boxes)
    return len([each for each in shown if unicodedata.category(each)[0] not in "PZM"]) == 1


def _is_forced(text: str) -> bool:
    """Say whether there is no way round a last line of one character."""
    return len([each for each in text if unicodedata.category(each)[0] not in "PZM"]) <= 2
