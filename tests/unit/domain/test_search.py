"""Finding in folded text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.query import Term
from zjhk_desktop.domain.search import JoinedText, find_spans, find_terms, merge_spans


def test_places_do_not_overlap() -> None:
    assert find_spans("甲甲甲甲甲", "甲甲") == [(0, 2), (2, 4)]


def test_an_empty_query_stands_nowhere() -> None:
    assert find_spans("甲", "") == []


@given(st.text("甲乙", max_size=20), st.text("甲乙", min_size=1, max_size=3))
def test_every_place_is_the_query_and_none_is_missed(text: str, query: str) -> None:
    spans = find_spans(text, query)
    assert all(text[start:end] == query for start, end in spans)
    assert len(spans) == text.count(query)


def test_every_term_is_needed_and_each_of_its_places_found() -> None:
    assert find_terms("甲乙丙甲", [Term("甲"), Term("丙")]) == [(0, 1), (2, 3), (3, 4)]
    assert find_terms("甲乙丙甲", [Term("甲"), Term("丁")]) == []


def test_places_of_different_terms_that_overlap_are_one() -> None:
    assert find_terms("醫療衞生", [Term("醫療"), Term("療衞")]) == [(0, 3)]
    assert find_terms("醫療衞生", [Term("醫療"), Term("衞生")]) == [(0, 2), (2, 4)]
    assert merge_spans([(4, 5), (0, 9), (1, 2), (9, 10)]) == [(0, 9), (9, 10)]


def test_words_in_curly_quotes_are_found_without_them_where_they_stand_so() -> None:
    term = Term('"甲"', "甲")
    assert find_terms('乙"甲"甲', [term]) == [(1, 4)]
    assert find_terms("乙甲", [term]) == [(1, 2)]


small = st.text("甲乙丙", max_size=6)
terms = st.lists(st.text("甲乙丙", min_size=1, max_size=3).map(Term), min_size=1, max_size=3)


@given(st.lists(small, max_size=8), terms)
def test_joined_texts_are_found_in_like_each_alone(texts: list[str], wanted: list[Term]) -> None:
    alone = [(n, find_terms(text, wanted)) for n, text in enumerate(texts)]
    assert list(JoinedText(texts).find(wanted)) == [(n, spans) for n, spans in alone if spans]


def test_what_joins_texts_is_not_found() -> None:
    joined = JoinedText(["甲", "乙"])
    assert list(joined.find([Term("甲\0乙")])) == []
    assert list(joined.find([Term("\0")])) == []


@given(small, terms)
def test_places_are_in_order_and_apart(text: str, wanted: list[Term]) -> None:
    spans = find_terms(text, wanted)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    for term in wanted if spans else ():
        assert all(set(range(*span)) <= covered for span in find_spans(text, term.text))
