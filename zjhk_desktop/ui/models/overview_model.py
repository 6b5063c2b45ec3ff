"""What the overview shows: the figures of the session's review, and what has changed since."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.overview import Overview, count_overview
from zjhk_desktop.domain.print_record import PrintRecord
from zjhk_desktop.domain.recent import RecentChange
from zjhk_desktop.services.overview import Since, changes_since, since_printing
from zjhk_desktop.ui.session import Session


@dataclass(frozen=True, slots=True)
class Occasions:
    """Since when changes can be told.

    Attributes:
        opening: when the window was opened before; empty if it never was.
        prints: the printings so far.
    """

    opening: str
    prints: Callable[[], Sequence[PrintRecord]]


class OverviewModel(QObject):
    """Counts again whenever the review changes while somebody looks, and else when asked.

    Signals:
        changed(): the figures are others.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        now: Callable[[], datetime],
        occasions: Occasions,
        parent: QObject | None = None,
    ) -> None:
        """Count a session's review."""
        super().__init__(parent)
        self.session = session
        self.now = now
        self.occasions = occasions
        self.since = Since(occasions.opening)
        self._looked_at = False
        self._overview: Overview | None = None
        self._changes: list[RecentChange] | None = None
        session.review_changed.connect(self._review_changed)
        session.author_changed.connect(self._review_changed)

    @property
    def overview(self) -> Overview:
        """Return the figures."""
        if self._overview is None:
            session = self.session
            self._overview = count_overview(
                session.memorandum, session.annotations, session.assessments, self.today
            )
        return self._overview

    @property
    def changes(self) -> Sequence[RecentChange]:
        """Return what has changed, the newest first; nothing while another moment is shown."""
        if self._changes is None:
            told = None
            if not self.session.looking_back:
                told = self.session.ask(lambda r: changes_since(r.past, self.since))
            self._changes = told or []
        return self._changes

    @property
    def today(self) -> date:
        """Return the day that due dates are held against."""
        return self.now().astimezone().date()

    @property
    def last_print(self) -> PrintRecord | None:
        """Return the newest printing."""
        records = self.occasions.prints()
        return records[-1] if records else None

    def set_looked_at(self, looked_at: bool) -> None:
        """Say whether the figures are in view, and so have to follow the review."""
        self._looked_at = looked_at
        if looked_at:
            self.refresh()

    def tell_since(self, since: Since) -> None:
        """Tell what has changed since another moment."""
        self.since = since
        self.refresh()

    def tell_since_print(self, record: PrintRecord) -> None:
        """Tell what has changed since a printing."""
        self.tell_since(since_printing(record))

    def refresh(self) -> None:
        """Count again."""
        self._overview = self._changes = None
        self.changed.emit()

    def _review_changed(self, _what: object) -> None:
        if self._looked_at:
            self.refresh()
