"""House words stand as whole words: what they reach into must be written as they write it."""

from collections.abc import Mapping

import pytest

from zjhk_desktop.scripts.house_words import HouseWords, Part, Span

WORDS = HouseWords(lambda: {"甲乙": "甲一", "甲乙丙丁": "甲一丙四", "里": "裏"})


def found(text: str, *parts: tuple[int, int]) -> list[tuple[int, int, str]]:
    """Return the house words found among dictionary words that write everything otherwise."""
    words = [Part(start, end, "x" * (end - start)) for start, end in parts]
    return [(span.start, span.end, span.value) for span in WORDS.spans(text, words)]


def test_the_longest_word_at_a_place() -> None:
    assert found("甲乙丙丁甲乙丙") == [(0, 4, "甲一丙四"), (4, 6, "甲一")]


def test_the_other_script_s_form_counts_too() -> None:
    assert found("x甲一x裏") == [(1, 3, "甲一"), (4, 5, "裏")]


@pytest.mark.parametrize(
    ("parts", "spans"),
    [
        ([(0, 2)], [(2, 4, "甲一")]),
        ([(2, 4)], [(2, 4, "甲一")]),
        ([(2, 3), (3, 4)], [(2, 4, "甲一")]),
        ([(0, 2), (4, 6)], [(2, 4, "甲一")]),
        ([(1, 3)], []),
        ([(3, 5)], []),
        ([(2, 5)], [(2, 4, "甲一")]),
        ([(1, 4)], [(2, 4, "甲一")]),
        ([(0, 6)], [(2, 4, "甲一")]),
        ([(0, 1), (1, 3), (4, 6)], []),
    ],
)
def test_parts_are_not_cut(parts: list[tuple[int, int]], spans: list[tuple[int, int, str]]) -> None:
    assert found("丑丑甲乙丑丑", *parts) == spans


@pytest.mark.parametrize(
    ("part", "stands"),
    [
        (Part(1, 3, "丑甲"), True),
        (Part(1, 3, "醜甲"), True),
        (Part(1, 3, "丑申"), False),
        (Part(3, 5, "一丑"), True),
        (Part(3, 5, "乙丑"), False),
        # In a description sequence nothing is touched.
        (Part(1, 3, ""), False),
        (Part(0, 6, ""), False),
    ],
)
def test_it_reaches_into_a_word_that_writes_the_same(part: Part, stands: bool) -> None:
    assert bool(WORDS.spans("丑丑甲乙丑丑", [part])) == stands


def test_a_shorter_word_stands_where_the_longer_would_cut_a_part() -> None:
    assert found("甲乙丙丁", (3, 5)) == [(0, 2, "甲一")]


def test_a_word_after_one_that_cuts_a_part_is_found() -> None:
    assert found("甲乙里", (0, 1), (1, 3)) == [(2, 3, "裏")]
    assert found("甲乙里", (0, 1), (1, 2)) == [(0, 2, "甲一"), (2, 3, "裏")]


def test_words_are_asked_for_once_and_late() -> None:
    asked: list[int] = []

    def ask() -> Mapping[str, str]:
        asked.append(1)
        return {}

    words = HouseWords(ask)
    assert not asked
    assert words.spans("甲", ()) == []
    assert words.longest == 0
    assert len(asked) == 1
    assert WORDS.longest == 4


def test_signs_with_a_meaning_in_patterns_are_ordinary() -> None:
    words = HouseWords(lambda: {"]^-": "[^-", "\\": "/"})
    assert words.spans("a]^-\\", ()) == [Span(1, 4, "[^-"), Span(4, 5, "/")]
