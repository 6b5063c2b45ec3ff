"""When a measure is due: held against a Thursday in the middle of a month, and near its end."""

from datetime import date

import pytest

from zjhk_desktop.domain.status import Assessment, DueGroup, Status, due_group, is_due

THURSDAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("due", "group"),
    [
        ("2025-12-31", DueGroup.OVERDUE),
        ("2026-11-11", DueGroup.OVERDUE),
        ("2026-11-12", DueGroup.THIS_WEEK),
        ("2026-11-15", DueGroup.THIS_WEEK),
        ("2026-11-16", DueGroup.THIS_MONTH),
        ("2026-11-30", DueGroup.THIS_MONTH),
        ("2026-12-01", DueGroup.LATER),
        ("2027-11-20", DueGroup.LATER),
    ],
)
def test_a_date_is_in_one_group(due: str, group: DueGroup) -> None:
    assert due_group(Assessment(Status.AGREED, due=due), THURSDAY) is group
    near = group in (DueGroup.OVERDUE, DueGroup.THIS_WEEK)
    assert is_due(Assessment(Status.AGREED, due=due), THURSDAY) is near


def test_a_week_may_end_in_the_next_month() -> None:
    monday = date(2026, 11, 30)
    assert due_group(Assessment(due="2026-12-06"), monday) is DueGroup.THIS_WEEK
    assert due_group(Assessment(due="2026-12-07"), monday) is DueGroup.LATER


@pytest.mark.parametrize("status", list(Status))
def test_without_a_date_only_what_needs_action_is_waited_for(status: Status) -> None:
    waited = status in (Status.RESERVED, Status.TO_CLARIFY, Status.FOLLOW_UP)
    assert due_group(Assessment(status), THURSDAY) is (DueGroup.UNDATED if waited else None)


def test_what_is_implemented_is_due_no_more() -> None:
    assert due_group(Assessment(Status.IMPLEMENTED, due="2026-11-01"), THURSDAY) is None
