"""The toolbar: back and forward, script, text size, find, categories, notes, print, menu."""

from PySide6.QtCore import QPointF, Signal
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
from zjhk_desktop.ui.widgets.find_field import GOOD, LEAST, FindField
from zjhk_desktop.ui.widgets.grounds import draw_field
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.size_control import SizeControl

SCRIPT_LABELS = {Script.HANT.value: "繁體", Script.HANS.value: "简体"}
"""Each script's name in its own script, in every language."""

PARALLEL = "parallel"
"""The key of 對照 in the switch."""

_EDGE = 16
_GAP = 8
_AIR = (16, 8, 8, 8)
"""Extra room between groups: after back and forward, the switch, the size, the categories."""
_FAIR = 176
"""Width of the find field in which its prompt can be read."""


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
        draw_field(painter, self, colours)
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
        row.setContentsMargins(_EDGE, 0, _EDGE, 0)
        row.setSpacing(_GAP)
        for widget in (self.back, self.forward):
            row.addWidget(widget)
        row.addSpacing(_AIR[0])
        row.addWidget(self.script)
        row.addSpacing(_AIR[1])
        row.addWidget(self.text_size)
        row.addSpacing(_AIR[2])
        row.addWidget(self.find_field, 100)
        row.addStretch(1)
        row.addWidget(self.categories)
        row.addSpacing(_AIR[3])
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
        self.print.set_label(words("Print"))
        self.print.setToolTip(words("Print") + " (Ctrl+P)")
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
        places = [self.cards.x() - 8.5]
        if not self.forward.isHidden():
            places.append(self.forward.geometry().right() + 12.5)
        for x in places:
            painter.drawLine(QPointF(x, 18), QPointF(x, 38))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave what has keys and a menu entry as well to them where the window is narrow."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show only what has its room; first to go are the categories, which the popup has too.

        Then the text size goes, then back and forward; in between, the find field shrinks.
        """
        always = (self.script, self.cards, self.print, self.menu)
        needed = 2 * _EDGE + sum(_AIR) + sum(_taken(widget) for widget in always)
        for widgets, field in (
            ((self.back, self.forward), LEAST),
            ((self.text_size,), _FAIR),
            ((self.categories,), GOOD),
        ):
            needed += sum(_taken(widget) for widget in widgets)
            for widget in widgets:
                widget.setVisible(needed + field <= self.width())
        self.update()

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


def _taken(widget: QWidget) -> int:
    """Return the width of a control and of the gap after it."""
    return widget.sizeHint().width() + _GAP
