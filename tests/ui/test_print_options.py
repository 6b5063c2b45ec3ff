"""The options of printing: which passages, whose notes, of which kinds and since when."""

import itertools
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.test_print_view import choose
from tests.ui.workbench import make_look, show
from zjhk_desktop.briefing.options import BriefingOptions, Layout, NoteState, TypeSize
from zjhk_desktop.domain.annotation import Author, Category, Side
from zjhk_desktop.domain.errors import NothingTicked, UnknownDay, UnknownMeasures, UnknownPrint
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.check_box import CheckBox
from zjhk_desktop.ui.widgets.print_extras_section import (
    CONTENTS,
    COVER,
    DIVIDERS,
    INDEX,
    OVERVIEW,
)
from zjhk_desktop.ui.widgets.print_options_panel import PrintOptionsPanel

TODAY = date(2026, 3, 15)
FIRST = Author("a", "審閱者甲", Side.HONG_KONG)
SECOND = Author("b", "審閱者乙", Side.ZHEJIANG)


@pytest.fixture
def look(program: ProgramFiles) -> Look:
    return make_look(program)


@pytest.fixture
def panel(qtbot: QtBot, look: Look) -> Iterator[PrintOptionsPanel]:
    panel = PrintOptionsPanel(look, 13, 51, TODAY)
    window = show(qtbot, panel, 424, 900)
    yield panel
    window.close()


def click(qtbot: QtBot, box: object) -> None:
    assert isinstance(box, CheckBox)
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)


def test_measures_are_chosen_by_their_numbers(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    choose(qtbot, panel.pages.range, 2)
    assert panel.pages.numbers.entry.hasFocus()
    assert panel.pages.range_words.text() == "Type the numbers of measures, 1 to 51."
    qtbot.keyClicks(panel.pages.numbers.entry, "3;12-14")
    assert panel.options == BriefingOptions(measures=(3, 12, 13, 14))
    qtbot.keyClicks(panel.pages.numbers.entry, "0")
    with pytest.raises(UnknownMeasures):
        _ = panel.options
    assert panel.pages.range_words.text().startswith("“3;12-140” does not name measures")


def test_only_passages_with_notes(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    with qtbot.waitSignal(panel.options_changed) as changed:
        click(qtbot, panel.pages.annotated)
    assert changed.args == [BriefingOptions(only_annotated=True)]


def test_the_notes_of_one_reviewer(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    panel.set_authors((FIRST,))
    assert not panel.notes.authors.isVisible()
    panel.set_authors((FIRST, SECOND))
    assert panel.notes.authors.isVisible()
    assert panel.options.authors == ()
    click(qtbot, panel.notes.authors.boxes["a"])
    assert panel.options.authors == ("b",)
    panel.set_authors((FIRST, SECOND, Author("c", "審閱者丙", Side.OTHER)))
    assert panel.options.authors == ("b", "c")
    panel.set_authors((FIRST, SECOND))
    assert panel.options.authors == ("b",)
    refused: list[bool] = []
    panel.options_refused.connect(lambda: refused.append(True))
    click(qtbot, panel.notes.authors.boxes["b"])
    assert refused == [True]
    with pytest.raises(NothingTicked):
        _ = panel.options
    assert panel.notes.ticks_words.text() == "Tick at least one."


def test_some_categories(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    for kind in (Category.KEY, Category.DONE):
        click(qtbot, panel.notes.categories.boxes[kind])
    assert panel.options.categories == (
        Category.QUERY,
        Category.AMEND,
        Category.RESERVE,
        Category.ACTION,
    )
    assert not panel.notes.ticks_words.isVisible()
    panel.notes.categories.set_ticked(())
    with pytest.raises(NothingTicked):
        _ = panel.options


def test_open_and_resolved(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    choose(qtbot, panel.notes.state, 1)
    assert panel.options.state is NoteState.OPEN
    choose(qtbot, panel.notes.state, 1)
    assert panel.options.state is NoteState.RESOLVED


def test_since_a_day(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    choose(qtbot, panel.notes.since, 1)
    QApplication.processEvents()
    assert panel.notes.day.entry.hasFocus()
    assert panel.notes.day_words.text() == "Type a day, for example 2025-05-30."
    with pytest.raises(UnknownDay):
        _ = panel.options
    panel.notes.day.entry.insert("3月20日")
    panel.notes.day.entry.textEdited.emit("3月20日")
    # The last such day: this year's is still to come.
    assert panel.options.since == datetime(2025, 3, 20).astimezone()
    assert not panel.notes.day_words.isVisible()
    choose(qtbot, panel.notes.since, -1)
    assert panel.options.since is None
    assert not panel.notes.day.isVisible()


def test_since_a_printing(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    choose(qtbot, panel.notes.since, 2)
    assert panel.notes.day_words.text() == "Nothing has been printed yet."
    panel.set_prints(3)
    assert panel.notes.day_words.text() == "Type the number of a printing, 1 to 3."
    qtbot.keyClicks(panel.notes.day.entry, "4")
    with pytest.raises(UnknownPrint):
        _ = panel.options
    qtbot.keyClick(panel.notes.day.entry, Qt.Key.Key_Backspace)
    qtbot.keyClicks(panel.notes.day.entry, "2")
    assert panel.options == BriefingOptions(since_print=2)


def test_what_goes_with_the_pages(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    assert panel.extras.parts.ticked == (COVER, CONTENTS)
    choose(qtbot, panel.notes.layout_choice, -1)
    assert panel.extras.parts.ticked == ()
    assert panel.options.cover is panel.options.contents is None
    click(qtbot, panel.extras.parts.boxes[COVER])
    assert panel.options.cover is True
    # Contents come with a cover unless one has said otherwise.
    assert panel.extras.parts.ticked == (COVER, CONTENTS)
    assert panel.options.contents is None
    click(qtbot, panel.extras.parts.boxes[CONTENTS])
    assert panel.options.contents is False
    choose(qtbot, panel.notes.layout_choice, 1)
    assert panel.extras.parts.ticked == (COVER,)
    click(qtbot, panel.extras.parts.boxes[COVER])
    assert panel.options.cover is False
    qtbot.keyClicks(panel.extras.watermark.entry, " Draft ")
    qtbot.keyClicks(panel.extras.classification.entry, "Restricted")
    assert panel.options == BriefingOptions(
        cover=False, contents=False, watermark="Draft", classification="Restricted"
    )


def test_both_sides_of_the_sheets(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    assert not panel.pages.sides_words.isVisible()
    choose(qtbot, panel.pages.sides, 1)
    assert panel.options == BriefingOptions(duplex=True)
    assert "set the printer to both sides" in panel.pages.sides_words.text()
    choose(qtbot, panel.pages.sides, -1)
    assert panel.options == BriefingOptions()


def test_type_has_three_sizes(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    choose(qtbot, panel.extras.type_size, 1)
    assert panel.options == BriefingOptions(size=TypeSize.LARGE)
    assert not panel.extras.size_words.isVisible()
    choose(qtbot, panel.notes.layout_choice, -1)
    assert panel.extras.size_words.text() == "A clean copy and a matrix keep their own size."
    choose(qtbot, panel.extras.type_size, -2)
    assert panel.options.size is TypeSize.SMALL
    choose(qtbot, panel.extras.type_size, 1)
    assert not panel.extras.size_words.isVisible()


def test_a_matrix_has_no_dividers(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    click(qtbot, panel.extras.parts.boxes[DIVIDERS])
    assert not panel.extras.parts_words.isVisible()
    choose(qtbot, panel.notes.layout_choice, 2)
    assert panel.options.layout is Layout.MATRIX
    assert panel.extras.parts_words.text() == "A matrix has no dividers."


def test_a_clean_copy_has_no_overview(qtbot: QtBot, panel: PrintOptionsPanel) -> None:
    click(qtbot, panel.extras.parts.boxes[OVERVIEW])
    assert not panel.extras.parts_words.isVisible()
    panel.notes.layout_choice.set_value(Layout.CLEAN)
    panel.notes.changed.emit()
    assert not panel.options.has_overview
    assert panel.extras.parts_words.text() == "A clean copy has no overview."


@pytest.mark.parametrize("part", [OVERVIEW, DIVIDERS, INDEX])
def test_what_else_is_printed(qtbot: QtBot, panel: PrintOptionsPanel, part: str) -> None:
    click(qtbot, panel.extras.parts.boxes[part])
    assert panel.options == BriefingOptions(**{part: True})
    click(qtbot, panel.extras.parts.boxes[part])
    assert panel.options == BriefingOptions()


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_cut_off(
    qtbot: QtBot, panel: PrintOptionsPanel, look: Look, language: Language
) -> None:
    look.set_language(language, Script.HANT)
    panel.set_authors((FIRST, SECOND))
    QApplication.processEvents()
    rows = (panel.notes.categories, panel.notes.authors, panel.extras.parts)
    boxes = [box for row in rows for box in row.boxes.values()]
    for box in boxes:
        assert box.width() >= box.sizeHint().width()
        assert box.geometry().right() <= box.parentWidget().width()
    for box, other in itertools.pairwise(boxes):
        assert not box.geometry().intersects(other.geometry()) or box.parent() != other.parent()
    row = panel.pages
    assert row.range.geometry().right() < row.numbers.geometry().left()
    assert row.numbers.geometry().right() <= row.width()
    for choice in (panel.notes.since, panel.pages.sides, panel.extras.type_size):
        assert choice.width() <= panel.notes.width()
    assert panel.notes.audience.x() == panel.pages.script.x() == panel.extras.watermark.x()
    assert panel.horizontalScrollBar().maximum() == 0
