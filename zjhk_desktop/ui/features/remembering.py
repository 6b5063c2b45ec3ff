"""Remembering: the window, when it was opened, and the character one was reading."""

import base64
import binascii
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QWidget

from zjhk_desktop.services.recording import utc_text
from zjhk_desktop.services.settings_table import (
    LAST_OPENED,
    PLACE_OFFSET,
    PLACE_PASSAGE,
    WINDOW_GEOMETRY,
)
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.ui.widgets.reader_position import Place
from zjhk_desktop.ui.widgets.reader_view import ReaderView

PAUSE = 2000
"""Milliseconds of rest after which the place is written down."""


class Remembering(QObject):
    """Saves and restores place, size and position."""

    def __init__(
        self,
        settings: SettingsStore,
        reader: ReaderView,
        window: QWidget,
        now: Callable[[], datetime],
    ) -> None:
        """Follow a reader and its window, which is being opened."""
        super().__init__(window)
        self._opened = utc_text(now())
        self._settings = settings
        self._reader = reader
        self._window = window
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.save)

    def restore(self) -> None:
        """Open where one left off; the first time, at the beginning."""
        geometry = QByteArray(_decode(self._settings.get(WINDOW_GEOMETRY)))
        if geometry.isEmpty() or not self._window.restoreGeometry(geometry):
            screen = self._window.screen().availableGeometry()
            width, height = min(1440, screen.width()), min(900, screen.height())
            self._window.resize(width, height)
        self.restore_place()
        self._reader.verticalScrollBar().valueChanged.connect(self._scrolled)

    def restore_place(self) -> None:
        """Scroll to the remembered character, if the memorandum has it."""
        passage = self._settings.get(PLACE_PASSAGE)
        if passage in self._reader.map:
            placement = self._reader.map.placement(passage)
            offset = min(self._settings.get(PLACE_OFFSET), len(placement.text))
            self._reader.setTextCursor(self._reader.position.cursor(passage, offset))
            self._reader.restore(Place(passage, offset, self._reader.size_px // 2))

    def save(self) -> None:
        """Write down the place and the window."""
        self._timer.stop()
        place = self._reader.place()
        geometry = base64.b64encode(self._window.saveGeometry().data()).decode("ascii")
        self._settings.update(
            {
                PLACE_PASSAGE: place.passage,
                PLACE_OFFSET: place.offset,
                WINDOW_GEOMETRY: geometry,
                LAST_OPENED: self._opened,
            }
        )

    def _scrolled(self, _value: int) -> None:
        self._timer.start()


def _decode(text: str) -> bytes:
    """Return what base64 text stands for; nothing if it is not base64."""
    try:
        return base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        return b""
