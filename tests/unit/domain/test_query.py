"""The query language: words, phrases, filters; everything else is ordinary text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import sample_memorandum, sample_state
from zjhk_desktop.domain.annotation import Author, Category, Side, Visibility
from zjhk_desktop.domain.query import Query, Term, parse_query
from zjhk_desktop.domain.status import Status
from zjhk_desktop.paths import program_files
from zjhk_desktop.scripts.folding import Folder

FOLD = Folder(program_files().opencc).fold


def parse(text: str) -> Query:
    return parse_query(text, FOLD, 13)


def words(*texts: str) -> Query:
    return Query(tuple(Term(FOLD(text)) for text in texts))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("醫療", ["医疗"]),
        (" 醫療　合作\t交流 ", ["医疗", "合作", "交流"]),
        ("醫療 医疗", ["医疗"]),
        ("ＱＦＬＰ", ["qflp"]),
        ('"甲 乙" 丙', ["甲 乙", "丙"]),
        ('"甲　乙"', ["甲 乙"]),
        ('"醫療"', ["醫療"]),
        ("＂甲 乙＂", ["甲 乙"]),
    ],
)
def test_white_space_parts_words_and_quotes_keep_a_phrase(text: str, expected: list[str]) -> None:
    assert parse(text) == words(*expected)


@pytest.mark.parametrize(
    "text",
    [
        '"甲', '甲"', '"', '""', "“", '"甲"乙', '甲"乙', "「甲」", "“一帶一路”及",
        "http:", "http://a", "a:b", ":", "：", "甲：乙", "domain:", "domain:0", "domain:14",
        "domain:3-", "domain:x", "category:", "category:none", "category:key,none", "author:",
        "author:,", "visibility:all", "status:done", "類別：", ".*", "%", "\\", "[", "(a|b)", "#",
        "-甲", "*",
    ],
)  # fmt: skip
def test_everything_else_is_ordinary_text(text: str) -> None:
    assert parse(text) == words(text)


def test_an_unclosed_quote_or_an_unknown_filter_does_not_hold_words_together() -> None:
    assert parse('"甲 乙') == words('"甲', "乙")
    assert parse('a:"甲 乙"') == words('a:"甲', '乙"')
    assert parse('" "') == words('"')


def test_curly_quotes_may_belong_to_the_text() -> None:
    assert parse("“一帶一路”") == Query((Term(FOLD("“一帶一路”"), FOLD("一帶一路")),))
    assert parse("“甲 乙”").terms[0].bare == "甲 乙"


@pytest.mark.parametrize("name", ["domain", "DOMAIN", "Domain", "領域", "领域"])
@pytest.mark.parametrize("colon", [":", "："])
@pytest.mark.parametrize(
    ("value", "expected"),
    [("3", {3}), ("3,5-7", {3, 5, 6, 7}), ("１３", {13}), ("三", {3}), ("三、十三", {3, 13})],
)
def test_domains(name: str, colon: str, value: str, expected: set[int]) -> None:
    assert parse(f"{name}{colon}{value}") == Query(domains=frozenset(expected))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("category:query", Query(categories=frozenset({Category.QUERY}))),
        ("類別：待釐清", Query(categories=frozenset({Category.QUERY}))),
        ("类别:待厘清", Query(categories=frozenset({Category.QUERY}))),
        ("category:clarify", Query(categories=frozenset({Category.QUERY}))),
        ('category:"follow up"', Query(categories=frozenset({Category.ACTION}))),
        ("category:Key,done", Query(categories=frozenset({Category.KEY, Category.DONE}))),
        ("category:key category:done", parse("category:key,done")),
        ("visibility:side", Query(visibilities=frozenset({Visibility.SIDE}))),
        ("範圍：雙方", Query(visibilities=frozenset({Visibility.BOTH}))),
        ("范围：个人", Query(visibilities=frozenset({Visibility.PRIVATE}))),
        ("status:agreed", Query(statuses=frozenset({Status.AGREED}))),
        ("狀態：未審閱,同意", Query(statuses=frozenset({Status.UNREVIEWED, Status.AGREED}))),
        ("審閱狀態：待跟進", Query(statuses=frozenset({Status.FOLLOW_UP}))),
        ("author:甲", Query(authors=frozenset({"甲"}))),
        ('author:"Lee Ming"', Query(authors=frozenset({"lee ming"}))),
        ("作者：陳", Query(authors=frozenset({"陈"}))),
    ],
)
def test_filters_by_value_or_name(text: str, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("category", list(Category))
def test_every_category_has_its_value(category: Category) -> None:
    assert parse(f"category:{category.value}").categories == {category}


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_its_value(status: Status) -> None:
    assert parse(f"status:{status.value}").statuses == {status}


def test_words_and_filters_go_together() -> None:
    query = parse("醫療 domain:9 “甲 乙” category:key")
    assert query.terms == (Term("医疗"), Term(FOLD("“甲 乙”"), "甲 乙"))
    assert (query.domains, query.categories) == ({9}, {Category.KEY})
    assert query.asks_of_notes
    assert not query.is_empty


@pytest.mark.parametrize("text", ["", " ", "　", "\t\n"])
def test_white_space_alone_looks_for_nothing(text: str) -> None:
    assert parse(text).is_empty


@given(st.text(max_size=40))
def test_any_text_can_be_asked(text: str) -> None:
    query = parse(text)
    assert query.is_empty is not bool(text.split())
    assert all(term.text.strip() for term in query.terms)


@given(st.text(st.characters(exclude_characters=':："“”＂', exclude_categories=["Cs"])))
def test_text_without_quotes_and_colons_is_its_words(text: str) -> None:
    terms = [term.text for term in parse(text).terms]
    assert terms == list(dict.fromkeys(FOLD(word) for word in text.split()))


@given(st.text("甲 乙　a", min_size=1).filter(str.strip))
def test_a_phrase_is_kept_as_it_is(text: str) -> None:
    assert parse(f'"{text}"') == words(text)


def test_filters_let_passages_through() -> None:
    title, domain, measure = sample_memorandum().passages[:3]
    assert not Query(domains=frozenset({1})).admits_passage(title, Status.UNREVIEWED)
    assert Query(domains=frozenset({1})).admits_passage(domain, Status.UNREVIEWED)
    agreed = Query(statuses=frozenset({Status.AGREED}))
    assert agreed.admits_passage(measure, Status.AGREED)
    assert not agreed.admits_passage(measure, Status.RESERVED)
    assert not agreed.admits_passage(domain, Status.AGREED)


def test_filters_let_notes_through() -> None:
    state = replace(sample_state(), author=Author("a", "審閱者甲", Side.OTHER))
    for text, admitted in (
        ("category:key", True),
        ("category:query", False),
        ("visibility:private", True),
        ("visibility:both", False),
        ("author:审阅", True),
        ("author:乙", False),
        ("author:乙,甲", True),
        ("author:甲 category:done", False),
    ):
        assert parse(text).admits_note(state, FOLD) is admitted, text


def test_names_are_folded_only_where_a_query_asks_of_authors() -> None:
    def refuse(_text: str) -> str:
        raise AssertionError

    assert parse("合作 category:key").admits_note(sample_state(), refuse)
    with pytest.raises(AssertionError):
        parse("author:甲").admits_note(sample_state(), refuse)
