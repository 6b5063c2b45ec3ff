import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.domain_choice import parse_domains, parse_measures, spell_numbers
from zjhk_desktop.domain.errors import UnknownDomains, UnknownMeasures


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3,5-7", (3, 5, 6, 7)),
        (" 13 , 1 ", (1, 13)),
        ("7,5-7,5", (5, 6, 7)),
        ("３，５–７", (3, 5, 6, 7)),
        ("2、4", (2, 4)),
        ("1-13", tuple(range(1, 14))),
    ],
)
def test_what_can_be_chosen(text: str, numbers: tuple[int, ...]) -> None:
    assert parse_domains(text, last=13) == numbers


@pytest.mark.parametrize(
    "text",
    ["", " ", ",", "3,", "0", "14", "7-5", "5-", "-5", "x", "3;5", "1-14", "99999999999", "三"],
)
def test_what_cannot_be_chosen_is_named(text: str) -> None:
    with pytest.raises(UnknownDomains) as caught:
        parse_domains(text, last=13)
    assert caught.value.fields == {"text": text, "last": 13}


@given(st.sets(st.integers(1, 13), min_size=1))
def test_any_set_of_numbers_comes_back_in_order(numbers: set[int]) -> None:
    assert parse_domains(",".join(map(str, numbers)), last=13) == tuple(sorted(numbers))


def test_measures_are_typed_as_domains_are() -> None:
    assert parse_measures("3,12–15", last=51) == (3, 12, 13, 14, 15)
    with pytest.raises(UnknownMeasures) as caught:
        parse_measures("50-52", last=51)
    assert caught.value.fields == {"text": "50-52", "last": 51}


@pytest.mark.parametrize(
    ("numbers", "text"), [((), ""), ((3,), "3"), ((15, 12, 13, 14, 3), "3, 12–15"), ((1, 2), "1–2")]
)
def test_numbers_that_follow_each_other_are_spelt_as_a_range(numbers, text) -> None:
    assert spell_numbers(numbers) == text
