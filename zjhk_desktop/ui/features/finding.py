"""Finding: words in the memorandum and in the notes, hit by hit, and the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.find_return import FindReturn
from zjhk_desktop.ui.models.results_places import (
    count_by_section,
    first_from,
    identity_of,
    note_of,
    painted_hits,
    place_of,
    same_place,
    stepped,
)
from zjhk_desktop.ui.models.results_rows import Results, Scope, results_of
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.find_field import FindField
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.results_view import ResultsView

_LONGEST_SELECTION = 40
"""A longer selection is not taken for a query, in code points."""


class Finding(QObject):
    """Runs the search, paints its hits and walks over them.

    Signals:
        hits_counted(dict[str, int]): places found in each section that has any, by section id
            (empty: the search has ended).
        results_shown(bool): the column of results has come or gone.
        note_chosen(str): the place one is at lies in this annotation's comment.
        place_left(Place): the search was accepted away from where the reader was before it.
    """

    hits_counted = Signal(object)
    results_shown = Signal(bool)
    note_chosen = Signal(str)
    place_left = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,  # noqa: ARG002 - what every feature is given
        searching: Searching,
        reader: ReaderView,
        field: FindField,
        results: ResultsView,
    ) -> None:
        """Connect the field, the column of results and the reader."""
        super().__init__(reader)
        self._session = session
        self._searching = searching
        self._reader = reader
        self._field = field
        self._view = results
        self._found = Results()
        self._scope = Scope.ALL
        self._current = -1
        self._active = False
        self._return = FindReturn(reader)
        self._connect()

    @property
    def active(self) -> bool:
        """Say whether results are shown."""
        return self._active

    @property
    def found(self) -> Results:
        """Return what the present query found."""
        return self._found

    @property
    def current(self) -> int:
        """Return the number of the place one is at (-1: none)."""
        return self._current

    def commands(self) -> tuple[Command, ...]:
        """Return the commands of finding."""
        return (
            Command(
                "finding.find",
                N_("Find…"),
                self.begin,
                Menu.EDIT,
                ("Ctrl+F",),
                icon="search",
                separated=True,
            ),
            Command("finding.next", N_("Find next"), self.go_next, Menu.EDIT, ("F3",)),
            Command(
                "finding.previous", N_("Find previous"), self.go_previous, Menu.EDIT, ("Shift+F3",)
            ),
        )

    def begin(self) -> None:
        """Take the selected words as the query, if there are a few, and focus the field."""
        anchor = self._reader.selected_anchor()
        if (
            anchor is not None
            and self._reader.hasFocus()
            and len(anchor.quote) <= _LONGEST_SELECTION
            and not self._reader.selection_spans_passages()
        ):
            passage = self._session.memorandum.passage(anchor.passage)
            text = passage.text(self._session.script)[anchor.start : anchor.end]
            self._field.set_query(text)
        self._field.begin()

    def go_next(self) -> None:
        """Go to the next place, after the last to the first; with no search, begin one."""
        self._step(1)

    def go_previous(self) -> None:
        """Go to the previous place, before the first to the last."""
        self._step(-1)

    def accept(self) -> None:
        """Stay at the present place and read there; results stay until Escape."""
        if not self._active:
            return
        if self._return.place is not None and self._current >= 0:
            self.place_left.emit(self._return.place)
        self._return.forget()
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell_note()

    def end(self) -> None:
        """Take the results away; the reader goes back to where it was unless accepted."""
        was_active = self._active
        self._field.blockSignals(True)
        self._field.set_query("")
        self._field.blockSignals(False)
        if was_active:
            self._close()
        self._reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape end the search from the reader too."""
        if (
            self._active
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.end()
            return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self._field.query_changed.connect(self._query_changed)
        self._field.next_requested.connect(self.go_next)
        self._field.previous_requested.connect(self.go_previous)
        self._field.accepted.connect(self.accept)
        self._field.closed.connect(self.end)
        self._view.hit_chosen.connect(self._chosen)
        self._view.step_requested.connect(self._step)
        self._view.scope_chosen.connect(self._scope_chosen)
        self._view.accepted.connect(self.accept)
        self._view.closed.connect(self.end)
        self._session.script_changed.connect(self._script_changed)
        self._session.review_changed.connect(self._review_changed)
        self._return.settled.connect(self._settled)
        self._reader.installEventFilter(self)

    def _query_changed(self, query: str) -> None:
        if not query.strip():
            if self._active:
                self._close()
            return
        if self._return.place is None or self._return.is_going:
            # The search begins, or goes on from a place that was accepted.
            self._return.remember()
        begins = not self._active
        self._active = True
        self._search(query)
        if begins:
            self._view.show()
            self.results_shown.emit(True)
        self._current = self._first()
        self._show()

    def _search(self, query: str) -> None:
        """Run the search and give the model what it found."""
        annotations = self._session.annotations
        self._found = results_of(query, self._searching.find(query, annotations))
        self._view.model.set_results(
            self._found, self._session.memorandum, annotations, self._session.script
        )
        self.hits_counted.emit(count_by_section(self._found, self._session.memorandum))

    def _first(self) -> int:
        """Return the first place at or after where the reader was before the search."""
        here = self._return.place or self._reader.place()
        return first_from(
            self._found,
            self._found.indices(self._scope),
            (here.passage, here.offset),
            self._session.memorandum,
            self._session.annotation,
        )

    def _step(self, step: int) -> None:
        if not self._active:
            self.begin()
            return
        index = stepped(self._found.indices(self._scope), self._current, step)
        if index >= 0:
            self._chosen(index)

    def _chosen(self, index: int) -> None:
        self._current = index
        self._show()
        self._tell_note()

    def _tell_note(self) -> None:
        note = note_of(self._found, self._current)
        if note:
            self.note_chosen.emit(note)

    def _scope_chosen(self, scope: Scope) -> None:
        self._scope = scope
        self._view.model.set_scope(scope)
        if self._current not in self._found.indices(scope):
            self._current = self._first()
        self._show()

    def _show(self) -> None:
        """Paint the hits, bring the current place into view, and show it in the list."""
        self._paint()
        place = place_of(
            self._found, self._current, self._session.memorandum, self._session.annotation
        )
        if place is not None:
            self._reader.reveal(*place)
        else:
            self._return.show()
        self._view.show_results(self._current)

    def _paint(self) -> None:
        hits, current = painted_hits(
            self._found, self._current, self._scope, self._session.memorandum
        )
        self._reader.painter.set_hits(hits, current)
        self._reader.viewport().update()

    def _close(self) -> None:
        self._active = False
        self._found = Results()
        self._current = -1
        self._scope = Scope.ALL
        self._view.model.set_scope(Scope.ALL)
        self._view.hide()
        self._paint()
        self.hits_counted.emit({})
        self.results_shown.emit(False)
        self._return.go()

    def _settled(self) -> None:
        """Bring the place into view again once the results have taken their room."""
        if self._active:
            self._show()

    def _script_changed(self, _script: Script) -> None:
        if self._active:
            self._search(self._found.query)
            self._view.show_results(self._current)

    def _review_changed(self, _change: object) -> None:
        """Search again, staying at the same place if it is still there."""
        if not self._active:
            return
        identity = identity_of(self._found, self._current)
        self._search(self._found.query)
        self._current = same_place(self._found, self._found.indices(self._scope), identity)
        self._paint()
        self._view.show_results(self._current)
