"""Selecting as in an editor that knows Chinese: words, clauses, measures; by mouse and by key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def point_of(
    window: MainWindow, passage: str, words: str, *, inside: int = 0, script: Script | None = None
) -> QPoint:
    """Return the middle of a character of some words of a passage."""
    reader = window.reader
    shown = script or window.session.script
    text = window.session.memorandum.passage(passage).text(shown)
    place = text.index(words) + inside
    box = reader.painter.boxes_of_selection(cursor_over(window, passage, place, place + 1, script))[
        0
    ]
    y = (box.top + box.bottom) / 2 - reader.verticalScrollBar().value()
    return QPoint(round((box.left + box.right) / 2), round(y))


def cursor_over(
    window: MainWindow, passage: str, start: int, end: int, script: Script | None = None
) -> QTextCursor:
    reader = window.reader
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.map.position(passage, start, script))
    end_position = reader.map.position(passage, end, script)
    cursor.setPosition(end_position, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def put_caret(window: MainWindow, passage: str, offset: int) -> None:
    window.reader.go_to(passage)
    cursor = window.reader.position.cursor(passage, offset)
    window.reader.setTextCursor(cursor)
    window.reader.setFocus()


def selected(window: MainWindow) -> str:
    return window.reader.textCursor().selectedText()


def clicks(window: MainWindow, point: QPoint, count: int) -> None:
    """Click so many times as Qt reports it: each press after another may be a double click."""
    viewport = window.reader.viewport()
    QTest.mouseClick(viewport, LEFT, pos=point)
    if count > 1:
        QTest.mouseDClick(viewport, LEFT, pos=point)
        QTest.mouseRelease(viewport, LEFT, pos=point)
    for _ in range(count - 2):
        QTest.mouseClick(viewport, LEFT, pos=point)


class TestClicks:
    @pytest.mark.parametrize(
        ("passage", "at", "word"),
        [
            ("m17", "項目", "杭州機場三跑項目"),
            ("m17", "落實", "落實"),
            ("m09", "人工", "人工智能"),
            ("m12", "QFLP", "QFLP"),
            ("p1", "4月", "2025年4月24日"),
            ("p2", "李家超", "李家超"),
            ("m51", "《", "《港澳居民來往內地通行證》"),
            ("m51", "》", "《港澳居民來往內地通行證》"),
            ("m17", "。", "。"),
        ],
    )
    def test_two_take_the_word(self, window: MainWindow, passage: str, at: str, word: str) -> None:
        window.reader.go_to(passage)
        clicks(window, point_of(window, passage, at), 2)
        assert selected(window) == word
        assert window.popup.isVisible()

    def test_either_half_of_a_character_is_of_its_word(self, window: MainWindow) -> None:
        """The cursor for a point in the right half stands behind the character."""
        window.reader.go_to("m17")
        middle = point_of(window, "m17", "落實", inside=1)
        for step in (-6, 6):
            window.reader.clear_selection()
            QTest.qWait(450)
            clicks(window, middle + QPoint(step, 0), 2)
            assert selected(window) == "落實"

    def test_the_last_character_of_a_line_is_of_its_word(self, window: MainWindow) -> None:
        """There Qt's cursor stands at the beginning of the next line."""
        reader = window.reader
        reader.go_to("m09")
        passage = window.session.memorandum.passage("m09")
        block = reader.document().findBlock(reader.map.position("m09", 0))
        line = block.layout().lineAt(0)
        last = reader.map.offset(block.position() + line.textLength() - 1)[1]
        point = point_of(window, "m09", passage.text_hant[last:])
        QTest.mouseDClick(reader.viewport(), LEFT, pos=point + QPoint(5, 0))
        start = reader.map.offset(reader.textCursor().selectionStart())[1]
        end = reader.map.offset(reader.textCursor().selectionEnd())[1]
        assert start <= last < end

    def test_in_simplified_the_same_words(self, window: MainWindow) -> None:
        window.session.set_script(Script.HANS)
        window.reader.go_to("m12")
        clicks(window, point_of(window, "m12", "投融资"), 2)
        assert selected(window) == "投融资"
        anchor = window.reader.selected_anchor()
        assert anchor is not None
        assert anchor.quote == "投融資"

    def test_three_take_the_clause_and_four_the_measure(self, window: MainWindow) -> None:
        window.reader.go_to("m08")
        point = point_of(window, "m08", "具體")
        text = window.session.memorandum.passage("m08").text_hant
        clicks(window, point, 3)
        assert selected(window) == "針對浙江省已在港上市和擬赴港上市企業提出的具體訴求"
        QTest.qWait(600)
        clicks(window, point, 4)
        assert selected(window) == text
        assert window.popup.isVisible()

    def test_a_slow_third_click_begins_anew(self, window: MainWindow) -> None:
        window.reader.go_to("m08")
        point = point_of(window, "m08", "具體")
        clicks(window, point, 2)
        QTest.qWait(600)
        QTest.mouseClick(window.reader.viewport(), LEFT, pos=point)
        assert selected(window) == ""

    def test_a_third_click_elsewhere_begins_anew(self, window: MainWindow) -> None:
        window.reader.go_to("m08")
        clicks(window, point_of(window, "m08", "具體"), 2)
        QTest.mouseClick(window.reader.viewport(), LEFT, pos=point_of(window, "m08", "主動"))
        assert selected(window) == ""

    @pytest.mark.parametrize("script", list(Script))
    def test_side_by_side_a_word_is_taken_where_it_is_clicked(
        self, window: MainWindow, script: Script
    ) -> None:
        window.session.set_parallel(True)
        window.reader.go_to("m12")
        words = {Script.HANT: "投融資", Script.HANS: "投融资"}[script]
        clicks(window, point_of(window, "m12", words, script=script), 2)
        assert selected(window) == words


class TestDragging:
    def drag(self, window: MainWindow, start: QPoint, end: QPoint) -> None:
        viewport = window.reader.viewport()
        QTest.mouseClick(viewport, LEFT, pos=start)
        QTest.mouseDClick(viewport, LEFT, pos=start)
        drag_held(window, end)
        QTest.mouseRelease(viewport, LEFT, pos=end)

    def test_after_two_clicks_by_words(self, window: MainWindow) -> None:
        window.reader.go_to("m09")
        start = point_of(window, "m09", "人工智能", inside=2)
        self.drag(window, start, point_of(window, "m09", "生物醫藥"))
        assert selected(window) == "人工智能、金融科技、生物醫藥"

    def test_backwards_the_first_word_stays_whole(self, window: MainWindow) -> None:
        window.reader.go_to("m09")
        start = point_of(window, "m09", "人工智能", inside=2)
        self.drag(window, start, point_of(window, "m09", "智慧", inside=1))
        assert selected(window) == "智慧城市、人工智能"
        cursor = window.reader.textCursor()
        assert cursor.position() < cursor.anchor()

    def test_into_the_next_measure(self, window: MainWindow) -> None:
        window.reader.go_to("m16")
        start = point_of(window, "m16", "恢復")
        self.drag(window, start, point_of(window, "m17", "推動"))
        assert selected(window) == "恢復香港航線。\u2029推動"

    def test_over_what_was_selected_before(self, window: MainWindow) -> None:
        """Qt would take the selected words along."""
        window.reader.go_to("m09")
        window.reader.select("m09", 0, 200)
        start = point_of(window, "m09", "人工智能", inside=2)
        self.drag(window, start, point_of(window, "m09", "生物醫藥"))
        assert selected(window) == "人工智能、金融科技、生物醫藥"

    def test_side_by_side_it_stays_in_its_passage(self, window: MainWindow) -> None:
        window.session.set_parallel(True)
        window.reader.go_to("m16")
        start = point_of(window, "m16", "恢复", script=Script.HANS)
        self.drag(window, start, point_of(window, "m17", "推动", script=Script.HANS))
        assert selected(window) == "恢复香港航线。"


def drag_held(window: MainWindow, point: QPoint) -> None:
    """Move the mouse with its left button held."""
    QTest.mouseMove(window.reader.viewport(), point)


class TestKeys:
    def test_by_character(self, window: MainWindow, qtbot: QtBot) -> None:
        put_caret(window, "m17", 2)
        for _ in range(3):
            qtbot.keyClick(window.reader, Key.Key_Right, SHIFT)
        assert selected(window) == "杭州機"
        qtbot.keyClick(window.reader, Key.Key_Left, SHIFT)
        assert selected(window) == "杭州"

    def test_a_character_is_whole(self, window: MainWindow, qtbot: QtBot) -> None:
        """Two UTF-16 units, or a letter with its accent: no passage holds any, another text may."""
        put_caret(window, "m17", 0)
        cursor = window.reader.textCursor()
        cursor.insertText("𨋢e\u0301港")
        cursor.setPosition(window.reader.map.position("m17", 0))
        window.reader.setTextCursor(cursor)
        for expected in ("𨋢", "𨋢e\u0301", "𨋢e\u0301港"):
            qtbot.keyClick(window.reader, Key.Key_Right, SHIFT)
            assert selected(window) == expected
        qtbot.keyClick(window.reader, Key.Key_Left, SHIFT)
        qtbot.keyClick(window.reader, Key.Key_Left, SHIFT)
        assert selected(window) == "𨋢"

    def test_by_word(self, window: MainWindow, qtbot: QtBot) -> None:
        put_caret(window, "m17", 2)
        qtbot.keyClick(window.reader, Key.Key_Right, SHIFT | CTRL)
        assert selected(window) == "杭州機場三跑項目"
        qtbot.keyClick(window.reader, Key.Key_Right, SHIFT | CTRL)
        assert selected(window) == "杭州機場三跑項目落實"
        qtbot.keyClick(window.reader, Key.Key_Left, SHIFT | CTRL)
        qtbot.keyClick(window.reader, Key.Key_Left, SHIFT | CTRL)
        qtbot.keyClick(window.reader, Key.Key_Left, SHIFT | CTRL)
        assert selected(window) == "推動"

    def test_words_go_on_in_the_next_passage(self, window: MainWindow, qtbot: QtBot) -> None:
        text = window.session.memorandum.passage("m17").text_hant
        put_caret(window, "m17", len(text))
        qtbot.keyClick(window.reader, Key.Key_Right, CTRL)
        assert window.reader.map.offset(window.reader.textCursor().position()) == ("m18", 0)
        assert window.reader.current_passage == "m18"
        qtbot.keyClick(window.reader, Key.Key_Left, CTRL)
        position = window.reader.textCursor().position()
        assert window.reader.map.offset(position) == ("m17", len(text))

    def test_at_the_ends_of_the_memorandum_they_stay(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        put_caret(window, "t1", 0)
        qtbot.keyClick(window.reader, Key.Key_Left, CTRL | SHIFT)
        assert window.reader.textCursor().position() == window.reader.map.position("t1", 0)
        last = len(window.session.memorandum.passage("m51"))
        put_caret(window, "m51", last)
        qtbot.keyClick(window.reader, Key.Key_Right, CTRL)
        assert window.reader.map.offset(window.reader.textCursor().position()) == ("m51", last)

    def test_to_the_ends_of_the_line_and_by_lines(self, window: MainWindow, qtbot: QtBot) -> None:
        put_caret(window, "m09", 4)
        qtbot.keyClick(window.reader, Key.Key_Home, SHIFT)
        assert selected(window) == "共同推進"
        put_caret(window, "m09", 4)
        qtbot.keyClick(window.reader, Key.Key_End, SHIFT)
        line = selected(window)
        assert line.startswith("浙港兩地")
        put_caret(window, "m09", 4)
        qtbot.keyClick(window.reader, Key.Key_Down, SHIFT)
        assert selected(window).startswith(line)
        qtbot.keyClick(window.reader, Key.Key_Up, SHIFT)
        assert selected(window) == ""

    def test_side_by_side_a_column_by_itself(self, window: MainWindow, qtbot: QtBot) -> None:
        window.session.set_parallel(True)
        text = window.session.memorandum.passage("m17").text_hant
        put_caret(window, "m17", len(text) - 3)
        for _ in range(6):
            qtbot.keyClick(window.reader, Key.Key_Right, SHIFT)
        assert selected(window) == text[-3:]
        for _ in range(9):
            qtbot.keyClick(window.reader, Key.Key_Down, SHIFT)
        assert selected(window) == text[-3:]

    def test_a_mark_is_made_without_a_mouse(self, window: MainWindow, qtbot: QtBot) -> None:
        put_caret(window, "m17", 2)
        qtbot.keyClick(window.reader, Key.Key_Right, SHIFT | CTRL)
        qtbot.keyRelease(window.reader, Key.Key_Shift)
        assert window.popup.isVisible()
        qtbot.keyClick(window.reader, Key.Key_2, Qt.KeyboardModifier.AltModifier)
        (annotation,) = window.session.annotations
        assert annotation.anchor.quote == "杭州機場三跑項目"

    def test_selecting_begins_where_one_reads(self, window: MainWindow, qtbot: QtBot) -> None:
        """The caret is where one left it; what is in view is elsewhere by now."""
        put_caret(window, "m09", 4)
        bar = window.reader.verticalScrollBar()
        bar.setValue(bar.value() + 3 * window.reader.viewport().height())
        place, before = window.reader.place(), bar.value()
        qtbot.keyClick(window.reader, Key.Key_Right, SHIFT)
        start = window.reader.map.offset(window.reader.textCursor().anchor())
        assert start == (place.passage, place.offset)
        assert abs(bar.value() - before) < window.reader.viewport().height() / 2

    def test_a_selection_that_is_out_of_view_is_gone_on_with(
        self, window: MainWindow, qtbot: QtBot
    ) -> None:
        put_caret(window, "m09", 4)
        qtbot.keyClick(window.reader, Key.Key_Right, SHIFT)
        bar = window.reader.verticalScrollBar()
        bar.setValue(bar.value() + 3 * window.reader.viewport().height())
        qtbot.keyClick(window.reader, Key.Key_Right, SHIFT)
        assert selected(window) == "浙港"


class TestTrimming:
    def choose(self, window: MainWindow, passage: str, words: str) -> None:
        start = window.session.memorandum.passage(passage).text_hant.index(words)
        window.reader.go_to(passage)
        window.reader.select(passage, start, start + len(words))

    @pytest.mark.parametrize(
        ("passage", "chosen", "marked"),
        [
            ("m12", "，鼓勵港資金融機構", "鼓勵港資金融機構"),
            ("m51", "《港澳居民來往內地通行證》", "《港澳居民來往內地通行證》"),
            ("m51", "通行證》", "通行證"),
            ("m12", "，", "，"),
        ],
    )
    def test_a_mark_lies_on_the_words(
        self, window: MainWindow, qtbot: QtBot, passage: str, chosen: str, marked: str
    ) -> None:
        self.choose(window, passage, chosen)
        qtbot.keyClick(window.reader, Key.Key_1, Qt.KeyboardModifier.AltModifier)
        (annotation,) = window.session.annotations
        assert annotation.anchor.quote == marked

    def test_a_proposal_keeps_the_punctuation(self, window: MainWindow) -> None:
        self.choose(window, "m12", "試點。")
        window.marking.propose()
        (annotation,) = window.session.annotations
        assert annotation.anchor.quote == "試點。"

    def test_the_popup_says_what_is_left_out(self, window: MainWindow, qtbot: QtBot) -> None:
        heights = []
        for words, said in (("鼓勵港資", False), ("，鼓勵港資", True), ("鼓勵港資", False)):
            self.choose(window, "m12", words)
            qtbot.keyRelease(window.reader, Key.Key_Shift)
            assert ("punctuation" in window.popup.accessibleDescription()) is said
            heights.append(window.popup.height())
        assert heights[0] == heights[2] < heights[1]
