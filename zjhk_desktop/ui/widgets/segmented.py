"""A segmented switch: one of a few choices, all in view."""

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space


class Segmented(QWidget):
    """A row of segments of which one is chosen, or none yet; arrow keys move the choice.

    Signals:
        chosen(str): the user chose the segment of this key.
    """

    chosen = Signal(str)
    down = 1
    """How many choices on the one below is."""

    def __init__(
        self,
        look: Look,
        keys: Sequence[str],
        face: Callable[[str, bool], QFont],
        *,
        height: int = Space.CONTROL,
        padding: int = 13,
        parent: QWidget | None = None,
    ) -> None:
        """Offer `keys`; `face(key, chosen)` gives each segment's font."""
        super().__init__(parent)
        self._look = look
        self._keys = list(keys)
        self._labels = {key: key for key in keys}
        self._face = face
        self._height = height
        self._padding = self._air = padding
        self._value = self._keys[0]
        self._refused = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        look.theme_changed.connect(self.update)

    @property
    def value(self) -> str:
        """Return the chosen key ("": none yet)."""
        return self._value

    @property
    def index(self) -> int:
        """Return which segment is chosen, from 0; the first one while none is."""
        return self._keys.index(self._value) if self._value else 0

    def set_value(self, key: str) -> None:
        """Choose a segment ("": none yet) without announcing it."""
        self._value = key
        self._refused = False
        self._describe()
        self.update()

    def set_refused(self, refused: bool) -> None:
        """Show whether it is refused as it is: a choice is missing."""
        self._refused = refused
        self.update()

    def set_labels(self, name: str, labels: dict[str, str], room: int | None = None) -> None:
        """Set what the switch is for, and the segments' words; give up air beyond `room` px."""
        self.setAccessibleName(name)
        self._labels = dict(labels)
        self._air = self._padding
        over = 0 if room is None else sum(self._widths()) - room
        if over > 0:
            self._air -= min(self._padding, math.ceil(over / (2 * len(self._keys))))
        self._describe()
        self.updateGeometry()
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of all labels with air."""
        return QSize(sum(self._widths()), self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the chosen segment and the labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QColor(colours.warning if self._refused else colours.strong_rule))
        painter.setBrush(QColor(colours.hover))
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        self.draw_labels(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.paper), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 4, 4)
            painter.setPen(QPen(QColor(colours.navy), 2))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Space.RADIUS, Space.RADIUS)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the segment under the pointer."""
        for key, segment in zip(self._keys, self.segments(), strict=True):
            if segment.contains(event.position()):
                self._choose(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the choice with the arrow keys."""
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Up: -self.down,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Down: self.down,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        if not step or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        # Where none is chosen yet, the first or the last one is.
        index = self.index + step if self._value else min(0, step) % len(self._keys)
        if 0 <= index < len(self._keys):
            self._choose(self._keys[index])

    def draw_labels(self, painter: QPainter) -> None:
        """Draw the labels, the chosen one on its ground."""
        colours = self._look.colours
        for key, segment in zip(self._keys, self.segments(), strict=True):
            chosen = key == self._value
            if chosen:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(colours.navy))
                painter.drawRoundedRect(segment, Space.RADIUS, Space.RADIUS)
            painter.setFont(self._face(key, chosen))
            painter.setPen(QColor(colours.on_navy if chosen else colours.ink))
            painter.drawText(segment, Qt.AlignmentFlag.AlignCenter, self._labels[key])

    def segments(self) -> list[QRectF]:
        """Return where each choice stands."""
        left = 0
        boxes: list[QRectF] = []
        for width in self._widths():
            boxes.append(QRectF(left, 0, width, self.height()))
            left += width
        return boxes

    def _choose(self, key: str) -> None:
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)

    def _describe(self) -> None:
        chosen = self._labels[self._value] if self._value else self._look.words("Not chosen yet")
        self.setAccessibleDescription(chosen)

    def _widths(self) -> list[int]:
        return [
            round(
                max(
                    QFontMetricsF(self._face(key, chosen)).horizontalAdvance(self._labels[key])
                    for chosen in (False, True)
                )
            )
            + 2 * self._air
            for key in self._keys
        ]
