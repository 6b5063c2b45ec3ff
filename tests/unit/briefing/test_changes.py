"""Print numbers on the page, and the list of what has changed since one of them."""

import itertools
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.unit.briefing.packs import HONG_KONG, ZHEJIANG, annotation, scattered
from tests.unit.briefing.reading import outside, overlaps, words
from zjhk_desktop.briefing.changes import SORT_NAMES
from zjhk_desktop.briefing.choosing import Unchosen
from zjhk_desktop.briefing.delta import ChangeSort, Delta, NoteChange
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.briefing.selection import select
from zjhk_desktop.domain.annotation import Audience, Category, Visibility
from zjhk_desktop.domain.errors import NothingToPrint

THEN, LATER = "2026-01-01T00:00:00.000Z", "2026-01-02T00:30:00.000Z"


def made_of(notes, *sorts: ChangeSort, number: int = 5) -> Edition:
    changes = tuple(
        NoteChange(sort, note, HONG_KONG, LATER, before)
        for before, (note, sort) in enumerate(zip(notes, itertools.cycle(sorts), strict=False), 1)
    )
    return Edition(number, ZHEJIANG, Delta(2, THEN, changes))


def test_a_printing_bears_its_number_on_every_page_and_who_made_it(composed, pack) -> None:
    pages = composed(pack, Edition(23, ZHEJIANG)).pages
    assert "審閱者丙ZhejiangsidePrinted" not in words(pages[0])
    assert "Reviewer審閱者丙Zhejiangside" in words(pages[0])
    assert "PrintnumberPrintno.23" in words(pages[0])
    for page in pages[1:]:
        assert words(page).count("Printno.23") == 2


def test_an_uncounted_printing_has_no_number(composed, pack) -> None:
    assert not any("Printn" in words(page) for page in composed(pack).pages)


def test_without_a_cover_the_head_says_what_is_not_in_it(composed, pack) -> None:
    pages = composed(pack, domains=(3,), audience=Audience.BOTH, categories=tuple(Category)).pages
    for page in pages:
        assert f"2notes2notesleftout,{len(pack) - 4}noteselsewhere" in words(page)
    pages = composed(pack, categories=(Category.KEY,)).pages
    assert f"{len(pack) - 1}notesnotaskedfor" in words(pages[0])


def test_only_changed_notes_are_printed_after_the_list(composed, memorandum, pack) -> None:
    changed = [pack[4], pack[12]]
    made = made_of(changed, ChangeSort.CHANGED, ChangeSort.NEW)
    briefing = composed(pack, made, since_print=2)
    listed, *text = briefing.pages
    for said in ("Changessinceprintno.2", "Changed1", "New1", "審閱者甲", "2026-01-0200:30"):
        assert said in words(listed)
    assert [one.annotation.id for one in briefing.selection.numbered] == ["n05", "n13"]
    assert briefing.selection.unchosen == {Unchosen.PRINTED: len(pack) - 2}
    assert [passage.id for passage in briefing.selection.text.passages] == [
        *("d01", "m02", "d13", "m51"),
    ]
    assert len(text) == 1
    assert [link.section for link in listed.links] == [
        memorandum.passage(one.anchor.passage).section for one in changed
    ]


def test_every_sort_has_its_words_and_deleted_notes_are_listed_alone(composed, memorandum) -> None:
    notes = [
        annotation(memorandum, sort.value, f"m{index:02d}", None, f"意見{index}")
        for index, sort in enumerate(ChangeSort, 1)
    ]
    there = [note for note in notes if note.id != "deleted"]
    listed = composed(there, made_of(notes, *ChangeSort), since_print=2).pages[0]
    for index, sort in enumerate(ChangeSort, 1):
        assert SORT_NAMES[sort] in words(listed)
        assert f"意見{index}" in words(listed)
    alone = composed([], made_of(notes[-1:], ChangeSort.DELETED), since_print=2)
    assert len(alone.pages) == 1
    assert "Deleted1" in words(alone.pages[0])
    assert not alone.pages[0].links


def test_what_the_audience_may_not_see_is_not_listed_either(memorandum) -> None:
    for visibility, listed in ((Visibility.SIDE, 0), (Visibility.BOTH, 1)):
        gone = annotation(memorandum, "x", "m01", None, "密", visibility=visibility)
        delta = made_of([gone], ChangeSort.DELETED).delta
        options = BriefingOptions(since_print=2, audience=Audience.BOTH)
        if not listed:
            with pytest.raises(NothingToPrint):
                select(memorandum, [], options, delta=delta)
            continue
        assert len(select(memorandum, [], options, delta=delta).changes) == listed


def test_what_was_not_asked_for_is_not_listed_either(memorandum, pack) -> None:
    delta = made_of(pack, ChangeSort.CHANGED).delta
    options = BriefingOptions(since_print=2, categories=(Category.KEY,))
    assert len(select(memorandum, pack, options, delta=delta).changes) == 1
    options = BriefingOptions(since_print=2, measures=(12,))
    assert len(select(memorandum, pack, options, delta=delta).changes) == 4
    later = datetime(2027, 1, 1, tzinfo=UTC)
    with pytest.raises(NothingToPrint):
        select(memorandum, pack, replace(options, since=later), delta=delta)


@pytest.mark.parametrize("layout", [Layout.MARGIN, Layout.ENDNOTES, Layout.MATRIX])
def test_a_long_list_goes_on_and_nothing_overlaps(composed, memorandum, script, layout) -> None:
    notes = scattered(memorandum, 60)
    made = made_of(notes, *ChangeSort)
    briefing = composed(notes, made, since_print=2, layout=layout, script=script)
    listed = [page for page in briefing.pages if "Changessince" in words(page)]
    assert len(listed) == 3 if layout is not Layout.MATRIX else len(listed) > 1
    for page in listed:
        assert list(overlaps(page)) == []
        assert outside(page) == []


def test_a_clean_copy_prints_the_changed_passages_without_a_list(composed, pack) -> None:
    made = made_of(pack[4:5], ChangeSort.CHANGED)
    briefing = composed(pack, made, since_print=2, layout=Layout.CLEAN)
    assert [passage.id for passage in briefing.selection.text.passages] == ["d01", "m02"]
    assert not any("Changessince" in words(page) for page in briefing.pages)
