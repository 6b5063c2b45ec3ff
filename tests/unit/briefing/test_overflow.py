"""Where cards do not fit, tabs say where they go on, and where they came from, rightly."""

import re
from dataclasses import dataclass
from itertools import pairwise

import pytest

from tests.unit.briefing.packs import annotation, crowd, scattered
from tests.unit.briefing.reading import words
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.briefing.page import Page

ONWARD = ("see next", "below left")
BACK = ("from before", "from the right")
TAB = re.compile(r"Notes? (\d+)(?:–(\d+))?, (.+)")


@dataclass(frozen=True)
class Tab:
    """A tab: which notes, and where they are said to be."""

    page: int
    first: int
    last: int
    where: str


def tabs(pages: list[Page]) -> list[Tab]:
    """Return the tabs of all pages in reading order."""
    found: list[Tab] = []
    for index, page in enumerate(pages):
        for text in page.texts:
            said = TAB.fullmatch(text.line.text)
            if said:
                first = int(said[1])
                found.append(Tab(index, first, int(said[2] or first), said[3]))
    return found


def heads(page: Page) -> list[int]:
    """Return the numbers of the cards on a page, in the order in which they stand there."""
    return [
        int(text.line.text)
        for text in page.texts
        if text.line.text.isdigit() and text.line.boxes[0].cell.size == 6.2
    ]


def many(memorandum, kind):
    if kind == "scattered":
        return scattered(memorandum, 500)
    if kind == "crowd":
        return crowd(memorandum, "m12", 40)
    long = annotation(memorandum, "x", "m12", "雙向", "很長的意見，" * 3333)
    return [long, annotation(memorandum, "y", "m13", None, "之後。")]


@pytest.mark.parametrize("kind", ["scattered", "crowd", "long"])
@pytest.mark.parametrize("options", [{}, {"parallel": True}])
def test_each_tab_onward_is_answered_by_one_back(composed, memorandum, kind, options) -> None:
    pages = list(composed(many(memorandum, kind), **options).pages)
    found = tabs(pages)
    onward = [tab for tab in found if tab.where in ONWARD]
    back = [tab for tab in found if tab.where in BACK]
    assert onward
    if not options:
        assert [(tab.first, tab.last) for tab in onward] == [(tab.first, tab.last) for tab in back]
        for here, there in zip(onward, back, strict=True):
            assert there.page == here.page + (here.where == "see next")
            assert (there.where == "from the right") is (here.where == "below left")
    for tab in back:
        assert tab.first in heads(pages[tab.page])


@pytest.mark.parametrize("kind", ["scattered", "crowd", "long"])
def test_the_margin_never_overtakes_what_waits(composed, memorandum, kind) -> None:
    pages = composed(many(memorandum, kind)).pages
    order = [number for page in pages for number in heads(page)]
    assert list(dict.fromkeys(order)) == sorted(set(order))
    assert set(order) == set(range(1, len(many(memorandum, kind)) + 1))
    again = len(order) - len(set(order))
    continued = sum(
        text.line.text == "(continued)" and text.line.boxes[0].cell.size == 7
        for page in pages
        for text in page.texts
    )
    assert continued == again


@pytest.mark.parametrize("layout", [Layout.MARGIN, Layout.ENDNOTES, Layout.CLEAN])
def test_no_heading_is_the_last_thing_of_a_page(composed, memorandum, script, layout) -> None:
    pages = composed(scattered(memorandum, 60), layout=layout, script=script).pages
    for section in memorandum.domains:
        title = "".join(section.heading(script).split())
        first = memorandum.passages_of(section.id)[1].text(script)[:12]
        opening = f"{section.numeral}、{title}"
        where = [index for index, page in enumerate(pages) if opening in words(page)]
        assert any(first in words(pages[index]) for index in where), section.id


def test_no_page_begins_or_ends_with_one_line_of_a_paragraph(composed, memorandum, script) -> None:
    pages = composed([], layout=Layout.CLEAN, script=script).pages
    bodies = [
        [text.line for text in page.texts if text.line.boxes[0].cell.size == 15.793]
        for page in pages
    ]
    texts = [one.text(script) for one in memorandum.passages]

    def whole(line) -> str:
        """Return the passage that a line is of."""
        return next(text for text in texts if text[line.start : line.end] == line.text)

    parted = 0
    for before, after in pairwise(bodies):
        last, first = before[-1], after[0]
        if first.start == 0:
            continue
        parted += 1
        assert last.start > 0, last.text
        assert first.end < len(whole(first)), first.text
    assert parted > 3
