"""The thread that looks into backups, so that the window never waits."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

from zjhk_desktop.storage.backups import Backup

Verify = Callable[[Backup], Backup]


class _Worker(QObject):
    """Lives in the thread; looks into one backup after another."""

    verified = Signal(object)
    broken = Signal(object)

    def __init__(self, verify: Verify) -> None:
        super().__init__()
        self._verify = verify
        self.latest = 0

    @Slot(int, object)
    def look(self, number: int, backup: Backup) -> None:
        """Look into a backup, unless something later makes it void."""
        if number != self.latest:
            return
        try:
            self.verified.emit(self._verify(backup))
        except Exception as bug:  # noqa: BLE001 - raised again in the window's thread
            self.broken.emit(bug)


class BackupThread(QObject):
    """Gives work to the thread; answers come as signals in the window's thread.

    Signals:
        verified(Backup): this is in a backup.
        broken(Exception): a bug showed; raise it, so that it reaches the excepthook.
    """

    verified = Signal(object)
    broken = Signal(object)
    _asked = Signal(int, object)

    def __init__(self, verify: Verify, parent: QObject) -> None:
        """Start the thread, in which `verify` is called."""
        super().__init__(parent)
        self._number = 0
        self._thread = QThread(self)
        self._thread.setObjectName("backups")
        self._worker = _Worker(verify)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.look)
        self._worker.verified.connect(self.verified)
        self._worker.broken.connect(self.broken)
        self._thread.start(QThread.Priority.LowPriority)

    def look_into(self, backups: list[Backup]) -> None:
        """Look into backups in this order; what was asked for before is void."""
        self._number += 1
        self._worker.latest = self._number
        for backup in backups:
            self._asked.emit(self._number, backup)

    def stop(self) -> None:
        """End the thread, after what it is doing now; what waits is void."""
        if self._thread.isRunning():
            self._worker.latest = -1
            self._thread.quit()
            self._thread.wait()
