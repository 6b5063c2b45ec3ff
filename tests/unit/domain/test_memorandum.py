"""The memorandum as records."""

import pytest

from tests.unit.sample import sample_memorandum
from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.script import Script

MEMORANDUM = sample_memorandum()


def test_passages_are_found_by_id_and_measures_by_number() -> None:
    assert MEMORANDUM.passage("m02") is MEMORANDUM.measure(2)
    assert "m02" in MEMORANDUM
    assert "m99" not in MEMORANDUM


@pytest.mark.parametrize("name", ["m99", "", "M01", "m1", "m01 "])
def test_an_unknown_id_is_named(name: str) -> None:
    with pytest.raises(UnknownPassage, match=f"“{name}”"):
        MEMORANDUM.passage(name)


def test_an_unknown_section_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        MEMORANDUM.section("s-d99")


def test_domains_and_measures_are_in_order() -> None:
    assert [section.number for section in MEMORANDUM.domains] == [1, 2]
    assert [passage.id for passage in MEMORANDUM.measures] == ["m01", "m02", "m03"]
    assert [each.id for each in MEMORANDUM.passages_of("s-d02")] == ["d02", "m03"]


def test_both_scripts_are_there() -> None:
    assert MEMORANDUM.title(Script.HANS) == "合作备忘录"
    assert MEMORANDUM.section("s-d01").heading(Script.HANT) == "醫療衞生"
    assert MEMORANDUM.passage("d01").text(Script.HANS) == "医疗卫生"
    assert MEMORANDUM.place(Script.HANT) == "杭州"
    assert Script.HANT.other is Script.HANS
    assert Script.HANS.other.tag == "zh-Hant-HK"
