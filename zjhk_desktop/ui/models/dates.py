"""Dates as the interface's languages write them."""

from datetime import datetime

from zjhk_desktop.domain.language import Language

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def short_date(stamp: str, language: Language, today: datetime) -> str:
    """Return the local day of an ISO 8601 time: with its year only if it is another than today's.

    A stamp that is not a time is returned as it is.
    """
    try:
        moment = datetime.fromisoformat(stamp).astimezone()
    except ValueError:
        return stamp
    same_year = moment.year == today.astimezone().year
    if language is Language.ENGLISH:
        day = f"{moment.day} {_MONTHS[moment.month - 1]}"
        return day if same_year else f"{day} {moment.year}"
    day = f"{moment.month}月{moment.day}日"
    return day if same_year else f"{moment.year}年{day}"


def long_date(iso_day: str, language: Language) -> str:
    """Return an ISO day in full."""
    day = datetime.fromisoformat(iso_day)
    if language is Language.ENGLISH:
        return f"{day.day} {day:%B} {day.year}"
    return f"{day.year}年{day.month}月{day.day}日"


def day_of(stamp: str) -> str:
    """Return the local day of an ISO 8601 time as ISO date; "" if it is not a time."""
    try:
        return datetime.fromisoformat(stamp).astimezone().date().isoformat()
    except ValueError:
        return ""


def day_and_time(stamp: str, language: Language) -> str:
    """Return the local day and time of an ISO 8601 time in full, to the minute.

    A stamp that is not a time is returned as it is.
    """
    day = day_of(stamp)
    if not day:
        return stamp
    time = f"{datetime.fromisoformat(stamp).astimezone():%H:%M}"
    between = ", " if language is Language.ENGLISH else " "
    return f"{long_date(day, language)}{between}{time}"
