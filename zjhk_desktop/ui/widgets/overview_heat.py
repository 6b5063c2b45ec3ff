"""Notes by measure: a cell each, the darker the more notes it has, by domain."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.overview import DomainFigures, MeasureFigures
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.matrix_rows import Focus, MatrixFilter
from zjhk_desktop.ui.models.overview_links import these_notes
from zjhk_desktop.ui.models.overview_model import OverviewModel
from zjhk_desktop.ui.widgets.figure import CENTRE, Figure
from zjhk_desktop.ui.widgets.overview_section import HEAD, PAD, OverviewSection

_CELL = 30
_LEAST = 17
_WIDEST = 44
_HEIGHT = 28
_GAP = 2
_BETWEEN = 8
_NAME = 18
_LINE = _NAME + _HEIGHT + Space.ONE
_MIXED = 0.32
_MANY = 4


class MeasureCell(Figure):
    """A measure by its number, with how many notes it has."""

    number = ""
    notes = 0

    def draw(self, painter: QPainter) -> None:
        """Draw the cell in one of four shades, and the count; without notes in outline."""
        look, colours = self.look, self.look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        empty, many = self.notes == 0, self.notes >= _MANY
        painter.setPen(QColor(colours.strong_rule) if empty else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush if empty else self._shade())
        painter.drawRoundedRect(box, 3, 3)
        ink = colours.muted if empty else colours.on_navy if many else colours.ink
        font = look.font(Type.SMALL, Weight.REGULAR if empty else Weight.MEDIUM)
        words = "·" if empty else str(self.notes)
        self.draw_words(painter, QRectF(self.rect()), words, font, ink, CENTRE)
        if self.hovered:
            painter.setPen(QPen(QColor(colours.ink), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)

    def _shade(self) -> QColor:
        colours = self.look.colours
        if self.notes == 1:
            return QColor(colours.navy_tint)
        if self.notes >= _MANY:
            return QColor(colours.navy)
        ground, full = QColor(colours.paper), QColor(colours.navy)
        return QColor(
            _mixed(ground.red(), full.red()),
            _mixed(ground.green(), full.green()),
            _mixed(ground.blue(), full.blue()),
        )


def _mixed(ground: int, full: int) -> int:
    return round(ground + (full - ground) * _MIXED)


class HeatSection(OverviewSection):
    """All measures in a strip, in as many lines as the width asks for."""

    def __init__(self, look: Look, model: OverviewModel, parent: QWidget) -> None:
        """Show how the notes are spread."""
        super().__init__(look, model, N_("Notes by measure"), parent)
        self._groups: list[tuple[str, list[MeasureCell]]] = []
        self._names: list[tuple[QRectF, str]] = []

    def fill(self) -> None:
        """Name the measures."""
        overview = self.model.overview
        noted = sum(each.notes > 0 for each in overview.measures)
        words = self.look.words("{n} of {all} measures have notes")
        summary = words.format(n=noted, all=len(overview.measures))
        self.sum_up(summary, MatrixFilter(focus=Focus.NOTED))
        notes: dict[str, list[str]] = {}
        for each in self.model.session.annotations:
            notes.setdefault(each.anchor.passage, []).append(each.id)
        self._groups = [
            (domain.section.numeral, self._cells(domain, notes)) for domain in overview.domains
        ]
        self.advise("", "")

    def arrange(self, width: int) -> int:
        """Put the domains side by side, each under its numeral."""
        inner = width - 2 * PAD
        cells = sum(len(group) for _, group in self._groups)
        between = _BETWEEN * (len(self._groups) - 1)
        wide = _CELL
        if (_LEAST + _GAP) * cells + between <= inner:
            wide = min(_WIDEST, (inner - between) // max(1, cells) - _GAP)
        left, top = PAD, HEAD
        self._names = []
        for numeral, group in self._groups:
            need = len(group) * (wide + _GAP) - _GAP
            if left > PAD and left + need > width - PAD:
                left, top = PAD, top + _LINE
            self._names.append((QRectF(left, top, need + _BETWEEN, _NAME), numeral))
            for cell in group:
                cell.setGeometry(left, top + _NAME, wide, _HEIGHT)
                left += wide + _GAP
            left += _BETWEEN - _GAP
        return top + _LINE

    def paintEvent(self, event: object) -> None:
        """Draw the numerals of the domains over their cells."""
        super().paintEvent(event)  # pyright: ignore[reportArgumentType]
        painter = QPainter(self)
        painter.setFont(self.look.text_font(Type.SMALL))
        painter.setPen(QColor(self.look.colours.muted))
        for box, numeral in self._names:
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, numeral)

    def _cells(self, domain: DomainFigures, notes: dict[str, list[str]]) -> list[MeasureCell]:
        return [self._cell(each, notes.get(each.passage.id, [])) for each in domain.measures]

    def _cell(self, measure: MeasureFigures, notes: list[str]) -> MeasureCell:
        look = self.look
        cell = self.take(measure.passage.id, MeasureCell)
        cell.number, cell.notes = str(measure.passage.number), measure.notes
        place = look.words("Measure {number}").format(number=cell.number)
        count = look.tr_.plural("{n} note", "{n} notes", cell.notes).format(n=cell.notes)
        name = look.words("{title}: {choice}").format(title=place, choice=count)
        cell.describe(name, these_notes(notes, place))
        return cell
