"""Marking: by popup, by key, by menu; the card is typed in place and saved as one types."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from zjhk_desktop.domain.annotation import Category, Visibility
from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.ui.main_window import MainWindow


def press_alt(qtbot: QtBot, window: MainWindow, number: int) -> None:
    key = Qt.Key(Qt.Key.Key_0.value + number)
    qtbot.keyClick(window.reader, key, Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize(("number", "category"), list(enumerate(Category, 1)))
def test_alt_number_marks_the_selection(
    window: MainWindow, qtbot: QtBot, number: int, category: Category
) -> None:
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, number)
    (annotation,) = window.session.annotations
    assert annotation.state.category is category
    assert (annotation.anchor.start, annotation.anchor.end) == (4, 12)
    assert not annotation.anchor.whole
    assert window.cards.editor.isVisible()
    assert window.cards.editor.comment.hasFocus()


def test_with_nothing_selected_the_whole_measure_is_marked(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.going.jump("m17")
    press_alt(qtbot, window, 2)
    (annotation,) = window.session.annotations
    assert annotation.anchor.whole
    assert annotation.anchor.passage == "m17"


def test_the_popup_marks(window: MainWindow, qtbot: QtBot) -> None:
    window.reader.go_to("m09")
    window.reader.select("m09", 4, 12)
    qtbot.keyRelease(window.reader, Qt.Key.Key_Shift)
    assert window.popup.isVisible()
    qtbot.mouseClick(window.popup.buttons[3], Qt.MouseButton.LeftButton)
    (annotation,) = window.session.annotations
    assert annotation.state.category is Category.RESERVE
    assert not window.popup.isVisible()


def test_what_is_typed_is_a_draft_at_once_and_a_revision_when_done(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    editor = window.cards.editor
    event = QInputMethodEvent("", [])
    event.setCommitString("請確認範圍。")
    QCoreApplication.sendEvent(editor.comment, event)
    annotation_id = editor.annotation_id
    qtbot.waitUntil(
        lambda: window.session.drafts.texts() == {DraftPlace(annotation_id): "請確認範圍。"}
    )
    assert window.session.annotations[0].state.comment == ""
    qtbot.mouseClick(editor.done, Qt.MouseButton.LeftButton)
    assert window.session.annotations[0].state.comment == "請確認範圍。"
    assert not window.session.drafts.texts()
    assert not editor.isVisible()
    assert window.reader.hasFocus()


def test_a_composition_is_kept_when_the_card_is_left(window: MainWindow, qtbot: QtBot) -> None:
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    comment = window.cards.editor.comment
    QCoreApplication.sendEvent(comment, QInputMethodEvent("qing", []))
    assert comment.text() == ""
    event = QInputMethodEvent("", [])
    event.setCommitString("請")
    QCoreApplication.sendEvent(comment, event)
    qtbot.keyClick(comment, Qt.Key.Key_Escape)
    assert window.session.annotations[0].state.comment == "請"


def test_closing_the_window_keeps_what_is_typed(open_main: OpenWindow, qtbot: QtBot) -> None:
    window = open_main()
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    qtbot.keyClicks(window.cards.editor.comment, "not yet saved")
    assert window.close()
    again = open_main()
    assert again.session.annotations[0].state.comment == "not yet saved"


def test_a_draft_left_by_a_killed_window_opens_again(open_main: OpenWindow, qtbot: QtBot) -> None:
    window = open_main()
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    qtbot.keyClicks(window.cards.editor.comment, "half a sent")
    annotation_id = window.cards.editor.annotation_id
    qtbot.waitUntil(lambda: bool(window.session.drafts.texts()), timeout=2000)
    # As a kill would: nothing of the window's own closing runs, but the lock is given back.
    window.cards.editor.abandon()
    window.session.close()
    again = open_main()
    assert again.cards.editor.annotation_id == annotation_id
    assert again.cards.editor.comment.text() == "half a sent"


def test_recolour_share_delete_undo(window: MainWindow, qtbot: QtBot) -> None:
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    editor = window.cards.editor
    qtbot.mouseClick(editor.categories.chips[4], Qt.MouseButton.LeftButton)
    assert window.session.annotations[0].state.category is Category.ACTION
    editor.visibility.setFocus()
    qtbot.keyClick(editor.visibility, Qt.Key.Key_Right)
    assert window.session.annotations[0].state.visibility is Visibility.SIDE
    qtbot.mouseClick(editor.bin, Qt.MouseButton.LeftButton)
    assert not window.session.annotations
    assert not editor.isVisible()
    assert "1" in window.notice.text
    for _ in range(2):
        window.commands.action("edit.undo").trigger()
    (annotation,) = window.session.annotations
    assert annotation.state.visibility is Visibility.PRIVATE
    assert annotation.state.category is Category.ACTION
    window.commands.action("edit.redo").trigger()
    assert window.session.annotations[0].state.visibility is Visibility.SIDE


def test_alt_number_recolours_the_open_card(window: MainWindow, qtbot: QtBot) -> None:
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    qtbot.keyClick(window.cards.editor.comment, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    (annotation,) = window.session.annotations
    assert annotation.state.category is Category.DONE


def test_a_click_on_a_mark_opens_its_card_and_f2_does_by_key(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    window.cards.close_editor()
    window.session.activate("")
    window.reader.go_to("m09")
    (mark,) = window.reader.painter.marks()
    box = mark.boxes[0]
    offset = window.reader.verticalScrollBar().value()
    point = window.reader.viewport().rect().topLeft()
    point.setX(round((box.left + box.right) / 2))
    point.setY(round(box.baseline) - 4 - offset)
    qtbot.mouseClick(window.reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert window.cards.editor.annotation_id == mark.annotation.id
    qtbot.keyClick(window.cards.editor.comment, Qt.Key.Key_Escape)
    assert not window.cards.editor.isVisible()
    window.session.activate("")
    window.reader.select("m09", 6, 6)
    window.commands.refresh()
    window.commands.action("note.open").trigger()
    assert window.cards.editor.annotation_id == mark.annotation.id


def test_a_selection_over_two_measures_marks_the_first_part_and_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    reader = window.reader
    cursor = reader.textCursor()
    cursor.setPosition(reader.map.position("m09", 90))
    cursor.setPosition(reader.map.position("m10", 10), cursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    press_alt(qtbot, window, 2)
    (annotation,) = window.session.annotations
    assert annotation.anchor.passage == "m09"
    assert window.notice.isVisible()


def test_overlapping_marks_take_different_depths(window: MainWindow) -> None:
    reader = window.reader
    for start, end in ((0, 10), (5, 15), (8, 20), (30, 34)):
        reader.select("m09", start, end)
        window.marking.mark(Category.KEY.value)
        window.cards.close_editor()
        window.session.activate("")
    depths = [mark.depth for mark in reader.painter.marks()]
    assert depths == [0, 1, 2, 0]


def test_cards_do_not_overlap(window: MainWindow) -> None:
    for start in range(0, 60, 6):
        window.reader.select("m09", start, start + 5)
        window.marking.mark(Category.KEY.value)
        window.cards.close_editor()
        window.session.activate("")
    window.cards.arrange()
    cards = [c for c in map(window.cards.card, [a.id for a in window.session.annotations]) if c]
    assert len(cards) == 10
    edges = sorted((card.y(), card.y() + card.height()) for card in cards)
    for (_, bottom), (top, _) in pairwise(edges):
        assert top >= bottom + 8


def test_a_comment_is_kept_exactly(window: MainWindow, qtbot: QtBot) -> None:
    text = "第一行\n\n  縮排\u00a0不斷 <b>字</b> 𨋢🙂"
    window.reader.select("m09", 4, 12)
    press_alt(qtbot, window, 1)
    window.cards.editor.comment.set_text(text)
    window.cards.close_editor()
    assert window.session.annotations[0].state.comment == text
