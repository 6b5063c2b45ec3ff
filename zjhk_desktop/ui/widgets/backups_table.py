"""The table of backups: rows by arrow keys and mouse; Enter looks into one."""

from pathlib import Path

from PySide6.QtCore import QItemSelection, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QStyle,
    QTableView,
    QWidget,
)

from zjhk_desktop.storage.backups import Backup
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.models.backups_model import BackupsModel, Column
from zjhk_desktop.ui.widgets.cell_delegate import PAD, CellDelegate, Index
from zjhk_desktop.ui.widgets.grounds import draw_current
from zjhk_desktop.ui.widgets.row_table import RowTable

_ROW = 40
_SHARES = {
    Column.TIME: 30,
    Column.SIZE: 11,
    Column.ANNOTATIONS: 14,
    Column.STATES: 10,
    Column.LACKING: 18,
    Column.CONDITION: 17,
}


class BackupsDelegate(CellDelegate):
    """Draws a cell; damaged backups in the warning colour."""

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw a cell."""
        backup = index.data(BackupsModel.BackupRole)
        if not isinstance(backup, Backup):
            return
        column = Column(index.column())
        if state & QStyle.StateFlag.State_Selected:
            draw_current(painter, box, self._look.colours, bar=column is Column.TIME)
        self.draw_rule(painter, box, current=self.is_current(index))
        weight = Weight.MEDIUM if column is Column.TIME else Weight.REGULAR
        painter.setFont(self._look.font(Type.BASE, weight))
        painter.setPen(QColor(self._ink(backup, column)))
        room = box.adjusted(PAD, 0, -PAD, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _ink(self, backup: Backup, column: Column) -> str:
        colours = self._look.colours
        if backup.whole is False:
            return colours.warning if column is Column.CONDITION else colours.muted
        if column is Column.LACKING and backup.lacking:
            return colours.navy
        plain = column in (Column.TIME, Column.ANNOTATIONS, Column.STATES)
        return colours.ink if plain else colours.muted


class BackupsTable(RowTable):
    """The rows of a `BackupsModel`, of which one is chosen.

    Signals:
        selection_changed(): another backup is chosen.
        backup_chosen(): the chosen one is to be looked at.
        closed(): Escape was pressed.
    """

    selection_changed = Signal()
    backup_chosen = Signal()
    closed = Signal()

    def __init__(self, look: Look, model: BackupsModel, parent: QWidget) -> None:
        """Show a model's rows."""
        super().__init__(look, model, _ROW, parent)
        self._backups = model
        self.setItemDelegate(BackupsDelegate(look, self))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        model.modelReset.connect(self._fit)

    @property
    def chosen(self) -> Backup | None:
        """Return the chosen backup (None: there is none)."""
        rows = self.selectionModel().selectedRows()
        return self._backups.row(rows[0].row()) if rows else None

    def choose(self, path: Path) -> None:
        """Choose the backup of a path, if it is listed."""
        for row in range(self._backups.rowCount()):
            backup = self._backups.row(row)
            if backup is not None and backup.path == path:
                self.selectRow(row)

    def begin(self) -> None:
        """Take the focus, at the newest backup if at none."""
        if self.chosen is None and self._backups.rowCount():
            self.selectRow(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look into the chosen backup, or leave."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.backup_chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look into a backup."""
        if event.button() is Qt.MouseButton.LeftButton and self.chosen is not None:
            self.backup_chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns."""
        super().resizeEvent(event)
        left = self.viewport().width()
        for column, share in _SHARES.items():
            width = self.viewport().width() * share // sum(_SHARES.values())
            self.setColumnWidth(column, left if column is Column.CONDITION else width)
            left -= width

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell that another backup is chosen."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def _fit(self) -> None:
        """Be no higher than the rows ask for, so that what can be done stands below them."""
        rows = self.model().rowCount() * _ROW
        self.setMaximumHeight(self.horizontalHeader().sizeHint().height() + rows + 2)
