"""The small card that explains a name in the text: its forms, each in its own face."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.names_rows import NameForms
from zjhk_desktop.ui.widgets.find_label import Ink, ink, muted

_PAD_X, _PAD_Y = 12, 9
_LINE_GAP = 3
_MOST = 360
"""Width of the words at most, in px; longer ones are broken."""
_AWAY = 18
"""How far below the pointer the card stands, so that it covers neither it nor the words."""
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop) | int(
    Qt.TextFlag.TextWordWrap.value
)


@dataclass(frozen=True, slots=True)
class GlossLine:
    """A line of the card."""

    words: str
    font: QFont
    ink: Ink


class NameCard(QWidget):
    """Stands over the reader near the pointer; takes neither the focus nor the mouse."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make the card of a reader, hidden."""
        super().__init__(parent)
        self._over = parent
        self._look = look
        self.lines: Sequence[GlossLine] = ()
        self._boxes: Sequence[QRectF] = ()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.theme_changed.connect(self.update)
        self.hide()

    def explain(self, forms: NameForms, script: Script, mentions: str, pointer: QPoint) -> None:
        """Show a name's forms beside the pointer, a place in the parent's px."""
        self.lines = gloss_lines(forms, script, mentions, self._look)
        self.setAccessibleName(forms.name)
        self.setAccessibleDescription(" ".join(line.words for line in self.lines[1:]))
        self.setGeometry(self._beside(pointer, self._lay_out()))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.setPen(QPen(QColor(colours.strong_rule), 1))
        painter.setBrush(QColor(colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
        for line, place in zip(self.lines, self._boxes, strict=True):
            painter.setFont(line.font)
            painter.setPen(QColor(line.ink(colours)))
            painter.drawText(place, _WRAP, line.words)

    def _lay_out(self) -> QRect:
        """Place the lines below each other, and return the size that they take."""
        room = max(40, min(_MOST, self._over.width() - 2 * (_PAD_X + Space.ONE)))
        top = float(_PAD_Y)
        widest = 0
        boxes: list[QRectF] = []
        for line in self.lines:
            taken = QFontMetricsF(line.font).boundingRect(
                QRectF(0, 0, room, 1000), _WRAP, line.words
            )
            width, height = ceil(taken.width()) + 1, ceil(taken.height())
            boxes.append(QRectF(_PAD_X, top, width, height))
            widest = max(widest, width)
            top += height + _LINE_GAP
        self._boxes = boxes
        return QRect(0, 0, widest + 2 * _PAD_X, round(top) - _LINE_GAP + _PAD_Y)

    def _beside(self, pointer: QPoint, size: QRect) -> QRect:
        """Return where the card stands: below the pointer, else above, wholly in the parent."""
        edge = Space.ONE
        most = self._over.width() - size.width() - edge
        left = max(edge, min(pointer.x() - 2 * _PAD_X, most))
        top = pointer.y() + _AWAY
        if top + size.height() + edge > self._over.height():
            top = max(edge, pointer.y() - _AWAY - size.height())
        return size.translated(left, top)


def gloss_lines(forms: NameForms, script: Script, mentions: str, look: Look) -> list[GlossLine]:
    """Return the lines that explain a name, each form once, in the face of its own script."""
    english = faces.interface(Language.ENGLISH, script, Type.BASE)
    lines = (
        GlossLine(forms.name, faces.serif(script, Type.EXCERPT, Weight.BOLD), ink),
        GlossLine(forms.other, faces.sans(script.other, Type.BASE), ink),
        GlossLine(forms.gloss, english, ink),
        GlossLine(mentions, look.font(Type.SMALL), muted),
    )
    alike = {forms.name: lines[0]}
    for line in lines[1:]:
        if line.words:
            alike.setdefault(line.words, line)
    return list(alike.values())
