"""The print view: options, pages and words, driven by keys and clicks."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_look, show
from zjhk_desktop.briefing.options import BriefingOptions, Layout
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.errors import UnknownDomains
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.progress import Progress, Stage
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.models.page_model import MOST, PageModel
from zjhk_desktop.ui.models.print_names import included_words, left_out_words
from zjhk_desktop.ui.widgets.print_progress import PATIENCE
from zjhk_desktop.ui.widgets.print_view import PrintView

TODAY = date(2026, 3, 15)
A4 = (595.28, 841.89)
LANDSCAPE = (841.89, 595.28)


@pytest.fixture
def view(qtbot: QtBot, program: ProgramFiles, memorandum: Memorandum) -> Iterator[PrintView]:
    view = PrintView(make_look(program), memorandum, TODAY)
    window = show(qtbot, view, 1280, 800)
    view.setFocus()
    yield view
    window.close()


def picture(colour: Qt.GlobalColor) -> QImage:
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def choose(qtbot: QtBot, widget: object, steps: int) -> None:
    """Move a segmented choice with the arrow keys."""
    key = Qt.Key.Key_Right if steps > 0 else Qt.Key.Key_Left
    for _ in range(abs(steps)):
        qtbot.keyClick(widget, key)


def test_the_options_begin_with_everything_for_oneself(view: PrintView):
    assert view.panel.options == BriefingOptions(
        Script.HANT, Layout.MARGIN, (), Audience.SELF, mono=False
    )
    assert view.panel.notes.audience_words.text() == "Private notes are printed"


def test_each_choice_is_announced_at_once(qtbot: QtBot, view: PrintView):
    announced: list[BriefingOptions] = []
    view.panel.options_changed.connect(announced.append)
    choose(qtbot, view.panel.pages.colour, 1)
    choose(qtbot, view.panel.pages.script, 1)
    choose(qtbot, view.panel.notes.layout_choice, 1)
    choose(qtbot, view.panel.notes.audience, 2)
    assert len(announced) == 5
    assert announced[-1] == BriefingOptions(
        Script.HANS, Layout.ENDNOTES, (), Audience.BOTH, mono=True
    )
    assert view.panel.notes.audience_words.text() == "Only notes for both sides are printed"
    choose(qtbot, view.panel.notes.layout_choice, -2)
    assert announced[-1].layout is Layout.CLEAN
    assert not view.panel.notes.audience_words.isVisible()


@pytest.mark.parametrize(
    ("typed", "domains"),
    [
        ("3-6;9", (3, 4, 5, 6, 9)),
        ("3-6；9", (3, 4, 5, 6, 9)),
        ("9、3–4", (3, 4, 9)),
        ("１，１３", (1, 13)),
        (" 5 ", (5,)),
    ],
)
def test_domains_are_typed_in_many_ways(
    qtbot: QtBot, view: PrintView, typed: str, domains: tuple[int, ...]
):
    view.panel.pages.numbers.entry.setFocus()
    view.panel.pages.numbers.entry.insert(typed[:-1])
    view.panel.pages.numbers.entry.textEdited.emit(typed[:-1])
    view.panel.pages.numbers.entry.insert(typed[-1])
    with qtbot.waitSignal(view.panel.options_changed) as changed:
        view.panel.pages.numbers.entry.textEdited.emit(view.panel.pages.numbers.entry.text())
    assert changed.args[0].domains == domains
    assert view.panel.pages.range.value == "domains"
    assert not view.panel.pages.range_words.isVisible()


def test_typing_domains_by_key_refuses_what_names_none(qtbot: QtBot, view: PrintView):
    refused: list[bool] = []
    view.panel.options_refused.connect(lambda: refused.append(True))
    entry = view.panel.pages.numbers.entry
    entry.setFocus()
    qtbot.keyClicks(entry, "3;99")
    assert refused
    assert view.panel.pages.range_words.isVisible()
    assert view.panel.pages.range_words.text().startswith("“3;99” does not name domains")
    with pytest.raises(UnknownDomains):
        _ = view.panel.options
    qtbot.keyClick(entry, Qt.Key.Key_Backspace)
    assert not view.panel.pages.range_words.isVisible()
    assert view.panel.options.domains == (3, 9)
    entry.selectAll()
    qtbot.keyClick(entry, Qt.Key.Key_Delete)
    assert view.panel.options.domains == ()
    assert view.panel.pages.range.value == "all"


def test_choosing_domains_asks_for_them(qtbot: QtBot, view: PrintView):
    choose(qtbot, view.panel.pages.range, 1)
    assert view.panel.pages.numbers.entry.hasFocus()
    assert view.panel.pages.range_words.text() == "Type the numbers of domains, 1 to 13."


def test_pages_are_turned_by_keys_buttons_wheel_and_clicks(qtbot: QtBot, view: PrintView):
    view.show_pages((A4,) * 5)
    assert view.bar.position.text() == "Page 1 of 5"
    assert not view.bar.previous.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 1
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.page == 4
    assert not view.bar.next.isEnabled()
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.page == 4
    qtbot.mouseClick(view.bar.previous, Qt.MouseButton.LeftButton)
    assert view.page == 3
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.page == 0
    box = view.thumbnails.visualRect(view.thumbnails.pages.index(1))
    qtbot.mouseClick(view.thumbnails.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert view.page == 1
    wheel = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.preview, wheel)
    assert view.page == 2
    assert view.preview.accessibleName() == "Page 3 of 5"


def test_page_keys_work_from_the_options_too(qtbot: QtBot, view: PrintView):
    view.show_pages((A4,) * 3)
    view.panel.pages.numbers.entry.setFocus()
    qtbot.keyClick(view.panel.pages.numbers.entry, Qt.Key.Key_PageDown)
    assert view.page == 1


def test_pictures_are_asked_for_and_shown(qtbot: QtBot, view: PrintView):
    wanted: list[tuple[int, float]] = []
    thumbnails: list[int] = []
    view.page_wanted.connect(lambda index, scale: wanted.append((index, scale)))
    view.thumbnail_wanted.connect(lambda index, _scale: thumbnails.append(index))
    view.show_pages((A4, LANDSCAPE))
    qtbot.wait(20)
    assert wanted[-1][0] == 0
    assert thumbnails == [0, 1]
    view.turn(1)
    assert wanted[-1][0] == 1
    view.show_picture(0, picture(Qt.GlobalColor.red))
    view.show_picture(1, picture(Qt.GlobalColor.green))
    middle = view.preview.rect().center()
    assert view.preview.grab().toImage().pixelColor(middle) == Qt.GlobalColor.green


def test_fewer_pages_lead_to_the_last_one(view: PrintView):
    view.show_pages((A4,) * 9)
    view.turn(8)
    view.show_pages((A4,) * 3)
    assert view.page == 2
    assert view.bar.position.text() == "Page 3 of 3"


def test_a_narrow_window_leaves_the_small_pages_out(qtbot: QtBot, view: PrintView):
    view.show_pages((A4,) * 3)
    assert view.thumbnails.isVisible()
    view.window().resize(780, 600)
    qtbot.waitUntil(lambda: not view.thumbnails.isVisible())
    qtbot.waitUntil(lambda: view.preview.geometry().left() > view.panel.geometry().right())


def test_one_is_told_only_after_a_while(qtbot: QtBot, view: PrintView):
    progress = view.footer.progress
    view.set_busy()
    progress.follow(Progress(Stage.SETTING, 4, 0, 0.25))
    assert not progress.isVisible()
    qtbot.waitUntil(progress.isVisible, timeout=PATIENCE * 5)
    assert not view.footer.outcome.isVisible()
    assert progress.words.text() == "Setting the pages: 4 so far"
    assert progress.accessibleName() == progress.words.text()
    assert progress.rule.part == 0.25
    progress.follow(Progress(Stage.DRAWING, 37, 112, 0.75))
    assert progress.words.text() == "Making the pages: 37 of 112"
    assert progress.rule.part == 0.75
    assert not view.footer.save.isEnabled()
    view.show_pages((A4,))
    assert not progress.isVisible()
    assert view.footer.outcome.isVisible()
    assert view.footer.save.isEnabled()


def test_a_quick_setting_is_not_mentioned(qtbot: QtBot, view: PrintView):
    view.set_busy()
    view.show_pages((A4,))
    qtbot.wait(PATIENCE + 50)
    assert not view.footer.progress.isVisible()


def test_escape_stops_what_is_seen_to_go_on_and_goes_back_otherwise(qtbot: QtBot, view: PrintView):
    stops: list[str] = []
    view.footer.progress.stop_requested.connect(lambda: stops.append("stop"))
    view.closed.connect(lambda: stops.append("back"))
    view.set_busy()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(view.footer.progress.isVisible, timeout=PATIENCE * 5)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    entry = view.panel.pages.numbers.entry
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    view.show_stopped((A4,))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert stops == ["back", "stop", "stop", "back"]


def test_a_page_is_seen_before_the_others(view: PrintView):
    view.set_busy()
    view.show_early(1, A4, picture(Qt.GlobalColor.red))
    assert not view.preview.is_drawn
    view.show_early(0, A4, picture(Qt.GlobalColor.red))
    assert view.preview.is_drawn
    assert view.preview.accessibleName() == "Page 1"
    assert not view.footer.save.isEnabled()
    # It stays until the better one is there.
    view.show_pages((A4, A4))
    assert view.preview.is_drawn
    assert view.preview.accessibleName() == "Page 1 of 2"


def test_stopped_before_there_was_a_page_the_desk_is_empty(view: PrintView):
    view.set_busy()
    view.show_early(0, A4, picture(Qt.GlobalColor.red))
    view.show_stopped(())
    assert not view.preview.is_drawn
    assert view.footer.progress.isVisible()
    assert view.footer.progress.words.text() == "Stopped."
    view.set_busy()
    assert not view.footer.progress.isVisible()


def test_small_pages_are_kept_up_to_a_number_and_asked_for_anew(program: ProgramFiles):
    model = PageModel(make_look(program))
    wanted: list[int] = []
    model.picture_wanted.connect(wanted.append)
    model.set_pages((A4,) * 200)
    for row in range(100):
        model.want(row)
        model.set_picture(row, picture(Qt.GlobalColor.red))
    kept = [row for row in range(200) if model.index(row).data(Qt.ItemDataRole.DecorationRole)]
    assert kept == list(range(100 - MOST, 100))
    model.want(99)
    model.want(0)
    assert wanted == [*range(100), 0]


def test_what_cannot_be_set_is_said_in_place(view: PrintView):
    view.set_busy()
    view.show_refusal("There are no fonts.")
    assert view.preview.sentence == "There are no fonts."
    assert not view.footer.save.isEnabled()
    assert not view.footer.print.isEnabled()


@pytest.mark.parametrize("where", ["view", "field", "button"])
def test_escape_and_the_arrow_go_back(qtbot: QtBot, view: PrintView, where: str):
    with qtbot.waitSignal(view.closed):
        if where == "view":
            qtbot.keyClick(view, Qt.Key.Key_Escape)
        elif where == "field":
            qtbot.keyClick(view.panel.pages.numbers.entry, Qt.Key.Key_Escape)
        else:
            qtbot.mouseClick(view.bar.back, Qt.MouseButton.LeftButton)


def test_buttons_ask(qtbot: QtBot, view: PrintView):
    view.show_pages((A4,))
    with qtbot.waitSignal(view.save_requested):
        qtbot.mouseClick(view.footer.save, Qt.MouseButton.LeftButton)
    view.footer.print.setFocus()
    with qtbot.waitSignal(view.print_requested):
        qtbot.keyClick(view.footer.print, Qt.Key.Key_Space)


def test_everything_that_takes_the_focus_has_a_name(view: PrintView):
    view.show_pages((A4,))
    reachable = [view.nextInFocusChain()]
    while reachable[-1] is not view:
        reachable.append(reachable[-1].nextInFocusChain())
    nameless = [
        type(widget).__name__
        for widget in reachable
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and view.isAncestorOf(widget)
        and not widget.accessibleName()
        and widget.focusProxy() is None
    ]
    assert nameless == []


def test_the_page_model_keeps_qts_rules(qtbot: QtBot, program: ProgramFiles):
    model = PageModel(make_look(program))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    wanted: list[int] = []
    model.picture_wanted.connect(wanted.append)
    model.set_pages((A4,) * 3)
    model.want(1)
    model.want(1)
    model.set_picture(1, picture(Qt.GlobalColor.red))
    model.set_picture(7, picture(Qt.GlobalColor.red))
    assert wanted == [1]
    model.set_pages((A4,) * 3)
    model.want(1)
    assert wanted == [1, 1]
    model.set_pages((A4,))
    assert model.rowCount() == 1
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Page 1 of 1"


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_page_is_paper_in_both_themes(
    qtbot: QtBot, program: ProgramFiles, memorandum: Memorandum, theme: Theme
):
    view = PrintView(make_look(program, theme), memorandum, TODAY)
    window = show(qtbot, view, 1280, 800)
    view.show_pages((A4,))
    view.show_picture(0, picture(Qt.GlobalColor.white))
    image = view.preview.grab().toImage()
    assert image.pixelColor(view.preview.rect().center()) == Qt.GlobalColor.white
    assert image.pixelColor(4, 300) != Qt.GlobalColor.white
    window.close()


def test_what_is_said_of_the_notes():
    tr = english()
    side = BriefingOptions(audience=Audience.SIDE)
    assert included_words(tr, 40, 2, side) == "42 notes: 40 included"
    assert left_out_words(tr, 2, side) == "2 private left out"
    both = BriefingOptions(audience=Audience.BOTH)
    assert left_out_words(tr, 1, both) == "1 not for both sides left out"
    assert left_out_words(tr, 0, both) == ""
    clean = BriefingOptions(layout=Layout.CLEAN)
    assert included_words(tr, 0, 3, clean) == "No notes are printed"
    assert left_out_words(tr, 3, clean) == ""


def test_both_scripts_side_by_side_can_be_chosen(qtbot: QtBot, view: PrintView) -> None:
    choose(qtbot, view.panel.pages.script, 2)
    assert view.panel.options == BriefingOptions(Script.HANT, parallel=True)
    assert not view.panel.notes.layout_words.isVisibleTo(view)
    choose(qtbot, view.panel.notes.layout_choice, 2)
    assert view.panel.options == BriefingOptions(Script.HANT, Layout.MATRIX)
    assert view.panel.notes.layout_words.isVisibleTo(view)
    assert view.panel.notes.layout_words.text() == "The matrix is printed in Traditional only."


def test_the_layouts_are_chosen_with_mouse_and_keys(qtbot: QtBot, view: PrintView) -> None:
    grid = view.panel.notes.layout_choice
    place = grid.segments()[3].center().toPoint()
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=place)
    assert view.panel.options.layout is Layout.MATRIX
    qtbot.keyClick(grid, Qt.Key.Key_Up)
    assert view.panel.options.layout is Layout.CLEAN
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert view.panel.options.layout is Layout.MATRIX
    assert grid.accessibleDescription() == "Matrix"
    assert all(grid.rect().contains(box.toRect()) for box in grid.segments())
