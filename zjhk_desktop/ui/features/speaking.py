"""Speaking: the command, and the view that is made on its first use."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.choices import Choices
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_view import ReaderView

if TYPE_CHECKING:
    from zjhk_desktop.ui.features.speaking_desk import SpeakingDesk


class Speaking(QObject):
    """Fills the screen with one measure after the other.

    Signals:
        place_left(Place): the reader goes to the measure one was at, away from where it was.
    """

    place_left = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        choices: Choices,
        notes: NoteTexts,
        reader: ReaderView,
        paging: Paging,
        window: QWidget,
    ) -> None:
        """Speak to a session's measures; nothing is made before it is wanted."""
        super().__init__(window)
        self._session = session
        self._look = look
        self._choices = choices
        self._notes = notes
        self._reader = reader
        self._paging = paging
        self._window = window
        self._desk: SpeakingDesk | None = None
        self._was_full = False
        self.speaking = False

    @property
    def desk(self) -> "SpeakingDesk":
        """Return what is behind the view, made on its first use."""
        if self._desk is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.features.speaking_desk import SpeakingDesk  # noqa: PLC0415

            self._desk = SpeakingDesk(self._session, self._look, self._choices, self._notes, self)
            self._desk.closed.connect(self.close)
        return self._desk

    def commands(self) -> tuple[Command, ...]:
        """Return the command that begins and ends speaking."""
        return (
            Command(
                "speaking.toggle",
                N_("Speaking mode"),
                self.toggle,
                Menu.VIEW,
                ("F11",),
                icon="monitor",
                enabled_when=self._can_toggle,
                checked_when=self._is_speaking,
                anywhere=True,
                separated=True,
            ),
        )

    def toggle(self) -> None:
        """Begin speaking, or go back to the text."""
        if self.speaking:
            self.close()
        else:
            self.open()

    def open(self) -> None:
        """Fill the screen with the measure one is at, or the next one."""
        self.speaking = True
        self._was_full = self._window.isFullScreen()
        self.desk.begin(self._reader.current_passage)
        self._paging.cover(self.desk.view)
        self._window.showFullScreen()

    def close(self) -> None:
        """Go back to the text: to the measure one was at, if that is another."""
        if not self.speaking:
            return
        self.speaking = False
        self.desk.end()
        if not self._was_full:
            self._window.showNormal()
        self._paging.uncover()
        passage = self.desk.passage
        if passage is not None and passage.id != self._reader.current_passage:
            self.place_left.emit(self._reader.place())
            self._reader.go_to(passage.id, 0)

    def _can_toggle(self) -> bool:
        return self.speaking or self._paging.can_show()

    def _is_speaking(self) -> bool:
        return self.speaking
