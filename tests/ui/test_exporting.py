"""Bulk visibility, and taking notes and measures out: into files and onto the clipboard."""

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from tests.unit.briefing.docx_reading import read as read_docx
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.matrix_rows import Column, Focus
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.contents_pages import MATRIX, NOTES

MENU = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def noted(window: MainWindow) -> MainWindow:
    """Return the window on the page of four notes, none selected."""
    mark(window.session, "m01", "一帶一路", comment="=甲\n二")
    mark(window.session, "m05", comment="乙", visibility=Visibility.BOTH)
    mark(window.session, "m12", comment="丙", visibility=Visibility.SIDE)
    mark(window.session, "m36", comment="丁")
    window.paging.open(NOTES)
    window.noting.view.table.clearSelection()
    return window


def answer(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[Path]:
    """Let the dialog answer a path; return what it is proposed."""
    proposed: list[Path] = []

    def ask(
        _parent: QWidget, _title: str, proposal: Path, *kinds: str, suffixes: tuple[str, ...] = ()
    ) -> Path | None:
        ends = suffixes or (proposal.suffix,)
        assert [kind.partition("(*")[2] for kind in kinds] == [f"{end})" for end in ends]
        assert proposal.suffix == ends[0]
        proposed.append(proposal)
        return path

    monkeypatch.setattr(print_dialogs, "ask_path", ask)
    return proposed


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def done(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for a file that is made beside the window."""
    qtbot.waitUntil(lambda: not window.exporting.busy)


def menu_of(widget: QWidget) -> QMenu:
    (menu,) = [menu for menu in widget.findChildren(QMenu) if menu.isVisible()]
    return menu


def seen_by(window: MainWindow) -> list[Visibility]:
    return [note.state.visibility for note in window.session.annotations]


def choose(qtbot: QtBot, menu: QMenu, number: int) -> None:
    """Choose an entry of an open menu by keys."""
    for action in menu.actions()[: number + 1]:
        menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


@MENU
def test_the_selected_notes_are_shared_in_one_step_by_keys(qtbot: QtBot, noted: MainWindow) -> None:
    view = noted.noting.view
    names = [note.id for note in view.model.shown]
    view.table.select(names[:3], names[0])
    view.bar.share.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.bar.share.hasFocus()
    qtbot.keyClick(view.bar.share, Qt.Key.Key_Space)
    menu = menu_of(view.bar)
    assert [action.text() for action in menu.actions()] == ["Private", "Side", "Both"]
    assert not any(action.isChecked() for action in menu.actions())
    choose(qtbot, menu, 2)
    assert seen_by(noted) == [Visibility.BOTH] * 3 + [Visibility.PRIVATE]
    assert view.table.selected() == names[:3]
    # The second one was for both sides before.
    assert noted.notice.text.startswith("2 notes are now for both sides: the other side will see")
    assert noted.session.undo_kind is ChangeKind.SHARED
    qtbot.mouseClick(noted.notice._action, Qt.MouseButton.LeftButton)
    assert seen_by(noted) == [
        Visibility.PRIVATE,
        Visibility.BOTH,
        Visibility.SIDE,
        Visibility.PRIVATE,
    ]


@MENU
def test_the_menu_ticks_what_all_the_selected_notes_have(noted: MainWindow) -> None:
    view = noted.noting.view
    view.table.select([view.model.shown[0].id, view.model.shown[3].id])
    menu = view.bar.open_visibilities()
    assert [action.isChecked() for action in menu.actions()] == [True, False, False]
    menu.close()


@pytest.mark.parametrize(
    ("visibility", "words"),
    [
        (Visibility.PRIVATE, "1 note is now private."),
        (Visibility.SIDE, "1 note is now for your own side"),
        (Visibility.BOTH, "1 note is now for both sides"),
    ],
)
def test_each_visibility_says_what_it_means(
    noted: MainWindow, visibility: Visibility, words: str
) -> None:
    view = noted.noting.view
    other = next(n for n in view.model.shown if n.state.visibility is not visibility)
    view.table.select([other.id])
    view.bar.visibility_chosen.emit(visibility)
    assert noted.notice.text.startswith(words)


def test_what_is_so_already_is_no_step_to_undo(noted: MainWindow) -> None:
    view = noted.noting.view
    view.table.select([view.model.shown[1].id])
    before = noted.session.undo_kind
    view.bar.visibility_chosen.emit(Visibility.BOTH)
    assert noted.session.undo_kind is before
    assert not noted.notice.isVisible()


def test_all_that_the_filters_let_through_is_exported_where_none_is_selected(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.csv"
    proposed = answer(monkeypatch, out)
    view = noted.noting.view
    view.export.setFocus()
    assert view.export.text() == "Export…"
    qtbot.keyClick(view.export, Qt.Key.Key_Space)
    done(qtbot, noted)
    assert [row["Passage ID"] for row in read(out)] == ["m01", "m05", "m12", "m36"]
    assert read(out)[0]["Comment"] == "'=甲\n二"
    assert noted.notice.text == f"4 notes saved as {out}; private: 2."
    assert proposed[0].name.startswith("浙港合作備忘錄_批註_2")
    assert proposed[0].suffix == ".docx"
    view.filters.visibility.set_value(Visibility.SIDE)
    view.filters.changed.emit()
    view.export.export_requested.emit(False)
    done(qtbot, noted)
    assert [(row["Number"], row["Passage ID"]) for row in read(out)] == [("3", "m12")]
    # The folder of the last file is proposed again.
    assert proposed[1].parent == tmp_path


def test_the_selected_notes_go_into_a_word_document(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.docx"
    answer(monkeypatch, out)
    view = noted.noting.view
    view.table.select([view.model.shown[0].id])
    view.export.export_requested.emit(True)
    done(qtbot, noted)
    (comment,) = read_docx(out.read_bytes()).comments.values()
    assert (comment.words, comment.paragraphs[1:]) == ("一帶一路", ["=甲", "二"])
    assert noted.notice.text == f"1 note saved as {out}; private: 1."


@MENU
def test_a_word_document_is_saved_for_whoever_will_read_it_by_keys(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted.paging.close()
    for number, reader, count, said in (
        (0, "Myself", "4 notes", "; private: 2."),
        (1, "Our own side", "2 notes", "; left out: 2."),
        (2, "Both sides", "1 note", "; left out: 3."),
    ):
        out = tmp_path / f"{number}.docx"
        proposed = answer(monkeypatch, out)
        noted.activateWindow()
        qtbot.waitUntil(noted.isActiveWindow)
        qtbot.keyClick(noted, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
        menu = menu_of(noted)
        assert menu.actions()[number].text() == f"Word for: {reader} ({count})…"
        choose(qtbot, menu, number)
        done(qtbot, noted)
        assert proposed[0].suffix == ".docx"
        found = read_docx(out.read_bytes())
        assert len(found.comments) == int(count.split()[0])
        assert set(found.passages) == {each.id for each in noted.session.memorandum.passages}
        assert noted.notice.text.startswith(f"{count} saved as {out}")
        assert noted.notice.text.endswith(said)
        qtbot.waitUntil(lambda: not [m for m in noted.findChildren(QMenu) if m.isVisible()])


def test_a_word_document_is_in_the_script_that_is_read(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.docx"
    proposed = answer(monkeypatch, out)
    noted.session.set_script(Script.HANS)
    noted.exporting.save_word(BriefingOptions(noted.session.script, domains=(1,)))
    done(qtbot, noted)
    found = read_docx(out.read_bytes())
    assert proposed[0].name.startswith("浙港合作备忘录_批注_2")
    assert next(each.words for each in found.comments.values()) == "一带一路"
    assert "m12" not in found.passages
    assert noted.notice.text.endswith("private: 1. 2 notes lie outside what was exported.")


def test_while_a_file_is_made_one_may_think_better_of_it(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.docx"
    proposed = answer(monkeypatch, out)
    noted.exporting.save_word(BriefingOptions())
    assert noted.notice.text == "Saving…"
    noted.exporting.save_word(BriefingOptions())
    assert noted.notice.text == "Saving…"
    assert len(proposed) == 1
    assert noted.notice._action.text() == "Cancel"
    noted.notice._action.click()
    done(qtbot, noted)
    assert noted.notice.text == "Stopped; nothing was written."
    assert not out.exists()


def test_nothing_is_saved_of_another_time(noted: MainWindow) -> None:
    session = noted.session
    assert noted.commands.action("exporting.word").isEnabled()
    assert session.past is not None
    session.look_back(session._reviewing.view)
    noted.commands.refresh()
    assert not noted.commands.action("exporting.word").isEnabled()
    session.look_back(None)
    noted.commands.refresh()
    assert noted.commands.action("exporting.word").isEnabled()


@MENU
def test_with_some_selected_one_chooses_those_or_all(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.csv"
    answer(monkeypatch, out)
    view = noted.noting.view
    view.table.select([view.model.shown[0].id, view.model.shown[2].id])
    for number, text, passages in (
        (0, "Selected (2)…", ["m01", "m12"]),
        (1, "All shown (4)…", ["m01", "m05", "m12", "m36"]),
    ):
        qtbot.mouseClick(view.export, Qt.MouseButton.LeftButton)
        menu = menu_of(view.export)
        assert menu.actions()[number].text() == text
        choose(qtbot, menu, number)
        done(qtbot, noted)
        assert [row["Passage ID"] for row in read(out)] == passages
        qtbot.waitUntil(lambda: not view.export.findChildren(QMenu))


def test_thinking_better_of_it_writes_nothing(
    noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, None)
    noted.noting.view.export.click()
    assert not list(tmp_path.glob("*.csv"))
    assert not noted.notice.isVisible()


@pytest.mark.parametrize("name", ["gone/a.csv", "a.doc"])
def test_what_cannot_be_exported_is_said(
    qtbot: QtBot,
    noted: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    answer(monkeypatch, tmp_path / name)
    noted.noting.view.export.click()
    done(qtbot, noted)
    assert noted.notice.isVisible()
    assert Path(name).name in noted.notice.text or "gone" in noted.notice.text
    assert not (tmp_path / name).exists()


def test_ctrl_c_copies_the_selected_notes_in_the_script_that_is_read(
    qtbot: QtBot, noted: MainWindow
) -> None:
    noted.session.set_script(Script.HANS)
    view = noted.noting.view
    view.table.select([view.model.shown[0].id, view.model.shown[1].id])
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_C, CTRL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == ["1", "2"]
    assert lines[0].split("\t")[2:5] == ["一带一路", "Key point", "'=甲 二"]
    assert noted.notice.text == "2 notes copied."


def test_the_matrix_exports_the_rows_that_are_shown(
    qtbot: QtBot, noted: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "總表.csv"
    answer(monkeypatch, out)
    noted.session.assess("m05", Assessment(Status.FOLLOW_UP, "+甲", "2026-05-30", "查"))
    noted.paging.open(MATRIX)
    view = noted.assessing.view
    assert not view.export.findChildren(QMenu)
    qtbot.mouseClick(view.export, Qt.MouseButton.LeftButton)
    rows = read(out)
    assert [row["No."] for row in rows] == [str(number) for number in range(1, 52)]
    assert (rows[4]["Status"], rows[4]["Owner"], rows[4]["Due"], rows[4]["Notes"]) == (
        "To follow up",
        "'+甲",
        "2026-05-30",
        "1",
    )
    assert noted.notice.text == f"51 measures saved as {out}."
    chips = dict(zip(Focus, view.filters.chips.row, strict=True))
    chips[Focus.NOTED].click()
    view.export.click()
    assert [row["No."] for row in read(out)] == ["1", "5", "12", "36"]
    view.filters.field.entry.setText("絕無此句")
    assert not view.export.isEnabled()


def test_ctrl_c_in_the_matrix_copies_the_measure(qtbot: QtBot, noted: MainWindow) -> None:
    noted.session.assess("m05", Assessment(Status.AGREED, "甲"))
    noted.paging.open(MATRIX)
    view = noted.assessing.view
    view.table.go_to("m05", Column.STATUS)
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_C, CTRL)
    cells = QGuiApplication.clipboard().text().split("\t")
    assert (cells[0], cells[3:5], cells[7]) == ("5", ["Agreed", "甲"], "1")
    assert noted.notice.text == "1 measure copied."
    assert noted.session.status_of("m05") is Status.AGREED


def test_deleted_notes_are_neither_shared_nor_taken_out(qtbot: QtBot, noted: MainWindow) -> None:
    view = noted.noting.view
    noted.session.delete([view.model.shown[0].id])
    view.filters.state.set_value("deleted")
    view.filters.changed.emit()
    assert len(view.model.shown) == 1
    view.table.selectAll()
    view.table.setFocus()
    QGuiApplication.clipboard().setText("before")
    qtbot.keyClick(view.table, Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "before"
    assert not view.export.isVisible()
    assert view.bar.restore.isVisible()
    assert not view.bar.share.isVisible()
