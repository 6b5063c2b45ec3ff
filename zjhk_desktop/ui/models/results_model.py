"""The results of a search as a Qt list: headings, and rows of words around what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum, PassageKind, Section, SectionKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.searching import NotePart, part_text
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.models.names_rows import name_forms
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.results_rows import (
    GroupRow,
    NameRow,
    NoteRow,
    PassageRow,
    Results,
    Row,
    Scope,
    name_rows,
    note_rows,
    passage_rows,
)

_ROOT = QModelIndex()

DEFAULT_ROOM = 29.0
"""Full-width characters of an excerpt before the view has said how wide it is."""


class ResultsModel(QAbstractListModel):
    """Rows of a search; only rows with places can be selected.

    Roles: `RowRole` gives the row itself; DisplayRole and AccessibleTextRole its words.

    Attributes:
        notes: what is shown of notes (None: their comments as typed).
    """

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, look: Look) -> None:
        """Start empty; headings are worded by the look."""
        super().__init__()
        self._look = look
        self.notes: NoteTexts | None = None
        self._memorandum: Memorandum | None = None
        self._results = Results()
        self._annotations: Sequence[Annotation] = ()
        self._scope = Scope.ALL
        self._script = Script.HANT
        self._room = DEFAULT_ROOM
        self._rows: list[Row] = []
        self._row_of: dict[int, int] = {}
        look.language_changed.connect(self._reworded)

    @property
    def results(self) -> Results:
        """Return what was found, of every scope."""
        return self._results

    @property
    def scope(self) -> Scope:
        """Return which of it is shown."""
        return self._scope

    @property
    def script(self) -> Script:
        """Return the script of the words."""
        return self._script

    def set_results(
        self,
        results: Results,
        memorandum: Memorandum,
        annotations: Sequence[Annotation],
        script: Script,
    ) -> None:
        """Show what a query found in a memorandum and in notes, in a script."""
        self._results, self._memorandum = results, memorandum
        self._annotations, self._script = annotations, script
        self._rebuild()

    def set_scope(self, scope: Scope) -> None:
        """Show the places of a scope."""
        if scope is not self._scope:
            self._scope = scope
            self._rebuild()

    def set_room(self, room: float) -> None:
        """Cut excerpts to a number of full-width characters."""
        room = max(8.0, room)
        if room != self._room:
            self._room = room
            self._rebuild()

    def row_of(self, index: int) -> int:
        """Return the row that shows a place by its number (-1: it is not shown)."""
        return self._row_of.get(index, -1)

    def first_index(self, row: int) -> int:
        """Return the number of the first place of a row (-1: it is a heading)."""
        places = self._rows[row].places if 0 <= row < len(self._rows) else ()
        return places[0] if places else -1

    def index_after(self, row: int, current: int) -> int:
        """Return the place that choosing a row leads to when one is at `current`.

        That is its first one; for a name that one is at already, the next mention, going round.
        """
        shown = self._rows[row] if 0 <= row < len(self._rows) else None
        if isinstance(shown, NameRow) and current in shown.places:
            return shown.first + (current - shown.first + 1) % len(shown.places)
        return self.first_index(row)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a row, or its words."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == self.RowRole:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(row)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let rows with places be chosen, and headings not."""
        if not index.isValid() or isinstance(self._rows[index.row()], GroupRow):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def title(self, row: GroupRow) -> str:
        """Return the words of a heading."""
        if row.scope is Scope.NAMES:
            return self._look.words("Index of names")
        if not row.section or self._memorandum is None:
            return self._look.words("Notes")
        return section_title(self._memorandum.section(row.section), self._script, self._look)

    def place(self, row: NoteRow) -> str:
        """Return where a note lies, in words: “Measure 37”."""
        memorandum, passage_id = self._memorandum, row.annotation.anchor.passage
        if memorandum is None or passage_id not in memorandum:
            return ""
        passage = memorandum.passage(passage_id)
        if passage.kind is PassageKind.MEASURE:
            return self._look.words("Measure {number}").format(number=passage.number)
        return section_title(memorandum.section(passage.section), self._script, self._look)

    def _words(self, row: Row) -> str:
        if isinstance(row, GroupRow):
            return f"{self.title(row)} {row.count}"
        if isinstance(row, PassageRow):
            return f"{row.label} {row.excerpt.text}"
        if isinstance(row, NameRow):
            forms = name_forms(row.hit.name, self._script)
            return " ".join([forms.name, *filter(None, (forms.gloss,)), *row.labels])
        category = self._look.words(CATEGORY_NAMES[row.annotation.state.category])
        return f"{category} {self.place(row)} {row.excerpt.text}"

    def _rebuild(self) -> None:
        """Make the rows anew."""
        self.beginResetModel()
        results = self._results
        self._rows = []
        memorandum, script = self._memorandum, self._script
        if self._scope in {Scope.ALL, Scope.MEMORANDUM} and memorandum is not None:
            self._rows += passage_rows(memorandum, results.passages, script, self._room)
        first = len(results.passages)
        if self._scope in {Scope.ALL, Scope.NOTES}:
            self._rows += note_rows(
                self._annotations, results.notes, first, self._room, self._shown_text
            )
        first += len(results.notes)
        if self._scope in {Scope.ALL, Scope.NAMES} and memorandum is not None:
            self._rows += name_rows(memorandum, results.names, first, script)
        self._row_of = {}
        for number, row in enumerate(self._rows):
            for index in row.places:
                self._row_of[index] = number
        self.endResetModel()

    def _shown_text(self, annotation: Annotation, part: NotePart) -> str:
        if self.notes is None:
            return part_text(annotation, part)
        shown = self.notes.text(annotation, self._script)
        return shown.proposed if part is NotePart.REPLACEMENT else shown.comment

    def _reworded(self) -> None:
        if self._rows:
            first, last = self.index(0), self.index(len(self._rows) - 1)
            self.dataChanged.emit(first, last)


def section_title(section: Section, script: Script, look: Look) -> str:
    """Return a section's name for lists: 九、醫療衞生和中醫藥, or Preamble, Signature, Annex."""
    if section.kind is SectionKind.DOMAIN:
        return f"{section.numeral}、{section.heading(script)}"
    names = {
        SectionKind.TITLE: look.words("Title"),
        SectionKind.PREAMBLE: look.words("Preamble"),
        SectionKind.SIGNATURE: look.words("Signatures"),
        SectionKind.ANNEX: look.words("Annex"),
    }
    return names[section.kind]
