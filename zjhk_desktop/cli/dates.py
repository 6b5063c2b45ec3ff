"""Dates and times of the command line."""

import argparse
from collections.abc import Callable
from datetime import UTC, datetime

from zjhk_desktop.domain.editing import check_date
from zjhk_desktop.domain.errors import NotADate
from zjhk_desktop.domain.language import Translator


def due_date(tr: Translator) -> Callable[[str], str]:
    """Return what reads an ISO date, or nothing to clear it."""

    def read(text: str) -> str:
        try:
            return check_date(text)
        except NotADate:
            problem = tr("“{value}” is not a date of the form YYYY-MM-DD").format(value=text)
            raise argparse.ArgumentTypeError(problem) from None

    return read


def moment(tr: Translator) -> Callable[[str], datetime]:
    """Return what reads an ISO 8601 time: local unless it says its zone; a date is its start."""

    def read(text: str) -> datetime:
        try:
            return datetime.fromisoformat(text.strip()).astimezone(UTC)
        except (ValueError, OverflowError):
            problem = tr("“{value}” is not a time such as 2026-11-20T10:00").format(value=text)
            raise argparse.ArgumentTypeError(problem) from None

    return read
