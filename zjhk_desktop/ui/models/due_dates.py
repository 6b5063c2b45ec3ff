"""Days as they are typed: when something is due, or since when something counts."""

import re
from datetime import date

_DAY = re.compile(
    r"\s*(?:(?P<year>\d{4})\s*[-/.年]\s*)?(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?\s*"
)
_FAR = 183
"""Days: a day without a year that lies further back than this means next year's."""


def parse_due(text: str, today: date) -> str | None:
    """Return the ISO date that was typed, "" for nothing, or None for what is no date.

    2025-05-30, 2025/5/30 and 2025年5月30日 are dates; without the year it is the day nearest
    ahead, or one that has just gone by.
    """
    if not text.strip():
        return ""
    typed = _DAY.fullmatch(text)
    if typed is None:
        return None
    month, day = int(typed["month"]), int(typed["day"])
    if typed["year"]:
        return _iso(int(typed["year"]), month, day)
    this_year = _iso(today.year, month, day)
    if this_year and (today - date.fromisoformat(this_year)).days <= _FAR:
        return this_year
    return _iso(today.year + 1, month, day)


def parse_past_day(text: str, today: date) -> str | None:
    """Return the ISO date that was typed, "" for nothing, or None for what is no date.

    As for due dates, but without the year it is the last such day that is not after `today`.
    """
    if not text.strip():
        return ""
    typed = _DAY.fullmatch(text)
    if typed is None:
        return None
    month, day = int(typed["month"]), int(typed["day"])
    if typed["year"]:
        return _iso(int(typed["year"]), month, day)
    this_year = _iso(today.year, month, day)
    if this_year and this_year <= today.isoformat():
        return this_year
    return _iso(today.year - 1, month, day)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
