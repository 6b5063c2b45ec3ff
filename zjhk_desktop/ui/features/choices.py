"""Choices of how things are shown, written down without holding anyone up."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from zjhk_desktop.domain.setting import Setting
from zjhk_desktop.storage.settings import SettingsStore

WRITE_DELAY = 500
"""Milliseconds after a choice until it is written down."""


class Choices(QObject):
    """Writes choices soon: a disk must not hold up what the eye is waiting for."""

    def __init__(self, settings: SettingsStore, parent: QObject) -> None:
        """Write into a store of settings."""
        super().__init__(parent)
        self.settings = settings
        self._unwritten: dict[Setting[Any], object] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(WRITE_DELAY)
        self._timer.timeout.connect(self.write)

    def remember(self, setting: Setting[Any], value: object) -> None:
        """Write a choice down soon."""
        self._unwritten[setting] = value
        self._timer.start()

    def write(self) -> None:
        """Write down what was chosen since the last time."""
        self._timer.stop()
        self.settings.update(self._unwritten)
        self._unwritten = {}
