"""Reopening: a review that another program holds is opened as soon as one asks again."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from zjhk_desktop.domain.errors import ProfileUnusable, ReviewError, ReviewInUse
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.notice import Notice

PATIENCE = 2000
"""Milliseconds for which one try waits, as long as starting does."""
_STEP = 100


class Reopening(QObject):
    """Says why the review could not be opened, and opens it after all.

    Signals:
        reopened(): the review is open now.
    """

    reopened = Signal()

    def __init__(
        self, session: Session, look: Look, context: WindowContext, notice: Notice
    ) -> None:
        """Open the review of a context for a session."""
        super().__init__(notice)
        self._session = session
        self._look = look
        self._context = context
        self._notice = notice
        self._waited = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP)
        self._timer.timeout.connect(self._look_again)

    def offer(self, problem: ReviewError) -> None:
        """Say why the review cannot be used; one that is held elsewhere can be tried again."""
        sentence = problem.sentence(self._look.tr_)
        if isinstance(problem, ReviewInUse | ProfileUnusable):
            action = self._look.words("Try again")
            self._notice.say(sentence, action=action, act=self.retry, warning=True)
        else:
            self._notice.say(sentence, warning=True)

    def retry(self) -> None:
        """Wait for the review a moment, without holding up the window, and open it."""
        if not self._session.is_open and not self._timer.isActive():
            self._waited.start()
            self._timer.start()

    def _look_again(self) -> None:
        free = self._context.safekeeping.is_free()
        if free or self._waited.elapsed() > PATIENCE:
            self._timer.stop()
            self._open(free=free)

    def _open(self, *, free: bool) -> None:
        try:
            if not free:
                raise ReviewInUse(path=self._context.safekeeping.path)
            reviewing = self._context.open_reviewing()
        except ReviewError as error:
            self.offer(error)
            return
        self._notice.hide()
        self._session.adopt(reviewing)
        self.reopened.emit()
