"""Keys that are promised reach their commands; a menu acts on what it was opened on."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.card import Card

MENU = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
PROMISED = {
    "Ctrl+F": "finding.find",
    "F3": "finding.next",
    "Shift+F3": "finding.previous",
    "Ctrl+G": "going.measure",
    "Alt+Left": "going.back",
    "Alt+Right": "going.forward",
    **{
        f"Alt+{number}": f"note.mark_{category}"
        for number, category in enumerate(("key", "query", "amend", "reserve", "action", "done"), 1)
    },
    "Ctrl+Alt+C": "note.comment",
    "Ctrl+Alt+PgDown": "going.next_note",
    "Ctrl+Alt+PgUp": "going.previous_note",
    "Ctrl+Z": "edit.undo",
    "Ctrl+Shift+Z": "edit.redo",
    "Ctrl+Shift+H": "view.marks",
    "Ctrl+Shift+T": "view.script",
    "Ctrl+P": "printing.print",
    "F7": "view.cards",
    "F1": "help.keys",
    "Ctrl+Shift+P": "help.palette",
}


@pytest.mark.parametrize("keys", PROMISED)
def test_every_promised_key_has_its_command(window: MainWindow, keys: str):
    shown = [shortcut.toString() for shortcut in window.commands.action(PROMISED[keys]).shortcuts()]
    assert keys in shown


def test_no_command_takes_a_letter_alone_or_the_keys_of_input_methods(window: MainWindow):
    keys = [key for command in window.commands.commands for key in command.shortcuts]
    assert len(keys) == len(set(keys))
    assert not [key for key in keys if len(key) == 1]
    assert not {"Ctrl+Space", "Shift+Space"} & set(keys)


def card_of(qtbot: QtBot, window: MainWindow, annotation_id: str) -> Card:
    def found() -> list[Card]:
        cards = window.reader.viewport().findChildren(Card)
        return [card for card in cards if card.annotation_id == annotation_id and card.isVisible()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()[0]


def open_menu(card: Card, reason: QContextMenuEvent.Reason) -> QMenu:
    here = QPoint(20, 20)
    QApplication.sendEvent(card, QContextMenuEvent(reason, here, card.mapToGlobal(here)))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@MENU
@pytest.mark.parametrize(
    "reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard]
)
def test_the_menu_of_a_card_acts_on_its_note(
    qtbot: QtBot, window: MainWindow, reason: QContextMenuEvent.Reason
):
    window.going.jump("m05")
    other = mark(window.session, "m05").id
    note = mark(window.session, "m06").id
    window.session.activate(other)
    menu = open_menu(card_of(qtbot, window, note), reason)
    assert window.session.active == note
    actions = {action.objectName(): action for action in menu.actions()}
    assert actions["note.delete"].isEnabled()
    assert "Ctrl+Del" in actions["note.delete"].text()
    actions["note.delete"].trigger()
    menu.close()
    assert [each.id for each in window.session.annotations] == [other]


@MENU
def test_the_menu_of_a_card_keeps_what_is_typed_in_another(qtbot: QtBot, window: MainWindow):
    window.going.jump("m05")
    other = mark(window.session, "m05").id
    note = mark(window.session, "m06").id
    window.cards.open_editor(other)
    qtbot.keyClicks(window.cards.editor.comment, "kept")
    open_menu(card_of(qtbot, window, note), QContextMenuEvent.Reason.Mouse).close()
    kept = window.session.annotation(other)
    assert kept is not None
    assert kept.state.comment == "kept"
    assert window.session.active == note
