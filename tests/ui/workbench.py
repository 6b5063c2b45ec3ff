"""A window's parts on a temporary review, for tests that drive them one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from zjhk_desktop.domain.anchor import Anchor, anchor_quote, anchor_whole
from zjhk_desktop.domain.annotation import Annotation, Category, Side, Visibility
from zjhk_desktop.domain.language import Language, Translator, english
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.scripts.folding import Folder
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.services.settings_table import Theme
from zjhk_desktop.storage.review_store import ReviewStore
from zjhk_desktop.ui.commands import CommandTable
from zjhk_desktop.ui.design.faces import register_faces
from zjhk_desktop.ui.design.icons import Icons
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_view import ReaderView

MOMENT = datetime(2025, 5, 9, 8, 0, tzinfo=UTC)


def make_look(
    files: ProgramFiles,
    theme: Theme = Theme.LIGHT,
    words: Callable[[Language], Translator] | None = None,
) -> Look:
    """Return a look in English unless other words are given."""
    register_faces(files.fonts)
    look = Look(Icons(files.icons), words or _english)
    look.set_theme(theme)
    return look


def make_session(memorandum: Memorandum, folder: Path, script: Script = Script.HANT) -> Session:
    """Return a session on a new review in a folder."""
    folder.mkdir(mode=0o700, exist_ok=True)
    numbers = count(1)
    reviewing = Reviewing(
        ReviewStore(folder / "review.sqlite"),
        memorandum,
        now=lambda: MOMENT,
        new_id=lambda: f"id-{next(numbers):06d}",
    )
    session = Session(memorandum, reviewing, script)
    session.set_author("審閱者甲", Side.HONG_KONG)
    return session


def mark(
    session: Session,
    passage: str,
    quote: str = "",
    *,
    category: Category = Category.KEY,
    comment: str = "",
    visibility: Visibility = Visibility.PRIVATE,
) -> Annotation:
    """Annotate a quote of a passage, or the whole of it."""
    where = session.memorandum.passage(passage)
    anchor: Anchor = anchor_quote(where, quote) if quote else anchor_whole(where)
    annotation_id = session.annotate(anchor, category, comment)
    session.edit(annotation_id, visibility=visibility)
    annotation = session.annotation(annotation_id)
    assert annotation is not None
    return annotation


def searching_of(memorandum: Memorandum, files: ProgramFiles) -> Searching:
    """Return the search of a memorandum with the program's own folding."""
    return Searching(memorandum, Folder(files.opencc).fold)


@dataclass
class Desk:
    """A window with a reader and room for more beside it."""

    window: QWidget
    row: QHBoxLayout
    look: Look
    session: Session
    reader: ReaderView
    table: CommandTable


def make_desk(look: Look, session: Session) -> Desk:
    """Return a window with a reader in it, not shown yet."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    reader = ReaderView(session, look, 18)
    row.addWidget(reader, 1)
    window.resize(1160, 780)
    return Desk(window, row, look, session, reader, CommandTable(window, look))


def show(qtbot: QtBot, widget: QWidget, width: int, height: int) -> QWidget:
    """Show a widget in a window of a size; return the window, which owns it.

    The window itself has no size limits: the offscreen platform warns of them.
    """
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
    row.addWidget(widget)
    window.resize(width, height)
    widget.show()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def _english(_language: Language) -> Translator:
    return english()
