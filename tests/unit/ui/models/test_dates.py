"""Dates are written as each language does."""

from datetime import UTC, datetime

import pytest

from zjhk_desktop.domain.language import Language
from zjhk_desktop.ui.models.dates import long_date, short_date

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
