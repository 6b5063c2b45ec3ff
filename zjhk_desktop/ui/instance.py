"""One window a profile: a second start raises the first, by a file, without any socket."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject, Signal

from zjhk_desktop.domain.errors import ProfileUnusable

FOLDER = "instance"
"""The folder of the profile that holds what only concerns the window that is open."""

_LOCK = "window.lock"
_REQUEST = "raise"


class Instance(QObject):
    """Holds the profile's window lock while it lives.

    Signals:
        raise_requested(): another start of the program wants this window in front.
    """

    raise_requested = Signal()

    def __init__(self, profile: Path) -> None:
        """Prepare the lock of a profile folder."""
        super().__init__()
        self._folder = profile / FOLDER
        self._lock = QLockFile(str(self._folder / _LOCK))
        self._lock.setStaleLockTime(0)
        self._watcher: QFileSystemWatcher | None = None

    def acquire(self) -> bool:
        """Take the lock; return False if another window has it.

        Raises:
            ProfileUnusable: the folder cannot be made or written.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise ProfileUnusable(path=self._folder.parent, reason=error.strerror) from None
        if self._lock.tryLock(0):
            self._watch()
            return True
        if self._lock.error() is QLockFile.LockError.LockFailedError:
            return False
        raise ProfileUnusable(path=self._folder.parent, reason="not writable")

    def ask_to_raise(self) -> None:
        """Ask the window that has the lock to come to the front."""
        request = self._folder / _REQUEST
        request.write_text("", encoding="utf-8")
        # Renaming inside the folder makes the watcher of the folder fire, on every system.
        request.replace(self._folder / f"{_REQUEST}.asked")

    def release(self) -> None:
        """Give the lock back."""
        if self._watcher is not None:
            self._watcher.removePaths(self._watcher.directories())
        self._lock.unlock()

    def _watch(self) -> None:
        self._forget_request()
        self._watcher = QFileSystemWatcher([str(self._folder)], self)
        self._watcher.directoryChanged.connect(self._changed)

    def _changed(self, _folder: str) -> None:
        if self._forget_request():
            self.raise_requested.emit()

    def _forget_request(self) -> bool:
        """Remove a request; return whether there was one."""
        request = self._folder / f"{_REQUEST}.asked"
        if not request.exists():
            return False
        request.unlink(missing_ok=True)
        return True
