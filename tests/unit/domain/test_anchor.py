"""Anchors: code points, both scripts, and every way to miss."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import sample_memorandum
from zjhk_desktop.domain.anchor import (
    CONTEXT,
    anchor_quote,
    anchor_range,
    anchor_whole,
    quotes_of,
)
from zjhk_desktop.domain.errors import (
    EmptyQuote,
    EmptyRange,
    QuoteAbsent,
    QuoteNotFound,
    RangeOutside,
)
from zjhk_desktop.domain.memorandum import Passage, PassageKind

MEASURE = sample_memorandum().passage("m01")


def _passage(text: str) -> Passage:
    return Passage("m09", "s", 0, PassageKind.MEASURE, 9, 1, text, text, text)


def test_range_keeps_the_words_and_what_stands_around_them() -> None:
    anchor = anchor_range(MEASURE, 2, 4)
    assert (anchor.quote, anchor.prefix, anchor.suffix) == ("醫療", "推動", "合作，支持醫療𨋢。")
    assert not anchor.whole


def test_offsets_are_code_points_above_the_basic_plane_too() -> None:
    start = MEASURE.text_hant.index("𨋢")
    assert anchor_range(MEASURE, start, start + 1).quote == "𨋢"


def test_context_is_bounded() -> None:
    anchor = anchor_range(_passage("甲" * 100), 50, 51)
    assert len(anchor.prefix) == len(anchor.suffix) == CONTEXT


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, 14), (99, 100), (-5, -2), (14, 3)])
def test_range_outside_is_refused(start: int, end: int) -> None:
    with pytest.raises(RangeOutside) as caught:
        anchor_range(MEASURE, start, end)
    assert f"{start}:{end}" in str(caught.value)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (13, 13), (4, 2)])
def test_empty_range_is_refused(start: int, end: int) -> None:
    with pytest.raises(EmptyRange):
        anchor_range(MEASURE, start, end)


def test_whole_is_marked_as_such() -> None:
    anchor = anchor_whole(MEASURE)
    assert anchor.whole
    assert (anchor.start, anchor.end, anchor.quote) == (0, len(MEASURE), MEASURE.text_hant)


@pytest.mark.parametrize("quote", ["醫療", "医疗"])
def test_quote_in_either_script_gives_the_same_place(quote: str) -> None:
    assert anchor_quote(MEASURE, quote, 2) == anchor_range(MEASURE, 9, 11)


def test_quote_that_is_the_same_in_both_scripts_counts_once() -> None:
    assert anchor_quote(MEASURE, "合作").start == 4
    with pytest.raises(QuoteNotFound):
        anchor_quote(MEASURE, "合作", 2)


@pytest.mark.parametrize(("quote", "nth"), [("醫療", 3), ("醫療", 0), ("醫療", -1)])
def test_quote_that_does_not_stand_there_so_often_is_refused(quote: str, nth: int) -> None:
    with pytest.raises(QuoteNotFound) as caught:
        anchor_quote(MEASURE, quote, nth)
    assert quote in str(caught.value)


@pytest.mark.parametrize("nth", [1, 2])
def test_quote_that_does_not_stand_there_is_refused_without_a_count(nth: int) -> None:
    with pytest.raises(QuoteAbsent) as caught:
        anchor_quote(MEASURE, "航空", nth)
    assert str(caught.value) == f"“航空” does not stand in {MEASURE.id}."


def test_empty_quote_is_refused() -> None:
    with pytest.raises(EmptyQuote):
        anchor_quote(MEASURE, "")


def test_overlapping_places_are_all_counted() -> None:
    assert anchor_quote(_passage("甲甲甲"), "甲甲", 2).start == 1


@given(st.text(min_size=1, max_size=30), st.data())
def test_any_range_finds_its_way_back_by_its_quote(text: str, data: st.DataObject) -> None:
    passage = _passage(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    anchor = anchor_range(passage, start, end)
    assert text[anchor.start : anchor.end] == anchor.quote
    found = [
        anchor_quote(passage, anchor.quote, nth + 1).start
        for nth in range(sum(text.startswith(anchor.quote, at) for at in range(len(text))))
    ]
    assert start in found


def test_an_anchor_is_quoted_in_both_scripts_where_its_passage_is_known() -> None:
    memorandum = sample_memorandum()
    anchor = anchor_range(memorandum.passage("m01"), 2, 4)
    assert quotes_of(anchor, memorandum) == ("醫療", "医疗")
    assert quotes_of(replace(anchor, passage="m99"), memorandum) == ("醫療",)
    assert quotes_of(anchor, None) == ("醫療",)
