"""The pages of a briefing as a Qt list, each with a small picture once it is drawn."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QImage

from zjhk_desktop.ui.design.look import Look

MOST = 64
"""Pictures that are kept: more than are seen at once on a tall screen, twice over."""

_ROOT = QModelIndex()


class PageModel(QAbstractListModel):
    """One row a page; DecorationRole gives the picture (None until it is there).

    Signals:
        picture_wanted(int): a page without a picture has been looked at.
    """

    picture_wanted = Signal(int)

    def __init__(self, look: Look) -> None:
        """Start without pages."""
        super().__init__()
        self._look = look
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._pictures: dict[int, QImage] = {}
        self._wanted: set[int] = set()

    def set_pages(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Take other pages, of sizes in points; their pictures are wanted anew.

        With as many pages as before, old pictures are shown until new ones come.
        """
        same = len(sizes) == len(self._sizes)
        if not same:
            self.beginResetModel()
            self._pictures.clear()
        self._sizes = sizes
        self._wanted.clear()
        if not same:
            self.endResetModel()
        elif sizes:
            self.dataChanged.emit(self.index(0), self.index(len(sizes) - 1))

    def set_picture(self, row: int, picture: QImage) -> None:
        """Show a page's picture."""
        if 0 <= row < len(self._sizes):
            self._pictures.pop(row, None)
            self._pictures[row] = picture
            self._forget()
            index = self.index(row)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def size_of(self, row: int) -> tuple[float, float]:
        """Return a page's width and height in points (IndexError: there is no such page)."""
        return self._sizes[row]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many pages there are."""
        return 0 if parent.isValid() else len(self._sizes)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a page's number or picture."""
        if not index.isValid() or index.row() >= len(self._sizes):
            return None
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._look.words("Page {number} of {count}").format(
                number=row + 1, count=len(self._sizes)
            )
        if role == Qt.ItemDataRole.DecorationRole:
            return self._pictures.get(row)
        return None

    def _forget(self) -> None:
        """Let go of the pictures that have been here longest; they are asked for anew."""
        while len(self._pictures) > MOST:
            oldest = next(iter(self._pictures))
            del self._pictures[oldest]
            self._wanted.discard(oldest)

    def want(self, row: int) -> None:
        """Ask for a page's picture, once."""
        if row not in self._wanted:
            self._wanted.add(row)
            self.picture_wanted.emit(row)
