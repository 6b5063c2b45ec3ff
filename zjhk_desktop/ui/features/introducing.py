"""Introducing: who is reviewing, asked for and changed in place."""

from PySide6.QtCore import QObject

from zjhk_desktop.domain.annotation import Side
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.reviewer_box import ReviewerBox
from zjhk_desktop.ui.widgets.status_line import StatusLine


class Introducing(QObject):
    """Keeps the reviewer's name and side, and shows them in the status line."""

    def __init__(
        self, session: Session, box: ReviewerBox, status: StatusLine, reader: ReaderView
    ) -> None:
        """Connect the panel and the status line."""
        super().__init__(box)
        self._session = session
        self._box = box
        self._reader = reader
        status.set_author(session.author)
        status.reviewer_requested.connect(self.ask)
        session.author_changed.connect(status.set_author)
        box.chosen.connect(self._chosen)
        box.cancelled.connect(reader.setFocus)

    def commands(self) -> list[Command]:
        """Return the command of introducing oneself."""
        return [
            Command(
                "file.reviewer",
                N_("Change name and side"),
                self.ask,
                Menu.FILE,
                icon="user",
                enabled_when=self._can_annotate,
            )
        ]

    def ask(self) -> None:
        """Ask for name and side, if there is a review to put them into."""
        if self._session.can_annotate:
            self._box.open(self._session.author)

    def _chosen(self, name: str, side: str) -> None:
        self._session.set_author(name, Side(side))
        self._reader.setFocus()

    def _can_annotate(self) -> bool:
        return self._session.can_annotate
