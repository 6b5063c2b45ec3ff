"""What is stamped on every page of a printing: its classification, and a watermark."""

from collections.abc import Sequence
from dataclasses import replace
from math import atan2, degrees, hypot

from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.page import Ground, Page
from zjhk_desktop.briefing.palette import INK
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.sheet import Sheet

_TRACKING = 4.0
_UPRIGHT, _LANDSCAPE = (11.0, 25.0, 20.0), (9.0, 19.0, 17.0)
"""Its size, and how far it lies below the upper and above the lower edge.

Printers leave some twelve points at each edge white.
"""

_GREY = "#EDEDED"
"""So light that text on it stays as legible as on paper, in colour and in mono."""
_LARGEST, _SMALLEST = 96.0, 20.0
_REACH = 0.62
"""The part of the page's diagonal that a watermark takes."""


def classify(pages: Sequence[Page], words: str, setter: LineSetter) -> None:
    """Set a classification in the middle of the head and the foot of every page."""
    if not words:
        return
    for page in pages:
        sheet = Sheet(page, setter)
        width, height = page.size
        size, above, below = _UPRIGHT if height > width else _LANDSCAPE
        style = Style(Family.SANS, size, Weight.BOLD)
        line = setter.line(words, style, tracking=_TRACKING)
        if line.width > width - 80:
            line = setter.shortened(words, style, width - 80)
        texts, page.texts = page.texts, []
        sheet.centred(line, width / 2, above, style, INK)
        page.texts += texts
        sheet.centred(line, width / 2, height - below, style, INK)


def watermark(pages: Sequence[Page], words: str, setter: LineSetter) -> None:
    """Lay words across every page, behind all that is printed on it."""
    if not words:
        return
    style = Style(Family.SANS, _SMALLEST, Weight.BOLD)
    natural = setter.line(words, style).width
    for page in pages:
        width, height = page.size
        room = _REACH * hypot(width, height)
        size = max(_SMALLEST, min(_LARGEST, style.size * room / max(1.0, natural)))
        line = setter.shortened(words, replace(style, size=round(size, 1)), room)
        page.ground = Ground(line, degrees(atan2(height, width)), _GREY)
