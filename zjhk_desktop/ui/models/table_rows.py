"""Rows under titles as a Qt table: what every table of the program has in common."""

from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zjhk_desktop.ui.design.look import Look

Row = TypeVar("Row")
_ROOT = QModelIndex()


class TableRows(QAbstractTableModel, Generic[Row]):
    """A list of rows and the titles of their columns; subclasses say what their cells show."""

    def __init__(self, look: Look, titles: Iterable[str], parent: QObject | None = None) -> None:
        """Have no rows yet; `titles` are messages, by column from the left."""
        super().__init__(parent)
        self._look = look
        self._titles = tuple(titles)
        self._rows: Sequence[Row] = ()
        look.language_changed.connect(self._reworded)

    def row(self, row: int) -> Row | None:
        """Return a row (None: there is none of that number)."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> Row | None:
        """Return the row of a cell (None: it is no cell)."""
        return self.row(index.row()) if index.isValid() else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a column's title."""
        known = orientation is Qt.Orientation.Horizontal and 0 <= section < len(self._titles)
        if known and role == Qt.ItemDataRole.DisplayRole:
            return self._look.words(self._titles[section])
        return None

    def _reset(self, rows: Sequence[Row]) -> None:
        """Have other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _reworded(self, _what: object = None) -> None:
        """Tell that titles and cells say something else."""
        last = len(self._titles) - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, last))
