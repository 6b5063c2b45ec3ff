"""A review that another program holds: the window reads, waits without freezing, and retries."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from zjhk_desktop.ui.features import reopening

HOLDER = (
    "import sqlite3, sys, time\n"
    "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
    "c.execute('BEGIN EXCLUSIVE'); print('held', flush=True); time.sleep(60)"
)


@pytest.fixture
def holder(open_main: OpenWindow, profile: Path) -> Iterator["subprocess.Popen[str]"]:
    """Return another program that holds a review with one note and one draft."""
    window = open_main()
    note = mark(window.session, "m09", "未來產業", comment="請確認")
    window.cards.open_editor(note.id)
    window.cards.editor.replies.field.entry.insert("稍後")
    window.cards.editor.drafts.flush()
    window.cards.editor.abandon()
    window.session.close()
    holder = subprocess.Popen(
        [sys.executable, "-I", "-c", HOLDER, str(profile / "review.sqlite")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    yield holder
    holder.kill()
    holder.communicate()


def test_a_held_review_is_opened_when_it_is_free_and_one_asks(
    holder: "subprocess.Popen[str]",
    open_main: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_main()
    assert not window.session.can_annotate
    assert "in use" in window.notice.text
    assert window.status.saved.text() == "Not saved"
    # It reads, and nothing new was begun in the place of what it could not open.
    window.going.jump("m20")
    assert window.reader.current_passage == "m20"
    ticks: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start(20)
    monkeypatch.setattr(reopening, "PATIENCE", 600)
    window.notice.hide()
    window.notice._act()  # type: ignore[misc]
    qtbot.waitUntil(window.notice.isVisible)
    assert "in use" in window.notice.text
    assert not window.session.can_annotate
    # It went on while it waited: the control of not freezing.
    assert len(ticks) > 10
    timer.stop()
    holder.kill()
    holder.wait()
    assert not window.session.can_annotate
    window.status.saved.click()
    qtbot.waitUntil(lambda: window.session.can_annotate)
    assert [each.state.comment for each in window.session.annotations] == ["請確認"]
    assert window.status.saved.text() == "Saved"
    assert not window.notice.isVisible()
    # What was being typed when it was last open goes on, too.
    assert window.cards.editor.replies.text == "稍後"


def test_what_is_wrong_for_good_offers_no_retry(
    open_main: OpenWindow, profile: Path, qtbot: QtBot
) -> None:
    profile.mkdir(mode=0o700)
    (profile / "review.sqlite").write_bytes(b"text" * 1000)
    window = open_main()
    assert not window.session.can_annotate
    assert "damaged" in window.notice.text
    assert window.notice._action.isHidden()
