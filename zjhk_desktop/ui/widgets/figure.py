"""A figure of the overview: drawn, and a link to what it counts."""

from html import escape

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.overview_links import Link
from zjhk_desktop.ui.widgets.controls import DrawnButton

MIDDLE = Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignCenter
_ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


class Figure(DrawnButton):
    """One figure; subclasses draw it. Arrows are left to the section that it stands in."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Lead nowhere yet."""
        super().__init__(look, parent)
        self.link: Link | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def describe(self, name: str, link: Link, tip: str = "") -> None:
        """Say what it is, where it leads, and what the pointer is told."""
        self.link = link
        self.setAccessibleName(name)
        # As rich text, so that it is broken into lines; what was typed is never taken for tags.
        self.setToolTip(f"<p>{escape(tip or name)}</p>")
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Draw the figure."""
        raise NotImplementedError

    def draw_words(
        self,
        painter: QPainter,
        box: QRectF,
        words: str,
        font: QFont,
        colour: str,
        flags: Qt.AlignmentFlag = MIDDLE,
    ) -> None:
        """Draw words in a box, cut where there is no room for all."""
        painter.setFont(font)
        painter.setPen(QColor(colour))
        room = int(box.width()) + 1
        elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, flags, elided)

    def draw_hover(self, painter: QPainter) -> None:
        """Tint the ground under the pointer."""
        if self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.look.colours.hover))
            painter.drawRoundedRect(QRectF(self.rect()), Space.HALF, Space.HALF)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the figure, and the ring of the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        self.draw_focus(painter, Space.HALF)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link with Enter, too; leave arrows to the section."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Be the one of its section that Tab comes to."""
        section = self.parentWidget()
        for other in section.findChildren(Figure) if section else ():
            other.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        super().focusInEvent(event)
