"""Displays that no screen answers on, and one that a test answers on itself."""

import itertools
import socket
from pathlib import Path


def address(number: int) -> str:
    """Return where the X server of a display listens."""
    return f"/tmp/.X11-unix/X{number}"


def silent_display() -> int:
    """Return the number of a display that does not exist on this machine."""
    return next(number for number in itertools.count(61_000) if not _is_taken(number))


def _is_taken(number: int) -> bool:
    if Path(address(number)).exists():
        return True
    with socket.socket(socket.AF_UNIX) as connection:
        try:
            connection.bind(f"\0{address(number)}")
        except OSError:
            return True
    return False
