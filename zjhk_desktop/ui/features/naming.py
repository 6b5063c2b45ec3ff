"""Naming: the index of names as a page beside the contents, and names explained in the text."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Mention
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.name_gloss import NameGloss
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import NAMES, ContentsPages
from zjhk_desktop.ui.widgets.names_view import NamesView
from zjhk_desktop.ui.widgets.reader_view import ReaderView


class Naming(QObject):
    """Shows the index of names in place of the reader, and leads to mentions.

    Signals:
        shown(bool): the index is about to come, or has gone.
        place_left(Place): the reader goes to a mention, away from where it was.
    """

    shown = Signal(bool)
    place_left = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        searching: Searching,
        reader: ReaderView,
        desk: QStackedWidget,
        pages: ContentsPages,
    ) -> None:
        """Serve the desk, whose first page is the reader's, and an entry of the contents."""
        super().__init__(desk)
        self._session = session
        self._look = look
        self._searching = searching
        self._reader = reader
        self._desk = desk
        self._view: NamesView | None = None
        self.gloss = NameGloss(session, look, reader)
        pages.page_requested.connect(self._page_requested)

    @property
    def view(self) -> NamesView:
        """Return the page, made when it is first asked for."""
        if self._view is None:
            view = self._view = NamesView(self._session, self._look)
            self._desk.addWidget(view)
            view.filter_changed.connect(self._filter)
            view.mention_chosen.connect(self._go)
            view.closed.connect(self.close)
        return self._view

    @property
    def active(self) -> bool:
        """Say whether the index is shown."""
        return self._view is not None and self._desk.currentWidget() is self._view

    def commands(self) -> tuple[Command, ...]:
        """Return the command that shows and leaves the index."""
        return (
            Command(
                "naming.index",
                N_("Index of names"),
                self.toggle,
                Menu.GO,
                ("Ctrl+I",),
                icon="book-text",
                separated=True,
                enabled_when=self._can_show,
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Show the index, or go back to the text."""
        if self.active:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Show the index."""
        self.gloss.hide()
        self.shown.emit(True)
        self._desk.setCurrentWidget(self.view)
        self.view.begin()

    def close(self) -> None:
        """Go back to the text, where it was."""
        if self.active:
            self._leave()
            self._reader.setFocus()

    def make_way(self, other: bool) -> None:
        """Go back to the text when something else (the results of a search) is shown."""
        if other and self.active:
            # The focus stays where it is: in the field in which the search is being typed.
            self._leave()

    def _leave(self) -> None:
        self._desk.setCurrentIndex(0)
        self.shown.emit(False)

    def _page_requested(self, page: str) -> None:
        if page == NAMES:
            self.toggle()

    def _filter(self, text: str) -> None:
        shown = self._searching.matching_names(text) if text.strip() else None
        self.view.model.set_shown(shown)

    def _go(self, mention: Mention) -> None:
        """Show a mention in the text, with its words selected."""
        self.close()
        self.place_left.emit(self._reader.place())
        self._reader.go_to(mention.passage, mention.start)
        self._reader.select(mention.passage, mention.start, mention.end)

    def _can_show(self) -> bool:
        return self._desk.isVisibleTo(self._desk.window())
