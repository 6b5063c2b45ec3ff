"""The page of all notes: title and words to filter by, filters, the table, and what to do."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.notes_filter import NotesFilter, count_categories
from zjhk_desktop.ui.models.notes_model import NotesModel
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.controls import LinkButton
from zjhk_desktop.ui.widgets.desk_page import DeskPage
from zjhk_desktop.ui.widgets.export_button import ExportButton
from zjhk_desktop.ui.widgets.filter_field import FilterField
from zjhk_desktop.ui.widgets.notes_bar import NotesBar
from zjhk_desktop.ui.widgets.notes_filters import NotesFilters
from zjhk_desktop.ui.widgets.notes_table import NotesTable

_CATEGORY_KEYS = range(Qt.Key.Key_1, Qt.Key.Key_1 + len(Category))


class NotesView(DeskPage):
    """All notes of the review.

    Signals:
        filter_changed(str): the words typed over the table are others.
        note_chosen(str): go to this note.
        note_opened(str): go to this note, and open its card.
        category_chosen(Category): the selected notes are to have this category.
        visibility_chosen(Visibility): the selected notes are to be seen by these.
        export_requested(list): the notes of these ids are to be exported.
        copy_requested(list): the notes of these ids are to be copied.
        resolve_requested(bool): the selected notes are to be resolved, or open again.
        delete_requested(): the selected notes are to go.
        restore_requested(): the selected notes, which are deleted, are to come back.
        history_requested(str): what this note has been is wanted.
    """

    filter_changed = Signal(str)
    note_chosen = Signal(str)
    note_opened = Signal(str)
    category_chosen = Signal(object)
    visibility_chosen = Signal(object)
    export_requested = Signal(object)
    copy_requested = Signal(object)
    resolve_requested = Signal(bool)
    delete_requested = Signal()
    restore_requested = Signal()
    history_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        look: Look,
        notes: NoteTexts,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        """Show a session's notes; `notes` says what is shown of their comments."""
        super().__init__(look, N_("All notes"), parent)
        self._session = session
        self.model = NotesModel(session, look, notes, now, self)
        self.field = FilterField(look, N_("Filter notes"), self)
        self.filters = NotesFilters(session, look, self)
        self.table = NotesTable(look, self.model, self)
        self.bar = NotesBar(look, self)
        self.export = ExportButton(look, self, N_("Export…"))
        self.show_all = LinkButton(look, self)
        self._build()
        self._connect()
        self._retranslate()

    def begin(self) -> None:
        """Take the focus in the table, or where there is none, for typing."""
        if self.model.rowCount():
            self.table.begin()
        else:
            self.begin_filter()

    def begin_filter(self) -> None:
        """Take the focus for filtering."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_filter(self, wanted: NotesFilter) -> None:
        """Show the notes of a filter, in the place of what was chosen and typed."""
        self.field.entry.clear()
        self.filters.show_filter(wanted)
        self.begin()

    def set_found(self, ids: frozenset[str] | None) -> None:
        """Show the notes of these ids only (None: all), as the filters let through."""
        self.model.set_filter(replace(self.filters.wanted, ids=ids))
        self._count_notes()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the selected notes a category with Alt+1…6."""
        if (
            event.modifiers() == Qt.KeyboardModifier.AltModifier
            and event.key() in _CATEGORY_KEYS
            and self.table.selected()
        ):
            self.category_chosen.emit(list(Category)[event.key() - Qt.Key.Key_1])
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._none.setWordWrap(True)
        self._none.setMargin(Space.TWO)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.READER_LEFT, 20, Space.TWO, 0)
        column.setSpacing(Space.TWO)
        column.addLayout(self._head(self.field, self.export))
        column.addWidget(self.filters)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(self._none)
        table.addWidget(self.show_all, 0, Qt.AlignmentFlag.AlignLeft)
        table.addWidget(self.table, 1)
        table.addStretch(0)
        table.addWidget(self.bar)
        column.addLayout(table, 1)

    def _connect(self) -> None:
        self.field.changed.connect(self.filter_changed)
        self.field.left_downwards.connect(self.table.begin)
        self.field.closed.connect(self.closed)
        self.filters.changed.connect(self._filters_changed)
        self.show_all.clicked.connect(self._show_all)
        self.table.note_chosen.connect(self._go)
        self.table.note_opened.connect(self._open)
        self.table.delete_requested.connect(self.delete_requested)
        self.table.closed.connect(self.closed)
        self.table.left_upwards.connect(self.field.setFocus)
        self.table.selection_changed.connect(self._selection_changed)
        self.bar.category_chosen.connect(self.category_chosen)
        self.bar.visibility_chosen.connect(self.visibility_chosen)
        self.export.export_requested.connect(self._export)
        self.table.copy_requested.connect(self._copy)
        self.bar.resolve_requested.connect(self.resolve_requested)
        self.bar.delete_requested.connect(self.delete_requested)
        self.bar.restore_requested.connect(self.restore_requested)
        self.bar.history_requested.connect(self._look_back)
        self._session.review_changed.connect(self._follow)
        self._look.language_changed.connect(self._retranslate)

    def _go(self, annotation_id: str) -> None:
        """Go to a note, or show what one has been that is there no more."""
        deleted = self.model.filter.deleted
        (self.history_requested if deleted else self.note_chosen).emit(annotation_id)

    def _open(self, annotation_id: str) -> None:
        deleted = self.model.filter.deleted
        (self.history_requested if deleted else self.note_opened).emit(annotation_id)

    def _look_back(self) -> None:
        self.history_requested.emit(self.table.selected()[0])

    def _export(self, selected: bool) -> None:
        self.export_requested.emit(self.table.selected() if selected else self._all_shown())

    def _copy(self) -> None:
        if not self.model.filter.deleted:
            self.copy_requested.emit(self.table.selected() or self._all_shown())

    def _all_shown(self) -> list[str]:
        return [note.id for note in self.model.shown]

    def _filters_changed(self) -> None:
        self.model.set_filter(replace(self.filters.wanted, ids=self.model.filter.ids))
        self._count_notes()

    def _show_all(self) -> None:
        """Show all notes; where there are none, those that are deleted."""
        self.field.entry.clear()
        self.filters.clear(deleted=self._only_deleted())
        self.begin()

    def _only_deleted(self) -> bool:
        """Say whether all notes that there have been are deleted."""
        return not self._session.annotations and bool(self._session.deleted())

    def _follow(self, _what: object = None) -> None:
        """Offer what the notes have, after the review or the words have changed."""
        wanted = self.filters.offer(self.model.offered)
        self.model.set_filter(replace(wanted, ids=self.model.filter.ids))
        self._count_notes()
        self._selection_changed()

    def _selection_changed(self) -> None:
        chosen = [self.model.row(self.model.row_of(name)) for name in self.table.selected()]
        notes = [note for note in chosen if note is not None]
        seen_by = {note.state.visibility for note in notes}
        self.bar.set_selection(
            len(notes),
            open_ones=sum(not note.state.resolved for note in notes),
            deleted=self.model.filter.deleted,
            visibility=seen_by.pop() if len(seen_by) == 1 else None,
        )
        self.export.set_counts(len(notes), self.model.rowCount())
        self.bar.setVisible(bool(notes) and self._session.can_annotate)

    def _count_notes(self) -> None:
        notes, shown = self.model.offered, self.model.rowCount()
        some = bool(notes or self._session.annotations or self._session.deleted())
        self.filters.set_counts(
            count_categories(self._session.memorandum, notes, self.model.filter)
        )
        if shown == len(notes):
            words = self._look.tr_.plural("{n} note", "{n} notes", shown)
        else:
            words = self._look.tr_.plural("{n} of {all} note", "{n} of {all} notes", len(notes))
        self._count.setText(words.format(n=shown, all=len(notes)))
        self._none.setText(self._look.words(self._why_none(some=some)))
        self._none.setVisible(shown == 0)
        other = N_("Show deleted notes") if self._only_deleted() else N_("Show all notes")
        self.show_all.setText(self._look.words(other))
        self.show_all.setAccessibleName(self.show_all.text())
        self.show_all.setVisible(shown == 0 and some)
        self.table.setVisible(shown > 0)
        self.filters.setVisible(some)
        self.field.setVisible(some)
        self.export.setVisible(some and not self.model.filter.deleted)
        self.export.set_counts(len(self.table.selected()), shown)

    def _why_none(self, *, some: bool) -> str:
        """Return the message that says why no note is shown; `some`: there are some to show."""
        if not some:
            return N_(
                "No notes yet. Select words in the text, or go to a measure, and press Alt+1 "
                "to Alt+6: every note is listed here."
            )
        if not self.model.offered and not self.model.filter.deleted:
            return N_("There are no notes now: all have been deleted.")
        return N_("No note is like this.")

    def _retranslate(self) -> None:
        self._name(self.table)
        self._follow()
