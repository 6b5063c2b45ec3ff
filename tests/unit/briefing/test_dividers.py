"""A page before each domain: what it says, where it stands, and what leads to it."""

from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from tests.unit.briefing.packs import scattered, status
from tests.unit.briefing.reading import overlaps, squeeze, words
from tests.unit.briefing.tagged import read_structure
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.annotation import Audience, Category, Visibility
from zjhk_desktop.domain.status import Status

LAYOUTS = [
    {"layout": Layout.MARGIN},
    {"layout": Layout.ENDNOTES},
    {"layout": Layout.CLEAN},
    {"parallel": True},
]


def openings(briefing) -> dict[str, int]:
    """Return the numbers of the pages that the outline leads to, by section."""
    return {
        mark.section: number
        for number, page in enumerate(briefing.pages, 1)
        for mark in page.bookmarks
    }


@pytest.mark.parametrize("duplex", [False, True])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_domain_has_a_page_before_it(composed, memorandum, layout, duplex) -> None:
    briefing = composed(scattered(memorandum, 60), dividers=True, duplex=duplex, **layout)
    pages, begins = briefing.pages, openings(briefing)
    seen = [mark.section for page in pages for mark in page.bookmarks]
    assert len(seen) == len(set(seen))
    for section in memorandum.domains:
        number = begins[section.id]
        measures = [one.number for one in memorandum.measures if one.section == section.id]
        span = squeeze(f"Measures {measures[0]}–{measures[-1]} {len(measures)} measures")
        said = words(pages[number - 1])
        assert squeeze(f"{section.numeral}{section.heading_hant}{span}") in said
        assert not any(text.passage for text in pages[number - 1].texts)
        after = pages[number + 1 if duplex else number]
        held = {text.passage for text in after.texts if text.passage}
        assert section.id in held
        if duplex:
            assert number % 2
            assert pages[number].is_blank
    text = [name for page in pages for name in dict.fromkeys(t.passage for t in page.texts)]
    shown = dict.fromkeys(name for name in text if name)
    assert list(shown) == [passage.id for passage in memorandum.passages]


def test_the_same_notes_are_printed_under_the_same_numbers(composed, memorandum) -> None:
    made = scattered(memorandum, 120)
    plain, divided = composed(made), composed(made, dividers=True)
    assert divided.selection.numbered == plain.selection.numbered
    assert {note.name for page in divided.pages for note in page.live} >= {
        one.annotation.id for one in plain.selection.numbered
    }


def test_notes_and_statuses_are_counted(composed, memorandum) -> None:
    made = [
        *scattered(memorandum, 90),
        status(memorandum, "m10", Status.AGREED),
        status(memorandum, "m11", Status.AGREED),
        status(memorandum, "m12", Status.RESERVED, visibility=Visibility.PRIVATE),
        status(memorandum, "m20", Status.AGREED),
    ]
    briefing = composed(made, dividers=True, audience=Audience.SELF)
    numbered = [
        one for one in briefing.selection.numbered if memorandum.passage(one.passage).domain == 3
    ]
    page = briefing.pages[openings(briefing)["d03"] - 1]
    row = sorted(
        (t for t in page.texts if t.line.boxes and t.line.boxes[0].cell.size == 26),
        key=lambda text: (-text.y, text.x),
    )
    counts = [sum(one.category is category for one in numbered) for category in Category]
    assert [int(text.line.text) for text in row] == [*counts, 4, 2, 1, 0, 0, 0]
    assert f"{len(numbered)}notes" in words(page)
    assert "Notshown" not in words(page)
    seen = composed(made, dividers=True, audience=Audience.SIDE)
    page = seen.pages[openings(seen)["d03"] - 1]
    assert "Notshown1" in words(page)


def test_a_clean_copy_counts_nothing(composed, memorandum) -> None:
    made = [*scattered(memorandum, 20), status(memorandum, "m10", Status.AGREED)]
    briefing = composed(made, dividers=True, layout=Layout.CLEAN)
    page = briefing.pages[openings(briefing)["d03"] - 1]
    assert "Categories" not in words(page)
    assert "Agreed" not in words(page)
    assert briefing.selection.assessments == {}


def test_a_matrix_has_none(composed, memorandum) -> None:
    made = scattered(memorandum, 20)
    plain = composed(made, layout=Layout.MATRIX)
    asked = composed(made, layout=Layout.MATRIX, dividers=True)
    assert [words(page) for page in asked.pages] == [words(page) for page in plain.pages]


def test_statuses_do_not_make_a_passage_annotated(composed, memorandum) -> None:
    made = [*scattered(memorandum, 3), status(memorandum, "m10", Status.AGREED)]
    plain = composed(made, only_annotated=True)
    asked = composed(made, only_annotated=True, dividers=True)
    assert asked.selection.text == plain.selection.text


def test_tabs_step_down_from_domain_to_domain(composed, memorandum, script) -> None:
    briefing = composed([], dividers=True, script=script)
    begins = openings(briefing)
    tabs = []
    for section in memorandum.domains:
        page = briefing.pages[begins[section.id] - 1]
        (tab,) = [area for area in page.areas if area.x1 > page.size[0]]
        numerals = [text for text in page.texts if tab.x0 <= text.x < page.size[0]]
        assert "".join(text.line.text for text in numerals) == section.numeral
        assert all(tab.y0 < text.y < tab.y1 - 5 for text in numerals)
        assert all(text.element is None for text in numerals)
        tabs.append(tab)
        assert list(overlaps(page)) == []
    for above, below in pairwise(tabs):
        assert below.y1 < above.y0


@pytest.mark.parametrize("duplex", [False, True])
def test_contents_and_outline_lead_to_the_dividers(composed, memorandum, faces, duplex) -> None:
    briefing = composed(scattered(memorandum, 30), dividers=True, duplex=duplex)
    pdf = draw(briefing, faces, BriefingOptions())
    begins = openings(briefing)
    contents = briefing.pages[2 if duplex else 1]
    assert f"金融7–8{begins['d02']}" in words(contents)
    with pikepdf.open(BytesIO(pdf)) as opened:
        at = {page.objgen: number for number, page in enumerate(opened.pages, 1)}
        entries = list(opened.pages[2 if duplex else 1].Annots)
        led = [at[entry.Dest[0].objgen] for entry in entries]
        with opened.open_outline() as outline:
            (annex,) = [item for item in outline.root if item.children]
            titles = [item.title for item in annex.children]
    assert led[1:] == [begins[section.id] for section in memorandum.domains]
    assert titles == [f"{each.numeral}、{each.heading_hant}" for each in memorandum.domains]


def test_headings_keep_their_level(composed, faces) -> None:
    pdf = draw(composed([], dividers=True), faces, BriefingOptions())
    headings = [each for each in read_structure(pdf) if each.role == "H2"]
    assert len(headings) == 13


def test_one_domain_alone_has_a_page_before_it(composed, script) -> None:
    briefing = composed([], dividers=True, domains=(3,), script=script)
    assert openings(briefing) == {"d03": 1}
    assert [mark.level for mark in briefing.pages[0].bookmarks] == [0]
