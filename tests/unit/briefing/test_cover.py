import pytest

from tests.unit.briefing.reading import outside, overlaps, words
from zjhk_desktop.briefing.numerals import chinese_date
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.script import Script


@pytest.mark.parametrize(
    ("iso", "hant", "hans"),
    [
        ("2025-04-24", "二零二五年四月二十四日", "二〇二五年四月二十四日"),
        ("2030-10-10", "二零三零年十月十日", "二〇三〇年十月十日"),
        ("1999-12-31", "一九九九年十二月三十一日", "一九九九年十二月三十一日"),
        ("", "", ""),
        ("not a day", "not a day", "not a day"),
    ],
)
def test_dates_are_written_in_chinese(iso: str, hant: str, hans: str) -> None:
    assert chinese_date(iso, Script.HANT) == hant
    assert chinese_date(iso, Script.HANS) == hans


def test_the_cover_says_what_is_inside(composed, memorandum, pack) -> None:
    page = composed(pack, audience=Audience.SIDE).pages[0]
    said = words(page)
    assert not page.numbered
    for expected in (
        "合作備忘錄",
        "13domains,51measures",
        "8notes",
        "5notesleftout",
        "Ourownside",
        "二零二五年四月二十四日",
        "二零二六年一月二日",
        memorandum.source_sha256[:16],
    ):
        assert expected in said, expected
    assert list(overlaps(page)) == []
    assert outside(page) == []


def test_counts_are_by_category(composed, pack) -> None:
    page = composed(pack).pages[0]
    counts = [text.line.text for text in page.texts if text.line.text.isdigit()]
    assert counts == ["1", "4", "2", "2", "2", "2"]


def test_parts_and_clean_copies_have_no_cover(composed) -> None:
    assert composed([], domains=(3,)).pages[0].numbered
    assert composed([], layout=Layout.CLEAN).pages[0].numbered
    assert not composed([], layout=Layout.ENDNOTES).pages[0].numbered
