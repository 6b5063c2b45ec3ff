"""Thinning, as tables of dates."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.thinning import WHOLE, kept_backups

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("times", "kept"),
    [
        ([], []),
        # All of two days, to the hour.
        (
            ["2026-11-23 11:30", "2026-11-23 11:00", "2026-11-21 12:00"],
            ["2026-11-23 11:30", "2026-11-23 11:00", "2026-11-21 12:00"],
        ),
        # Then the newest of each day.
        (
            ["2026-11-21 11:59", "2026-11-21 08:00", "2026-11-20 09:00", "2026-11-20 08:00"],
            ["2026-11-21 11:59", "2026-11-20 09:00"],
        ),
        # Seven days, then four weeks, then twelve months.
        (
            [f"2026-11-{day:02} 08:00" for day in range(1, 21)],
            [f"2026-11-{day:02} 08:00" for day in (*range(14, 21), 8, 1)],
        ),
        # Days without a backup are not counted.
        (
            ["2026-11-20 08:00", "2026-10-02 08:00", "2026-10-02 07:00", "2026-10-01 08:00"],
            ["2026-11-20 08:00", "2026-10-02 08:00", "2026-10-01 08:00"],
        ),
        # A future date neither counts as recent nor is removed.
        (
            ["2100-01-01 00:00", "2099-01-01 00:00", "2026-11-01 08:00", "2026-11-01 07:00"],
            ["2100-01-01 00:00", "2099-01-01 00:00", "2026-11-01 08:00"],
        ),
        # The only one stays however old it is.
        (["1970-01-01 00:00"], ["1970-01-01 00:00"]),
    ],
)
def test_tables(times: list[str], kept: list[str]) -> None:
    assert kept_backups(map(at, times), NOW) == set(map(at, kept))


def test_two_years_of_backups_become_a_few() -> None:
    times = [NOW - timedelta(hours=6 * step) for step in range(4 * 730)]
    kept = sorted(kept_backups(times, NOW), reverse=True)
    old = [time for time in kept if NOW - time > WHOLE]
    assert len(kept) - len(old) == 9
    assert len(old) == 7 + 4 + 12
    assert NOW - old[6] < timedelta(days=10)
    assert timedelta(days=28) < NOW - old[10] < timedelta(days=45)
    assert timedelta(days=365) < NOW - old[-1] < timedelta(days=430)


TIMES = st.sets(
    st.datetimes(at("2020-01-01").replace(tzinfo=None), at("2030-01-01").replace(tzinfo=None))
)


@given(TIMES)
def test_what_is_kept_is_there_and_holds_the_newest(naive: set[datetime]) -> None:
    times = {time.replace(tzinfo=UTC) for time in naive}
    kept = kept_backups(times, NOW)
    assert kept <= times
    past = [time for time in times if time <= NOW]
    assert not past or max(past) in kept
    assert {time for time in times if time >= NOW - WHOLE} <= kept
    assert kept_backups(kept, NOW) <= kept


@given(TIMES, st.integers(1, 400))
def test_thinning_day_by_day_keeps_something_of_each_age(naive: set[datetime], days: int) -> None:
    times = {time.replace(tzinfo=UTC) for time in naive if time.replace(tzinfo=UTC) <= NOW}
    later = kept_backups(kept_backups(times, NOW), NOW + timedelta(days=days))
    assert bool(later) == bool(times)
