"""Undo and redo of the review, named in the menu."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from zjhk_desktop.domain.change import CHANGE_NAMES, Change, ChangeKind, passed_over_sentence
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.reader_view import ReaderView


class History(QObject):
    """Takes back and does again."""

    def __init__(
        self,
        session: Session,
        look: Look,
        reader: ReaderView,
        cards: CardColumn,
        notice: Notice,
        in_view: Callable[[], bool],
    ) -> None:
        """Act on a session's review while it is `in_view`: in the text or on a page of it."""
        super().__init__(cards)
        self._session = session
        self._look = look
        self._reader = reader
        self._cards = cards
        self._notice = notice
        self._in_view = in_view
        session.review_changed.connect(self._review_changed)
        session.author_changed.connect(notice.withdraw)

    def commands(self) -> list[Command]:
        """Return undo and redo."""
        return [
            Command(
                "edit.undo",
                N_("Undo"),
                self.undo,
                Menu.EDIT,
                ("Ctrl+Z",),
                "undo-2",
                enabled_when=self._can_undo,
                lacking=N_("There is nothing to take back."),
                anywhere=True,
                text_now=self._undo_text,
            ),
            Command(
                "edit.redo",
                N_("Redo"),
                self.redo,
                Menu.EDIT,
                ("Ctrl+Shift+Z", "Ctrl+Y"),
                "redo-2",
                enabled_when=self._can_redo,
                lacking=N_("There is nothing to do again."),
                anywhere=True,
                text_now=self._redo_text,
            ),
        ]

    def undo(self) -> None:
        """Take back the last change of the review; what is being typed is kept first."""
        if self._cards.editor.commit():
            self._session.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        if self._cards.editor.commit():
            self._session.redo()

    def _review_changed(self, change: Change) -> None:
        """Show what was taken back or done again, and say what was passed over for it."""
        place = self._session.place_undone(change)
        if place is not None and self._reader.isVisible():
            self._reader.reveal(place.passage, place.start)
        if change.passed_over:
            self._notice.say(passed_over_sentence(change, self._look.tr_))

    def _can_undo(self) -> bool:
        return self._in_view() and self._session.undo_kind is not None

    def _can_redo(self) -> bool:
        return self._in_view() and self._session.redo_kind is not None

    def _undo_text(self) -> str:
        return self._named(N_("Undo"), N_("Undo: {what}"), self._session.undo_kind)

    def _redo_text(self) -> str:
        return self._named(N_("Redo"), N_("Redo: {what}"), self._session.redo_kind)

    def _named(self, plain: str, named: str, kind: ChangeKind | None) -> str:
        words = self._look.words
        return words(named).format(what=words(CHANGE_NAMES[kind])) if kind else words(plain)
