"""Finding, driven by keys on the real memorandum."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.workbench import Desk, make_desk, make_look, make_session, mark, searching_of
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.ui.features.finding import Finding
from zjhk_desktop.ui.models.results_places import place_of
from zjhk_desktop.ui.models.results_rows import Scope
from zjhk_desktop.ui.widgets.find_field import FindField
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.results_view import ResultsView


@dataclass
class Bench:
    """A desk with a find field and a column of results."""

    desk: Desk
    field: FindField
    results: ResultsView
    finding: Finding

    def type(self, query: str) -> None:
        """Type a query (whole, as an input method commits it)."""
        self.field.begin()
        self.field.entry.insert(query)

    def painted(self) -> tuple[list[tuple[str, int, int]], int]:
        """Return what the reader paints as hits, and which is the current one."""
        painter = self.desk.reader.painter
        return [(hit.passage, hit.start, hit.end) for hit in painter._hits], painter._hit


def in_view(reader: ReaderView, passage: str, offset: int) -> bool:
    """Say whether a character is on the screen."""
    cursor = QTextCursor(reader.document())
    cursor.setPosition(reader.map.position(passage, offset))
    box = reader.cursorRect(cursor)
    return box.top() >= 0 and box.bottom() <= reader.viewport().height()


@pytest.fixture
def bench(
    qtbot: QtBot, memorandum: Memorandum, program: ProgramFiles, tmp_path: Path
) -> Iterator[Bench]:
    look = make_look(program)
    session = make_session(memorandum, tmp_path / "profile")
    mark(session, "m39", "獨資醫療機構", comment="請提供醫療機構的指引。")
    desk = make_desk(look, session)
    qtbot.addWidget(desk.window)
    field, results = FindField(look), ResultsView(look)
    desk.row.insertWidget(0, results)
    desk.row.addWidget(field)
    finding = Finding(session, look, searching_of(memorandum, program), desk.reader, field, results)
    desk.table.add(finding.commands())
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.window.activateWindow()
    desk.reader.setFocus()
    yield Bench(desk, field, results, finding)
    session.close()


def test_ctrl_f_focuses_the_field(qtbot: QtBot, bench: Bench):
    qtbot.keyClick(bench.desk.reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bench.field.entry.hasFocus()


def test_ctrl_f_takes_a_few_selected_words(qtbot: QtBot, bench: Bench):
    bench.desk.reader.select("m37", 3, 5)
    qtbot.keyClick(bench.desk.reader, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    text = bench.desk.session.memorandum.passage("m37").text_hant[3:5]
    assert bench.field.query == text
    assert bench.field.entry.selectedText() == text


def test_typing_in_either_script_finds_in_both(bench: Bench):
    bench.type("医疗")
    simplified = bench.painted()[0]
    bench.field.set_query("醫療")
    assert bench.painted()[0] == simplified
    assert len(simplified) == 10
    assert [bench.finding.found.count(scope) for scope in Scope] == [14, 10, 1, 3]


def test_typing_shows_the_results_and_counts_by_section(qtbot: QtBot, bench: Bench):
    shown: list[bool] = []
    counts: list[dict[str, int]] = []
    active: list[bool] = []
    bench.finding.results_shown.connect(shown.append)
    bench.finding.hits_counted.connect(counts.append)
    bench.finding.hits_counted.connect(lambda _counts: active.append(bench.finding.active))
    bench.type("醫療")
    assert shown == [True]
    assert active == [True]
    assert bench.results.isVisible()
    memorandum = bench.desk.session.memorandum
    ninth = memorandum.passage("m37").section
    assert counts[-1][ninth] == 9
    assert sum(counts[-1].values()) == 10
    bench.field.set_query("")
    assert shown == [True, False]
    assert counts[-1] == {}
    assert not bench.results.isVisible()


def test_typing_goes_to_the_first_place_at_or_after_the_reader(bench: Bench):
    bench.desk.reader.go_to("m38")
    bench.type("醫療")
    hit = bench.finding.found.passages[bench.finding.current]
    assert hit.passage == "m39"
    assert bench.desk.reader.current_passage == "m39"


def test_f3_walks_all_places_and_begins_again(qtbot: QtBot, bench: Bench):
    bench.type("醫療")
    seen: list[int] = [bench.finding.current]
    notes: list[str] = []
    bench.finding.note_chosen.connect(notes.append)
    for _ in range(14):
        qtbot.keyClick(bench.field.entry, Qt.Key.Key_F3)
        seen.append(bench.finding.current)
        assert (bench.painted()[1] == -1) is (bench.finding.current == 10)
    assert seen == [*range(14), 0]
    assert notes == [bench.desk.session.annotations[0].id]
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bench.finding.current == 13
    assert bench.desk.reader.current_passage == "m39"


def test_at_a_name_its_mentions_are_painted_and_walked(qtbot: QtBot, bench: Bench):
    bench.type("belt and road")
    assert [bench.finding.found.count(scope) for scope in Scope] == [6, 0, 0, 6]
    marks, current = bench.painted()
    assert [passage for passage, _, _ in marks] == ["p3", "p4", "d01", "m01", "m01"]
    assert current == 0
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_F3)
    assert bench.painted() == (marks, 1)
    assert bench.desk.reader.current_passage == "p4"
    bench.finding.go_previous()
    bench.finding.go_previous()
    assert len(bench.painted()[0]) == 1


def test_the_row_of_a_name_leads_from_mention_to_mention(qtbot: QtBot, bench: Bench):
    bench.type("belt and road")
    row = bench.results.model.row_of(0)
    box = bench.results.list.visualRect(bench.results.model.index(row))
    seen: list[int] = []
    for _ in range(5):
        qtbot.mouseClick(bench.results.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
        seen.append(bench.finding.current)
    assert seen == [1, 2, 3, 4, 0]


def test_a_filter_alone_lists_whole_passages_without_painting_them(bench: Bench):
    bench.type("domain:9")
    assert [bench.finding.found.count(scope) for scope in Scope] == [6, 5, 1, 0]
    assert bench.painted() == ([], -1)
    assert bench.desk.reader.current_passage == "d09"
    bench.field.set_query("category:key")
    assert [bench.finding.found.count(scope) for scope in Scope] == [1, 0, 1, 0]


def test_a_note_without_words_shows_what_it_is_on(bench: Bench):
    mark(bench.desk.session, "m01", "加強兩地", category=Category.DONE)
    bench.type("類別：已落實")
    row = bench.results.model.row_of(0)
    assert "加強兩地" in bench.results.model.index(row).data()


def test_a_search_that_follows_at_once_begins_where_the_last_one_did(qtbot: QtBot, bench: Bench):
    bench.desk.reader.go_to("m22")
    bench.type("醫療")
    bench.finding.end()
    bench.type("domain:9")
    qtbot.wait(20)
    assert in_view(bench.desk.reader, "d09", 0)
    bench.finding.end()
    qtbot.wait(20)
    assert in_view(bench.desk.reader, "m22", 0)


def test_f3_without_a_search_begins_one(qtbot: QtBot, bench: Bench):
    qtbot.keyClick(bench.desk.reader, Qt.Key.Key_F3)
    assert bench.field.entry.hasFocus()
    assert not bench.finding.active


def test_f3_brings_the_place_into_view(qtbot: QtBot, bench: Bench):
    bench.type("便利")
    for _ in range(len(bench.finding.found)):
        qtbot.keyClick(bench.field.entry, Qt.Key.Key_F3)
        qtbot.wait(5)
        place = place_of(
            bench.finding.found,
            bench.finding.current,
            bench.desk.session.memorandum,
            bench.desk.session.annotation,
        )
        assert place is not None
        assert in_view(bench.desk.reader, *place)


def test_escape_returns_to_where_the_reader_was(qtbot: QtBot, bench: Bench):
    reader = bench.desk.reader
    reader.go_to("m22")
    qtbot.wait(10)
    before = reader.verticalScrollBar().value()
    bench.type("醫療")
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_F3)
    qtbot.wait(20)
    assert not in_view(reader, "m22", 0)
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert abs(reader.verticalScrollBar().value() - before) <= 2
    assert in_view(reader, "m22", 0)
    assert bench.field.query == ""
    assert reader.hasFocus()
    assert bench.painted() == ([], -1)


def test_enter_stays_there_and_escape_then_only_closes(qtbot: QtBot, bench: Bench):
    reader = bench.desk.reader
    left: list[object] = []
    bench.finding.place_left.connect(left.append)
    bench.type("醫療機構臨床")
    qtbot.wait(20)
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_Return)
    assert reader.hasFocus()
    assert bench.results.isVisible()
    assert len(left) == 1
    qtbot.keyClick(reader, Qt.Key.Key_F3)
    qtbot.keyClick(reader, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert not bench.results.isVisible()
    assert in_view(reader, "m37", 0)


def test_going_on_after_enter_returns_to_what_was_accepted(qtbot: QtBot, bench: Bench):
    reader = bench.desk.reader
    reader.go_to("m02")
    bench.type("醫療機構臨床")
    qtbot.wait(20)
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_Return)
    bench.field.begin()
    bench.field.entry.insert("便利")
    qtbot.wait(20)
    assert not in_view(reader, "m37", 0)
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert in_view(reader, "m37", 0)


def test_emptying_the_field_goes_back_too(qtbot: QtBot, bench: Bench):
    reader = bench.desk.reader
    reader.go_to("m22")
    qtbot.wait(10)
    bench.type("便利")
    qtbot.wait(20)
    bench.field.entry.clear()
    qtbot.wait(20)
    assert in_view(reader, "m22", 0)
    assert bench.painted() == ([], -1)


def test_a_chip_keeps_to_its_places(qtbot: QtBot, bench: Bench):
    bench.type("醫療")
    qtbot.mouseClick(bench.results.chips.chips[Scope.NOTES], Qt.MouseButton.LeftButton)
    assert bench.finding.current == 10
    assert bench.painted() == ([], -1)
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_F3)
    assert bench.finding.current == 10
    qtbot.mouseClick(bench.results.chips.chips[Scope.MEMORANDUM], Qt.MouseButton.LeftButton)
    assert bench.finding.current in range(10)
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_Escape)
    assert bench.results.model.scope is Scope.ALL


def test_the_script_switch_keeps_the_place_and_converts_the_words(bench: Bench):
    bench.type("醫療")
    current = bench.finding.current
    bench.desk.session.set_script(Script.HANS)
    row = bench.results.model.row_of(current)
    assert "医疗" in bench.results.model.index(row).data()
    assert bench.finding.current == current
    assert len(bench.painted()[0]) == 10


def test_a_change_of_the_review_searches_again(qtbot: QtBot, bench: Bench):
    bench.type("醫療")
    qtbot.keyClick(bench.field.entry, Qt.Key.Key_F3)
    before = bench.finding.current
    session = bench.desk.session
    session.edit(session.annotations[0].id, comment="再無此詞。")
    assert len(bench.finding.found) == 13
    assert bench.finding.current == before
    session.undo()
    assert len(bench.finding.found) == 14


def test_a_note_that_goes_while_one_is_at_it_leaves_another_place(bench: Bench):
    bench.type("醫療")
    for _ in range(4):
        bench.finding.go_previous()
    assert bench.finding.current == 10
    bench.desk.session.delete([bench.desk.session.annotations[0].id])
    assert bench.finding.current in range(10)


def test_nothing_found_keeps_the_reader_where_it_was(qtbot: QtBot, bench: Bench):
    reader = bench.desk.reader
    reader.go_to("m22")
    qtbot.wait(10)
    before = reader.place()
    bench.type("醫療")
    bench.field.entry.insert("火星")
    qtbot.wait(20)
    assert bench.finding.current == -1
    assert bench.results._sentence.isVisible()
    assert reader.place().passage == before.passage


@pytest.mark.parametrize("query", [" ", "　", "\t"])
def test_spaces_alone_are_no_query(bench: Bench, query: str):
    bench.type(query)
    assert not bench.finding.active
