from itertools import combinations

import pytest

from zjhk_desktop.briefing.palette import Palette, across, down
from zjhk_desktop.domain.annotation import Category


def shape(category: Category) -> object:
    return [
        (stroke.width, stroke.dash, len(stroke.points))
        for stroke in across(category, 0, 40, 0, "#000000")
    ]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_each_category_has_a_pattern_of_its_own() -> None:
    for one, other in combinations(Category, 2):
        assert shape(one) != shape(other)


def test_mono_is_black_on_grey() -> None:
    palette = Palette(mono=True)
    assert len({palette.ink(category) for category in Category}) == 1
    for category in Category:
        tint = palette.tint(category)
        assert tint[1:3] == tint[3:5] == tint[5:7]


@pytest.mark.parametrize("mono", [False, True])
def test_lines_and_names_stand_out_from_their_band(mono: bool) -> None:
    palette = Palette(mono)
    for category in Category:
        light, dark = luminance(palette.tint(category)), luminance(palette.ink(category))
        assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("category", list(Category))
def test_a_pattern_keeps_to_its_length_in_both_directions(category: Category) -> None:
    for length in (3.0, 11.5, 200.0):
        level = [
            point
            for stroke in across(category, 10, 10 + length, 50, "#000000")
            for point in stroke.points
        ]
        assert all(10 - 0.01 <= x <= 10 + length + 0.75 and 46 <= y <= 51 for x, y in level)
        upright = [
            point
            for stroke in down(category, 50, 50 - length, 10, "#000000")
            for point in stroke.points
        ]
        assert all(9 <= x <= 14 and 50 - length - 0.75 <= y <= 50.01 for x, y in upright)
