"""What is due: how many measures when, and the next of them."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.overview import MeasureFigures
from zjhk_desktop.domain.status import DUE_NAMES, DueGroup, Status, is_due
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.dates import short_date
from zjhk_desktop.ui.models.overview_links import StatusLink, these_measures
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.widgets.figure import CENTRE, RIGHT, Figure
from zjhk_desktop.ui.widgets.matrix_chip import chip_size, paint_chip
from zjhk_desktop.ui.widgets.overview_section import HEAD, PAD, OverviewSection

_LISTED = 6
_TILE = 56
_LINE = 32
_NUMBER = 28
_WIDE = 500
_OWNER = 84
_DATE = 76
_AWAY = 84


class DueTile(Figure):
    """How many measures are due when."""

    words = ""
    count = 0
    urgent = False

    def draw(self, painter: QPainter) -> None:
        """Draw the number over the words; what is overdue with a sign beside it."""
        look, colours = self.look, self.look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        warns = self.urgent and self.count > 0
        painter.setPen(QColor(colours.warning if warns else colours.strong_rule))
        painter.setBrush(QColor(colours.hover if self.hovered else colours.card))
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        ink = colours.warning if warns else colours.navy if self.count else colours.muted
        top = QRectF(0, 4, box.width(), 28)
        number = look.font(Type.MASTHEAD, Weight.MEDIUM)
        self.draw_words(painter, top, str(self.count), number, ink, CENTRE)
        if warns:
            aside = painter.fontMetrics().horizontalAdvance(str(self.count)) / 2 + 14
            centre = QPointF(box.center().x() - aside, top.center().y())
            look.icons.paint(painter, "triangle-alert", centre, 14, ink)
        below = QRectF(2, 32, box.width() - 4, 18)
        ink = colours.warning if warns else colours.ink2
        self.draw_words(painter, below, self.words, look.font(Type.SMALL), ink, CENTRE)


class DueRow(Figure):
    """A measure that has a date: what is next, status, owner, and when."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Name no measure yet."""
        super().__init__(look, parent)
        self.status = Status.UNREVIEWED
        self.number = self.what = self.owner = self.date = self.away = ""
        self.urgent = self.typed = False

    def draw(self, painter: QPainter) -> None:
        """Draw the columns from the right, and what is next in the room that is left."""
        self.draw_hover(painter)
        look, colours = self.look, self.look.colours
        line = QRectF(self.rect()).adjusted(PAD, 0, -PAD, -1)
        painter.fillRect(QRectF(PAD, self.height() - 1, line.width(), 1), QColor(colours.rule))
        ink = colours.warning if self.urgent else colours.ink2
        small = look.font(Type.SMALL)
        weight = look.font(Type.BASE, Weight.MEDIUM if self.urgent else Weight.REGULAR)
        self.draw_words(painter, line, self.away, small, ink, RIGHT)
        right = line.right() - _AWAY
        self.draw_words(
            painter, QRectF(right - _DATE, 0, _DATE, line.height()), self.date, weight, ink
        )
        right -= _DATE + Space.ONE
        if self.width() >= _WIDE:
            owner = QRectF(right - _OWNER, 0, _OWNER, line.height())
            self.draw_words(painter, owner, self.owner, look.note_font(Type.BASE), colours.ink2)
            right -= _OWNER + Space.ONE
        size = chip_size(look)
        right -= size.width()
        chip = QRectF(right, line.center().y() - size.height() / 2, size.width(), size.height())
        paint_chip(painter, look, chip, self.status)
        number = QRectF(line.left(), 0, _NUMBER - Space.ONE, line.height())
        medium = look.font(Type.BASE, Weight.MEDIUM)
        self.draw_words(painter, number, self.number, medium, colours.navy, RIGHT)
        text = QRectF(line.left() + _NUMBER, 0, 0, line.height())
        text.setRight(right - Space.ONE)
        face = look.note_font(Type.BASE) if self.typed else look.serif(Type.COMMENT)
        self.draw_words(painter, text, self.what, face, colours.ink)


class DueSection(OverviewSection):
    """Five tiles, and the next measures in a list."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Show what is due."""
        super().__init__(look, model, N_("Due"), parent)
        self._tiles: list[DueTile] = []
        self._list: list[DueRow] = []

    def fill(self) -> None:
        """Name the groups and the next measures."""
        overview, look = self.model.overview, self.look
        coming = overview.coming
        dated = look.tr_.plural("{n} measure with a date", "{n} measures with a date", len(coming))
        words = dated.format(n=len(coming))
        self.sum_up(words, these_measures((each for _, each in coming), words))
        self._tiles = [self._tile(group, found) for group, found in overview.due.items()]
        self._list = [self._row(each) for _, each in coming[:_LISTED]]
        none = not coming
        self.advise(
            look.words(
                "No measure has a due date: give them one in the review matrix (Ctrl+Shift+M)."
            )
            if none
            else "",
            look.words("Review matrix") if none else "",
        )

    def arrange(self, width: int) -> int:
        """Put the tiles side by side and the list below."""
        inner = width - 2 * PAD
        count = max(1, len(self._tiles))
        for number, tile in enumerate(self._tiles):
            left = PAD + round(number * (inner + Space.ONE) / count)
            right = PAD + round((number + 1) * (inner + Space.ONE) / count) - Space.ONE
            tile.setGeometry(left, HEAD, right - left, _TILE)
        top = HEAD + _TILE + Space.ONE
        top = self.place_advice(width, top)
        for row in self._list:
            row.setGeometry(0, top, width, _LINE)
            top += _LINE
        return top

    def _tile(self, group: DueGroup, measures: tuple[MeasureFigures, ...]) -> DueTile:
        look = self.look
        tile = self.take(f"due {group}", DueTile)
        tile.words, tile.count = look.words(DUE_NAMES[group]), len(measures)
        tile.urgent = group is DueGroup.OVERDUE
        count = look.tr_.plural("{n} measure", "{n} measures", tile.count).format(n=tile.count)
        name = look.words("{title}: {choice}").format(title=tile.words, choice=count)
        due = look.words("Due") + f" · {tile.words}"
        tile.describe(name, these_measures(measures, due))
        return tile

    def _row(self, measure: MeasureFigures) -> DueRow:
        look, given, model = self.look, measure.assessment, self.model
        row = self.take(f"next {measure.passage.id}", DueRow)
        row.status, row.number = given.status, str(measure.passage.number)
        row.typed = bool(given.next_step)
        row.what = look.drawable(given.next_step) or measure.passage.text(model.session.script)
        row.owner = look.drawable(given.owner)
        row.date = short_date(given.due, look.tr_.language, model.now())
        row.urgent = is_due(given, model.today)
        row.away = self._away(given.due)
        status = look.words(STATUS_NAMES[given.status])
        place = look.words("Measure {number}").format(number=row.number)
        parts = (place, row.what, status, row.owner, row.date, row.away)
        row.describe(", ".join(filter(None, parts)), StatusLink(measure.passage.id))
        return row

    def _away(self, due: str) -> str:
        days = (date.fromisoformat(due) - self.model.today).days
        look = self.look
        if days == 0:
            return look.words("today")
        if days < 0:
            return look.tr_.plural("{n} day ago", "{n} days ago", -days).format(n=-days)
        return look.tr_.plural("in {n} day", "in {n} days", days).format(n=days)
