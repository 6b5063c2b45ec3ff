"""The head of a crowd: how many notes a passage has, which are shown, and the way to the rest."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.card_crowds import Slice

_ARROW = 28
_ICON = 15
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Space: 1,
}


class CrowdHead(QWidget):
    """Stands above the cards of a crowded passage; its arrows turn to the next of its notes.

    Signals:
        turn_requested(str, int): the passage's next (1) or previous (-1) notes are wanted.
        left(): Escape was pressed.
    """

    turn_requested = Signal(str, int)
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make an empty head; `show_crowd` fills it."""
        super().__init__(parent)
        self._look = look
        self._passage = ""
        self._shown = Slice(0, 0, 0)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(Space.CONTROL_SMALL)
        look.theme_changed.connect(self.update)

    @property
    def shown(self) -> Slice:
        """Return what it says is shown."""
        return self._shown

    def show_crowd(self, passage: str, name: str, shown: Slice, width: int) -> None:
        """Show how many notes a passage, of that name, has and which are shown."""
        self._passage, self._shown = passage, shown
        self.setFixedWidth(width)
        words = [name, self._count_words(), self._part_words()]
        self.setAccessibleName(", ".join(part for part in words if part))
        self.setToolTip(self._look.words("Previous and next notes here: ← →"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the count, what is shown of it, and the arrows."""
        painter = QPainter(self)
        colours = self._look.colours
        what = (CrowdHead, colours.dark, self.underMouse(), self.hasFocus())
        stamps = self._look.stamps
        ground = stamps.stamp(painter, what, self.width(), self.height(), self._draw_ground)
        painter.drawPixmap(QPointF(0, 0), ground)
        row = QRectF(_ARROW, 0, self.width() - 2 * _ARROW, self.height())
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(colours.muted))
        part = self._part_words()
        painter.drawText(row, _MIDDLE | Qt.AlignmentFlag.AlignRight, part)
        room = row.width() - painter.fontMetrics().horizontalAdvance(part) - Space.ONE
        painter.setFont(self._look.font(Type.SMALL, Weight.MEDIUM))
        painter.setPen(QColor(colours.navy))
        words = painter.fontMetrics().elidedText(
            self._count_words(), Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(row, _MIDDLE, words)

    def _draw_ground(self, painter: QPainter) -> None:
        colours = self._look.colours
        focused = self.hasFocus()
        line = QColor(colours.navy if focused else colours.strong_rule)
        painter.setPen(QPen(line, 2 if focused else 1))
        painter.setBrush(QColor(colours.hover if focused or self.underMouse() else colours.bar))
        inset = 1 if focused else 0.5
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        middle = self.height() / 2
        for x, icon in ((_ARROW / 2, "chevron-left"), (self.width() - _ARROW / 2, "chevron-right")):
            self._look.icons.paint(painter, icon, QPointF(x, middle), _ICON, colours.navy)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn back at the left arrow, on everywhere else."""
        place = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(place):
            self.turn_requested.emit(self._passage, -1 if place.x() < _ARROW else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn with the arrows, Enter or Space; Escape goes back to the text."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.turn_requested.emit(self._passage, _STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        # Other keys end here: the reader behind would take them for its own.

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        self.update()
        super().leaveEvent(event)

    def _count_words(self) -> str:
        count = self._shown.count
        return self._look.tr_.plural("{n} note", "{n} notes", count).format(n=count)

    def _part_words(self) -> str:
        """Return which notes of the passage are shown, counted in it; "" if none is."""
        shown = self._shown
        if not shown.length:
            return ""
        if shown.length == 1:
            return str(shown.last)
        return f"{shown.first + 1}–{shown.last}"
