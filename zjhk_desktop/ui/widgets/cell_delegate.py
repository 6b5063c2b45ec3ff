"""What the delegates of tables and lists begin with when they draw."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from zjhk_desktop.ui.design.look import Look

PAD = 8
"""The air at either side of a cell, px."""
Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a view in a look; subclasses say what is in one."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        """Draw the cells of a view."""
        super().__init__(view)
        self._look = look
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell, or a row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        self.draw(painter, box, state, index)
        painter.restore()

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw what is in a cell; what is set of the painter is restored afterwards."""
        raise NotImplementedError

    def is_current(self, index: Index) -> bool:
        """Say whether a cell is in the row that keys act on."""
        return self._view.hasFocus() and index.row() == self._view.currentIndex().row()

    def draw_rule(self, painter: QPainter, box: QRectF, *, current: bool) -> None:
        """Draw the rule below a row, in navy below the current one."""
        colours = self._look.colours
        rule = QRectF(box.left(), box.bottom() - 1, box.width(), 1)
        painter.fillRect(rule, QColor(colours.navy if current else colours.rule))
