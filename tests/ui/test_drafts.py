"""Nothing typed is lost: it is on the disk while it is typed, and where it was when one returns."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from tests.ui.workbench import mark
from tests.unit.storage.test_review_faults import break_commit
from zjhk_desktop.domain.annotation import COMMENT_LIMIT, Annotation
from zjhk_desktop.domain.draft import DraftField, DraftPlace
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.models.matrix_rows import Column
from zjhk_desktop.ui.widgets import drafted
from zjhk_desktop.ui.widgets.contents_pages import MATRIX
from zjhk_desktop.ui.widgets.drafted import Drafted
from zjhk_desktop.ui.widgets.matrix_editors import CellEntry


@pytest.fixture
def note(window: MainWindow) -> Annotation:
    return mark(window.session, "m09", "未來產業", comment="範圍為何")


def field_of(window: MainWindow, field: DraftField) -> QWidget:
    """Return the field of the open card in which something is typed."""
    editor = window.cards.editor
    fields = {DraftField.REPLY: editor.replies.field.entry, DraftField.TAG: editor.tags.field.entry}
    return fields.get(field, editor.comment)


def typed_of(window: MainWindow) -> set[str]:
    return set(window.session.drafts.texts().values())


def kill(window: MainWindow) -> None:
    """End as a kill would: nothing of the window's own closing runs, but the lock is given back."""
    window.cards.editor.abandon()
    window.session.close()


def open_cell(window: MainWindow, passage: str, column: Column) -> CellEntry:
    """Begin to edit a cell of the matrix."""
    window.paging.open(MATRIX)
    table = window.assessing.view.table
    table.resume(passage, column)
    (entry,) = table.entries
    return entry


@pytest.mark.parametrize("field", [DraftField.COMMENT, DraftField.REPLY, DraftField.TAG])
def test_what_is_typed_in_a_card_is_there_again_after_a_kill(
    open_main: OpenWindow, qtbot: QtBot, field: DraftField
) -> None:
    window = open_main()
    note = mark(window.session, "m09", "未來產業")
    window.cards.open_editor(note.id)
    qtbot.keyClicks(field_of(window, field), "half a word")
    qtbot.waitUntil(
        lambda: window.session.drafts.texts() == {DraftPlace(note.id, field): "half a word"}
    )
    kill(window)
    again = open_main()
    assert again.cards.editor.annotation_id == note.id
    found = field_of(again, field)
    assert found.hasFocus()
    text = found.text() if isinstance(found, QLineEdit) else again.cards.editor.comment.text()
    assert text == "half a word"
    assert not again.session.replies(note.id)


def test_a_wording_is_there_again_after_a_kill_and_goes_with_its_saving(
    open_main: OpenWindow, qtbot: QtBot
) -> None:
    window = open_main()
    note = mark(window.session, "m09", "未來產業")
    place = DraftPlace(note.id, DraftField.WORDING)
    window.cards.open_editor(note.id, DraftField.WORDING)
    window.cards.editor.wording.field.insertPlainText("與新興")
    qtbot.waitUntil(lambda: window.session.drafts.texts() == {place: "replace\n未來產業與新興"})
    kill(window)
    again = open_main()
    wording = again.cards.editor.wording
    assert wording.field.hasFocus()
    assert wording.field.text() == "未來產業與新興"
    assert again.session.annotations[0].state.proposal is None
    wording.field.setFocus()
    QApplication.sendEvent(wording.field, QInputMethodEvent("產業", []))
    assert again.cards.close_editor()
    proposal = again.session.annotations[0].state.proposal
    assert proposal is not None
    assert proposal.text == "未來產業與新興產業"
    assert not again.session.drafts.texts()


@pytest.mark.parametrize(
    ("column", "text"),
    [(Column.OWNER, "bureau"), (Column.DUE, "2026-0"), (Column.NEXT_STEP, "ask first")],
)
def test_what_is_typed_in_the_matrix_is_there_again_after_a_kill(
    open_main: OpenWindow, qtbot: QtBot, column: Column, text: str
) -> None:
    window = open_main()
    qtbot.keyClicks(open_cell(window, "m09", column), text)
    qtbot.waitUntil(lambda: typed_of(window) == {text})
    kill(window)
    again = open_main()
    assert again.paging.current == MATRIX
    (entry,) = again.assessing.view.table.entries
    assert entry.text() == text
    assert (again.assessing.view.table.passage, entry.passage) == ("m09", "m09")
    assert again.session.assessments == {}


def test_typing_without_a_pause_is_on_the_disk_even_so(
    window: MainWindow, note: Annotation, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved_while_typing() -> bool:
        entry = window.cards.editor.replies.field.entry
        entry.clear()
        saved: list[bool] = []
        for _ in range(25):
            qtbot.keyClicks(entry, "a")
            qtbot.wait(drafted.PAUSE // 6)
            saved.append(bool(typed_of(window)))
        return any(saved)

    window.cards.open_editor(note.id)
    assert saved_while_typing()
    # The control: a timer that each keystroke starts anew never comes to it.
    window.cards.editor.replies.field.entry.clear()
    qtbot.waitUntil(lambda: not typed_of(window))
    monkeypatch.setattr(drafted, "LATEST", 60_000)
    assert not saved_while_typing()


def test_it_is_on_the_disk_within_a_second() -> None:
    assert drafted.PAUSE <= drafted.LATEST < 1000


class Shelf(QObject):
    """A place to keep drafts that notes what it is given, and can refuse it."""

    def __init__(self) -> None:
        super().__init__()
        self.given: list[str] = []
        self.said: list[bool] = []
        self.takes = True

    def save(self, _place: DraftPlace, text: str, *, quietly: bool) -> bool:
        self.given.append(text)
        self.said.append(not quietly)
        return self.takes

    def discard(self, _place: DraftPlace) -> bool:
        self.given.append("discarded")
        return self.takes

    def texts(self) -> dict[DraftPlace, str]:
        return {}


def test_what_is_refused_is_tried_again_by_itself_but_not_at_each_keystroke(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafted, "AGAIN", 400)
    kept: list[bool] = []
    place = Shelf()
    keeper = Drafted(place, lambda: "甲", place)  # type: ignore[arg-type]
    keeper.kept.connect(kept.append)
    keeper.touch()
    qtbot.wait(drafted.PAUSE + 50)
    assert place.given == []
    keeper.follow(DraftPlace("a"))
    place.takes = False
    keeper.touch()
    qtbot.waitUntil(lambda: kept == [False])
    for _ in range(10):
        keeper.touch()
    assert place.given == ["甲"]
    assert keeper.refused
    place.takes = True
    qtbot.waitUntil(lambda: kept == [False, True])
    assert place.given == ["甲", "甲"]
    assert place.said == [True, False]
    assert not keeper.refused


def test_undo_puts_no_reply_out_of_reach(
    window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    window.cards.open_editor(note.id)
    window.cards.editor.replies.field.entry.insert("稍後")
    while window.session.number(note.id):
        window.history.undo()
    assert not window.cards.editor.isVisible()
    while not window.session.number(note.id):
        window.history.redo()
    window.cards.open_editor(note.id)
    assert window.cards.editor.replies.text == "稍後"


def test_escape_gives_up_what_is_typed_in_a_cell(window: MainWindow, qtbot: QtBot) -> None:
    entry = open_cell(window, "m09", Column.OWNER)
    qtbot.keyClicks(entry, "bureau")
    qtbot.waitUntil(lambda: typed_of(window) == {"bureau"})
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert typed_of(window) == set()


def test_a_date_left_unfinished_is_offered_again(window: MainWindow, qtbot: QtBot) -> None:
    entry = open_cell(window, "m09", Column.DUE)
    qtbot.keyClicks(entry, "2026-1")
    window.assessing.view.filters.field.setFocus()
    QApplication.processEvents()
    assert typed_of(window) == {"2026-1"}
    assert open_cell(window, "m09", Column.DUE).text() == "2026-1"


def test_a_taken_cell_leaves_no_draft(window: MainWindow, qtbot: QtBot) -> None:
    entry = open_cell(window, "m09", Column.OWNER)
    qtbot.keyClicks(entry, "bureau")
    qtbot.waitUntil(lambda: typed_of(window) == {"bureau"})
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.session.assessments == {"m09": Assessment(owner="bureau")})
    assert typed_of(window) == set()
    # Typed back to what it was, faster than a draft is dropped.
    entry = open_cell(window, "m09", Column.OWNER)
    qtbot.keyClicks(entry, " x")
    entry.drafted.save()  # type: ignore[union-attr]
    entry.setText("bureau")
    entry.setModified(True)
    qtbot.keyClick(entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: typed_of(window) == set())


def test_too_long_a_comment_is_kept_as_a_draft(
    window: MainWindow, note: Annotation, qtbot: QtBot
) -> None:
    window.cards.open_editor(note.id)
    text = "字" * (COMMENT_LIMIT + 1)
    window.cards.editor.comment.insertPlainText(text)
    assert f"{COMMENT_LIMIT:d}" in window.notice.text
    qtbot.waitUntil(lambda: any(text in draft for draft in typed_of(window)))
    window.cards.editor.comment.undo()
    assert window.cards.close_editor()


@pytest.fixture
def disk(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> "Disk":
    return Disk(window)


class Disk:
    """The disk of a window's review, which can be full."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @property
    def _connection(self) -> object:
        return self._window.session._reviewing._store._connection  # type: ignore[union-attr]

    def fill(self) -> None:
        connection = self._connection
        pages = connection.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
        connection.execute(f"PRAGMA max_page_count = {pages}")  # type: ignore[attr-defined]

    def fill_for_good(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Stay full over the reopening that follows a failure, too."""
        from zjhk_desktop.storage import connection as module

        self.fill()
        limited = ("max_page_count=1", *module._EXCLUSIVE)
        monkeypatch.setattr(module, "_EXCLUSIVE", limited)


LONG = "字" * 9000


def test_on_a_full_disk_it_is_said_and_kept_and_can_be_saved_elsewhere(
    window: MainWindow,
    note: Annotation,
    qtbot: QtBot,
    disk: Disk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    from zjhk_desktop.ui.widgets import print_dialogs

    window.cards.open_editor(note.id)
    editor = window.cards.editor
    with monkeypatch.context() as full:
        disk.fill_for_good(full)
        editor.comment.insertPlainText(LONG)
        editor.replies.field.entry.insert("答覆")
        qtbot.waitUntil(editor.unsaved.isVisible)
        assert "is full (free: " in window.notice.text
        assert str(window._context.profile) in window.notice.text
        assert window.status.saved.text() == "Not saved"
        # It goes on reading, and the words are still there.
        window.going.jump("m20")
        assert window.reader.current_passage == "m20"
        assert not window.close()
        assert editor.comment.text().endswith(LONG)
        assert "close again" in window.notice.text
        out = tmp_path / "copy.txt"
        monkeypatch.setattr(print_dialogs, "ask_path", lambda *_: out)
        qtbot.mouseClick(editor.unsaved.copy, Qt.MouseButton.LeftButton)
        lines = out.read_text(encoding="utf-8").split("\n")
        assert lines == ["Measure 9", f"範圍為何{LONG}", "", "Measure 9", "答覆", ""]
        assert str(out) in window.notice.text
        # Trying again while it is full changes nothing.
        qtbot.mouseClick(editor.unsaved.retry, Qt.MouseButton.LeftButton)
        assert editor.unsaved.isVisible()
    # There is room again: the control, and the way back.
    connection = disk._connection
    if connection is not None:
        connection.execute("PRAGMA max_page_count = 100000")  # type: ignore[attr-defined]
    qtbot.mouseClick(editor.unsaved.retry, Qt.MouseButton.LeftButton)
    assert not editor.unsaved.isVisible()
    assert window.status.saved.text() == "Saved"
    (annotation,) = window.session.annotations
    assert annotation.state.comment == f"範圍為何{LONG}"


def test_a_cell_that_cannot_be_saved_stays_open(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = open_cell(window, "m09", Column.OWNER)
    entry.insert("審閱者乙")
    with monkeypatch.context() as refusing:
        refusing.setattr(window.session, "assess", lambda *_: False)
        qtbot.keyClick(entry, Qt.Key.Key_Return)
        QApplication.processEvents()
        table = window.assessing.view.table
        assert [each.text() for each in table.entries] == ["審閱者乙"]
        assert entry.accessibleDescription() == "Not saved"
        assert not window.close()
        assert [piece.text for piece in window.saving._typed()] == ["審閱者乙"]
    assert window.saving.commit()
    assert window.session.assessments == {"m09": Assessment(owner="審閱者乙")}


@pytest.mark.parametrize("after", [True, False])
def test_an_error_at_the_commit_is_looked_into_before_it_is_said(
    window: MainWindow, note: Annotation, qtbot: QtBot, after: bool
) -> None:
    reviewing = window.session._reviewing
    assert reviewing is not None
    window.cards.open_editor(note.id)
    editor = window.cards.editor
    editor.comment.selectAll()
    editor.comment.insertPlainText("改後")
    break_commit(reviewing._store, after=after)
    assert editor.commit() is after
    assert window.status.saved.text() == ("Saved" if after else "Not saved")
    assert editor.unsaved.isHidden() is after
    if not after:
        assert "reported an error" in window.notice.text
        assert window.session.annotations[0].state.comment == "範圍為何"
        # The status line leads back; the disk has recovered by now.
        window.status.saved.click()
        assert window.status.saved.text() == "Saved"
        assert editor.unsaved.isHidden()
    assert window.session.annotations[0].state.comment == "改後"
    assert len(reviewing.history(note.id)) == 2
