"""Ending when the system asks: a signal closes the window, the end of a session saves."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Slot
from PySide6.QtWidgets import QApplication, QWidget

_SIGNAL_EXIT = 128
"""What a shell adds to the number of the signal that ended a program."""


class Ending(QObject):
    """Lets a window end cleanly while it lives.

    Python runs its signal handlers only between its own instructions, and there are none while
    Qt waits; so the system writes the signal's number into a pipe on which Qt waits too. Windows
    has neither: there a program is told by the end of its session, or not at all.
    """

    def __init__(self, window: QWidget, keep: Callable[[], None]) -> None:
        """Watch a window; `keep` writes down what is not yet on the disk."""
        super().__init__(window)
        self._window = window
        self._keep = keep
        self._before: dict[signal.Signals, Callable[[int, FrameType | None], object] | int] = {}
        self._pipe: tuple[int, int] | None = None
        self._wakeup_before = -1
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.commitDataRequest.connect(self.keep)
        if sys.platform != "win32":
            self._listen((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))

    def release(self) -> None:
        """Give the signals back to whoever handled them before."""
        if self._pipe is None:
            return
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        for end in self._pipe:
            os.close(end)
        self._pipe = None

    @Slot()
    def keep(self) -> None:
        """Save without closing: whoever ends the session may still think better of it."""
        self._keep()

    @Slot()
    def end(self) -> None:
        """Close the window for the signal that has come, whatever else is open."""
        if self._pipe is None:
            return
        number = os.read(self._pipe[0], 1)[0]
        # The first close may be refused over words that cannot be saved; nobody is there to ask.
        _ = self._window.close() or self._window.close()
        QApplication.exit(_SIGNAL_EXIT + number)

    def _listen(self, numbers: tuple[signal.Signals, ...]) -> None:
        reading, writing = self._pipe = os.pipe()
        os.set_blocking(writing, False)
        self._wakeup_before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
        for number in numbers:
            before = signal.signal(number, _wait_for_qt)
            self._before[number] = signal.SIG_DFL if before is None else before
        self._notifier = QSocketNotifier(reading, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self.end)


def _wait_for_qt(_number: int, _frame: FrameType | None) -> None:
    """Leave a signal to the pipe: its handler must be there for the number to be written."""
