"""Outlines that several things share."""

from math import cos, pi, sin

_ROUND_STEPS = 12


def pill(x: float, y: float, half: float, radius: float) -> tuple[tuple[float, float], ...]:
    """Return the closed outline of a pill about `(x, y)`; a disc if it is no wider than high."""
    points: list[tuple[float, float]] = []
    straight = half - radius
    for side, start in ((1, -pi / 2), (-1, pi / 2)):
        for step in range(_ROUND_STEPS + 1):
            angle = start + pi * step / _ROUND_STEPS
            points.append((x + side * straight + radius * cos(angle), y + radius * sin(angle)))
    return (*points, points[0])
