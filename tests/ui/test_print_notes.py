"""The print view on real pages: what could not be drawn is named, notes go in as one chooses."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.test_print_view import choose
from tests.ui.workbench import mark
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets import print_dialogs

PAGES = 20_000
"""Milliseconds that setting pages may take on a busy machine."""


def test_the_print_view_names_what_is_printed_as_code_points(
    window: MainWindow, qtbot: QtBot
) -> None:
    note = mark(window.session, "m09", "重點", comment="一\ue001二")
    window.printing.open()
    footer = window.printing.view.footer
    qtbot.waitUntil(lambda: "U+E001" in footer.outcome.text(), timeout=PAGES)
    assert footer.outcome.text() == (
        "1 character cannot be drawn and is printed as its code point: U+E001"
    )
    window.session.edit(note.id, comment="一二")
    window.printing.open()
    qtbot.waitUntil(lambda: not footer.outcome.text(), timeout=PAGES)


def test_the_print_view_says_what_is_not_on_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    mark(window.session, "m09", "重點", comment="一")
    window.session.assess("m10", Assessment(Status.AGREED))
    window.printing.open()
    view = window.printing.view
    choose(qtbot, view.panel.notes.layout_choice, -1)
    qtbot.waitUntil(lambda: "clean copy" in view.footer.outcome.text(), timeout=PAGES)
    assert view.footer.outcome.text() == "1 note is not shown, because a clean copy has none."
    choose(qtbot, view.panel.notes.layout_choice, 3)
    choose(qtbot, view.panel.notes.audience, 1)
    qtbot.waitUntil(lambda: "1 status" in view.footer.outcome.text(), timeout=PAGES)
    choose(qtbot, view.panel.notes.audience, -1)
    qtbot.waitUntil(lambda: view.footer.included.text() == "1 note: 1 included", timeout=PAGES)
    assert not view.footer.outcome.text()


def test_notes_can_be_printed_as_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.printing.open()
    panel = window.printing.view.panel
    assert panel.options == BriefingOptions(script=Script.HANT)
    with qtbot.waitSignal(panel.options_changed) as changed:
        qtbot.keyClick(panel.notes.comments, Qt.Key.Key_Right)
    assert changed.args == [BriefingOptions(script=Script.HANT, convert_notes=False)]


def test_a_word_document_saved_from_the_print_view_is_told_there(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(window.session, "m09", "重點", comment="一")
    window.printing.open()
    footer = window.printing.view.footer
    qtbot.waitUntil(footer.word.isEnabled, timeout=PAGES)
    out = tmp_path / "out.docx"

    def ask(*_arguments: object, **_named: object) -> Path:
        return out

    monkeypatch.setattr(print_dialogs, "ask_path", ask)
    qtbot.mouseClick(footer.word, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: str(out) in footer.outcome.text(), timeout=PAGES)
    assert out.read_bytes().startswith(b"PK")
