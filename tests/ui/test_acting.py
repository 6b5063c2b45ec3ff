"""What acts, acts on what one means: the active note, the current measure, the mark pointed at."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.main_window import MainWindow


@pytest.fixture
def marked(window: MainWindow) -> MainWindow:
    """Return the window with three notes in measures 9, 10 and 12, at measure 9."""
    for number in (9, 10, 12):
        passage = window.session.memorandum.measure(number)
        window.session.annotate(anchor_range(passage, 2, 10), Category.QUERY, f"note {number}")
    window.going.jump("m09")
    QApplication.processEvents()
    window.cards.arrange()
    return window


def ids(window: MainWindow) -> list[str]:
    return [annotation.id for annotation in window.session.annotations]


def test_leaving_a_card_makes_no_other_card_active(marked: MainWindow, qtbot: QtBot) -> None:
    first, second, third = ids(marked)
    for each in (third, first, second):
        card = marked.cards.card(each)
        assert card is not None
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        assert marked.cards.editor.annotation_id == each
        assert marked.session.active == each
        assert marked.cards.editor.comment.hasFocus()
        qtbot.keyClick(marked.cards.editor.comment, Qt.Key.Key_Escape)
        QApplication.processEvents()
        assert marked.session.active in ("", each)
        assert marked.reader.hasFocus()


def test_escape_closes_the_card_from_every_control(marked: MainWindow, qtbot: QtBot) -> None:
    editor = marked.cards.editor
    for control in (editor.categories.chips[0], editor.visibility, editor.bin, editor.done):
        marked.cards.open_editor(ids(marked)[0])
        control.setFocus()
        qtbot.keyClick(control, Qt.Key.Key_Escape)
        assert not editor.isVisible()
        assert marked.session.annotations[0].state.category is Category.QUERY


def test_the_whole_measure_that_is_marked_is_the_one_with_the_bar(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.going.jump("m31")
    bar = window.reader.verticalScrollBar()
    bar.setValue(bar.value() + 900)
    current = window.reader.current_passage
    assert current != "m31"
    qtbot.keyPress(window.reader, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    assert window.reader.current_passage == current
    qtbot.keyClick(window.reader, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    (annotation,) = window.session.annotations
    assert annotation.anchor.passage == current


def test_keys_walk_the_notes(marked: MainWindow, qtbot: QtBot) -> None:
    marked.reader.setFocus()
    seen = []
    for _ in range(4):
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        qtbot.keyPress(marked.reader, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
        qtbot.keyClick(marked.reader, Qt.Key.Key_PageDown, both)
        seen.append(marked.session.active)
    assert seen == [*ids(marked), ids(marked)[0]]
    qtbot.keyClick(marked.reader, Qt.Key.Key_5, Qt.KeyboardModifier.AltModifier)
    assert marked.session.annotations[0].state.category is Category.ACTION
    assert len(marked.session.annotations) == 3


def test_a_right_click_means_the_mark_under_it(
    marked: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QMenu, "popup", lambda *_: None)
    first, second, _ = ids(marked)
    marked.session.activate(first)
    viewport = marked.reader.viewport()
    mark = marked.reader.painter.marks()[1]
    offset = marked.reader.verticalScrollBar().value()
    on_mark = QPoint(round(mark.boxes[0].left) + 8, round(mark.boxes[0].baseline) - 5 - offset)
    beside = QPoint(round(marked.reader.columns.text_left) + 400, on_mark.y() + 64)
    for point, meant in ((on_mark, second), (beside, "")):
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point)
        )
        QApplication.sendEvent(viewport, event)
        assert marked.session.active == meant


def test_escape_puts_the_popup_away_and_then_the_selection(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.going.jump("m09")
    window.reader.select("m09", 2, 9)
    qtbot.keyRelease(window.reader, Qt.Key.Key_Shift)
    assert window.popup.isVisible()
    qtbot.keyClick(window.reader, Qt.Key.Key_Escape)
    assert not window.popup.isVisible()
    assert not window.reader.textCursor().hasSelection()


def test_tab_walks_the_cards_in_order(marked: MainWindow, qtbot: QtBot) -> None:
    marked.reader.setFocus()
    seen = []
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        seen.append(marked.session.active)
    assert seen == ids(marked)


def test_marking_shows_the_cards_and_the_marks_again(window: MainWindow) -> None:
    window.viewing.toggle_cards()
    window.viewing.toggle_marks()
    window.reader.select("m09", 2, 9)
    window.marking.mark(Category.KEY.value)
    assert window.bar.cards.isChecked()
    assert window.cards.visible
    assert window.reader.painter.marks_visible


def test_the_text_takes_no_composed_words(window: MainWindow) -> None:
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtGui import QInputMethodEvent

    before = window.reader.document().toPlainText()
    event = QInputMethodEvent("", [])
    event.setCommitString("加字")
    QCoreApplication.sendEvent(window.reader, event)
    assert window.reader.document().toPlainText() == before


def test_full_lines_hold_whole_characters(window: MainWindow) -> None:
    for width in (1438, 1440, 1300, 2000):
        window.resize(width, 900)
        QApplication.processEvents()
        stand = window.reader.columns
        assert stand.measure % window.reader.size_px == 0
