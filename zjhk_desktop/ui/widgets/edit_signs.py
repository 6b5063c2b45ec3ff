"""The signs of an editor's hand: a line through what goes, a caret where something comes in."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from zjhk_desktop.ui.widgets.passage_marks import EditBoxes
from zjhk_desktop.ui.widgets.reader_geometry import LineBox

_STRIKE = 0.29
"""How far above the baseline words are struck through, in em."""
_STRIKE_WIDTH = 1.8
_SLASH = (0.02, 0.72)
"""From where to where above the baseline a slash goes, in em."""
_SLASH_INSET = 0.2
_STEM, _POINT, _FEET = -0.8, -0.12, 0.24
"""A caret's stem, point and feet, so far below the baseline in em."""
_HALF = 0.28
_STEM_WIDTH = 1.2


def draw_edits(painter: QPainter, edits: EditBoxes, colour: str) -> None:
    """Draw what a proposal changes in the text; the painter's pen and brush change."""
    painter.setPen(QPen(QColor(colour), _STRIKE_WIDTH))
    for flat, boxes in ((False, edits.struck), (True, edits.slashed)):
        for box in boxes:
            draw_strike(painter, box.left, box.right, box.baseline, box.em, flat=flat)
    _draw_carets(painter, edits.carets, colour)


def draw_strike(
    painter: QPainter, left: float, right: float, baseline: float, em: float, *, flat: bool
) -> None:
    """Draw a line through words with the pen there is; `flat` ones, it crosses with a slash."""
    low = high = baseline - _STRIKE * em
    if flat:
        inset = _SLASH_INSET * em
        left, right = left + inset, right - inset
        low, high = (baseline - share * em for share in _SLASH)
    painter.drawLine(QPointF(left, low), QPointF(right, high))


def _draw_carets(painter: QPainter, carets: Iterable[LineBox], colour: str) -> None:
    for box in carets:
        top, point, feet = (box.baseline + share * box.em for share in (_STEM, _POINT, _FEET))
        painter.setPen(QPen(QColor(colour), _STEM_WIDTH))
        painter.setBrush(QColor(colour))
        painter.drawLine(QPointF(box.left, top), QPointF(box.left, point))
        painter.setPen(Qt.PenStyle.NoPen)
        path = QPainterPath(QPointF(box.left, point))
        path.lineTo(box.left + _HALF * box.em, feet)
        path.lineTo(box.left - _HALF * box.em, feet)
        path.closeSubpath()
        painter.drawPath(path)
    painter.setBrush(Qt.BrushStyle.NoBrush)
