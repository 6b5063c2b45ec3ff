"""Which notes are printed, where they stand, and who will read them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.options import BriefingOptions, Layout, NoteState
from zjhk_desktop.domain.annotation import Audience, Author, Category
from zjhk_desktop.domain.errors import NothingTicked, UnknownDay, UnknownPrint
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.models.author_names import author_name
from zjhk_desktop.ui.models.due_dates import parse_past_day
from zjhk_desktop.ui.models.print_names import audience_words
from zjhk_desktop.ui.widgets.choice_grid import ChoiceGrid
from zjhk_desktop.ui.widgets.choice_menu import Choice
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.option_rows import ROOM
from zjhk_desktop.ui.widgets.print_section import PrintSection
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.tick_row import TickRow

_CONVERTED, _TYPED = "converted", "typed"
_ANY, _DAY, _PRINT = "any", "day", "print"
_AUTHORS = N_("Whose")
_LONG = 9
"""So many digits are no number of a printing."""


class PrintNotesSection(PrintSection):
    """All notes in the margin, for oneself, unless something else is asked."""

    def __init__(self, look: Look, today: date, parent: QWidget | None = None) -> None:
        """Ask for all notes; a day without its year lies before `today`."""
        super().__init__(look, ruled=True, parent=parent)
        self._today = today
        self._prints = 0
        layouts = (Layout.CLEAN, Layout.MARGIN, Layout.ENDNOTES, Layout.MATRIX)
        self.layout_choice = ChoiceGrid(
            look, layouts, self.face, columns=3, width=ROOM, parent=self
        )
        self.layout_choice.set_value(Layout.MARGIN)
        self.authors = TickRow(look, self)
        self.categories = TickRow(look, self)
        self.state = Segmented(look, tuple(NoteState), self.face, parent=self)
        self.since = Segmented(look, (_ANY, _DAY, _PRINT), self.face, parent=self)
        self.day = FramedField(look, self)
        self.comments = Segmented(look, (_CONVERTED, _TYPED), self.face, parent=self)
        self.audience = Segmented(look, tuple(Audience), self.face, parent=self)
        self.layout_words, self.ticks_words = self.note(), self.note()
        self.day_words, self.audience_words = self.note(), self.note()
        self.add_row(N_("Notes"), self.layout_choice, self.layout_words)
        self.add_row(_AUTHORS, self.authors)
        self.add_row(N_("Categories"), self.categories, self.ticks_words)
        self.add_row(N_("State"), self.state)
        self.add_row(N_("Changed"), self.since, self.day, self.day_words)
        self.add_row(N_("Comments"), self.comments)
        self.add_row(N_("For"), self.audience, self.audience_words)
        self.set_authors(())
        for choice in (self.layout_choice, self.state, self.comments, self.audience):
            choice.chosen.connect(self.changed)
        for ticks in (self.authors, self.categories):
            ticks.changed.connect(self.changed)
        self.since.chosen.connect(self._since_chosen)
        self.day.entry.textEdited.connect(self.changed)
        self.day.entry.closed.connect(self.closed)

    def set_authors(self, authors: Sequence[Author]) -> None:
        """Offer the notes of these reviewers; of one alone there is nothing to choose."""
        self.authors.set_choices([Choice(a.id, author_name(a, self._look)) for a in authors])
        several = len(authors) > 1
        self.authors.setVisible(several)
        self.show_row(_AUTHORS, several)

    def set_prints(self, last: int) -> None:
        """Know the number of the last printing (0: nothing has been printed)."""
        self._prints = last

    def apply(self, options: BriefingOptions) -> BriefingOptions:
        """Return options with what is asked here.

        Raises:
            NothingTicked: no reviewer or no category is.
            UnknownDay, UnknownPrint: what is typed is none.
        """
        layout = Layout(self.layout_choice.value)
        asked = replace(
            options,
            layout=layout,
            convert_notes=self.comments.value == _CONVERTED,
            audience=Audience(self.audience.value),
            state=NoteState(self.state.value),
            parallel=options.parallel and layout is not Layout.MATRIX,
        )
        if not self.authors.all_ticked:
            ids = tuple(str(each) for each in self.authors.ticked)
            asked = replace(asked, authors=ids)
        if not self.categories.all_ticked:
            kinds = tuple(Category(each) for each in self.categories.ticked)
            asked = replace(asked, categories=kinds)
        nobody = self.authors.boxes and not self.authors.ticked
        if nobody or not self.categories.ticked:
            raise NothingTicked
        if self.since.value == _DAY:
            asked = replace(asked, since=self._moment())
        elif self.since.value == _PRINT:
            asked = replace(asked, since_print=self._print())
        return asked

    def describe(self, before: BriefingOptions) -> None:
        """Say what the choices mean for the notes."""
        words, refusal = self._look.words, self.refusal()
        single = before.parallel and self.layout_choice.value == Layout.MATRIX
        sentence = words("The matrix is printed in Traditional only.") if single else ""
        self.say(self.layout_words, sentence)
        nothing = isinstance(refusal, NothingTicked)
        self.say(self.ticks_words, words("Tick at least one.") if nothing else "", heed=True)
        wrong = isinstance(refusal, UnknownDay | UnknownPrint)
        typed = bool(self.day.entry.text().strip())
        self.say(self.day_words, self._since_hint() if wrong else "", heed=typed)
        self.day.setVisible(self.since.value != _ANY)
        self.day.set_refused(wrong and typed)
        by_print = self.since.value == _PRINT
        self.day.entry.setPlaceholderText(words("e.g. 2") if by_print else words("e.g. 2025-05-30"))
        self.day.entry.setAccessibleName(
            words("Notes changed since this printing")
            if by_print
            else words("Notes changed since this day")
        )
        audience = Audience(self.audience.value)
        clean = self.layout_choice.value == Layout.CLEAN
        sentence = "" if clean else audience_words(self._look.tr_, audience)
        self.say(self.audience_words, sentence, heed=audience is not Audience.SELF)

    def retranslate(self) -> None:
        """Say everything in the interface's language."""
        words = self._look.words
        self.retranslate_names()
        self.layout_choice.set_labels(
            words("Notes"),
            {
                Layout.CLEAN: words("None"),
                Layout.MARGIN: words("In the margin"),
                Layout.ENDNOTES: words("After the text"),
                Layout.MATRIX: words("Matrix"),
            },
        )
        self.categories.set_choices(
            [Choice(each, words(CATEGORY_NAMES[each])) for each in Category]
        )
        self.state.set_labels(
            words("State"),
            {
                NoteState.ALL: words("All"),
                NoteState.OPEN: words("Open"),
                NoteState.RESOLVED: words("Resolved"),
            },
        )
        self.since.set_labels(
            words("Changed"),
            {
                _ANY: words("Whenever"),
                _DAY: words("Since a day"),
                _PRINT: words("Since a printing"),
            },
            room=ROOM,
        )
        self.comments.set_labels(
            words("Comments"), {_CONVERTED: words("In this script"), _TYPED: words("As typed")}
        )
        self.audience.set_labels(
            words("For whom"),
            {
                Audience.SELF: words("Myself"),
                Audience.SIDE: words("Our side"),
                Audience.BOTH: words("Both sides"),
            },
        )

    def _moment(self) -> datetime:
        """Return the beginning of the day that is typed, where one is (UnknownDay: none is)."""
        day = parse_past_day(self.day.entry.text(), self._today)
        if not day:
            raise UnknownDay(text=self.day.entry.text().strip())
        return datetime.combine(date.fromisoformat(day), time()).astimezone()

    def _print(self) -> int:
        """Return the number of a printing that is typed (UnknownPrint: there is none of it)."""
        typed = self.day.entry.text().strip()
        number = int(typed) if typed.isdecimal() and len(typed) < _LONG else 0
        if not 1 <= number <= self._prints:
            raise UnknownPrint(n=typed)
        return number

    def _since_hint(self) -> str:
        words = self._look.words
        if self.since.value == _DAY:
            return words("Type a day, for example 2025-05-30.")
        if not self._prints:
            return words("Nothing has been printed yet.")
        return words("Type the number of a printing, 1 to {last}.").format(last=self._prints)

    def _since_chosen(self, kind: str) -> None:
        self.day.entry.clear()
        self.changed.emit()
        if kind != _ANY:
            self.day.entry.setFocus(Qt.FocusReason.OtherFocusReason)
