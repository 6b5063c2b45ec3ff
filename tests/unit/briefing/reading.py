"""What stands on composed pages, read back for tests."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from zjhk_desktop.briefing.card_forms import Place
from zjhk_desktop.briefing.page import Page, Text

_COMMENTS = {place.form.comment.size for place in Place}
_CODE_POINTS = {size * 0.72 for size in _COMMENTS}


def words(page: Page) -> str:
    """Return the texts of a page in reading order, without white space."""
    return squeeze("".join(text.line.text for text in page.texts))


def squeeze(text: str) -> str:
    """Return a text without white space."""
    return "".join(text.split())


def said(pages: Iterable[Page]) -> str:
    """Return the comments on some pages, without white space."""
    return squeeze(
        "".join(
            text.line.text
            for page in pages
            for text in page.texts
            if page.numbered and _is_comment(text)
        )
    )


def _is_comment(text: Text) -> bool:
    """Say whether a line is part of a comment, by its size; code points are shown smaller."""
    return any(
        box.cell.size in (_CODE_POINTS if box.cell.is_code_point else _COMMENTS)
        and not box.cell.face.name.endswith("Bold")
        for box in text.line.boxes
    )


def rectangle(text: Text) -> tuple[float, float, float, float]:
    """Return what a text covers: left, bottom, right, top."""
    boxes = text.line.boxes
    size = max(box.cell.size for box in boxes)
    return (
        text.x + boxes[0].x0,
        text.y - 0.10 * size,
        text.x + text.line.width,
        text.y + 0.80 * size,
    )


def overlaps(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the texts of a page that lie on one another."""
    drawn = [(rectangle(text), text.line.text) for text in page.texts if text.line.boxes]
    for (one, first), (other, second) in combinations(drawn, 2):
        apart = (
            one[2] <= other[0] + 0.01
            or other[2] <= one[0] + 0.01
            or one[3] <= other[1] + 0.01
            or other[3] <= one[1] + 0.01
        )
        if not apart:
            yield first, second


def outside(page: Page) -> list[str]:
    """Return the texts that lie outside the printed part of a page, upright or landscape."""
    width, height = page.size
    bottom = 30 if height > width else 18
    left, right, top = 36, width - 35, height - 30
    found: list[str] = []
    for text in page.texts:
        if text.line.boxes:
            x0, y0, x1, y1 = rectangle(text)
            if x0 < left or y0 < bottom or x1 > right or y1 > top:
                found.append(text.line.text)
    return found
