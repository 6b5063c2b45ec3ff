"""All notes as a Qt table in the memorandum's order, of which a filter shows some."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from zjhk_desktop.domain.annotation import Annotation, Side
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.quoting import quoted_words
from zjhk_desktop.domain.wording import Words
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, SIDE_NAMES, VISIBILITY_NAMES, Look
from zjhk_desktop.ui.models.dates import short_date
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.notes_filter import NotesFilter, admitted
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.models.table_rows import TableRows
from zjhk_desktop.ui.models.wording_text import proposed_words, spoken_proposal
from zjhk_desktop.ui.session import Session

_SHOWN = 400
"""So many characters of a comment are shown in the table; there is room for fewer."""


class Column(IntEnum):
    """The columns from the left."""

    NUMBER = 0
    PLACE = 1
    QUOTE = 2
    CATEGORY = 3
    COMMENT = 4
    AUTHOR = 5
    DATE = 6
    VISIBILITY = 7
    STATE = 8


TITLES: dict[Column, str] = {
    Column.NUMBER: N_("Number"),
    Column.PLACE: N_("Place"),
    Column.QUOTE: N_("Words"),
    Column.CATEGORY: N_("Category"),
    Column.COMMENT: N_("Comment"),
    Column.AUTHOR: N_("Reviewer"),
    Column.DATE: N_("Date"),
    Column.VISIBILITY: N_("Visible to"),
    Column.STATE: N_("State"),
}


class NotesModel(TableRows[Annotation]):
    """One row a note; what is shown of it is worked out when it is drawn.

    Roles: `NoteRole` gives the annotation, `WordingRole` what it proposes; DisplayRole and
    AccessibleTextRole a cell's words.
    """

    NoteRole = Qt.ItemDataRole.UserRole + 1
    WordingRole = Qt.ItemDataRole.UserRole + 2

    def __init__(
        self,
        session: Session,
        look: Look,
        notes: NoteTexts,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """List a session's notes; `notes` says what is shown of their comments."""
        super().__init__(look, (TITLES[column] for column in Column), parent)
        self._session = session
        self._notes = notes
        self._now = now
        self._filter = NotesFilter()
        self._places: dict[str, int] = {}
        self._take(self._wanted())
        session.review_changed.connect(self._review_changed)
        session.script_changed.connect(self._reworded)

    @property
    def filter(self) -> NotesFilter:
        """Return what is asked of the notes."""
        return self._filter

    @property
    def offered(self) -> Sequence[Annotation]:
        """Return the notes of which the filter shows some: those there are, or the deleted."""
        session = self._session
        return session.deleted() if self._filter.deleted else session.annotations

    @property
    def shown(self) -> Sequence[Annotation]:
        """Return the notes shown, in order."""
        return self._rows

    def set_filter(self, wanted: NotesFilter) -> None:
        """Show only the notes that a filter lets through."""
        if wanted != self._filter:
            self._filter = wanted
            self._rebuild()

    def row_of(self, annotation_id: str) -> int:
        """Return the row of a note (-1: it is not shown)."""
        return self._places.get(annotation_id, -1)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a row's note, or a cell's words."""
        note = self.row_at(index)
        if note is None:
            return None
        if role == self.NoteRole:
            return note
        if role == self.WordingRole:
            return self._proposed(note)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(note, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(note, Column(index.column()))
        return None

    def _words(self, note: Annotation, column: Column) -> str:
        look, state = self._look, note.state
        session = self._session
        if column is Column.NUMBER:
            return str(session.number(note.id) or "–")
        if column is Column.PLACE:
            place = place_name(session.memorandum, note.anchor.passage, session.script, look)
            return place or look.words("Title")
        if column is Column.QUOTE:
            return quoted_words(session.memorandum, note, session.script)
        if column is Column.CATEGORY:
            return look.words(CATEGORY_NAMES[state.category])
        if column is Column.COMMENT:
            return self._notes.shown_comment(note, session.script)[:_SHOWN]
        if column is Column.AUTHOR:
            side = "" if state.author.side is Side.OTHER else SIDE_NAMES[state.author.side]
            name = state.author.name or look.words("Reviewer")
            return f"{name}\n{look.words(side)}" if side else name
        if column is Column.DATE:
            return short_date(state.created, look.tr_.language, self._now())
        if column is Column.VISIBILITY:
            return look.words(VISIBILITY_NAMES[state.visibility])
        if state.deleted:
            return look.words("Deleted")
        return look.words("Resolved") if state.resolved else look.words("Open")

    def _spoken(self, note: Annotation, column: Column) -> str:
        words = self._words(note, column).replace("\n", " ")
        if column is Column.NUMBER:
            return self._look.words("Note {number}, {category}").format(
                number=words, category=self._words(note, Column.CATEGORY)
            )
        if column is Column.QUOTE and note.state.proposal:
            return spoken_proposal(note, self._proposed(note), self._look)
        if column is Column.QUOTE and note.anchor.whole:
            whole = self._look.words("Whole")
            return f"{whole} {words}"
        return words

    def _proposed(self, note: Annotation) -> Sequence[Words]:
        """Return what a note proposes, in the script that is read."""
        memorandum, script = self._session.memorandum, self._session.script
        return proposed_words(memorandum, note, script, self._notes.text(note, script))

    def _wanted(self) -> list[Annotation]:
        return admitted(self._session.memorandum, self.offered, self._filter)

    def _take(self, shown: list[Annotation]) -> None:
        self._rows = shown
        self._places = {note.id: row for row, note in enumerate(shown)}

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._take(self._wanted())
        self.endResetModel()

    def _review_changed(self, _change: object) -> None:
        """Follow the review; rows stay where they are while it is the same notes."""
        shown = self._wanted()
        if [note.id for note in shown] == [note.id for note in self._rows]:
            self._take(shown)
            self._reworded()
        else:
            self._rebuild()
