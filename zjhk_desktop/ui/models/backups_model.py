"""The profile's backups as a Qt table, the newest first; what is in them comes bit by bit."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from zjhk_desktop.domain.language import N_
from zjhk_desktop.storage.backups import Backup
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.dates import day_and_time
from zjhk_desktop.ui.models.table_rows import TableRows

_KILO = 1024


class Column(IntEnum):
    """The columns from the left."""

    TIME = 0
    SIZE = 1
    ANNOTATIONS = 2
    STATES = 3
    LACKING = 4
    CONDITION = 5


TITLES: dict[Column, str] = {
    Column.TIME: N_("Date and time"),
    Column.SIZE: N_("Size"),
    Column.ANNOTATIONS: N_("Notes"),
    Column.STATES: N_("Entries"),
    Column.LACKING: N_("Not in the review"),
    Column.CONDITION: N_("Condition"),
}


class BackupsModel(TableRows[Backup]):
    """One row a backup.

    Roles: `BackupRole` gives the `Backup`; DisplayRole a cell's words.
    """

    BackupRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        """List nothing yet."""
        super().__init__(look, (TITLES[column] for column in Column), parent)

    @property
    def backups(self) -> Sequence[Backup]:
        """Return the backups in order."""
        return self._rows

    def set_backups(self, backups: Sequence[Backup]) -> None:
        """List backups; those looked into already stay so."""
        known = {(each.path, each.time, each.size): each for each in self._rows}
        self._reset([known.get((b.path, b.time, b.size), b) for b in backups])

    def forget(self) -> None:
        """Take nothing for known that was seen in the backups."""
        self._reset([])

    def update(self, backup: Backup) -> None:
        """Say what is in a backup that is still listed."""
        for row, each in enumerate(self._rows):
            if each.path == backup.path:
                self._rows = [*self._rows[:row], backup, *self._rows[row + 1 :]]
                last = self.index(row, len(Column) - 1)
                self.dataChanged.emit(self.index(row, 0), last)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a row's backup, or a cell's words."""
        backup = self.row_at(index)
        if backup is None:
            return None
        if role == self.BackupRole:
            return backup
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(backup, Column(index.column()))
        return None

    def _words(self, backup: Backup, column: Column) -> str:
        words = self._look.words
        if column is Column.TIME:
            return day_and_time(backup.time.isoformat(), self._look.tr_.language)
        if column is Column.SIZE:
            return size_words(backup.size)
        if column is Column.CONDITION:
            if backup.whole is None:
                return words("Being checked…")
            return words("Sound") if backup.whole else words("Damaged")
        if not backup.whole:
            return ""
        if column is Column.ANNOTATIONS:
            return str(backup.notes)
        if column is Column.STATES:
            return str(backup.revisions)
        message = self._look.tr_.plural("{n} entry", "{n} entries", backup.lacking)
        return message.format(n=backup.lacking) if backup.lacking else "–"


def size_words(size: int) -> str:
    """Return a size in bytes as it is read."""
    if size < _KILO * _KILO:
        return f"{max(1, round(size / _KILO)):,} KB"
    return f"{size / _KILO / _KILO:,.1f} MB"
