"""The page of backups: listed, looked into in the thread, taken, shown, restored."""

import itertools
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from tests.unit.sample import counting_ids
from zjhk_desktop import app
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Side, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.storage.review_reading import read_copy
from zjhk_desktop.storage.review_store import Access
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.backups_model import Column, size_words
from zjhk_desktop.ui.widgets import folder_dialog
from zjhk_desktop.ui.widgets.backups_view import BackupsView


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let an hour go by between any two readings."""
    hours = itertools.count()
    start = datetime(2026, 11, 18, 3, 0, tzinfo=UTC)
    monkeypatch.setattr(app, "now", lambda: start + timedelta(hours=next(hours)))


def open_page(qtbot: QtBot, window: MainWindow) -> BackupsView:
    """Show the page and wait until all backups have been looked into."""
    window.backups.open()
    view = window.backups.view
    qtbot.waitUntil(lambda: all(each.whole is not None for each in view.model.backups))
    return view


def cells(view: BackupsView, row: int) -> list[str]:
    model = view.model
    return [str(model.index(row, column).data()) for column in Column]


def comments(window: MainWindow) -> list[str]:
    return [each.state.comment for each in window.session.annotations]


def click(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def forgetful(qtbot: QtBot, open_main: OpenWindow, profile: Path) -> MainWindow:
    """Return a window whose backup has two states that its review has lost."""
    window = open_main()
    note = mark(window.session, "m12", "科技金融", comment="一").id
    window.close()
    kept = profile.with_name("kept")
    shutil.copytree(profile, kept)
    again = open_main()
    again.session.edit(note, comment="二")
    mark(again.session, "m13", comment="三")
    again.close()
    for name in ("review.sqlite", "review.journal"):
        shutil.copy(kept / name, profile / name)
    return open_main()


def test_backups_are_listed_and_looked_into(qtbot: QtBot, window: MainWindow) -> None:
    session = window.session
    mark(session, "m12", comment="一")
    view = open_page(qtbot, window)
    assert view.model.rowCount() == 0
    assert not view.table.isVisible()
    click(qtbot, view.take)
    assert "Backed up as" in window.notice.text
    first = view.model.row(0)
    assert first is not None
    session.delete([session.annotations[0].id])
    click(qtbot, view.take)
    damaged = first.path.with_name("review-20200101T000000Z.sqlite")
    damaged.write_bytes(b"nothing" * 1000)
    click(qtbot, view.take)
    QAbstractItemModelTester(
        view.model, QAbstractItemModelTester.FailureReportingMode.Fatal, view.model
    )
    qtbot.waitUntil(lambda: all(each.whole is not None for each in view.model.backups))
    assert [cells(view, row)[2:] for row in range(4)] == [
        ["0", "2", "–", "Sound"],
        ["0", "2", "–", "Sound"],
        ["1", "1", "–", "Sound"],
        ["", "", "", "Damaged"],
    ]
    view.table.selectRow(3)
    for button in (view.look_into, view.restore, view.go_back):
        assert not button.isEnabled()
    view.table.selectRow(0)
    assert view.look_into.isEnabled()
    assert not view.restore.isEnabled()
    assert view._count.text() == "4 backups"
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    assert window.paging.current == ""


def test_restoring_brings_back_what_was_lost_and_keeps_the_rest(
    qtbot: QtBot, forgetful: MainWindow
) -> None:
    session = forgetful.session
    assert comments(forgetful) == ["一"]
    mark(session, "m14", comment="新")
    forgetful.reader.go_to("m14", 0)
    view = open_page(qtbot, forgetful)
    assert cells(view, 0)[4] == "2 entries"
    view.table.selectRow(0)
    click(qtbot, view.restore)
    assert comments(forgetful) == ["二", "三", "新"]
    assert forgetful.notice.text == "2 entries that the review lacked have been added."
    assert forgetful.reader.current_passage == "m14"
    qtbot.waitUntil(lambda: cells(view, 0)[4] == "–")
    assert session.edit(session.annotations[0].id, comment="四")
    forgetful.close()


def test_restoring_is_taken_back_by_its_name(qtbot: QtBot, forgetful: MainWindow) -> None:
    session = forgetful.session
    mark(session, "m14", comment="新")
    view = open_page(qtbot, forgetful)
    view.table.selectRow(0)
    click(qtbot, view.restore)
    qtbot.keyClick(view.table, Qt.Key.Key_Escape)
    forgetful.commands.refresh()
    undo, redo = map(forgetful.commands.action, ("edit.undo", "edit.redo"))
    assert undo.text().split("\t")[0] == "Undo: Restore backup"
    undo.trigger()
    assert comments(forgetful) == ["一", "新"]
    forgetful.commands.refresh()
    assert redo.text().split("\t")[0] == "Redo: Restore backup"
    redo.trigger()
    assert comments(forgetful) == ["二", "三", "新"]


def test_taking_back_what_others_wrote_for_themselves_shows_nothing_of_it(
    qtbot: QtBot, window: MainWindow, profile: Path, tmp_path: Path
) -> None:
    """Their notes came in with the backup, and go with it, but lead nowhere."""
    session = window.session
    there = Safekeeping(tmp_path / "there", now=app.now)
    ids = counting_ids("there")
    other = there.open(
        Access.CREATE, lambda store: Reviewing(store, session.memorandum, now=app.now, new_id=ids)
    )
    other.identifying.call_in("審閱者乙", Side.HONG_KONG)
    anchor = anchor_whole(session.memorandum.passage("m40"))
    other.annotate(anchor, comment="自用", visibility=Visibility.PRIVATE)
    backup = there.back_up(tmp_path / "usb").path
    other.close()
    session.set_author("審閱者甲", Side.HONG_KONG)
    mark(session, "m12", comment="一")
    with qtbot.waitSignal(session.author_changed):
        session.take_in(lambda: window.backups._safekeeping.restore(backup))
    assert comments(window) == ["一"]
    assert len(session.roster.known) == 2
    window.reader.go_to("m12", 0)
    assert session.undo()
    assert window.reader.current_passage == "m12"
    assert session.redo_kind is ChangeKind.BACKUP_RESTORED


def test_what_was_restored_is_there_at_the_next_start(
    qtbot: QtBot, forgetful: MainWindow, open_main: OpenWindow
) -> None:
    view = open_page(qtbot, forgetful)
    view.table.selectRow(0)
    click(qtbot, view.restore)
    forgetful.close()
    again = open_main()
    assert comments(again) == ["二", "三"]
    again.close()


def test_the_review_becomes_what_it_was_in_a_backup_and_back(
    qtbot: QtBot, forgetful: MainWindow
) -> None:
    session = forgetful.session
    mark(session, "m14", comment="新")
    view = open_page(qtbot, forgetful)
    view.table.selectRow(0)
    click(qtbot, view.go_back)
    assert comments(forgetful) == ["二", "三"]
    assert session.undo_kind is ChangeKind.REWOUND
    session.undo()
    assert comments(forgetful) == ["二", "三", "新"]


def test_a_backup_is_looked_into_before_anything_is_restored(
    qtbot: QtBot, forgetful: MainWindow
) -> None:
    session = forgetful.session
    mark(session, "m14", comment="新")
    view = open_page(qtbot, forgetful)
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert forgetful.paging.current == ""
    assert forgetful.past.isVisible()
    assert forgetful.past.title.text().startswith("The review in the backup of ")
    assert not forgetful.past.slider.isVisible()
    assert comments(forgetful) == ["二", "三"]
    assert not session.can_annotate
    click(qtbot, forgetful.past.back)
    assert comments(forgetful) == ["一", "新"]
    assert session.can_annotate


def test_restoring_from_the_strip_keeps_the_past_of_the_backup(
    qtbot: QtBot, forgetful: MainWindow
) -> None:
    session = forgetful.session
    view = open_page(qtbot, forgetful)
    view.table.selectRow(0)
    click(qtbot, view.look_into)
    click(qtbot, forgetful.past.restore)
    assert comments(forgetful) == ["二", "三"]
    assert not session.looking_back
    view = open_page(qtbot, forgetful)
    assert cells(view, 0)[4] == "–"
    assert session.undo_kind is not ChangeKind.REWOUND


def test_a_copy_goes_into_a_folder_and_what_is_refused_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(window.session, "m12", comment="一")
    view = open_page(qtbot, window)
    answers = iter([tmp_path / "usb", None, tmp_path / "file"])
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(folder_dialog, "ask_folder", lambda *_: next(answers))
    click(qtbot, view.copy)
    (copy,) = (tmp_path / "usb").iterdir()
    assert [revision.state.comment for revision in read_copy(copy).revisions] == ["一"]
    assert view.model.rowCount() == 0
    window.notice.hide()
    click(qtbot, view.copy)
    assert not window.notice.isVisible()
    click(qtbot, view.copy)
    assert str(tmp_path / "file") in window.notice.text


def test_a_backup_that_is_gone_is_said(qtbot: QtBot, forgetful: MainWindow) -> None:
    view = open_page(qtbot, forgetful)
    view.table.selectRow(0)
    chosen = view.table.chosen
    assert chosen is not None
    chosen.path.unlink()
    for button in (view.restore, view.look_into, view.go_back):
        forgetful.notice.hide()
        click(qtbot, button)
        assert forgetful.notice.isVisible()
        assert comments(forgetful) == ["一"]
    assert not forgetful.session.looking_back


def test_the_report_of_a_recovery_leads_to_the_backups(
    qtbot: QtBot, open_main: OpenWindow, profile: Path
) -> None:
    window = open_main()
    mark(window.session, "m12", comment="一")
    window.close()
    (profile / "review.sqlite").write_bytes(b"")
    again = open_main()
    assert "built anew" in again.notice.text
    click(qtbot, again.notice._action)
    assert again.paging.current == "backups"
    assert again.backups.view.model.rowCount() == 1


def test_the_menu_leads_to_the_page_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.commands.refresh()
    window.commands.action("file.backups").trigger()
    assert window.paging.current == "backups"
    assert window.backups.view.take.hasFocus()
    assert "backups" not in window.contents.pages.buttons
    light = window.backups.view.grab().toImage().pixelColor(3, 3)
    window.dressing.set_theme(Theme.DARK)
    assert window.backups.view.grab().toImage().pixelColor(3, 3) != light
    window.commands.action("file.backups").trigger()
    assert window.paging.current == ""


def test_sizes_are_read_in_round_numbers() -> None:
    assert [size_words(each) for each in (0, 2000, 70_000, 3_500_000)] == [
        "1 KB",
        "2 KB",
        "68 KB",
        "3.3 MB",
    ]


def test_the_folder_is_asked_for(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    answers = iter([True, False])
    monkeypatch.setattr(QFileDialog, "exec", lambda _: next(answers))
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [str(tmp_path)])
    assert folder_dialog.ask_folder(parent, "Back up to…", tmp_path) == tmp_path
    assert folder_dialog.ask_folder(parent, "Back up to…", tmp_path) is None
    assert folder_dialog.documents().is_dir()


def test_each_button_says_what_it_does_and_the_row_stays_chosen(
    qtbot: QtBot, forgetful: MainWindow
) -> None:
    view = open_page(qtbot, forgetful)
    assert "takes nothing away" in view._hint.text()
    for button in (view.restore, view.go_back):
        assert f"“{button.text()}”" in view._hint.text()
    assert view.model.headerData(Column.ANNOTATIONS, Qt.Orientation.Horizontal) == "Notes"
    for button in (view.restore, view.go_back):
        view.table.selectRow(0)
        chosen = view.table.chosen
        assert chosen is not None
        click(qtbot, button)
        after = view.table.chosen
        assert after is not None
        assert after.path == chosen.path
        assert view.table.hasFocus()


def test_a_backup_shown_after_another_review_came_is_compared_anew(
    qtbot: QtBot, forgetful: MainWindow
) -> None:
    view = open_page(qtbot, forgetful)
    assert cells(view, 0)[4] == "2 entries"
    path = view.model.backups[0].path
    forgetful.session.take_in(lambda: forgetful.backups._safekeeping.restore(path))
    qtbot.waitUntil(lambda: cells(view, 0)[4] == "–")
