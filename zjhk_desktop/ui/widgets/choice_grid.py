"""One of several choices, all in view, in rows: for more than a segmented switch can hold."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.segmented import Segmented

_GAP = 6


class ChoiceGrid(Segmented):
    """Equal boxes in rows of so many; arrow keys move the choice."""

    def __init__(
        self,
        look: Look,
        keys: Sequence[str],
        face: Callable[[str, bool], QFont],
        *,
        columns: int,
        width: int,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `keys` in rows of `columns`, `width` px wide in all."""
        self.down = columns
        self._count = len(keys)
        self._across = width
        super().__init__(look, keys, face, parent=parent)

    def sizeHint(self) -> QSize:
        """Return the size of all rows."""
        rows = -(-self._count // self.down)
        return QSize(self._across, rows * (Space.CONTROL + _GAP) - _GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the boxes and their labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.setPen(QColor(colours.strong_rule))
        painter.setBrush(QColor(colours.field))
        for box in self.segments():
            painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        self.draw_labels(painter)
        if self.hasFocus():
            chosen = self.segments()[self.index]
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.paper), 1))
            painter.drawRoundedRect(chosen.adjusted(3, 3, -3, -3), 4, 4)
            painter.setPen(QPen(QColor(colours.navy), 2))
            painter.drawRoundedRect(
                chosen.adjusted(0.5, 0.5, -0.5, -0.5), Space.RADIUS, Space.RADIUS
            )

    def segments(self) -> list[QRectF]:
        """Return where each choice stands."""
        width = (self._across - (self.down - 1) * _GAP) / self.down
        return [
            QRectF(
                index % self.down * (width + _GAP) + 0.5,
                index // self.down * (Space.CONTROL + _GAP) + 0.5,
                width - 1,
                Space.CONTROL - 1,
            )
            for index in range(self._count)
        ]
