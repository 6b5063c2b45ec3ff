"""How the cells of the matrix are drawn, and with what they are edited."""

from datetime import date

from PySide6.QtCore import QAbstractItemModel, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from zjhk_desktop.domain.status import NEXT_STEP_LIMIT, OWNER_LIMIT
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.symbols import draw_ribbon
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.matrix_model import MatrixModel
from zjhk_desktop.ui.models.matrix_rows import Column, DomainRow, MeasureRow
from zjhk_desktop.ui.widgets.cell_delegate import CellDelegate, Index
from zjhk_desktop.ui.widgets.drafted import Drafted
from zjhk_desktop.ui.widgets.grounds import draw_current
from zjhk_desktop.ui.widgets.matrix_chip import chip_size, paint_chip
from zjhk_desktop.ui.widgets.matrix_editors import CellEntry, DueEntry
from zjhk_desktop.ui.widgets.progress_rule import paint_progress

ROW = 32
HEADING = 48
_EDGE = 8
_PROGRESS = 64
_COUNT = 36
_RIBBON = QRectF(_EDGE + 0.5, -6, 7, 11)
_NONE = "–"
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class MatrixDelegate(CellDelegate):
    """Draws the cells of a `MatrixModel` and makes their editors."""

    def __init__(self, look: Look, model: MatrixModel, view: QTableView) -> None:
        """Draw the cells of a view in a look."""
        super().__init__(look, view)
        self._model = model

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw a cell, or the heading of a domain."""
        row = self._model.row(index.row())
        if isinstance(row, DomainRow):
            self._draw_domain(painter, box, index, row)
        elif isinstance(row, MeasureRow):
            self._draw_ground(painter, box, index, state)
            self._draw_cell(painter, box, index, row)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(QColor(self._look.colours.navy), 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), Space.HALF, Space.HALF)

    # The stubs leave out that Qt takes None, too, for a cell that has no editor.
    def createEditor(  # pyright: ignore[reportIncompatibleMethodOverride]
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        """Return the entry for a cell (None for a status: the view shows a menu instead)."""
        column = index.column()
        if column == Column.STATUS:
            return None
        if column == Column.DUE:
            entry: CellEntry = DueEntry(self._look, self._today, parent)
        else:
            limit = OWNER_LIMIT if column == Column.OWNER else NEXT_STEP_LIMIT
            entry = CellEntry(self._look, limit, parent)
        entry.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        row, place = self._model.row(index.row()), self._model.place(index)
        if isinstance(row, MeasureRow) and place is not None:
            entry.passage = row.passage.id
            entry.keep(Drafted(self._model.drafts, entry.text, entry), place)
        return entry

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Lay the entry over its cell."""
        box = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        editor.setGeometry(box.adjusted(0, 1, -2, -2))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with what is there; never put it back over what is being typed."""
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Take what was typed (the model refuses what is no value for the cell)."""
        if isinstance(editor, CellEntry):
            editor.composition.finish()
            editor.refused = False
            taken = model.setData(model.index(index.row(), index.column()), editor.text())
            editor.refused = not taken and editor.hasAcceptableInput()
            warning = self._look.words("Not saved") if editor.refused else ""
            editor.setAccessibleDescription(warning)
            editor.update()

    def _today(self) -> date:
        return self._model.today

    def _draw_domain(self, painter: QPainter, box: QRectF, index: Index, row: DomainRow) -> None:
        look, colours = self._look, self._look.colours
        line = QRectF(box.left() + _EDGE, box.bottom() - ROW, box.width() - 20, ROW)
        painter.setPen(QColor(colours.navy))
        painter.setFont(look.serif(Type.HEAD, Weight.BOLD))
        heading = str(index.data()).rsplit(" ", 1)[0]
        room = line.width() - _PROGRESS - _COUNT - _EDGE
        elided = painter.fontMetrics().elidedText(heading, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(line, _MIDDLE, elided)
        painter.setPen(QColor(colours.muted))
        painter.setFont(look.font(Type.SMALL))
        painter.drawText(line, _RIGHT, f"{row.reviewed}/{row.measures}")
        track = QRectF(line.right() - _COUNT - _PROGRESS, line.center().y() - 1, _PROGRESS, 3)
        paint_progress(painter, look, track, row.reviewed / row.measures)
        rule = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(rule, QColor(colours.strong_rule))

    def _draw_ground(
        self, painter: QPainter, box: QRectF, index: Index, state: QStyle.StateFlag
    ) -> None:
        colours = self._look.colours
        if index.row() == self._view.currentIndex().row():
            draw_current(painter, box, colours, bar=index.column() == 0)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        rule = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(rule, QColor(colours.rule))

    def _draw_cell(self, painter: QPainter, box: QRectF, index: Index, row: MeasureRow) -> None:
        look, colours, column = self._look, self._look.colours, Column(index.column())
        inner = box.adjusted(_EDGE, 0, -_EDGE, -1)
        if column is Column.STATUS:
            size = chip_size(look)
            chip = QRectF(inner.left(), inner.center().y() - size.height() / 2, 0, size.height())
            chip.setWidth(min(size.width(), inner.width()))
            paint_chip(painter, look, chip, row.assessment.status)
            if index.row() == self._view.currentIndex().row():
                # The chip of what is agreed has the colour of the row's own ground.
                painter.setPen(QColor(colours.strong_rule))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                radius = chip.height() / 2
                painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            return
        if column is Column.NUMBER and row.bookmarked:
            draw_ribbon(painter, _RIBBON.translated(box.left(), box.center().y()), colours.navy)
        words = str(index.data())
        painter.setFont(self._font(column, row))
        ink = colours.ink if words else colours.muted
        if column is Column.NUMBER:
            ink = colours.navy
        elif column is Column.DUE and self._model.is_due(row):
            ink = colours.warning
        painter.setPen(QColor(ink))
        elided = painter.fontMetrics().elidedText(
            words or _NONE, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        right = column in (Column.NUMBER, Column.NOTES)
        painter.drawText(inner, _RIGHT if right else _MIDDLE, elided)

    def _font(self, column: Column, row: MeasureRow) -> QFont:
        look = self._look
        if column is Column.NUMBER:
            return look.font(Type.BASE, Weight.MEDIUM)
        if column is Column.MEASURE:
            return look.serif(Type.COMMENT)
        if column in (Column.OWNER, Column.NEXT_STEP):
            return look.note_font(Type.BASE)
        due = column is Column.DUE and self._model.is_due(row)
        return look.font(Type.BASE, Weight.MEDIUM if due else Weight.REGULAR)
