"""What heads say of the measures below them, and the foot that leaves the folio its room."""

import pytest

from tests.unit.briefing.packs import annotation
from tests.unit.briefing.reading import overlaps
from zjhk_desktop.briefing.options import Layout
from zjhk_desktop.domain.annotation import Category

RUNNING = 841.89 - 46


def running(page) -> list[str]:
    return [text.line.text for text in page.texts if text.y == pytest.approx(RUNNING)]


@pytest.mark.parametrize(
    "options", [{}, {"layout": Layout.ENDNOTES}, {"parallel": True}], ids=["margin", "ends", "both"]
)
def test_the_running_head_says_which_measures_stand_on_the_page(composed, options) -> None:
    pages = composed([], domains=(2, 3), **options).pages
    numbers = {int(text.passage[1:]) for text in pages[0].texts if text.passage.startswith("m")}
    assert f"Measures {min(numbers)}–{max(numbers)}" in running(pages[0])
    (single,) = composed([], measures=(7,), **options).pages
    assert "Measure 7" in running(single)


def test_a_page_without_measures_names_none(composed) -> None:
    pages = composed([], cover=False).pages
    assert not any("Measure" in words for words in running(pages[0]))


def test_endnotes_are_headed_by_the_measures_that_they_are_about(composed, memorandum) -> None:
    made = [annotation(memorandum, name, name, None, "意見") for name in ("m09", "m10", "m13")]
    (page,) = composed(made, domains=(3,), layout=Layout.ENDNOTES).pages[:1]
    heads = [text.line.text for text in page.texts]
    assert "Measures 9–10, 13\u3000Notes 1–3" in heads


def test_the_legend_keeps_off_a_folio_of_any_width(composed, memorandum) -> None:
    made = [
        annotation(memorandum, f"n{index}", "m09", None, "意見", category)
        for index, category in enumerate(Category)
    ]
    for kinds in range(1, 7):
        for page in composed(made[:kinds], domains=(3,)).pages:
            assert list(overlaps(page)) == []
            middle = (56 + 559.3) / 2
            foot = [text for text in page.texts if text.y == pytest.approx(36)]
            (folio,) = [text for text in foot if " / " in text.line.text]
            reach = folio.line.width / 2 + 15 + 5
            for text in foot:
                if text is not folio:
                    assert text.x > middle + reach or text.x + text.line.width < middle - reach
