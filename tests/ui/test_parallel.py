"""對照: both texts side by side, the same words lit and marked in both."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from zjhk_desktop.domain.anchor import anchor_quote
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import PassageKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import LanguageChoice
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.parallel_header import ParallelHeader
from zjhk_desktop.ui.widgets.parallel_painter import differing_runs
from zjhk_desktop.ui.widgets.reader_geometry import block_rect, range_boxes


def point_of(window: MainWindow, passage: str, offset: int, script: Script) -> QPoint:
    """Return a point inside a character, in the viewport."""
    reader = window.reader
    start = reader.map.position(passage, offset, script)
    (box,) = range_boxes(reader.document(), start, start + 1)
    y = round(box.baseline) - 5 - reader.verticalScrollBar().value()
    return QPoint(round((box.left + box.right) / 2), y)


def test_both_texts_are_whole_and_in_their_columns(window: MainWindow) -> None:
    window.viewing.toggle_parallel()
    reader = window.reader
    stand = reader.columns
    for passage in window.session.memorandum.passages:
        for script in Script:
            placement = reader.map.placement(passage.id, script)
            cursor = QTextCursor(reader.document())
            cursor.setPosition(placement.start)
            cursor.setPosition(placement.end, QTextCursor.MoveMode.KeepAnchor)
            assert cursor.selectedText() == passage.text(script)
            left = stand.text_left if script is Script.HANT else stand.second_left
            for box in range_boxes(reader.document(), placement.start, placement.end):
                assert left - 1 <= box.left
                assert box.right <= left + stand.measure + 1


def test_tops_align_across_the_columns_and_rows_do_not_overlap(window: MainWindow) -> None:
    window.viewing.toggle_parallel()
    reader = window.reader
    bottoms = [0.0]
    for passage in window.session.memorandum.passages:
        if passage.kind is PassageKind.SIGNATURE:
            continue
        boxes = [
            block_rect(reader.document(), reader.map.placement(passage.id, script).start)
            for script in Script
        ]
        assert abs(boxes[0].top() - boxes[1].top()) < 0.5
        assert boxes[0].top() >= bottoms[-1] - 0.5
        bottoms.append(max(box.bottom() for box in boxes))
    assert all(later > earlier for earlier, later in pairwise(bottoms))


def test_a_mark_made_in_either_column_is_drawn_in_both(window: MainWindow, qtbot: QtBot) -> None:
    window.viewing.toggle_parallel()
    window.going.jump("m09")
    viewport = window.reader.viewport()
    start = point_of(window, "m09", 4, Script.HANS)
    end = point_of(window, "m09", 8, Script.HANS)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start - QPoint(7, 0))
    qtbot.mouseMove(viewport, end + QPoint(7, 0))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end + QPoint(7, 0))
    window.marking.mark(Category.QUERY.value)
    (annotation,) = window.session.annotations
    assert (annotation.anchor.start, annotation.anchor.end) == (4, 9)
    passage = window.session.memorandum.passage("m09")
    assert annotation.anchor.quote == passage.text_hant[4:9]
    marks = window.reader.painter.all_marks()
    assert len(marks) == 2
    middle = window.reader.columns.middle
    assert marks[0].boxes[0].right < middle < marks[1].boxes[0].left


def test_the_character_under_the_pointer_is_lit_in_both(window: MainWindow, qtbot: QtBot) -> None:
    window.viewing.toggle_parallel()
    window.going.jump("m09")
    for script in Script:
        qtbot.mouseMove(window.reader.viewport(), point_of(window, "m09", 6, script))
        assert window.reader.painter.parallel.lit == ("m09", 6, 7)
    window.reader.select("m10", 3, 9)
    assert window.reader.painter.parallel.lit == ("m10", 3, 9)


def test_a_drag_over_the_columns_stays_in_its_passage(window: MainWindow, qtbot: QtBot) -> None:
    window.viewing.toggle_parallel()
    window.going.jump("m09")
    viewport = window.reader.viewport()
    start = point_of(window, "m09", 4, Script.HANT)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    move = point_of(window, "m10", 4, Script.HANS)
    qtbot.mouseMove(viewport, move)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=move)
    anchor = window.reader.selected_anchor()
    assert anchor is not None
    assert anchor.passage == "m09"


def test_it_stays_at_the_same_passage_and_is_remembered(open_main: OpenWindow) -> None:
    window = open_main()
    window.going.jump("m28")
    window.viewing.toggle_parallel()
    assert window.reader.current_passage == "m28"
    assert window.bar.script.value == "parallel"
    window.viewing.toggle_parallel()
    assert window.reader.current_passage == "m28"
    window.viewing.toggle_parallel()
    window.close()
    again = open_main()
    assert again.session.parallel
    assert again.reader.document().rootFrame().childFrames()


def test_tinting_shows_and_hides_the_differences(window: MainWindow) -> None:
    window.viewing.toggle_parallel()
    plain = window.grab().toImage()
    window.commands.refresh()
    window.commands.action("view.differences").trigger()
    assert window.grab().toImage() != plain
    window.commands.action("view.differences").trigger()
    assert window.grab().toImage() == plain


def test_differing_runs() -> None:
    assert differing_runs("發展與規劃", "发展与规划") == [(0, 1), (2, 5)]
    assert differing_runs("同", "同") == []


def test_marks_and_search_hits_are_painted_in_both(window: MainWindow) -> None:
    passage = window.session.memorandum.passage("m12")
    window.session.annotate(anchor_quote(passage, "雙向"), Category.KEY)
    window.viewing.toggle_parallel()
    scripts = [mark.boxes[0].left for mark in window.reader.painter.all_marks()]
    assert len(scripts) == 2
    assert len(window.reader.painter.marks()) == 1


def test_the_columns_follow_the_window_whatever_size_it_had_before(window: MainWindow) -> None:
    window.viewing.toggle_parallel()
    for width in (800, 1440, 900, 1440, 1280, 820, 1600):
        window.resize(width, 800)
        QApplication.processEvents()
        stand = window.reader.columns
        for script, left in ((Script.HANT, stand.text_left), (Script.HANS, stand.second_left)):
            placement = window.reader.map.placement("m28", script)
            boxes = range_boxes(window.reader.document(), placement.start, placement.end)
            assert round(boxes[0].left) == round(left)
            assert max(box.right for box in boxes) > left + stand.measure * 0.9
            assert max(box.right for box in boxes) <= left + stand.measure + 1


@pytest.mark.parametrize(("width", "parallel"), [(1440, False), (1440, True), (1000, False)])
def test_no_line_is_torn_open(window: MainWindow, width: int, parallel: bool) -> None:
    """LOOK, decision 9: at most 0.09 em a gap, and none between Latin letters."""
    window.resize(width, 900)
    window.session.set_parallel(parallel)
    QApplication.processEvents()
    reader, size = window.reader, window.reader.size_px
    for passage in window.session.memorandum.measures:
        for script in reader.map.scripts:
            start = reader.map.placement(passage.id, script).start
            for index in range(len(passage) - 1):
                pair = passage.text(script)[index : index + 2]
                (one,) = range_boxes(reader.document(), start + index, start + index + 1)
                advance = one.right - one.left
                if all("\u4e00" <= character <= "\u9fff" for character in pair):
                    assert advance <= 1.1 * size
                elif all(character.isascii() and character.isalpha() for character in pair):
                    assert advance <= 0.8 * size


def test_pointing_at_a_rail_card_shows_the_whole_note(window: MainWindow, qtbot: QtBot) -> None:
    passage = window.session.memorandum.passage("m12")
    note = window.session.annotate(anchor_quote(passage, "雙向"), Category.KEY, "请确认范围")
    window.viewing.toggle_parallel()
    window.going.jump("m12")
    qtbot.waitUntil(lambda: window.cards.card(note) is not None)
    rail = window.cards.card(note)
    assert rail is not None
    assert rail.is_rail
    QApplication.sendEvent(rail, QEvent(QEvent.Type.Enter))
    whole = window.cards.peek.card
    assert whole.isVisible()
    assert not whole.is_rail
    assert whole.annotation_id == note
    assert whole.text is not None
    assert whole.text.note.comment == "請確認範圍"
    QApplication.sendEvent(whole, QEvent(QEvent.Type.Leave))
    assert not whole.isVisible()
    qtbot.mouseClick(rail, Qt.MouseButton.LeftButton)
    assert window.cards.editor.annotation_id == note


@pytest.mark.parametrize("language", list(LanguageChoice))
@pytest.mark.parametrize("width", [640, 1024, 1440])
def test_the_head_has_room_for_what_it_says(
    open_main: OpenWindow, qtbot: QtBot, width: int, language: LanguageChoice
) -> None:
    window = open_main(width, 640)
    window.dressing.set_language(language)
    window.viewing.toggle_parallel()
    qtbot.wait(50)
    header = window.reader.findChild(ParallelHeader)
    assert header is not None
    metrics = QFontMetricsF(header._look.font(Type.SMALL))
    edition = QFontMetricsF(faces.sans(Script.HANS, Type.BASE))
    taken = metrics.horizontalAdvance(header.remark) + edition.horizontalAdvance("简体版")
    assert taken + Space.ONE < window.reader.columns.measure
    assert header.remark or width < 1024
    full = header._look.words("Character for character; notes lie on the same words")
    assert header.accessibleName() == full
    assert header.remark == full or width < 1440
