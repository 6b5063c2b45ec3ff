from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.ui.models.due_dates import parse_due, parse_past_day

TODAY = date(2025, 5, 9)


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("2025-05-30", "2025-05-30"),
        (" 2025/5/3 ", "2025-05-03"),
        ("2025年5月30日", "2025-05-30"),
        ("5-30", "2025-05-30"),
        ("5月30日", "2025-05-30"),
        ("4-30", "2025-04-30"),
        ("2024-02-29", "2024-02-29"),
        ("", ""),
        ("  ", ""),
    ],
)
def test_what_is_a_date(typed: str, due: str) -> None:
    assert parse_due(typed, TODAY) == due


@pytest.mark.parametrize(
    "typed", ["soon", "30", "2025-02-29", "13-1", "0-1", "2025-05-30x", "0000-1-1"]
)
def test_what_is_none(typed: str) -> None:
    assert parse_due(typed, TODAY) is None


def test_a_day_long_gone_by_means_next_years() -> None:
    assert parse_due("1-5", date(2025, 11, 20)) == "2026-01-05"
    assert parse_due("2-29", date(2027, 11, 20)) == "2028-02-29"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 180))
def test_a_day_ahead_needs_no_year(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    assert parse_due(f"{day.month}-{day.day}", today) == day.isoformat()


@given(st.dates())
def test_iso_dates_stay_as_they_are(day: date) -> None:
    assert parse_due(day.isoformat(), TODAY) == day.isoformat()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2025-05-30", "2025-05-30"),
        ("5月9日", "2025-05-09"),
        ("5-10", "2024-05-10"),
        ("2-29", "2024-02-29"),
        ("soon", None),
        (" ", ""),
    ],
)
def test_a_day_gone_by(typed: str, day: str | None) -> None:
    assert parse_past_day(typed, TODAY) == day
