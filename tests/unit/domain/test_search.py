"""Finding in folded text."""

from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.search import find_spans


def test_places_do_not_overlap() -> None:
    assert find_spans("甲甲甲甲甲", "甲甲") == [(0, 2), (2, 4)]


def test_an_empty_query_stands_nowhere() -> None:
    assert find_spans("甲", "") == []


@given(st.text("甲乙", max_size=20), st.text("甲乙", min_size=1, max_size=3))
def test_every_place_is_the_query_and_none_is_missed(text: str, query: str) -> None:
    spans = find_spans(text, query)
    assert all(text[start:end] == query for start, end in spans)
    assert len(spans) == text.count(query)
