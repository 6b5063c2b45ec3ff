"""Cards in the reading script: what was typed is shown converted, says so, and is never changed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from zjhk_desktop.domain.anchor import anchor_quote
from zjhk_desktop.domain.annotation import Side
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.card import Card
from zjhk_desktop.ui.widgets.card_text import CardText

TYPED, CONVERTED = "请确认范围。", "請確認範圍。"


@pytest.fixture
def card(window: MainWindow, qtbot: QtBot) -> Card:
    """Return the card of a note in Simplified, while Traditional is read."""
    window.session.set_author("范医生", Side.ZHEJIANG)
    note = mark(window.session, "m09", "重點", comment=TYPED)
    window.going.jump("m09")
    window.cards.arrange()
    card = window.cards.card(note.id)
    assert card is not None
    return card


def text_of(card: Card) -> CardText:
    assert card.text is not None
    return card.text


def words_of(card: Card) -> str:
    comment = text_of(card).comment
    return comment.text() if comment is not None else ""


def test_a_note_is_shown_in_the_script_that_is_read_and_says_so(
    window: MainWindow, card: Card
) -> None:
    look = window._look
    assert words_of(card) == CONVERTED
    assert text_of(card).remark(look) == "Converted from Simplified"
    assert "Converted from Simplified" in card.accessibleDescription()
    assert "press Alt+O" in card.accessibleDescription()
    window.session.set_script(Script.HANS)
    window.cards.arrange()
    assert words_of(card) == TYPED
    assert text_of(card).remark(look) == ""
    assert card.height() < card_height_with_remark(window, card)
    assert window.session.annotations[0].state.comment == TYPED


def card_height_with_remark(window: MainWindow, card: Card) -> int:
    window.session.set_script(Script.HANT)
    window.cards.arrange()
    height = card.height()
    window.session.set_script(Script.HANS)
    window.cards.arrange()
    return height


def test_the_original_is_a_click_on_the_remark_away(
    window: MainWindow, card: Card, qtbot: QtBot
) -> None:
    place = QPoint(60, text_of(card).remark_top + 8)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)
    assert words_of(card) == TYPED
    assert text_of(card).remark(window._look) == "As typed, in Simplified"
    assert not window.cards.editor.isVisible()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=place)
    assert words_of(card) == CONVERTED


def test_the_original_is_a_key_away(window: MainWindow, card: Card, qtbot: QtBot) -> None:
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert words_of(card) == TYPED
    qtbot.keyClick(card, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert words_of(card) == CONVERTED


def test_above_the_remark_a_click_opens_what_was_typed(
    window: MainWindow, card: Card, qtbot: QtBot
) -> None:
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert window.cards.editor.isVisible()
    assert window.cards.editor.comment.text() == TYPED
    assert window.cards.close_editor()
    assert window.session.annotations[0].state.comment == TYPED


def test_a_note_in_the_script_that_is_read_has_no_remark(window: MainWindow, qtbot: QtBot) -> None:
    note = mark(window.session, "m09", "重點", comment="范先生，請確認。")
    window.going.jump("m09")
    window.cards.arrange()
    card = window.cards.card(note.id)
    assert card is not None
    assert words_of(card) == "范先生，請確認。"
    before = card.height()
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert (words_of(card), card.height()) == ("范先生，請確認。", before)


def test_names_of_people_stay(window: MainWindow, card: Card) -> None:
    assert window.session.annotations[0].state.author.name == "范医生"
    from zjhk_desktop.ui.widgets.card import author_line

    assert author_line(window._look, window.session.annotations[0]).startswith("范医生")


def test_tags_are_shown_in_the_script(window: MainWindow) -> None:
    session = window.session
    reviewing = session._reviewing
    assert reviewing is not None
    anchor = anchor_quote(session.memorandum.passage("m09"), "重點")
    change = reviewing.annotate(anchor, tags=("医疗", "重点"))
    session._announce(change)
    window.going.jump("m09")
    window.cards.arrange()
    card = window.cards.card(change.annotations[0])
    assert card is not None
    assert text_of(card).tags == "#醫療\u3000#重點"
    assert text_of(card).note.source is Script.HANS
    assert not card.grab().isNull()


def test_the_switch_shows_notes_as_typed_and_is_remembered(
    open_main: OpenWindow, window: MainWindow, card: Card
) -> None:
    action = window.commands.action("view.convert_notes")
    action.trigger()
    assert words_of(card) == TYPED
    assert text_of(card).note.source is None
    assert not action.isChecked()
    window.close()
    again = open_main()
    assert not again.cards.notes.converting
    again.commands.action("view.convert_notes").trigger()
    again.commands.refresh()
    assert again.commands.action("view.convert_notes").isChecked()
