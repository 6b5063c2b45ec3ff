"""Progress by domain: a row each, in which every block is one measure in its status."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.overview import DomainFigures, MeasureFigures
from zjhk_desktop.domain.status import Status
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.symbols import draw_sign
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.matrix_rows import MatrixFilter
from zjhk_desktop.ui.models.overview_links import MeasureLink, these_measures
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.widgets.figure import MIDDLE, RIGHT, Figure
from zjhk_desktop.ui.widgets.matrix_chip import STATUS_ORDER, status_colours
from zjhk_desktop.ui.widgets.overview_section import HEAD, PAD, ROW, OverviewSection

_NUMERAL = 36
_HEADING = 212
_NARROW_HEADING = 148
_NARROW = 480
_COUNT = 56
_BLOCK = 14
_GAP = 3
_WIDEST = 64
_LEGEND = 26


def paint_block(painter: QPainter, look: Look, box: QRectF, status: Status) -> None:
    """Draw a block in the colour of a status, with its sign; not reviewed: in outline."""
    colours = look.colours
    line = status_colours(colours, status).line
    painter.setPen(QColor(line))
    empty = status is Status.UNREVIEWED
    painter.setBrush(Qt.BrushStyle.NoBrush if empty else QColor(line))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    radius = box.height() / 2 - 1.5
    if status is Status.IMPLEMENTED:
        # In a full circle, as everywhere: without colours it would be taken for what is agreed.
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.paper))
        painter.drawEllipse(box.center(), radius, radius)
    draw_sign(
        painter,
        status,
        box.center(),
        radius,
        line if status is Status.IMPLEMENTED else colours.paper,
    )


class DomainRow(Figure):
    """A domain: numeral, heading, and how many of its measures are reviewed."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Name no domain yet."""
        super().__init__(look, parent)
        self._numeral = self._heading = self._count = ""
        self.heading_room = 0

    def set_domain(self, numeral: str, heading: str, count: str) -> None:
        """Name a domain."""
        self._numeral, self._heading, self._count = numeral, heading, count

    def draw(self, painter: QPainter) -> None:
        """Draw the words; the blocks stand over it."""
        self.draw_hover(painter)
        look, colours = self.look, self.look.colours
        line = QRectF(self.rect()).adjusted(PAD, 0, -PAD, 0)
        numeral = look.text_font(Type.BASE, Weight.MEDIUM)
        self.draw_words(painter, line, self._numeral, numeral, colours.navy)
        room = QRectF(line.left() + _NUMERAL, 0, self.heading_room, line.height())
        self.draw_words(painter, room, self._heading, look.text_font(Type.BASE), colours.ink2)
        self.draw_words(painter, line, self._count, look.font(Type.SMALL), colours.muted, RIGHT)


class MeasureBlock(Figure):
    """A measure in the colour and with the sign of its status."""

    status = Status.UNREVIEWED

    def draw(self, painter: QPainter) -> None:
        """Draw the block, in a ring under the pointer."""
        box = QRectF(self.rect()).adjusted(0, (self.height() - _BLOCK) / 2, 0, 0)
        box.setHeight(_BLOCK)
        paint_block(painter, self.look, box, self.status)
        if self.hovered:
            painter.setPen(QPen(QColor(self.look.colours.ink), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), 2, 2)


class StatusItem(Figure):
    """A status of the legend, with how many measures have it."""

    status = Status.UNREVIEWED
    count = 0

    @property
    def words(self) -> str:
        """Return its name and count."""
        return f"{self.look.words(STATUS_NAMES[self.status])}  {self.count}"

    @property
    def room(self) -> int:
        """Return the width that it needs."""
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        return round(metrics.horizontalAdvance(self.words)) + 36

    def draw(self, painter: QPainter) -> None:
        """Draw a small block, the name and the count."""
        self.draw_hover(painter)
        block = QRectF(6, self.height() / 2 - 6, 18, 12)
        paint_block(painter, self.look, block, self.status)
        room = QRectF(self.rect()).adjusted(30, 0, 0, 0)
        self.draw_words(
            painter, room, self.words, self.look.font(Type.SMALL), self.look.colours.ink2, MIDDLE
        )


class ProgressSection(OverviewSection):
    """Thirteen rows, and the legend of statuses."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Show how far the review has come."""
        super().__init__(look, model, N_("Progress by domain"), parent)
        self._rows: list[tuple[DomainRow, list[MeasureBlock]]] = []
        self._legend: list[StatusItem] = []

    def fill(self) -> None:
        """Name the domains, their measures and the statuses."""
        overview, words = self.model.overview, self.look.words
        reviewed = words("Reviewed {reviewed} / {all}").format(
            reviewed=overview.reviewed, all=len(overview.measures)
        )
        done = (each for each in overview.measures if each.reviewed)
        self.sum_up(reviewed, these_measures(done, reviewed))
        self._rows = [(self._row(each), self._blocks(each)) for each in overview.domains]
        self._legend = [self._status(status) for status in STATUS_ORDER]
        begun = overview.reviewed > 0 or self.model.session.looking_back
        self.advise(
            ""
            if begun
            else words(
                "No measure has a status yet: give them theirs in the review matrix (Ctrl+Shift+M)."
            ),
            "" if begun else words("Review matrix"),
        )

    def arrange(self, width: int) -> int:
        """Put the rows under one another, and the legend below them."""
        heading = _HEADING if width > _NARROW else _NARROW_HEADING
        left = PAD + heading
        most = max((len(blocks) for _, blocks in self._rows), default=1)
        room = width - PAD - _COUNT - left
        wide = max(4, min(_WIDEST, room // max(most, 1) - _GAP))
        top = self.place_advice(width, HEAD)
        for row, blocks in self._rows:
            row.heading_room = heading - _NUMERAL - Space.ONE
            row.setGeometry(0, top, width, ROW)
            for number, block in enumerate(blocks):
                block.setGeometry(left + number * (wide + _GAP), top + 3, wide, ROW - 6)
                block.raise_()
            top += ROW
        top, right = top + Space.ONE, 2
        for item in self._legend:
            if right > 2 and right + item.room > width:
                top, right = top + _LEGEND, 2
            item.setGeometry(right, top, item.room, _LEGEND)
            right += item.room + Space.HALF
        return top + _LEGEND

    def _row(self, domain: DomainFigures) -> DomainRow:
        section = domain.section
        heading = section.heading(self.model.session.script)
        row = self.take(section.id, DomainRow)
        count = (domain.reviewed, len(domain.measures))
        row.set_domain(section.numeral, heading, f"{count[0]} / {count[1]}")
        name = self.look.words("Domain {numeral}, {heading}: reviewed {reviewed} / {all} measures")
        row.describe(
            name.format(numeral=section.numeral, heading=heading, reviewed=count[0], all=count[1]),
            MatrixFilter(domain=section.number),
        )
        return row

    def _blocks(self, domain: DomainFigures) -> list[MeasureBlock]:
        return [self._block(each) for each in domain.measures]

    def _block(self, measure: MeasureFigures) -> MeasureBlock:
        words, passage = self.look.words, measure.passage
        block = self.take(passage.id, MeasureBlock)
        block.status = measure.assessment.status
        place = words("Measure {number}").format(number=passage.number)
        status = words(STATUS_NAMES[block.status])
        name = words("{title}: {choice}").format(title=place, choice=status)
        block.describe(name, MeasureLink(passage.id))
        return block

    def _status(self, status: Status) -> StatusItem:
        item = self.take(f"status {status}", StatusItem)
        item.status, item.count = status, self.model.overview.statuses[status]
        name = self.look.words("{title}: {choice}").format(
            title=self.look.words(STATUS_NAMES[status]), choice=self._measures(item.count)
        )
        item.describe(name, MatrixFilter(status=status))
        return item

    def _measures(self, count: int) -> str:
        words = self.look.tr_.plural("{n} measure", "{n} measures", count)
        return words.format(n=count)
