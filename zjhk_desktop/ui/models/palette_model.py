"""The rows of the command palette: what a query finds, the best first."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zjhk_desktop.ui.models.matching import match
from zjhk_desktop.ui.models.palette_entry import Entry

_ROOT = QModelIndex()
_NEVER = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, and why it is shown.

    Attributes:
        entry: what can be done.
        places: which characters of the title the query meets.
        other: the title in another language, if it is that which the query meets.
        other_places: which of its characters.
        recent: it was run not long ago, and nothing is typed.
    """

    entry: Entry
    places: tuple[int, ...] = ()
    other: str = ""
    other_places: tuple[int, ...] = ()
    recent: bool = False


def rows_of(query: str, entries: Sequence[Entry], recent: Sequence[str]) -> list[Row]:
    """Return what a folded query finds, the best first, among equals what was run last.

    Without a query: the commands that were run last, then all others in their order.
    """
    order = {command: number for number, command in enumerate(recent)}
    if not query.strip():
        commands = [entry for entry in entries if entry.command]
        last = [entry for entry in commands if entry.command in order]
        last.sort(key=lambda entry: order[entry.command])
        others = [entry for entry in commands if entry.command not in order]
        return [*(Row(entry, recent=True) for entry in last), *(Row(entry) for entry in others)]
    found: list[tuple[tuple[int, bool, int, int], Row]] = []
    for entry in entries:
        hit = match(query, entry.terms)
        if hit is not None:
            last = order.get(entry.command, _NEVER)
            key = (-hit.score, not entry.enabled, last, len(entry.title))
            found.append((key, _row(entry, hit.places)))
    found.sort(key=lambda each: each[0])
    return [row for _key, row in found]


def _row(entry: Entry, places: dict[int, tuple[int, ...]]) -> Row:
    """Return a row in which the characters met can be seen."""
    if 0 in places:
        return Row(entry, places[0])
    for number, found in places.items():
        text = entry.terms[number].text
        at = entry.title.find(text)
        if at >= 0:
            return Row(entry, tuple(at + place for place in found))
        if entry.terms[number].handicap < entry.terms[-1].handicap:
            return Row(entry, other=text, other_places=found)
    return Row(entry)


class PaletteModel(QAbstractListModel):
    """One row an entry; RowRole gives the row itself."""

    RowRole = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        """Start without rows."""
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return a row (None: there is none of that number)."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a row, its title, or what a screen reader says of it."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(row.entry)
        return row if role == self.RowRole else None


def spoken(entry: Entry) -> str:
    """Return an entry as it is read aloud."""
    return ", ".join(part for part in (entry.title, entry.part, entry.remark, entry.keys) if part)
