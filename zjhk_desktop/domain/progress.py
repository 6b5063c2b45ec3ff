"""How far a long work has come, and the way to stop it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum


class Stage(Enum):
    """What is being done with the pages."""

    SETTING = 0
    DRAWING = 1


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a work has come.

    Attributes:
        done: how many pages the stage has behind it.
        count: of how many; 0 while nobody knows.
        part: how much of the whole work is done, 0…1.
    """

    stage: Stage
    done: int
    count: int
    part: float


Watch = Callable[[Progress], None]
"""Told again and again how far a work has come; raises `Cancelled` where it is to stop."""


def unwatched(_progress: Progress) -> None:
    """Let a work run on to its end."""
