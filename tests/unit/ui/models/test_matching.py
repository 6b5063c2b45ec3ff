"""What is typed finds a title as one would think of it, and the likelier title first."""

from functools import cache, partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.converter import Converter
from zjhk_desktop.scripts.folding import Folder
from zjhk_desktop.scripts.readings import Readings
from zjhk_desktop.ui.models.matching import Fit, Term, fit, match

FILES = program_files()
FOLD = Folder(FILES.opencc).fold
READINGS = Readings(FILES.readings, partial(Converter(FILES.opencc, dict).convert, to=Script.HANS))


@cache
def term(text: str, handicap: int = 0, least: Fit = Fit.SCATTERED) -> Term:
    return Term(text, FOLD(text), READINGS.read(text), handicap, least)


@pytest.mark.parametrize(
    ("query", "title", "kind", "met"),
    [
        ("列印", "列印", Fit.EXACT, "列印"),
        ("列", "列印…", Fit.PREFIX, "列"),
        ("Next", "Next note", Fit.PREFIX, "Next"),
        ("next n", "Next note", Fit.PREFIX, "Next n"),
        ("note", "Next note", Fit.WORD, "note"),
        ("備忘", "尋找備忘錄", Fit.WORD, "備忘"),
        ("liebiao", "列表", Fit.READ, "列表"),
        ("lie biao", "列表", Fit.READ, "列表"),
        ("liebi", "列表", Fit.READ, "列表"),
        ("luse", "綠色", Fit.READ, "綠色"),
        ("lvse", "綠色", Fit.READ, "綠色"),
        ("zhongdian", "重點", Fit.READ, "重點"),
        ("lityan", "列印", None, ""),
        ("litjan", "列印", Fit.READ, "列印"),
        ("shuqian", "下一個書籤", Fit.READ_INSIDE, "書籤"),
        ("ly", "列印…", Fit.INITIALS, "列印"),
        ("nn", "Next note", Fit.INITIALS, "Nn"),
        ("ley", "列印", Fit.INITIALS, None),
        ("lbiao", "列表", Fit.INITIALS, "列表"),
        ("sq", "下一個書籤", Fit.INITIALS_INSIDE, "書籤"),
        ("ext", "Next note", Fit.INSIDE, "ext"),
        ("ex", "Next note", None, ""),
        ("xsq", "下一個書籤", Fit.LOOSE, "下書籤"),
        ("nte", "Next note", Fit.SCATTERED, "Nt e"),
        ("etx", "Next note", None, ""),
        ("", "列印", None, ""),
    ],
)
def test_each_way_to_type_has_its_rank(query: str, title: str, kind: Fit | None, met: str | None):
    found = fit(FOLD(query), term(title))
    assert (found[0] if found else None) == kind or met is None
    if found and met:
        assert "".join(title[place] for place in found[1]).replace(" ", "") == met.replace(
            " ", ""
        ) or (kind is Fit.SCATTERED)


@pytest.mark.parametrize("query", ["醫療", "医疗", "ＹＩＬＩＡＯ", "yl"])
def test_either_script_and_width_finds_either(query: str):
    for title in ("醫療衞生", "医疗卫生"):
        assert match(FOLD(query), [term(title)]) is not None


def test_a_phrase_decides_between_readings():
    assert fit("chongdian", term("重點")) is None
    assert fit("zhongzuo", term("重做")) is None


def test_words_are_found_in_any_term_and_all_of_them():
    terms = [term("列印…"), term("Print…", 3), term("檔案", 35, Fit.READ_INSIDE)]
    found = match(FOLD("檔案 列印"), terms)
    assert found is not None
    assert found.places == {0: (0, 1), 2: (0, 1)}
    assert match(FOLD("列印 書籤"), terms) is None


def test_the_title_itself_comes_before_other_terms():
    terms = [term("列印…"), term("列印…", 3)]
    found = match(FOLD("列印"), terms)
    assert found is not None
    assert list(found.places) == [0]
    other = match("print", [term("列印…"), term("Print…", 3)])
    assert other is not None
    assert list(other.places) == [1]
    assert other.score < match("print", [term("Print…")]).score  # type: ignore[union-attr]


def test_a_term_counts_only_from_its_least():
    assert match("dy", [term("檔案"), term("打印", 3, Fit.READ_INSIDE)]) is None
    assert match("dayin", [term("檔案"), term("打印", 3, Fit.READ_INSIDE)]) is not None


@given(
    st.text("abcdefghinoruvwxyz 列印書籤重點", max_size=12),
    st.text("列印書籤重點下一個長 Nextno…", max_size=24),
)
def test_what_is_met_is_in_the_title_and_in_order(query: str, title: str):
    found = match(FOLD(query), [term(title)])
    for places in found.places.values() if found else ():
        assert places
        assert list(places) == sorted(set(places))
        assert 0 <= places[0] <= places[-1] < len(title)


def test_a_hostile_query_ends():
    assert match("l" * 200, [term("列" * 60)]) is None
    assert match("lieli" * 30, [term("列" * 60)]) is not None
