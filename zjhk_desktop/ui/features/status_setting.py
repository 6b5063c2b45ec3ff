"""Setting a status where one reads: the menu at the measure, by click or key."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import PassageKind
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.gutter_hand import GutterHand
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.status_menu import StatusMenu


class StatusSetting(QObject):
    """Opens the statuses beside the text; the reader stays where it is.

    Signals:
        details_requested(str): owner, due date and next step of this measure are wanted.
    """

    details_requested = Signal(str)

    def __init__(
        self,
        session: Session,
        look: Look,
        reader: ReaderView,
        hand: GutterHand,
        notice: Notice,
    ) -> None:
        """Serve a reader and the hand in its gutter."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._hand = hand
        self._notice = notice
        self._passage = ""
        hand.status_clicked.connect(self.open)

    def commands(self) -> tuple[Command, ...]:
        """Return the command that opens the statuses of the current measure."""
        return (
            Command(
                "status.set",
                N_("Set status…"),
                self.open_here,
                Menu.NOTE,
                ("Ctrl+Alt+S",),
                separated=True,
                enabled_when=self._can_set,
                lacking=N_("The review cannot be changed now."),
            ),
        )

    def open_here(self) -> None:
        """Show the statuses of the measure that one is at; elsewhere, say that there are none."""
        passage, memorandum = self._reader.current_passage, self._session.memorandum
        if passage in memorandum and memorandum.passage(passage).kind is PassageKind.MEASURE:
            self.open(passage)
        else:
            self._notice.say(
                self._look.words("Only measures have a status: go to a measure first.")
            )

    def open(self, passage: str) -> StatusMenu:
        """Show the statuses of a measure below its own, to choose from."""
        self._passage = passage
        present = self._session.status_of(passage)
        menu = StatusMenu(self._look, present, self._reader, details=True)
        menu.chosen.connect(self._set)
        menu.details_requested.connect(self._ask_details)
        menu.popup(self._hand.place_below(passage))
        return menu

    def _set(self, status: Status) -> None:
        said = self._session.assessments.get(self._passage, Assessment())
        self._session.assess(self._passage, replace(said, status=status))

    def _ask_details(self) -> None:
        self.details_requested.emit(self._passage)

    def _can_set(self) -> bool:
        return self._session.can_annotate
