"""The outlines of glyphs, for words that are drawn and not written: no program reads them as text.

Our faces hold plain TrueType outlines only, none that is put together of others.
"""

import struct
from collections.abc import Iterator, Sequence
from itertools import accumulate

from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.pdf_objects import short

_ON_CURVE, _SHORT_X, _SHORT_Y, _REPEATED, _SAME_X, _SAME_Y = 1, 2, 4, 8, 16, 32

_Point = tuple[float, float]
_Contour = Sequence[tuple[float, float, bool]]
"""Points in order, each on the curve or off it."""


def line_operators(line: SetLine) -> str:
    """Return what fills the glyphs of a line, its left edge and baseline at the origin."""
    parts: list[str] = []
    for box in line.boxes:
        pen, size = box.pen, box.cell.size
        for character in box.cell.shown:
            scale = size / box.cell.face.units
            for contour in contours(box.cell.face.outline(character)):
                moved = [(pen + x * scale, y * scale, on) for x, y, on in contour]
                parts.extend(_path(moved))
            pen += box.cell.face.advance(character) * size / 1000
    return "\n".join([*parts, "f"]) if parts else ""


def contours(glyph: bytes) -> list[_Contour]:
    """Return the contours of a glyph as it lies in a font's `glyf` table; none if it is empty."""
    if not glyph:
        return []
    (count,) = struct.unpack_from(">h", glyph)
    ends = struct.unpack_from(f">{count}H", glyph, 10)
    (hints,) = struct.unpack_from(">H", glyph, 10 + 2 * count)
    at = 12 + 2 * count + hints
    flags: list[int] = []
    while len(flags) <= ends[-1]:
        flag, at = glyph[at], at + 1
        flags.append(flag)
        if flag & _REPEATED:
            flags += [flag] * glyph[at]
            at += 1
    xs, at = _coordinates(glyph, at, flags, _SHORT_X, _SAME_X)
    ys, at = _coordinates(glyph, at, flags, _SHORT_Y, _SAME_Y)
    points = [
        (float(x), float(y), bool(flag & _ON_CURVE))
        for x, y, flag in zip(xs, ys, flags, strict=False)
    ]
    starts = [0, *(end + 1 for end in ends)]
    return [points[start : end + 1] for start, end in zip(starts, ends, strict=False)]


def _coordinates(
    glyph: bytes, at: int, flags: Sequence[int], is_short: int, is_same: int
) -> tuple[list[int], int]:
    """Return one coordinate of each point, and where the next thing in the glyph begins."""
    steps: list[int] = []
    for flag in flags:
        if flag & is_short:
            steps.append(glyph[at] if flag & is_same else -glyph[at])
            at += 1
        elif flag & is_same:
            steps.append(0)
        else:
            steps.append(struct.unpack_from(">h", glyph, at)[0])
            at += 2
    return list(accumulate(steps)), at


def _path(contour: _Contour) -> Iterator[str]:
    """Yield the operators of a closed contour; PDF knows cubic curves only."""
    points = _with_middles(contour)
    (x, y, _), *others = points
    pen = (x, y)
    yield f"{short(x)} {short(y)} m"
    bend: _Point | None = None
    for x, y, is_on in (*others, points[0]):
        if not is_on:
            bend = (x, y)
            continue
        yield _curve(pen, bend, (x, y)) if bend else f"{short(x)} {short(y)} l"
        pen, bend = (x, y), None
    yield "h"


def _with_middles(contour: _Contour) -> list[tuple[float, float, bool]]:
    """Return a contour with the points that lie between two off the curve, one on it first."""
    points: list[tuple[float, float, bool]] = []
    for before, point in zip((contour[-1], *contour[:-1]), contour, strict=True):
        if not (before[2] or point[2]):
            points.append(((before[0] + point[0]) / 2, (before[1] + point[1]) / 2, True))
        points.append(point)
    first = next(index for index, point in enumerate(points) if point[2])
    return points[first:] + points[:first]


def _curve(start: _Point, bend: _Point, end: _Point) -> str:
    """Return the operator of a quadratic curve."""
    controls = (
        edge + 2 / 3 * (middle - edge)
        for here in (start, end)
        for edge, middle in zip(here, bend, strict=True)
    )
    return " ".join([*map(short, controls), *map(short, end), "c"])
