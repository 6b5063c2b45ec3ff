"""Going: to a measure by number, back and forward, from measure to measure and note to note."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.goto_prompt import GoToPrompt
from zjhk_desktop.ui.models.place_history import PlaceHistory
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.goto_box import GoToBox
from zjhk_desktop.ui.widgets.reader_position import Place
from zjhk_desktop.ui.widgets.reader_view import ReaderView


class Going(QObject):
    """Moves the reader, and remembers where it was.

    Signals:
        history_changed(): going back or forward has become possible or impossible.
    """

    history_changed = Signal()

    def __init__(self, session: Session, look: Look, reader: ReaderView, window: QWidget) -> None:
        """Move a reader of a window."""
        super().__init__(window)
        self._session = session
        self._reader = reader
        self._history: PlaceHistory[Place] = PlaceHistory()
        self._prompt = GoToPrompt(session, look, reader)
        self._prompt.chosen.connect(self._passage_chosen)

    @property
    def box(self) -> GoToBox:
        """Return the box that asks where to go."""
        return self._prompt.box

    @property
    def can_go_back(self) -> bool:
        """Say whether there is a place to go back to."""
        return self._history.can_go_back

    @property
    def can_go_forward(self) -> bool:
        """Say whether there is a place to go forward to."""
        return self._history.can_go_forward

    def commands(self) -> tuple[Command, ...]:
        """Return the commands of going."""
        return (
            Command("going.measure", N_("Go to measure…"), self.ask, Menu.GO, ("Ctrl+G",)),
            Command(
                "going.back",
                N_("Back"),
                self.go_back,
                Menu.GO,
                ("Alt+Left",),
                icon="arrow-left",
                separated=True,
                enabled_when=self._may_go_back,
                lacking=N_("There is no earlier place."),
            ),
            Command(
                "going.forward",
                N_("Forward"),
                self.go_forward,
                Menu.GO,
                ("Alt+Right",),
                icon="arrow-right",
                enabled_when=self._may_go_forward,
                lacking=N_("There is no later place."),
            ),
            Command(
                "going.next_measure",
                N_("Next measure"),
                self.go_next_measure,
                Menu.GO,
                ("Alt+Down",),
                separated=True,
            ),
            Command(
                "going.previous_measure",
                N_("Previous measure"),
                self.go_previous_measure,
                Menu.GO,
                ("Alt+Up",),
            ),
            Command(
                "going.next_note",
                N_("Next note"),
                self.go_next_note,
                Menu.GO,
                ("Ctrl+Alt+PgDown",),
                separated=True,
                enabled_when=self._has_notes,
                lacking=N_("There are no notes yet."),
            ),
            Command(
                "going.previous_note",
                N_("Previous note"),
                self.go_previous_note,
                Menu.GO,
                ("Ctrl+Alt+PgUp",),
                enabled_when=self._has_notes,
                lacking=N_("There are no notes yet."),
            ),
        )

    def jump(self, passage: str, offset: int = 0) -> None:
        """Go to a character of a passage, remembering the place that is left."""
        if passage in self._session.memorandum:
            self.leave(self._reader.place())
            self._reader.go_to(passage, offset)

    def go_to_section(self, section_id: str) -> None:
        """Go to the first passage of a section, remembering the place that is left."""
        passages = self._session.memorandum.passages_of(section_id)
        if passages:
            self.jump(passages[0].id)

    def go_to_note(self, annotation_id: str) -> None:
        """Go to where an annotation lies and make it the active one, remembering the place left."""
        annotation = self._session.annotation(annotation_id)
        if annotation is not None:
            self.jump(annotation.anchor.passage, annotation.anchor.start)
            self._session.activate(annotation_id)

    def leave(self, place: Place) -> None:
        """Remember a place that was left otherwise, to come back to."""
        self._history.leave(place)
        self.history_changed.emit()

    def go_back(self) -> None:
        """Go back to the place that was left last."""
        if self._history.can_go_back:
            self._return_to(self._history.back(self._reader.place()))

    def go_forward(self) -> None:
        """Go forward to the place that was come back from."""
        if self._history.can_go_forward:
            self._return_to(self._history.forward(self._reader.place()))

    def go_next_measure(self) -> None:
        """Go to the measure after the current passage."""
        self._step_measure(1)

    def go_previous_measure(self) -> None:
        """Go to the measure before the current passage."""
        self._step_measure(-1)

    def go_next_note(self) -> None:
        """Make the next note the active one and bring its mark into view."""
        self._step_note(1)

    def go_previous_note(self) -> None:
        """Make the previous note the active one and bring its mark into view."""
        self._step_note(-1)

    def ask(self) -> None:
        """Ask which measure to go to."""
        self._prompt.ask()

    def _passage_chosen(self, passage: Passage) -> None:
        self.jump(passage.id)

    def _return_to(self, place: Place) -> None:
        self._reader.restore(place)
        self.history_changed.emit()

    def _step_measure(self, step: int) -> None:
        memorandum = self._session.memorandum
        here = memorandum.passage(self._reader.current_passage or self._reader.place().passage)
        measures = memorandum.measures
        later = [m for m in measures if m.position > here.position]
        earlier = [m for m in measures if m.position < here.position]
        if step > 0 and later:
            self._reader.go_to(later[0].id)
        elif step < 0 and earlier:
            self._reader.go_to(earlier[-1].id)

    def _step_note(self, step: int) -> None:
        here = self._reader.current_passage or self._reader.place().passage
        position = self._session.memorandum.passage(here).position
        annotation_id = self._session.neighbour(step, position)
        annotation = self._session.annotation(annotation_id) if annotation_id else None
        if annotation is None:
            return
        self._session.activate(annotation_id)
        if annotation.anchor.passage in self._session.memorandum:
            self._reader.reveal(annotation.anchor.passage, annotation.anchor.start)

    def _may_go_back(self) -> bool:
        return self._history.can_go_back

    def _may_go_forward(self) -> bool:
        return self._history.can_go_forward

    def _has_notes(self) -> bool:
        return bool(self._session.annotations)
