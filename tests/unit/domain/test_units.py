"""Words and clauses at a character, and what a mark leaves out at its ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.memorandum import Passage, PassageKind
from zjhk_desktop.domain.pairs import PAIRED, partners
from zjhk_desktop.domain.trimming import trimmed, unspaced
from zjhk_desktop.domain.units import clause_at, word_at, word_edge_after, word_edge_before
from zjhk_desktop.paths import program_files
from zjhk_desktop.storage.memo_digest import MEMORANDUM_SHA256
from zjhk_desktop.storage.memo_reader import read_memorandum

MEMORANDUM = read_memorandum(program_files().memorandum, MEMORANDUM_SHA256)
TEXTS = st.text("浙港，。、！《》“”（）’ A\u30001", max_size=30)


def passage(text: str, *breaks: int) -> Passage:
    return Passage("m01", "d01", 1, PassageKind.MEASURE, 1, 1, text, text, text, breaks)


@pytest.mark.parametrize(
    ("offset", "word"), [(0, "推動"), (1, "推動"), (2, "合作"), (4, "。"), (5, "。"), (99, "。")]
)
def test_a_word_is_taken_at_each_of_its_characters(offset: int, word: str) -> None:
    start, end = word_at(passage("推動合作。", 0, 2, 4), offset)
    assert "推動合作。"[start:end] == word


def test_without_breaks_a_character_is_a_word() -> None:
    assert word_at(passage("推動"), 1) == (1, 2)
    assert word_at(passage(""), 0) == (0, 0)


@pytest.mark.parametrize(
    ("text", "at", "whole"),
    [
        ("簽《通行證》後", "《", "《通行證》"),
        ("簽《通行證》後", "》", "《通行證》"),
        ("（簡稱“Q”）的", "（", "（簡稱“Q”）"),
        ("（簡稱“Q”）的", "”", "“Q”"),
        ("只有》在", "》", "》"),
    ],
)
def test_at_a_paired_mark_it_is_all_between(text: str, at: str, whole: str) -> None:
    start, end = word_at(passage(text, *range(len(text))), text.index(at))
    assert text[start:end] == whole


@pytest.mark.parametrize(
    ("at", "clause"),
    [
        ("金融", "推動商貿、金融合作"),
        ("，", "推動商貿、金融合作"),
        ("其中", "其中"),
        ("地級", "地級以上"),
        ("為港人", "為港人"),
        ("。", "為港人"),
    ],
)
def test_a_clause_ends_at_pauses_and_stops(at: str, clause: str) -> None:
    text = "推動商貿、金融合作，設立（其中，地級以上）；為港人。"
    start, end = clause_at(passage(text), text.index(at))
    assert text[start:end].removeprefix("設立（") == clause


@given(st.data())
def test_words_and_clauses_of_the_memorandum_hold_their_character(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(MEMORANDUM.passages))
    offset = data.draw(st.integers(0, len(whole) - 1))
    start, end = word_at(whole, offset)
    assert start <= offset < end
    start, end = clause_at(whole, offset)
    assert start < end
    ends_here = whole.text_hant[offset] in "，。；：？！“”（）《》、"
    assert ends_here or start <= offset < end
    assert (start, end) == trimmed(whole.text_hans, start, end), "the same in both scripts"


def test_edges_go_from_word_to_word_and_stop_at_the_ends() -> None:
    whole = passage("推動合作。", 0, 2, 4)
    assert [word_edge_after(whole, offset) for offset in range(6)] == [2, 2, 4, 4, 5, None]
    assert [word_edge_before(whole, offset) for offset in range(6)] == [None, 0, 0, 2, 2, 4]


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        ("，推動合作。", "推動合作"),
        ("　推動合作； ", "推動合作"),
        ("《通行證》", "《通行證》"),
        ("《通行證》，", "《通行證》"),
        ("通行證》", "通行證"),
        ("、《通行證", "通行證"),
        ("“一帶一路”工作，", "“一帶一路”工作"),
        ("工作（其中）", "工作（其中）"),
        ("工作）。", "工作"),
        ("……等", "等"),
        ("50%", "50%"),
        ("Zhejiang’s ", "Zhejiang’s"),
        ("，", "，"),
        (" ，。 ", "，。"),
        ("　", ""),
        ("”、“", "”、“"),
        ("》《通行證》《", "《通行證》"),
    ],
)
def test_a_mark_leaves_out_the_punctuation_at_its_ends(chosen: str, kept: str) -> None:
    start, end = trimmed(chosen, 0, len(chosen))
    assert chosen[start:end] == kept


@given(TEXTS, st.data())
def test_trimming_takes_nothing_but_marks_and_is_done_at_once(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = trimmed(text, start, end)
    assert start <= first <= last <= end or not text[start:end].strip()
    assert not any(c.isalnum() for c in text[start:first] + text[last:end])
    assert trimmed(text, first, last) == (first, last) or not text[first:last].strip()


def test_without_its_spaces() -> None:
    assert unspaced(" ，甲　", 0, 4) == (1, 3)


@given(TEXTS)
def test_partners_are_each_others(text: str) -> None:
    pairs = partners(text)
    for one, other in pairs.items():
        assert pairs[other] == one
        assert text[one] in PAIRED
        low, high = min(one, other), max(one, other)
        inside = [place for place in pairs if low < place < high]
        assert all(low < pairs[place] < high for place in inside), "they nest"


def test_an_apostrophe_closes_nothing() -> None:
    assert partners("“Jack’s（甲）”") == {0: 10, 10: 0, 7: 9, 9: 7}
