"""The table of the matrix: arrow keys walk, Enter and typing edit, 1…6 set a status."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QWidget,
)

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.status import Status
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.matrix_model import MatrixModel
from zjhk_desktop.ui.models.matrix_rows import Column, DomainRow, MeasureRow
from zjhk_desktop.ui.widgets.matrix_chip import chip_size
from zjhk_desktop.ui.widgets.matrix_delegate import HEADING, ROW, MatrixDelegate
from zjhk_desktop.ui.widgets.matrix_editors import CellEntry
from zjhk_desktop.ui.widgets.row_table import PlainTable
from zjhk_desktop.ui.widgets.status_menu import StatusMenu

_STEPS = {
    QAbstractItemDelegate.EndEditHint.EditNextItem: 1,
    QAbstractItemDelegate.EndEditHint.EditPreviousItem: -1,
}
_AIR = 16
_WIDE = 800
_FIXED = {Column.NUMBER: 48, Column.OWNER: 96, Column.DUE: 122, Column.NOTES: 56}
_NARROW = {Column.NUMBER: 42, Column.OWNER: 76, Column.DUE: 94, Column.NOTES: 56}
_LEAST = {Column.MEASURE: 90, Column.NEXT_STEP: 90}
_MEASURE_PART = 0.62
"""What the measure takes of the width that it shares with the next step."""


class MatrixTable(PlainTable):
    """The rows of a `MatrixModel`.

    Signals:
        columns_moved(): the columns stand elsewhere now.
        measure_chosen(str): go to the measure of this passage id.
        copy_requested(): the current measure is to be copied.
        closed(): Escape was pressed.
        left_upwards(): Up was pressed at the first measure.
    """

    columns_moved = Signal()
    measure_chosen = Signal(str)
    copy_requested = Signal()
    closed = Signal()
    left_upwards = Signal()

    def __init__(self, look: Look, model: MatrixModel, parent: QWidget) -> None:
        """Show a model's rows."""
        super().__init__(look, model, ROW, parent)
        self._measures = model
        self.setItemDelegate(MatrixDelegate(look, model, self))
        self._arrange()
        model.modelReset.connect(self._span_headings)
        look.language_changed.connect(self._share_width)
        self.horizontalScrollBar().valueChanged.connect(self.columns_moved)
        self._span_headings()

    @property
    def passage(self) -> str:
        """Return the passage of the current measure ("": there is none)."""
        row = self._measures.row(self.currentIndex().row())
        return row.passage.id if isinstance(row, MeasureRow) else ""

    def begin(self) -> None:
        """Take the focus, at the first measure's status if at none."""
        if not self.currentIndex().isValid():
            self.go_to("", Column.STATUS)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, passage: str, column: int) -> None:
        """Make a cell current: that of a passage, or of the first measure if it is not shown."""
        row = self._measures.row_of(passage)
        row = row if row >= 0 else self._first_row()
        if row >= 0:
            self.setCurrentIndex(self._measures.index(row, column))
            if row == self._first_row():
                self.scrollToTop()

    @property
    def entries(self) -> list[CellEntry]:
        """Return the cells that are being edited: more than one only if some cannot be saved."""
        return [each for each in self.viewport().findChildren(CellEntry) if each.isVisibleTo(self)]

    def commit(self) -> bool:
        """Take what is being typed into cells, composed words too; say whether it is saved."""
        entries = self.entries
        for entry in entries:
            self.commitData(entry)
        return not any(entry.refused for entry in entries)

    def resume(self, passage: str, column: int) -> None:
        """Go on typing in a cell."""
        self.go_to(passage, column)
        self.edit(self.currentIndex())

    def open_statuses(self, index: QModelIndex) -> StatusMenu:
        """Show the statuses below a cell, to choose from."""
        menu = StatusMenu(self._look, Status(index.data(Qt.ItemDataRole.EditRole)), self)
        menu.chosen.connect(self._status_chosen)
        box = self.visualRect(index)
        menu.popup(self.viewport().mapToGlobal(QPoint(box.left(), box.bottom() + 1)))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, set a status, go to the text, or close; else walk."""
        key, index = event.key(), self.currentIndex()
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.state() is QAbstractItemView.State.EditingState:
            # What the entry lets through: Enter has committed, arrows commit and walk.
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter(index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif bare and key == Qt.Key.Key_Up and index.row() <= self._first_row():
            self.left_upwards.emit()
        elif index.column() == Column.STATUS and index.isValid():
            self._key_on_status(event, index, bare=bare)
        elif bare and key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                self._measures.setData(index, "")
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the statuses when one is clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() is Qt.MouseButton.LeftButton
        if left and index.column() == Column.STATUS and index == self.currentIndex():
            self._enter(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the measure whose text, number or count of notes is double-clicked."""
        index = self.indexAt(event.position().toPoint())
        if index.column() in (Column.NUMBER, Column.MEASURE, Column.NOTES):
            self._enter(index)
        else:
            super().mouseDoubleClickEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Mark the whole row of the current cell."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Close the entry; Tab goes on to the next cell of the row that can be edited.

        One whose words could not be saved stays, unless they are given up.
        """
        given_up = hint is QAbstractItemDelegate.EndEditHint.RevertModelCache
        if isinstance(editor, CellEntry) and editor.drafted is not None:
            if editor.refused and not given_up:
                return
            if given_up or editor.hasAcceptableInput():
                editor.drafted.forget()
            else:
                editor.drafted.flush()
        step = _STEPS.get(hint, 0)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if step else hint)
        index = self.currentIndex()
        beside = index.siblingAtColumn(index.column() + step)
        if step and beside.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(beside)
            self.edit(beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width among the columns."""
        super().resizeEvent(event)
        self._share_width()

    def _enter(self, index: QModelIndex) -> None:
        """Do what a cell is for: edit it, or go to the measure."""
        row = self._measures.row(index.row()) if index.isValid() else None
        if not isinstance(row, MeasureRow):
            return
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.measure_chosen.emit(row.passage.id)
        elif index.column() == Column.STATUS:
            self.open_statuses(index)
        else:
            self.edit(index)

    def _key_on_status(self, event: QKeyEvent, index: QModelIndex, *, bare: bool) -> None:
        """Set the status of a digit; no key opens an editor here."""
        number = event.key() - Qt.Key.Key_0
        editable = bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        if bare and editable and 1 <= number <= len(STATUS_NAMES):
            self._measures.setData(index, list(STATUS_NAMES)[number - 1])
        elif event.key() == Qt.Key.Key_F2 and editable:
            self.open_statuses(index)
        elif not event.text() or not event.text().isprintable():
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _status_chosen(self, status: Status) -> None:
        self._measures.setData(self.currentIndex(), status)

    def _first_row(self) -> int:
        rows = range(self._measures.rowCount())
        return next((row for row in rows if isinstance(self._measures.row(row), MeasureRow)), -1)

    def _arrange(self) -> None:
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        titles = self.horizontalHeader()
        titles.hide()
        titles.setMinimumSectionSize(1)
        titles.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _span_headings(self) -> None:
        """Let the headings of domains take the whole width, and some air above."""
        self.clearSpans()
        for number in range(self._measures.rowCount()):
            heading = isinstance(self._measures.row(number), DomainRow)
            if heading:
                self.setSpan(number, 0, 1, len(Column))
            self.setRowHeight(number, HEADING if heading and number else ROW)

    def _share_width(self) -> None:
        """Give each column its width; what does not fit can be scrolled to."""
        widths = dict(_FIXED if self.viewport().width() >= _WIDE else _NARROW)
        widths[Column.STATUS] = round(chip_size(self._look).width()) + _AIR
        room = self.viewport().width() - sum(widths.values())
        measure = max(_LEAST[Column.MEASURE], round(room * _MEASURE_PART))
        widths[Column.MEASURE] = measure
        widths[Column.NEXT_STEP] = max(_LEAST[Column.NEXT_STEP], room - measure)
        for column, width in widths.items():
            self.setColumnWidth(column, width)
        self.columns_moved.emit()
