"""Where words begin, in any text, and in both scripts alike."""

import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.errors import SegmenterMissing
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.scripts.segmenter import Segmenter

SEGMENTER = Segmenter()
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.text(
    "浙港合作备忘录香港大学的，。…—《》“”A1 \t𨋢\u0301\ufe0f\u200d葛\U000e0100", max_size=60
)


def words(text: str, breaks: tuple[int, ...]) -> list[str]:
    return [text[start:end] for start, end in pairwise((*breaks, len(text)))]


@given(TEXTS)
def test_breaks_cover_any_text_once(text: str) -> None:
    breaks = SEGMENTER.breaks(text)
    assert list(breaks) == sorted(set(breaks))
    assert (breaks[:1] == (0,)) == bool(text)
    assert all(0 <= place < len(text) for place in breaks)
    assert "".join(words(text, breaks)) == text


@given(TEXTS)
def test_no_word_begins_with_what_belongs_to_the_character_before(text: str) -> None:
    for place in SEGMENTER.breaks(text)[1:]:
        assert text[place] not in "\u0301\ufe0f\u200d\U000e0100"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("鼓励更多香港企业落户浙江", ["鼓励", "更", "多", "香港", "企业", "落户", "浙江"]),
        ("（简称“QFLP”）的试点", ["（", "简称", "“", "QFLP", "”", "）", "的", "试点"]),
        ("支持……举办——展会", ["支持", "……", "举办", "——", "展会"]),
        ("刘捷主持", ["刘捷", "主持"]),
        ("𨋢内", ["𨋢", "内"]),
    ],
)
def test_words_are_those_of_the_dictionary(text: str, expected: list[str]) -> None:
    assert words(text, SEGMENTER.breaks(text)) == expected


def test_house_words_are_not_cut() -> None:
    text = "行政长官李家超率领"
    assert "李家超" not in words(text, SEGMENTER.breaks(text))
    assert "李家超" in words(text, Segmenter(["李家超"]).breaks(text))


@given(TEXTS, st.data())
def test_what_is_fixed_is_one_word(text: str, data: st.DataObject) -> None:
    """Unless it would tear a character from its accents."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    breaks = SEGMENTER.breaks(text, [(start, end)] if start < end else [])
    assert not any(start < place < end for place in breaks)
    if start < end and text.isascii() and text.isalnum():
        assert start in breaks


def test_the_memorandum_is_cut_alike_in_both_scripts(memorandum: Memorandum) -> None:
    """The breaks in the database are those of either text, and cut no name."""
    known = {n.hant for n in memorandum.names}
    for passage in memorandum.passages:
        hant = words(passage.text_hant, passage.breaks)
        hans = words(passage.text_hans, passage.breaks)
        assert [len(word) for word in hant] == [len(word) for word in hans]
        assert "".join(hant) == passage.text_hant
        assert "".join(hans) == passage.text_hans
        assert max((len(word) for word in hant if word not in known), default=0) <= 10
    assert "香港特別行政區政府政制及內地事務局" in words(
        memorandum.passage("p5").text_hant, memorandum.passage("p5").breaks
    )
    assert "2025年4月24日" in words(
        memorandum.passage("p1").text_hans, memorandum.passage("p1").breaks
    )
    assert "李家超" in words(memorandum.passage("p2").text_hant, memorandum.passage("p2").breaks)


def test_without_its_library_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rjieba", None)
    with pytest.raises(SegmenterMissing):
        Segmenter()
