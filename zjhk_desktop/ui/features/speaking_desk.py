"""Speaking mode at work: the talk, its time, and the view that shows them."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.services.settings_table import SPEAKING_MINUTES
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.choices import Choices
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.models.talk import MINUTES, Course, Stopwatch, Talk
from zjhk_desktop.ui.models.wording_text import proposed_words, spoken_proposal
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.choice_menu import Choice
from zjhk_desktop.ui.widgets.speaking_notes import SpokenNote
from zjhk_desktop.ui.widgets.speaking_view import SpeakingView

_TICK = 200
"""Milliseconds between two looks at the clock."""


class SpeakingDesk(QObject):
    """Connects one view with a talk and a stopwatch.

    Signals:
        closed(): the text is wanted again.
    """

    closed = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        choices: Choices,
        notes: NoteTexts,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the view; `clock` returns seconds and never goes back."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._choices = choices
        self._notes = notes
        self._limit = choices.settings.get(SPEAKING_MINUTES)
        self.talk = Talk(session, lambda: session.author.id)
        self.watch = Stopwatch(clock)
        self.view = SpeakingView(look)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._show_time)
        self._connect()

    @property
    def passage(self) -> Passage | None:
        """Return the measure that one is at."""
        return self.talk.passage

    def begin(self, passage: str) -> None:
        """Show the measure at a passage, or the next one; the time begins at nought."""
        self.talk.begin(passage)
        self.watch.reset()
        self.watch.start()
        self._timer.start()
        self._say_all()

    def end(self) -> None:
        """Let the time stand still."""
        self._timer.stop()
        self.watch.pause()

    def _connect(self) -> None:
        view, session = self.view, self._session
        view.stepped.connect(self._step)
        view.jumped.connect(self._jump)
        view.paused.connect(self._pause)
        view.restarted.connect(self._restart)
        view.closed.connect(self.closed)
        view.course.chosen.connect(self._choose_course)
        view.limit.chosen.connect(self._choose_limit)
        session.script_changed.connect(self._show)
        session.review_changed.connect(self._review_changed)
        self._look.language_changed.connect(self._say_all)

    def _step(self, step: int) -> None:
        if self.talk.step(step):
            self._show()
            if step == -1:
                # Back to what was in view before this measure.
                self.view.text.end()

    def _jump(self, number: int) -> None:
        if self.talk.jump(number):
            self.view.course.set_value(self.talk.course)
            self._show()

    def _pause(self) -> None:
        if self.watch.running:
            self.watch.pause()
        else:
            self.watch.start()
        self._show_time()

    def _restart(self) -> None:
        self.watch.reset()
        self._show_time()

    def _choose_course(self, course: Course) -> None:
        self.talk.set_course(course)
        self._show()
        self.view.setFocus()

    def _choose_limit(self, minutes: int) -> None:
        self._limit = minutes
        self._choices.remember(SPEAKING_MINUTES, minutes)
        self._show_time()
        self.view.setFocus()

    def _review_changed(self, _change: object) -> None:
        if self.view.isVisible():
            self.talk.settle()
            self._offer()
            self._show()

    def _say_all(self) -> None:
        """Say everything in the language that is read now."""
        self._offer()
        self._show()
        self._show_time()

    def _offer(self) -> None:
        """Offer what can be spoken to, and the limits."""
        tr, words, talk, view = self._look.tr_, self._look.words, self.talk, self.view
        names = {
            Course.ALL: words("All measures"),
            Course.NOTED: words("With my notes"),
            Course.BOOKMARKED: words("Bookmarked"),
        }
        view.course.set_choices(
            [Choice(course, f"{names[course]} ({talk.count(course)})") for course in Course]
        )
        view.course.set_value(talk.course)
        none, *limits = MINUTES
        view.limit.set_choices(
            [
                Choice(none, words("No limit")),
                *(
                    Choice(each, tr.plural("{n} minute", "{n} minutes", each).format(n=each))
                    for each in limits
                ),
            ]
        )
        view.limit.set_value(self._limit)

    def _show(self, _what: object = None) -> None:
        """Show the measure that one is at, or say that there is none."""
        session, view, talk = self._session, self.view, self.talk
        passage, notes = talk.passage, talk.notes()
        view.text.show_measure(passage, notes, session.script)
        view.has_notes(bool(notes))
        view.notes.show_notes(
            [
                SpokenNote(session.number(note.id), note.state.category, self._said(note))
                for note in notes
            ]
        )
        if passage is None:
            view.set_place("", "", 0.0)
            view.say_nothing(self._look.words("No measure is like this yet. Choose others above."))
            return
        view.say_nothing("")
        domain, count = session.memorandum.section(passage.section), len(talk.measures)
        measure = place_name(session.memorandum, passage.id, session.script, self._look)
        view.set_place(
            f"{domain.numeral}、{domain.heading(session.script)}",
            f"{measure}\u2003{talk.place} / {count}",
            talk.place / count,
        )

    def _said(self, note: Annotation) -> str:
        """Return a note's words: what it proposes, then its comment."""
        session = self._session
        shown = self._notes.text(note, session.script)
        said = proposed_words(session.memorandum, note, session.script, shown)
        return "\n".join(filter(None, (spoken_proposal(note, said, self._look), shown.comment)))

    def _show_time(self) -> None:
        self.view.time.show_time(self.watch.seconds, 60 * self._limit, running=self.watch.running)
