"""Widgets side by side, in as many lines as the width asks for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.tokens import Space


class FlowRow(QWidget):
    """Widgets of one height from left to right; hidden ones take no room.

    Signals:
        height_changed(): there are more or fewer lines.
    """

    height_changed = Signal()

    def __init__(self, height: int = Space.CONTROL, parent: QWidget | None = None) -> None:
        """Start empty, one line high."""
        super().__init__(parent)
        self._line = height
        self._members: list[QWidget] = []
        self.setFixedHeight(height)

    def set_members(self, members: Sequence[QWidget]) -> None:
        """Show widgets in this order."""
        for widget in members:
            widget.setParent(self)
            widget.show()
        self._members = list(members)
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines elsewhere."""
        super().resizeEvent(event)
        self.arrange()

    def event(self, event: QEvent) -> bool:
        """Follow members that have become wider or narrower."""
        if event.type() is QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def advance(self, width: int) -> int:
        """Return how far behind the left edge of a member so wide the next one begins."""
        return width + Space.ONE

    def arrange(self) -> None:
        """Put the members in lines, and take the height of these."""
        left = top = 0
        for widget in self._members:
            if widget.isHidden():
                continue
            size = widget.sizeHint()
            height = min(size.height(), self._line)
            if left and left + size.width() > self.width():
                left, top = 0, top + self._line + Space.HALF
            lift = (self._line - height) // 2
            widget.setGeometry(QRect(left, top + lift, size.width(), height))
            left += self.advance(size.width())
        if self.height() != top + self._line:
            self.setFixedHeight(top + self._line)
            self.height_changed.emit()
