"""Colours: what is written can be read, and docs/design.md says what is measured."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from tests.unit.ui.design.contrast import (
    SIGHTS,
    THEMES,
    Pair,
    contrast,
    nearest,
    print_pairs,
    screen_pairs,
    tables,
)
from zjhk_desktop.briefing.palette import Palette, across
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.tokens import Colours

PAGE = Path(__file__).parents[4] / "docs" / "design.md"
PAIRS = [
    *(
        pytest.param(pair, id=f"{theme}: {pair.name}")
        for theme, colours in THEMES.items()
        for pair in screen_pairs(colours)
    ),
    *(
        pytest.param(pair, id=f"{'mono' if mono else 'colour'} print: {pair.name}")
        for mono in (False, True)
        for pair in print_pairs(Palette(mono))
    ),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_what_stands_on_it_can_be_read(pair: Pair) -> None:
    assert pair.contrast >= pair.least


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)  # Fails AA by a hair.


@pytest.mark.parametrize("colours", THEMES.values(), ids=THEMES)
def test_everybody_else_tells_categories_apart_by_colour(colours: Colours) -> None:
    lines = {category: own.line for category, own in colours.categories.items()}
    assert nearest(lines, "everybody")[0] > 10


def test_some_eyes_do_not_so_each_category_has_a_pattern_of_its_own() -> None:
    lines = {category: own.line for category, own in THEMES["light"].categories.items()}
    assert min(nearest(lines, sight)[0] for sight in SIGHTS) < 5
    patterns = {category: across(category, 0, 60, 0, "#000000") for category in Category}
    for one, other in combinations(Category, 2):
        assert patterns[one] != patterns[other]


@pytest.mark.parametrize("name", tables())
def test_the_page_says_what_is_measured(name: str, update_golden: bool) -> None:
    between = re.compile(rf"(?<=<!-- {name} -->\n).*?(?=\n<!-- /{name} -->)", re.DOTALL)
    page, table = PAGE.read_text(encoding="utf-8"), tables()[name]
    if update_golden:
        PAGE.write_text(between.sub(table, page), encoding="utf-8")
        return
    found = between.search(page)
    assert found is not None
    assert found[0] == table
