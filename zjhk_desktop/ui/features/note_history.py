"""The history of a note: a panel of all its states, any of which can be brought back."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.quoting import quoted_words
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.history_words import history_words
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.history_panel import HistoryPanel
from zjhk_desktop.ui.widgets.notice import Notice


class NoteHistory(QObject):
    """Unfolds and folds the panel, and brings states back.

    Signals:
        closed(): the panel has gone; what is below it is wanted again.
    """

    closed = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        desk: QWidget,
        notice: Notice,
        settle: Callable[[], bool],
        here: Callable[[], str],
    ) -> None:
        """Unfold over a desk; `settle` keeps what is being typed, `here` is the note meant."""
        super().__init__(desk)
        self._session = session
        self._look = look
        self.panel = panel = HistoryPanel(look, desk)
        self._notice = notice
        self._settle = settle
        self._here = here
        self._shown = ""
        panel.restore_requested.connect(self._restore)
        panel.closed.connect(self.close)
        session.review_changed.connect(self._follow)
        session.activated.connect(self._turn)
        session.script_changed.connect(self._follow)
        look.language_changed.connect(self._follow)

    def commands(self) -> tuple[Command, ...]:
        """Return the command that unfolds and folds the panel."""
        return (
            Command(
                "note.history",
                N_("History of the note"),
                self.toggle,
                Menu.NOTE,
                ("Ctrl+Alt+H",),
                "history",
                enabled_when=self._can_open,
                lacking=N_("There is no note here."),
                checked_when=self._is_open,
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Unfold the history of the note one is at, or fold it."""
        if self._shown:
            self.close()
        elif here := self._here():
            self.open(here)
        else:
            self._notice.say(self._look.words("There is no note here."))

    def open(self, annotation_id: str) -> None:
        """Unfold the history of an annotation, deleted or not."""
        if annotation_id and self._session.past is not None and self._settle():
            self._shown = annotation_id
            self._follow()
            self.panel.begin()

    def close(self) -> None:
        """Fold the panel."""
        if self._shown:
            self._shown = ""
            self.panel.hide()
            self.closed.emit()

    def _follow(self, _what: object = None) -> None:
        """Show the states there are now."""
        past = self._session.past
        if self._shown and past is not None and not past.may_see(self._shown):
            # Another reviews now, or its author has taken it back.
            self.close()
        elif self._shown and past is not None:
            self.panel.show_states(
                self._subject(self._shown),
                history_words(past, self._shown, self._look),
                can_restore=self._session.can_annotate,
            )

    def _turn(self, annotation_id: str) -> None:
        """Show the history of the note that one has gone to."""
        if self._shown and annotation_id and annotation_id != self._shown:
            self._shown = annotation_id
            self._follow()

    def _subject(self, annotation_id: str) -> str:
        """Return which note it is: its number, place and words."""
        session, past = self._session, self._session.past
        if past is None:
            return ""
        last = past.entries(annotation_id)[-1].revision
        note = Annotation(annotation_id, last.id, last.time, last.state)
        number = session.number(annotation_id)
        place = place_name(session.memorandum, note.anchor.passage, session.script, self._look)
        words = quoted_words(session.memorandum, note, session.script)
        parts = [
            self._look.words("Note {number}").format(number=number) if number else "",
            place or self._look.words("Title"),
            "" if note.anchor.whole else self._look.quoted(words),
        ]
        return " · ".join(part for part in parts if part)

    def _restore(self, revision: str) -> None:
        """Bring a state back at once, and offer to take that back."""
        if self._session.restore(revision):
            words = self._look.words
            self.panel.begin()
            self._notice.say(
                words("The earlier state is back."), action=words("Undo"), act=self._session.undo
            )

    def _can_open(self) -> bool:
        return self._session.past is not None and bool(self._shown or self._here())

    def _is_open(self) -> bool:
        return bool(self._shown)
