"""The toolbar: back and forward, script, text size, find, categories, notes, print, menu."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.category_button import CategoryButton, Shape
from zjhk_desktop.ui.widgets.controls import IconButton, PushButton
from zjhk_desktop.ui.widgets.find_field import FindField
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.size_control import SizeControl

SCRIPT_LABELS = {Script.HANT.value: "繁體", Script.HANS.value: "简体"}
"""Each script's name in its own script, in every language."""

PARALLEL = "parallel"
"""The key of 對照 in the switch."""

_GAPS = 170


class CategoryBar(QWidget):
    """The six categories in one frame.

    Signals:
        category_chosen(str): mark in this category.
    """

    category_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        """Show all categories in order."""
        super().__init__()
        self._look = look
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 2, 0)
        row.setSpacing(1)
        self.buttons = [CategoryButton(look, category, Shape.BAR, self) for category in Category]
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(self._choose)
        self.setFixedHeight(Space.CONTROL)
        look.theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the dividers between categories."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.setPen(QColor(colours.strong_rule))
        painter.setBrush(QColor(colours.field))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        painter.setPen(QColor(colours.rule))
        for button in self.buttons[1:]:
            x = button.x() - 0.5
            painter.drawLine(QPointF(x, 9), QPointF(x, self.height() - 9))

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, CategoryButton):
            self.category_chosen.emit(button.category.value)


class TopBar(QWidget):
    """Everything that is always at hand, in one row of 56 px."""

    def __init__(self, look: Look) -> None:
        """Lay the controls out; features connect them."""
        super().__init__()
        self._look = look
        self.back = IconButton(look, "arrow-left")
        self.forward = IconButton(look, "arrow-right")
        self.script = Segmented(look, [*SCRIPT_LABELS, PARALLEL], self._script_face)
        self.text_size = SizeControl(look)
        self.find_field = FindField(look)
        self.categories = CategoryBar(look)
        self.cards = IconButton(look, "panel-right")
        self.cards.setCheckable(True)
        self.print = PushButton(look, "printer", primary=True)
        self.menu = IconButton(look, "menu")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(8)
        for widget in (self.back, self.forward):
            row.addWidget(widget)
        row.addSpacing(16)
        row.addWidget(self.script)
        row.addSpacing(8)
        row.addWidget(self.text_size)
        row.addSpacing(8)
        row.addWidget(self.find_field, 100)
        row.addStretch(1)
        row.addWidget(self.categories)
        row.addSpacing(8)
        for widget in (self.cards, self.print, self.menu):
            row.addWidget(widget)
        self.setFixedHeight(Space.TOOLBAR)
        self.setAutoFillBackground(True)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self.retranslate)
        self._recolour()
        self.retranslate()

    def retranslate(self) -> None:
        """Take all words in the interface language."""
        words = self._look.words
        self.back.set_name(words("Back"), "Alt+←")
        self.forward.set_name(words("Forward"), "Alt+→")
        labels = {**SCRIPT_LABELS, PARALLEL: words("Parallel")}
        self.script.set_labels(words("Script"), labels)
        self.script.setToolTip(words("Script") + " (Ctrl+Shift+T)")
        self.cards.set_name(words("Notes column"), "F7")
        self.print.setText(words("Print"))
        self.print.setAccessibleName(words("Print"))
        self.print.setToolTip(words("Print") + " (Ctrl+P)")
        self.print.updateGeometry()
        self.menu.set_name(words("Menu"), "F10")
        self.categories.setAccessibleName(words("Mark the selection"))
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule below and the dividers between groups."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.setPen(QPen(QColor(colours.rule), 1))
        bottom = self.height() - 0.5
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        for x in (self.forward.geometry().right() + 12.5, self.cards.x() - 8.5):
            painter.drawLine(QPointF(x, 18), QPointF(x, 38))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the categories to the popup and the keys where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the categories only where everything has its room."""
        others = (self.back, self.forward, self.script, self.text_size, self.cards, self.print)
        needed = sum(widget.sizeHint().width() for widget in (*others, self.menu))
        needed += self.find_field.minimumWidth() + self.categories.sizeHint().width() + _GAPS
        self.categories.setVisible(self.width() >= needed)

    def _script_face(self, key: str, chosen: bool) -> QFont:
        weight = Weight.MEDIUM if chosen else Weight.REGULAR
        if key == PARALLEL:
            return self._look.font(Type.BASE, weight)
        return faces.sans(Script(key), Type.BASE, weight)

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Window, QColor(self._look.colours.bar))
        self.setPalette(palette)
        self.update()
