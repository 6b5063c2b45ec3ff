"""The matrix as a Qt table: measures by row, what the reviewer says of them by column."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from html import escape

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.domain.status import Assessment, Status, is_due
from zjhk_desktop.ui.design.look import SIDE_NAMES, Look
from zjhk_desktop.ui.drafts import Drafts
from zjhk_desktop.ui.models.dates import short_date
from zjhk_desktop.ui.models.due_dates import parse_due
from zjhk_desktop.ui.models.matrix_rows import (
    COLUMN_NAMES,
    DRAFT_FIELDS,
    Column,
    DomainRow,
    Focus,
    MatrixFilter,
    MatrixRow,
    MeasureRow,
    Progress,
    Sorting,
    count_statuses,
    domain_row,
    in_focus,
    matrix_rows,
    measure_rows,
    owners,
)
from zjhk_desktop.ui.models.table_rows import TableRows
from zjhk_desktop.ui.session import Session

_LONG = (Column.MEASURE, Column.OWNER, Column.NEXT_STEP)
_EDITED = (Column.STATUS, Column.OWNER, Column.DUE, Column.NEXT_STEP)


class MatrixModel(TableRows[MatrixRow]):
    """All measures, those of the filter, in an order; an edit is one operation of the review.

    A row that is edited stays where it is, even if the filter would now leave it out: rows are
    chosen and ordered anew only when another filter or order is asked for, or by `rebuild`.

    Signals:
        followed(str): an undo or redo has changed what is said of the measure of this passage id.

    Roles: `RowRole` gives the row itself; EditRole the value of a cell (a `Status`, or text).
    """

    followed = Signal(str)
    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(
        self,
        session: Session,
        look: Look,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        """List the measures of a session's memorandum."""
        super().__init__(look, (COLUMN_NAMES[column] for column in Column), parent)
        self._session = session
        self._now = now
        self._filter = MatrixFilter()
        self._sorting = Sorting()
        self._measures: list[MeasureRow] = []
        self.rebuild()
        session.review_changed.connect(self._review_changed)
        session.author_changed.connect(self._refresh)
        session.script_changed.connect(self._reworded)

    @property
    def filter(self) -> MatrixFilter:
        """Return which measures are shown."""
        return self._filter

    @property
    def sorting(self) -> Sorting:
        """Return the order of the rows."""
        return self._sorting

    @property
    def progress(self) -> Progress:
        """Return how many measures of each status there are, shown or not."""
        return count_statuses(self._measures)

    @property
    def owners(self) -> list[str]:
        """Return everyone who sees to a measure."""
        return owners(self._measures)

    @property
    def today(self) -> date:
        """Return the day that due dates are held against."""
        return self._now().astimezone().date()

    def count(self, focus: Focus) -> int:
        """Return how many of all measures a focus looks at."""
        return sum(in_focus(row, focus, self.today) for row in self._measures)

    def set_filter(self, wanted: MatrixFilter) -> None:
        """Show other measures."""
        self._filter = wanted
        self.rebuild()

    def set_sorting(self, sorting: Sorting) -> None:
        """Put the rows in another order."""
        self._sorting = sorting
        self.rebuild()

    def rebuild(self) -> None:
        """Choose and order the rows anew."""
        self.beginResetModel()
        self._take()
        self._rows = matrix_rows(
            self._session.memorandum, self._measures, self._sorting, self._admits
        )
        self.endResetModel()

    def texts(self) -> dict[str, str]:
        """Return the words of each measure and of what is said of it, by passage id."""
        return {
            row.passage.id: "\n".join(
                (row.passage.text_hant, row.assessment.owner, row.assessment.next_step)
            )
            for row in self._measures
        }

    @property
    def measures(self) -> list[MeasureRow]:
        """Return the measures that are shown, in order, without the headings."""
        return [row for row in self._rows if isinstance(row, MeasureRow)]

    def row_of(self, passage: str) -> int:
        """Return the row that shows a measure (-1: it is not shown)."""
        for number, row in enumerate(self._rows):
            if isinstance(row, MeasureRow) and row.passage.id == passage:
                return number
        return -1

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Return a row, or a cell's words or value."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == self.RowRole:
            return row
        if isinstance(row, DomainRow):
            said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self._heading(row) if said and index.column() == 0 else None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return _value(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, column)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column is Column.STATUS:
            return "; ".join(self._others(row))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and column is Column.NUMBER:
            return self._look.words("Bookmarked") if row.bookmarked else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._look.words(COLUMN_NAMES[column])}: {self._shown(row, column) or '–'}"
        return None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Change what the reviewer says of a measure; False if it is no value, or not saved."""
        row = self.row_at(index)
        if role != Qt.ItemDataRole.EditRole or not isinstance(row, MeasureRow):
            return False
        wanted = self._edited(row.assessment, Column(index.column()), value)
        return wanted is not None and self._session.assess(row.passage.id, wanted)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Let measures be chosen, and what the reviewer says be edited."""
        row = self.row_at(index)
        if not isinstance(row, MeasureRow):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._session.can_annotate and index.column() in _EDITED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    @property
    def drafts(self) -> Drafts:
        """Return what is being typed in the review."""
        return self._session.drafts

    def place(self, index: QModelIndex | QPersistentModelIndex) -> DraftPlace | None:
        """Return where the words of a cell are typed (None: they cannot be typed)."""
        row, field = self.row(index.row()), DRAFT_FIELDS.get(Column(index.column()))
        if field is None or not isinstance(row, MeasureRow):
            return None
        return self.drafts.status_place(row.passage.id, field)

    def is_due(self, row: MeasureRow) -> bool:
        """Say whether a measure falls due this week or is overdue."""
        return is_due(row.assessment, self.today)

    def _edited(self, old: Assessment, column: Column, value: object) -> Assessment | None:
        """Return an assessment with the value of a column (None: it cannot have this value)."""
        if column is Column.STATUS:
            # A status comes back from Qt as plain text.
            status = next((each for each in Status if each == value), None)
            return None if status is None else replace(old, status=status)
        text = " ".join(str(value).split())
        if column is Column.DUE:
            due = parse_due(text, self.today)
            return None if due is None else replace(old, due=due)
        if column is Column.OWNER:
            return replace(old, owner=text)
        return replace(old, next_step=text) if column is Column.NEXT_STEP else None

    def _admits(self, row: MeasureRow) -> bool:
        return self._filter.admits(row, self.today)

    def _take(self) -> None:
        session = self._session
        notes = [annotation for annotation in session.annotations if annotation.state.is_note]
        self._measures = measure_rows(
            session.memorandum, session.assessments, notes, session.bookmarks
        )

    def _review_changed(self, change: Change) -> None:
        before = self._assessments()
        self._refresh()
        if change.kind in (ChangeKind.UNDONE, ChangeKind.REDONE):
            changed = [key for key, said in self._assessments().items() if said != before[key]]
            if changed:
                self.followed.emit(changed[0])

    def _refresh(self, _what: object = None) -> None:
        """Take what is said of the measures anew; the rows stay where they are."""
        self._take()
        measures = {row.passage.id: row for row in self._measures}
        self._rows = [
            domain_row(row.section, self._measures)
            if isinstance(row, DomainRow)
            else measures[row.passage.id]
            for row in self._rows
        ]
        self._reworded()

    def _assessments(self) -> dict[str, Assessment]:
        return {row.passage.id: row.assessment for row in self._measures}

    def _heading(self, row: DomainRow) -> str:
        heading = row.section.heading(self._session.script)
        return f"{row.section.numeral}、{heading} {row.reviewed}/{row.measures}"

    def _tooltip(self, row: MeasureRow, column: Column) -> str | None:
        """Return all of what a cell may have no room for, and what other reviewers say."""
        lines = [self._shown(row, column)] if column in _LONG else []
        if column is Column.STATUS:
            lines = self._others(row)
        # As rich text, so that it is broken into lines; what was typed is never taken for tags.
        return f"<p>{'<br>'.join(map(escape, lines))}</p>" if any(lines) else None

    def _others(self, row: MeasureRow) -> list[str]:
        look = self._look
        lines: list[str] = []
        for each in self._session.others_say(row.passage.id):
            if each.state.assessment is not None:
                status = look.words(STATUS_NAMES[each.state.assessment.status])
                author = each.state.author
                name = look.drawable(author.name) or look.words(SIDE_NAMES[author.side])
                lines.append(look.words("{title}: {choice}").format(title=name, choice=status))
        return lines

    def _shown(self, row: MeasureRow, column: Column) -> str:
        given = row.assessment
        if column is Column.NUMBER:
            return str(row.number)
        if column is Column.MEASURE:
            return row.passage.text(self._session.script)
        if column is Column.STATUS:
            return self._look.words(STATUS_NAMES[given.status])
        if column is Column.DUE:
            return short_date(given.due, self._look.tr_.language, self._now()) if given.due else ""
        if column is Column.NOTES:
            return str(row.notes) if row.notes else ""
        return self._look.drawable(given.owner if column is Column.OWNER else given.next_step)


def _value(row: MeasureRow, column: Column) -> object:
    """Return what an editor of a cell starts with."""
    given = row.assessment
    values: dict[Column, object] = {
        Column.STATUS: given.status,
        Column.OWNER: given.owner,
        Column.DUE: given.due,
        Column.NEXT_STEP: given.next_step,
    }
    return values.get(column)
