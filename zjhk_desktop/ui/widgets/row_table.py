"""A table as this program draws it: plain rows on paper, titles above, a thin scroll bar."""

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.cell_delegate import PAD
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar


class TableHeader(QHeaderView):
    """The titles over the columns."""

    def __init__(self, look: Look, table: QTableView) -> None:
        """Head a table in a look."""
        super().__init__(Qt.Orientation.Horizontal, table)
        self._look = look
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(0)
        look.theme_changed.connect(self._repaint)

    def sizeHint(self) -> QSize:
        """Return the height of a row of titles."""
        return QSize(super().sizeHint().width(), Space.CONTROL)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """Draw the ground and a title."""
        colours = self._look.colours
        painter.fillRect(rect, QColor(colours.sidebar))
        painter.setFont(self._look.font(Type.SMALL, Weight.MEDIUM))
        painter.setPen(QColor(colours.ink2))
        title = str(self.model().headerData(logicalIndex, Qt.Orientation.Horizontal))
        room = rect.adjusted(PAD, 0, -PAD, 0)
        words = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)

    def _repaint(self) -> None:
        self.viewport().update()


class PlainTable(QTableView):
    """A table without grid, frame and titles; the keys of its subclass are its own."""

    def __init__(
        self, look: Look, model: QAbstractItemModel, row_height: int, parent: QWidget
    ) -> None:
        """Show the rows of a model, each `row_height` px high."""
        super().__init__(parent)
        self._look = look
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "paper"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(row_height)
        look.theme_changed.connect(self._recolour)
        self._recolour()

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(self._look.colours.paper))
        self.setPalette(palette)


class RowTable(PlainTable):
    """A table under titles, of which whole rows are chosen and no cell is edited."""

    def __init__(
        self, look: Look, model: QAbstractItemModel, row_height: int, parent: QWidget
    ) -> None:
        """Show the rows of a model, each `row_height` px high."""
        super().__init__(look, model, row_height, parent)
        self.setHorizontalHeader(TableHeader(look, self))
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
