"""While pages are being set: one is there early, one can stop and go on, and nothing waits."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_printing import Bench, bench, open_view, save_to
from tests.ui.workbench import mark, show
from zjhk_desktop.ui.models import page_pictures
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.print_progress import PATIENCE

__all__ = ["bench"]

LONG = PATIENCE * 10


def other_colour(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClick(bench.view.panel.pages.colour, Qt.Key.Key_Right)


def wait_for_the_rule(qtbot: QtBot, bench: Bench) -> None:
    qtbot.waitUntil(bench.view.footer.progress.isVisible, timeout=LONG)


def test_a_page_is_in_view_while_the_others_are_set(qtbot: QtBot, bench: Bench):
    bench.pages.ahead = True
    bench.pages.gate.clear()
    bench.window = show(qtbot, bench.view, 1280, 800)
    bench.feature.open()
    qtbot.waitUntil(lambda: bench.view.preview.is_drawn)
    assert bench.view.page_count == 0
    assert not bench.view.footer.save.isEnabled()
    early = bench.view.preview._picture
    bench.pages.gate.set()
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    qtbot.waitUntil(lambda: bench.view.preview._picture is not early)
    picture = bench.view.preview._picture
    assert early is not None
    assert picture is not None
    # No flicker: one follows the other, of one size.
    assert abs(early.width() - picture.width()) <= 1
    assert early.width() == pytest.approx(bench.view.preview._page().width(), abs=1)


def test_it_is_the_page_that_is_looked_at(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    qtbot.keyClick(bench.view, Qt.Key.Key_PageDown)
    bench.pages.ahead = True
    bench.pages.gate.clear()
    other_colour(qtbot, bench)
    qtbot.waitUntil(lambda: bench.view.preview.accessibleName() == "Page 2")
    assert bench.view.page == 1


def test_other_options_end_what_is_being_set_at_once(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    done = len(bench.pages.asked)
    bench.pages.gate.clear()
    other_colour(qtbot, bench)
    qtbot.waitUntil(lambda: len(bench.pages.numbers) == done + 1)
    qtbot.keyClick(bench.view.panel.pages.colour, Qt.Key.Key_Left)
    # The gate is still shut: what ran has ended, for its successor runs.
    qtbot.waitUntil(lambda: len(bench.pages.numbers) == done + 2)
    assert (len(bench.pages.asked), bench.pages.given_up) == (done, 1)
    bench.pages.gate.set()
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    assert len(bench.pages.asked) == done + 1
    assert not bench.pages.asked[-1].mono


def test_stopping_leaves_the_pages_from_before_and_a_way_to_go_on(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    bench.pages.ahead = True
    bench.pages.gate.clear()
    other_colour(qtbot, bench)
    wait_for_the_rule(qtbot, bench)
    progress = bench.view.footer.progress
    qtbot.waitUntil(lambda: progress.words.text() == "Setting the pages: 2 so far")
    assert progress.rule.part == 0.25
    assert bench.view.preview.accessibleName() == "Page 1"
    early = bench.view.preview._picture
    qtbot.mouseClick(progress.button, Qt.MouseButton.LeftButton)
    assert progress.words.text() == "Stopped; the pages shown are those from before."
    assert not progress.rule.isVisible()
    assert bench.view.preview.accessibleName() == "Page 1 of 3"
    assert not bench.view.footer.save.isEnabled()
    qtbot.waitUntil(lambda: bench.view.preview._picture is not early)
    qtbot.waitUntil(lambda: bench.pages.given_up == 1)
    # These pages can be turned, and the small ones drawn.
    before = bench.view.preview._picture
    qtbot.keyClick(bench.view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: bench.view.preview._picture is not before)
    bench.pages.gate.set()
    qtbot.wait(50)
    assert not bench.view.footer.save.isEnabled()
    assert progress.button.text() == "Set the pages"
    qtbot.mouseClick(progress.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    assert not progress.isVisible()
    assert bench.pages.asked[-1].mono


def test_leaving_the_view_ends_what_is_being_set(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    done = len(bench.pages.asked)
    bench.pages.gate.clear()
    other_colour(qtbot, bench)
    with qtbot.waitSignal(bench.feature.closed):
        qtbot.mouseClick(bench.view.bar.back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(bench.pages.numbers) == done or bench.pages.given_up == 1)
    assert len(bench.pages.asked) == done
    bench.pages.gate.set()
    bench.feature.open()
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    assert len(bench.pages.asked) == done + 1
    assert bench.pages.asked[-1].mono


def test_the_window_does_not_wait_for_pages_when_it_closes(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    bench.pages.gate.clear()
    other_colour(qtbot, bench)
    # With the gate shut this comes back only because the work is given up.
    bench.feature.stop()
    assert len(bench.pages.asked) == 1


def test_a_file_that_is_stopped_is_not_written(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    out = tmp_path / "out.pdf"
    save_to(monkeypatch, out)
    bench.pages.gate.clear()
    qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    assert not bench.view.footer.save.isEnabled()
    wait_for_the_rule(qtbot, bench)
    qtbot.keyClick(bench.view, Qt.Key.Key_Escape)
    stopped = "Stopped; nothing was written."
    qtbot.waitUntil(lambda: bench.view.footer.outcome.text() == stopped)
    assert bench.view.footer.outcome.isVisible()
    assert not out.exists()
    assert bench.numbering.records() == ()
    assert bench.view.footer.save.isEnabled()
    bench.pages.gate.set()
    with qtbot.waitSignal(bench.feature.saved):
        qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    assert out.exists()


def test_a_file_is_finished_when_the_window_closes(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    out = tmp_path / "out.pdf"
    save_to(monkeypatch, out)
    bench.pages.gate.clear()
    begun = len(bench.pages.numbers)
    qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(bench.pages.numbers) > begun)
    threading.Timer(0.05, bench.pages.gate.set).start()
    bench.feature.stop()
    assert out.exists()


def test_pages_can_be_turned_while_a_file_is_written(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    save_to(monkeypatch, tmp_path / "out.pdf")
    bench.pages.gate.clear()
    qtbot.mouseClick(bench.view.footer.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(bench.feature.desk._preview._pictures) == 2)
    bench.view.preview.show_nothing()
    bench.view.turn(2)
    qtbot.waitUntil(lambda: bench.view.preview.is_drawn)


def test_a_printer_can_be_stopped(
    qtbot: QtBot, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    open_view(qtbot, bench)
    out = tmp_path / "paper.pdf"

    def answer(_parent: QWidget, _title: str, _pages: int) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setResolution(72)
        return printer

    monkeypatch.setattr(print_dialogs, "ask_printer", answer)
    # The printer waits for its first page for ever.
    monkeypatch.setattr(bench.feature.desk._preview, "draw_paper", lambda *_: None)
    qtbot.mouseClick(bench.view.footer.print, Qt.MouseButton.LeftButton)
    wait_for_the_rule(qtbot, bench)
    assert bench.view.footer.progress.words.text() == "Printing page 1 of 3…"
    qtbot.mouseClick(bench.view.footer.progress.button, Qt.MouseButton.LeftButton)
    assert not bench.feature.desk.printing
    assert bench.view.panel.isEnabled()
    assert bench.view.footer.outcome.text() == ("Stopped. What the printer has may still come out.")
    assert bench.numbering.records() == ()
    assert bench.view.footer.print.isEnabled()


def test_typing_waits_a_moment(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    done = len(bench.pages.numbers)
    entry = bench.view.panel.pages.numbers.entry
    entry.setFocus()
    qtbot.keyClicks(entry, "1,2,3")
    assert not bench.view.footer.save.isEnabled()
    assert len(bench.pages.numbers) == done
    qtbot.waitUntil(bench.view.footer.save.isEnabled)
    assert len(bench.pages.numbers) == done + 1
    assert bench.pages.asked[-1].domains == (1, 2, 3)


def test_a_choice_does_not_wait(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    bench.view.panel.pages.colour.setFocus()
    other_colour(qtbot, bench)
    assert not bench.feature.desk._typing.isActive()
    assert bench.feature.desk.setting


def test_a_change_of_the_review_while_one_types_is_not_lost(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    entry = bench.view.panel.pages.numbers.entry
    entry.setFocus()
    qtbot.keyClicks(entry, "1")
    mark(bench.session, "m03", comment="丙")
    qtbot.waitUntil(lambda: bench.view.footer.included.text() == "3 notes: 3 included")
    assert not bench.feature.desk.setting


def test_the_next_page_is_drawn_before_one_turns_to_it(qtbot: QtBot, bench: Bench):
    open_view(qtbot, bench)
    pictures = bench.feature.desk._preview._pictures
    qtbot.waitUntil(lambda: len(pictures) == 2)
    first = bench.view.preview._picture
    bench.view.turn(1)
    assert bench.view.preview._picture is not first
    for _ in range(4):
        bench.view.turn(1)
        bench.view.turn(-1)
    qtbot.wait(30)
    assert len(pictures) <= page_pictures.MOST
