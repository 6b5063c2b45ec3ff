"""A talk: which measures are spoken to, the one that one is at, and how long it has taken."""

from collections.abc import Callable, Sequence
from enum import StrEnum

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.ui.showing import Showing

MINUTES = (0, 3, 5, 10, 15, 20, 30, 45, 60)
"""The limits of time that can be chosen; 0: none."""
SOON = 60
"""Seconds before the end at which a limit begins to warn."""


class Course(StrEnum):
    """Which measures are spoken to."""

    ALL = "all"
    NOTED = "noted"
    BOOKMARKED = "bookmarked"


class Stopwatch:
    """Counts seconds while it runs, by a clock that never goes back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Stand at nought; `clock` returns seconds since any moment."""
        self._clock = clock
        self._before = 0.0
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Say whether it counts."""
        return self._since is not None

    @property
    def seconds(self) -> int:
        """Return the whole seconds it has counted."""
        now = 0.0 if self._since is None else self._clock() - self._since
        return int(self._before + now)

    def start(self) -> None:
        """Count on."""
        if self._since is None:
            self._since = self._clock()

    def pause(self) -> None:
        """Stand still."""
        if self._since is not None:
            self._before += self._clock() - self._since
            self._since = None

    def reset(self) -> None:
        """Go back to nought, and go on counting if it does."""
        self._before = 0.0
        if self._since is not None:
            self._since = self._clock()


def time_words(seconds: int) -> str:
    """Return 12:34 or 1:02:34; with a minus for a time that is over."""
    minutes, rest = divmod(abs(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    words = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"−{words}" if seconds < 0 else words


def own_notes(showing: Showing, author: str, passage: str) -> Sequence[Annotation]:
    """Return what a reviewer has to say of a passage: one's own notes that are not resolved."""
    return [
        note
        for note in showing.annotations_of(passage)
        if note.state.author.id == author and not note.state.resolved
    ]


class Talk:
    """Goes through the measures of a course, one at a time."""

    def __init__(self, showing: Showing, author: Callable[[], str]) -> None:
        """Speak to all measures, from the first; `author` returns the id of who speaks."""
        self._showing = showing
        self._author = author
        self._course = Course.ALL
        self._id = showing.memorandum.measures[0].id if showing.memorandum.measures else ""

    @property
    def course(self) -> Course:
        """Return which measures are spoken to."""
        return self._course

    @property
    def measures(self) -> Sequence[Passage]:
        """Return them in order; there may be none."""
        return self._of(self._course)

    @property
    def passage(self) -> Passage | None:
        """Return the measure that one is at (None: the course has none)."""
        return next((each for each in self.measures if each.id == self._id), None)

    @property
    def place(self) -> int:
        """Return which of them that is, from 1 (0: none)."""
        measures = self.measures
        return next((n for n, each in enumerate(measures, 1) if each.id == self._id), 0)

    def count(self, course: Course) -> int:
        """Return how many measures a course has."""
        return len(self._of(course))

    def set_course(self, course: Course) -> None:
        """Speak to other measures, from the one that one is at or the next of them."""
        self._course = course
        self.settle()

    def begin(self, passage: str) -> None:
        """Begin at a passage, or at the first measure after it that is of the course."""
        self._id = passage
        self.settle()

    def settle(self) -> None:
        """Be at a measure of the course, whatever has become of it."""
        measures = self.measures
        if not measures or any(each.id == self._id for each in measures):
            return
        memorandum = self._showing.memorandum
        here = memorandum.passage(self._id).position if self._id in memorandum else 0
        later = (each for each in measures if each.position >= here)
        self._id = next(later, measures[-1]).id

    def step(self, step: int) -> bool:
        """Go so many measures on, as far as there are any; return whether that is elsewhere."""
        measures, place = self.measures, self.place
        if not place:
            return False
        index = min(max(place - 1 + step, 0), len(measures) - 1)
        moved = measures[index].id != self._id
        self._id = measures[index].id
        return moved

    def jump(self, number: int) -> bool:
        """Go to a measure by its number; all measures are spoken to if it is not of the course."""
        memorandum = self._showing.memorandum
        found = next((each for each in memorandum.measures if each.number == number), None)
        if found is None:
            return False
        self._id = found.id
        if self.passage is None:
            self._course = Course.ALL
        return True

    def notes(self) -> Sequence[Annotation]:
        """Return one's own notes of the measure that one is at."""
        return own_notes(self._showing, self._author(), self._id) if self.passage else ()

    def _of(self, course: Course) -> Sequence[Passage]:
        measures = self._showing.memorandum.measures
        if course is Course.NOTED:
            author = self._author()
            noted = {
                note.anchor.passage
                for note in self._showing.annotations
                if note.state.author.id == author and not note.state.resolved
            }
            return [each for each in measures if each.id in noted]
        if course is Course.BOOKMARKED:
            marked = frozenset(self._showing.bookmarks)
            return [each for each in measures if each.id in marked]
        return measures
