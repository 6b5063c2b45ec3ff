"""The thin scroll bar: a handle on the ground of the column it scrolls."""

from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from zjhk_desktop.ui.design.look import Look

WIDTH = 10

_STYLE = """
QScrollBar:vertical {{ background: {ground}; width: {width}px; margin: 0; border: none; }}
QScrollBar::handle:vertical {{ background: {handle}; min-height: 36px; border-radius: 3px;
  margin: 2px 2px 2px 2px; }}
QScrollBar::handle:vertical:hover {{ background: {lit}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


class ThinScrollBar(QScrollBar):
    """A vertical scroll bar of 10 px that follows the theme."""

    def __init__(self, look: Look, area: QAbstractScrollArea, ground: str) -> None:
        """Serve a scroll area whose ground is the colour token `ground`."""
        super().__init__(area)
        self._look = look
        self._ground = ground
        look.theme_changed.connect(self._recolour)
        self._recolour()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle, but only the ground where there is nothing to scroll."""
        if self.minimum() < self.maximum():
            super().paintEvent(event)
        else:
            painter = QPainter(self)
            painter.fillRect(self.rect(), QColor(getattr(self._look.colours, self._ground)))

    def _recolour(self) -> None:
        colours = self._look.colours
        self.setStyleSheet(
            _STYLE.format(
                ground=getattr(colours, self._ground),
                handle=colours.strong_rule,
                lit=colours.muted,
                width=WIDTH,
            )
        )
