"""Code points and UTF-16 units are each other's inverse on every boundary."""

from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.ui.models.utf16 import to_code_points, to_utf16

TEXTS = st.text(alphabet="浙港A𨋢🙂\n", max_size=30)


@given(TEXTS)
def test_round_trip(text: str) -> None:
    for offset in range(len(text) + 1):
        units = to_utf16(text, offset)
        assert units == len(text[:offset].encode("utf-16-le")) // 2
        assert to_code_points(text, units) == offset


def test_inside_a_pair_is_before_it() -> None:
    assert to_code_points("港𨋢港", 2) == 1
    assert to_code_points("港𨋢港", 3) == 2


def test_beyond_the_end_is_the_end() -> None:
    assert to_code_points("港", 9) == 1
