"""The map finds every character, above U+FFFF too."""

import pytest

from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.models.text_map import Placement, TextMap


@pytest.fixture
def text_map() -> TextMap:
    text_map = TextMap(Script.HANT)
    text_map.add(Placement("a", "港𨋢浙", 2, 6))
    text_map.add(Placement("b", "合作", 7, 9))
    return text_map


def test_position_and_offset(text_map: TextMap) -> None:
    assert [text_map.position("a", offset) for offset in range(4)] == [2, 3, 5, 6]
    assert text_map.offset(5) == ("a", 2)
    assert text_map.offset(8) == ("b", 1)


def test_positions_between_passages_belong_to_the_one_before(text_map: TextMap) -> None:
    assert text_map.offset(6) == ("a", 3)
    assert text_map.offset(0) == ("a", 0)
    assert text_map.offset(99) == ("b", 2)


def test_from_a_position_between_passages_on_it_is_the_next(text_map: TextMap) -> None:
    text_map.add(Placement("c", "航空", 12, 14))
    assert text_map.offset_from(11) == ("c", 0)
    assert text_map.offset_from(9) == ("b", 2)
    assert text_map.offset_from(13) == ("c", 1)
    assert text_map.offset_from(99) == ("c", 2)


def test_first_overlap(text_map: TextMap) -> None:
    assert text_map.first_overlap(3, 9) == ("a", 1, 3)
    assert text_map.first_overlap(6, 9) == ("b", 0, 2)
    assert text_map.first_overlap(6, 7) is None


def test_unknown_passage(text_map: TextMap) -> None:
    assert "c" not in text_map
    with pytest.raises(KeyError):
        text_map.placement("c")
