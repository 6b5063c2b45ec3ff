"""Bookmarking: ribbons at passages, the page of them, and the way from one to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import PassageKind
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import BOOKMARKS
from zjhk_desktop.ui.widgets.gutter_hand import GutterHand
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.reader_view import ReaderView

if TYPE_CHECKING:
    from zjhk_desktop.ui.widgets.bookmarks_view import BookmarksView


class Bookmarking(QObject):
    """Sets and removes the reviewer's bookmarks, and leads to them.

    Signals:
        place_left(Place): the reader goes to a bookmark, away from where it was.
    """

    place_left = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        reader: ReaderView,
        hand: GutterHand,
        notice: Notice,
        paging: Paging,
    ) -> None:
        """Add the bookmarks to the pages that can stand in the reader's place."""
        super().__init__(paging)
        self._session = session
        self._look = look
        self._reader = reader
        self._notice = notice
        self._paging = paging
        self._view: BookmarksView | None = None
        paging.add(BOOKMARKS, self._page)
        hand.ribbon_clicked.connect(self._session.toggle_bookmark)
        session.review_changed.connect(self._count)
        session.author_changed.connect(self._count)
        self._count()

    @property
    def view(self) -> "BookmarksView":
        """Return the page, made when it is first asked for."""
        if self._view is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.widgets.bookmarks_view import BookmarksView  # noqa: PLC0415

            view = self._view = BookmarksView(self._session, self._look)
            view.passage_chosen.connect(self._go)
            view.remove_requested.connect(self._remove)
        return self._view

    def commands(self) -> tuple[Command, ...]:
        """Return the commands of bookmarking."""
        return (
            Command(
                "bookmarking.toggle",
                N_("Bookmark"),
                self.toggle,
                Menu.NOTE,
                ("Ctrl+B",),
                icon="bookmark",
                enabled_when=self._can_toggle,
                lacking=N_("The review cannot be changed now."),
                text_now=self._toggle_text,
            ),
            Command(
                "bookmarking.next",
                N_("Next bookmark"),
                self.go_next,
                Menu.GO,
                ("Alt+PgDown",),
                separated=True,
                enabled_when=self._has_bookmarks,
                lacking=N_("There are no bookmarks yet."),
            ),
            Command(
                "bookmarking.previous",
                N_("Previous bookmark"),
                self.go_previous,
                Menu.GO,
                ("Alt+PgUp",),
                enabled_when=self._has_bookmarks,
                lacking=N_("There are no bookmarks yet."),
            ),
            Command(
                "bookmarking.all",
                N_("Bookmarks"),
                self.toggle_page,
                Menu.GO,
                ("Ctrl+Shift+L",),
                enabled_when=self._paging.can_show,
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Set a bookmark where one reads, or remove the one that is there."""
        if self._reader.current_passage in self._session.memorandum:
            self._session.toggle_bookmark(self._reader.current_passage)

    def toggle_page(self) -> None:
        """Show all bookmarks, or go back to the text."""
        self._paging.toggle(BOOKMARKS)

    def go_next(self) -> None:
        """Go to the bookmark after the current passage; from the last one to the first."""
        self._step(1)

    def go_previous(self) -> None:
        """Go to the bookmark before the current passage; from the first one to the last."""
        self._step(-1)

    def _step(self, step: int) -> None:
        bookmarks, memorandum = self._session.bookmarks, self._session.memorandum
        here = memorandum.passage(self._reader.current_passage or self._reader.place().passage)
        places = [memorandum.passage(name).position for name in bookmarks]
        later = [n for n, place in zip(bookmarks, places, strict=True) if place > here.position]
        earlier = [n for n, place in zip(bookmarks, places, strict=True) if place < here.position]
        if step > 0:
            self._reader.go_to(later[0] if later else bookmarks[0])
        else:
            self._reader.go_to(earlier[-1] if earlier else bookmarks[-1])

    def _go(self, passage: str) -> None:
        """Show a passage in the text."""
        self._paging.close()
        self.place_left.emit(self._reader.place())
        self._reader.go_to(passage)

    def _remove(self, passage: str) -> None:
        """Remove a bookmark from the page at once, and offer to take that back."""
        if self._session.can_annotate and self._session.toggle_bookmark(passage):
            session, words = self._session, self._look.words
            place = place_name(session.memorandum, passage, session.script, self._look)
            text = words("Bookmark removed: {place}").format(place=place or words("Title"))
            self._notice.say(text, action=words("Undo"), act=session.undo)

    def _page(self) -> "BookmarksView":
        return self.view

    def _count(self, _what: object = None) -> None:
        self._paging.set_count(BOOKMARKS, len(self._session.bookmarks))

    def _toggle_text(self) -> str:
        words, memorandum = self._look.words, self._session.memorandum
        passage = self._reader.current_passage
        if passage in self._session.bookmarks:
            return words("Remove bookmark")
        measure = passage in memorandum and memorandum.passage(passage).kind is PassageKind.MEASURE
        return words("Bookmark this measure") if measure else words("Bookmark this passage")

    def _can_toggle(self) -> bool:
        return self._session.can_annotate

    def _has_bookmarks(self) -> bool:
        return bool(self._session.bookmarks)
