"""The close-out in the window: asked, written, removed, reported; and archives opened again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Category, Side
from zjhk_desktop.domain.archive_errors import Stopped, WrongPassphrase
from zjhk_desktop.services.sealing import Sealer, never
from zjhk_desktop.storage.profile_files import FileKind, files_of
from zjhk_desktop.ui.features.archives import Archives
from zjhk_desktop.ui.features.closing_out import ClosingOutFeature
from zjhk_desktop.ui.features.unsealing import Unsealing
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets import print_dialogs

CANARY = "金絲雀八七一四"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seal without a process: that is tested elsewhere, and takes seconds."""

    def seal(
        _self: Sealer, data: bytes, passphrase: str, stopped: Callable[[], bool] = never
    ) -> bytes:
        return b"age-encryption.org/v1\n" + passphrase.encode() + b"\n" + data[::-1]

    def unseal(
        _self: Sealer,
        data: bytes,
        passphrase: str,
        path: Path,
        stopped: Callable[[], bool] = never,
    ) -> bytes:
        _, key, body = data.split(b"\n", 2)
        if key.decode() != passphrase:
            raise WrongPassphrase(path=path)
        return body[::-1]

    monkeypatch.setattr(Sealer, "seal", seal)
    monkeypatch.setattr(Sealer, "unseal", unseal)


def closing(window: MainWindow) -> ClosingOutFeature:
    found = window.findChild(Archives)
    assert isinstance(found, Archives)
    return found.closing_out


def unsealing(window: MainWindow) -> Unsealing:
    found = window.findChild(Archives)
    assert isinstance(found, Archives)
    return found.unsealing


def fill(window: MainWindow) -> None:
    session = window.session
    session.set_author("審閱者甲", Side.HONG_KONG)
    for passage in ("m01", "m12"):
        session.annotate(anchor_whole(session.memorandum.passage(passage)), Category.KEY, CANARY)


def close_out(window: MainWindow, qtbot: QtBot, path: Path, passphrase: str = "") -> None:
    window.commands.action("archive.close_out").trigger()
    page = closing(window).page
    form = page.form
    form.set_path(path)
    form.passphrase.entry.setText(passphrase)
    form.again.entry.setText(passphrase)
    form.unsealed.setChecked(not passphrase)
    qtbot.mouseClick(page.begin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)


def test_what_is_asked_says_what_will_happen(window: MainWindow, qtbot: QtBot) -> None:
    fill(window)
    window.commands.action("archive.close_out").trigger()
    page = closing(window).page
    assert page.isVisible()
    assert not window.reader.isVisible()
    assert "2 notes" in page.removal.text()
    assert "1 journal" in page.removal.text()
    assert page.promises.text().count("–") == 5
    assert page.form.path is not None
    assert page.form.path.suffix == ".zjarchive"
    assert "Type a passphrase twice" in page.form.hint.text()
    assert page.form.passphrase.entry.hasFocus()
    # Nothing can be marked meanwhile, nor undone.
    assert not window.commands.action("edit.undo").isEnabled()
    assert not window.commands.action("archive.close_out").isEnabled()
    qtbot.keyClick(page.form.passphrase.entry, Qt.Key.Key_Escape)
    assert window.reader.isVisible()
    assert len(window.session.annotations) == 2


def test_the_passphrase_must_be_the_same_twice_and_the_place_a_place(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    closing(window).open()
    page = closing(window).page
    assert not page.begin_button.isEnabled()
    qtbot.keyClicks(page.form.passphrase.entry, "correct horse battery")
    assert not page.begin_button.isEnabled()
    assert "not the same" in page.form.hint.text()
    assert page.form.strength.isVisible()
    qtbot.keyClicks(page.form.again.entry, "correct horse battery")
    assert page.begin_button.isEnabled()
    assert "forgotten" in page.form.hint.text()
    for wrong in ("", "only-a-name.zjarchive", "   "):
        page.form.place.entry.setText(wrong)
        assert not page.begin_button.isEnabled(), wrong
    page.form.set_path(tmp_path / "a.zjarchive")
    assert page.begin_button.isEnabled()


def test_without_a_passphrase_only_on_purpose(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(window)
    closing(window).open()
    page = closing(window).page
    form = page.form
    form.set_path(tmp_path / "a.zjarchive")
    qtbot.mouseClick(page.begin_button, Qt.MouseButton.LeftButton)
    page.begun.emit()
    assert not page.busy
    assert len(window.session.annotations) == 2
    qtbot.keyClicks(form.passphrase.entry, "half")
    assert "anyone who has the file" in form.unsealed.accessibleName()
    qtbot.keyClick(form.unsealed, Qt.Key.Key_Space)
    assert form.unsealed.isChecked()
    assert form.passphrase.text == ""
    assert not form.passphrase.isEnabled()
    assert not form.again.isEnabled()
    assert "anyone who has the file" in form.hint.text()
    assert page.begin_button.isEnabled()
    qtbot.mouseClick(form.unsealed, Qt.MouseButton.LeftButton)
    assert form.passphrase.isEnabled()
    assert not page.begin_button.isEnabled()
    # Nobody finds it ticked the next time.
    form.unsealed.setChecked(True)
    page.closed.emit()
    closing(window).open()
    assert not form.unsealed.isChecked()
    assert not page.begin_button.isEnabled()


@pytest.mark.parametrize("passphrase", ["", "西湖雨後"])
def test_the_window_shows_an_empty_review_and_a_report(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, profile: Path, passphrase: str
) -> None:
    fill(window)
    key = window.session.annotations[0].id
    window.cards.open_editor(key)
    window.cards.editor.comment.setPlainText(f"{CANARY} last words")
    window.bar.find_field.entry.setText(CANARY)
    archive = tmp_path / "meeting.zjarchive"
    close_out(window, qtbot, archive, passphrase)
    page = closing(window).page
    assert page.said.text() == ""
    assert archive.exists()
    report = page.report.text
    assert str(archive) in report
    assert "2 notes" in report
    assert f"Removed: {profile / 'review.sqlite'}" in report
    assert "cannot be promised" in report
    assert ("anyone who has the file" in report) is not passphrase
    assert window.session.annotations == []
    assert window.session.author.name == ""
    assert window.session.undo_kind is None
    assert window.bar.find_field.entry.text() == ""
    qtbot.mouseClick(page.report.back, Qt.MouseButton.LeftButton)
    assert window.reader.isVisible()
    # One goes on working at once.
    fill(window)
    assert len(window.session.annotations) == 2
    assert {each.kind for each in files_of(profile)} == {FileKind.REVIEW, FileKind.JOURNAL}


def test_words_of_notes_are_in_the_archive_alone(
    open_main: OpenWindow, qtbot: QtBot, tmp_path: Path, profile: Path
) -> None:
    window = open_main()
    fill(window)
    window.keeping.back_up()
    held = [path for path in profile.rglob("*") if path.is_file()]
    # The control: before, they are in the profile.
    assert any(CANARY.encode() in path.read_bytes() for path in held)
    close_out(window, qtbot, tmp_path / "a.zjarchive", "x")
    window.close()
    left = [path for path in profile.rglob("*") if path.is_file()]
    assert left
    assert not [path for path in left if CANARY.encode() in path.read_bytes()]


def test_a_failure_is_said_and_leaves_everything(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(window)
    archive = tmp_path / "there.zjarchive"
    archive.write_bytes(b"older")
    close_out(window, qtbot, archive)
    page = closing(window).page
    assert "choose another name" in page.said.text()
    assert page.form.isEnabled()
    assert len(window.session.annotations) == 2
    # It can be tried again at once.
    page.form.set_path(tmp_path / "other.zjarchive")
    qtbot.mouseClick(page.begin_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert window.session.annotations == []


def test_it_can_be_stopped_until_something_is_removed(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seal(
        _self: Sealer, data: bytes, passphrase: str, stopped: Callable[[], bool] = never
    ) -> bytes:
        while not stopped():
            pass
        raise Stopped

    monkeypatch.setattr(Sealer, "seal", seal)
    fill(window)
    closing(window).open()
    page = closing(window).page
    page.form.set_path(tmp_path / "a.zjarchive")
    page.form.passphrase.entry.setText("x")
    page.form.again.entry.setText("x")
    qtbot.mouseClick(page.begin_button, Qt.MouseButton.LeftButton)
    assert page.busy
    assert not page.form.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert page.isVisible()
    assert page.stop_button.hasFocus()
    qtbot.keyClick(page.stop_button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.busy, timeout=20_000)
    assert "Stopped" in page.said.text()
    assert len(window.session.annotations) == 2
    assert not list(tmp_path.glob("*.zjarchive"))


def test_closing_the_window_meanwhile_stops_it(
    open_main: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seal(
        _self: Sealer, data: bytes, passphrase: str, stopped: Callable[[], bool] = never
    ) -> bytes:
        while not stopped():
            pass
        raise Stopped

    monkeypatch.setattr(Sealer, "seal", seal)
    window = open_main()
    fill(window)
    closing(window).open()
    page = closing(window).page
    page.form.set_path(tmp_path / "a.zjarchive")
    page.form.passphrase.entry.setText("x")
    page.form.again.entry.setText("x")
    page.begin_button.click()
    window.close()
    assert not list(tmp_path.glob("*.zjarchive"))
    again = open_main()
    assert len(again.session.annotations) == 2


def test_the_report_is_copied_and_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_out(window, qtbot, tmp_path / "a.zjarchive")
    report = closing(window).page.report
    qtbot.mouseClick(report.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == report.text
    out = tmp_path / "list.txt"
    monkeypatch.setattr(print_dialogs, "ask_path", lambda *_: out)
    qtbot.mouseClick(report.save, Qt.MouseButton.LeftButton)
    assert out.read_text(encoding="utf-8") == f"{report.text}\n"
    assert str(out) in report.said.text()
    monkeypatch.setattr(print_dialogs, "ask_path", lambda *_: tmp_path / "no" / "list.txt")
    qtbot.mouseClick(report.save, Qt.MouseButton.LeftButton)
    assert "cannot be written" in report.said.text()
    monkeypatch.setattr(print_dialogs, "ask_path", lambda *_: None)
    qtbot.mouseClick(report.save, Qt.MouseButton.LeftButton)


def test_the_place_is_chosen_in_the_system_s_dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closing(window).open()
    form = closing(window).page.form
    before = form.path
    monkeypatch.setattr(print_dialogs, "ask_path", lambda *_: None)
    qtbot.mouseClick(form.choose, Qt.MouseButton.LeftButton)
    assert form.path == before
    monkeypatch.setattr(print_dialogs, "ask_path", lambda *_: tmp_path / "b.zjarchive")
    qtbot.mouseClick(form.choose, Qt.MouseButton.LeftButton)
    assert form.path == tmp_path / "b.zjarchive"


def test_an_archive_brings_everything_back(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(window)
    notes = {each.id: each.state.comment for each in window.session.annotations}
    archive = tmp_path / "a.zjarchive"
    close_out(window, qtbot, archive, "西湖")
    closing(window).page.closed.emit()
    monkeypatch.setattr(print_dialogs, "ask_file", lambda *_: archive)
    window.commands.action("archive.open").trigger()
    panel = unsealing(window).panel
    qtbot.waitUntil(panel.isVisible)
    qtbot.keyClicks(panel.field.entry, "wrong")
    qtbot.keyClick(panel.field.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "does not open" in panel.said.text())
    panel.field.entry.setText("西湖")
    qtbot.mouseClick(panel.done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(window.session.annotations) == 2)
    assert {each.id: each.state.comment for each in window.session.annotations} == notes
    assert window.session.author.name == "審閱者甲"
    assert window.session.undo_kind is not None
    assert "2 states" in window.notice.text
    assert panel.field.text == ""


def test_what_is_no_archive_is_refused_in_one_sentence(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill(window)
    path = tmp_path / "x.zjarchive"
    path.write_bytes(b"PK\x03\x04 nothing")
    unsealing(window).open(path)
    qtbot.waitUntil(lambda: "not an archive" in window.notice.text)
    assert len(window.session.annotations) == 2


def test_thinking_better_of_opening_changes_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(window)
    monkeypatch.setattr(print_dialogs, "ask_file", lambda *_: None)
    window.commands.action("archive.open").trigger()
    assert len(window.session.annotations) == 2


@pytest.mark.parametrize("page", ["noting.all", "file.backups", "assessing.matrix"])
def test_what_protects_is_offered_on_every_page(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, page: str
) -> None:
    fill(window)
    window.commands.action(page).trigger()
    assert window.paging.current
    before = window.focusWidget()
    names = ("archive.close_out", "archive.open", "protection.explain", "lock.passphrase")
    assert all(window.commands.action(each).isEnabled() for each in names)
    # A panel gives the focus back to the page.
    window.commands.action("lock.passphrase").trigger()
    assert window.focusWidget() is not before
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    assert window.focusWidget() is before
    close_out(window, qtbot, tmp_path / "a.zjarchive", "passphrase")
    report = closing(window).page.report
    # Neither is offered over the report.
    assert not any(window.commands.action(each).isEnabled() for each in names[:2])
    qtbot.mouseClick(report.back, Qt.MouseButton.LeftButton)
    assert window.paging.current
    assert window.session.annotations == []
    unsealing(window).open(tmp_path / "a.zjarchive")
    qtbot.waitUntil(unsealing(window).panel.isVisible)
    qtbot.keyClicks(unsealing(window).panel.field.entry, "passphrase")
    qtbot.keyClick(unsealing(window).panel.field.entry, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(window.session.annotations) == 2)
    assert window.paging.current
