"""Work beside the window: a function in a thread of its own, its outcome a signal."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from zjhk_desktop.domain.errors import ZjhkError


class Background(QThread):
    """Runs one function; nobody else touches what it is given until it has ended.

    Signals:
        done(object): what the function returned.
        refused(ZjhkError): what the environment refused.
        broken(Exception): a bug showed; raise it, so that it reaches the excepthook.
    """

    done = Signal(object)
    refused = Signal(object)
    broken = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        """Prepare to do some work."""
        super().__init__(parent)
        self._work = work
        self.finished.connect(self.deleteLater)

    def run(self) -> None:
        """Do it, in the thread."""
        try:
            result = self._work()
        except ZjhkError as error:
            self.refused.emit(error)
        except Exception as bug:  # noqa: BLE001 - raised again in the window's thread
            self.broken.emit(bug)
        else:
            self.done.emit(result)
