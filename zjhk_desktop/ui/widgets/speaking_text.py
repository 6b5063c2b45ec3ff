"""The measure that is spoken to: its number and its words, with one's own marks behind them."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.domain.annotation import Annotation, MarkStyle
from zjhk_desktop.domain.memorandum import Passage
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.patterns import draw_line
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.large_text import LargeText, fitted, legible_size

_GROWS = 1.5
"""Short measures are set so much larger than must be."""
_NUMBER = 1.9
"""The column of the number, in sizes of the type."""


class SpeakingText(QWidget):
    """One measure as large as there is room for; one that has no room turns, part by part."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._look = look
        self._passage: Passage | None = None
        self._notes: Sequence[Annotation] = ()
        self._script = Script.HANT
        self._text: LargeText | None = None
        self._part = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        look.theme_changed.connect(self.update)

    @property
    def size_px(self) -> int:
        """Return the size of the type in px (0: nothing is shown)."""
        return self._text.size if self._text is not None else 0

    @property
    def parts(self) -> int:
        """Return in how many parts the measure is shown, at least one."""
        text = self._text
        return -(-text.lines // self._lines(text)) if text is not None else 1

    @property
    def part(self) -> int:
        """Return the part in view, from 0."""
        return self._part

    def show_measure(
        self, passage: Passage | None, notes: Sequence[Annotation], script: Script
    ) -> None:
        """Show a measure in a script, with the marks of some notes; from its beginning."""
        self._passage, self._notes, self._script = passage, notes, script
        self._part = 0
        self._lay()
        words = passage.text(script) if passage is not None else ""
        self.setAccessibleName(f"{passage.number} {words}" if passage is not None else "")

    def show_notes(self, notes: Sequence[Annotation]) -> None:
        """Show the marks of other notes in the measure that is in view."""
        self._notes = notes
        self.update()

    def turn(self, step: int) -> bool:
        """Show another part of the measure; return whether there is one."""
        part = self._part + step
        if not 0 <= part < self.parts:
            return False
        self._part = part
        self.update()
        return True

    def end(self) -> None:
        """Show the last part."""
        self._part = self.parts - 1
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the words anew."""
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bands, lines, number and words."""
        passage, text = self._passage, self._text
        if passage is None or text is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        count = self._lines(text)
        first = self._part * count
        left = _NUMBER * text.size
        place = QPointF(left, 0)
        painter.setClipRect(QRectF(0, 0, self.width(), count * text.leading))
        for note in self._notes:
            self._draw_mark(painter, note, place - QPointF(0, first * text.leading), text)
        painter.setPen(QColor(colours.ink))
        text.draw(painter, place, first, count)
        painter.setFont(faces.sans(self._script, text.size * 0.8, Weight.MEDIUM))
        painter.setPen(QColor(colours.navy if first == 0 else colours.muted))
        number = QRectF(0, 0, left - text.size * 0.45, text.leading)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(number, flags, str(passage.number))

    def _draw_mark(
        self, painter: QPainter, note: Annotation, place: QPointF, text: LargeText
    ) -> None:
        """Draw the band and the line of a note; the note of a whole measure needs none."""
        if note.anchor.whole or self._passage is None:
            return
        own = self._look.colours.mark(note.state.category, resolved=note.state.resolved)
        for box in text.boxes(note.anchor.start, note.anchor.end):
            box.translate(place)
            if note.state.style is not MarkStyle.UNDERLINE:
                painter.fillRect(box, QColor(own.band))
            category = note.state.category
            draw_line(painter, category, box.left(), box.right(), box.bottom(), own.line)

    def _lay(self) -> None:
        """Set the words as large as there is room for."""
        self._text = None
        if self._passage is not None and self.height() > Space.FOOTER:
            least = legible_size(self.screen())
            # The column of the number grows with the type: for the largest it is always enough.
            most = round(least * _GROWS)
            room = self.width() - _NUMBER * most - Space.HALF
            self._text = fitted(
                self._passage.text(self._script),
                self._face,
                max(room, 4.0 * least),
                self.height(),
                least,
                most,
            )
            self._part = min(self._part, self.parts - 1)
        self.update()

    def _face(self, pixels: float) -> faces.QFont:
        return faces.serif(self._script, pixels)

    def _lines(self, text: LargeText) -> int:
        """Return how many lines there is room for."""
        return max(1, self.height() // text.leading)
