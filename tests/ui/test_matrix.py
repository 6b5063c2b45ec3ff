"""The matrix of measures: its model, its page, editing in place, and the way there and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QFontMetricsF, QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import MOMENT, make_look, make_session, mark, show
from zjhk_desktop.domain.annotation import Side, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.status import OWNER_LIMIT, Assessment, Status
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import LanguageChoice, Theme
from zjhk_desktop.ui.application import keep_everything
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.contents_model import ROW_ROLE
from zjhk_desktop.ui.models.matrix_model import MatrixModel
from zjhk_desktop.ui.models.matrix_rows import (
    Column,
    DomainRow,
    Focus,
    MatrixFilter,
    MeasureRow,
    Sorting,
)
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import MATRIX
from zjhk_desktop.ui.widgets.matrix_table import MatrixTable
from zjhk_desktop.ui.widgets.matrix_view import MatrixView

MENU = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")

LANGUAGES = [LanguageChoice.ENGLISH, LanguageChoice.HANT, LanguageChoice.HANS]


@pytest.fixture
def look(program: ProgramFiles, qapp: object) -> Look:
    return make_look(program)


@pytest.fixture
def session(memorandum: Memorandum, tmp_path: Path) -> Session:
    return make_session(memorandum, tmp_path / "profile")


@pytest.fixture
def model(session: Session, look: Look) -> MatrixModel:
    return MatrixModel(session, look, lambda: MOMENT)


@pytest.fixture
def view(qtbot: QtBot, session: Session, look: Look) -> Iterator[MatrixView]:
    view = MatrixView(session, look, lambda: MOMENT)
    window = show(qtbot, view, 1160, 800)
    yield view
    window.close()


def said(session: Session, passage: str) -> Assessment:
    return session.assessments.get(passage, Assessment())


def shown(model: MatrixModel) -> list[int]:
    rows = [model.row(number) for number in range(model.rowCount())]
    return [row.number for row in rows if isinstance(row, MeasureRow)]


def cell(model: MatrixModel, passage: str, column: Column) -> QModelIndex:
    return model.index(model.row_of(passage), column)


def editor_of(table: MatrixTable) -> QLineEdit:
    entry = table.viewport().findChild(QLineEdit)
    assert isinstance(entry, QLineEdit)
    return entry


def edited(table: MatrixTable) -> bool:
    return table.viewport().findChild(QLineEdit) is not None


def click(qtbot: QtBot, table: MatrixTable, index: QModelIndex) -> None:
    table.scrollTo(index)
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def open_menu(table: QWidget) -> QMenu:
    menus = [menu for menu in table.findChildren(QMenu) if menu.isVisible()]
    assert len(menus) == 1
    return menus[0]


def test_the_model_keeps_qts_rules(model: MatrixModel, session: Session) -> None:
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for column in Column:
        model.set_sorting(Sorting(column, descending=column % 2 == 0))
        session.assess(f"m{column + 1:02d}", Assessment(Status.AGREED))
    model.set_filter(MatrixFilter(status=Status.AGREED))
    session.undo()
    session.set_script(session.script.other)
    model.set_filter(MatrixFilter(found=set()))
    assert model.rowCount() == 0


def test_only_what_the_reviewer_says_can_be_edited(model: MatrixModel) -> None:
    for number in range(model.rowCount()):
        for column in Column:
            flags = model.index(number, column).flags()
            measure = isinstance(model.row(number), MeasureRow)
            assert bool(flags & Qt.ItemFlag.ItemIsSelectable) is measure
            editable = measure and Column.STATUS <= column <= Column.NEXT_STEP
            assert bool(flags & Qt.ItemFlag.ItemIsEditable) is editable


def test_each_edit_is_one_operation(model: MatrixModel, session: Session) -> None:
    assert model.setData(cell(model, "m09", Column.STATUS), Status.TO_CLARIFY)
    assert model.setData(cell(model, "m09", Column.OWNER), "  審閱者甲 ")
    assert model.setData(cell(model, "m09", Column.DUE), "5月16日")
    assert model.setData(cell(model, "m09", Column.NEXT_STEP), "確認\n範圍")
    full = Assessment(Status.TO_CLARIFY, "審閱者甲", "2025-05-16", "確認 範圍")
    assert said(session, "m09") == full
    assert session.undo_kind is ChangeKind.ASSESSED
    session.undo()
    assert said(session, "m09").next_step == ""
    for _ in range(3):
        session.undo()
    assert said(session, "m09") == Assessment()
    assert session.undo_kind is None


def test_what_is_no_value_changes_nothing(model: MatrixModel, session: Session) -> None:
    assert not model.setData(cell(model, "m01", Column.DUE), "soon")
    assert not model.setData(cell(model, "m01", Column.STATUS), "agreed?")
    assert not model.setData(cell(model, "m01", Column.MEASURE), "words")
    assert not model.setData(model.index(0, Column.OWNER), "words")
    assert model.setData(cell(model, "m01", Column.OWNER), " ")
    assert session.undo_kind is None


def test_a_cell_says_what_it_shows(model: MatrixModel, session: Session) -> None:
    session.assess("m07", Assessment(Status.TO_CLARIFY, "甲", "2025-05-20"))
    mark(session, "m07")
    mark(session, "m07", "支持")
    words = [cell(model, "m07", column).data() for column in Column]
    assert words[0] == "7"
    assert words[2:] == ["To clarify", "甲", "20 May", "", "2"]
    accessible = cell(model, "m07", Column.NEXT_STEP).data(Qt.ItemDataRole.AccessibleTextRole)
    assert accessible == "Next step: –"
    heading = model.row(0)
    assert isinstance(heading, DomainRow)
    assert str(model.index(0, 0).data()).endswith("0/6")


def test_a_tooltip_gives_the_whole_and_takes_no_tags(model: MatrixModel, session: Session) -> None:
    session.assess("m01", Assessment(next_step="<b>確認</b>"))
    tip = Qt.ItemDataRole.ToolTipRole
    assert cell(model, "m01", Column.NEXT_STEP).data(tip) == "<p>&lt;b&gt;確認&lt;/b&gt;</p>"
    assert session.memorandum.measure(1).text_hant in cell(model, "m01", Column.MEASURE).data(tip)
    assert cell(model, "m01", Column.OWNER).data(tip) is None


def test_other_reviewers_are_heard_and_left_alone(model: MatrixModel, session: Session) -> None:
    session.assess("m01", Assessment(Status.RESERVED, "甲"))
    session.assess("m02", Assessment(Status.RESERVED))
    reviewing = session._reviewing
    assert reviewing is not None
    reviewing.assessing.set_status(["m01"], visibility=Visibility.BOTH)
    session.identify(lambda who: who.add_reviewer("審閱者乙", Side.ZHEJIANG))
    assert session.others_say("m02") == ()
    session.assess("m02", Assessment(Status.AGREED))
    index = cell(model, "m01", Column.STATUS)
    assert index.data() == "Not reviewed"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "<p>審閱者甲: Reserved</p>"
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "審閱者甲: Reserved"
    model.setData(index, Status.AGREED)
    said_before = session.others_say("m01")[0].state.assessment
    assert said_before == Assessment(Status.RESERVED, "甲")


def test_a_row_that_is_edited_stays_under_the_hand(model: MatrixModel, session: Session) -> None:
    session.assess("m03", Assessment(Status.RESERVED))
    model.set_filter(MatrixFilter(focus=Focus.PENDING))
    assert shown(model) == [3]
    model.setData(cell(model, "m03", Column.STATUS), Status.AGREED)
    assert shown(model) == [3]
    assert model.count(Focus.PENDING) == 0
    model.rebuild()
    assert shown(model) == []


def test_digits_set_the_status_of_the_focused_cell(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    view.begin()
    assert view.table.currentIndex() == cell(view.model, "m01", Column.STATUS)
    for number, status in enumerate(Status, 1):
        qtbot.keyClick(view.table, str(number))
        assert said(session, "m01").status is status
    qtbot.keyClick(view.table, "7")
    qtbot.keyClick(view.table, "a")
    assert said(session, "m01").status is Status.IMPLEMENTED
    assert not edited(view.table)
    qtbot.keyClick(view.table, Qt.Key.Key_Down)
    qtbot.keyClick(view.table, "2")
    assert said(session, "m02").status is Status.AGREED


@MENU
def test_enter_opens_the_statuses_and_a_choice_sets_one(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    view.begin()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    menu = open_menu(view.table)
    assert [action.isChecked() for action in menu.actions()] == [True] + [False] * 5
    menu.actions()[2].trigger()
    menu.close()
    assert said(session, "m01").status is Status.RESERVED


@MENU
def test_a_click_on_a_status_opens_the_menu(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    click(qtbot, view.table, cell(view.model, "m04", Column.STATUS))
    menu = open_menu(view.table)
    menu.actions()[5].trigger()
    menu.close()
    assert said(session, "m04").status is Status.IMPLEMENTED
    assert not edited(view.table)


def test_words_are_typed_into_the_cell(qtbot: QtBot, view: MatrixView, session: Session) -> None:
    view.table.go_to("m09", Column.NEXT_STEP)
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    entry = editor_of(view.table)
    assert entry.accessibleName() == "Next step: –"
    entry.insert("確認範圍")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not edited(view.table))
    assert said(session, "m09").next_step == "確認範圍"
    assert view.table.hasFocus()
    qtbot.keyClick(view.table, "x")
    entry = editor_of(view.table)
    assert entry.text() == "x"
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert said(session, "m09").next_step == "確認範圍"
    qtbot.waitUntil(lambda: not edited(view.table))
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    assert said(session, "m09").next_step == ""


def test_down_in_a_cell_takes_what_was_typed_and_walks_on(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    view.table.go_to("m09", Column.OWNER)
    view.table.setFocus()
    qtbot.keyClick(view.table, "b")
    qtbot.keyClick(editor_of(view.table), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: not edited(view.table))
    assert said(session, "m09").owner == "b"
    assert view.table.passage == "m10"


def test_tab_goes_from_cell_to_cell(qtbot: QtBot, view: MatrixView, session: Session) -> None:
    view.table.go_to("m09", Column.OWNER)
    view.table.setFocus()
    qtbot.keyClick(view.table, "b")
    qtbot.keyClick(editor_of(view.table), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: view.table.currentIndex().column() == Column.DUE)
    assert said(session, "m09").owner == "b"
    qtbot.waitUntil(lambda: view.table.indexWidget(view.table.currentIndex()) is not None)
    entry = view.table.indexWidget(view.table.currentIndex())
    qtbot.keyClick(entry, Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: view.table.currentIndex().column() == Column.OWNER)
    entry = view.table.indexWidget(view.table.currentIndex())
    qtbot.keyClick(entry, Qt.Key.Key_Backtab)
    qtbot.waitUntil(lambda: not edited(view.table))
    assert view.table.currentIndex().column() == Column.STATUS


def test_an_input_method_begins_to_type_into_the_cell(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    view.table.go_to("m09", Column.NEXT_STEP)
    view.table.setFocus()
    QCoreApplication.sendEvent(view.table, QInputMethodEvent("ㄑㄩㄝ", []))
    entry = editor_of(view.table)
    done = QInputMethodEvent()
    done.setCommitString("確認")
    # Qt leaves the focus with the table until the first word is there, lest it be cut off.
    QCoreApplication.sendEvent(view.table, done)
    assert entry.text() == "確認"
    assert entry.hasFocus()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not edited(view.table))
    assert said(session, "m09").next_step == "確認"


def test_leaving_a_cell_takes_what_was_typed(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    view.table.go_to("m02", Column.OWNER)
    view.table.edit(view.table.currentIndex())
    entry = editor_of(view.table)
    assert entry.maxLength() == OWNER_LIMIT
    entry.insert("審閱者乙")
    click(qtbot, view.table, cell(view.model, "m05", Column.MEASURE))
    assert said(session, "m02").owner == "審閱者乙"


def test_typing_survives_a_change_from_elsewhere(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    view.table.go_to("m02", Column.OWNER)
    view.table.edit(view.table.currentIndex())
    entry = editor_of(view.table)
    entry.insert("乙")
    session.assess("m02", Assessment(Status.AGREED, "丙"))
    assert entry.text() == "乙"
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not edited(view.table))
    assert said(session, "m02") == Assessment(Status.AGREED, "乙")


def test_a_due_date_is_typed_or_stepped(qtbot: QtBot, view: MatrixView, session: Session) -> None:
    view.table.go_to("m01", Column.DUE)
    view.table.edit(view.table.currentIndex())
    entry = editor_of(view.table)
    qtbot.keyClick(entry, Qt.Key.Key_Up)
    assert entry.text() == "2025-05-09"
    qtbot.keyClick(entry, Qt.Key.Key_PageUp)
    qtbot.keyClick(entry, Qt.Key.Key_Down)
    assert entry.text() == "2025-05-15"
    entry.setText("2025-05-1x")
    assert not entry.hasAcceptableInput()
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.wait(10)
    assert edited(view.table)
    assert said(session, "m01").due == ""
    entry.setText("5-30")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not edited(view.table))
    assert said(session, "m01").due == "2025-05-30"
    view.table.edit(view.table.currentIndex())
    editor_of(view.table).clear()
    qtbot.keyClick(editor_of(view.table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not edited(view.table))
    assert said(session, "m01").due == ""


def test_a_due_date_is_typed_whole_in_a_narrow_window(open_main: OpenWindow, qtbot: QtBot) -> None:
    window = open_main(1024, 640)
    window.assessing.toggle()
    qtbot.wait(50)
    table = window.assessing.view.table
    table.go_to("m01", Column.DUE)
    table.edit(table.currentIndex())
    entry = editor_of(table)
    margins = entry.textMargins()
    # Qt's own entry keeps 2 px more free at each side.
    room = entry.width() - margins.left() - margins.right() - 4
    assert entry.fontMetrics().horizontalAdvance(entry.placeholderText()) <= room


def test_chips_menus_and_words_choose_measures(
    qtbot: QtBot, view: MatrixView, session: Session
) -> None:
    session.assess("m02", Assessment(Status.RESERVED, "甲", "2025-05-08"))
    session.assess("m09", Assessment(Status.AGREED, "乙"))
    mark(session, "m11")
    for passage in ("m20", "p1", "m50"):
        session.toggle_bookmark(passage)
    chips = view.filters.chips.row
    assert [chip.count for chip in chips] == [51, 1, 1, 1, 2]
    for chip, numbers in zip(chips[1:], ([2], [2], [11], [20, 50]), strict=True):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        assert shown(view.model) == numbers
    qtbot.mouseClick(chips[0], Qt.MouseButton.LeftButton)
    filters = view.filters
    for menu, choice, numbers in (
        (filters.domain, "二、金融", [7, 8]),
        (filters.status, "Agreed", [9]),
        (filters.owner, "乙", [9]),
        (filters.owner, "甲", [2]),
    ):
        actions = {action.text(): action for action in menu.build_menu().actions()}
        actions[choice].trigger()
        assert shown(view.model) == numbers
        actions["All"].trigger()
        assert len(shown(view.model)) == 51


def test_nothing_left_says_so_and_shows_all_again(qtbot: QtBot, view: MatrixView) -> None:
    with qtbot.waitSignal(view.filter_changed) as asked:
        view.filters.field.entry.insert("沒有")
    assert asked.args == ["沒有"]
    view.keep(set())
    assert view._none.isVisible()
    assert view._count.text() == "0 of 51 measures"
    qtbot.mouseClick(view.show_all, Qt.MouseButton.LeftButton)
    assert view.filters.field.text == ""
    assert len(shown(view.model)) == 51
    assert not view._none.isVisible()


def test_titles_sort_and_turn_the_order(qtbot: QtBot, view: MatrixView, session: Session) -> None:
    session.assess("m20", Assessment(due="2025-06-01"))
    session.assess("m30", Assessment(due="2025-05-20"))
    title = view.titles.buttons[Column.DUE]
    view.table.go_to("m30", Column.DUE)
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert shown(view.model)[:3] == [30, 20, 1]
    assert title.accessibleName() == "Sort by Due (ascending)"
    assert view.table.passage == "m30"
    qtbot.keyClick(title, Qt.Key.Key_Space)
    assert shown(view.model)[:3] == [20, 30, 1]
    qtbot.mouseClick(view.titles.buttons[Column.NUMBER], Qt.MouseButton.LeftButton)
    assert shown(view.model)[0] == 1


@pytest.mark.parametrize("width", [480, 700, 1160])
def test_everything_fits_the_width(qtbot: QtBot, view: MatrixView, width: int) -> None:
    view.window().resize(width, 800)
    qtbot.waitUntil(lambda: view.width() == width)
    for child in view.filters.findChildren(QWidget):
        if child.parent() is view.filters and child.isVisible():
            assert view.filters.rect().contains(child.geometry())
    for column in Column:
        assert view.titles.buttons[column].width() == view.table.columnWidth(column)
    if width >= 700:
        total = sum(view.table.columnWidth(column) for column in Column)
        assert total <= view.table.viewport().width()
    assert view.summary.height() >= 30


def test_everything_on_the_page_has_a_name(view: MatrixView) -> None:
    nameless = [
        type(widget).__name__
        for widget in view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert not nameless


def test_escape_and_up_lead_out_of_the_table(qtbot: QtBot, view: MatrixView) -> None:
    view.begin()
    qtbot.keyClick(view.table, Qt.Key.Key_Up)
    assert view.filters.field.entry.hasFocus()
    qtbot.keyClick(view.filters.field.entry, Qt.Key.Key_Down)
    assert view.table.hasFocus()
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view.table, Qt.Key.Key_Escape)


def test_the_window_shows_it_at_the_measure_that_is_read(window: MainWindow, qtbot: QtBot) -> None:
    window.going.jump("m21")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window.reader, Qt.Key.Key_M, keys)
    view = window.assessing.view
    assert view.isVisible()
    assert view.table.hasFocus()
    assert view.table.passage == "m21"
    assert window.contents.pages.buttons[MATRIX].isChecked()
    qtbot.keyClick(view.table, "2")
    assert said(window.session, "m21").status is Status.AGREED
    view.table.go_to("m40", Column.MEASURE)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert window.reader.isVisible()
    assert window.reader.current_passage == "m40"
    window.going.go_back()
    assert window.reader.current_passage == "m21"


def test_undo_works_on_the_page_and_shows_what_it_did(window: MainWindow, qtbot: QtBot) -> None:
    window.assessing.toggle()
    view = window.assessing.view
    view.table.go_to("m33", Column.STATUS)
    qtbot.keyClick(view.table, "4")
    view.table.go_to("m02", Column.STATUS)
    qtbot.keyClick(view.table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(window.session, "m33") == Assessment()
    assert view.table.passage == "m33"
    assert view.isVisible()


def test_words_of_either_script_filter_measures_and_what_is_said(window: MainWindow) -> None:
    window.session.assess("m05", Assessment(next_step="補充醫療培訓安排"))
    window.assessing.toggle()
    view = window.assessing.view
    view.filters.field.entry.insert("医疗")
    found = shown(view.model)
    assert 5 in found
    texts = {m.number: m.text_hant for m in window.session.memorandum.measures}
    assert all("醫療" in texts[number] for number in found if number != 5)
    assert len(found) > 1
    view.filters.field.entry.clear()
    assert len(shown(view.model)) == 51


def test_closing_the_window_takes_what_is_in_a_cell(window: MainWindow, qtbot: QtBot) -> None:
    session = window.session
    window.assessing.toggle()
    table = window.assessing.view.table
    table.go_to("m01", Column.OWNER)
    table.edit(table.currentIndex())
    editor_of(table).insert("甲")
    window.close()
    assert said(session, "m01").owner == "甲"


def test_the_end_of_the_session_takes_what_is_in_a_cell(window: MainWindow) -> None:
    window.assessing.toggle()
    table = window.assessing.view.table
    table.go_to("m01", Column.NEXT_STEP)
    table.edit(table.currentIndex())
    editor_of(table).insert("請確認")
    keep_everything(window)
    assert said(window.session, "m01").next_step == "請確認"
    assert editor_of(table).text() == "請確認"


def test_find_knows_the_statuses(window: MainWindow) -> None:
    window.session.assess("m09", Assessment(Status.AGREED))
    hits = window.finding._searching.in_passages("status:agreed")
    assert [hit.passage for hit in hits] == ["m09"]


def test_the_contents_show_how_far_the_review_has_come(window: MainWindow) -> None:
    model = window.contents.model
    masthead = window.contents.masthead
    assert masthead.accessibleName() == "Reviewed 0 / 51 0%"
    window.session.assess("m09", Assessment(Status.AGREED))
    window.session.assess("m10", Assessment(owner="甲"))
    third = next(
        row
        for row in (model.index(n).data(ROW_ROLE) for n in range(model.rowCount()))
        if row.numeral == "三"
    )
    assert (third.reviewed, third.measures) == (1, 7)
    assert masthead.accessibleName() == "Reviewed 1 / 51 1%"
    window.session.undo()
    window.session.undo()
    assert masthead.progress.reviewed == 0


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_drawn_in_every_language_and_theme(
    window: MainWindow, language: LanguageChoice, theme: Theme
) -> None:
    for number, status in enumerate(Status, 1):
        window.session.assess(f"m{number:02d}", Assessment(status, "甲", "2025-05-16", "下一步"))
    window.assessing.toggle()
    window.dressing.set_language(language)
    window.dressing.set_theme(theme)
    assert not window.grab().isNull()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_due_date_of_another_year_is_read_whole(
    window: MainWindow, language: LanguageChoice
) -> None:
    window.dressing.set_language(language)
    window.session.assess("m12", Assessment(due="2039-12-28"))
    window.assessing.toggle()
    view = window.assessing.view
    words = cell(view.model, "m12", Column.DUE).data()
    assert "2039" in words
    room = QFontMetricsF(window._look.font()).horizontalAdvance(words) + 20
    assert room <= view.table.columnWidth(Column.DUE)
