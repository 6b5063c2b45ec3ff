"""The end of a session: all is written, and the window stays for one who thinks better of it."""

import signal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.application import keep_everything
from zjhk_desktop.ui.ending import Ending


def test_what_is_being_typed_is_kept_and_goes_on(open_main: OpenWindow) -> None:
    window = open_main()
    window.going.jump("m09")
    window.marking.mark(Category.QUERY.value)
    window.cards.editor.comment.insertPlainText("未完")
    window.viewing.step_size(1)
    keep_everything(window)
    assert [note.state.comment for note in window.session.annotations] == ["未完"]
    assert window.isVisible()
    assert window.cards.editor.annotation_id
    keep_everything(window)
    assert len(window.session.annotations) == 1


def test_the_end_of_a_session_is_listened_to(qtbot: QtBot, qapp: QApplication) -> None:
    def listeners() -> int:
        return qapp.receivers("2commitDataRequest(QSessionManager&)")  # type: ignore[arg-type]

    window = QWidget()
    qtbot.addWidget(window)
    before = listeners()
    ending = Ending(window, lambda: None)
    assert listeners() == before + 1
    ending.release()


def test_the_signals_are_given_back(qtbot: QtBot) -> None:
    window, kept = QWidget(), list[QObject]()
    qtbot.addWidget(window)
    before = signal.getsignal(signal.SIGTERM)
    ending = Ending(window, lambda: kept.append(window))
    assert signal.getsignal(signal.SIGTERM) is not before
    ending.keep()
    assert kept == [window]
    ending.release()
    ending.release()
    assert signal.getsignal(signal.SIGTERM) is before
    assert signal.set_wakeup_fd(-1) == -1
