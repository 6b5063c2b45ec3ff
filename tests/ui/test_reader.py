"""The reader: every character is where the map says, in both scripts and at every size."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.screens import TOLERANCE, max_difference, painted, screen_of
from zjhk_desktop.domain.anchor import anchor_quote
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.reader_geometry import range_boxes


def text_between(window: MainWindow, passage: str, start: int, end: int) -> str:
    reader = window.reader
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.map.position(passage, start))
    cursor.setPosition(reader.map.position(passage, end), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@pytest.mark.parametrize("script", list(Script))
def test_each_passage_stands_where_the_map_says(window: MainWindow, script: Script) -> None:
    window.session.set_script(script)
    for passage in window.session.memorandum.passages:
        assert text_between(window, passage.id, 0, len(passage)) == passage.text(script)


def test_the_whole_memorandum_is_in_the_document_in_order(window: MainWindow) -> None:
    positions = [placement.start for placement in window.reader.map.placements]
    assert positions == sorted(positions)
    assert [p.passage for p in window.reader.map.placements] == [
        passage.id for passage in window.session.memorandum.passages
    ]


def test_the_reader_stays_at_the_same_character_when_the_script_changes(
    window: MainWindow,
) -> None:
    window.reader.go_to("m28", 40)
    before = window.reader.place()
    for _ in range(4):
        window.viewing.switch_script()
        after = window.reader.place()
        assert after.passage == before.passage
        # The scripts break lines at other places; the same line or its neighbour is on top.
        assert abs(after.offset - before.offset) < 45
    assert window.reader.place() == before


def test_the_reader_stays_at_the_same_character_when_the_text_grows(window: MainWindow) -> None:
    window.reader.go_to("m28", 40)
    before = window.reader.place()
    for _ in range(3):
        window.viewing.step_size(1)
    after = window.reader.place()
    assert after.passage == before.passage
    assert after.offset <= before.offset + 2


def test_current_measure_survives_the_switch(window: MainWindow) -> None:
    window.reader.go_to("m31")
    window.viewing.switch_script()
    assert window.reader.current_passage == "m31"


def test_dragging_selects_the_characters_under_the_mouse(window: MainWindow, qtbot: QtBot) -> None:
    reader = window.reader
    reader.go_to("m09")
    points = []
    for offset in (4, 12):
        cursor = QTextCursor(reader.document())
        cursor.setPosition(reader.map.position("m09", offset))
        points.append(reader.cursorRect(cursor).center() + QPoint(1, 0))
    viewport = reader.viewport()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=points[0])
    qtbot.mouseMove(viewport, points[1])
    with qtbot.waitSignal(reader.selection_settled):
        qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=points[1])
    anchor = reader.selected_anchor()
    assert anchor is not None
    assert (anchor.passage, anchor.start, anchor.end) == ("m09", 4, 12)
    assert window.popup.isVisible()


def test_a_selection_in_simplified_is_anchored_to_the_traditional_words(
    window: MainWindow,
) -> None:
    window.session.set_script(Script.HANS)
    window.reader.select("m09", 0, 6)
    anchor = window.reader.selected_anchor()
    assert anchor is not None
    assert anchor.quote == window.session.memorandum.passage("m09").text_hant[0:6]


def test_double_click_takes_the_word(window: MainWindow, qtbot: QtBot) -> None:
    reader = window.reader
    reader.go_to("m17")
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.map.position("m17", 3))
    point = reader.cursorRect(cursor).center()
    qtbot.mouseDClick(reader.viewport(), Qt.MouseButton.LeftButton, pos=point)
    anchor = reader.selected_anchor()
    assert anchor is not None
    assert anchor.quote == "杭州機場三跑項目"


def test_marks_cover_the_same_words_in_both_scripts(window: MainWindow) -> None:
    passage = window.session.memorandum.passage("m12")
    anchor = anchor_quote(passage, "雙向科技金融投融資通道")
    window.session.annotate(anchor, Category.QUERY)
    for script in Script:
        window.session.set_script(script)
        text = text_between(window, "m12", anchor.start, anchor.end)
        assert text == passage.text(script)[anchor.start : anchor.end]
        (mark,) = window.reader.painter.marks()
        start = window.reader.map.position("m12", anchor.start)
        end = window.reader.map.position("m12", anchor.end)
        assert list(mark.boxes) == range_boxes(window.reader.document(), start, end)


def test_the_bar_leaves_the_measure_before_and_comes_to_the_next(window: MainWindow) -> None:
    window.going.jump("m09")
    corner = window.reader.viewport().mapTo(window, QPoint(round(window.reader.columns.left), 0))
    gutter = QRect(corner, QSize(4, window.reader.viewport().height()))
    before = screen_of(window).copy(gutter)
    window.reader.position.set_current("m10")
    after = screen_of(window).copy(gutter)
    assert max_difference(before, after) > 100
    assert max_difference(after, painted(window).copy(gutter)) <= TOLERANCE


def test_lines_are_justified_to_one_right_edge(window: MainWindow) -> None:
    reader = window.reader
    placement = reader.map.placement("m28")
    boxes = range_boxes(reader.document(), placement.start, placement.end)
    assert len(boxes) > 3
    rights = {round(box.right) for box in boxes[:-1]}
    assert max(rights) - min(rights) <= 1


def test_a_narrow_window_hides_the_cards_and_keeps_the_text(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: not window.cards.visible)
    window.resize(800, 600)
    qtbot.waitUntil(window.contents.isHidden)
    qtbot.waitUntil(lambda: window.reader.width() == 800)
    assert window.reader.columns.text_right - window.reader.columns.text_left >= 600
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: window.cards.visible)
    assert not window.contents.isHidden()


def test_ctrl_wheel_and_keys_change_the_size(window: MainWindow, qtbot: QtBot) -> None:
    before = window.reader.size_px
    window.commands.action("view.larger").trigger()
    assert window.reader.size_px > before
    window.commands.action("view.usual").trigger()
    assert window.reader.size_px == 18
