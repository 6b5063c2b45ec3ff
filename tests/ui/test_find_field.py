"""The find field: what is typed, what is only being composed, and its keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_look, show
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.ui.widgets.find_field import LEAST, MOST, FindField


@pytest.fixture
def field(qtbot: QtBot, program: ProgramFiles) -> Iterator[FindField]:
    field = FindField(make_look(program))
    window = show(qtbot, field, 400, 60)
    yield field
    window.close()


def test_each_keystroke_is_a_query(qtbot: QtBot, field: FindField):
    queries: list[str] = []
    field.query_changed.connect(queries.append)
    field.begin()
    qtbot.keyClicks(field.entry, "QF")
    assert queries == ["Q", "QF"]
    assert field.query == "QF"


def test_text_being_composed_is_not_searched_until_it_is_committed(qtbot: QtBot, field: FindField):
    queries: list[str] = []
    field.query_changed.connect(queries.append)
    field.begin()
    QApplication.sendEvent(field.entry, QInputMethodEvent("yiliao", []))
    assert queries == []
    committed = QInputMethodEvent()
    committed.setCommitString("醫療")
    QApplication.sendEvent(field.entry, committed)
    assert queries == ["醫療"]


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "accepted"),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "accepted"),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "previous_requested"),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, "next_requested"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, "previous_requested"),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, "closed"),
    ],
)
def test_keys_ask_for_what_they_say(
    qtbot: QtBot, field: FindField, key: Qt.Key, modifier: Qt.KeyboardModifier, signal: str
):
    field.begin()
    with qtbot.waitSignal(getattr(field, signal), timeout=500):
        qtbot.keyClick(field.entry, key, modifier)


def test_the_cross_empties_the_field_and_keeps_the_focus(qtbot: QtBot, field: FindField):
    assert not field._clear.isVisible()
    field.set_query("醫療")
    assert field._clear.isVisible()
    with qtbot.waitSignal(field.query_changed) as changed:
        qtbot.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert changed.args == [""]
    assert field.entry.hasFocus()
    assert not field._clear.isVisible()


def test_the_keys_that_lead_here_show_only_at_rest(qtbot: QtBot, field: FindField):
    field.entry.clearFocus()
    assert field._cap.isVisible()
    field.begin()
    assert not field._cap.isVisible()


def test_beginning_again_selects_what_was_typed(qtbot: QtBot, field: FindField):
    field.set_query("金融")
    field.begin()
    assert field.entry.selectedText() == "金融"


def test_it_is_named_and_keeps_to_its_width(field: FindField):
    assert field.entry.accessibleName() == "Find in text and notes"
    assert field._clear.accessibleName() == "Clear"
    assert (field.minimumWidth(), field.maximumWidth(), field.height()) == (LEAST, MOST, 32)
