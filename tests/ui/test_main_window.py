"""The window as a whole: it remembers, follows, and says what cannot be done."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow, window_context
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import LanguageChoice, Theme
from zjhk_desktop.ui.application import make_application, open_window
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.instance import Instance
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.contents_model import ROW_ROLE
from zjhk_desktop.ui.notes_window import NotesWindow
from zjhk_desktop.ui.widgets.contents import ContentsDelegate


def test_it_opens_where_one_left_off(open_main: OpenWindow) -> None:
    window = open_main(1300, 800)
    window.session.set_script(Script.HANS)
    window.viewing.step_size(1)
    window.going.jump("m33", 30)
    place = window.reader.place()
    window.close()
    again = open_main(1300, 800)
    assert again.session.script is Script.HANS
    assert again.reader.size_px == 20
    assert again.reader.place().passage == place.passage
    assert abs(again.reader.place().offset - place.offset) < 45


def test_contents_follow_the_reader_and_lead_it(
    window: MainWindow, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    model = window.contents.model
    qtmodeltester.check(model)
    rows = [model.index(row).data(ROW_ROLE) for row in range(model.rowCount())]
    assert [row.numeral for row in rows if row.numeral and not row.caption][:3] == [
        "一",
        "二",
        "三",
    ]
    assert sum(row.measures for row in rows) == 51
    window.going.jump("m21")
    assert window.contents.list.currentIndex().data(ROW_ROLE).label == "法律和爭議解決"
    last = model.index(model.rowCount() - 1)
    rect = window.contents.list.visualRect(last)
    qtbot.mouseClick(window.contents.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert window.reader.current_passage == "d13"
    window.commands.action("going.back").trigger()
    assert window.reader.current_passage == "m21"


def test_the_interface_follows_the_script_or_a_choice(window: MainWindow) -> None:
    window.dressing.set_language(LanguageChoice.FOLLOW)
    window.session.set_script(Script.HANS)
    assert window.bar.print.text() == "打印"
    window.session.set_script(Script.HANT)
    assert window.bar.print.text() == "列印"
    window.dressing.set_language(LanguageChoice.ENGLISH)
    assert window.bar.print.text() == "Print"


def test_each_control_has_a_name(window: MainWindow) -> None:
    nameless = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
        and not getattr(widget, "text", str)()
    ]
    assert not nameless, [type(widget).__name__ for widget in nameless]


def test_menus_list_every_command_once(window: MainWindow) -> None:
    menu = window.commands.build_menu(window)
    listed = [
        action.objectName()
        for submenu in menu.actions()
        for action in submenu.menu().actions()
        if not action.isSeparator()
    ]
    assert sorted(listed) == sorted(command.id for command in window.commands.commands)
    menu.deleteLater()


def test_every_domain_is_named_whole_beside_a_scroll_bar(open_main: OpenWindow) -> None:
    window = open_main(1024, 640)
    contents = window.contents.list
    assert contents.verticalScrollBar().isVisible()
    delegate = contents.itemDelegate()
    assert isinstance(delegate, ContentsDelegate)
    model = window.contents.model
    for number in range(model.rowCount()):
        row = model.index(number).data(ROW_ROLE)
        if row.numeral and not row.caption:
            # What stands before the name and behind it: numeral, counts and margins.
            room = contents.viewport().width() - 54 - 20 - 34
            face = delegate.label_font(row, Weight.MEDIUM, room)
            assert QFontMetricsF(face).horizontalAdvance(row.label) <= room, row.label


def test_the_keys_sheet_shows_all_shortcuts(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.action("help.keys").trigger()
    assert window.sheet.isVisible()
    shown = {text for _, rows in window.sheet.groups() for text, _ in rows}
    expected = {window._look.words(c.text) for c in window.commands.commands if c.shortcuts}
    assert shown == expected
    qtbot.keyClick(window.sheet, Qt.Key.Key_Escape)
    assert not window.sheet.isVisible()


@pytest.mark.parametrize("width", [640, 1024, 1440])
def test_all_columns_of_the_keys_sheet_are_inside_it(window: MainWindow, width: int) -> None:
    window.resize(width, 640)
    window.commands.action("help.keys").trigger()
    picture = window.sheet.grab().toImage()
    ground = picture.pixelColor(2, 2)
    columns = {
        x
        for x in range(0, picture.width(), 2)
        if any(picture.pixelColor(x, y) != ground for y in range(80, picture.height(), 4))
    }
    assert max(columns) <= picture.width() - 20
    assert min(columns) >= 20


@pytest.mark.parametrize(("width", "height"), [(1024, 640), (1440, 900)])
def test_the_keys_sheet_says_every_command_whole(
    window: MainWindow, width: int, height: int
) -> None:
    window.resize(width, height)
    window.commands.action("help.keys").trigger()
    drawn: list[str] = []
    sheet = window.sheet
    words = QFontMetricsF(window._look.font(Type.BASE))
    keys = QFontMetricsF(window._look.font(Type.SMALL))
    columns = sheet._columns(76)
    widths = sheet._widths(columns)
    assert sum(widths) + 32 * (len(widths) - 1) <= width - 48
    for column, room in zip(columns, widths, strict=True):
        for text, key in (row for _heading, rows in column for row in rows):
            assert words.horizontalAdvance(text) + keys.horizontalAdvance(key) + 18 <= room
            drawn.append(text)
    assert "Review at an earlier time…" in drawn


def test_hiding_marks_hides_them(window: MainWindow) -> None:
    window.going.jump("m09")
    plain = window.grab().toImage()
    window.reader.select("m09", 0, 10)
    window.marking.mark(Category.KEY.value)
    window.cards.close_editor()
    window.session.activate("")
    window.viewing.toggle_cards()
    marked = window.grab().toImage()
    assert marked != plain
    window.viewing.toggle_marks()
    assert window.grab().toImage() != marked
    assert not window.reader.painter.marks_visible


def test_themes_differ(window: MainWindow) -> None:
    light = window.grab().toImage().pixelColor(700, 600)
    window.dressing.set_theme(Theme.DARK)
    dark = window.grab().toImage().pixelColor(700, 600)
    assert light.lightness() > 200
    assert dark.lightness() < 80


def test_without_a_usable_profile_reading_still_works(
    qtbot: QtBot, program: ProgramFiles, tmp_path: Path
) -> None:
    profile = tmp_path / "in-the-way"
    profile.write_text("a file where the folder should be")
    context = window_context(program, profile)
    make_application(context)
    window = open_window(context)
    assert isinstance(window, MainWindow)
    qtbot.addWidget(window)
    window.show()
    assert window.notice.isVisible()
    assert str(profile) in window.notice.text
    window.reader.select("m09", 0, 4)
    window.marking.mark(Category.KEY.value)
    assert not window.session.annotations
    window.viewing.switch_script()
    assert window.session.script is Script.HANS


def test_without_a_memorandum_the_notes_stay_in_reach(
    qtbot: QtBot, open_main: OpenWindow, program: ProgramFiles, profile: Path, tmp_path: Path
) -> None:
    window = open_main()
    window.reader.select("m09", 0, 4)
    window.marking.mark(Category.QUERY.value)
    window.close()
    broken = ProgramFiles(tmp_path / "program")
    (broken.root / "data").mkdir(parents=True)
    damaged = bytearray(program.memorandum.read_bytes())
    damaged[5000] ^= 1
    broken.memorandum.write_bytes(damaged)
    for folder in ("resources",):
        (broken.root / folder).symlink_to(program.root / folder)
    rescue = open_window(window_context(broken, profile))
    assert isinstance(rescue, NotesWindow)
    qtbot.addWidget(rescue)
    rescue.show()
    assert "memo.sqlite" in rescue.sentence.text()
    assert rescue.table.rowCount() == 1
    out = tmp_path / "notes.json"
    rescue.save_to(out)
    assert json.loads(out.read_text("utf-8"))[0]["quote"] == "共同推進"
    rescue.close()


def test_a_second_start_raises_the_first(qtbot: QtBot, profile: Path) -> None:
    first, second = Instance(profile), Instance(profile)
    assert first.acquire()
    assert not second.acquire()
    with qtbot.waitSignal(first.raise_requested, timeout=5000):
        second.ask_to_raise()
    first.release()
    third = Instance(profile)
    assert third.acquire()
    third.release()


def test_the_hidden_text_is_not_marked_while_the_print_view_is_open(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.going.jump("m09")
    window.printing.open()
    for command_id in ("note.mark_key", "finding.find", "going.next_measure"):
        assert not window.commands.action(command_id).isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert not window.session.annotations
    assert window.reader.current_passage == "m09"
    qtbot.keyClick(window.printing.view, Qt.Key.Key_Escape)
    assert window.commands.action("note.mark_key").isEnabled()


def test_the_text_has_its_full_measure_again_after_a_search(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.bar.find_field.set_query("合作")
    window.viewing.switch_script()
    window.dressing.set_theme(Theme.DARK)
    window.bar.find_field.begin()
    qtbot.keyClick(window.bar.find_field.focusProxy(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.finding.active)
    qtbot.waitUntil(lambda: window.cards.visible)
    frame = window.reader.document().rootFrame().frameFormat()
    assert frame.rightMargin() == window.reader.columns.right_margin
    assert frame.leftMargin() == window.reader.columns.left
