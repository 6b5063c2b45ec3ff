"""Where each annotation's mark lies in a document, and how deep it overlaps others."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_geometry import LineBox, range_boxes

_SIDE = 5
_ABOVE, _BELOW = 0.92, 0.24


@dataclass(frozen=True, slots=True)
class MarkBoxes:
    """Where an annotation's mark lies: its line boxes, and how deep it overlaps others."""

    annotation: Annotation
    boxes: Sequence[LineBox]
    depth: int

    def touches(self, clip: QRectF) -> bool:
        """Say whether any of it, its marker included, lies in `clip`."""
        if not self.boxes:
            return False
        top, bottom = self.boxes[0].top - 12, self.boxes[-1].bottom + 12
        return top <= clip.bottom() and bottom >= clip.top()

    def contains(self, point: QPointF) -> bool:
        """Say whether a point lies on it."""
        return any(
            box.left <= point.x() <= box.right and box.top <= point.y() <= box.bottom + 3
            for box in self.boxes
        )


def band(box: LineBox) -> QRectF:
    """Return the band behind a stretch of text, on whole pixels from top to bottom."""
    top = round(box.baseline - _ABOVE * box.em)
    bottom = round(box.baseline + _BELOW * box.em)
    return QRectF(box.left, top, box.right - box.left, bottom - top)


def locate_marks(
    shown: ReaderDocument, annotations: Sequence[Annotation], script: Script, text_left: float
) -> list[MarkBoxes]:
    """Return the marks in the text of a script, whose column begins at `text_left` px.

    Overlapping marks take different depths; a mark on a whole passage stands beside it.
    """
    marks: list[MarkBoxes] = []
    earlier: dict[tuple[str, bool], list[tuple[Anchor, int]]] = {}
    for annotation in annotations:
        anchor = annotation.anchor
        if anchor.passage not in shown.map:
            continue
        start = shown.map.position(anchor.passage, anchor.start, script)
        end = shown.map.position(anchor.passage, anchor.end, script)
        boxes = range_boxes(shown.document, start, end)
        if anchor.whole:
            side = text_left - _SIDE
            boxes = [LineBox(side - 5, side, b.top, b.baseline, b.bottom, b.em) for b in boxes]
        beside = earlier.setdefault((anchor.passage, anchor.whole), [])
        taken = {depth for other, depth in beside if _overlap(anchor, other)}
        depth = next(level for level in range(len(taken) + 1) if level not in taken)
        beside.append((anchor, depth))
        marks.append(MarkBoxes(annotation, boxes, depth))
    return marks


def _overlap(one: Anchor, other: Anchor) -> bool:
    """Say whether two marks on words, or two on the whole, of one passage overlap."""
    return one.whole or (one.start < other.end and other.start < one.end)
