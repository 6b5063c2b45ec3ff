"""The column of small pages beside the preview."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.models.page_model import PageModel
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

WIDTH = 152
PAGE_WIDTH = 104
_GAP = 40
_ABOVE = 13


class ThumbnailDelegate(QStyledItemDelegate):
    """Draws a small page, its frame and its number."""

    def __init__(self, look: Look, model: PageModel, parent: QWidget) -> None:
        """Draw a model's pages."""
        super().__init__(parent)
        self._look = look
        self._model = model

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the page's height with its number below."""
        width, height = self._model.size_of(index.row())
        return QSize(WIDTH - 16, round(PAGE_WIDTH * height / width) + _GAP)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a page; one without a picture is asked for."""
        self._model.want(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self._look.colours
        row = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        current = self.parent().currentIndex().row() == index.row()  # pyright: ignore
        page = QRectF(0, row.top() + _ABOVE, PAGE_WIDTH, row.height() - _GAP)
        page.moveLeft(round(row.center().x() - PAGE_WIDTH / 2))
        painter.fillRect(page, Qt.GlobalColor.white)
        picture = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(picture, QImage):
            painter.drawImage(page, picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.strong_rule), 1))
        painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
        if current:
            painter.setPen(QPen(QColor(colours.navy), 2))
            painter.drawRoundedRect(page.adjusted(-3, -3, 3, 3), 3, 3)
        painter.setFont(self._look.font(Type.SMALL, Weight.BOLD if current else Weight.REGULAR))
        painter.setPen(QColor(colours.navy if current else colours.muted))
        label = QRectF(row.left(), page.bottom() + 4, row.width(), 20)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))
        painter.restore()


class PageThumbnails(QListView):
    """Shows all pages small; a click or the arrow keys choose one.

    Signals:
        page_chosen(int): another page was chosen, from 0.
    """

    page_chosen = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start without pages."""
        super().__init__(parent)
        self._look = look
        self.pages = PageModel(look)
        self.setModel(self.pages)
        self.setItemDelegate(ThumbnailDelegate(look, self.pages, self))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "sidebar"))
        self.verticalScrollBar().setSingleStep(28)
        self.setFixedWidth(WIDTH)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._retranslate)
        self._recolour()
        self._retranslate()

    def show_page(self, row: int) -> None:
        """Show which page is looked at, without announcing it."""
        self.blockSignals(True)
        self.setCurrentIndex(self.pages.index(row))
        self.blockSignals(False)
        self.viewport().update()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Announce the page that was chosen."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.page_chosen.emit(current.row())

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(self._look.colours.sidebar))
        palette.setColor(palette.ColorRole.Window, QColor(self._look.colours.sidebar))
        self.setPalette(palette)

    def _retranslate(self) -> None:
        self.setAccessibleName(self._look.words("Pages"))
