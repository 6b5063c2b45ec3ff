"""Since when changes are told: the window's last opening, a day, or the last printing."""

from datetime import date, datetime, time
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.overview import Since, since_moment
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.dates import short_date
from zjhk_desktop.ui.models.due_dates import parse_past_day
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.widgets.choice_menu import Choice, ChoiceMenu
from zjhk_desktop.ui.widgets.framed_field import FramedField

_DAY_FIELD = 150


class Occasion(StrEnum):
    """What changes are told since."""

    OPENING = "opening"
    DAY = "day"
    PRINT = "print"
    BEGINNING = "beginning"


class SinceChoice(QWidget):
    """A menu of occasions, and a field for a day."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Choose for a model; at first the last opening, if there was one."""
        super().__init__(parent)
        self._look = look
        self._model = model
        self.menu = ChoiceMenu(look, N_("Since"), self)
        self.day = FramedField(look, self)
        self.day.hide()
        self.setFixedHeight(Space.CONTROL)
        self.menu.chosen.connect(self._chosen)
        self.day.entry.textChanged.connect(self._typed)

    def offer(self) -> None:
        """Offer what there is to choose, in the present words."""
        words, model = self._look.words, self._model
        language, now = self._look.tr_.language, model.now()
        choices: list[Choice] = []
        if model.occasions.opening:
            opened = short_date(model.occasions.opening, language, now)
            words_for = words("Last opening ({day})").format(day=opened)
            choices.append(Choice(Occasion.OPENING, words_for))
        else:
            choices.append(Choice(Occasion.BEGINNING, words("The beginning")))
        choices.append(Choice(Occasion.DAY, words("A day…")))
        last = model.last_print
        if last is not None:
            printed = short_date(last.time, language, now)
            label = words("Print no. {n} ({day})").format(n=last.number, day=printed)
            choices.append(Choice(Occasion.PRINT, label))
        if model.occasions.opening:
            choices.append(Choice(Occasion.BEGINNING, words("The beginning")))
        self.menu.set_choices(choices)
        self.day.entry.setPlaceholderText(words("such as 2025-05-30"))
        self.day.entry.setAccessibleName(words("Since which day"))
        self._arrange()

    def resizeEvent(self, _event: object) -> None:
        """Share the width."""
        self._arrange()

    def _arrange(self) -> None:
        menu = min(self.menu.sizeHint().width(), self.width())
        self.menu.setGeometry(0, 0, menu, Space.CONTROL)
        left = menu + Space.ONE
        room = max(0, min(_DAY_FIELD, self.width() - left))
        self.day.setGeometry(left, 0, room, Space.CONTROL)

    def _chosen(self, occasion: object) -> None:
        self.day.setVisible(occasion == Occasion.DAY)
        self._arrange()
        if occasion == Occasion.DAY:
            self.day.entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self._typed(self.day.entry.text())
            return
        last = self._model.last_print
        if occasion == Occasion.PRINT and last is not None:
            self._model.tell_since_print(last)
        else:
            opening = occasion == Occasion.OPENING
            self._model.tell_since(Since(self._model.occasions.opening if opening else ""))

    def _typed(self, text: str) -> None:
        """Tell since the day that is typed; one that is none is refused, and nothing changes."""
        day = parse_past_day(text, self._model.today)
        self.day.set_refused(day is None)
        if day:
            start = datetime.combine(date.fromisoformat(day), time()).astimezone()
            self._model.tell_since(since_moment(start))
