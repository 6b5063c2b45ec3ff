"""What the cards show and take of threads: replies, tags, resolved or open."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import LanguageChoice
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.card import Card
from zjhk_desktop.ui.widgets.card_editor import CardEditor
from zjhk_desktop.ui.widgets.card_thread import CLOSED_REPLIES


@pytest.fixture
def note(window: MainWindow) -> Annotation:
    return mark(window.session, "m09", "未來產業", comment="範圍為何")


@pytest.fixture
def editor(window: MainWindow, note: Annotation) -> CardEditor:
    window.going.jump("m09")
    window.cards.open_editor(note.id)
    return window.cards.editor


def card_of(window: MainWindow, note: Annotation) -> Card:
    window.cards.arrange()
    card = window.cards.card(note.id)
    assert card is not None
    return card


def words_of(window: MainWindow, note: Annotation) -> list[str]:
    return [reply.state.comment for reply in window.session.replies(note.id)]


def tags_of(window: MainWindow, note: Annotation) -> tuple[str, ...]:
    annotation = window.session.annotation(note.id)
    assert annotation is not None
    return annotation.state.tags


def test_a_reply_is_typed_in_the_open_card_and_shown_there(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    before = editor.height()
    entry = editor.replies.field.entry
    entry.setFocus()
    entry.insert("同意，兩項一併處理。")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert words_of(window, note) == ["同意，兩項一併處理。"]
    assert entry.text() == ""
    assert entry.hasFocus()
    assert [reply.lines for reply in editor.replies.shown.replies] == [("同意，兩項一併處理。",)]
    assert editor.height() > before
    assert window.session.undo_kind is ChangeKind.REPLIED
    window.history.undo()
    assert words_of(window, note) == []
    assert editor.height() == before
    assert editor.annotation_id == note.id


def test_a_reply_that_is_typed_goes_with_the_button_that_says_done(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    editor.replies.field.entry.insert("稍後確認")
    qtbot.mouseClick(editor.done, Qt.MouseButton.LeftButton)
    assert not editor.annotation_id
    assert words_of(window, note) == ["稍後確認"]


def test_half_a_reply_is_not_sent_when_the_card_is_left(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    entry = editor.replies.field.entry
    entry.insert("半句")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert not editor.annotation_id
    assert words_of(window, note) == []
    window.cards.open_editor(note.id)
    assert editor.replies.text == "半句"
    window.noting.toggle()
    window.noting.toggle()
    assert words_of(window, note) == []
    entry.setText("")
    window.cards.close_editor()
    window.cards.open_editor(note.id)
    assert editor.replies.text == ""


def test_a_card_that_is_open_keeps_its_words_when_it_is_opened_again(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    editor.comment.insertPlainText("，請說明")
    for again in ("note.open", "note.comment", "note.propose"):
        window.commands.action(again).trigger()
        assert editor.comment.text() == "範圍為何，請說明"
    window.reader.mark_clicked.emit(note.id)
    assert editor.comment.text() == "範圍為何，請說明"
    window.cards.close_editor()
    (kept,) = window.session.annotations
    assert kept.state.comment == "範圍為何，請說明"


def test_keys_that_delete_a_word_edit_and_delete_no_note(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    for field in (editor.comment, editor.replies.field.entry, window.bar.find_field.entry):
        field.setFocus()
        key = QKeyEvent(
            QEvent.Type.ShortcutOverride,
            Qt.Key.Key_Delete,
            Qt.KeyboardModifier.ControlModifier,
        )
        key.ignore()
        QApplication.sendEvent(field, key)
        assert key.isAccepted()
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    other.ignore()
    QApplication.sendEvent(editor.comment, other)
    assert not other.isAccepted()


def test_a_reply_that_is_not_saved_stays_in_its_field(
    qtbot: QtBot,
    window: MainWindow,
    note: Annotation,
    editor: CardEditor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(window.session, "reply", lambda _id, _text: False)
    entry = editor.replies.field.entry
    entry.insert("稍後確認")
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert editor.annotation_id == note.id
    assert editor.replies.field.entry.text() == "稍後確認"
    editor.replies.set_text("")


def test_another_card_begins_with_empty_fields(
    window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    other = mark(window.session, "m10")
    editor.replies.field.entry.insert("屬於第一則")
    window.cards.open_editor(other.id)
    assert editor.replies.field.entry.text() == ""
    assert words_of(window, note) == words_of(window, other) == []
    window.cards.open_editor(note.id)
    assert editor.replies.field.entry.text() == "屬於第一則"


def test_a_closed_card_shows_the_latest_replies(window: MainWindow, note: Annotation) -> None:
    window.going.jump("m09")
    bare = card_of(window, note).height()
    heights = [bare]
    for number in range(CLOSED_REPLIES + 2):
        window.session.reply(note.id, f"回覆{number}")
        heights.append(card_of(window, note).height())
    assert heights[:4] == sorted(set(heights[:4]))
    assert heights[-1] == heights[-2]
    card = card_of(window, note)
    assert card.text is not None
    assert card.text.thread.earlier == 2
    assert [reply.lines for reply in card.text.thread.replies] == [
        ("回覆2",),
        ("回覆3",),
        ("回覆4",),
    ]
    assert "回覆4" in card.accessibleDescription()
    assert not card.grab().isNull()


def test_replies_follow_the_reading_script(window: MainWindow, note: Annotation) -> None:
    window.going.jump("m09")
    window.session.reply(note.id, "請確認範圍")
    window.session.set_script(Script.HANS)
    text = card_of(window, note).text
    assert text is not None
    assert text.thread.replies[0].lines == ("请确认范围",)
    assert words_of(window, note) == ["請確認範圍"]
    window.cards.notes.converting = False
    text = card_of(window, note).text
    assert text is not None
    assert text.thread.replies[0].lines == ("請確認範圍",)


def test_resolve_mutes_the_card_and_reopen_brings_it_back(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    assert editor.replies.resolve.text() == "Resolve"
    editor.comment.insertPlainText("？")
    qtbot.mouseClick(editor.replies.resolve, Qt.MouseButton.LeftButton)
    resolved = window.session.annotation(note.id)
    assert resolved is not None
    assert resolved.state.resolved
    assert resolved.state.comment == "範圍為何？"
    assert editor.replies.resolve.text() == "Reopen"
    assert editor.replies.resolve.icon_name == "undo-2"
    window.cards.close_editor()
    card = card_of(window, note)
    assert "Resolved" in card.accessibleName()
    muted = card.grab().toImage()
    window.session.resolve([note.id], resolved=False)
    card = card_of(window, note)
    assert "Resolved" not in card.accessibleName()
    assert card.grab().toImage() != muted


def test_tags_are_added_and_taken_away(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    entry = editor.tags.field.entry
    entry.setFocus()
    for tag in ("第8項", " #額度 ", "第8項"):
        entry.insert(tag)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
    assert tags_of(window, note) == ("第8項", "額度")
    assert [chip.tag for chip in editor.tags.chips] == ["第8項", "額度"]
    entry.insert("低空經濟")
    editor.comment.setFocus()
    assert tags_of(window, note) == ("第8項", "額度", "低空經濟")
    qtbot.mouseClick(editor.tags.chips[0], Qt.MouseButton.LeftButton)
    assert tags_of(window, note) == ("額度", "低空經濟")
    qtbot.keyClick(editor.tags.chips[1], Qt.Key.Key_Delete)
    assert tags_of(window, note) == ("額度",)
    assert window.session.undo_kind is ChangeKind.EDITED
    window.history.undo()
    assert [chip.tag for chip in editor.tags.chips] == ["額度", "低空經濟"]


def test_many_tags_take_more_lines_and_the_card_grows(
    window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    before = editor.height()
    window.session.edit(note.id, tags=[f"一個頗長的標籤{number}" for number in range(5)])
    assert editor.height() > before
    boxes = [chip.geometry() for chip in editor.tags.chips]
    assert all(box.right() <= editor.tags.width() for box in boxes)
    assert all(box.bottom() <= editor.tags.height() for box in boxes)


def test_escape_in_any_field_finishes(
    qtbot: QtBot, window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    for entry in (editor.tags.field.entry, editor.replies.field.entry):
        window.cards.open_editor(note.id)
        entry.setFocus()
        qtbot.keyClick(entry, Qt.Key.Key_Escape)
        assert not editor.annotation_id
        assert window.reader.hasFocus()


def test_everything_in_the_open_card_has_a_name_and_its_room(
    window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    window.session.edit(note.id, tags=["額度"])
    window.session.reply(note.id, "word " * 200)
    parts = [
        widget
        for widget in editor.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert not [type(part).__name__ for part in parts if not part.accessibleName()]
    corners = [part.mapTo(editor, part.rect().bottomRight()) for part in parts]
    assert all(editor.rect().contains(corner) for corner in corners)


def test_the_date_of_a_reply_in_an_open_card_follows_the_language(
    window: MainWindow, note: Annotation, editor: CardEditor
) -> None:
    window.session.reply(note.id, "答")
    editor.comment.set_text("未完")
    (english,) = editor.replies.shown.replies
    window.dressing.set_language(LanguageChoice.HANT)
    (chinese,) = editor.replies.shown.replies
    assert "月" in chinese.when
    window.dressing.set_language(LanguageChoice.ENGLISH)
    assert editor.replies.shown.replies == (english,)
    assert "月" not in english.when
    assert editor.comment.text() == "未完"
