"""The signs of an editor's hand: a line through what would go, a caret where words come in."""

from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.palette import Stroke
from zjhk_desktop.domain.wording import is_flat

HEIGHT = 0.29
"""How high it stands over the words' baseline, in em."""

WIDTH = 0.9

_SLASH = (-0.02, 0.78)
"""From where to where over the baseline a slash goes, in em."""
_SLASH_INSET = 0.2

_STEM, _POINT, _FEET = 0.84, -0.02, -0.22
"""A caret's stem, point and feet, over the baseline in em."""
_HALF = 0.2
_CARET_WIDTH = 0.8


def draw_strike(
    page: Page, words: str, edges: tuple[float, float], baseline: float, size: float, ink: str
) -> None:
    """Draw a line through words; level strokes like 一, among which it is not seen, get a slash.

    Args:
        page: drawn upon.
        words: those that are struck on this line.
        edges: where they begin and end.
        baseline: their height.
        size: of their characters, in points.
        ink: the colour.
    """
    left, right = edges
    low = high = baseline + HEIGHT * size
    if is_flat(words):
        inset = _SLASH_INSET * size
        left, right = left + inset, right - inset
        low, high = (baseline + share * size for share in _SLASH)
    page.strokes.append(Stroke(((left, low), (right, high)), WIDTH, ink))


def draw_caret(page: Page, x: float, baseline: float, size: float, ink: str) -> None:
    """Draw a caret between two characters: the words that come in there stand on the card."""
    top, point, feet = (baseline + share * size for share in (_STEM, _POINT, _FEET))
    half = _HALF * size
    for points in (((x, top), (x, point)), ((x - half, feet), (x, point), (x + half, feet))):
        page.strokes.append(Stroke(points, _CARET_WIDTH, ink))
