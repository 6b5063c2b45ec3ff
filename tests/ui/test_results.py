"""Results: excerpts, rows, the model and the column that shows them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_look, make_session, mark, searching_of, show
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.results_excerpt import ELLIPSIS, Excerpt, Span, excerpt, shown_spans
from zjhk_desktop.ui.models.results_model import ResultsModel
from zjhk_desktop.ui.models.results_rows import (
    GroupRow,
    NameRow,
    NoteRow,
    PassageRow,
    Results,
    Scope,
    passage_rows,
    results_of,
)
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.results_view import ResultsView


@pytest.fixture
def session(memorandum: Memorandum, tmp_path: Path) -> Session:
    session = make_session(memorandum, tmp_path / "profile")
    mark(
        session, "m39", "獨資醫療機構", category=Category.ACTION, comment="請提供\n醫療機構的指引。"
    )
    mark(session, "m37", "臨床醫學", comment="無關。")
    return session


def found(session: Session, program: ProgramFiles, query: str) -> Results:
    searching = searching_of(session.memorandum, program)
    return results_of(query, searching.find(query, session.annotations))


def fill(model: ResultsModel, session: Session, results: Results) -> None:
    model.set_results(results, session.memorandum, session.annotations, session.script)


words = st.text(alphabet="甲乙丙丁，Q \n", min_size=1, max_size=120)


@given(words, st.integers(0, 119), st.integers(1, 12), st.floats(8, 40))
def test_an_excerpt_holds_the_words_found(text: str, start: int, length: int, room: float):
    start = min(start, len(text) - 1)
    end = min(len(text), start + length)
    words = excerpt(text, [Span(start, end, 7)], room)
    assert "\n" not in words.text
    first = words.spans[0]
    shown = words.text[first.start : first.end]
    assert shown
    assert text[start:end].replace("\n", " ").startswith(shown)
    assert first.index == 7
    assert words.taken == 1
    body = words.text.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
    assert body in text.replace("\n", " ")


def test_places_that_fit_share_an_excerpt():
    text = "零" * 20 + "甲" + "零" * 10 + "甲" + "零" * 50 + "甲"
    places = [Span(20, 21, 0), Span(31, 32, 1), Span(82, 83, 2)]
    words = excerpt(text, places, 30)
    assert words.taken == 2
    assert [words.text[span.start : span.end] for span in words.spans] == ["甲", "甲"]
    assert words.text.startswith(ELLIPSIS)
    assert words.text.endswith(ELLIPSIS)


@pytest.mark.parametrize("script", list(Script))
@pytest.mark.parametrize("query", ["医疗", "醫療", "香港", "，", "合作"])
def test_each_place_is_in_one_row(
    memorandum: Memorandum, program: ProgramFiles, query: str, script: Script
):
    hits = searching_of(memorandum, program).in_passages(query)
    rows = passage_rows(memorandum, hits, script, 29)
    shown: list[int] = []
    for row in rows:
        if isinstance(row, PassageRow):
            text = memorandum.passage(row.passage).text(script)
            for span in row.excerpt.spans:
                hit = hits[span.index]
                assert row.excerpt.text[span.start : span.end] == text[hit.start : hit.end]
                shown.append(span.index)
    assert shown == list(range(len(hits)))
    assert sum(row.count for row in rows if isinstance(row, GroupRow)) == len(hits)


def test_a_place_cut_by_the_ellipsis_ends_before_it():
    words = Excerpt("甲乙丙丁戊己", (Span(0, 1, 3), Span(2, 5, 4), Span(5, 6, 5)), 3)
    assert shown_spans(words, words.text) == words.spans
    assert shown_spans(words, "甲乙丙…") == (Span(0, 1, 3), Span(2, 3, 4))
    assert shown_spans(words, "甲乙…") == (Span(0, 1, 3),)
    assert shown_spans(words, "…") == ()


def test_labels_say_where(memorandum: Memorandum, program: ProgramFiles):
    hits = searching_of(memorandum, program).in_passages("醫療")
    labels = [
        row.label
        for row in passage_rows(memorandum, hits, Script.HANT, 29)
        if isinstance(row, PassageRow)
    ]
    assert labels[:3] == ["¶ 4", "題", "37"]


@pytest.mark.parametrize(
    "query", ["醫療", "指引", "no such words", "", "observatory", "domain:9", "香港"]
)
def test_the_model_keeps_qts_rules(
    qtbot: QtBot, session: Session, program: ProgramFiles, query: str
):
    model = ResultsModel(make_look(program))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    results = found(session, program, query) if query else Results()
    fill(model, session, results)
    for scope in Scope:
        model.set_scope(scope)
        model.set_room(12)
        model.set_room(29)
        for index in results.indices(scope):
            assert model.row_of(index) >= 0


def test_rows_of_notes_have_the_notes_own_number(
    qtbot: QtBot, session: Session, program: ProgramFiles
):
    model = ResultsModel(make_look(program))
    fill(model, session, found(session, program, "醫療"))
    model.set_scope(Scope.NOTES)
    rows = [model.index(row).data(ResultsModel.RowRole) for row in range(model.rowCount())]
    assert isinstance(rows[0], GroupRow)
    note = rows[1]
    assert isinstance(note, NoteRow)
    assert note.number == session.number(note.annotation.id) == 2
    assert note.excerpt.text == "請提供 醫療機構的指引。"
    assert model.index(1).data() == "Follow up Measure 39 請提供 醫療機構的指引。"


def test_rows_of_names_have_a_place_for_each_mention(
    qtbot: QtBot, session: Session, program: ProgramFiles
):
    model = ResultsModel(make_look(program))
    results = found(session, program, "belt and road")
    fill(model, session, results)
    rows = [model.index(row).data(ResultsModel.RowRole) for row in range(model.rowCount())]
    assert [type(row) for row in rows] == [GroupRow, NameRow, NameRow]
    assert rows[1].labels == ("¶ 3", "¶ 4", "一", "1", "1")
    assert (list(rows[1].places), list(rows[2].places)) == ([0, 1, 2, 3, 4], [5])
    assert model.index(0).data() == "Index of names 6"
    assert model.index(2).data() == "“一帶一路”高峰論壇 Belt and Road Summit 1"
    assert [model.index_after(1, current) for current in (-1, 0, 3, 4, 5)] == [0, 1, 4, 0, 0]
    session.set_script(Script.HANS)
    fill(model, session, results)
    assert model.index(2).data().startswith("“一带一路”高峰论坛")


def test_the_places_of_all_scopes_are_numbered_without_a_gap(
    qtbot: QtBot, session: Session, program: ProgramFiles
):
    results = found(session, program, "醫療")
    scopes = (Scope.MEMORANDUM, Scope.NOTES, Scope.NAMES)
    assert [index for scope in scopes for index in results.indices(scope)] == list(
        results.indices(Scope.ALL)
    )
    assert [results.name_at(index) is not None for index in results.indices(Scope.ALL)] == [
        *[False] * 11,
        *[True] * 3,
    ]


def test_notes_are_shown_in_the_reading_script(
    qtbot: QtBot, session: Session, program: ProgramFiles
):
    model = ResultsModel(make_look(program))
    model.notes = NoteTexts(lambda text, _script: text.replace("構", "构"))
    fill(model, session, found(session, program, "醫療"))
    model.set_scope(Scope.NOTES)
    row = model.index(1).data(ResultsModel.RowRole)
    assert row.excerpt.text == "請提供 醫療機构的指引。"
    assert [(span.start, span.end) for span in row.excerpt.spans] == [(4, 6)]


def test_only_rows_with_places_can_be_chosen(qtbot: QtBot, session: Session, program: ProgramFiles):
    model = ResultsModel(make_look(program))
    fill(model, session, found(session, program, "醫療"))
    for row in range(model.rowCount()):
        heading = isinstance(model.index(row).data(ResultsModel.RowRole), GroupRow)
        selectable = bool(model.index(row).flags() & Qt.ItemFlag.ItemIsSelectable)
        assert selectable is not heading
        assert (model.first_index(row) == -1) is heading


@pytest.fixture
def view(qtbot: QtBot, session: Session, program: ProgramFiles) -> Iterator[ResultsView]:
    view = ResultsView(make_look(program))
    fill(view.model, session, found(session, program, "醫療"))
    window = show(qtbot, view, 552, 700)
    view.show_results(2)
    yield view
    window.close()


def test_a_click_chooses_a_place(qtbot: QtBot, view: ResultsView):
    row = view.model.row_of(2)
    box = view.list.visualRect(view.model.index(row))
    with qtbot.waitSignal(view.hit_chosen) as chosen:
        qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert chosen.args == [2]


def test_a_click_on_a_heading_chooses_nothing(qtbot: QtBot, view: ResultsView):
    box = view.list.visualRect(view.model.index(0))
    with qtbot.assertNotEmitted(view.hit_chosen, wait=20):
        qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


def test_arrow_keys_walk_past_headings(qtbot: QtBot, view: ResultsView):
    view.set_current(0)
    view.list.setFocus()
    with qtbot.waitSignal(view.hit_chosen) as chosen:
        qtbot.keyClick(view.list, Qt.Key.Key_Down)
    assert chosen.args == [1]


@pytest.mark.parametrize(
    ("key", "signal"), [(Qt.Key.Key_Escape, "closed"), (Qt.Key.Key_Return, "accepted")]
)
def test_the_list_tells_escape_and_enter(qtbot: QtBot, view: ResultsView, key: Qt.Key, signal: str):
    with qtbot.waitSignal(getattr(view, signal), timeout=500):
        qtbot.keyClick(view.list, key)


def test_buttons_and_chips_ask(qtbot: QtBot, view: ResultsView):
    with qtbot.waitSignal(view.step_requested) as step:
        qtbot.mouseClick(view.up, Qt.MouseButton.LeftButton)
    assert step.args == [-1]
    with qtbot.waitSignal(view.step_requested) as step:
        qtbot.mouseClick(view.down, Qt.MouseButton.LeftButton)
    assert step.args == [1]
    with qtbot.waitSignal(view.scope_chosen) as scope:
        qtbot.mouseClick(view.chips.chips[Scope.NOTES], Qt.MouseButton.LeftButton)
    assert scope.args == [Scope.NOTES]


def test_the_header_counts(view: ResultsView):
    assert view._query.text() == "「醫療」"
    assert view._count.text() == "14 places"
    assert view._position.text() == "3 / 14"
    assert view.chips.chips[Scope.MEMORANDUM].accessibleName() == "Memorandum 10"
    assert not view._sentence.isVisible()


def test_a_narrow_column_keeps_the_keys_that_fit(qtbot: QtBot, view: ResultsView):
    assert all(cap.isVisible() for cap in view._caps)
    view.window().resize(362, 700)
    qtbot.waitUntil(lambda: view.width() <= 362)
    shown = [cap for cap in view._caps if cap.isVisible()]
    assert 0 < len(shown) < 4
    assert view._caps[3] in shown
    right = max(label.geometry().right() for label in view._keys if label.isVisible())
    assert right < view.width()
    view.window().resize(552, 700)
    qtbot.waitUntil(lambda: all(cap.isVisible() for cap in view._caps))


def test_escape_from_a_chip_closes_too(qtbot: QtBot, view: ResultsView):
    with qtbot.waitSignal(view.closed):
        qtbot.keyClick(view.chips.chips[Scope.ALL], Qt.Key.Key_Escape)


def test_nothing_found_says_so(view: ResultsView, session: Session, program: ProgramFiles):
    fill(view.model, session, found(session, program, "火星"))
    view.show_results(-1)
    assert view._sentence.isVisible()
    assert "Both scripts" in view._sentence.text()
    assert view._position.text() == ""
    assert not view.down.isEnabled()


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK])
def test_the_current_place_is_ringed(
    qtbot: QtBot, session: Session, program: ProgramFiles, theme: Theme
):
    look = make_look(program, theme)
    view = ResultsView(look)
    fill(view.model, session, found(session, program, "醫療"))
    window = show(qtbot, view, 552, 700)
    view.show_results(2)
    assert window.isVisible()
    picture = view.list.viewport().grab().toImage()
    box = view.list.visualRect(view.model.index(view.model.row_of(2)))
    colours = {
        picture.pixelColor(x, y).name().upper()
        for x in range(box.left() + 68, box.right() - 24)
        for y in range(box.top() + 6, box.bottom() - 6)
    }
    assert look.colours.hit_current.upper() in colours
    assert look.colours.hit_ring.upper() in colours
