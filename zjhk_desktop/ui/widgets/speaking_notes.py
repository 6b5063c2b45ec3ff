"""What one has to say of the measure that is spoken to: one's own notes, large."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.design.patterns import draw_swatch
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.large_text import LargeText, legible_size

_SHARE = 0.8
"""The size of notes over that of the measure: the speaker stands nearer than the room does."""
_HEAD = 0.62
"""The size of a note's heading over that of its words."""
_SWATCH = (1.1, 0.75)
"""Width and height of a swatch over the size of its heading."""
_ARROW = 20


@dataclass(frozen=True, slots=True)
class SpokenNote:
    """A note as it is shown: its number in the review, its category, its words."""

    number: int
    category: Category
    words: str


@dataclass(frozen=True, slots=True)
class _Laid:
    note: SpokenNote
    top: float
    text: LargeText


class SpeakingNotes(QWidget):
    """A column of notes that scrolls by steps where there are more than there is room for."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Show no notes yet."""
        super().__init__(parent)
        self._look = look
        self._notes: Sequence[SpokenNote] = ()
        self._laid: list[_Laid] = []
        self._height = 0.0
        self._up = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._lay)

    @property
    def is_cut(self) -> bool:
        """Say whether there is more below."""
        return self._up + self.height() < self._height - 1

    def show_notes(self, notes: Sequence[SpokenNote]) -> None:
        """Show notes, from the first."""
        self._notes = notes
        self._up = 0.0
        self._lay()
        words = self._look.words
        said = "\n".join(
            f"{note.number} {words(CATEGORY_NAMES[note.category])}: {note.words}" for note in notes
        )
        self.setAccessibleName(words("My notes"))
        self.setAccessibleDescription(said)

    def go_on(self, step: int) -> bool:
        """Go on by most of the height; return whether there was anywhere to go."""
        most = max(0.0, self._height - self.height())
        up = min(max(self._up + step * 0.8 * self.height(), 0.0), most)
        moved = up != self._up
        self._up = up
        self.update()
        return moved

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the notes anew."""
        super().resizeEvent(event)
        self._lay()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw headings and words, and an arrow where there is more."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -round(self._up))
        for laid in self._laid:
            self._draw(painter, laid)
        painter.resetTransform()
        for there, icon, y in (
            (self._up > 1, "chevron-up", _ARROW / 2),
            (self.is_cut, "chevron-down", self.height() - _ARROW / 2),
        ):
            if there:
                box = QRectF(0, y - _ARROW / 2, self.width(), _ARROW)
                painter.fillRect(box, QColor(self._look.colours.sidebar))
                ink = self._look.colours.navy
                self._look.icons.paint(painter, icon, box.center(), _ARROW, ink)

    def _draw(self, painter: QPainter, laid: _Laid) -> None:
        look, note = self._look, laid.note
        colours = look.colours
        own = colours.categories[note.category]
        size = laid.text.size * _HEAD
        width, height = (round(size * share) for share in _SWATCH)
        line = size * 1.6
        swatch = QRectF(0, laid.top + (line - height) / 2, width, height)
        draw_swatch(painter, note.category, swatch, own)
        painter.setFont(look.font(size, Weight.MEDIUM))
        painter.setPen(QColor(own.text))
        head = QRectF(width + Space.ONE, laid.top, self.width(), line)
        words = f"{note.number}\u2002{look.words(CATEGORY_NAMES[note.category])}"
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QColor(colours.ink))
        laid.text.draw(painter, QPointF(0, laid.top + line))

    def _lay(self) -> None:
        """Set the notes one under the other."""
        size = round(legible_size(self.screen()) * _SHARE)
        self._laid = []
        top = 0.0
        for note in self._notes:
            face = self._look.note_font(size)
            text = LargeText(self._look.drawable(note.words), face, max(self.width(), size))
            self._laid.append(_Laid(note, top, text))
            top += size * _HEAD * 1.6 + (text.height if note.words else 0) + Space.TWO
        self._height = max(0.0, top - Space.TWO)
        self._up = min(self._up, max(0.0, self._height - self.height()))
        self.update()
