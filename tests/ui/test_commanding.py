"""The palette: every command and place by a few letters, in every language, run as by its key."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import LANGUAGE, RECENT_COMMANDS, LanguageChoice
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.palette_model import PaletteModel, Row, spoken
from zjhk_desktop.ui.widgets.palette_panel import PalettePanel

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def open_palette(qtbot: QtBot, window: MainWindow) -> PalettePanel:
    where = window.focusWidget()
    assert where is not None
    qtbot.keyClick(where, Qt.Key.Key_P, CONTROL | SHIFT)
    panel = window.commanding.panel
    assert panel.isVisible()
    assert panel.field.hasFocus()
    return panel


def rows(panel: PalettePanel) -> list[Row]:
    found = [panel.model.row(number) for number in range(panel.model.rowCount())]
    return [row for row in found if row is not None]


def titles(panel: PalettePanel) -> list[str]:
    return [row.entry.title for row in rows(panel)]


def test_it_holds_every_command_but_itself_with_menu_and_keys(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    QAbstractItemModelTester(panel.model)
    listed = [row.entry.command for row in rows(panel)]
    assert sorted([*listed, "help.palette"]) == sorted(c.id for c in window.commands.commands)
    entries = {row.entry.command: row.entry for row in rows(panel)}
    found = entries["finding.find"]
    assert (found.title, found.part, found.keys) == ("Find…", "Edit", "Ctrl+F")
    assert entries["view.cards"].on
    assert not entries["view.parallel"].on


@pytest.mark.parametrize(
    ("query", "command"),
    [
        ("print", "printing.print"),
        ("列印", "printing.print"),
        ("打印", "printing.print"),
        ("lieyin", "printing.print"),
        ("dy", "printing.print"),
        ("litjan", "printing.print"),
        ("full scr", "view.full_screen"),
        ("全屏", "view.full_screen"),
        ("quanyingmu", "view.full_screen"),
        ("chongzuo", "edit.redo"),
        ("审阅总表", "assessing.matrix"),
        ("syzb", "assessing.matrix"),
    ],
)
def test_a_command_is_found_in_every_language_and_by_its_sounds(
    qtbot: QtBot, window: MainWindow, query: str, command: str
):
    panel = open_palette(qtbot, window)
    panel.field.setText(query)
    assert rows(panel)[0].entry.command == command


def test_what_is_typed_is_lit_in_the_title_or_beside_it(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    panel.field.setText("bookm")
    assert rows(panel)[0].places == (0, 1, 2, 3, 4)
    panel.field.setText("quanping")
    first = rows(panel)[0]
    assert (first.entry.title, first.places) == ("Full screen", ())
    assert (first.other, first.other_places) == ("全屏", (0, 1))


def test_enter_runs_the_command_where_one_was(qtbot: QtBot, window: MainWindow):
    window.going.jump("m10")
    window.reader.setFocus()
    window.reader.select("m10", 0, 4)
    panel = open_palette(qtbot, window)
    qtbot.keyClicks(panel.field, "clarify")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert not panel.isVisible()
    [note] = window.session.annotations
    assert (note.anchor.passage, note.anchor.start, note.anchor.end) == ("m10", 0, 4)


def test_escape_and_the_key_put_it_away_and_the_focus_goes_back(qtbot: QtBot, window: MainWindow):
    window.noting.toggle()
    before = window.focusWidget()
    panel = open_palette(qtbot, window)
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert window.focusWidget() is before
    panel = open_palette(qtbot, window)
    qtbot.keyClick(panel.field, Qt.Key.Key_P, CONTROL | SHIFT)
    assert not panel.isVisible()
    assert window.focusWidget() is before


def test_it_goes_when_the_focus_does(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    window.bar.find_field.setFocus()
    assert not panel.isVisible()
    assert window.bar.find_field.entry.hasFocus()


def test_arrows_and_page_keys_walk(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    at = panel.list.currentIndex
    assert at().row() == 0
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert at().row() == 1
    qtbot.keyClick(panel.field, Qt.Key.Key_PageDown)
    assert at().row() > 5
    qtbot.keyClick(panel.field, Qt.Key.Key_PageUp)
    assert at().row() == 1
    qtbot.keyClick(panel.field, Qt.Key.Key_Up)
    qtbot.keyClick(panel.field, Qt.Key.Key_Up)
    assert at().row() == panel.model.rowCount() - 1
    assert panel.list.viewport().rect().contains(panel.list.visualRect(at()).center())


def test_the_row_one_is_at_is_read_aloud(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    panel.field.setText("print")
    assert panel.field.accessibleDescription() == "Print…, File, Ctrl+P"
    index = panel.model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Print…, File, Ctrl+P"
    assert panel.list.accessibleName() == "Commands"


def test_what_cannot_be_done_says_why_and_is_not_run(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    panel.field.setText("Copy")
    entry = rows(panel)[0].entry
    assert (entry.title, entry.enabled, entry.remark) == ("Copy", False, "No words are selected.")
    assert "No words are selected." in spoken(entry)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.isVisible()
    panel.field.setText("Next note")
    assert rows(panel)[0].entry.remark == "There are no notes yet."
    mark(window.session, "m03")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    panel = open_palette(qtbot, window)
    panel.field.setText("Next note")
    assert rows(panel)[0].entry.enabled


def test_over_a_page_the_texts_commands_say_so(qtbot: QtBot, window: MainWindow):
    window.noting.toggle()
    panel = open_palette(qtbot, window)
    panel.field.setText("Clarify")
    assert rows(panel)[0].entry.remark == "Only while the text is in view."


@pytest.mark.parametrize("query", ["12", "第12項", "第十二项", "m12", "１２"])
def test_a_measure_comes_first(qtbot: QtBot, window: MainWindow, query: str):
    panel = open_palette(qtbot, window)
    panel.field.setText(query)
    entry = rows(panel)[0].entry
    assert (entry.title, entry.passage) == ("Measure 12", "m12")
    assert window.session.memorandum.passage("m12").text_hant.startswith(entry.remark)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert window.reader.current_passage == "m12"
    assert window.reader.hasFocus()
    assert window.going.can_go_back


@pytest.mark.parametrize("query", ["三", "科技", "科技创新", "kejichuangxin", "kjcx"])
def test_a_domain_is_found_by_its_name(qtbot: QtBot, window: MainWindow, query: str):
    panel = open_palette(qtbot, window)
    panel.field.setText(query)
    assert rows(panel)[0].entry.passage == "d03"
    assert titles(panel).count("三、科技創新") == 1


def test_a_place_is_gone_to_from_a_page(qtbot: QtBot, window: MainWindow):
    window.noting.toggle()
    panel = open_palette(qtbot, window)
    panel.field.setText("40")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert window.paging.current == ""
    assert window.reader.current_passage == "m40"
    assert window.reader.hasFocus()


def test_the_commands_run_last_come_first_after_a_restart_too(qtbot: QtBot, open_main: OpenWindow):
    window = open_main()
    for query in ("Dark theme", "Larger text", "Dark theme"):
        panel = open_palette(qtbot, window)
        panel.field.setText(query)
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    panel = open_palette(qtbot, window)
    assert titles(panel)[:2] == ["Dark theme", "Larger text"]
    assert [row.recent for row in rows(panel)[:3]] == [True, True, False]
    assert len(titles(panel)) == len(set(titles(panel)))
    window.close()
    again = open_main()
    assert titles(open_palette(qtbot, again))[:2] == ["Dark theme", "Larger text"]


def test_among_equals_the_one_run_last_is_first(qtbot: QtBot, window: MainWindow):
    def found() -> list[str]:
        panel = open_palette(qtbot, window)
        panel.field.setText("text")
        return titles(panel)

    assert found()[0] == "Larger text"
    window.commanding.panel.field.setText("Smaller text")
    qtbot.keyClick(window.commanding.panel.field, Qt.Key.Key_Return)
    assert found()[:2] == ["Smaller text", "Larger text"]


def test_unknown_commands_of_other_versions_are_passed_over(
    qtbot: QtBot, open_main: OpenWindow, context: object, profile: Path
):
    window = open_main()
    window._context.settings.set(RECENT_COMMANDS, "what.is_this finding.find")
    window.close()
    again = open_main()
    panel = open_palette(qtbot, again)
    assert [row.entry.command for row in rows(panel) if row.recent] == ["finding.find"]


def test_while_something_is_composed_nothing_is_run(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    panel.field.setText("Dark theme")
    before = titles(panel)
    QApplication.sendEvent(panel.field, QInputMethodEvent("lie", []))
    assert titles(panel) == before
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert not window._look.colours.dark
    done = QInputMethodEvent("", [])
    done.setCommitString("列印")
    panel.field.clear()
    QApplication.sendEvent(panel.field, done)
    assert rows(panel)[0].entry.keys == "Ctrl+P"


def test_nothing_found_is_said(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    panel.field.setText("qqqq")
    assert not rows(panel)
    assert panel._none.isVisible()
    assert panel.field.accessibleDescription() == "No command and no place is called so."
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.isVisible()


def test_a_click_runs(qtbot: QtBot, window: MainWindow):
    panel = open_palette(qtbot, window)
    panel.field.setText("Dark theme")
    box = panel.list.visualRect(panel.model.index(0))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert window._look.colours.dark
    assert not panel.isVisible()


def test_over_the_print_view_it_offers_no_places(qtbot: QtBot, window: MainWindow):
    window.printing.open()
    panel = open_palette(qtbot, window)
    panel.field.setText("12")
    assert not [row for row in rows(panel) if row.entry.passage]
    panel.field.setText("三")
    assert not [row for row in rows(panel) if row.entry.passage]


def test_it_stands_in_the_window_whatever_its_size(qtbot: QtBot, open_main: OpenWindow):
    window = open_main(640, 480)
    panel = open_palette(qtbot, window)
    assert window.rect().contains(panel.geometry())
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: abs(panel.geometry().center().x() - 720) <= 1)


def test_titles_follow_the_interfaces_language(qtbot: QtBot, window: MainWindow):
    window.dressing.set_language(LanguageChoice.HANS)
    window.session.set_script(Script.HANS)
    panel = open_palette(qtbot, window)
    panel.field.setText("列印")
    first = rows(panel)[0]
    assert (first.entry.title, first.other) == ("打印…", "列印…")
    assert window._context.settings.get(LANGUAGE) is not None


def test_a_locked_window_opens_no_palette(qtbot: QtBot, window: MainWindow):
    window.commands.allow_only(())
    qtbot.keyClick(window.reader, Qt.Key.Key_P, CONTROL | SHIFT)
    assert window.commanding._panel is None


def test_the_model_has_no_other_data(qapp: QApplication):
    model = PaletteModel(qapp)
    assert model.row(0) is None
    assert model.index(0).data() is None
