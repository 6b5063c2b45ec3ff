"""What an input method is composing is never lost: it becomes text before the field is left."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from zjhk_desktop.domain.annotation import Annotation, Side
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.ui.application import keep_everything
from zjhk_desktop.ui.composing import Composition
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.matrix_rows import Column
from zjhk_desktop.ui.widgets.contents_pages import MATRIX


@pytest.fixture
def note(window: MainWindow) -> Annotation:
    return mark(window.session, "m09", "未來產業")


def compose(field: QWidget, text: str = "確認") -> None:
    """Compose words in a field that has the focus, without committing them."""
    field.setFocus()
    QCoreApplication.sendEvent(field, QInputMethodEvent(text, []))


def composing(field: QWidget) -> str:
    (found,) = field.findChildren(Composition)
    return found.text


def comment_of(window: MainWindow) -> str:
    (annotation,) = window.session.annotations
    return annotation.state.comment


Leave = Callable[[MainWindow], object]
LEAVES: dict[str, Leave] = {
    "focus": lambda window: window.reader.setFocus(),
    "close the card": lambda window: window.cards.close_editor(),
    "close the window": lambda window: window.close(),
    "end of the session": keep_everything,
    "undo": lambda window: window.commands.action("edit.undo").trigger(),
    "print": lambda window: window.commands.action("printing.print").trigger(),
    "script": lambda window: window.commands.action("view.script").trigger(),
    "another card": lambda window: window.cards.open_editor(mark(window.session, "m10").id),
    "a category": lambda window: window.cards.editor.categories.chips[3].click(),
    "delete": lambda window: window.cards.editor.bin.click(),
    "a page": lambda window: window.paging.open(MATRIX),
}


@pytest.mark.parametrize("leave", LEAVES)
def test_a_comment_being_composed_is_kept(
    open_main: OpenWindow, leave: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_main()
    note = mark(window.session, "m09", "未來產業")
    window.cards.open_editor(note.id)
    comment = window.cards.editor.comment
    comment.insertPlainText("請")
    compose(comment)
    assert comment.text() == "請"
    seen: list[str] = []
    real = window.session.edit
    monkeypatch.setattr(
        window.session,
        "edit",
        lambda *a, **k: (seen.append(str(k.get("comment"))), real(*a, **k))[1],
    )
    LEAVES[leave](window)
    QApplication.processEvents()
    assert comment.text() == "請確認" or "請確認" in seen
    assert composing(comment) == ""


def test_without_being_asked_for_it_is_lost(window: MainWindow, note: Annotation) -> None:
    """The control of the tests above: the words are in the layout only."""
    window.cards.open_editor(note.id)
    comment = window.cards.editor.comment
    comment.removeEventFilter(comment.composition)
    compose(comment)
    window.cards.close_editor()
    assert comment_of(window) == ""


def test_a_reply_and_a_tag_are_kept(window: MainWindow, note: Annotation) -> None:
    window.cards.open_editor(note.id)
    editor = window.cards.editor
    compose(editor.tags.field.entry, "產業")
    compose(editor.replies.field.entry, "同意")
    window.cards.close_editor()
    (annotation,) = window.session.annotations
    assert annotation.state.tags == ("產業",)
    assert not window.session.replies(note.id)
    window.cards.open_editor(note.id)
    assert editor.replies.text == "同意"


@pytest.mark.parametrize("leave", ["focus", "commit", "close", "going elsewhere"])
def test_a_cell_of_the_matrix_is_kept(window: MainWindow, qtbot: QtBot, leave: str) -> None:
    window.paging.open(MATRIX)
    table = window.assessing.view.table
    table.resume("m09", Column.OWNER)
    (entry,) = table.entries
    compose(entry)
    said: list[object] = []
    window.session.review_changed.connect(lambda _: said.append(dict(window.session.assessments)))
    if leave == "focus":
        window.assessing.view.filters.field.setFocus()
    elif leave == "commit":
        window.saving.commit()
    elif leave == "close":
        window.close()
    else:
        window.going.jump("m10")
        window.paging.close()
    qtbot.waitUntil(lambda: {"m09": Assessment(owner="確認")} in said)


def test_the_reviewer_s_name_is_kept(window: MainWindow, qtbot: QtBot) -> None:
    window.introducing.ask()
    window.reviewer.name.entry.clear()
    compose(window.reviewer.name.entry, "審閱者乙")
    window.reviewer.side.set_value(Side.HONG_KONG.value)
    qtbot.mouseClick(window.reviewer.done, Qt.MouseButton.LeftButton)
    assert window.session.author.name == "審閱者乙"


@pytest.mark.parametrize("field", ["find", "goto", "filter"])
def test_what_is_looked_for_is_kept_when_the_focus_goes(window: MainWindow, field: str) -> None:
    if field == "goto":
        window.commands.action("going.measure").trigger()
    if field == "filter":
        window.paging.open(MATRIX)
    entries: dict[str, Callable[[], QLineEdit]] = {
        "find": lambda: window.bar.find_field.entry,
        "goto": lambda: window.going.box.entry,
        "filter": lambda: window.assessing.view.filters.field.entry,
    }
    entry = entries[field]()
    compose(entry, "醫療")
    window.setFocus()
    window.reader.setFocus()
    assert entry.text() == "醫療"


def test_no_shortcut_fires_while_composing(window: MainWindow, note: Annotation) -> None:
    window.cards.open_editor(note.id)
    comment = window.cards.editor.comment

    def press(key: Qt.Key) -> bool:
        """Press a key as the system does: first it is offered as a shortcut."""
        control = Qt.KeyboardModifier.ControlModifier
        offer = QKeyEvent(QEvent.Type.ShortcutOverride, key, control)
        offer.ignore()
        QCoreApplication.sendEvent(comment, offer)
        QCoreApplication.sendEvent(comment, QKeyEvent(QEvent.Type.KeyPress, key, control))
        return offer.isAccepted()

    compose(comment)
    assert press(Qt.Key.Key_P)
    assert press(Qt.Key.Key_Return)
    assert window.cards.editor.isVisible()
    assert composing(comment) == "確認"
    # The control: the same keys act once nothing is composed.
    done = QInputMethodEvent("", [])
    done.setCommitString("確認")
    QCoreApplication.sendEvent(comment, done)
    assert not press(Qt.Key.Key_P)
    press(Qt.Key.Key_Return)
    assert not window.cards.editor.isVisible()
    assert comment_of(window) == "確認"


def test_switching_the_script_while_composing_loses_nothing(
    window: MainWindow, note: Annotation
) -> None:
    window.cards.open_editor(note.id)
    compose(window.cards.editor.comment)
    window.session.set_script(Script.HANS)
    window.session.set_script(Script.HANT)
    assert composing(window.cards.editor.comment) == "確認"
    window.cards.close_editor()
    assert comment_of(window) == "確認"
