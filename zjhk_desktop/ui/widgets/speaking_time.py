"""The time that has gone, or is left of a limit; a click lets it stand still."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.talk import SOON, time_words
from zjhk_desktop.ui.widgets.controls import DrawnButton

_SIZE = 28
_WIDEST = "−0:00:00"
_AIR = 12


class SpeakingTime(DrawnButton):
    """12:34 in digits of one width; filled in the colour of warnings when it is nearly over."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Stand at nought."""
        super().__init__(look, parent)
        self._seconds = 0
        self._limit = 0
        self._running = False
        self.show_time(0, 0, running=False)

    @property
    def warns(self) -> bool:
        """Say whether little is left of the limit, or nothing."""
        return bool(self._limit) and self._limit - self._seconds <= SOON

    def show_time(self, seconds: int, limit: int, *, running: bool) -> None:
        """Show what is left of a limit in seconds, or, without one (0), what has gone."""
        self._seconds, self._limit, self._running = seconds, limit, running
        shown = time_words(limit - seconds if limit else seconds)
        words = self.look.words
        name = words("{time} left") if limit else words("{time} gone")
        self.set_label(shown, name.format(time=shown))
        act = words("Pause") if running else words("Go on")
        self.setToolTip(f"{act} (Enter)")
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the longest time."""
        width = QFontMetricsF(self._face()).horizontalAdvance(_WIDEST)
        return QSize(round(width) + 2 * _AIR, Space.TOOLBAR - Space.TWO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the digits, each in its place, and the sign of standing still."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        ground = colours.warning if self.warns else colours.hover
        if self.warns or self.hovered:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        ink = colours.ink if self._running else colours.muted
        painter.setPen(QColor(colours.paper if self.warns else ink))
        painter.setFont(self._face())
        painter.drawText(
            box.adjusted(0, 0, -_AIR, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            self.text(),
        )
        self.draw_focus(painter)

    def _face(self) -> QFont:
        font = self.look.font(_SIZE, Weight.MEDIUM)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font
