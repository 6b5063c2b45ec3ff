"""The cells of a printed table, as parts of the document's structure."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.palette import INK


def tag_cells(
    page: Page, since: int, row: Element, starts: Sequence[float], role: Role = Role.CELL
) -> None:
    """Make cells of the texts that were added since there were so many, from left to right.

    Args:
        page: where they stand.
        since: how many texts there were.
        row: the element that the cells are parts of.
        starts: where each column but the first begins; one without text gets an empty cell.
        role: what the cells are.
    """
    columns: list[list[Text]] = [[] for _ in range(len(starts) + 1)]
    for text in page.texts[since:]:
        columns[bisect_right(starts, text.x)].append(text)
    page.texts[since:] = [
        replace(text, element=Element(role, f"{row.key}.{number}", under=row))
        for number, texts in enumerate(columns)
        for text in texts or [Text(SetLine((), 0, 0), 0.0, 0.0, INK)]
    ]
