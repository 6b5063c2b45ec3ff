"""What a session leaves behind: words of notes in the review alone, and nothing for others."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.program import ROOT

CANARY = "金絲雀8714"
TRACED = ("strace", "-f", "-qq", "-e", "trace=%network", "-o")
SESSION = f"""
import sys, os
sys.path.insert(0, {str(ROOT)!r})
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
import zjhk_desktop.app as app
import zjhk_desktop.ui.application as application
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.features.locking import Locking

CANARY = {CANARY!r}
opening = application.open_window

def act(window):
    session = window.session
    passage = session.memorandum.passage("m01")
    note = session.annotate(anchor_whole(passage), Category.KEY, CANARY + "a")
    window.cards.open_editor(note)
    window.cards.editor.comment.setPlainText(CANARY + "b")
    window.bar.find_field.entry.setText(CANARY + "c")
    QGuiApplication.clipboard().setText(CANARY + "b")
    dialog = QFileDialog(window, "x", os.getcwd())
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    dialog.accept()
    dialog.deleteLater()
    locking = window.findChild(Locking)
    locking.lock()
    titles.append(window.windowTitle())
    locking.unlock()
    QTimer.singleShot(300, window, lambda: stumble(window))

def stumble(window):
    QTimer.singleShot(50, window, window.close)
    raise ValueError(CANARY + "e")

titles = []

def open_window(context):
    window = opening(context)
    QTimer.singleShot(200, window, lambda: act(window))
    titles.append(window.windowTitle())
    return window

application.open_window = open_window
code = app.main(["--profile", sys.argv[1]])
print(QGuiApplication.clipboard().text())
print(titles)
sys.exit(code)
"""


@pytest.fixture
def session(tmp_path: Path, home: Path) -> "subprocess.CompletedProcess[str]":
    """Return what a session of typing, copying, finding, locking and stumbling said."""
    for folder in ("profile-of", "tmp", "cwd"):
        (tmp_path / folder).mkdir()
    return subprocess.run(
        [sys.executable, "-I", "-X", "utf8", "-c", SESSION, str(tmp_path / "profile-of" / "p")],
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp")},
        cwd=tmp_path / "cwd",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def holding(folder: Path, words: str) -> set[str]:
    """Return the files below a folder in which words stand, in UTF-8 or as JSON escapes them."""
    needles = [words.encode(), words.encode("unicode_escape"), words.encode("utf-16-le")]
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    }


def test_words_of_notes_stand_in_the_review_alone(
    session: "subprocess.CompletedProcess[str]", tmp_path: Path
) -> None:
    assert session.returncode == 0, session.stderr
    profile = tmp_path / "profile-of" / "p"
    places = {name.split("/")[0] for name in holding(profile, CANARY)}
    # The control: there the words are.
    assert places == {"review.sqlite", "review.journal", "backups"}
    assert "canary" not in session.stdout.lower()
    assert CANARY not in session.stdout
    assert CANARY not in session.stderr
    # The control: the exception was said, by its kind and place.
    assert "unexpected ValueError" in session.stderr
    assert "stumble" in session.stderr
    for folder in ("tmp", "cwd", "home"):
        assert holding(tmp_path / folder, CANARY) == set(), folder


def test_nothing_is_written_elsewhere(
    session: "subprocess.CompletedProcess[str]", tmp_path: Path
) -> None:
    assert session.returncode == 0, session.stderr
    left = {
        path.relative_to(tmp_path).as_posix()
        for path in tmp_path.rglob("*")
        if path.is_file() and not path.is_relative_to(tmp_path / "profile-of")
    }
    # What fontconfig and the like keep of themselves knows nothing of us.
    assert not {path for path in left if "cache" not in path.split("/")}


def test_everything_is_private(session: "subprocess.CompletedProcess[str]", tmp_path: Path) -> None:
    assert session.returncode == 0, session.stderr
    profile = tmp_path / "profile-of" / "p"
    found = [profile, *profile.rglob("*")]
    assert len(found) >= 6
    for path in found:
        mode = stat.S_IMODE(path.lstat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace sees the calls")
@pytest.mark.parametrize("platform", ["vnc", "vnc:port=5900", "offscreen"])
def test_nothing_listens_and_no_network_is_asked(tmp_path: Path, platform: str) -> None:
    log = tmp_path / "log"
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from zjhk_desktop.app import main\n"
        "import os\n"
        f"main(['--profile', {str(tmp_path / 'p')!r}, '--quit-after-first-paint'])\n"
    )
    done = subprocess.run(
        [*TRACED, str(log), sys.executable, "-I", "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": platform},
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )
    if not log.exists():
        pytest.skip(f"this machine does not let strace trace: {done.stderr[-200:]}")
    calls = log.read_text().splitlines()
    assert not [line for line in calls if "AF_INET" in line or "listen(" in line]
    # vnc is dropped, and then there is no display.
    assert ("no display" in done.stderr) is platform.startswith("vnc")


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace sees the calls")
def test_a_listener_would_be_seen(tmp_path: Path) -> None:
    """The control of the test above."""
    log = tmp_path / "log"
    code = "import socket; s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()"
    subprocess.run(
        [*TRACED, str(log), sys.executable, "-I", "-c", code],
        check=False,
        timeout=60,
    )
    if not log.exists():
        pytest.skip("this machine does not let strace trace")
    text = log.read_text()
    assert "AF_INET" in text
    assert "listen(" in text
