"""Going: what a typed place means, the box, the history, measure by measure and note by note."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.workbench import Desk, make_desk, make_look, make_session, mark
from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.ui.features.going import Going
from zjhk_desktop.ui.models.goto_target import target_of
from zjhk_desktop.ui.models.place_history import LIMIT, PlaceHistory

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("9", "m09"),
        (" 51 ", "m51"),
        ("９", "m09"),
        ("m09", "m09"),
        ("M9", "m09"),
        ("第9項", "m09"),
        ("第 9 项", "m09"),
        ("第九項", "m09"),
        ("第五十一項", "m51"),
        ("三", "d03"),
        ("十", "d10"),
        ("十三", "d13"),
        ("三、", "d03"),
        ("第三領域", "d03"),
        ("二十", "m20"),
        ("四十五", "m45"),
        ("d3", "d03"),
        ("Ｄ３", "d03"),
        ("p2", "p2"),
        ("t1", "t1"),
        ("g1", "g1"),
    ],
)
def test_a_typed_place_means_a_passage(memorandum: Memorandum, text: str, passage: str):
    assert target_of(text, memorandum).id == passage


@pytest.mark.parametrize(
    "text",
    ["", "0", "52", "d14", "p9", "m99", "醫療", "x", "-1", "九九", "第", "三三", "1.5", "零"],
)
def test_what_leads_nowhere_is_refused(memorandum: Memorandum, text: str):
    with pytest.raises(UnknownPassage):
        target_of(text, memorandum)


@given(st.text(max_size=8))
def test_anything_may_be_typed(memorandum: Memorandum, text: str):
    try:
        passage = target_of(text, memorandum)
    except UnknownPassage:
        return
    assert passage.id in memorandum


@given(st.lists(st.sampled_from(["jump", "back", "forward"]), max_size=60))
def test_the_history_is_that_of_a_browser(steps: list[str]):
    history: PlaceHistory[int] = PlaceHistory()
    visited, at = [0], 0
    for number, step in enumerate(steps, 1):
        if step == "jump":
            history.leave(visited[at])
            visited[at + 1 :] = [number]
            at += 1
        elif step == "back" and history.can_go_back:
            assert history.back(visited[at]) == visited[at - 1]
            at -= 1
        elif step == "forward" and history.can_go_forward:
            assert history.forward(visited[at]) == visited[at + 1]
            at += 1
        assert history.can_go_back is (at > 0)
        assert history.can_go_forward is (at + 1 < len(visited))


def test_the_history_forgets_what_is_too_long_ago():
    history: PlaceHistory[int] = PlaceHistory()
    for place in range(LIMIT + 5):
        history.leave(place)
    behind = 0
    while history.can_go_back:
        history.back(-1)
        behind += 1
    assert behind == LIMIT


@pytest.fixture
def desk(
    qtbot: QtBot, memorandum: Memorandum, program: ProgramFiles, tmp_path: Path
) -> Iterator[Desk]:
    session = make_session(memorandum, tmp_path / "profile")
    desk = make_desk(make_look(program), session)
    qtbot.addWidget(desk.window)
    with qtbot.waitExposed(desk.window):
        desk.window.show()
    desk.window.activateWindow()
    desk.reader.setFocus()
    yield desk
    session.close()


@pytest.fixture
def going(desk: Desk) -> Going:
    going = Going(desk.session, desk.look, desk.reader, desk.window)
    desk.table.add(going.commands())
    return going


def test_ctrl_g_goes_to_a_measure(qtbot: QtBot, desk: Desk, going: Going):
    qtbot.keyClick(desk.reader, Qt.Key.Key_G, CONTROL)
    assert going.box.isVisible()
    assert going.box.entry.hasFocus()
    assert "51" in going.box._words.text()
    qtbot.keyClicks(going.box.entry, "9")
    assert going.box._target.text() == "Measure 9"
    start = desk.session.memorandum.passage("m09").text_hant[:8]
    assert going.box._words.text().startswith(start)
    qtbot.keyClick(going.box.entry, Qt.Key.Key_Return)
    assert not going.box.isVisible()
    assert desk.reader.current_passage == "m09"
    assert desk.reader.hasFocus()


def test_the_box_says_why_not_and_stays(qtbot: QtBot, desk: Desk, going: Going):
    qtbot.keyClick(desk.reader, Qt.Key.Key_G, CONTROL)
    qtbot.keyClicks(going.box.entry, "99")
    assert going.box._words.text() == "There is no passage “99” in the memorandum."
    assert not going.box._target.isVisible()
    qtbot.keyClick(going.box.entry, Qt.Key.Key_Return)
    assert going.box.isVisible()
    qtbot.keyClick(going.box.entry, Qt.Key.Key_Escape)
    assert not going.box.isVisible()
    assert desk.reader.hasFocus()
    assert not going.can_go_back


def test_the_box_closes_when_the_focus_goes_elsewhere(qtbot: QtBot, desk: Desk, going: Going):
    going.ask()
    desk.reader.setFocus()
    assert not going.box.isVisible()


def test_back_and_forward_return_to_the_same_lines(qtbot: QtBot, desk: Desk, going: Going):
    reader = desk.reader
    reader.go_to("m05")
    qtbot.wait(10)
    bar = reader.verticalScrollBar()
    places = [bar.value()]
    for passage in ("m22", "m43"):
        going.jump(passage)
        places.append(bar.value())
    assert len(set(places)) == 3
    qtbot.keyClick(reader, Qt.Key.Key_Left, ALT)
    assert bar.value() == places[1]
    qtbot.keyClick(reader, Qt.Key.Key_Left, ALT)
    assert bar.value() == places[0]
    assert not going.can_go_back
    qtbot.keyClick(reader, Qt.Key.Key_Right, ALT)
    assert bar.value() == places[1]
    going.jump("m01")
    assert not going.can_go_forward


def test_the_history_is_announced(qtbot: QtBot, desk: Desk, going: Going):
    with qtbot.waitSignal(going.history_changed):
        going.jump("m20")
    desk.table.refresh()
    assert desk.table.action("going.back").isEnabled()
    assert not desk.table.action("going.forward").isEnabled()
    with qtbot.waitSignal(going.history_changed):
        going.go_back()


def test_a_jump_nowhere_changes_nothing(desk: Desk, going: Going):
    going.jump("m99")
    assert not going.can_go_back


def test_alt_down_and_up_go_from_measure_to_measure(qtbot: QtBot, desk: Desk, going: Going):
    going.jump("m02")
    qtbot.keyClick(desk.reader, Qt.Key.Key_Down, ALT)
    assert desk.reader.current_passage == "m03"
    qtbot.keyClick(desk.reader, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(desk.reader, Qt.Key.Key_Up, ALT)
    assert desk.reader.current_passage == "m01"
    qtbot.keyClick(desk.reader, Qt.Key.Key_Up, ALT)
    assert desk.reader.current_passage == "m01"


def test_notes_are_walked_in_order(qtbot: QtBot, desk: Desk, going: Going):
    desk.table.refresh()
    assert not desk.table.action("going.next_note").isEnabled()
    ids = [mark(desk.session, passage).id for passage in ("m03", "m20", "m44")]
    going.jump("m10")
    qtbot.keyClick(desk.reader, Qt.Key.Key_PageDown, CONTROL | ALT)
    desk.table.refresh()
    qtbot.keyClick(desk.reader, Qt.Key.Key_PageDown, CONTROL | ALT)
    assert desk.session.active in ids
    first = ids.index(desk.session.active)
    going.go_next_note()
    assert desk.session.active == ids[(first + 1) % 3]
    anchor = desk.session.annotation(desk.session.active)
    assert anchor is not None
    assert desk.reader.current_passage == anchor.anchor.passage
    going.go_previous_note()
    assert desk.session.active == ids[first]
