import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.source_numeral import chinese_numeral, number_of_numeral


@pytest.mark.parametrize(
    ("number", "numeral"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (13, "十三"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
    ],
)
def test_numerals(number: int, numeral: str) -> None:
    assert chinese_numeral(number) == numeral
    assert number_of_numeral(numeral) == number


@given(st.integers(1, 99))
def test_every_numeral_reads_back(number: int) -> None:
    assert number_of_numeral(chinese_numeral(number)) == number
    assert number_of_numeral(str(number)) == number


@pytest.mark.parametrize("number", [0, -1, 100])
def test_numbers_outside_have_no_numeral(number: int) -> None:
    with pytest.raises(ValueError):
        chinese_numeral(number)


@pytest.mark.parametrize("text", ["", "零", "十十", "一二", "二十十", "百", "甲"])
def test_what_is_no_numeral(text: str) -> None:
    assert number_of_numeral(text) is None


def test_two_before_a_measure_word() -> None:
    assert number_of_numeral("兩") == 2
