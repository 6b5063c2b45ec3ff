"""What text can be stored, and who may see what."""

import pytest

from zjhk_desktop.domain.annotation import (
    COMMENT_LIMIT,
    Audience,
    Category,
    Visibility,
    check_text,
)
from zjhk_desktop.domain.errors import CommentTooLong, UnstorableText


@pytest.mark.parametrize(
    "text",
    [
        "",
        "甲\r\n乙",
        "\u202e右",
        "a\u0301",
        "𨋢",
        "'; DROP TABLE revision;--",
        "<b>",
        "字" * COMMENT_LIMIT,
    ],
)
def test_text_is_kept_exactly(text: str) -> None:
    assert check_text(text) == text


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "甲\udfff"])
def test_what_is_not_text_is_refused(text: str) -> None:
    with pytest.raises(UnstorableText):
        check_text(text)


def test_the_limit_counts_code_points() -> None:
    with pytest.raises(CommentTooLong) as caught:
        check_text("𨋢" * (COMMENT_LIMIT + 1))
    assert str(COMMENT_LIMIT + 1) in str(caught.value)


@pytest.mark.parametrize(
    ("audience", "seen"),
    [
        (Audience.SELF, {Visibility.PRIVATE, Visibility.SIDE, Visibility.BOTH}),
        (Audience.SIDE, {Visibility.SIDE, Visibility.BOTH}),
        (Audience.BOTH, {Visibility.BOTH}),
    ],
)
def test_an_audience_sees_only_what_it_may(audience: Audience, seen: set[Visibility]) -> None:
    assert {each for each in Visibility if audience.may_see(each)} == seen


def test_letters_follow_the_order_of_the_keys() -> None:
    assert "".join(category.letter for category in Category) == "ABCDEF"
