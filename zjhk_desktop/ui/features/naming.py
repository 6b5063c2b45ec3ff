"""Naming: the index of names as a page beside the contents, and names explained in the text."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Mention
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.name_gloss import NameGloss
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import NAMES
from zjhk_desktop.ui.widgets.reader_view import ReaderView

if TYPE_CHECKING:
    from zjhk_desktop.ui.widgets.names_view import NamesView


class Naming(QObject):
    """Offers the index of names as a page, and leads to mentions.

    Signals:
        place_left(Place): the reader goes to a mention, away from where it was.
    """

    place_left = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        searching: Searching,
        reader: ReaderView,
        paging: Paging,
    ) -> None:
        """Add the index to the pages that can stand in the reader's place."""
        super().__init__(paging)
        self._session = session
        self._look = look
        self._searching = searching
        self._reader = reader
        self._paging = paging
        self._view: NamesView | None = None
        self.gloss = NameGloss(session, look, reader)
        paging.add(NAMES, self._page)
        paging.shown.connect(self._page_shown)

    @property
    def view(self) -> "NamesView":
        """Return the page, made when it is first asked for."""
        if self._view is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.widgets.names_view import NamesView  # noqa: PLC0415

            view = self._view = NamesView(self._session, self._look)
            view.filter_changed.connect(self._filter)
            view.mention_chosen.connect(self._go)
        return self._view

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
                enabled_when=self._paging.can_show,
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Show the index, or go back to the text."""
        self._paging.toggle(NAMES)

    def _page(self) -> "NamesView":
        return self.view

    def _page_shown(self, page: str) -> None:
        if page:
            self.gloss.hide()

    def _filter(self, text: str) -> None:
        shown = self._searching.matching_names(text) if text.strip() else None
        self.view.model.set_shown(shown)

    def _go(self, mention: Mention) -> None:
        """Show a mention in the text, with its words selected."""
        self._paging.close()
        self.place_left.emit(self._reader.place())
        self._reader.go_to(mention.passage, mention.start)
        self._reader.select(mention.passage, mention.start, mention.end)
