"""The button of a category: its swatch and its name, the same in every place."""

from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.design.patterns import draw_swatch
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton

_CHIP_SWATCH, _CHIP_AIR = 19, 6


class Shape(Enum):
    """Where the button stands: in the toolbar, in the selection popup, or as a chip in a card."""

    BAR = "bar"
    POPUP = "popup"
    CHIP = "chip"


class CategoryButton(DrawnButton):
    """Chooses a category."""

    def __init__(
        self, look: Look, category: Category, shape: Shape, parent: QWidget | None = None
    ) -> None:
        """Show a category in one of the three shapes."""
        super().__init__(look, parent)
        self.category = category
        self._shape = shape
        self.setCheckable(shape is Shape.CHIP)
        self.retranslate()
        look.language_changed.connect(self.retranslate)

    def retranslate(self) -> None:
        """Take the name in the interface language."""
        name = self.look.words(CATEGORY_NAMES[self.category])
        number = list(Category).index(self.category) + 1
        self.set_label(name)
        self.setToolTip(f"{name} (Alt+{number})")

    def sizeHint(self) -> QSize:
        """Return the size that the shape takes."""
        width = round(QFontMetricsF(self._face()).horizontalAdvance(self.text()))
        if self._shape is Shape.BAR:
            return QSize(width + 16 + 6 + 20, Space.CONTROL)
        if self._shape is Shape.POPUP:
            return QSize(max(48, width + 12), 44)
        # As wide whether it is chosen or not.
        width = round(QFontMetricsF(self.look.font(Type.SMALL)).horizontalAdvance(self.text()))
        return QSize(width + _CHIP_SWATCH + 2 * _CHIP_AIR, Space.CONTROL_SMALL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the swatch and the name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._face())
        painter.setOpacity(1.0 if self.isEnabled() else 0.4)
        if self._shape is Shape.POPUP:
            self._paint_popup(painter)
        else:
            self._paint_row(painter)
        self.draw_focus(painter, self.height() / 2 if self._shape is Shape.CHIP else Space.RADIUS)

    def _face(self) -> QFont:
        if self._shape is Shape.BAR:
            return self.look.font(Type.BASE)
        weight = Weight.MEDIUM if self.isChecked() else Weight.REGULAR
        return self.look.font(Type.SMALL, weight)

    def _paint_popup(self, painter: QPainter) -> None:
        colours = self.look.colours
        if self.hovered or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(self.rect(), Space.RADIUS, Space.RADIUS)
        swatch = QRectF(self.width() / 2 - 12, 6, 24, 17)
        draw_swatch(painter, self.category, swatch, colours.categories[self.category])
        painter.setPen(QColor(colours.ink))
        label = QRectF(0, 24, self.width(), 18)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_row(self, painter: QPainter) -> None:
        colours = self.look.colours
        own = colours.categories[self.category]
        chip = self._shape is Shape.CHIP
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = self.height() / 2 if chip else Space.RADIUS
        painter.setPen(QColor(own.line if self.isChecked() else colours.strong_rule))
        if not chip:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(own.band) if self.isChecked() else Qt.BrushStyle.NoBrush)
        if (self.hovered or self.isDown()) and not self.isChecked():
            painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(box, radius, radius)
        width = painter.fontMetrics().horizontalAdvance(self.text())
        left = (self.width() - width) / 2
        if not self.isChecked():
            gap = _CHIP_SWATCH if chip else 22
            left = (self.width() - width - gap) / 2
            swatch = QRectF(left, self.height() / 2 - 7, gap - 6, 15)
            draw_swatch(painter, self.category, swatch, own)
            left += gap
        painter.setPen(QColor(own.text if self.isChecked() else colours.ink))
        label = QRectF(left, 0, width + 4, self.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, self.text())
