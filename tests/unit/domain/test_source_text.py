"""The parser reads every layout of the same text alike, and says what is wrong with the rest."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.domain.source_forms import (
    AS_RECEIVED,
    COMPACT,
    DENSE,
    EXAMPLE,
    LAYOUTS,
    STRIPPED,
    Layout,
    numbered,
    render,
)
from zjhk_desktop.domain.errors import SourceMalformed
from zjhk_desktop.domain.source_annex import SourceMeasure
from zjhk_desktop.domain.source_numeral import chinese_numeral
from zjhk_desktop.domain.source_text import SourceText, parse_source
from zjhk_desktop.paths import ProgramFiles

NAME = "text.txt"
WIDE = "甲乙丙丁合作交流一二三十、，；：“”（）《》第級"


def parse(text: str) -> SourceText:
    return parse_source(text.encode(), NAME)


def refused(text: str | bytes) -> tuple[int, str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(SourceMalformed) as caught:
        parse_source(data, NAME)
    assert caught.value.fields["path"] == NAME
    return int(str(caught.value.fields["line"])), str(caught.value)


@pytest.fixture(scope="module")
def received(program: ProgramFiles) -> SourceText:
    path = program.source / "memorandum.txt"
    return parse_source(path.read_bytes(), NAME)


def test_the_memorandum_has_its_parts(received: SourceText) -> None:
    assert received.title == ("浙港高層會晤暨“浙港合作會議”第一次會議", "合作備忘錄")
    assert len(received.preamble) == 5
    assert received.signature[:4] == (
        "浙江省人民政府",
        "香港特別行政區政府",
        "副省長",
        "政務司司長",
    )
    assert received.signature[4:] == ("（簽字）", "（簽字）", "2025年4月24日", "2025年4月24日")
    assert received.annex_title[0] == "附件"
    assert len(received.annex_title) == 3
    assert [domain.numeral for domain in received.domains][-1] == "十三"
    assert sum(len(domain.measures) for domain in received.domains) == 51
    assert (received.signed_on, received.place) == ("2025-04-24", "浙江省杭州市")


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_reads_alike(layout: Layout, received: SourceText) -> None:
    assert parse(render(EXAMPLE, layout)) == EXAMPLE
    assert parse(render(received, layout)) == received


@pytest.mark.parametrize("width", [14, 17, 20, 23, 26, 27, 28, 33, 44])
@pytest.mark.parametrize("layout", [AS_RECEIVED, STRIPPED, COMPACT], ids=["full", "bare", "tight"])
def test_lines_may_end_anywhere(layout: Layout, width: int, received: SourceText) -> None:
    assert parse(render(received, replace(layout, width=width))) == received


def test_spaces_at_line_ends_may_be_lost(program: ProgramFiles, received: SourceText) -> None:
    text = (program.source / "memorandum.txt").read_text("utf-8")
    assert parse("\n".join(line.rstrip() for line in text.split("\n"))) == received
    assert parse(text.replace("\n", "\r\n")) == received
    assert parse(text.replace("\n", "\r")) == received
    assert parse("\ufeff" + text) == received


def words(least: int = 1) -> st.SearchStrategy[str]:
    return st.text(WIDE, min_size=least, max_size=60).filter(
        lambda text: text[0] not in "一二三十、"
    )


sentences = st.lists(words(2), min_size=1, max_size=4).map(lambda parts: "。".join([*parts, ""]))
headings = st.text("甲乙丙丁合作交流、和", min_size=1, max_size=12).filter(
    lambda text: not text.startswith("、")
)
annexes = st.lists(
    st.tuples(headings, st.lists(sentences, min_size=1, max_size=4)), min_size=1, max_size=23
)


@given(annexes, st.lists(sentences, min_size=1, max_size=4), st.integers(15, 40), st.booleans())
def test_any_text_of_the_form_is_read(
    annex: list[tuple[str, list[str]]], preamble: list[str], width: int, received_form: bool
) -> None:
    text = replace(
        EXAMPLE, preamble=tuple(preamble), domains=numbered(annex), signed_on="2031-12-05", place=""
    )
    layout = replace(AS_RECEIVED if received_form else COMPACT, width=width)
    assert parse(render(text, layout)) == text


@pytest.mark.parametrize(
    ("wrapped", "kept"),
    [
        ("2025 年 4月24日", "2025年4月24日"),
        ("備忘錄  ，  加強", "備忘錄，加強"),
        ("在Hong\nKong及Hong  Kong", "在Hong Kong及Hong Kong"),
        ("於20\n25年", "於2025年"),
        ("（簡稱“QFLP” ）和  QDLP 試點", "（簡稱“QFLP”）和QDLP試點"),
        ("服務 “走\n出去” 打入\u3000國際", "服務“走出去”打入國際"),
        ("（QFL\nP）及QD\nLP", "（QFLP）及QDLP"),
        ("在HK EX及H K", "在HK EX及H K"),
        ("Hong Kong Exchanges, Ltd. 的", "Hong Kong Exchanges, Ltd.的"),
    ],
)
def test_only_layout_spaces_vanish(wrapped: str, kept: str) -> None:
    measure = EXAMPLE.domains[1].measures[0].text
    text = parse(render(EXAMPLE, replace(STRIPPED, width=0)).replace(measure, f"{wrapped}。"))
    assert text.domains[1].measures[0].text == f"{kept}。"


def test_a_text_without_a_place_or_date_is_read() -> None:
    text = replace(EXAMPLE, preamble=("雙方同意如下。",), signature=("甲省", "乙區"))
    found = parse(render(text, STRIPPED))
    assert (found.signed_on, found.place) == ("", "")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("甲省人民政府 乙特別行政區政府", ("甲省人民政府", "乙特別行政區政府")),
        ("2031 年 12月 5日 2031 年 12月 5日", ("2031年12月5日", "2031年12月5日")),
        ("王 浩 李家超", ("王浩", "李家超")),
        ("王 浩     李 家 超", ("王浩", "李家超")),
        ("（簽字）（簽字）", ("（簽字）", "（簽字）")),
        ("見證人", ("見證人",)),
    ],
)
def test_rows_of_the_signature_block_have_two_cells(row: str, cells: tuple[str, ...]) -> None:
    text = render(replace(EXAMPLE, signature=("甲", "乙")), STRIPPED).replace("甲 乙\n", f"{row}\n")
    assert parse(text).signature == cells


def line_of(text: str, beginning: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(beginning))


@pytest.mark.parametrize("layout", [AS_RECEIVED, STRIPPED, COMPACT], ids=["full", "bare", "tight"])
class TestRefused:
    def test_without_a_title(self, layout: Layout) -> None:
        line, message = refused(render(replace(EXAMPLE, title=()), layout))
        assert (line, "no title" in message) == (1, True)

    def test_without_a_preamble(self, layout: Layout) -> None:
        _, message = refused(render(replace(EXAMPLE, preamble=()), layout))
        assert "preamble" in message

    def test_without_an_annex(self, layout: Layout) -> None:
        text = render(EXAMPLE, layout).replace("附件", "附录", 2).replace("附录。", "附件。", 1)
        _, message = refused(text)
        assert "no annex" in message

    def test_without_a_signature_block(self, layout: Layout) -> None:
        _, message = refused(render(replace(EXAMPLE, signature=()), layout))
        assert "signature" in message

    def test_an_unfinished_preamble(self, layout: Layout) -> None:
        last = EXAMPLE.preamble[2].replace("。", "")
        text = render(replace(EXAMPLE, preamble=(*EXAMPLE.preamble[:2], last)), layout)
        line, message = refused(text)
        assert line == line_of(text, last[:10])
        assert "does not end with 。" in message

    def test_without_domains(self, layout: Layout) -> None:
        _, message = refused(render(replace(EXAMPLE, domains=()), layout))
        assert "no domains" in message

    @pytest.mark.parametrize(
        ("old", "new"), [("2. 在", "3. 在"), ("3. 舉", "2. 舉"), ("2. 在", "1. 在")]
    )
    def test_a_gap_or_repeat_in_measures(self, layout: Layout, old: str, new: str) -> None:
        text = render(EXAMPLE, layout).replace(old, new)
        line, message = refused(text)
        assert line == line_of(text, new) or new.startswith("3")
        assert f"measure {new[0]} stands where measure {old[0]} should" in message

    @pytest.mark.parametrize("numeral", ["一", "三", "十二"])
    def test_a_gap_or_repeat_in_domains(self, layout: Layout, numeral: str) -> None:
        text = render(EXAMPLE, layout).replace("二、 文化", f"{numeral}、 文化")
        line, message = refused(text)
        assert line == line_of(text, f"{numeral}、 文化")
        assert f"domain {numeral} stands where domain 2 should" in message

    def test_a_missing_first_domain_heading(self, layout: Layout) -> None:
        text = render(EXAMPLE, layout).replace("一、 科技創新", "科技創新")
        line, message = refused(text)
        assert line == line_of(text, "1. ")
        assert "before the first domain" in message

    @pytest.mark.parametrize("stray", ["雙方同意如下。", "雙方同意，詳情如下"])
    def test_text_before_the_first_domain(self, layout: Layout, stray: str) -> None:
        text = render(EXAMPLE, layout).replace("具體合作措施\n", f"{stray}\n")
        text = text.replace("具體合作措施 \n", f"{stray} \n")
        line, message = refused(text)
        assert line == line_of(text, stray)
        assert "before the first domain" in message

    def test_text_between_a_heading_and_its_measures(self, layout: Layout) -> None:
        text = render(EXAMPLE, layout).replace("3. ", "說明如下。\n\n3. ")
        line, message = refused(text)
        assert line == line_of(text, "二、")
        assert "between the heading of domain 2" in message

    def test_an_empty_measure(self, layout: Layout) -> None:
        measure = EXAMPLE.domains[1].measures[0].text
        text = render(EXAMPLE, layout).replace(measure, "")
        line, message = refused(text)
        assert line == line_of(text, "3.")
        assert "measure 3 has no text" in message

    @pytest.mark.parametrize("left", ["", "在2025年底前把3.5個百分點的份額用於", "四線城市參與"])
    def test_a_measure_that_stops_before_a_heading(self, layout: Layout, left: str) -> None:
        measure = EXAMPLE.domains[0].measures[1].text
        text = render(EXAMPLE, layout).replace("\r", "")
        whole = render(EXAMPLE, replace(layout, width=0))
        cut = whole.replace(measure, left)
        line, message = refused(cut)
        assert line == line_of(cut, "2.")
        assert ("measure 2 does not end with 。" if left else "measure 2 has no text") in message
        assert parse(text) == EXAMPLE

    @pytest.mark.parametrize("stray", ["（完）", "第 12 頁", "某市，某日"])
    def test_text_after_the_last_measure(self, layout: Layout, stray: str) -> None:
        text = render(EXAMPLE, layout) + f"{stray}\n"
        line, message = refused(text)
        assert line == line_of(text, stray)
        assert "after the last measure" in message

    def test_a_domain_without_measures(self, layout: Layout) -> None:
        for position in (0, 1):
            domains = list(EXAMPLE.domains)
            domains[position] = replace(domains[position], measures=())
            text = render(replace(EXAMPLE, domains=tuple(domains)), layout)
            line, message = refused(text.replace("3. ", "1. ") if position == 0 else text)
            assert line == line_of(text, f"{chinese_numeral(position + 1)}、")
            assert f"domain {position + 1} has no measures" in message

    @pytest.mark.parametrize("declared", ["三", "13", "十二"])
    def test_another_number_of_domains_than_declared(self, layout: Layout, declared: str) -> None:
        paragraph = EXAMPLE.preamble[2].replace("兩個領域", f"{declared}個領域")
        preamble = (*EXAMPLE.preamble[:2], paragraph)
        text = render(replace(EXAMPLE, preamble=preamble), layout)
        line, message = refused(text)
        assert f"{declared}個領域" in text.split("\n")[line - 1]
        assert "the annex has 2" in message


def test_the_declared_number_may_be_right_in_any_writing() -> None:
    for declared in ("二", "2", "兩"):
        paragraph = EXAMPLE.preamble[2].replace("兩個領域", f"{declared}個領域")
        text = replace(EXAMPLE, preamble=(*EXAMPLE.preamble[:2], paragraph))
        assert parse(render(text, STRIPPED)) == text


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029", "\r", "\r\n"])
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_any_line_end_will_do(layout: Layout, end: str) -> None:
    assert parse(render(EXAMPLE, replace(layout, newline=end))) == EXAMPLE


def test_a_first_paragraph_is_no_title_where_only_it_is_wrapped() -> None:
    """Nothing tells a title apart, but titles hold no clause."""
    text = render(replace(EXAMPLE, title=()), DENSE)
    first = EXAMPLE.preamble[0]
    wrapped = text.replace(first, f"{first[:20]}\n{first[20:]}")
    line, message = refused(wrapped)
    assert (line, "no title" in message) == (1, True)


def test_an_enumeration_that_wraps_like_a_heading_is_none() -> None:
    """“二、三線城市” at the start of a line, though 二 is the numeral that would be next."""
    measure = "推動一、\n二、三線城市的合作。"
    domains = (
        replace(
            EXAMPLE.domains[0],
            measures=(
                EXAMPLE.domains[0].measures[0],
                SourceMeasure(2, measure.replace("\n", "")),
            ),
        ),
        EXAMPLE.domains[1],
    )
    laid = render(replace(EXAMPLE, domains=domains), replace(COMPACT, width=0))
    assert parse(laid.replace("推動一、", "推動一、\n")).domains == domains


@pytest.mark.parametrize("empty", ["", "\n\n", " \r\n\u3000\n", "\ufeff"])
def test_an_empty_text_is_refused(empty: str) -> None:
    assert refused(empty) == (1, "text.txt, line 1: the text is empty.")


def test_what_is_not_utf_8_is_refused_with_its_line() -> None:
    data = render(EXAMPLE, STRIPPED).encode()
    cut = data.index("附件\n".encode())
    line = 1 + data[:cut].count(b"\n")
    assert refused(data[:cut] + b"\xff" + data[cut:])[0] == line
    assert "UTF-8" in refused(render(EXAMPLE, STRIPPED).encode("utf-16"))[1]
    assert "UTF-8" in refused(render(EXAMPLE, STRIPPED).encode("gb18030"))[1]


def test_control_characters_are_refused() -> None:
    text = render(EXAMPLE, STRIPPED)
    line, message = refused(text.replace("附件\n", "附\0件\n"))
    assert line == line_of(text, "附件")
    assert "control character" in message


@given(st.text(max_size=300) | st.text("一二、。附件 \n1.23甲", max_size=200))
def test_nonsense_is_refused_not_a_fault(text: str) -> None:
    data = text.encode("utf-8", "surrogatepass")
    with pytest.raises(SourceMalformed):
        parse_source(data, NAME)


def test_errors_name_the_file_they_are_given(tmp_path: Path) -> None:
    path = str(tmp_path / "memorandum.txt")
    with pytest.raises(SourceMalformed, match=r"memorandum\.txt, line 1: the text is empty"):
        parse_source(b"", path)
