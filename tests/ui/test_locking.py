"""The lock: nothing of the review is seen, nothing is lost, and the way back."""

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.services.settings_table import LOCK_HASH, LOCK_MINUTES
from zjhk_desktop.ui.clipboard import forget_notes, is_of_memorandum
from zjhk_desktop.ui.features.locking import MINUTES, Locking
from zjhk_desktop.ui.main_window import MainWindow

CANARY = "金絲雀八七一四"


def lock_of(window: MainWindow) -> Locking:
    locking = window.findChild(Locking)
    assert isinstance(locking, Locking)
    return locking


def note(window: MainWindow, passage: str = "m12", comment: str = CANARY) -> str:
    session = window.session
    return session.annotate(
        anchor_whole(session.memorandum.passage(passage)), Category.QUERY, comment
    )


def shown_text(window: QWidget) -> str:
    """Return every word that a visible widget or the title shows or tells a screen reader."""
    said: list[str] = [window.windowTitle()]
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisible():
            continue
        said += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        for name in ("text", "toPlainText"):
            if callable(getattr(widget, name, None)):
                said.append(str(getattr(widget, name)()))
    return "\n".join(said)


def test_a_locked_window_shows_and_says_nothing_of_the_review(
    window: MainWindow, qtbot: QtBot
) -> None:
    note(window)
    window.bar.find_field.entry.setText(CANARY)
    window.going.jump("m12")
    title = window.windowTitle()
    # The control: it was there before.
    assert CANARY in shown_text(window)
    QTest.keyClick(
        window,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    locking = lock_of(window)
    assert locking.locked
    said = shown_text(window)
    assert CANARY not in said
    assert "備忘錄" not in said
    assert window.windowTitle() == "Locked"
    assert not window.pages.isVisible()
    locking.unlock()
    assert window.windowTitle() == title
    assert CANARY in shown_text(window)


def test_the_picture_of_a_locked_window_is_the_same_whatever_lies_below(
    window: MainWindow,
) -> None:
    locking = lock_of(window)
    locking.lock()
    empty = window.grab().toImage()
    locking.unlock()
    note(window)
    window.going.jump("m12")
    below: QImage = window.grab().toImage()
    locking.lock()
    assert window.grab().toImage() == empty
    assert below != empty


def test_everything_stands_where_it_was(window: MainWindow, qtbot: QtBot) -> None:
    key = note(window)
    window.going.jump("m12")
    window.cards.open_editor(key)
    editor = window.cards.editor
    editor.comment.setFocus()
    editor.comment.moveCursor(editor.comment.textCursor().MoveOperation.End)
    qtbot.keyClicks(editor.comment, "typed")
    window.reader.select("m12", 2, 6)
    editor.comment.setFocus()
    place, cursor = window.reader.place(), window.reader.textCursor()
    locking = lock_of(window)
    locking.lock()
    # Not the timer of drafts, but the lock has put it on disk.
    annotation = window.session.annotation(key)
    assert annotation is not None
    assert annotation.state.comment == f"{CANARY}typed"
    qtbot.wait(50)
    locking.unlock()
    qtbot.wait(50)
    assert window.reader.place() == place
    after = window.reader.textCursor()
    assert (after.anchor(), after.position()) == (cursor.anchor(), cursor.position())
    assert editor.annotation_id == key
    assert editor.comment.hasFocus()
    assert editor.comment.toPlainText() == f"{CANARY}typed"
    window.cards.close_editor()
    window.commands.action("edit.undo").trigger()
    annotation = window.session.annotation(key)
    assert annotation is not None
    assert annotation.state.comment == CANARY


@pytest.mark.qt_log_level_fail("CRITICAL")  # offscreen raises no window
def test_menus_dialogs_and_panels_are_put_away(window: MainWindow, qtbot: QtBot) -> None:
    menu = QMenu(window)
    menu.addAction(CANARY)
    menu.popup(window.mapToGlobal(QPoint(10, 10)))
    dialog = QDialog(window)
    dialog.setModal(True)
    outcome: list[int] = []
    dialog.finished.connect(outcome.append)
    dialog.show()
    locking = lock_of(window)
    locking.lock()
    assert not menu.isVisible()
    assert outcome == [QDialog.DialogCode.Rejected.value]
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [window]
    locking.unlock()
    menu.deleteLater()
    dialog.deleteLater()


def test_a_dialog_that_is_waited_for_is_given_up(window: MainWindow) -> None:
    dialog = QDialog(window)
    QTimer.singleShot(50, window, lock_of(window).lock)
    assert dialog.exec() == QDialog.DialogCode.Rejected.value
    assert lock_of(window).locked
    lock_of(window).unlock()


def test_the_print_view_is_hidden_and_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    window.printing.open()
    assert window.printing.view.isVisible()
    locking = lock_of(window)
    locking.lock()
    assert not window.printing.view.isVisible()
    locking.unlock()
    assert window.printing.view.isVisible()


def test_no_command_works_while_the_window_is_locked(window: MainWindow) -> None:
    note(window)
    locking = lock_of(window)
    locking.lock()
    works = [
        command.id
        for command in window.commands.commands
        if window.commands.action(command.id).isEnabled()
    ]
    assert works == ["file.quit"]
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_L, Qt.Key.Key_P, Qt.Key.Key_Z):
        QTest.keyClick(window, key, control)
    assert len(window.session.annotations) == 1
    assert not window.pages.isVisible()
    locking.unlock()
    assert window.commands.action("edit.undo").isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_without_a_passphrase_a_key_leads_back(window: MainWindow, key: Qt.Key) -> None:
    locking = lock_of(window)
    locking.lock()
    assert "only hides" in locking.page.hint.text()
    assert not locking.page.field.isVisible()
    assert locking.page.go_on.hasFocus()
    QTest.keyClick(locking.page.go_on, key)
    assert not locking.locked
    assert window.pages.isVisible()


def test_a_click_leads_back_too(window: MainWindow, qtbot: QtBot) -> None:
    locking = lock_of(window)
    locking.lock()
    qtbot.mouseClick(locking.page.go_on, Qt.MouseButton.LeftButton)
    assert not locking.locked


def set_passphrase(window: MainWindow, qtbot: QtBot, passphrase: str) -> None:
    locking = lock_of(window)
    window.commands.action("lock.passphrase").trigger()
    qtbot.keyClicks(locking.panel.new.entry, passphrase)
    qtbot.keyClicks(locking.panel.again.entry, passphrase)
    qtbot.keyClick(locking.panel.again.entry, Qt.Key.Key_Return)
    assert not locking.panel.isVisible()


def test_with_a_passphrase_only_that_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    set_passphrase(window, qtbot, "sesame 7")
    locking = lock_of(window)
    assert locking.guarded
    locking.lock()
    page = locking.page
    assert page.field.entry.hasFocus()
    assert page.field.entry.echoMode() is page.field.entry.EchoMode.Password
    qtbot.keyClicks(page.field.entry, "wrong")
    qtbot.keyClick(page.field.entry, Qt.Key.Key_Return)
    assert locking.locked
    assert page.said.text() == "That is not the passphrase."
    assert page.field.text == ""
    qtbot.keyClicks(page.field.entry, "sesame 7")
    qtbot.keyClick(page.field.entry, Qt.Key.Key_Return)
    assert not locking.locked
    assert page.field.text == ""


def enter(qtbot: QtBot, locking: Locking, passphrase: str) -> None:
    qtbot.keyClicks(locking.page.field.entry, passphrase)
    qtbot.keyClick(locking.page.field.entry, Qt.Key.Key_Return)


def test_one_enter_is_one_try(window: MainWindow, qtbot: QtBot) -> None:
    set_passphrase(window, qtbot, "sesame 7")
    locking = lock_of(window)
    locking.lock()
    tries: list[str] = []
    locking.page.continued.connect(tries.append)
    enter(qtbot, locking, "wrong")
    assert tries == ["wrong"]
    assert locking.page._mistakes == 1
    # Nothing typed is no try, by whatever key or button.
    enter(qtbot, locking, "")
    qtbot.keyClick(locking.page.go_on, Qt.Key.Key_Return)
    qtbot.mouseClick(locking.page.go_on, Qt.MouseButton.LeftButton)
    assert tries == ["wrong"]
    assert locking.page._mistakes == 1
    enter(qtbot, locking, "wrong too")
    assert locking.page.waiting == 0
    enter(qtbot, locking, "sesame 7")
    assert tries == ["wrong", "wrong too", "sesame 7"]
    assert not locking.locked
    assert locking.page._mistakes == 0


@pytest.mark.parametrize("place", ["text", "notes", "field"])
def test_the_passphrase_gives_the_focus_back(window: MainWindow, qtbot: QtBot, place: str) -> None:
    note(window)
    set_passphrase(window, qtbot, "sesame 7")
    window.reader.setFocus()
    if place != "text":
        window.noting.toggle()
    if place == "field":
        window.noting.view.begin_filter()
    before = window.focusWidget()
    locking = lock_of(window)
    locking.lock()
    enter(qtbot, locking, "sesame 7")
    assert QApplication.focusWidget() is before
    assert before is not None
    assert before.isVisible()
    # The keyboard works at once.
    if place == "field":
        qtbot.keyClicks(QApplication.focusWidget(), "a")
        assert window.noting.view.field.entry.text() == "a"


def test_who_starts_locked_reads_on_with_the_keyboard(open_main: OpenWindow, qtbot: QtBot) -> None:
    first = open_main()
    set_passphrase(first, qtbot, "sesame 7")
    first.close()
    second = open_main()
    locking = lock_of(second)
    assert locking.page.field.entry.hasFocus()
    enter(qtbot, locking, "sesame 7")
    assert second.reader.hasFocus()


def test_after_three_mistakes_one_waits(window: MainWindow, qtbot: QtBot) -> None:
    set_passphrase(window, qtbot, "sesame 7")
    locking = lock_of(window)
    locking.lock()
    page = locking.page
    for _ in range(3):
        page.field.entry.setText("wrong")
        page.field.accepted.emit()
    assert page.waiting == 2
    assert not page.field.isEnabled()
    assert not page.go_on.isEnabled()
    assert "2 seconds" in page.said.text()
    # Even the right one has to wait.
    page.field.entry.setText("sesame 7")
    page.field.accepted.emit()
    assert locking.locked
    page._tick()
    page._tick()
    assert page.field.isEnabled()
    page.field.entry.setText("sesame 7")
    page.field.accepted.emit()
    assert not locking.locked


def test_two_different_spellings_are_no_passphrase(window: MainWindow, qtbot: QtBot) -> None:
    locking = lock_of(window)
    locking.ask_passphrase()
    qtbot.keyClicks(locking.panel.new.entry, "one")
    assert locking.panel.strength.isVisible()
    qtbot.keyClicks(locking.panel.again.entry, "two")
    qtbot.mouseClick(locking.panel.done, Qt.MouseButton.LeftButton)
    assert "not the same" in locking.panel.said.text()
    assert not locking.guarded
    qtbot.keyClick(locking.panel.again.entry, Qt.Key.Key_Escape)
    assert not locking.panel.isVisible()
    assert locking.panel.new.text == ""


def test_the_passphrase_is_taken_away_only_by_who_knows_it(
    window: MainWindow, qtbot: QtBot
) -> None:
    set_passphrase(window, qtbot, "sesame 7")
    locking = lock_of(window)
    locking.ask_passphrase()
    assert locking.panel.present.isVisible()
    qtbot.keyClicks(locking.panel.present.entry, "wrong")
    qtbot.mouseClick(locking.panel.remove, Qt.MouseButton.LeftButton)
    assert locking.guarded
    assert "not the present" in locking.panel.said.text()
    locking.panel.present.entry.setText("sesame 7")
    qtbot.mouseClick(locking.panel.remove, Qt.MouseButton.LeftButton)
    assert not locking.guarded


def test_the_settings_hold_no_passphrase_and_a_start_is_locked(
    open_main: OpenWindow, qtbot: QtBot
) -> None:
    first = open_main()
    set_passphrase(first, qtbot, "sesame 7")
    assert "sesame" not in first.choices.settings.get(LOCK_HASH)
    first.close()
    second = open_main()
    assert lock_of(second).locked
    assert not second.reader.isVisible()
    lock_of(second).page.continued.emit("sesame 7")
    assert second.reader.isVisible()


def test_it_locks_when_nobody_types_or_points(window: MainWindow, qtbot: QtBot) -> None:
    locking = lock_of(window)
    assert locking.idleness.limit == 10 * 60_000
    with qtbot.waitSignal(locking.idleness.lasted, timeout=5000):
        locking.idleness.set_limit(50)
    assert locking.locked
    locking.idleness.set_limit(0)


def test_input_puts_it_off(window: MainWindow, qtbot: QtBot) -> None:
    locking = lock_of(window)
    handle = window.windowHandle()
    since = locking.idleness._since
    acts = (
        lambda: QTest.keyClick(handle, Qt.Key.Key_Down),
        lambda: QTest.mouseMove(handle, QPoint(400, 300)),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(410, 310)),
        # A Chinese input method types without keys.
        QGuiApplication.inputMethod().cursorRectangleChanged.emit,
    )
    for act in acts:
        qtbot.wait(30)
        before = since.msecsSinceReference()
        act()
        QApplication.processEvents()
        assert since.msecsSinceReference() > before
    # The control: nothing is no input.
    before = since.msecsSinceReference()
    qtbot.wait(30)
    assert since.msecsSinceReference() == before


def test_too_early_it_waits_for_the_rest(window: MainWindow, qtbot: QtBot) -> None:
    idleness = lock_of(window).idleness
    idleness.set_limit(60_000)
    idleness._look()
    assert not lock_of(window).locked
    assert idleness._timer.remainingTime() > 50_000


@pytest.mark.parametrize("minutes", MINUTES)
def test_the_menu_chooses_after_how_long(window: MainWindow, minutes: int) -> None:
    action = window.commands.action(f"lock.after_{minutes}")
    action.trigger()
    assert window.choices.settings.get(LOCK_MINUTES) == minutes
    assert lock_of(window).idleness.limit == minutes * 60_000
    assert action.isChecked()
    checked = [m for m in MINUTES if window.commands.action(f"lock.after_{m}").isChecked()]
    assert checked == [minutes]


def test_the_page_covers_the_window_whatever_its_size(window: MainWindow, qtbot: QtBot) -> None:
    locking = lock_of(window)
    locking.lock()
    for size in ((1024, 640), (640, 480), (1500, 950)):
        window.resize(*size)
        qtbot.wait(20)
        assert locking.page.size() == window.size()
    locking.unlock()


def test_quitting_while_locked_keeps_everything(open_main: OpenWindow) -> None:
    window = open_main()
    key = note(window)
    window.cards.open_editor(key)
    window.cards.editor.comment.setPlainText("last words")
    lock_of(window).lock()
    window.commands.action("file.quit").trigger()
    again = open_main()
    annotation = again.session.annotation(key)
    assert annotation is not None
    assert annotation.state.comment == "last words"


def test_words_of_notes_leave_the_clipboard_with_the_window(window: MainWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    note(window)
    clipboard.setText(CANARY[:4])
    window.cards.open_editor(window.session.annotations[0].id)
    window.close()
    assert clipboard.text() == ""


def test_what_others_put_on_the_clipboard_stays(window: MainWindow) -> None:
    clipboard = QGuiApplication.clipboard()
    note(window)
    clipboard.setText("another program's words")
    forget_notes(window.session)
    assert clipboard.text() == "another program's words"
    own = window.session.memorandum.passage("m12").text_hans[3:20]
    clipboard.setText(own)
    window.close()
    assert clipboard.text() == own


def test_each_line_must_be_of_the_memorandum(window: MainWindow) -> None:
    memorandum = window.session.memorandum
    first, second = (memorandum.passage(each).text_hant for each in ("m01", "m02"))
    assert is_of_memorandum(f"{first}\n{second}\n", memorandum)
    assert not is_of_memorandum(f"{first}\n{CANARY}", memorandum)


def test_a_short_passphrase_is_refused(window: MainWindow, qtbot: QtBot) -> None:
    locking = lock_of(window)
    locking.ask_passphrase()
    for word in ("abc", "abcde"):
        locking.panel.new.entry.setText(word)
        locking.panel.again.entry.setText(word)
        qtbot.keyClick(locking.panel.again.entry, Qt.Key.Key_Return)
        assert "at least 6 characters" in locking.panel.said.text()
        assert not locking.guarded
    locking.panel.new.entry.setText("abcdef")
    locking.panel.again.entry.setText("abcdef")
    qtbot.keyClick(locking.panel.again.entry, Qt.Key.Key_Return)
    assert locking.guarded
