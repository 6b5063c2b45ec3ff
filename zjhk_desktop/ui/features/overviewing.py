"""Overviewing: the review in figures as a page, and the ways from its figures."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.settings_table import LAST_OPENED
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.models.matrix_rows import MatrixFilter
from zjhk_desktop.ui.models.notes_filter import NotesFilter
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import MATRIX, OVERVIEW

if TYPE_CHECKING:
    from zjhk_desktop.ui.widgets.overview_view import OverviewView


class Overviewing(QObject):
    """Offers the overview as a page.

    Signals:
        measures_requested(MatrixFilter): these measures are wanted in the matrix.
        notes_requested(NotesFilter): these notes are wanted among all.
        measure_chosen(str): go to this measure in the text.
        status_chosen(str): go to what is said of this measure.
        note_chosen(str): go to this note.
        history_requested(str): what this note has been is wanted; it is there no more.
    """

    measures_requested = Signal(object)
    notes_requested = Signal(object)
    measure_chosen = Signal(str)
    status_chosen = Signal(str)
    note_chosen = Signal(str)
    history_requested = Signal(str)

    def __init__(
        self, session: Session, look: Look, context: WindowContext, paging: Paging
    ) -> None:
        """Add the overview to the pages that can stand in the reader's place."""
        super().__init__(paging)
        self._session = session
        self._look = look
        self._numbering = context.numbering
        self._now: Callable[[], datetime] = context.now
        # Read now: this opening takes its place when the window is closed.
        self._opening = context.settings.get(LAST_OPENED)
        self._paging = paging
        self._view: OverviewView | None = None
        paging.add(OVERVIEW, self._page)

    @property
    def view(self) -> "OverviewView":
        """Return the page, made when it is first asked for."""
        if self._view is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.models.overview_model import (  # noqa: PLC0415
                Occasions,
                OverviewModel,
            )
            from zjhk_desktop.ui.widgets.overview_view import OverviewView  # noqa: PLC0415

            occasions = Occasions(self._opening, lambda: self._numbering().records())
            model = OverviewModel(self._session, self._now, occasions, self)
            view = self._view = OverviewView(self._look, model)
            view.link_chosen.connect(self._follow)
            view.reading_wanted.connect(self._paging.close)
            view.matrix_wanted.connect(self._show_matrix)
        return self._view

    def commands(self) -> tuple[Command, ...]:
        """Return the command that shows and leaves the overview."""
        return (
            Command(
                "overviewing.page",
                N_("Overview"),
                self.toggle,
                Menu.GO,
                ("Ctrl+Shift+O",),
                icon="chart-column",
                enabled_when=self._paging.can_show,
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Show the overview, or go back to the text."""
        self._paging.toggle(OVERVIEW)

    def _page(self) -> "OverviewView":
        return self.view

    def _show_matrix(self) -> None:
        self._paging.open(MATRIX)

    def _follow(self, link: object) -> None:
        """Go where a figure leads."""
        # As above: nobody follows a link before the page is there.
        from zjhk_desktop.ui.models.overview_links import (  # noqa: PLC0415
            MeasureLink,
            NoteLink,
            StatusLink,
        )

        match link:
            case MatrixFilter():
                self.measures_requested.emit(link)
            case NotesFilter():
                self.notes_requested.emit(link)
            case MeasureLink(passage):
                self.measure_chosen.emit(passage)
            case StatusLink(passage):
                self.status_chosen.emit(passage)
            case NoteLink(annotation, deleted):
                (self.history_requested if deleted else self.note_chosen).emit(annotation)
            case _:
                raise TypeError(link)
