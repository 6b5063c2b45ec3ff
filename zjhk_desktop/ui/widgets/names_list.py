"""The list of names: rows by arrow keys, mentions by Left and Right; Enter or a click goes."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.names_model import NamesModel
from zjhk_desktop.ui.models.names_rows import NameEntry
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.names_delegate import NamesDelegate
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar


class NamesList(QListView):
    """The rows of a `NamesModel`.

    Signals:
        width_changed(): the columns stand elsewhere now.
        mention_chosen(Mention): go to this mention.
        closed(): Escape was pressed.
        left_upwards(): Up was pressed at the first name.
    """

    width_changed = Signal()
    mention_chosen = Signal(object)
    closed = Signal()
    left_upwards = Signal()

    def __init__(self, session: Session, look: Look, model: NamesModel, parent: QWidget) -> None:
        """Show a model's rows."""
        super().__init__(parent)
        self._look = look
        self._names = model
        self._pressed = (-1, -1)
        self.rows = NamesDelegate(session, look, self)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "paper"))
        self.verticalScrollBar().setSingleStep(22)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self.scheduleDelayedItemsLayout)
        session.script_changed.connect(self._relay)
        self._recolour()

    def begin(self) -> None:
        """Take the focus, at the first name if at none."""
        if not self.currentIndex().isValid():
            self._go_to_row(self._first_row())
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over names and their mentions, go, or close."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex(), self.rows.chip)
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not event.modifiers() & _MODIFIERS:
            self._step_chip(1 if key == Qt.Key.Key_Right else -1)
        elif key == Qt.Key.Key_Up and self.currentIndex().row() <= self._first_row():
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Begin at the first mention of another name."""
        self.rows.chip = 0
        self.setAccessibleDescription("")
        super().currentChanged(current, previous)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the chip under the pointer."""
        super().mouseMoveEvent(event)
        self._light(*self.chip_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep in mind where a click begins."""
        super().mousePressEvent(event)
        self._pressed = self.chip_at(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the mention whose chip was clicked, or to the first one of a row."""
        super().mouseReleaseEvent(event)
        row, chip = self.chip_at(event.position())
        clicked = event.button() is Qt.MouseButton.LeftButton and (row, chip) == self._pressed
        self._pressed = (-1, -1)
        if clicked and row >= 0:
            self._choose(self._names.index(row), max(chip, 0))

    def leaveEvent(self, event: QEvent) -> None:
        """Light nothing."""
        super().leaveEvent(event)
        self._light(-1, -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()
            self.width_changed.emit()

    def chip_at(self, point: QPointF) -> tuple[int, int]:
        """Return the row and chip at a point of the viewport (-1 for what is not there)."""
        index = self.indexAt(point.toPoint())
        entry = self._names.row(index.row()) if index.isValid() else None
        if not isinstance(entry, NameEntry):
            return (-1, -1)
        inside = point - QPointF(self.visualRect(index).topLeft())
        for number, chip in enumerate(self.rows.layout_of(entry).chips):
            if chip.contains(inside):
                return (index.row(), number)
        return (index.row(), -1)

    def chip_centre(self, row: int, chip: int) -> QPoint:
        """Return the middle of a chip in the viewport (IndexError: there is no such chip)."""
        entry = self._names.row(row)
        chips = self.rows.layout_of(entry).chips if isinstance(entry, NameEntry) else ()
        corner = QPointF(self.visualRect(self._names.index(row)).topLeft())
        return (chips[chip].center() + corner).toPoint()

    def _choose(self, index: QModelIndex, chip: int) -> None:
        entry = self._names.row(index.row()) if index.isValid() else None
        if isinstance(entry, NameEntry) and 0 <= chip < len(entry.mentions):
            self.mention_chosen.emit(entry.mentions[chip])

    def _step_chip(self, step: int) -> None:
        entry = self._names.row(self.currentIndex().row())
        if isinstance(entry, NameEntry) and entry.mentions:
            self.rows.chip = max(0, min(len(entry.mentions) - 1, self.rows.chip + step))
            # Let a screen reader say which mention Enter would go to.
            self.setAccessibleDescription(entry.labels[self.rows.chip])
            self.viewport().update()

    def _light(self, row: int, chip: int) -> None:
        entry = self._names.row(row)
        leads = isinstance(entry, NameEntry) and bool(entry.mentions)
        hand = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        if self.viewport().cursor().shape() is not hand:
            self.viewport().setCursor(hand)
        lit = (row, chip) if chip >= 0 else (-1, -1)
        if lit != self.rows.hovered:
            self.rows.hovered = lit
            self.viewport().update()

    def _first_row(self) -> int:
        rows = range(self._names.rowCount())
        return next((row for row in rows if isinstance(self._names.row(row), NameEntry)), -1)

    def _go_to_row(self, row: int) -> None:
        if row >= 0:
            self.setCurrentIndex(self._names.index(row))
            if row == self._first_row():
                self.scrollToTop()

    def _relay(self, _script: object) -> None:
        self.scheduleDelayedItemsLayout()

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(self._look.colours.paper))
        self.setPalette(palette)


_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)
