"""Keeping: backups while the window is open and when it closes, and the report of a recovery."""

from PySide6.QtCore import QObject, QTimer, Signal

from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.services.safekeeping import Safekeeping, recovery_sentence
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.notice import Notice

LOOKING = 60_000
"""Milliseconds between two looks at whether a backup is due."""


class Keeping(QObject):
    """Takes the backups of the session's review.

    Signals:
        backups_requested(): the backups are to be shown.
    """

    backups_requested = Signal()

    def __init__(
        self, session: Session, safekeeping: Safekeeping, look: Look, notice: Notice
    ) -> None:
        """Look after a review from now on."""
        super().__init__(notice)
        self._session = session
        self._safekeeping = safekeeping
        self._look = look
        self._notice = notice
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKING)
        self._timer.timeout.connect(self._look_now)
        self._timer.start()

    def report(self) -> None:
        """Say what was done about damage found when the review was opened, if any was."""
        if self._safekeeping.recovery is not None:
            sentence = recovery_sentence(self._safekeeping.recovery, self._look.tr_)
            self._notice.say(
                sentence,
                action=self._look.words("Backups…"),
                act=self.backups_requested.emit,
                warning=True,
            )

    def back_up(self) -> None:
        """Take a backup if the review has changed; what cannot be written is said."""
        if not self._session.can_annotate:
            return
        try:
            self._safekeeping.back_up_if_changed()
        except ZjhkError as error:
            self._notice.say(error.sentence(self._look.tr_), warning=True)

    def _look_now(self) -> None:
        if self._session.can_annotate and self._safekeeping.due():
            self.back_up()
