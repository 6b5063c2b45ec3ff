"""The index of names: each name with its measures and pages, in the order of its script."""

import re
from io import BytesIO
from itertools import groupby

import pikepdf
import pytest

from tests.unit.briefing.packs import scattered
from tests.unit.briefing.reading import outside, overlaps, words
from tests.unit.briefing.tagged import read_structure
from zjhk_desktop.briefing.document import draw
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.name_order import name_key

LAYOUTS = [{"layout": Layout.MARGIN}, {"layout": Layout.ENDNOTES}, {"parallel": True}]


def index_of(briefing) -> list:
    """Return the pages of an index, the last ones."""
    (first,) = [
        number
        for number, page in enumerate(briefing.pages)
        if any(mark.section == "index" for mark in page.bookmarks)
    ]
    return list(briefing.pages[first:])


def entries(pages) -> dict[str, str]:
    """Return what is said of each name, by the key of its element."""
    texts = [text for page in pages for text in page.texts if text.element and text.element.under]
    rows = groupby(texts, key=lambda text: text.element.key)
    return {key: " ".join(text.line.text for text in group) for key, group in rows}


def page_of(briefing, passage: str, offset: int) -> int:
    """Return the number of the page on which a code point stands."""
    (number,) = {
        number
        for number, page in enumerate(briefing.pages, 1)
        for text in page.texts
        if text.passage == passage and text.line.start <= offset < text.line.end
    }
    return number


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_name_is_listed_with_measures_and_pages(composed, memorandum, script, layout) -> None:
    briefing = composed(scattered(memorandum, 60), script=script, index=True, **layout)
    pages = index_of(briefing)
    said = entries(pages)
    listed = [key.removeprefix("name ") for key in said if key.startswith("name ")]
    assert sorted(listed) == sorted(name.id for name in memorandum.names)
    names = {name.id: name.written(script) for name in memorandum.names}
    assert listed == sorted(listed, key=lambda each: name_key(names[each], script))
    firsts: dict = {}
    for mention in memorandum.mentions:
        place = firsts.setdefault((mention.name, mention.passage), mention)
        if mention.start < place.start:
            firsts[mention.name, mention.passage] = mention
    for mention in firsts.values():
        passage = memorandum.passage(mention.passage)
        page = page_of(briefing, mention.passage, mention.start)
        label = f"{passage.number} " if passage.id.startswith("m") else ""
        assert re.search(rf"(?<!\d){label}\({page}\)", said[f"name {mention.name}"])


def test_initials_head_their_names(composed, script) -> None:
    said = entries(index_of(composed([], script=script, index=True)))
    heads = [words for key, words in said.items() if key.startswith("initial")]
    assert heads[:2] == (["Q", "1 stroke"] if script == "hant" else ["A", "B"])
    assert heads[-1] == ("18 strokes" if script == "hant" else "Z")


@pytest.mark.parametrize("mono", [False, True])
def test_nothing_overlaps_or_leaves_the_page(composed, script, mono) -> None:
    pages = index_of(composed([], script=script, mono=mono, index=True))
    assert len(pages) == 2
    for page in pages:
        assert list(overlaps(page)) == []
        assert outside(page) == []
        # No initial is left alone at the foot of a column.
        lowest = [
            min((text for text in page.texts if left < text.x < left + 251 and text.element),
                key=lambda text: text.y)
            for left in (50, 306)
        ]  # fmt: skip
        assert all("name" in text.element.key for text in lowest)


def test_it_lists_no_more_than_is_printed(composed, memorandum) -> None:
    said = entries(index_of(composed([], domains=(2,), index=True)))
    names = {
        mention.name
        for mention in memorandum.mentions
        if memorandum.passage(mention.passage).domain == 2
    }
    assert {key for key in said if key.startswith("name")} == {f"name {name}" for name in names}


def test_where_nothing_is_named_there_is_none(composed, memorandum) -> None:
    named = {mention.passage for mention in memorandum.mentions}
    silent = next(
        measure.number
        for measure in memorandum.measures
        if not {measure.id, measure.section} & named
    )
    plain = composed([], measures=(silent,), contents=True)
    asked = composed([], measures=(silent,), contents=True, index=True)
    assert [words(page) for page in asked.pages] == [words(page) for page in plain.pages]


def test_contents_list_the_index(composed) -> None:
    briefing = composed([], index=True)
    first = len(briefing.pages) - len(index_of(briefing)) + 1
    assert f"Indexofnames{first}Legend" in words(briefing.pages[1])
    assert "index" in [link.section for link in briefing.pages[1].links]
    without = composed([], index=True, contents=False)
    assert index_of(without)
    assert len(without.pages) == len(briefing.pages) - 1


def test_places_are_linked_and_tagged(composed, faces, memorandum) -> None:
    briefing = composed([], domains=(2, 3), index=True)
    pdf = draw(briefing, faces, BriefingOptions())
    read = [each for each in read_structure(pdf) if "Index" in each.path]
    assert [each.role for each in read[:3]] == ["Index", "P", "P"]
    links = [each for each in read if each.role == "Link"]
    assert all(each.path[-2] == "P" and each.shown == ("/Link",) for each in links)
    named = {(each.name, each.passage) for each in memorandum.mentions
             if memorandum.passage(each.passage).domain in (2, 3)}  # fmt: skip
    assert len(links) == len(named)
    number = len(briefing.pages) - len(index_of(briefing))
    shown = "".join(text.line.text for text in briefing.pages[number].texts if text.element)
    with pikepdf.open(BytesIO(pdf)) as opened:
        places = [note.Dest[0].objgen for note in opened.pages[number].Annots]
        numbers = {page.objgen: at for at, page in enumerate(opened.pages, 1)}
    assert [numbers[place] for place in places] == [
        int(found) for found in re.findall(r"\((\d+)\)", shown)
    ]
