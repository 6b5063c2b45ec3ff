"""What nobody caught: logged without a word of it, said once, and the window goes on."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.mishaps import Mishaps, describe

CANARY = "機密字句"

pytestmark = pytest.mark.expects_log


@pytest.fixture
def mishaps(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mishaps]:
    # The linter of imports, which runs in this process too, switches off the loggers it finds.
    monkeypatch.setattr(logging.getLogger("zjhk_desktop.ui.mishaps"), "disabled", False)
    mishaps = Mishaps()
    mishaps.install()
    yield mishaps
    mishaps.release()


def fail() -> None:
    try:
        raise KeyError(CANARY)
    except KeyError:
        raise ValueError(f"bad {CANARY}") from None


def in_a_slot(qtbot: QtBot) -> None:
    QTimer.singleShot(0, fail)


class Painted(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:
        fail()


def in_a_paint(qtbot: QtBot) -> object:
    widget = Painted()
    qtbot.addWidget(widget)
    widget.show()
    return widget


class Worker(QThread):
    def run(self) -> None:
        fail()


def in_a_qthread(qtbot: QtBot) -> None:
    worker = Worker()
    with qtbot.waitSignal(worker.finished):
        worker.start()
    worker.wait()


def in_a_thread(qtbot: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


class Leaving:
    def __del__(self) -> None:
        fail()


def at_the_end_of_a_thing(qtbot: QtBot) -> None:
    Leaving()


PLACES: list[Callable[[QtBot], object]] = [
    in_a_slot,
    in_a_paint,
    in_a_qthread,
    in_a_thread,
    at_the_end_of_a_thing,
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_wherever_it_happens_it_is_logged_by_kind_and_announced_in_the_window_s_thread(
    mishaps: Mishaps,
    qtbot: QtBot,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    place: Callable[[QtBot], object],
) -> None:
    threads: list[bool] = []
    mishaps.happened.connect(
        lambda _: threads.append(QThread.currentThread() is QApplication.instance().thread())
    )
    with qtbot.waitSignal(mishaps.happened) as caught:
        held = place(qtbot)
    del held
    assert caught.args == ["ValueError"]
    assert threads == [True]
    assert "unexpected ValueError" in caplog.text
    assert "test_mishaps.py" in caplog.text
    assert "in fail" in caplog.text
    assert CANARY not in caplog.text + "".join(capsys.readouterr())


def test_python_s_own_hook_would_have_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The control of the test above."""
    with pytest.raises(ValueError, match=CANARY) as caught:
        fail()
    sys.__excepthook__(caught.type, caught.value, caught.tb)
    assert CANARY in capsys.readouterr().err
    assert CANARY not in describe(caught.value)


def test_a_storm_is_said_and_logged_once(
    mishaps: Mishaps, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    said: list[str] = []
    mishaps.happened.connect(said.append)
    # Whoever answers may fail too.
    mishaps.happened.connect(lambda _: fail())
    timer = QTimer()
    timer.timeout.connect(fail)
    timer.start(0)
    qtbot.wait(100)
    timer.stop()
    assert said == ["ValueError"]
    assert caplog.text.count("unexpected") == 2


def test_nothing_of_it_is_kept_alive(mishaps: Mishaps, qtbot: QtBot) -> None:
    with qtbot.waitSignal(mishaps.happened):
        in_a_slot(qtbot)
    assert getattr(sys, "last_value", None) is None
    assert getattr(sys, "last_traceback", None) is None


def test_qt_s_complaints_are_named_by_their_source(
    mishaps: Mishaps, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    qWarning(f"QPainter::begin: {CANARY}")
    qWarning(CANARY)
    lines = [record.getMessage() for record in caplog.records]
    assert lines == ["Qt complained: default QPainter::begin", "Qt complained: default"]
    assert CANARY not in "".join(capfd.readouterr())


def test_the_hooks_are_given_back(qtbot: QtBot) -> None:
    before = (sys.excepthook, sys.unraisablehook, threading.excepthook)
    mishaps = Mishaps()
    mishaps.install()
    assert sys.excepthook not in before
    mishaps.release()
    mishaps.release()
    assert (sys.excepthook, sys.unraisablehook, threading.excepthook) == before


def test_the_window_keeps_what_is_typed_and_says_so_in_one_sentence(
    window: MainWindow, mishaps: Mishaps, qtbot: QtBot
) -> None:
    mishaps.happened.connect(window.meet_mishap)
    note = mark(window.session, "m09", "未來產業")
    window.cards.open_editor(note.id)
    window.cards.editor.replies.field.entry.insert(CANARY)
    assert not window.session.drafts.texts()
    with qtbot.waitSignal(mishaps.happened):
        in_a_slot(qtbot)
    assert set(window.session.drafts.texts().values()) == {CANARY}
    assert "ValueError" in window.notice.text
    assert CANARY not in window.notice.text
    # It goes on.
    window.going.jump("m20")
    assert window.reader.current_passage == "m20"
