"""The index of names as a Qt list: a heading for each kind, and its names."""

from collections.abc import Set as AbstractSet

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zjhk_desktop.domain.memorandum import NameKind
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.names_rows import (
    KIND_NAMES,
    IndexRow,
    KindRow,
    NameEntry,
    index_rows,
    name_entries,
    name_forms,
)
from zjhk_desktop.ui.session import Session

_ROOT = QModelIndex()


class NamesModel(QAbstractListModel):
    """Names by kind, those of the filter and of the chosen kind; only they can be selected.

    Roles: `RowRole` gives the row itself; DisplayRole and AccessibleTextRole its words.
    """

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, session: Session, look: Look, parent: QObject | None = None) -> None:
        """List the names of a session's memorandum."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._shown: AbstractSet[str] | None = None
        self._kind: NameKind | None = None
        self._entries = name_entries(session.memorandum, session.script)
        self._rows: list[IndexRow] = []
        self._rebuild()
        session.script_changed.connect(self._script_changed)
        look.language_changed.connect(self._reworded)

    @property
    def kind(self) -> NameKind | None:
        """Return the chosen kind (None: every kind)."""
        return self._kind

    def set_kind(self, kind: NameKind | None) -> None:
        """Show the names of a kind (None: of every kind)."""
        if kind is not self._kind:
            self._kind = kind
            self._rebuild()

    def set_shown(self, names: AbstractSet[str] | None) -> None:
        """Show the names of these ids (None: all)."""
        if names != self._shown:
            self._shown = names
            self._rebuild()

    def count(self, kind: NameKind | None) -> int:
        """Return how many names of a kind (None: of every kind) the filter lets through."""
        return sum(
            (kind is None or entry.name.kind is kind)
            and (self._shown is None or entry.name.id in self._shown)
            for entry in self._entries
        )

    def row(self, row: int) -> IndexRow | None:
        """Return a row (None: there is none of that number)."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, name_id: str) -> int:
        """Return the row that shows a name (-1: it is not shown)."""
        for number, row in enumerate(self._rows):
            if isinstance(row, NameEntry) and row.name.id == name_id:
                return number
        return -1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a row, or its words."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._words(row)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let names be chosen, and headings not."""
        row = self.row(index.row()) if index.isValid() else None
        if not isinstance(row, NameEntry):
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _title(self, row: IndexRow) -> str:
        if isinstance(row, KindRow):
            return self._look.words(KIND_NAMES[row.kind])
        return name_forms(row.name, self._session.script).name

    def _words(self, row: IndexRow) -> str:
        if isinstance(row, KindRow):
            return f"{self._title(row)} {row.count}"
        forms = name_forms(row.name, self._session.script)
        return " ".join(
            part for part in (forms.name, forms.other, forms.gloss, *row.labels) if part
        )

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = index_rows(self._entries, self._shown, self._kind)
        self.endResetModel()

    def _script_changed(self, _script: object) -> None:
        """Take the labels anew; the rows stay where they are."""
        self._entries = name_entries(self._session.memorandum, self._session.script)
        self._rows = index_rows(self._entries, self._shown, self._kind)
        self._reworded()

    def _reworded(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))
