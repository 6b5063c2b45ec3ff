"""A window in which things go wrong: nothing is lost or told, and it still ends when asked."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.e2e.program import ROOT, Program
from zjhk_desktop.storage.review_store import Access, ReviewStore

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

CANARY = "機密字句"

FAILING = """
import sys, threading; sys.path.insert(0, sys.argv.pop(1))
from PySide6.QtCore import QThread, QTimer, qWarning
import zjhk_desktop.ui.application as application
from zjhk_desktop.app import main
from zjhk_desktop.ui.mishaps import Mishaps
from zjhk_desktop.ui.widgets.card import Card
CANARY = "機密字句"
def fail(*_):
    raise ValueError(CANARY)
class Worker(QThread):
    run = fail
def act(window):
    window.marking.mark("query")
    window.cards.editor.replies.field.entry.insert(CANARY)
    qWarning(CANARY)
    worker = Worker(window)
    worker.start()
    worker.wait()
    threading.Thread(target=fail).start()
    # From now on every card fails to be painted, and a slot fails for ever.
    Card.paintEvent = fail
    window.reader.viewport().update()
    timer = QTimer(window)
    timer.timeout.connect(fail)
    timer.start(1)
    said = []
    show = window.notice.say
    window.notice.say = lambda *a, **k: (said.append(a), show(*a, **k))
    QTimer.singleShot(700, lambda: print("said", len(said), flush=True))
real = application.open_window
def open_window(context):
    window = real(context)
    QTimer.singleShot(0, lambda: act(window))
    return window
application.open_window = open_window
"""
UNGUARDED = "Mishaps.install = lambda self: None\n"
"""The control: Python's and Qt's own complaints."""


def run(desk: Program, code: str) -> tuple[int, bytes, bytes, float]:
    """Let everything go wrong, end by a signal; return code, output, errors and seconds."""
    window = subprocess.Popen(
        [
            *(sys.executable, "-I", "-X", "utf8", "-c", code + "sys.exit(main())"),
            *(str(ROOT), "--profile", str(desk.profile)),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        assert window.stdout is not None
        said = window.stdout.readline()
        begun = time.monotonic()
        window.send_signal(signal.SIGTERM)
        code_ = window.wait(timeout=20)
        passed = time.monotonic() - begun
        return code_, said, window.communicate()[1], passed
    finally:
        window.kill()
        window.communicate()


def test_exceptions_everywhere_are_one_notice_and_no_word_of_a_note(desk: Program) -> None:
    code, said, errors, passed = run(desk, FAILING)
    assert code == 128 + signal.SIGTERM
    assert passed < 2
    assert said == b"said 1\n"
    lines = errors.decode().splitlines()
    assert "unexpected ValueError" in lines
    assert CANARY not in errors.decode()
    assert "Traceback" not in errors.decode()
    # Not one line for each time.
    assert len(lines) < 40
    # The reply that was being typed is kept as what it was, and not sent.
    (note,) = desk.json("notes")
    assert note["replies"] == []
    store = ReviewStore(desk.profile / "review.sqlite", Access.READ)
    assert list(store.load().drafts.values()) == [CANARY]
    store.close()


def test_without_the_hooks_the_words_would_be_told(desk: Program) -> None:
    _, said, errors, _ = run(desk, FAILING + UNGUARDED)
    assert said == b"said 0\n"
    assert CANARY in errors.decode()
