"""Waiting on the command line: how far it is, on a terminal, and an end by Ctrl-C."""

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Self, TypeVar

from zjhk_desktop.cli.output import write_over
from zjhk_desktop.domain.errors import Cancelled, ReviewInUse
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.progress import Progress

PATIENCE = 1.0
"""Seconds before a word is said of how far it is."""

OFTEN = 0.1
"""Seconds between two words."""

TURN = 3.0
"""Seconds to wait for another program that has the review open, such as another `print`."""

_FIRST, _LAST = 0.02, 0.3
"""The first and the longest pause between two attempts, in seconds."""

_T = TypeVar("_T")


class Meter:
    """A watch that writes over its own words on a terminal.

    The first Ctrl-C ends the work at its next step, so that a file is whole or not there, and
    its number on record or not given; a second one ends the program as usual.
    """

    def __init__(self, tr: Translator, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin to count the time."""
        self._tr = tr
        self._clock = clock
        self._begun = clock()
        self._said = self._begun
        self._interrupted = False
        self._shown = False
        self._before: object = None

    def __enter__(self) -> Self:
        """Take Ctrl-C over, where that can be done and it is not ignored."""
        if threading.current_thread() is threading.main_thread():
            before = signal.getsignal(signal.SIGINT)
            if before is signal.default_int_handler:
                self._before = before
                signal.signal(signal.SIGINT, self._interrupt)
        return self

    def __exit__(self, *_error: object) -> None:
        """Give Ctrl-C back and clear what was written."""
        self._give_back()
        if self._shown:
            write_over("")

    def __call__(self, progress: Progress) -> None:
        """Say now and then how far it is.

        Raises:
            Cancelled: Ctrl-C was pressed.
        """
        self.check()
        now = self._clock()
        if now - self._begun >= PATIENCE and now - self._said >= OFTEN:
            self._said, self._shown = now, True
            write_over(progress.words(self._tr))

    def check(self) -> None:
        """Go on, unless Ctrl-C was pressed (Cancelled)."""
        if self._interrupted:
            raise Cancelled

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        self._interrupted = True
        self._give_back()

    def _give_back(self) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._before = None


def patiently(open_review: Callable[[], _T], meter: Meter, seconds: float = TURN) -> _T:
    """Return what is opened, however often it takes: another program may let go of it soon.

    Raises:
        ReviewInUse: nobody let go of it for so many seconds.
        Cancelled: Ctrl-C was pressed.
    """
    end = time.monotonic() + seconds
    pause = _FIRST
    while True:
        meter.check()
        try:
            return open_review()
        except ReviewInUse:
            if time.monotonic() + pause > end:
                raise
        time.sleep(pause)
        pause = min(_LAST, 2 * pause)
