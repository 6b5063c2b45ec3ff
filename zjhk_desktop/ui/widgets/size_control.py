"""The text size: smaller, the size, larger."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import TEXT_SIZES, Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton
from zjhk_desktop.ui.widgets.grounds import draw_field


class _Letter(DrawnButton):
    """A letter A, small or large."""

    def __init__(self, look: Look, pixels: int, parent: QWidget) -> None:
        super().__init__(look, parent)
        self._pixels = pixels

    def sizeHint(self) -> QSize:
        return QSize(36, Space.CONTROL - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hovered and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.look.colours.hover))
            painter.drawRoundedRect(self.rect(), 5, 5)
        painter.setFont(self.look.font(self._pixels, Weight.MEDIUM))
        painter.setPen(QColor(self.ink()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "A")
        self.draw_focus(painter, 5)


class SizeControl(QWidget):
    """Steps through the reader's text sizes.

    Signals:
        step_requested(int): -1 for smaller, 1 for larger.
    """

    step_requested = Signal(int)

    def __init__(self, look: Look) -> None:
        """Show a size; `set_size` says which."""
        super().__init__()
        self._look = look
        self.smaller = _Letter(look, 10, self)
        self.larger = _Letter(look, 16, self)
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setFixedWidth(34)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        for widget in (self.smaller, self._label, self.larger):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(Space.CONTROL)
        self.smaller.clicked.connect(self._shrink)
        self.larger.clicked.connect(self._grow)
        look.language_changed.connect(self.retranslate)
        look.theme_changed.connect(self._recolour)
        self.retranslate()
        self._recolour()

    def set_size(self, size: int) -> None:
        """Show a size in px."""
        self._label.setText(str(size))
        self.smaller.setEnabled(size > TEXT_SIZES[0])
        self.larger.setEnabled(size < TEXT_SIZES[-1])

    def retranslate(self) -> None:
        """Take the words in the interface language."""
        words = self._look.words
        self._label.setFont(self._look.font(Type.BASE))
        self.setAccessibleName(words("Text size"))
        for button, name, keys in (
            (self.smaller, words("Smaller text"), "Ctrl+-"),
            (self.larger, words("Larger text"), "Ctrl++"),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the dividers."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        draw_field(painter, self, colours)
        painter.setPen(QColor(colours.rule))
        for x in (self._label.x() + 0.5, self._label.geometry().right() + 0.5):
            painter.drawLine(QPointF(x, 8), QPointF(x, self.height() - 8))

    def _shrink(self) -> None:
        self.step_requested.emit(-1)

    def _grow(self) -> None:
        self.step_requested.emit(1)

    def _recolour(self) -> None:
        self.setPalette(self._look.palette())
        self.update()
