"""What nobody caught: logged by its kind and place only, said once, never the end of the program.

Neither the message of an exception nor that of a Qt warning is ever written: either may hold words
of a note.
"""

import logging
import re
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from traceback import walk_tb
from types import TracebackType

from PySide6.QtCore import (
    QElapsedTimer,
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

CALM = 10_000
"""Milliseconds after one mishap in which others are only logged: they come in storms."""
_MOST = 100
"""So many different lines are logged; the same one is never logged twice."""
_SOURCE = re.compile(r"~?\w+(?:::~?\w+)+")
_LOUD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
_LAST = ("last_exc", "last_type", "last_value", "last_traceback")

_log = logging.getLogger(__name__)

Hook = Callable[..., object]


class Mishaps(QObject):
    """Takes the place of the interpreter's and Qt's own complaints while it is installed.

    Signals:
        happened(str): something of this kind has gone wrong; in the window's thread, whatever
            thread it happened in, and once for a storm.
    """

    happened = Signal(str)
    _struck = Signal(str)

    def __init__(self) -> None:
        """Prepare; `install` begins."""
        super().__init__()
        self._logged: set[str] = set()
        self._since = QElapsedTimer()
        self._before: tuple[Hook, Hook, Hook, Hook | None] | None = None
        self._struck.connect(self._respond)

    def install(self) -> None:
        """Catch what nobody else does from now on."""
        hooks = (sys.excepthook, sys.unraisablehook, threading.excepthook)
        sys.excepthook = self._excepted
        sys.unraisablehook = lambda found: self._excepted(found.exc_type, found.exc_value, None)
        threading.excepthook = lambda found: self._excepted(found.exc_type, found.exc_value, None)
        self._before = (*hooks, qInstallMessageHandler(self._complained))

    def release(self) -> None:
        """Give the hooks back to whoever had them before."""
        if self._before is None:
            return
        sys.excepthook, sys.unraisablehook, threading.excepthook = self._before[:3]
        qInstallMessageHandler(self._before[3])
        self._before = None

    def _excepted(
        self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._write(f"unexpected {describe(error) if error is not None else kind.__name__}")
        for name in _LAST:
            # It would keep alive what was being done, a painter or a note's words for instance.
            if hasattr(sys, name):
                setattr(sys, name, None)
        self._struck.emit(kind.__name__)

    def _complained(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind in _LOUD:
            source = _SOURCE.match(message)
            place = source[0] if source else ""
            self._write(f"Qt complained: {context.category} {place}".rstrip())

    def _write(self, line: str) -> None:
        if line not in self._logged and len(self._logged) < _MOST:
            self._logged.add(line)
            _log.error("%s", line)

    @Slot(str)
    def _respond(self, kind: str) -> None:
        """Announce the first of a storm; what goes wrong in answering it is part of it."""
        if not self._since.isValid() or self._since.elapsed() > CALM:
            self._since.start()
            self.happened.emit(kind)


def describe(error: BaseException) -> str:
    """Return the kind of an exception and where it came from, without a word of its message."""
    lines: list[str] = []
    seen: set[int] = set()
    found: BaseException | None = error
    while found is not None and id(found) not in seen:
        seen.add(id(found))
        lines.append(f"{'after ' if lines else ''}{type(found).__name__}")
        lines += [
            f"  {Path(frame.f_code.co_filename).name}:{line} in {frame.f_code.co_name}"
            for frame, line in walk_tb(found.__traceback__)
        ]
        found = found.__cause__ or found.__context__
    return "\n".join(lines)
