"""Figures: evenly spaced beside Chinese, equally wide in columns, percents together."""

import pytest

from zjhk_desktop.briefing.faces import Family, Style
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.sheet import Sheet

STYLES = [Style(Family.SERIF, 10), Style(Family.SANS, 10)]


def ink(box) -> tuple[float, float]:
    """Return where the ink of a box begins and ends on its line."""
    cell = box.cell
    return tuple(box.pen + edge * cell.size / 1000 for edge in cell.face.ink(cell.character))  # type: ignore[return-value]


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.family)
def test_every_digit_stands_equally_far_from_chinese(setter: LineSetter, style: Style) -> None:
    gaps = set()
    for digit in "0123456789":
        before, figure, after = setter.line(f"中{digit}中", style).boxes
        left, right = ink(figure)
        gaps.add((round(left - before.pen - 10, 3), round(after.pen - right, 3)))
    assert gaps == {(3.0, 3.0)}


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.family)
def test_figures_below_one_another_are_equally_wide(setter: LineSetter, style: Style) -> None:
    page = Page()
    for number in (11, 27, 40, 99):
        Sheet(page, setter).figures(number, 300, 100, style, "#000000")
    assert len({round(text.x, 6) for text in page.texts}) == 1
    tens = {round(text.line.boxes[1].x0, 6) for text in page.texts}
    assert len(tens) == 1


def test_running_text_keeps_the_faces_own_widths(setter: LineSetter) -> None:
    one, zero = (setter.line(digit * 4, STYLES[0]).width for digit in "10")
    assert one < zero


@pytest.mark.parametrize("text", ["50％", "25℃", "￥80", "№3"])
def test_no_gap_opens_between_a_number_and_its_sign(setter: LineSetter, text: str) -> None:
    line = setter.line(text, STYLES[0])
    assert line.width == pytest.approx(sum(box.cell.width for box in line.boxes))
    for width in (27, 30, 33, 36):
        for each in setter.lines("中" + text, STYLES[0], width):
            assert each.text in ("中", text, "中" + text)
