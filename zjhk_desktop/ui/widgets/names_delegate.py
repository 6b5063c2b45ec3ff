"""How a row of the index of names is drawn: headings of kinds, names, chips of mentions."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.models.names_model import NamesModel
from zjhk_desktop.ui.models.names_rows import KIND_NAMES, KindRow, NameEntry
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.cell_delegate import CellDelegate, Index
from zjhk_desktop.ui.widgets.grounds import draw_current
from zjhk_desktop.ui.widgets.names_layout import (
    ROW,
    WRAP,
    EntryLayout,
    chip_font,
    column_boxes,
    lay_out,
)

SCRIPT_NAMES = {Script.HANT: N_("Traditional"), Script.HANS: N_("Simplified")}
HEADING = 48
_EDGE = 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class NamesDelegate(CellDelegate):
    """Draws the rows of a `NamesModel`.

    Attributes:
        chip: number of the chip of the current row that Enter chooses.
        hovered: row and chip under the pointer (-1: none).
    """

    def __init__(self, session: Session, look: Look, view: QAbstractItemView) -> None:
        """Draw the rows of a view in a look."""
        super().__init__(look, view)
        self._session = session
        self.chip = 0
        self.hovered: tuple[int, int] = (-1, -1)

    def layout_of(self, entry: NameEntry) -> EntryLayout:
        """Return where everything of a name stands at the view's present width."""
        width = self._view.viewport().width()
        return lay_out(entry, self._session.script, self._look, width)

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the row's height."""
        row = index.data(NamesModel.RowRole)
        if isinstance(row, NameEntry):
            return QSize(0, self.layout_of(row).height)
        return QSize(0, ROW if index.row() == 0 else HEADING)

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw a row."""
        row = index.data(NamesModel.RowRole)
        if isinstance(row, KindRow):
            self._draw_kind(painter, box, row)
        elif isinstance(row, NameEntry):
            self._draw_ground(painter, box, state)
            self._draw_entry(painter, box, row, index.row(), state)

    def _draw_kind(self, painter: QPainter, box: QRectF, row: KindRow) -> None:
        colours = self._look.colours
        line = QRectF(box.left() + _EDGE, box.bottom() - ROW, box.width() - 2 * _EDGE, ROW)
        painter.setPen(QColor(colours.navy))
        painter.setFont(self._look.font(Type.HEAD, Weight.BOLD))
        painter.drawText(line, _MIDDLE, self._look.words(KIND_NAMES[row.kind]))
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._look.font(Type.SMALL))
        painter.drawText(line, _RIGHT, str(row.count))
        painter.fillRect(
            QRectF(box.left(), box.bottom() - 1, box.width(), 1), QColor(colours.strong_rule)
        )

    def _draw_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        colours = self._look.colours
        if state & QStyle.StateFlag.State_Selected:
            draw_current(painter, box, colours)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        self.draw_rule(painter, box, current=False)

    def _draw_entry(
        self, painter: QPainter, box: QRectF, entry: NameEntry, row: int, state: QStyle.StateFlag
    ) -> None:
        colours = self._look.colours
        layout = self.layout_of(entry)
        for cell in layout.cells:
            painter.setFont(cell.font)
            painter.setPen(QColor(colours.ink if cell.main else colours.muted))
            painter.drawText(cell.box.translated(box.topLeft()), int(WRAP), cell.words)
        painter.setFont(chip_font(self._look))
        chosen = self.chip if state & QStyle.StateFlag.State_HasFocus else -1
        for number, (chip, label) in enumerate(zip(layout.chips, entry.labels, strict=True)):
            place = chip.translated(box.topLeft()).adjusted(0.5, 0.5, -0.5, -0.5)
            lit = self.hovered == (row, number)
            ring = number == chosen
            painter.setPen(
                QPen(QColor(colours.navy if ring or lit else colours.strong_rule), 2 if ring else 1)
            )
            painter.setBrush(QColor(colours.navy_tint if lit else colours.field))
            painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
            painter.setPen(QColor(colours.navy))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, label)


def column_titles(look: Look, session: Session, width: float) -> list[tuple[QRectF, str]]:
    """Return the titles of the columns and where they stand."""
    words = look.words
    other = words(SCRIPT_NAMES[session.script.other])
    boxes = column_boxes(width)
    titles = [words("Name"), other, words("English"), words("Mentioned in")]
    if len(boxes) < len(titles):
        titles = [titles[0], titles[-1]]
    return list(zip(boxes, titles, strict=True))
