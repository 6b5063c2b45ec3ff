"""Bookmarks: keys, the page below the contents, the matrix, and the way from one to the next."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.bookmarks_model import BookmarksModel
from zjhk_desktop.ui.models.matrix_rows import Column
from zjhk_desktop.ui.widgets.bookmarks_view import BookmarksView
from zjhk_desktop.ui.widgets.contents_pages import BOOKMARKS, MATRIX

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def marked(window: MainWindow) -> MainWindow:
    """Return the window at the start, with three bookmarks."""
    for passage in ("m12", "p3", "d05"):
        window.session.toggle_bookmark(passage)
    return window


def page(window: MainWindow) -> BookmarksView:
    window.paging.open(BOOKMARKS)
    return window.bookmarking.view


def row_point(view: BookmarksView, row: int, x: int) -> QPoint:
    box = view.list.visualRect(view.model.index(row))
    return QPoint(box.left() + x, box.center().y())


def test_ctrl_b_toggles_where_one_reads_and_the_menu_says_what(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.reader.go_to("m20")
    action = window.commands.action("bookmarking.toggle")
    window.commands.refresh()
    assert action.text().split("\t")[0] == "Bookmark this measure"
    qtbot.keyClick(window.reader, Qt.Key.Key_B, CTRL)
    assert window.session.bookmarks == ["m20"]
    assert window.contents.pages.buttons[BOOKMARKS].accessibleName() == "Bookmarks 1"
    assert action.text().split("\t")[0] == "Remove bookmark"
    assert window.commands.action("edit.undo").text().startswith("Undo: Add bookmark")
    qtbot.keyClick(window.reader, Qt.Key.Key_B, CTRL)
    assert window.session.bookmarks == []
    window.reader.go_to("p2")
    window.commands.refresh()
    assert action.text().split("\t")[0] == "Bookmark this passage"


def test_alt_page_keys_go_from_bookmark_to_bookmark_and_around(
    qtbot: QtBot, marked: MainWindow
) -> None:
    marked.reader.go_to("m01")
    reached: list[str] = []
    for key in (Qt.Key.Key_PageDown,) * 3 + (Qt.Key.Key_PageUp,) * 2:
        qtbot.keyClick(marked.reader, key, ALT)
        reached.append(marked.reader.current_passage)
    assert reached == ["m12", "d05", "p3", "d05", "m12"]


def test_without_bookmarks_there_is_nowhere_to_go(window: MainWindow) -> None:
    window.commands.refresh()
    for name in ("bookmarking.next", "bookmarking.previous"):
        assert not window.commands.action(name).isEnabled()
    view = page(window)
    assert view._none.isVisible()
    assert "Ctrl+B" in view._none.text()
    assert view.hasFocus()


def test_undoing_a_bookmark_or_a_status_shows_where_it_was(window: MainWindow) -> None:
    window.session.toggle_bookmark("m40")
    window.session.assess("m30", Assessment(Status.AGREED))
    window.reader.go_to("m01")
    window.session.undo()
    assert window.reader.current_passage == "m30"
    window.session.undo()
    assert window.reader.current_passage == "m40"
    window.reader.go_to("m01")
    window.paging.open(MATRIX)
    window.session.redo()
    # Behind a page the text stays where one left it.
    assert window.reader.current_passage == "m01"


def test_the_page_lists_them_and_enter_goes(qtbot: QtBot, marked: MainWindow) -> None:
    marked.reader.go_to("m30")
    keys = CTRL | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(marked.reader, Qt.Key.Key_L, keys)
    view = marked.bookmarking.view
    assert marked.paging.current == BOOKMARKS
    assert view._count.text() == "3 bookmarks"
    rows = [view.model.index(row) for row in range(view.model.rowCount())]
    assert [index.data(BookmarksModel.PlaceRole) for index in rows] == [
        "Preamble",
        "Measure 12",
        "五、法律和爭議解決",
    ]
    assert rows[1].data(BookmarksModel.PartRole) == "三、科技創新"
    assert view.list.hasFocus()
    assert view.list.selectionModel().isSelected(rows[0])
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    assert marked.paging.current == ""
    assert marked.reader.current_passage == "m12"
    marked.going.go_back()
    assert marked.reader.current_passage == "m30"
    page(marked)
    qtbot.keyClick(view.list, Qt.Key.Key_Escape)
    assert marked.paging.current == ""


def test_delete_removes_at_once_and_can_be_taken_back(qtbot: QtBot, marked: MainWindow) -> None:
    view = page(marked)
    qtbot.keyClick(view.list, Qt.Key.Key_Down)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert marked.session.bookmarks == ["p3", "d05"]
    assert view.list.passage == "d05"
    assert marked.notice.text == "Bookmark removed: Measure 12"
    assert marked.session.undo_kind is ChangeKind.UNBOOKMARKED
    qtbot.mouseClick(marked.notice._action, Qt.MouseButton.LeftButton)
    assert marked.session.bookmarks == ["p3", "m12", "d05"]
    for _ in range(3):
        qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert view._none.isVisible()
    assert not view.list.isVisible()


def test_a_click_goes_and_one_on_the_ribbon_removes(qtbot: QtBot, marked: MainWindow) -> None:
    view = page(marked)
    viewport, left = view.list.viewport(), Qt.MouseButton.LeftButton
    qtbot.mouseClick(viewport, left, pos=row_point(view, 0, 18))
    assert marked.session.bookmarks == ["m12", "d05"]
    assert marked.paging.current == BOOKMARKS
    qtbot.mousePress(viewport, left, pos=row_point(view, 0, 300))
    qtbot.mouseRelease(viewport, left, pos=row_point(view, 1, 300))
    assert marked.paging.current == BOOKMARKS
    qtbot.mouseClick(viewport, left, pos=row_point(view, 0, 300))
    assert marked.reader.current_passage == "m12"


def test_nothing_is_removed_from_a_review_that_is_only_read(
    qtbot: QtBot, marked: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = page(marked)
    monkeypatch.setattr(type(marked.session), "can_annotate", property(lambda _session: False))
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert len(marked.session.bookmarks) == 3
    assert not marked.notice.isVisible()


def test_the_model_keeps_qts_rules(marked: MainWindow) -> None:
    session = marked.session
    model = BookmarksModel(session, marked.dressing._look)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    for passage in ("m51", "m12", "p3", "d05", "m51"):
        session.toggle_bookmark(passage)
    assert model.rowCount() == 0
    assert model.passage(0) == ""
    session.undo()
    session.set_script(Script.HANS)
    assert model.index(0).data() == session.memorandum.passage("m51").text_hans
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Measure 51: ")
    mark(session, "m01")
    assert model.row_of("m51") == 0
    assert model.row_of("m01") == -1


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
@pytest.mark.parametrize("width", [640, 1440])
def test_the_page_is_drawn_in_both_themes_and_any_width(
    marked: MainWindow, theme: Theme, width: int
) -> None:
    marked.resize(width, 700)
    marked.dressing.set_theme(theme)
    view = page(marked)
    blank = view.list.viewport().grab().toImage()
    marked.session.toggle_bookmark("m50")
    assert view.list.viewport().grab().toImage() != blank
    nameless = [
        type(widget).__name__
        for widget in view.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert not nameless


def test_the_matrix_shows_the_ribbon(marked: MainWindow) -> None:
    marked.paging.open(MATRIX)
    view = marked.assessing.view
    view.table.go_to("m20", Column.STATUS)
    index = view.model.index(view.model.row_of("m12"), Column.NUMBER)
    view.table.scrollTo(index)
    box = view.table.visualRect(index)

    def ribbon() -> object:
        picture = view.table.viewport().grab().toImage()
        return picture.pixelColor(QPoint(box.left() + 12, box.center().y() - 3)).name()

    navy = marked.dressing._look.colours.navy.lower()
    assert ribbon() == navy
    said = index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "Bookmarked"
    marked.session.toggle_bookmark("m12")
    assert ribbon() != navy
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == ""
