"""The table of all notes: rows by arrow keys and mouse, several at once; Enter or F2 goes."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QTableView, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.notes_layout import column_widths
from zjhk_desktop.ui.models.notes_model import Column, NotesModel
from zjhk_desktop.ui.widgets.notes_delegate import ROW, NotesDelegate
from zjhk_desktop.ui.widgets.row_table import RowTable

_ROWS = QItemSelectionModel.SelectionFlag.Rows
_LINKS = (Column.NUMBER, Column.PLACE)


class NotesTable(RowTable):
    """The rows of a `NotesModel`; what is selected stays so while the rows change.

    Signals:
        selection_changed(): other notes are selected.
        note_chosen(str): go to this note.
        note_opened(str): go to this note, and open its card.
        delete_requested(): the selected notes are to go.
        copy_requested(): the selected notes are to be copied.
        closed(): Escape was pressed.
        left_upwards(): Up was pressed at the first row.
    """

    selection_changed = Signal()
    note_chosen = Signal(str)
    note_opened = Signal(str)
    delete_requested = Signal()
    copy_requested = Signal()
    closed = Signal()
    left_upwards = Signal()

    def __init__(self, look: Look, model: NotesModel, parent: QWidget) -> None:
        """Show a model's rows."""
        super().__init__(look, model, ROW, parent)
        self._notes = model
        self._kept: tuple[list[str], str, int] = ([], "", -1)
        self._pressed = QModelIndex()
        self.setItemDelegate(NotesDelegate(look, self))
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(ROW // 2)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)

    def selected(self) -> list[str]:
        """Return the ids of the selected notes, in order."""
        chosen = self.selectionModel().selection()
        ranges = [chosen.at(number) for number in range(chosen.count())]
        rows = {row for each in ranges for row in range(each.top(), each.bottom() + 1)}
        shown = self._notes.shown
        return [shown[row].id for row in sorted(rows) if row < len(shown)]

    def select(self, annotation_ids: Sequence[str], current: str = "") -> None:
        """Select notes, those that are shown, and make one the current."""
        selection = QItemSelection()
        last = len(Column) - 1
        for row in (self._notes.row_of(name) for name in annotation_ids):
            if row >= 0:
                selection.select(self._notes.index(row, 0), self._notes.index(row, last))
        row = self._notes.row_of(current)
        if row >= 0:
            here = self._notes.index(row, Column.QUOTE)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.scrollTo(here)
        self.selectionModel().select(
            selection, QItemSelectionModel.SelectionFlag.ClearAndSelect | _ROWS
        )

    def begin(self) -> None:
        """Take the focus, at the first note if at none."""
        if not self.currentIndex().isValid() and self._notes.rowCount():
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, open, delete, copy, or leave; arrow keys, Shift and Ctrl select as everywhere."""
        key = event.key()
        current = self._notes.row(self.currentIndex().row())
        alone = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and current is not None:
            self.note_chosen.emit(current.id)
        elif key == Qt.Key.Key_F2 and current is not None:
            self.note_opened.emit(current.id)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key == Qt.Key.Key_Up and alone and self.currentIndex().row() <= 0:
            self.left_upwards.emit()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            # The page marks with Alt+1…6; the table would search for the digit.
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click began."""
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the note whose number or place was clicked."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        note = self._notes.row(index.row())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() is Qt.MouseButton.LeftButton and plain
        here = index == self._pressed and index.column() in _LINKS
        if left and here and note is not None:
            self.note_chosen.emit(note.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the note's card."""
        note = self._notes.row(self.indexAt(event.position().toPoint()).row())
        if event.button() is Qt.MouseButton.LeftButton and note is not None:
            self.note_opened.emit(note.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what a click goes to."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        link = index.isValid() and index.column() in _LINKS
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        widths = column_widths(self.viewport().width())
        for column in Column:
            self.setColumnHidden(column, column not in widths)
            if column in widths:
                self.setColumnWidth(column, widths[column])

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the rule of the current row in all its cells."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that other notes are selected."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def _keep(self) -> None:
        note = self._notes.row(self.currentIndex().row())
        self._kept = (self.selected(), note.id if note else "", self.currentIndex().row())

    def _restore(self) -> None:
        """Select what was selected; where the current note has gone, be at the next one."""
        selected, current, row = self._kept
        count = self._notes.rowCount()
        if current and self._notes.row_of(current) < 0 and count:
            here = self._notes.row(min(row, count - 1))
            current = here.id if here else ""
        self.select(selected, current)
        self.selection_changed.emit()
