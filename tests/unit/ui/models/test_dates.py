"""Dates are written as each language does."""

from datetime import UTC, datetime

import pytest

from zjhk_desktop.domain.language import Language
from zjhk_desktop.ui.models.dates import day_and_time, day_of, long_date, short_date

TODAY = datetime(2025, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stamp", "language", "expected"),
    [
        ("2025-05-06T04:00:00Z", Language.HANT, "5月6日"),
        ("2025-05-06T04:00:00Z", Language.HANS, "5月6日"),
        ("2025-05-06T04:00:00Z", Language.ENGLISH, "6 May"),
        ("2024-12-31T04:00:00Z", Language.HANT, "2024年12月31日"),
        ("2024-12-31T04:00:00Z", Language.ENGLISH, "31 Dec 2024"),
        ("not a time", Language.HANT, "not a time"),
    ],
)
def test_short(stamp: str, language: Language, expected: str) -> None:
    assert short_date(stamp, language, TODAY) == expected


def test_long() -> None:
    assert long_date("2025-04-24", Language.HANT) == "2025年4月24日"
    assert long_date("2025-04-24", Language.ENGLISH) == "24 April 2025"


def test_a_day_and_time_are_local_and_in_full() -> None:
    stamp = "2026-11-20T06:05:59.000Z"
    local = datetime.fromisoformat(stamp).astimezone()
    clock = f"{local:%H:%M}"
    assert day_of(stamp) == local.date().isoformat()
    assert day_and_time(stamp, Language.ENGLISH) == f"{local.day} November 2026, {clock}"
    assert day_and_time(stamp, Language.HANT) == f"2026年11月{local.day}日 {clock}"
    assert day_and_time("soon", Language.HANS) == "soon"
    assert day_of("soon") == ""
