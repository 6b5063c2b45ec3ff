"""All lines of the memorandum stand on one grid, so that those of facing pages register."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.unit.briefing.packs import crowd, scattered
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.domain.memorandum import PassageKind

UNITS = {"margin": 20.6 / 2, "endnotes": 22.4 / 2, "clean": 28.991, "parallel": 18.9 / 2}
LAYOUTS = {
    "margin": {"layout": Layout.MARGIN},
    "endnotes": {"layout": Layout.ENDNOTES},
    "clean": {"layout": Layout.CLEAN},
    "parallel": {"parallel": True},
}
SET_LARGE = (PassageKind.TITLE, PassageKind.DOMAIN)


def body(pages: Iterable[Page], memorandum) -> list[Text]:
    """Return the lines of the memorandum's paragraphs, signatures and measures."""
    plain = {one.id for one in memorandum.passages if one.kind not in SET_LARGE}
    return [text for page in pages for text in page.texts if text.passage in plain]


def off_grid(lines: list[Text], unit: float) -> list[Text]:
    """Return the lines that stand between two of the places that the first line sets."""
    steps = [(lines[0].y - line.y) / unit for line in lines]
    return [
        line
        for line, step in zip(lines, steps, strict=True)
        if abs(step - round(step)) * unit > 0.01
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_line_of_every_page_stands_on_the_grid(composed, memorandum, script, layout) -> None:
    notes = [*scattered(memorandum, 60), *crowd(memorandum, "m12", 9)]
    lines = body(composed(notes, script=script, **LAYOUTS[layout]).pages, memorandum)
    assert len(lines) > 150
    assert off_grid(lines, UNITS[layout]) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_line_that_is_moved_is_told(composed, memorandum, layout) -> None:
    lines = body(composed([], domains=(3,), **LAYOUTS[layout]).pages, memorandum)
    moved = replace(lines[3], y=lines[3].y - 0.4 * UNITS[layout])
    assert off_grid([*lines[:3], moved, *lines[4:]], UNITS[layout]) == [moved]


def test_both_scripts_share_their_baselines(composed, memorandum) -> None:
    for page in composed(scattered(memorandum, 60), parallel=True).pages:
        lines = body([page], memorandum)
        for passage in {line.passage for line in lines}:
            own = [line for line in lines if line.passage == passage]
            left = {round(line.y, 2) for line in own if line.x < 307}
            right = {round(line.y, 2) for line in own if line.x > 307}
            # One may be a line shorter than the other.
            assert left <= right or right <= left


def test_measures_keep_half_a_line_between_them(composed, memorandum) -> None:
    (page,) = composed([], domains=(2,)).pages
    second = [text.y for text in page.texts if text.passage == "m08"]
    first = [text.y for text in page.texts if text.passage == "m07"]
    assert first[-1] - second[0] == pytest.approx(20.6 * 1.5)
