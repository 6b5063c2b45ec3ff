"""How far a long work has come, and the way to stop it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from zjhk_desktop.domain.language import N_, Translator


class Stage(Enum):
    """What is being done with the pages."""

    SETTING = 0
    DRAWING = 1


STAGE_WORDS: dict[Stage, str] = {
    Stage.SETTING: N_("Setting the pages: {n} so far"),
    Stage.DRAWING: N_("Making the pages: {n} of {count}"),
}
"""What is said of a stage, in English, with the pages that are done and their number."""


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

    def words(self, tr: Translator) -> str:
        """Return what is said of it in a language."""
        return tr(STAGE_WORDS[self.stage]).format(n=self.done, count=self.count)


Watch = Callable[[Progress], None]
"""Told again and again how far a work has come; raises `Cancelled` where it is to stop."""


def unwatched(_progress: Progress) -> None:
    """Let a work run on to its end."""
