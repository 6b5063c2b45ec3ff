"""The list of bookmarks: rows by arrow keys; Enter or a click goes, Delete removes."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.symbols import draw_ribbon
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.bookmarks_model import BookmarksModel
from zjhk_desktop.ui.models.broken_lines import broken_lines
from zjhk_desktop.ui.widgets.cell_delegate import CellDelegate, Index
from zjhk_desktop.ui.widgets.grounds import draw_current
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

_ROW = 56
_LINE = 21
_RIBBON = QRectF(14, 12, 9, 15)
_PLACE = 36
_TEXT = 236
_NARROW = 600
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class BookmarksDelegate(CellDelegate):
    """Draws a row: ribbon, place and domain, and the passage in two lines."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a row's height."""
        return QSize(0, _ROW)

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw a row."""
        look, colours = self._look, self._look.colours
        if state & QStyle.StateFlag.State_Selected:
            draw_current(painter, box, colours)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        self.draw_rule(painter, box, current=bool(state & QStyle.StateFlag.State_HasFocus))
        draw_ribbon(painter, _RIBBON.translated(box.topLeft()), colours.navy)
        left = _TEXT if box.width() >= _NARROW else _TEXT - 80
        place = QRectF(box.left() + _PLACE, box.top() + 7, left - _PLACE - Space.TWO, _LINE)
        part = str(index.data(BookmarksModel.PartRole))
        painter.setPen(QColor(colours.navy))
        painter.setFont(look.font(Type.BASE, Weight.MEDIUM))
        self._draw(painter, place, str(index.data(BookmarksModel.PlaceRole)))
        painter.setPen(QColor(colours.muted))
        painter.setFont(look.text_font(Type.SMALL))
        self._draw(painter, place.translated(0, _LINE), part)
        painter.setPen(QColor(colours.ink))
        font = look.serif(Type.COMMENT)
        painter.setFont(font)
        words = QRectF(box.left() + left, box.top() + 7, box.width() - left - Space.TWO, _LINE)
        for line in broken_lines(str(index.data()), font, int(words.width())):
            painter.drawText(words, _MIDDLE, line)
            words.translate(0, _LINE)

    def _draw(self, painter: QPainter, box: QRectF, words: str) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _MIDDLE, shown)


class BookmarksList(QListView):
    """The rows of a `BookmarksModel`.

    Signals:
        chosen(str): go to this passage.
        remove_requested(str): the bookmark of this passage is to go.
        closed(): Escape was pressed.
    """

    chosen = Signal(str)
    remove_requested = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, model: BookmarksModel, parent: QWidget) -> None:
        """Show a model's rows."""
        super().__init__(parent)
        self._look = look
        self._bookmarks = model
        self._pressed = -1
        self._row = 0
        self.setModel(model)
        self.setItemDelegate(BookmarksDelegate(look, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "paper"))
        self.verticalScrollBar().setSingleStep(_LINE)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        look.theme_changed.connect(self._recolour)
        self._recolour()

    @property
    def passage(self) -> str:
        """Return the passage of the current row ("": there is none)."""
        return self._bookmarks.passage(self.currentIndex().row())

    def begin(self) -> None:
        """Take the focus, at the first bookmark if at none."""
        row = max(0, self.currentIndex().row())
        self.setCurrentIndex(self._bookmarks.index(row))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go, remove, close, or walk."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.passage:
            self.chosen.emit(self.passage)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.passage:
            self.remove_requested.emit(self.passage)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep in mind where a click begins."""
        super().mousePressEvent(event)
        self._pressed = self.indexAt(event.position().toPoint()).row()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the passage that was clicked, or remove the bookmark whose ribbon was."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        index = self.indexAt(event.position().toPoint())
        passage = self._bookmarks.passage(index.row())
        if event.button() is not Qt.MouseButton.LeftButton or index.row() != pressed or not passage:
            return
        inside = event.position() - QPointF(self.visualRect(index).topLeft())
        ribbon = inside.x() < _PLACE
        (self.remove_requested if ribbon else self.chosen).emit(passage)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the rows for the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _keep(self) -> None:
        self._row = max(0, self.currentIndex().row())

    def _restore(self) -> None:
        """Stay at the row, or at the last one if there are fewer."""
        last = self._bookmarks.rowCount() - 1
        if last >= 0:
            self.setCurrentIndex(self._bookmarks.index(min(self._row, last)))

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(self._look.colours.paper))
        self.setPalette(palette)
