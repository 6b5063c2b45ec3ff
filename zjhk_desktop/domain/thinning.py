"""Which backups to keep: all of two days, then fewer the older they are."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

WHOLE = timedelta(days=2)
"""How long every backup is kept."""


def _day(time: datetime) -> str:
    return time.strftime("%Y-%m-%d")


def _week(time: datetime) -> str:
    return "{}-{}".format(*time.isocalendar())


def _month(time: datetime) -> str:
    return time.strftime("%Y-%m")


_STAGES: tuple[tuple[int, Callable[[datetime], str]], ...] = ((7, _day), (4, _week), (12, _month))
"""How many days, then weeks, then months keep their newest backup."""


def kept_backups(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return the times of the backups to keep.

    All of the last two days are kept, and all that are dated in the future (a clock was wrong;
    they say nothing of the present). Of the older ones the newest of each of seven days is
    kept, before that of four weeks, before that of twelve months; periods without a backup are
    not counted. The newest of the past is always kept.
    """
    known = set(times)
    past = sorted((time for time in known if time <= now), reverse=True)
    recent = {time for time in past if now - time <= WHOLE}
    older = [time for time in past if time not in recent]
    return (known - set(past)) | recent | _keep_periods(older)


def _keep_periods(older: list[datetime]) -> set[datetime]:
    """Return the newest of each period, newest first, until the stages are used up."""
    kept: set[datetime] = set()
    place = 0
    for quota, period_of in _STAGES:
        # A period that the stage before has served is not served again.
        served = {period_of(time) for time in kept}
        left = quota
        while place < len(older) and left:
            period = period_of(older[place])
            if period not in served:
                served.add(period)
                kept.add(older[place])
                left -= 1
            place += 1
    return kept
