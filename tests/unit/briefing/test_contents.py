"""The contents: every domain with its page and notes, and what the lines mean."""

import itertools

import pytest

from tests.unit.briefing.packs import annotation, scattered
from tests.unit.briefing.reading import outside, overlaps, squeeze, words
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.domain.annotation import Category


def folio(page) -> str:
    """Return the number between the dashes at a page's foot."""
    (number,) = [text.line.text for text in page.texts if text.y == 36 and "/" in text.line.text]
    return number.partition(" / ")[0]


@pytest.mark.parametrize("layout", [Layout.MARGIN, Layout.ENDNOTES])
@pytest.mark.parametrize("parallel", [False, True])
def test_each_domain_is_listed_with_the_page_it_begins_on(
    composed, memorandum, pack, layout, parallel
) -> None:
    pages = composed(pack, layout=layout, parallel=parallel).pages
    assert [folio(page) for page in pages[1:]] == [str(n) for n in range(2, len(pages) + 1)]
    assert words(pages[-1]).count(f"{len(pages)}/{len(pages)}") == 1
    listed = words(pages[1])
    for section in memorandum.domains:
        (begins,) = [
            folio(page)
            for page in pages
            if any(mark.section == section.id for mark in page.bookmarks)
        ]
        measures = [one.number for one in memorandum.measures if one.section == section.id]
        entry = f"{section.numeral}{section.heading_hant}{measures[0]}–{measures[-1]}{begins}"
        assert squeeze(entry) in listed


def test_notes_are_counted_by_domain_and_category(composed, memorandum) -> None:
    made = [
        annotation(memorandum, "a", "m07", None, category=Category.KEY),
        annotation(memorandum, "b", "d02", None, category=Category.DONE),
        annotation(memorandum, "c", "p1", None, category=Category.QUERY),
    ]
    page = composed(made).pages[1]
    listed = words(page)
    assert "金融7–8" in listed
    row = next(text.y for text in page.texts if text.line.text == "金融")
    said = [text.line.text for text in page.texts if abs(text.y - row) < 4 and text.x > 400]
    assert said == ["A", "F", "2"]
    front = next(text.y for text in page.texts if text.line.text == "Text of the memorandum")
    said = [text.line.text for text in page.texts if abs(text.y - front) < 4 and text.x > 400]
    assert said == ["B", "1"]
    assert "3notesinall" in listed


def test_every_row_leads_to_its_section(composed, memorandum) -> None:
    page = composed([]).pages[1]
    sections = [link.section for link in page.links]
    assert sections[1:] == [section.id for section in memorandum.domains]
    heights = [(link.y1, link.y0) for link in page.links]
    assert all(above[1] == pytest.approx(below[0]) for above, below in itertools.pairwise(heights))


@pytest.mark.parametrize("mono", [False, True])
def test_nothing_overlaps_however_much_there_is(composed, memorandum, script, mono) -> None:
    for made in ([], scattered(memorandum, 900)):
        page = composed(made, script=script, mono=mono).pages[1]
        assert list(overlaps(page)) == []
        assert outside(page) == []
        assert all(area.x1 <= 559.3 for area in page.areas)


def test_the_legend_names_every_category(composed) -> None:
    listed = words(composed([]).pages[1])
    for letter in "ABCDEF":
        assert letter in listed
    assert listed.count("備忘錄") >= 6


def test_a_part_of_the_memorandum_has_no_contents(composed) -> None:
    pages = composed([], domains=(3,)).pages
    assert "Contents" not in words(pages[0])
    assert folio(pages[0]) == "1"
