"""The lines of the contents as a Qt model."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from zjhk_desktop.domain.memorandum import PassageKind, SectionKind
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.matrix_rows import count_reviewed
from zjhk_desktop.ui.session import Session

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The role that gives the whole `Row`."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the contents; a `caption` leads nowhere.

    Attributes:
        reviewed: how many of the measures this reviewer has given a status.
        hits: places found in the section while searching, else None.
    """

    section: str
    numeral: str
    label: str
    measures: int
    notes: int
    reviewed: int = 0
    caption: bool = False
    hits: int | None = None


class ContentsModel(QAbstractListModel):
    """The sections that can be gone to, in order, with their counts."""

    def __init__(self, session: Session, look: Look, parent: QObject | None = None) -> None:
        """List the sections of a session's memorandum."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._hits: dict[str, int] | None = None
        self._rows = self._build()
        session.review_changed.connect(self._refresh)
        session.author_changed.connect(self._refresh)
        look.language_changed.connect(self._refresh)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """Return the number of lines."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a line's words, or the whole `Row`."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.numeral} {row.label}".strip()
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._tooltip(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let every line but captions be chosen."""
        if not index.isValid() or self._rows[index.row()].caption:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def set_hits(self, hits: dict[str, int] | None) -> None:
        """Show hit counts of the sections in place of the others (None: no search)."""
        self._hits = hits
        self._refresh()

    def row_of(self, section: str) -> int:
        """Return the line of a section, or -1."""
        return next((i for i, row in enumerate(self._rows) if row.section == section), -1)

    def _refresh(self, _what: object = None) -> None:
        """Take the lines anew: their number never changes."""
        self._rows = self._build()
        self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def _tooltip(self, row: Row) -> str | None:
        if not row.measures:
            return None
        words = self._look.tr_
        measures = words.plural("{n} measure", "{n} measures", row.measures)
        notes = words.plural("{n} note", "{n} notes", row.notes)
        reviewed = words("{n} reviewed").format(n=row.reviewed)
        return f"{measures.format(n=row.measures)}, {reviewed}, {notes.format(n=row.notes)}"

    def _build(self) -> list[Row]:
        memorandum, look = self._session.memorandum, self._look
        notes = {
            section.id: sum(
                len(self._session.annotations_of(passage.id))
                for passage in memorandum.passages_of(section.id)
            )
            for section in memorandum.sections
        }
        words = {
            SectionKind.PREAMBLE: look.words("Preamble"),
            SectionKind.SIGNATURE: look.words("Signatures"),
        }
        rows: list[Row] = []
        for section in memorandum.sections:
            count = notes[section.id]
            hits = None if self._hits is None else self._hits.get(section.id, 0)
            if section.kind in words:
                rows.append(Row(section.id, "", words[section.kind], 0, count, hits=hits))
            elif section.kind is SectionKind.ANNEX:
                label = look.words("Agreed measures")
                rows.append(Row(section.id, look.words("Annex"), label, 0, 0, caption=True))
            elif section.kind is SectionKind.DOMAIN:
                measures = [
                    passage.id
                    for passage in memorandum.passages_of(section.id)
                    if passage.kind is PassageKind.MEASURE
                ]
                reviewed = count_reviewed(self._session.assessments, measures)
                heading = section.heading(self._session.script)
                numbers = (len(measures), count, reviewed)
                rows.append(Row(section.id, section.numeral, heading, *numbers, hits=hits))
        return rows
