"""Assessing: the matrix as a page, in which the reviewer says how far each measure has come."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.draft import DraftField
from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.models.matrix_rows import DRAFT_FIELDS, Column, MatrixFilter
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import MATRIX
from zjhk_desktop.ui.widgets.reader_view import ReaderView

if TYPE_CHECKING:
    from zjhk_desktop.ui.widgets.matrix_view import MatrixView


class Assessing(QObject):
    """Offers the matrix as a page, and leads from it to measures.

    Signals:
        place_left(Place): the reader goes to a measure, away from where it was.
        export_requested(list): these rows of the matrix are to be exported.
        copy_requested(list): these rows of the matrix are to be copied.
    """

    export_requested = Signal(object)
    copy_requested = Signal(object)
    place_left = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        searching: Searching,
        reader: ReaderView,
        paging: Paging,
        now: Callable[[], datetime],
    ) -> None:
        """Add the matrix to the pages that can stand in the reader's place."""
        super().__init__(paging)
        self._session = session
        self._look = look
        self._searching = searching
        self._reader = reader
        self._paging = paging
        self._now = now
        self._view: MatrixView | None = None
        paging.add(MATRIX, self._page)
        paging.shown.connect(self._page_shown)

    @property
    def view(self) -> "MatrixView":
        """Return the page, made when it is first asked for."""
        if self._view is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.widgets.matrix_view import MatrixView  # noqa: PLC0415

            view = self._view = MatrixView(self._session, self._look, self._now)
            view.filter_changed.connect(self._filter)
            view.measure_chosen.connect(self._go)
            view.export_requested.connect(self.export_requested)
            view.copy_requested.connect(self.copy_requested)
        return self._view

    def commands(self) -> tuple[Command, ...]:
        """Return the command that shows and leaves the matrix."""
        return (
            Command(
                "assessing.matrix",
                N_("Review matrix"),
                self.toggle,
                Menu.GO,
                ("Ctrl+Shift+M",),
                icon="table-2",
                enabled_when=self._paging.can_show,
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Show the matrix, or go back to the text."""
        self._paging.toggle(MATRIX)

    def show_details(self, passage: str) -> None:
        """Show the matrix at a measure's owner; filters that leave it out are cleared."""
        self._paging.open(MATRIX)
        if self.view.model.row_of(passage) < 0:
            self.view.filters.clear()
        self.view.table.go_to(passage, Column.OWNER)

    def show_filter(self, wanted: MatrixFilter) -> None:
        """Show the measures of a filter."""
        self._paging.open(MATRIX)
        self.view.filters.show_filter(wanted)
        self.view.begin()

    def commit(self) -> bool:
        """Put on disk what is being typed into cells; return False if some could not be."""
        return self._view is None or self._view.table.commit()

    def flush(self) -> None:
        """Keep what is being typed into cells as it is."""
        for entry in self._view.table.entries if self._view is not None else ():
            if entry.drafted is not None:
                entry.drafted.flush()

    def typed(self) -> list[tuple[str, str]]:
        """Return the passages and words of the cells whose words could not be saved."""
        if self._view is None:
            return []
        return [(each.passage, each.text()) for each in self._view.table.entries if each.refused]

    def resume(self, measure: str, field: DraftField) -> bool:
        """Go on typing what is said of a measure; return False if that cannot be."""
        if not self._session.can_annotate:
            return False
        self._paging.open(MATRIX)
        column = next(each for each, typed in DRAFT_FIELDS.items() if typed is field)
        self.view.table.resume(measure, column)
        return True

    def _page(self) -> "MatrixView":
        return self.view

    def _page_shown(self, page: str) -> None:
        """Come with what is true now, at the measure that is being read."""
        if page == MATRIX:
            view = self.view
            view.model.rebuild()
            if view.model.row_of(self._reader.current_passage) >= 0:
                view.table.go_to(self._reader.current_passage, Column.STATUS)

    def _filter(self, text: str) -> None:
        self.view.keep(
            self._searching.matching_texts(text, self.view.model.texts()) if text.strip() else None
        )

    def _go(self, passage: str) -> None:
        """Show a measure in the text."""
        self._paging.close()
        self.place_left.emit(self._reader.place())
        self._reader.go_to(passage, 0)
