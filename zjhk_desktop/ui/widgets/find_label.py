"""Words set in the interface's face and a colour of the theme, and caps of keys."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Colours, Type

Ink = Callable[[Colours], str]
"""Which of the theme's colours."""


def muted(colours: Colours) -> str:
    """Return the colour of secondary words."""
    return colours.muted


def ink(colours: Colours) -> str:
    """Return the colour of words."""
    return colours.ink


def navy(colours: Colours) -> str:
    """Return the colour of structure."""
    return colours.navy


def warning(colours: Colours) -> str:
    """Return the colour of words to heed."""
    return colours.warning


class Label(QLabel):
    """A label that follows the look's theme and faces."""

    def __init__(
        self,
        look: Look,
        colour: Ink = ink,
        pixels: int = Type.BASE,
        weight: QFont.Weight = Weight.REGULAR,
        parent: QWidget | None = None,
    ) -> None:
        """Set words in a colour, size and weight."""
        super().__init__(parent)
        self._look = look
        self._colour = colour
        self._pixels = pixels
        self._weight = weight
        self.setTextFormat(Qt.TextFormat.PlainText)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._reface)
        self._recolour()
        self._reface()

    def set_colour(self, colour: Ink) -> None:
        """Take another of the theme's colours."""
        self._colour = colour
        self._recolour()

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.WindowText, QColor(self._colour(self._look.colours)))
        self.setPalette(palette)

    def _reface(self) -> None:
        self.setFont(self._look.font(self._pixels, self._weight))


class LineLabel(Label):
    """A label in one line, cut with an ellipsis where there is no room for more."""

    def minimumSizeHint(self) -> QSize:
        """Return the height of the line; any width will do."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw as much of the line as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(self.alignment()), shown)


class KeyCap(QWidget):
    """The name of a key in a small frame."""

    def __init__(self, look: Look, keys: str, parent: QWidget | None = None) -> None:
        """Show keys as the platform writes them."""
        super().__init__(parent)
        self._look = look
        self._keys = keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return the keys' width with air."""
        width = QFontMetricsF(self._look.font(Type.TINY)).horizontalAdvance(self._keys)
        return QSize(round(width) + 12, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame and the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.setPen(QPen(QColor(colours.strong_rule), 1))
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(self._look.font(Type.TINY))
        painter.setPen(QColor(colours.muted))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._keys)
