"""The review as it was: every view shows the moment, nothing changes, and all can be restored."""

import itertools
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop import app
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.dates import day_and_time, day_of
from zjhk_desktop.ui.models.notes_model import Column


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an hour go by between any two readings."""
    hours = itertools.count()
    start = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
    monkeypatch.setattr(app, "now", lambda: start + timedelta(hours=next(hours)))


@pytest.fixture
def past(window: MainWindow) -> Iterator[MainWindow]:
    """Return a window in which a note was made, edited, joined by another, and deleted."""
    session = window.session
    first = mark(session, "m12", "科技金融", comment="一").id
    session.edit(first, comment="二")
    mark(session, "m13", category=Category.QUERY, comment="三")
    session.assess("m12", Assessment(Status.AGREED))
    session.delete([first])
    yield window
    window.looking_back.end()


def comments(window: MainWindow) -> list[str]:
    return [each.state.comment for each in window.session.annotations]


def see(qtbot: QtBot, window: MainWindow, number: int) -> None:
    """Step to a moment and wait until it is shown."""
    window.looking_back.go_to(number)
    qtbot.waitUntil(lambda: window.past.slider.value() == number)
    qtbot.wait(80)


def test_one_sees_what_was_before_the_last_change_and_steps(qtbot: QtBot, past: MainWindow) -> None:
    assert comments(past) == ["三"]
    past.commands.action("past.review").trigger()
    assert past.past.isVisible()
    assert past.past.slider.hasFocus()
    assert comments(past) == ["二", "三"]
    assert past.session.status_of("m12") is Status.AGREED
    assert past.past.done.text() == "Set status · Measure 12 · Reviewer"
    qtbot.keyClick(past.past.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: past.session.status_of("m12") is Status.UNREVIEWED)
    past.commands.action("past.earlier").trigger()
    qtbot.waitUntil(lambda: comments(past) == ["二"])
    qtbot.mouseClick(past.past.earlier, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: comments(past) == ["一"])
    assert not past.past.earlier.isEnabled()
    assert not past.commands.action("past.earlier").isEnabled()
    assert past.past.count.text() == "1 / 5"
    past.commands.action("past.later").trigger()
    qtbot.waitUntil(lambda: comments(past) == ["二"])


def test_every_view_shows_the_moment(qtbot: QtBot, past: MainWindow) -> None:
    past.looking_back.toggle()
    see(qtbot, past, 0)
    assert [each.annotation.state.comment for each in past.reader.painter.marks()] == ["一"]
    past.noting.toggle()
    model = past.noting.view.model
    assert [model.index(row, Column.COMMENT).data() for row in range(model.rowCount())] == ["一"]
    assert past.contents.pages.buttons["notes"].accessibleName() == "All notes 1"
    past.assessing.toggle()
    assert past.assessing.view.model.progress.reviewed == 0
    past.looking_back.go_to(3)
    qtbot.waitUntil(lambda: past.contents.masthead.progress.reviewed == 1)
    qtbot.keyClick(past.past.slider, Qt.Key.Key_Escape)
    assert comments(past) == ["三"]


def test_nothing_can_be_changed(qtbot: QtBot, past: MainWindow) -> None:
    session = past.session
    past.looking_back.toggle()
    old = session.annotations[0].id
    for command in (
        "note.mark_key",
        "note.comment",
        "note.open",
        "note.delete",
        "edit.undo",
        "printing.print",
    ):
        session.activate(old)
        past.commands.refresh()
        assert not past.commands.action(command).isEnabled(), command
    assert not past.bar.categories.isEnabled()
    assert not past.bar.print.isEnabled()
    past.cards.open_editor(old)
    assert past.cards.editor.annotation_id == ""
    assert session.active == old
    for refused in (
        session.edit(old, comment="四"),
        session.delete([old]),
        session.assess("m01", Assessment(Status.AGREED)),
        session.undo(),
    ):
        assert not refused
    before = [each.revision for each in session.annotations]
    past.looking_back.end()
    past.looking_back.toggle()
    assert [each.revision for each in session.annotations] == before
    past.looking_back.end()
    assert past.bar.categories.isEnabled()
    assert past.bar.print.isEnabled()
    assert past.commands.action("printing.print").isEnabled()


def test_restoring_is_one_operation_that_can_be_taken_back(qtbot: QtBot, past: MainWindow) -> None:
    session = past.session
    past.looking_back.toggle()
    see(qtbot, past, 1)
    qtbot.mouseClick(past.past.restore, Qt.MouseButton.LeftButton)
    assert not past.past.isVisible()
    assert past.reader.hasFocus()
    assert comments(past) == ["二"]
    assert session.status_of("m12") is Status.UNREVIEWED
    assert past.notice.text == (
        "The review is as it was then. Entries brought back: 1, changed: 0, deleted: 2."
    )
    assert session.undo_kind is ChangeKind.REWOUND
    past.commands.refresh()
    assert past.commands.action("edit.undo").text().startswith("Undo: Restore the review")
    session.undo()
    assert comments(past) == ["三"]
    assert session.status_of("m12") is Status.AGREED


def test_restoring_the_present_changes_nothing(qtbot: QtBot, past: MainWindow) -> None:
    past.looking_back.toggle()
    see(qtbot, past, 4)
    past.looking_back.restore()
    assert past.notice.text == "The review is as it was then already."
    assert past.session.undo_kind is ChangeKind.DELETED


def test_what_is_being_typed_is_kept_first(qtbot: QtBot, past: MainWindow) -> None:
    session = past.session
    note = session.annotations[0].id
    past.cards.open_editor(note)
    qtbot.keyClicks(past.cards.editor.comment, "abc")
    past.looking_back.toggle()
    assert past.cards.editor.annotation_id == ""
    assert comments(past) == ["三"]
    past.looking_back.end()
    assert session.annotations[0].state.comment.replace("三", "") == "abc"


def test_escape_in_the_text_leads_back_last(qtbot: QtBot, past: MainWindow) -> None:
    past.looking_back.toggle()
    past.session.activate(past.session.annotations[0].id)
    past.reader.setFocus()
    qtbot.keyClick(past.reader, Qt.Key.Key_Escape)
    assert past.session.looking_back
    qtbot.keyClick(past.reader, Qt.Key.Key_Escape)
    assert not past.session.looking_back


def test_days_are_chosen_and_the_slider_clicked(qtbot: QtBot, past: MainWindow) -> None:
    session = past.session
    assert session.past is not None
    days = [day_of(moment.time) for moment in session.past.moments()]
    past.looking_back.toggle()
    see(qtbot, past, 0)
    past.past.day.chosen.emit(days[0])
    assert past.past.slider.value() == len(days) - 1 - days[::-1].index(days[0])
    assert past.past.day.choices[0].label.endswith(f"({days.count(days[0])})")
    slider = past.past.slider
    qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(2, slider.height() // 2))
    qtbot.waitUntil(lambda: comments(past) == ["一"])


def test_the_strip_follows_language_and_theme(qtbot: QtBot, past: MainWindow) -> None:
    past.looking_back.toggle()
    title = past.past.title.text()
    time = day_and_time(past.session.past.moments()[3].time, Language.ENGLISH)
    assert title == f"The review as it was on {time} · only to be read"
    light = past.past.grab().toImage().pixelColor(2, 2)
    past.dressing.set_theme(Theme.DARK)
    assert past.past.grab().toImage().pixelColor(2, 2) != light


def test_an_empty_review_has_no_past(window: MainWindow) -> None:
    window.looking_back.toggle()
    assert not window.session.looking_back
    assert window.notice.text == "Nothing has been recorded yet."


def test_the_window_closes_from_the_past_with_a_backup(past: MainWindow) -> None:
    past.looking_back.toggle()
    past.close()
    assert not past.session.looking_back
    assert len(list((past._context.profile / "backups").iterdir())) == 1
