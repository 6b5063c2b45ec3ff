from datetime import date

import pytest

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.status import PENDING, Assessment, Status, is_due
from zjhk_desktop.ui.models.matrix_rows import (
    Column,
    DomainRow,
    Focus,
    MatrixFilter,
    MatrixRow,
    MeasureRow,
    Progress,
    Sorting,
    count_reviewed,
    count_statuses,
    in_focus,
    matrix_rows,
    measure_rows,
    owners,
)

FRIDAY = date(2025, 5, 9)
SAID = {
    "m01": Assessment(Status.AGREED, "乙", "2025-05-30", "請確認"),
    "m02": Assessment(Status.TO_CLARIFY, "甲", "2025-05-11"),
    "m09": Assessment(Status.IMPLEMENTED, "甲", "2025-05-01"),
    "m51": Assessment(Status.RESERVED),
}


@pytest.fixture
def rows(memorandum: Memorandum) -> list[MeasureRow]:
    return measure_rows(memorandum, SAID, ())


def numbers(table: list[MatrixRow]) -> list[int]:
    return [row.number for row in table if isinstance(row, MeasureRow)]


def everything(_row: MeasureRow) -> bool:
    return True


def test_all_measures_stand_below_their_domains(
    memorandum: Memorandum, rows: list[MeasureRow]
) -> None:
    table = matrix_rows(memorandum, rows, Sorting(), everything)
    assert numbers(table) == list(range(1, 52))
    headings = [row for row in table if isinstance(row, DomainRow)]
    assert [row.section.number for row in headings] == list(range(1, 14))
    assert sum(row.measures for row in headings) == 51
    assert sum(row.reviewed for row in headings) == len(SAID)
    domain = None
    for row in table:
        if isinstance(row, DomainRow):
            domain = row.section.number
        else:
            assert row.passage.domain == domain


def test_a_heading_counts_what_the_filter_hides(
    memorandum: Memorandum, rows: list[MeasureRow]
) -> None:
    table = matrix_rows(memorandum, rows, Sorting(), lambda row: row.number == 2)
    first = table[0]
    assert isinstance(first, DomainRow)
    assert (first.reviewed, first.measures, len(table)) == (2, 6, 2)


def test_the_order_of_the_domains_can_be_turned(
    memorandum: Memorandum, rows: list[MeasureRow]
) -> None:
    table = matrix_rows(memorandum, rows, Sorting(descending=True), everything)
    assert numbers(table) == list(range(51, 0, -1))
    assert isinstance(table[0], DomainRow)


@pytest.mark.parametrize(
    ("column", "descending", "first"),
    [
        (Column.STATUS, False, [1, 51, 2, 9]),
        (Column.STATUS, True, [9, 2, 51, 1]),
        (Column.OWNER, False, [1, 2, 9]),
        (Column.DUE, False, [9, 2, 1]),
        (Column.DUE, True, [1, 2, 9]),
        (Column.NEXT_STEP, True, [1]),
    ],
)
def test_by_another_column_what_is_empty_comes_last(
    memorandum: Memorandum,
    rows: list[MeasureRow],
    column: Column,
    descending: bool,
    first: list[int],
) -> None:
    table = matrix_rows(memorandum, rows, Sorting(column, descending), everything)
    assert not any(isinstance(row, DomainRow) for row in table)
    found = numbers(table)
    assert found[: len(first)] == first
    rest = found[len(first) :]
    assert rest == sorted(rest)
    assert len(found) == 51


def test_progress_counts_each_status(rows: list[MeasureRow]) -> None:
    progress = count_statuses(rows)
    assert progress.counts[Status.UNREVIEWED] == 47
    assert (progress.reviewed, progress.measures, progress.percent) == (4, 51, 7)
    assert Progress().percent == 0
    nearly = Progress({Status.AGREED: 999, Status.UNREVIEWED: 1})
    assert nearly.percent == 99


def test_what_counts_as_reviewed() -> None:
    said = {**SAID, "m03": Assessment(Status.UNREVIEWED, owner="甲")}
    assert count_reviewed(said, ["m01", "m03", "m04"]) == 1


@pytest.mark.parametrize(
    ("due", "status", "expected"),
    [
        ("2025-05-11", Status.AGREED, True),
        ("2025-05-12", Status.AGREED, False),
        ("2025-05-01", Status.UNREVIEWED, True),
        ("2025-05-01", Status.IMPLEMENTED, False),
        ("", Status.AGREED, False),
    ],
)
def test_due_this_week_means_by_sunday_or_overdue(due: str, status: Status, expected: bool) -> None:
    assert is_due(Assessment(status, due=due), FRIDAY) is expected


def test_a_focus_looks_at_its_measures(memorandum: Memorandum, rows: list[MeasureRow]) -> None:
    def looked_at(focus: Focus) -> list[int]:
        return [row.number for row in rows if in_focus(row, focus, FRIDAY)]

    assert looked_at(Focus.ALL) == list(range(1, 52))
    assert looked_at(Focus.PENDING) == [2, 51]
    assert looked_at(Focus.DUE) == [2]
    assert looked_at(Focus.NOTED) == []
    assert Status.AGREED not in PENDING


def test_filters_add_up(rows: list[MeasureRow]) -> None:
    def shown(wanted: MatrixFilter) -> list[int]:
        return [row.number for row in rows if wanted.admits(row, FRIDAY)]

    assert len(shown(MatrixFilter())) == 51
    assert shown(MatrixFilter(owner="甲")) == [2, 9]
    assert len(shown(MatrixFilter(owner=""))) == 48
    assert shown(MatrixFilter(owner="甲", domain=3)) == [9]
    assert shown(MatrixFilter(status=Status.RESERVED)) == [51]
    assert shown(MatrixFilter(found={"m09", "m10"})) == [9, 10]
    assert shown(MatrixFilter(found={"m09"}, status=Status.AGREED)) == []


def test_everyone_who_sees_to_a_measure_is_named_once(rows: list[MeasureRow]) -> None:
    assert set(owners(rows)) == {"甲", "乙"}
    assert len(owners(rows)) == 2
