"""The window keeps the review: a backup when it closes, a report when it had to be rebuilt."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.ui.conftest import OpenWindow
from zjhk_desktop.domain.annotation import Category


def mark(window: object, start: int) -> None:
    window.reader.select("m09", start, start + 4)  # pyright: ignore
    window.marking.mark(Category.KEY.value)  # pyright: ignore
    window.cards.close_editor()  # pyright: ignore


def test_closing_takes_a_backup_when_something_has_changed(
    open_main: OpenWindow, profile: Path
) -> None:
    window = open_main()
    mark(window, 0)
    window.close()
    backups = sorted((profile / "backups").glob("*.sqlite"))
    assert len(backups) == 1
    again = open_main()
    again.close()
    assert sorted((profile / "backups").glob("*.sqlite")) == backups


def test_a_damaged_review_is_rebuilt_and_the_window_says_so(
    open_main: OpenWindow, profile: Path, qtbot: QtBot
) -> None:
    window = open_main()
    mark(window, 0)
    mark(window, 10)
    window.close()
    (profile / "review.sqlite").write_bytes(b"")
    again = open_main()
    assert len(again.session.annotations) == 2
    assert again.notice.isVisible()
    assert "built anew with 2 notes" in again.notice.text
    assert list(profile.glob("review.damaged-*"))
