"""Looking back: everything shows the review as it was at another moment, until one is back."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from zjhk_desktop.domain.language import N_, Language
from zjhk_desktop.domain.timeline import Moment
from zjhk_desktop.services.review_view import ReviewView
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.dates import day_and_time, day_of, long_date
from zjhk_desktop.ui.models.moment_words import moment_words
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.choice_menu import Choice
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.past_strip import PastStrip

PAUSE = 40
"""Milliseconds of rest after which the moment stepped to is shown: steps come in runs."""


class LookingBack(QObject):
    """Shows the review at the moments at which something was recorded, and restores it.

    Signals:
        turned(bool): another moment than the present is shown, or the present again.
        backup_wanted(): the review is to become what it is in the backup that is shown.
    """

    turned = Signal(bool)
    backup_wanted = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        strip: PastStrip,
        notice: Notice,
        settle: Callable[[], bool],
    ) -> None:
        """Work through a strip; `settle` puts what is being typed on disk, if it can."""
        super().__init__(strip)
        self._session = session
        self._look = look
        self._strip = strip
        self._notice = notice
        self._settle = settle
        self._moments: list[Moment] = []
        self._number = 0
        self._backup = ""
        self._then: ReviewView | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._show)
        strip.moment_chosen.connect(self.go_to)
        strip.day_chosen.connect(self._go_to_day)
        strip.restore_requested.connect(self.restore)
        strip.closed.connect(self.end)
        look.language_changed.connect(self._retranslate)
        session.script_changed.connect(self._describe)
        session.author_changed.connect(self.end)

    def commands(self) -> tuple[Command, ...]:
        """Return the commands of looking back."""
        return (
            Command(
                "past.review",
                N_("Review at an earlier time…"),
                self.toggle,
                Menu.VIEW,
                ("Ctrl+Shift+R",),
                "history",
                separated=True,
                enabled_when=self._can_look,
                checked_when=self._is_looking,
                anywhere=True,
            ),
            Command(
                "past.earlier",
                N_("Previous moment"),
                self.go_earlier,
                Menu.VIEW,
                ("Ctrl+[",),
                enabled_when=self._has_earlier,
                lacking=N_("Only while the review is shown as it was earlier."),
                anywhere=True,
            ),
            Command(
                "past.later",
                N_("Next moment"),
                self.go_later,
                Menu.VIEW,
                ("Ctrl+]",),
                enabled_when=self._has_later,
                lacking=N_("Only while the review is shown as it was earlier."),
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Show the review as it was before the last change, or as it is again."""
        if self._session.looking_back:
            self.end()
        elif self._session.past is not None and self._settle():
            self._moments = self._session.past.moments()
            if not self._moments:
                self._notice.say(self._look.words("Nothing has been recorded yet."))
                return
            self._backup = ""
            self._number = max(0, len(self._moments) - 2)
            self._offer_days()
            self._open()

    def show_backup(self, view: ReviewView, time: str) -> bool:
        """Show the review as it stands in a backup of a time; say whether that could be done."""
        if not self._settle():
            return False
        self._moments, self._backup, self._then = [], time, view
        self._strip.set_moments(0, ())
        self._open()
        return True

    def go_to(self, number: int) -> None:
        """Show the moment of a number, from 0."""
        if self._moments:
            self._number = min(max(number, 0), len(self._moments) - 1)
            self._describe()
            self._timer.start()

    def go_earlier(self) -> None:
        """Show the moment before."""
        self.go_to(self._number - 1)

    def go_later(self) -> None:
        """Show the moment after."""
        self.go_to(self._number + 1)

    def end(self) -> None:
        """Show the review as it is now."""
        if not self._session.looking_back:
            return
        self._timer.stop()
        self._moments, self._then, self._backup = [], None, ""
        self._session.look_back(None)
        self.turned.emit(False)
        self._strip.hide()

    def restore(self) -> None:
        """Make the review what is shown, in one operation, and offer to take that back."""
        if self._timer.isActive():
            self._show()
        if self._backup:
            # What the review lacks of it must come in first, with its past.
            self.backup_wanted.emit()
        elif self._then is not None:
            self.make(self._then)

    def make(self, then: ReviewView) -> None:
        """Make the review what a view of it shows: another moment, or a backup restored."""
        past = self._session.past
        if past is None:
            return
        before = past.standing()
        self.end()
        if self._session.restore_review(then):
            self._say(Counter(_kinds(before, past.standing())))

    def _say(self, counts: Counter[str]) -> None:
        """Say what restoring has changed."""
        tr = self._look.tr_
        if not counts:
            self._notice.say(tr("The review is as it was then already."))
            return
        sentence = tr(
            "The review is as it was then. Entries brought back: {back}, changed: {changed}, "
            "deleted: {gone}."
        )
        self._notice.say(
            sentence.format(back=counts["back"], changed=counts["changed"], gone=counts["gone"]),
            action=tr("Undo"),
            act=self._session.undo,
        )

    def _open(self) -> None:
        self._describe()
        self._strip.show()
        self._show()
        self._strip.begin()
        self.turned.emit(True)

    def _show(self) -> None:
        """Let everything show the moment that was stepped to."""
        self._timer.stop()
        past = self._session.past
        if past is not None and self._moments:
            self._then = past.at(self._moments[self._number])
        self._session.look_back(self._then)

    def _describe(self, _what: object = None) -> None:
        words, language = self._look.words, self._look.tr_.language
        past = self._session.past
        if self._moments and past is not None:
            moment = self._moments[self._number]
            title = words("The review as it was on {time} · only to be read")
            self._strip.show_moment(
                self._number,
                day_of(moment.time),
                title.format(time=day_and_time(moment.time, language)),
                moment_words(past, moment, self._session, self._look),
            )
        elif self._backup:
            title = words("The review in the backup of {time} · only to be read")
            self._strip.say(title.format(time=day_and_time(self._backup, language)))

    def _offer_days(self) -> None:
        language = self._look.tr_.language
        counts = Counter(day_of(moment.time) for moment in self._moments)
        days = [Choice(day, _day_words(day, counts[day], language)) for day in counts]
        self._strip.set_moments(len(self._moments), days)

    def _go_to_day(self, day: str) -> None:
        numbers = [n for n, moment in enumerate(self._moments) if day_of(moment.time) == day]
        if numbers:
            self.go_to(numbers[-1])

    def _retranslate(self) -> None:
        if self._moments:
            self._offer_days()
        self._describe()

    def _can_look(self) -> bool:
        return self._session.past is not None

    def _is_looking(self) -> bool:
        return self._session.looking_back

    def _has_earlier(self) -> bool:
        return bool(self._moments) and self._number > 0

    def _has_later(self) -> bool:
        return self._number < len(self._moments) - 1


def _kinds(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """Yield what became of each annotation, told by the revisions that stood and stand."""
    for name in before.keys() | after.keys():
        if name not in before:
            yield "back"
        elif name not in after:
            yield "gone"
        elif before[name] != after[name]:
            yield "changed"


def _day_words(day: str, count: int, language: Language) -> str:
    return f"{long_date(day, language) if day else '–'}  ({count})"
