"""Putting what is typed in a field on the disk while it is being typed."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.ui.drafts import Drafts

PAUSE = 300
"""Milliseconds after a keystroke until the text is on the disk."""
LATEST = 700
"""Milliseconds after which it is put there even if the typing does not pause."""
AGAIN = 5000
"""Milliseconds until what could not be put there is tried again."""


class Drafted(QObject):
    """Keeps the text of one field as a draft.

    Signals:
        kept(bool): the text is on the disk, or could not be put there and is tried again.
    """

    kept = Signal(bool)

    def __init__(self, drafts: Drafts, text: Callable[[], str], parent: QObject) -> None:
        """Keep what `text` returns, in no place yet."""
        super().__init__(parent)
        self._drafts = drafts
        self._text = text
        self._place: DraftPlace | None = None
        self._refused = False
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save_in_time)

    @property
    def refused(self) -> bool:
        """Say whether what is typed could not be put on the disk."""
        return self._refused

    def follow(self, place: DraftPlace | None) -> str | None:
        """Keep from now on what is typed in a place; return the draft that it has already.

        Args:
            place: None ends it; what the field says then is nobody's.
        """
        self._timer.stop()
        self._refused = False
        self._place = place
        return self._drafts.texts().get(place) if place is not None else None

    def touch(self, _text: object = None) -> None:
        """Put the text on the disk soon: something was typed."""
        if self._place is None:
            return
        if self._refused:
            # Every try may take a while: a full disk is not asked at each keystroke.
            if not self._timer.isActive():
                self._timer.start(AGAIN)
            return
        if not self._timer.isActive():
            self._since.start()
        self._timer.start(max(0, min(PAUSE, LATEST - self._since.elapsed())))

    def flush(self) -> None:
        """Put on the disk now what would be put there soon."""
        if self._timer.isActive():
            self.save()

    def save(self, *, quietly: bool = False) -> bool:
        """Put the text on the disk; return whether it is there, and say why not."""
        self._timer.stop()
        if self._place is None:
            return True
        self._refused = not self._drafts.save(self._place, self._text(), quietly=quietly)
        if self._refused:
            self._timer.start(AGAIN)
        self.kept.emit(not self._refused)
        return not self._refused

    def settle(self) -> None:
        """Stop: what was typed has become part of the review."""
        self._timer.stop()
        self._refused = False

    def forget(self) -> None:
        """Drop the draft: what was typed is given up, or has become part of the review."""
        self.settle()
        if self._place is not None:
            self._drafts.discard(self._place)

    def _save_in_time(self) -> None:
        # What was refused has been said once.
        self.save(quietly=self._refused)
