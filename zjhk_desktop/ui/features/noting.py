"""Noting: all notes as a page beside the contents, and what is done with several of them."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.annotation import Category, Visibility
from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.notes_filter import NotesFilter
from zjhk_desktop.ui.models.shared_words import shared_words
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import NOTES
from zjhk_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from zjhk_desktop.ui.widgets.notes_view import NotesView


class Noting(QObject):
    """Offers all notes as a page; every change of several is one operation.

    Signals:
        note_chosen(str): go to this note.
        note_opened(str): go to this note, and open its card.
        history_requested(str): what this note has been is wanted.
        export_requested(list): the notes of these ids are to be exported.
        copy_requested(list): the notes of these ids are to be copied.
    """

    export_requested = Signal(object)
    copy_requested = Signal(object)
    note_chosen = Signal(str)
    note_opened = Signal(str)
    history_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        look: Look,
        searching: Searching,
        notes: NoteTexts,
        now: Callable[[], datetime],
        notice: Notice,
        paging: Paging,
    ) -> None:
        """Add the notes to the pages that can stand in the reader's place."""
        super().__init__(paging)
        self._session = session
        self._look = look
        self._searching = searching
        self._notes = notes
        self._now = now
        self._notice = notice
        self._paging = paging
        self._view: NotesView | None = None
        paging.add(NOTES, self._page)
        session.review_changed.connect(self._review_changed)
        self._count()

    @property
    def view(self) -> "NotesView":
        """Return the page, made when it is first asked for."""
        if self._view is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.widgets.notes_view import NotesView  # noqa: PLC0415

            view = self._view = NotesView(self._session, self._look, self._notes, self._now)
            view.filter_changed.connect(self._filter)
            view.note_chosen.connect(self.note_chosen)
            view.note_opened.connect(self.note_opened)
            view.category_chosen.connect(self._recategorise)
            view.visibility_chosen.connect(self._share)
            view.export_requested.connect(self.export_requested)
            view.copy_requested.connect(self.copy_requested)
            view.resolve_requested.connect(self._resolve)
            view.delete_requested.connect(self._delete)
            view.restore_requested.connect(self._restore)
            view.history_requested.connect(self.history_requested)
        return self._view

    def commands(self) -> tuple[Command, ...]:
        """Return the command that shows and leaves the page."""
        return (
            Command(
                "noting.all",
                N_("All notes"),
                self.toggle,
                Menu.GO,
                ("Ctrl+L",),
                icon="list",
                separated=True,
                enabled_when=self._paging.can_show,
                anywhere=True,
            ),
        )

    def current(self) -> str:
        """Return the note that one is at on the page ("": at none, or not on it)."""
        here = self._view is not None and self._paging.current == NOTES
        note = self.view.model.row(self.view.table.currentIndex().row()) if here else None
        return note.id if note else ""

    def show_filter(self, wanted: NotesFilter) -> None:
        """Show the notes of a filter."""
        self._paging.open(NOTES)
        self.view.show_filter(wanted)

    def toggle(self) -> None:
        """Show all notes, or go back to the text."""
        self._paging.toggle(NOTES)

    def _page(self) -> "NotesView":
        return self.view

    def _recategorise(self, category: Category) -> None:
        self._session.recategorise(self._selected(), category)

    def _share(self, visibility: Visibility) -> None:
        """Say who may see the selected notes; what that means is said, and can be taken back."""
        chosen = [self._session.annotation(name) for name in self.view.table.selected()]
        names = [n.id for n in chosen if n is not None and n.state.visibility is not visibility]
        if names and self._session.share(names, visibility):
            words = shared_words(self._look.tr_, visibility, len(names))
            self._notice.say(words, action=self._look.words("Undo"), act=self._session.undo)

    def _resolve(self, resolved: bool) -> None:
        self._session.resolve(self._selected(), resolved=resolved)

    def _delete(self) -> None:
        """Delete the selected notes at once, and offer to take that back."""
        selected = self._selected()
        if selected and self._session.delete(selected):
            count = len(selected)
            words = self._look.tr_.plural("{n} note deleted.", "{n} notes deleted.", count)
            self._notice.say(
                words.format(n=count), action=self._look.words("Undo"), act=self._session.undo
            )

    def _restore(self) -> None:
        """Bring the selected notes back, and offer to take that back."""
        selected = self.view.table.selected()
        if selected and self._session.bring_back(selected):
            count = len(selected)
            words = self._look.tr_.plural(
                "{n} note brought back.", "{n} notes brought back.", count
            )
            self._notice.say(
                words.format(n=count), action=self._look.words("Undo"), act=self._session.undo
            )

    def _selected(self) -> list[str]:
        """Return the selected notes that can be changed: deleted ones only come back."""
        return [] if self.view.model.filter.deleted else self.view.table.selected()

    def _count(self) -> None:
        self._paging.set_count(NOTES, len(self._session.annotations))

    def _review_changed(self, _change: object) -> None:
        self._count()
        if self._view is not None and self._view.field.text.strip():
            self._filter(self._view.field.text)

    def _filter(self, text: str) -> None:
        self.view.set_found(self._found(text) if text.strip() else None)

    def _found(self, text: str) -> frozenset[str]:
        """Return the notes whose comment, or whose words in the memorandum, a query finds."""
        notes = self._session.annotations
        found = {hit.annotation for hit in self._searching.in_annotations(text, notes)}
        for hit in self._searching.in_passages(text):
            found.update(
                note.id
                for note in self._session.annotations_of(hit.passage)
                if note.anchor.start < hit.end and hit.start < note.anchor.end
            )
        return frozenset(found)
