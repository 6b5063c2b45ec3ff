"""Ending the window from outside: a signal closes it as its own key does, and nothing is lost."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

from tests.e2e.program import ROOT, Program

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")

TYPING = """
import sys; sys.path.insert(0, sys.argv.pop(1))
from PySide6.QtCore import QTimer
import zjhk_desktop.ui.application as application
from zjhk_desktop.app import main
real = application.open_window
def open_window(context):
    window = real(context)
    def type_words():
        window.marking.mark("query")
        window.cards.editor.comment.insertPlainText("未完")
        window.viewing.step_size(1)
        print("typed", flush=True)
    QTimer.singleShot(0, type_words)
    return window
application.open_window = open_window
sys.exit(main())
"""
"""The program, with somebody at the keyboard who has just typed and changed the text size."""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_saves_and_closes_at_once(desk: Program, name: str) -> None:
    number = signal.Signals[name]
    window = subprocess.Popen(
        [sys.executable, "-I", "-c", TYPING, str(ROOT), "--profile", str(desk.profile)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert window.stdout is not None
    try:
        assert window.stdout.readline() == b"typed\n"
        begun = time.monotonic()
        window.send_signal(number)
        assert window.wait(timeout=20) == 128 + number
        assert time.monotonic() - begun < 2
        assert window.communicate() == (b"", b"")
    finally:
        window.kill()
        window.communicate()
    assert [note["comment"] for note in desk.json("notes")] == ["未完"]
    settings = json.loads((desk.profile / "settings.json").read_text())
    assert settings["text_size"] > 18
    assert settings["window_geometry"]
    assert not (desk.profile / "instance" / "window.lock").exists()


DEAF = "import zjhk_desktop.ui.ending as e; e.Ending._listen = lambda *_: None\n"


def test_without_listening_the_signal_ends_it_as_it_stands(desk: Program) -> None:
    """The control of the test above."""
    code = TYPING.replace("real = ", DEAF + "real = ", 1)
    window = subprocess.Popen(
        [sys.executable, "-I", "-c", code, str(ROOT), "--profile", str(desk.profile)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert window.stdout is not None
    try:
        assert window.stdout.readline() == b"typed\n"
        window.send_signal(signal.SIGTERM)
        assert window.wait(timeout=20) == -signal.SIGTERM
    finally:
        window.kill()
        window.communicate()
    assert [note["comment"] for note in desk.json("notes")] == [""]
    assert not (desk.profile / "settings.json").exists()
