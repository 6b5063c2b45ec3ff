"""The panel behind 未加密: what it says is what is known."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_look
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.disk_encryption import DiskState
from zjhk_desktop.ui.features import protecting
from zjhk_desktop.ui.features.protecting import Protecting
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.encryption_panel import EncryptionPanel


def of(window: MainWindow) -> Protecting:
    found = window.findChild(Protecting)
    assert isinstance(found, Protecting)
    return found


def test_the_disk_is_looked_at_when_one_asks_and_not_before(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, profile: Path
) -> None:
    asked: list[Path] = []

    def look(folder: Path) -> DiskState:
        asked.append(folder)
        return DiskState.ENCRYPTED

    monkeypatch.setattr(protecting, "look_at_disk", look)
    assert asked == []
    window.reader.setFocus()
    qtbot.mouseClick(window.status.encryption, Qt.MouseButton.LeftButton)
    panel = of(window).panel
    assert panel.isVisible()
    assert "being looked at" in panel.disk.text()
    qtbot.waitUntil(lambda: "is on" in panel.disk.text())
    assert asked == [profile]
    # An encrypted disk needs no advice, but the file is what it is.
    assert not panel.advice.isVisible()
    assert "does not encrypt the review" in panel.file.text()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.reader.hasFocus()


def test_the_keyboard_reaches_it(window: MainWindow, qtbot: QtBot) -> None:
    window.status.encryption.setFocus()
    qtbot.keyClick(window.status.encryption, Qt.Key.Key_Space)
    assert of(window).panel.isVisible()
    of(window).panel.put_away()
    window.commands.action("protection.explain").trigger()
    assert of(window).panel.isVisible()
    of(window).stop()


@pytest.mark.parametrize(
    ("platform", "word"),
    [("linux", "LUKS"), ("darwin", "FileVault"), ("win32", "BitLocker"), ("haiku", "this system")],
)
def test_the_advice_is_for_this_system(
    program: ProgramFiles, qtbot: QtBot, platform: str, word: str, window: MainWindow
) -> None:
    panel = EncryptionPanel(make_look(program), window.pages, platform)
    panel.set_state(DiskState.PLAIN)
    panel.open()
    assert panel.advice.isVisible()
    assert word in panel.advice.text()
    assert "no encryption" in panel.disk.text()
    panel.set_state(DiskState.UNKNOWN)
    assert "could not be found out" in panel.disk.text()
