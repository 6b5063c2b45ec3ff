"""The entries in which cells of the matrix are edited in place: words, and due dates."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.ui.composing import Composition
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.due_dates import parse_due
from zjhk_desktop.ui.models.typed_text import typed_text
from zjhk_desktop.ui.widgets.drafted import Drafted

_WEEK = 7


class CellEntry(QLineEdit):
    """One line of words in a frame over the cell.

    Attributes:
        composition: what an input method is composing in it.
        drafted: what keeps the words while they are typed.
        passage: the measure of its row.
        refused: the words were good but could not be saved; they stay until they are.
    """

    def __init__(self, look: Look, limit: int, parent: QWidget) -> None:
        """Take at most `limit` characters."""
        super().__init__(parent)
        self._look = look
        self.composition = Composition(self)
        self.drafted: Drafted | None = None
        self.passage = ""
        self.refused = False
        self.setFrame(False)
        self.setMaxLength(limit)
        self.setTextMargins(6, 0, 6, 0)
        self.setFont(look.note_font(Type.BASE))
        palette = look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(look.colours.field))
        self.setPalette(palette)

    def text(self) -> str:
        """Return the words typed."""
        return typed_text(super().text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words and the frame, which warns of what cannot be taken."""
        super().paintEvent(event)
        colours = self._look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bad = self.refused or not self.hasAcceptableInput()
        painter.setPen(QPen(QColor(colours.warning if bad else colours.navy), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, Space.HALF, Space.HALF)

    def keep(self, drafted: Drafted, place: DraftPlace) -> None:
        """Keep the words from now on, and go on with those that were being typed there."""
        self.drafted = drafted
        begun = drafted.follow(place)
        if begun is not None:
            self.setText(begun)
            self.setModified(True)
        self.textChanged.connect(drafted.touch)

    @property
    def look(self) -> Look:
        """Return what it draws itself with."""
        return self._look


class DueValidator(QValidator):
    """Takes dates, and nothing at all."""

    def __init__(self, today: Callable[[], date], parent: QWidget) -> None:
        """Know what day it is."""
        super().__init__(parent)
        self._today = today

    def validate(self, text: str, position: int) -> object:
        """Say whether the words are a date, or may still become one."""
        if parse_due(text, self._today()) is None:
            return (QValidator.State.Intermediate, text, position)
        return (QValidator.State.Acceptable, text, position)


class DueEntry(CellEntry):
    """A date as typed; Up and Down move it by a day, Page Up and Page Down by a week."""

    def __init__(self, look: Look, today: Callable[[], date], parent: QWidget) -> None:
        """Take a date near today."""
        super().__init__(look, 20, parent)
        self._today = today
        self.setValidator(DueValidator(today, self))
        self.setPlaceholderText("2025-05-30".replace("2025", str(today().year)))
        self.setToolTip(look.words("Year-month-day, or month-day; empty for none"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by days and weeks; everything else edits."""
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: _WEEK,
            Qt.Key.Key_PageDown: -_WEEK,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        self.step(step)
        event.accept()

    def step(self, days: int) -> None:
        """Move the date by days; from none, begin today."""
        typed = parse_due(self.text(), self._today())
        if typed is None:
            return
        try:
            moved = date.fromisoformat(typed) + timedelta(days=days) if typed else self._today()
        except OverflowError:
            return
        self.selectAll()
        # As if typed: what is modified is never overwritten from the model.
        self.insert(moved.isoformat())
