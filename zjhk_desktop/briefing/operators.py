"""Shapes as PDF operators; each sets all of the graphics state that it needs.

reportlab's own path is slow where there are thousands of short lines, as in waves.
"""

from functools import lru_cache

from zjhk_desktop.briefing.page import Area
from zjhk_desktop.briefing.palette import Stroke


def stroke_operators(stroke: Stroke) -> str:
    """Return what draws a line through points."""
    (x, y), *others = stroke.points
    cap = 1 if stroke.round else 0
    dash = " ".join(_number(length) for length in stroke.dash)
    parts = [f"{rgb(stroke.ink)} RG {_number(stroke.width)} w {cap} J 1 j [{dash}] 0 d"]
    parts.append(f"{x:.2f} {y:.2f} m")
    parts.extend(f"{x:.2f} {y:.2f} l" for x, y in others)
    parts.append("S")
    return "\n".join(parts)


def area_operators(area: Area) -> str:
    """Return what fills a rectangle."""
    size = f"{area.x1 - area.x0:.3f} {area.y1 - area.y0:.3f}"
    return f"{rgb(area.ink)} rg {area.x0:.3f} {area.y0:.3f} {size} re f"


@lru_cache(maxsize=64)
def rgb(ink: str) -> str:
    """Return a colour, given as `#RRGGBB`, as three numbers from 0 to 1."""
    parts = (int(ink[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return " ".join(_number(part) for part in parts)


def _number(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
