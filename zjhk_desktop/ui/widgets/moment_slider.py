"""A slider over the moments of the past, drawn in the theme's colours."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider, QStyle, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space

_HANDLE = 7
_EDGE = _HANDLE + 3
_TICKS = 60
"""As many moments are shown as ticks at most; more would be a grey bar."""


class MomentSlider(QSlider):
    """One step a moment; a click goes straight to the nearest."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Stand at the only moment there is."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.theme_changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a line as high as a control."""
        return QSize(160, Space.CONTROL_SMALL)

    def minimumSizeHint(self) -> QSize:
        """Return what is left of it in a narrow window."""
        return QSize(60, Space.CONTROL_SMALL)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the moment under the pointer."""
        self.setSliderDown(True)
        self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self.setSliderDown(False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, its ticks, the handle and the focus ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        middle, here = self.height() / 2, self._place(self.value())
        rest = QRectF(_EDGE, middle - 1.5, self.width() - 2 * _EDGE, 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.strong_rule))
        painter.drawRoundedRect(rest, 1.5, 1.5)
        painter.setBrush(QColor(colours.navy))
        painter.drawRoundedRect(QRectF(_EDGE, middle - 1.5, here - _EDGE, 3), 1.5, 1.5)
        if self.maximum() - self.minimum() < _TICKS:
            for value in range(self.minimum(), self.maximum() + 1):
                past = value <= self.value()
                painter.setBrush(QColor(colours.navy if past else colours.muted))
                painter.drawEllipse(QPointF(self._place(value), middle), 2.5, 2.5)
        painter.setBrush(QColor(colours.navy))
        painter.setPen(QPen(QColor(colours.navy_tint), 2))
        painter.drawEllipse(QPointF(here, middle), _HANDLE, _HANDLE)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(colours.navy), 2))
            painter.drawEllipse(QPointF(here, middle), _HANDLE + 2, _HANDLE + 2)

    def _place(self, value: int) -> float:
        room = self.width() - 2 * _EDGE
        return _EDGE + QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, room)

    def _value_at(self, x: float) -> int:
        room = self.width() - 2 * _EDGE
        return QStyle.sliderValueFromPosition(
            self.minimum(), self.maximum(), round(x - _EDGE), max(1, room)
        )
