"""Where the reader was before a search, and the way back there."""

from PySide6.QtCore import QObject, QTimer, Signal

from zjhk_desktop.ui.widgets.reader_position import Place
from zjhk_desktop.ui.widgets.reader_view import ReaderView


class FindReturn(QObject):
    """Remembers one place of a reader.

    Signals:
        settled(): the columns beside the reader have their new widths.
    """

    settled = Signal()

    def __init__(self, reader: ReaderView) -> None:
        """Remember places of a reader; none yet."""
        super().__init__(reader)
        self._reader = reader
        self._place: Place | None = None
        self._going = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._settle)

    @property
    def place(self) -> Place | None:
        """Return the place, if one is remembered."""
        return self._place

    @property
    def is_going(self) -> bool:
        """Say whether the way back is under way, so that a new search would begin there."""
        return self._going

    def remember(self) -> None:
        """Remember where the reader is, before the columns beside it change."""
        self._place = self._reader.place()
        self._going = False
        self._timer.start()

    def forget(self) -> None:
        """Stay where the reader is now."""
        self._place = None
        self._going = False

    def show(self) -> None:
        """Show the place, and keep it in mind."""
        if self._place is not None:
            self._reader.restore(self._place)

    def go(self) -> None:
        """Go back there, now and once more when the columns have their new widths."""
        self.show()
        self._going = True
        self._timer.start()

    def _settle(self) -> None:
        if self._going:
            self.show()
            self.forget()
        else:
            self.settled.emit()
