"""The passages with a bookmark as a Qt list, in the memorandum's order."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zjhk_desktop.domain.memorandum import Passage, PassageKind
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.session import Session

_ROOT = QModelIndex()


class BookmarksModel(QAbstractListModel):
    """One row a passage.

    Roles: `PassageRole` gives the passage; DisplayRole its words, `PlaceRole` what its place is
    called, `PartRole` the domain that a measure stands in.
    """

    PassageRole = Qt.ItemDataRole.UserRole + 1
    PlaceRole = Qt.ItemDataRole.UserRole + 2
    PartRole = Qt.ItemDataRole.UserRole + 3

    def __init__(self, session: Session, look: Look, parent: QObject | None = None) -> None:
        """List a session's bookmarks."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._shown = self._wanted()
        session.review_changed.connect(self._follow)
        session.author_changed.connect(self._follow)
        session.script_changed.connect(self._reworded)
        look.language_changed.connect(self._reworded)

    def passage(self, row: int) -> str:
        """Return the id of a row's passage ("": there is no such row)."""
        return self._shown[row].id if 0 <= row < len(self._shown) else ""

    def row_of(self, passage: str) -> int:
        """Return the row of a passage (-1: it has no bookmark)."""
        return next((row for row, shown in enumerate(self._shown) if shown.id == passage), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many bookmarks there are."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a row's passage, or words of it."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        passage = self._shown[index.row()]
        if role == self.PassageRole:
            return passage
        if role == Qt.ItemDataRole.DisplayRole:
            return passage.text(self._session.script)
        if role == self.PlaceRole:
            return self._place(passage)
        if role == self.PartRole:
            return self._part(passage)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._place(passage)}: {passage.text(self._session.script)}"
        return None

    def _place(self, passage: Passage) -> str:
        session = self._session
        name = place_name(session.memorandum, passage.id, session.script, self._look)
        return name or self._look.words("Title")

    def _part(self, passage: Passage) -> str:
        if passage.kind is not PassageKind.MEASURE:
            return ""
        section = self._session.memorandum.section(passage.section)
        return f"{section.numeral}、{section.heading(self._session.script)}"

    def _wanted(self) -> list[Passage]:
        return [self._session.memorandum.passage(name) for name in self._session.bookmarks]

    def _follow(self, _what: object = None) -> None:
        wanted = self._wanted()
        if wanted != self._shown:
            self.beginResetModel()
            self._shown = wanted
            self.endResetModel()

    def _reworded(self, _what: object = None) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
