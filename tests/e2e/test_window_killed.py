"""Killed while somebody types: the text is there when the window opens again."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.e2e.program import ROOT, Program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")

OPENING = """
import sys; sys.path.insert(0, sys.argv.pop(1))
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
import zjhk_desktop.ui.application as application
import zjhk_desktop.ui.widgets.drafted as drafted
from zjhk_desktop.app import main
from zjhk_desktop.domain.draft import DraftField
from zjhk_desktop.ui.models.matrix_rows import Column
from zjhk_desktop.ui.widgets.contents_pages import MATRIX
real = application.open_window
def open_window(context):
    window = real(context)
    QTimer.singleShot(0, lambda: act(window))
    return window
application.open_window = open_window
def card(window):
    window.cards.open_editor(window.session.annotations[0].id)
    return window.cards.editor
def cell(window):
    window.paging.open(MATRIX)
    window.assessing.view.table.resume("m09", Column.NEXT_STEP)
    return window.assessing.view.table.entries[0]
FIELDS = {
    "comment": lambda window: card(window).comment,
    "reply": lambda window: card(window).replies.field.entry,
    "tag": lambda window: card(window).tags.field.entry,
    "cell": cell,
}
field = sys.argv.pop(1)
"""

TYPING = """
def act(window):
    entry = FIELDS[field](window)
    entry.setFocus()
    # Without a pause: the text must not wait for one.
    print("typing", flush=True)
    for number in range(10_000):
        QTest.keyClicks(entry, "word " if number == 0 else "x")
        QTest.qWait(60)
"""

FORGETTING = "drafted.Drafted.touch = drafted.Drafted.flush = lambda *_: None\n"
"""The control: nothing is put on the disk while it is typed."""

LOOKING = """
import json
def act(window):
    focused = window.focusWidget()
    text = focused.text() if hasattr(focused, "text") else ""
    print(json.dumps([type(focused).__name__, text]), flush=True)
    window.cards.editor.abandon()
    QTimer.singleShot(0, window.close)
"""


def start(desk: Program, code: str, field: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [
            *(sys.executable, "-I", "-c", OPENING + code + "sys.exit(main())", str(ROOT), field),
            *("--profile", str(desk.profile)),
        ],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def type_and_be_killed(desk: Program, code: str, field: str) -> list[str]:
    """Type for a little more than a second, be killed, start again; return what is typed in."""
    desk.json("annotate", "m09")
    window = start(desk, code, field)
    try:
        assert window.stdout is not None
        assert window.stdout.readline() == b"typing\n"
        time.sleep(1.2)
        window.send_signal(signal.SIGKILL)
    finally:
        window.kill()
        assert window.communicate()[1] == b""
    again = start(desk, LOOKING, field)
    try:
        out, errors = again.communicate(timeout=30)
    finally:
        again.kill()
    assert errors == b""
    found: list[str] = json.loads(out)
    return found


@pytest.mark.parametrize(
    ("field", "widget"),
    [("comment", "CommentField"), ("reply", "Entry"), ("tag", "Entry"), ("cell", "CellEntry")],
)
def test_what_was_being_typed_is_there_again(desk: Program, field: str, widget: str) -> None:
    name, text = type_and_be_killed(desk, TYPING, field)
    assert name == widget
    assert text.startswith("word x")
    (note,) = desk.json("notes")
    assert (note["comment"], note["replies"]) == ("", [])


@pytest.mark.parametrize("field", ["comment", "reply", "cell"])
def test_without_drafts_it_is_gone(desk: Program, field: str) -> None:
    """The control of the test above."""
    _, text = type_and_be_killed(desk, FORGETTING + TYPING, field)
    assert "word" not in text
