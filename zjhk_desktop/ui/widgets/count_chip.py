"""Chips: choices in rounded frames, each with how many things it has."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton


class CountChip(DrawnButton):
    """A name and a count; one of a row of them is chosen."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        """Offer a choice by its English name, marked for the catalogues."""
        super().__init__(look, parent)
        self._name = name
        self._count = 0
        self.setCheckable(True)
        self.retranslate()
        look.language_changed.connect(self.retranslate)

    @property
    def count(self) -> int:
        """Return the count that is shown."""
        return self._count

    def set_count(self, count: int) -> None:
        """Show a count."""
        if count != self._count:
            self._count = count
            self.retranslate()

    def retranslate(self) -> None:
        """Take the name in the interface language."""
        self.setText(self.look.words(self._name))
        self.setAccessibleName(f"{self.text()} {self._count}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of name and count with air."""
        name = QFontMetricsF(self._face(checked=True)).horizontalAdvance(self.text())
        count = QFontMetricsF(self.look.font(Type.SMALL)).horizontalAdvance(str(self._count))
        return QSize(round(name + count) + 34, Space.CONTROL_SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the name and the count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        checked = self.isChecked()
        radius = self.height() / 2
        painter.setPen(QColor(colours.navy if checked else colours.strong_rule))
        ground = colours.navy_tint if checked else colours.hover if self.hovered else colours.field
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inner = QRectF(self.rect()).adjusted(14, 0, -14, 0)
        painter.setFont(self._face(checked=checked))
        painter.setPen(QColor(colours.navy if checked else colours.ink))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(self.look.font(Type.SMALL))
        painter.setPen(QColor(colours.navy if checked else colours.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, right, str(self._count))
        self.draw_focus(painter, radius)

    def _face(self, *, checked: bool) -> QFont:
        return self.look.font(Type.SMALL, Weight.MEDIUM if checked else Weight.REGULAR)


class ChipRow(QWidget):
    """Chips of which one is chosen, in as many lines as they need."""

    def __init__(self, look: Look, names: Sequence[str], parent: QWidget | None = None) -> None:
        """Offer choices by their English names; the first one is chosen."""
        super().__init__(parent)
        self.row = [CountChip(look, name, self) for name in names]
        self.group = QButtonGroup(self)
        for chip in self.row:
            self.group.addButton(chip)
        self.row[0].setChecked(True)
        look.language_changed.connect(self.arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines elsewhere."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the chips in lines, and take the height of these."""
        left = top = 0
        for chip in self.row:
            size = chip.sizeHint()
            if left and left + size.width() > self.width():
                left, top = 0, top + Space.CONTROL_SMALL + Space.HALF
            chip.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + Space.ONE
        self.setFixedHeight(top + Space.CONTROL_SMALL)
