"""The history of a note unfolds; any state comes back; deleted notes are found and brought back."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop.domain.annotation import Category, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.revision import make_revision
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import Part, Words
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.history_words import history_words
from zjhk_desktop.ui.models.notes_model import Column
from zjhk_desktop.ui.widgets.history_panel import HistoryPanel
from zjhk_desktop.ui.widgets.notes_filters import DELETED
from zjhk_desktop.ui.widgets.notes_view import NotesView


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def noted(window: MainWindow) -> Iterator[MainWindow]:
    """Return a window with a note that has had five states."""
    session = window.session
    note = mark(session, "m12", "科技金融", comment="請確認範圍。").id
    session.edit(note, category=Category.QUERY)
    session.edit(note, comment="請浙方確認範圍。", visibility=Visibility.SIDE)
    session.resolve([note])
    session.edit(note, tags=("範圍",))
    window.going.go_to_note(note)
    yield window
    window.note_history.close()


def panel(window: MainWindow) -> HistoryPanel:
    return window.note_history.panel


def show_deleted(window: MainWindow) -> NotesView:
    """Show the deleted notes on the page of all notes."""
    window.noting.toggle()
    view = window.noting.view
    view.filters.state.set_value(DELETED)
    view.filters.changed.emit()
    view.table.begin()
    view.table.selectRow(0)
    return view


def test_each_state_says_what_changed_in_words(noted: MainWindow) -> None:
    session = noted.session
    assert session.past is not None
    states = history_words(session.past, session.annotations[0].id, noted._look)
    assert [list(each.changed) for each in states] == [
        ["Tags: – → 範圍"],
        ["Resolved"],
        ["Visibility: Private → Side", "Comment changed"],
        ["Category: Key → Clarify"],
        ["Add note · Key · Private"],
    ]
    assert [each.current for each in states] == [True, False, False, False, False]
    assert not any(each.disputed for each in states)
    assert states[2].comment == (
        Words(Part.KEPT, "請"),
        Words(Part.INSERTED, "浙方"),
        Words(Part.KEPT, "確認範圍。"),
    )
    assert states[-1].comment == (Words(Part.KEPT, "請確認範圍。"),)
    assert states[0].comment == ()
    assert "Category: Key → Clarify" in states[3].spoken


def test_the_panel_unfolds_by_key_and_any_state_comes_back(qtbot: QtBot, noted: MainWindow) -> None:
    session = noted.session
    noted.commands.action("note.history").trigger()
    shown = panel(noted)
    assert shown.isVisible()
    assert shown.subject.text() == "Note 1 · Measure 12 · “科技金融”"
    assert len(shown.states) == 5
    assert not shown.states[0].restore.isVisible()
    first = shown.states[-1]
    click(qtbot, first.restore)
    note = session.annotations[0]
    assert (note.state.comment, note.state.category) == ("請確認範圍。", Category.KEY)
    assert not note.state.resolved
    assert noted.notice.text == "The earlier state is back."
    assert session.undo_kind is ChangeKind.RESTORED
    assert len(shown.states) == 6
    click(qtbot, noted.notice._action)
    assert session.annotations[0].state.comment == "請浙方確認範圍。"
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert noted.reader.hasFocus()


def test_the_whole_text_of_a_state_is_shown_and_the_change_again(
    qtbot: QtBot, noted: MainWindow
) -> None:
    noted.note_history.toggle()
    state = panel(noted).states[0]
    low = state.height()
    assert state.texts == ()
    click(qtbot, state.whole)
    assert [each.text for each in state.texts] == ["請浙方確認範圍。"]
    assert state.height() > low
    click(qtbot, state.whole)
    assert state.height() == low


def test_the_open_card_leads_to_the_history_with_what_was_typed(
    qtbot: QtBot, noted: MainWindow
) -> None:
    note = noted.session.annotations[0].id
    noted.cards.open_editor(note)
    noted.cards.editor.comment.set_text("又改了")
    click(qtbot, noted.cards.editor.history)
    assert panel(noted).isVisible()
    assert len(panel(noted).states) == 6
    assert panel(noted).states[0].state.whole == "又改了"


def test_the_panel_follows_the_active_note_and_the_past_cannot_be_restored_then(
    qtbot: QtBot, noted: MainWindow
) -> None:
    other = mark(noted.session, "m13", comment="另一則").id
    noted.note_history.toggle()
    noted.session.activate(other)
    assert len(panel(noted).states) == 1
    noted.note_history.close()
    noted.session.activate(noted.session.annotations[0].id)
    noted.looking_back.toggle()
    noted.note_history.open(noted.session.annotations[0].id)
    assert not any(each.restore.isVisible() for each in panel(noted).states)
    noted.looking_back.end()
    assert panel(noted).states[-1].restore.isVisible()


def test_the_words_of_the_note_are_in_the_script_that_is_read(noted: MainWindow) -> None:
    note = mark(noted.session, "m39", "醫療").id
    noted.note_history.open(note)
    noted.session.set_script(Script.HANS)
    assert "“医疗”" in panel(noted).subject.text()


def test_where_there_is_no_note_one_is_told(window: MainWindow) -> None:
    window.note_history.toggle()
    assert not panel(window).isVisible()
    assert window.notice.text == "There is no note here."


def test_many_states_are_shown_when_they_are_asked_for(qtbot: QtBot, noted: MainWindow) -> None:
    note = noted.session.annotations[0].id
    for number in range(40):
        noted.session.edit(note, comment=f"第{number}次")
    noted.note_history.toggle()
    shown = panel(noted)
    assert len(shown.states) == 40
    assert shown.more.text() == "5 earlier states"
    click(qtbot, shown.more)
    assert len(shown.states) == 45
    assert not shown.more.isVisible()


def test_two_states_beside_each_other_are_a_conflict_that_one_settles(
    qtbot: QtBot, noted: MainWindow
) -> None:
    session = noted.session
    reviewing = session._reviewing
    assert reviewing is not None
    note = session.annotations[0].id
    *_, parent, last = reviewing.history(note)
    state = replace(parent.state, comment="另一處所寫")
    beside = make_revision(
        note, (parent.id,), parent.author, "device-2", last.time, last.clock, state
    )
    operation = Operation("x", ChangeKind.EDITED, ChangeKind.EDITED, "", (beside.id,))
    reviewing._store.append(operation, [beside])
    reviewing.past.reload()
    noted.note_history.open(note)
    disputed = [each for each in panel(noted).states if each.state.disputed]
    assert len(disputed) == 2
    assert [each.restore.text() for each in disputed] == ["Keep this one"] * 2
    mine = next(each for each in disputed if each.state.whole == "另一處所寫")
    click(qtbot, mine.restore)
    assert session.annotations[0].state.comment == "另一處所寫"
    assert not any(each.state.disputed for each in panel(noted).states)


def test_deleted_notes_are_listed_and_brought_back(qtbot: QtBot, noted: MainWindow) -> None:
    session = noted.session
    note = session.annotations[0].id
    mark(session, "m13", comment="另一則")
    session.delete([note])
    view = show_deleted(noted)
    assert [each.id for each in view.model.shown] == [note]
    row = [view.model.index(0, column).data() for column in (Column.NUMBER, Column.STATE)]
    assert row == ["–", "Deleted"]
    assert view.table.selected() == [note]
    assert view.bar.restore.isVisible()
    assert not view.bar.bin.isVisible()
    assert not view.bar.resolve.isVisible()
    qtbot.keyClick(view.table, Qt.Key.Key_Delete)
    qtbot.keyClick(view.table, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in view.model.shown] == [note]
    click(qtbot, view.bar.restore)
    assert view.model.rowCount() == 0
    assert noted.notice.text == "1 note brought back."
    assert session.annotations[0].id == note
    session.undo()
    assert [each.id for each in view.model.shown] == [note]
    view.filters.clear()
    assert view.bar.restore.isHidden()
    assert [note.anchor.passage for note in view.model.shown] == ["m13"]


def test_a_deleted_note_is_followed_to_its_history(qtbot: QtBot, noted: MainWindow) -> None:
    session = noted.session
    note = session.annotations[0].id
    session.delete([note])
    view = show_deleted(noted)
    assert view.filters.isVisible()
    assert noted.noting.current() == note
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert panel(noted).isVisible()
    assert panel(noted).states[0].state.changed == ["Deleted"]
    assert panel(noted).subject.text() == "Measure 12 · “科技金融”"
    click(qtbot, panel(noted).states[1].restore)
    assert [each.id for each in session.annotations] == [note]
    assert panel(noted).states[0].state.changed == ["Brought back"]


def test_a_page_of_notes_leads_to_the_history(qtbot: QtBot, noted: MainWindow) -> None:
    noted.noting.toggle()
    view = noted.noting.view
    view.table.begin()
    click(qtbot, view.bar.history)
    assert panel(noted).isVisible()
    noted.commands.action("note.history").trigger()
    assert not panel(noted).isVisible()
    assert view.table.hasFocus()


def test_the_panel_stands_at_the_right_in_either_theme(qtbot: QtBot, noted: MainWindow) -> None:
    noted.note_history.toggle()
    shown = panel(noted)
    assert shown.geometry().right() == noted.desk.width() - 1
    light = shown.grab().toImage().pixelColor(5, 5)
    noted.dressing.set_theme(Theme.DARK)
    assert shown.grab().toImage().pixelColor(5, 5) != light
    noted.resize(900, 640)
    qtbot.waitUntil(lambda: shown.geometry().right() == noted.desk.width() - 1)


def test_the_history_is_offered_only_where_there_is_a_note(window: MainWindow) -> None:
    action = window.commands.action("note.history")
    assert not action.isEnabled()
    mark(window.session, "m12", "科技金融")
    window.session.activate("")
    window.reader.go_to("m40", 0)
    assert not action.isEnabled()
    window.reader.select("m12", 0, 0)
    place = window.session.annotations[0].anchor.start + 1
    window.reader.select("m12", place, place)
    assert action.isEnabled()
    window.reader.select("m40", 0, 0)
    assert not action.isEnabled()
