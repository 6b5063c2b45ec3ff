"""The rows of the matrix: all measures with what the reviewer says of each, by domain."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.draft import DraftField
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Memorandum, Passage, Section
from zjhk_desktop.domain.status import PENDING, Assessment, Status, is_due
from zjhk_desktop.ui.models.picked import Picked


class Column(IntEnum):
    """The columns, from the left."""

    NUMBER = 0
    MEASURE = 1
    STATUS = 2
    OWNER = 3
    DUE = 4
    NEXT_STEP = 5
    NOTES = 6


COLUMN_NAMES: dict[Column, str] = {
    Column.NUMBER: N_("No."),
    Column.MEASURE: N_("Measure"),
    Column.STATUS: N_("Status"),
    Column.OWNER: N_("Owner"),
    Column.DUE: N_("Due"),
    Column.NEXT_STEP: N_("Next step"),
    Column.NOTES: N_("Notes"),
}
DRAFT_FIELDS = {
    Column.OWNER: DraftField.OWNER,
    Column.DUE: DraftField.DUE,
    Column.NEXT_STEP: DraftField.NEXT_STEP,
}
"""What is typed in which column."""


class Focus(Enum):
    """Which measures to look at; the value is the name, marked for the catalogues."""

    ALL = N_("All")
    PENDING = N_("Needs action")
    DUE = N_("Due this week")
    NOTED = N_("With notes")
    BOOKMARKED = N_("Bookmarked")


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A heading over the measures of a domain, with how many of all of them are reviewed."""

    section: Section
    reviewed: int
    measures: int


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure, what the reviewer says of it, how many notes it has, and whether a bookmark."""

    passage: Passage
    assessment: Assessment
    notes: int
    bookmarked: bool = False

    @property
    def number(self) -> int:
        """Return the measure's number."""
        return self.passage.number or 0


MatrixRow = DomainRow | MeasureRow


@dataclass(frozen=True, slots=True)
class MatrixFilter:
    """Which measures are shown; each part None (or empty) lets all through.

    Attributes:
        owner: as typed; empty means nobody.
        found: ids of the passages that hold the words of the text filter.
        only: the measures that a figure of the overview stands for.
    """

    focus: Focus = Focus.ALL
    domain: int | None = None
    status: Status | None = None
    owner: str | None = None
    found: AbstractSet[str] | None = None
    only: Picked | None = None

    def admits(self, row: MeasureRow, today: date) -> bool:
        """Say whether a measure is shown."""
        given = row.assessment
        return (
            in_focus(row, self.focus, today)
            and self.domain in (None, row.passage.domain)
            and self.status in (None, given.status)
            and self.owner in (None, given.owner)
            and (self.found is None or row.passage.id in self.found)
            and (self.only is None or row.passage.id in self.only.ids)
        )


@dataclass(frozen=True, slots=True)
class Sorting:
    """The order of the rows; by number they stand below their domains."""

    column: Column = Column.NUMBER
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the review has come: measures of each status."""

    counts: Mapping[Status, int] = field(default_factory=dict[Status, int])

    @property
    def measures(self) -> int:
        """Return how many measures there are."""
        return sum(self.counts.values())

    @property
    def reviewed(self) -> int:
        """Return how many have been reviewed."""
        return self.measures - self.counts.get(Status.UNREVIEWED, 0)

    @property
    def percent(self) -> int:
        """Return the reviewed part in whole percents; 100 only when all are."""
        return 100 * self.reviewed // self.measures if self.measures else 0


def measure_rows(
    memorandum: Memorandum,
    assessments: Mapping[str, Assessment],
    annotations: Iterable[Annotation],
    bookmarks: Container[str] = (),
) -> list[MeasureRow]:
    """Return all measures in order; assessments are by passage id, as bookmarks are."""
    notes: dict[str, int] = {}
    for annotation in annotations:
        notes[annotation.anchor.passage] = notes.get(annotation.anchor.passage, 0) + 1
    return [
        MeasureRow(
            passage,
            assessments.get(passage.id, Assessment()),
            notes.get(passage.id, 0),
            passage.id in bookmarks,
        )
        for passage in memorandum.measures
    ]


def count_statuses(rows: Iterable[MeasureRow]) -> Progress:
    """Return how many measures of each status there are."""
    counts = dict.fromkeys(Status, 0)
    for row in rows:
        counts[row.assessment.status] += 1
    return Progress(counts)


def count_reviewed(assessments: Mapping[str, Assessment], passages: Iterable[str]) -> int:
    """Return how many of some measures have been reviewed."""
    return sum(
        assessments.get(passage, Assessment()).status is not Status.UNREVIEWED
        for passage in passages
    )


def in_focus(row: MeasureRow, focus: Focus, today: date) -> bool:
    """Say whether a measure is one of those that a focus looks at."""
    if focus is Focus.PENDING:
        return row.assessment.status in PENDING
    if focus is Focus.DUE:
        return is_due(row.assessment, today)
    if focus is Focus.NOTED:
        return row.notes > 0
    return row.bookmarked or focus is not Focus.BOOKMARKED


def owners(rows: Iterable[MeasureRow]) -> list[str]:
    """Return everyone who sees to a measure, each once, by name."""
    return sorted({row.assessment.owner for row in rows} - {""})


def matrix_rows(
    memorandum: Memorandum,
    rows: Sequence[MeasureRow],
    sorting: Sorting,
    admits: Callable[[MeasureRow], bool],
) -> list[MatrixRow]:
    """Return the rows to be shown, in order; headings only where the order is that of domains."""
    shown = [row for row in rows if admits(row)]
    if sorting.column is not Column.NUMBER:
        return [*_sorted(shown, sorting)]
    table: list[MatrixRow] = []
    domains = memorandum.domains
    for section in reversed(domains) if sorting.descending else domains:
        members = [row for row in shown if row.passage.section == section.id]
        if members:
            table.append(domain_row(section, rows))
            table += reversed(members) if sorting.descending else members
    return table


def domain_row(section: Section, rows: Iterable[MeasureRow]) -> DomainRow:
    """Return the heading of a domain, given all measures."""
    progress = count_statuses(row for row in rows if row.passage.section == section.id)
    return DomainRow(section, progress.reviewed, progress.measures)


def _sorted(rows: Sequence[MeasureRow], sorting: Sorting) -> list[MeasureRow]:
    """Return measures by a column; what is empty comes last, ties stay in their order."""
    empty = [row for row in rows if _key(row, sorting.column) in ("", 0)]
    full = [row for row in rows if row not in empty]
    return [
        *sorted(full, key=lambda row: _key(row, sorting.column), reverse=sorting.descending),
        *empty,
    ]


def _key(row: MeasureRow, column: Column) -> str | int:
    given = row.assessment
    keys: dict[Column, str | int] = {
        Column.NUMBER: row.number,
        Column.MEASURE: row.passage.text_hant,
        Column.STATUS: list(Status).index(given.status),
        Column.OWNER: given.owner,
        Column.DUE: given.due,
        Column.NEXT_STEP: given.next_step,
        Column.NOTES: row.notes,
    }
    return keys[column]
