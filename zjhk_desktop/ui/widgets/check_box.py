"""A box that is ticked, with what that means beside it."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton

_BOX = 16
_TICK = 12


class CheckBox(DrawnButton):
    """Ticked or not, by click or space bar; the words wrap where there is little room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start unticked."""
        super().__init__(look, parent)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        """Return one line's size."""
        metrics = QFontMetricsF(self.look.font(Type.BASE))
        width = math.ceil(metrics.horizontalAdvance(self.text())) + self._left() + Space.ONE
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Let the words wrap."""
        return QSize(0, 0)

    def heightForWidth(self, width: int) -> int:
        """Return what the words need."""
        return max(Space.CONTROL, round(self._room(width).height()) + 2 * Space.HALF)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, its tick and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        top = (self.height() - _BOX) / 2
        box = QRectF(Space.HALF + 0.5, top + 0.5, _BOX - 1, _BOX - 1)
        ticked, works = self.isChecked(), self.isEnabled()
        ground = colours.navy if works else colours.strong_rule
        painter.setPen(QColor(ground if ticked else colours.strong_rule))
        lit = self.hovered and works
        painter.setBrush(QColor(ground if ticked else colours.hover if lit else colours.field))
        painter.drawRoundedRect(box, 3, 3)
        if ticked:
            middle = QPointF(box.center())
            self.look.icons.paint(painter, "check", middle, _TICK, colours.on_navy)
        painter.setFont(self.look.font(Type.BASE))
        painter.setPen(QColor(self.ink()))
        room = self._room(self.width())
        room.moveTop((self.height() - room.height()) / 2)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self.text())
        self.draw_focus(painter)

    def _left(self) -> int:
        return Space.HALF + _BOX + Space.ONE

    def _room(self, width: int) -> QRectF:
        """Return the rectangle of the words in a box of a width."""
        metrics = QFontMetricsF(self.look.font(Type.BASE))
        room = QRectF(self._left(), 0, max(1, width - self._left() - Space.ONE), 10_000)
        return metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.text())
