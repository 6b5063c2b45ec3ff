"""The chip over a page that shows only what a figure stood for; a click lets go of it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.picked import Picked
from zjhk_desktop.ui.widgets.controls import DrawnButton

_AIR = 14
_CROSS = 22
_MOST = 320


class PickedChip(DrawnButton):
    """What is shown alone, with a cross; hidden while nothing is."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Show nothing alone."""
        super().__init__(look, parent)
        self._picked: Picked | None = None
        self.hide()

    @property
    def picked(self) -> Picked | None:
        """Return what is shown alone."""
        return self._picked

    def set_picked(self, picked: Picked | None) -> None:
        """Say what is shown alone (None: nothing is)."""
        self._picked = picked
        words = self.look.words
        if picked is not None:
            self.set_label(
                picked.words, words("Only these: {words}. Show all").format(words=picked.words)
            )
            self.setToolTip(words("Show all"))
        self.setVisible(picked is not None)

    def sizeHint(self) -> QSize:
        """Return the width of the words and the cross with air, up to a most."""
        wide = QFontMetricsF(self._face()).horizontalAdvance(self.text())
        return QSize(min(_MOST, round(wide) + 2 * _AIR + _CROSS), Space.CONTROL_SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        radius = self.height() / 2
        painter.setPen(QColor(colours.navy))
        painter.setBrush(QColor(colours.hover if self.hovered else colours.navy_tint))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(self._face())
        room = QRectF(self.rect()).adjusted(_AIR, 0, -_AIR - _CROSS + Space.HALF, 0)
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, words)
        cross = QPointF(self.width() - _AIR - 2, self.height() / 2)
        self.look.icons.paint(painter, "x", cross, 13, colours.navy)
        self.draw_focus(painter, radius)

    def _face(self) -> QFont:
        return self.look.font(Type.SMALL, Weight.MEDIUM)
