"""Speaking mode: in the real window, by keys, legible from two metres."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.features.speaking_desk import SpeakingDesk
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.talk import Course
from zjhk_desktop.ui.widgets.large_text import LargeText, fitted, legible_size
from zjhk_desktop.ui.widgets.speaking_view import SpeakingView


@pytest.fixture
def desk(window: MainWindow) -> SpeakingDesk:
    window.reader.go_to("m12", 0)
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.speaking.speaking
    return window.speaking.desk


def press(view: SpeakingView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view, key)


def at(desk: SpeakingDesk) -> str:
    return desk.passage.id if desk.passage else ""


def test_f11_fills_the_screen_with_the_measure_and_leads_back(window: MainWindow) -> None:
    window.reader.go_to("m12", 0)
    QTest.keyClick(window, Qt.Key.Key_F11)
    desk = window.speaking.desk
    assert window.isFullScreen()
    assert desk.view.isVisible()
    assert not window.reader.isVisible()
    assert desk.view.hasFocus()
    words = window.session.memorandum.passage("m12").text(Script.HANT)
    assert desk.view.text.accessibleName() == f"12 {words}"
    assert "12 / 51" in desk.view.where.text()
    QTest.keyClick(desk.view, Qt.Key.Key_Escape)
    assert not window.isFullScreen()
    assert window.reader.hasFocus()
    assert window.reader.current_passage == "m12"


def test_f11_ends_it_too_and_a_full_screen_stays_full(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.speaking.speaking
    QTest.keyClick(window.speaking.desk.view, Qt.Key.Key_F11)
    assert not window.speaking.speaking
    assert window.isFullScreen()


@pytest.mark.parametrize(
    ("key", "measure"),
    [
        (Qt.Key.Key_Right, "m13"),
        (Qt.Key.Key_PageDown, "m13"),
        (Qt.Key.Key_Space, "m13"),
        (Qt.Key.Key_Left, "m11"),
        (Qt.Key.Key_PageUp, "m11"),
        (Qt.Key.Key_Backspace, "m11"),
        (Qt.Key.Key_End, "m51"),
        (Qt.Key.Key_Home, "m01"),
    ],
)
def test_keys_go_from_measure_to_measure(desk: SpeakingDesk, key: Qt.Key, measure: str) -> None:
    for _ in range(desk.view.text.parts):
        press(desk.view, key)
    assert at(desk) == measure


def test_a_number_leads_to_its_measure(desk: SpeakingDesk) -> None:
    view = desk.view
    press(view, Qt.Key.Key_3, Qt.Key.Key_8)
    assert view.where.text() == "Go to 38"
    press(view, Qt.Key.Key_Backspace, Qt.Key.Key_7, Qt.Key.Key_Return)
    assert at(desk) == "m37"
    press(view, Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_Return)
    assert at(desk) == "m37"
    press(view, Qt.Key.Key_1, Qt.Key.Key_Escape)
    assert view.isVisible()
    assert "37 / 51" in view.where.text()


def test_the_reader_goes_to_the_measure_one_was_at_and_back(window: MainWindow) -> None:
    window.reader.go_to("m12", 0)
    window.speaking.open()
    desk = window.speaking.desk
    press(desk.view, Qt.Key.Key_4, Qt.Key.Key_0, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert window.reader.current_passage == "m40"
    window.going.go_back()
    assert window.reader.current_passage == "m12"


def test_ones_own_open_notes_stand_beside_it(window: MainWindow) -> None:
    session = window.session
    mark(session, "m12", "QFLP", comment="先講這一點", category=Category.QUERY)
    done = mark(session, "m12", "QDLP", comment="已談妥")
    session.resolve([done.id])
    window.reader.go_to("m12", 0)
    window.speaking.open()
    notes = window.speaking.desk.view.notes
    assert notes.isVisible()
    assert notes.accessibleDescription() == "1 Clarify: 先講這一點"
    press(window.speaking.desk.view, Qt.Key.Key_End)
    assert not notes.isVisible()


def test_marks_stand_behind_their_words(window: MainWindow) -> None:
    mark(window.session, "m12", "積極構建雙向", category=Category.QUERY)
    window.reader.go_to("m12", 0)
    window.speaking.open()
    text = window.speaking.desk.view.text
    band = QColor(window._look.colours.categories[Category.QUERY].band)

    def tinted() -> int:
        picture = text.grab().toImage()
        return sum(
            picture.pixelColor(x, y) == band
            for x in range(0, picture.width(), 3)
            for y in range(0, picture.height(), 3)
        )

    assert tinted() > 500
    text.show_notes(())
    assert tinted() == 0


def test_a_measure_is_legible_from_two_metres(desk: SpeakingDesk) -> None:
    screen = QGuiApplication.primaryScreen()
    millimetres = desk.view.text.size_px / screen.physicalDotsPerInch() * 25.4
    # 20 minutes of arc at two metres.
    assert millimetres >= 11.5 or desk.view.text.size_px == 96


def test_what_has_no_room_turns_part_by_part(open_main: OpenWindow) -> None:
    window = open_main(1024, 640)
    window.reader.go_to("m02", 0)
    window.speaking.open()
    window.showNormal()
    window.resize(700, 480)
    desk = window.speaking.desk
    text = desk.view.text
    assert text.parts > 1
    assert text.size_px == legible_size(text.screen())
    for part in range(1, text.parts):
        press(desk.view, Qt.Key.Key_Right)
        assert (at(desk), text.part) == ("m02", part)
    assert f"part {text.parts} of {text.parts}" in desk.view.where.text()
    press(desk.view, Qt.Key.Key_Right)
    assert (at(desk), text.part) == ("m03", 0)
    press(desk.view, Qt.Key.Key_Left)
    assert (at(desk), text.part) == ("m02", text.parts - 1)
    press(desk.view, Qt.Key.Key_Home)
    press(desk.view, Qt.Key.Key_Left)
    assert (at(desk), text.part) == ("m01", 0)


def test_long_notes_scroll(window: MainWindow) -> None:
    mark(window.session, "m12", "QFLP", comment="請浙方說明時間表。" * 60)
    window.reader.go_to("m12", 0)
    window.speaking.open()
    view = window.speaking.desk.view
    assert view.notes.is_cut
    for _ in range(40):
        press(view, Qt.Key.Key_Down)
    assert not view.notes.is_cut
    press(view, Qt.Key.Key_Up)
    assert view.notes.is_cut


def test_the_time_counts_down_to_a_limit_that_is_remembered(
    window: MainWindow, open_main: OpenWindow
) -> None:
    window.speaking.open()
    desk = window.speaking.desk
    now = [0.0]
    desk.watch.__init__(lambda: now[0])
    desk.watch.start()
    now[0] = 70
    desk._show_time()
    assert (desk.view.time.text(), desk.view.time.warns) == ("1:10", False)
    desk.view.limit.chosen.emit(3)
    assert (desk.view.time.text(), desk.view.time.warns) == ("1:50", False)
    now[0] = 125
    desk._show_time()
    assert (desk.view.time.text(), desk.view.time.warns) == ("0:55", True)
    now[0] = 190
    desk._show_time()
    assert desk.view.time.text() == "−0:10"
    press(desk.view, Qt.Key.Key_Return)
    assert not desk.watch.running
    press(desk.view, Qt.Key.Key_F5)
    assert desk.view.time.text() == "3:00"
    window.close()
    again = open_main()
    again.speaking.open()
    assert again.speaking.desk.view.limit.value == 3


def test_courses_are_offered_with_their_counts(window: MainWindow) -> None:
    mark(window.session, "m05")
    window.speaking.open()
    desk = window.speaking.desk
    labels = [choice.label for choice in desk.view.course.choices]
    assert labels == ["All measures (51)", "With my notes (1)", "Bookmarked (0)"]
    desk.view.course.chosen.emit(Course.NOTED)
    assert at(desk) == "m05"
    desk.view.course.chosen.emit(Course.BOOKMARKED)
    assert desk.view.nothing.isVisible()
    assert desk.view.text.accessibleName() == ""
    window.session.toggle_bookmark("m09")
    assert at(desk) == "m09"
    assert not desk.view.nothing.isVisible()


def test_it_follows_the_script(window: MainWindow) -> None:
    window.reader.go_to("m12", 0)
    window.speaking.open()
    window.session.set_script(Script.HANS)
    words = window.session.memorandum.passage("m12").text(Script.HANS)
    assert window.speaking.desk.view.text.accessibleName() == f"12 {words}"


def test_large_text_breaks_as_chinese_does(qtbot: QtBot, window: MainWindow) -> None:
    face = lambda pixels: faces.serif(Script.HANT, pixels)  # noqa: E731
    text = LargeText("甲乙丙，丁戊己", face(40), 125)
    # The comma stays with the word before it: 甲乙 丙，丁 戊己.
    assert [round(box.left()) for box in text.boxes(3, 4)] != [0]
    one = fitted("甲乙丙丁", face, 200, 100, 20, 60)
    assert (one.lines, one.size) == (1, 50)
    assert fitted("甲" * 200, face, 200, 100, 20, 60).size == 20
    rare = LargeText("𨋢𨋢甲", face(40), 1000)
    assert round(rare.boxes(2, 3)[0].left()) == 80
