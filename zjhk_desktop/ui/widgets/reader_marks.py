"""Where each annotation's mark lies in a document, and how deep it overlaps others."""

from collections.abc import Callable, Sequence
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
    """Where an annotation's mark lies: its line boxes, and how deep it overlaps others.

    Attributes:
        struck: the line boxes of the words that it proposes to strike out.
    """

    annotation: Annotation
    boxes: Sequence[LineBox]
    depth: int
    struck: Sequence[LineBox] = ()

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
    shown: ReaderDocument,
    annotations: Sequence[Annotation],
    script: Script,
    text_left: float,
    struck_by: Callable[[Annotation], Sequence[tuple[int, int]]],
) -> list[MarkBoxes]:
    """Return the marks in the text of a script, whose column begins at `text_left` px.

    Overlapping marks take different depths; a mark on a whole passage stands beside it.
    `struck_by` says which code points of its passage an annotation would strike out.
    """
    marks: list[MarkBoxes] = []
    earlier: dict[tuple[str, bool], list[tuple[Anchor, int]]] = {}
    for annotation in annotations:
        anchor = annotation.anchor
        if anchor.passage not in shown.map:
            continue
        boxes = _range_boxes(shown, anchor.passage, anchor.start, anchor.end, script)
        if anchor.whole:
            side = text_left - _SIDE
            boxes = [LineBox(side - 5, side, b.top, b.baseline, b.bottom, b.em) for b in boxes]
        beside = earlier.setdefault((anchor.passage, anchor.whole), [])
        taken = {depth for other, depth in beside if _overlap(anchor, other)}
        depth = next(level for level in range(len(taken) + 1) if level not in taken)
        beside.append((anchor, depth))
        struck = [
            box
            for start, end in struck_by(annotation)
            for box in _range_boxes(shown, anchor.passage, start, end, script)
        ]
        marks.append(MarkBoxes(annotation, boxes, depth, struck))
    return marks


def _range_boxes(
    shown: ReaderDocument, passage: str, start: int, end: int, script: Script
) -> list[LineBox]:
    first = shown.map.position(passage, start, script)
    return range_boxes(shown.document, first, shown.map.position(passage, end, script))


def _overlap(one: Anchor, other: Anchor) -> bool:
    """Say whether two marks on words, or two on the whole, of one passage overlap."""
    return one.whole or (one.start < other.end and other.start < one.end)
