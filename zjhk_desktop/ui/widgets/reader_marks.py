"""Where the marks of all annotations lie in a document."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QRectF

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import is_flat
from zjhk_desktop.ui.models.utf16 import to_utf16
from zjhk_desktop.ui.models.wording_text import ChangedPlaces, changed_places
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.passage_marks import REACH, EditBoxes, MarkBoxes, PassageMarks
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_geometry import (
    LineBox,
    RuledLine,
    block_rect,
    ruled_boxes,
    ruled_lines,
)

_SIDE = 5
_ABOVE, _BELOW = 0.92, 0.24


def band(box: LineBox) -> QRectF:
    """Return the band behind a stretch of text, on whole pixels from top to bottom."""
    top = round(box.baseline - _ABOVE * box.em)
    bottom = round(box.baseline + _BELOW * box.em)
    return QRectF(box.left, top, box.right - box.left, bottom - top)


class ReaderMarks:
    """The marks in the text of one script; those of a passage are located when it is looked at.

    Annotations are taken from the session as they are now, so that only what a change has
    touched is located anew; lines are ruled once, so this lasts as long as they stand.
    """

    def __init__(
        self, shown: ReaderDocument, session: Session, script: Script, text_left: float
    ) -> None:
        """Look at a document whose column of that script begins at `text_left` px."""
        self._shown = shown
        self._session = session
        self._script = script
        self._text_left = text_left
        self._lines: dict[str, list[RuledLine]] = {}
        self._places_of: dict[str, ChangedPlaces] = {}
        self._known: dict[str, PassageMarks] = {}
        self._spans: list[tuple[float, float, str]] = []

    def all(self) -> list[MarkBoxes]:
        """Return every mark, in memorandum order."""
        return [mark for passage in self.passages() for mark in self.of(passage).all]

    def passages(self) -> list[str]:
        """Return the passages of the text, in order."""
        return [name for _, _, name in self._places()]

    def near(self, top: float, bottom: float) -> list[str]:
        """Return the passages whose marks may be painted from `top` to `bottom`, in order."""
        top, bottom = top - REACH, bottom + REACH
        return [name for first, last, name in self._places() if first <= bottom and last >= top]

    def of(self, passage: str) -> PassageMarks:
        """Return the marks of a passage; overlapping ones take different depths.

        A mark on the whole of it stands beside it.
        """
        annotations = self._session.annotations_of(passage)
        known = self._known.get(passage)
        if known is None or not _are_the_same(known.annotations, annotations):
            known = self._known[passage] = PassageMarks(annotations, self._boxes, self._edits)
        return known

    def baseline(self, annotation: Annotation) -> float | None:
        """Return the baseline of the first line that a mark is on; None if it is on none."""
        boxes = self._boxes(annotation)
        return boxes[0].baseline if boxes else None

    def _places(self) -> list[tuple[float, float, str]]:
        """Return top and bottom of each passage of the script, in document px, and its id."""
        if not self._spans:
            document = self._shown.document
            for placement in self._shown.map.placements:
                if placement.script is self._script:
                    rect = block_rect(document, placement.start)
                    self._spans.append((rect.top(), rect.bottom(), placement.passage))
        return self._spans

    def _boxes(self, annotation: Annotation) -> list[LineBox]:
        anchor = annotation.anchor
        boxes = self._range_boxes(anchor.passage, anchor.start, anchor.end)
        if anchor.whole:
            side = self._text_left - _SIDE
            boxes = [LineBox(side - 5, side, b.top, b.baseline, b.bottom, b.em) for b in boxes]
        return boxes

    def _edits(self, annotation: Annotation) -> EditBoxes:
        """Return where the words are that an annotation proposes to change."""
        if annotation.state.proposal is None:
            return EditBoxes()
        if annotation.revision not in self._places_of:
            # Compared once while the proposal says the same.
            places = changed_places(self._session.memorandum, annotation)
            self._places_of[annotation.revision] = places
        places = self._places_of[annotation.revision]
        passage = annotation.anchor.passage
        text = self._session.memorandum.passage(passage).text_hant
        boxes = [
            (is_flat(text[start:end]), box)
            for start, end in places.struck
            for box in self._range_boxes(passage, start, end)
        ]
        return EditBoxes(
            [box for flat, box in boxes if not flat],
            [box for flat, box in boxes if flat],
            [box for at in places.inserted for box in self._caret(annotation.anchor, at)],
        )

    def _caret(self, anchor: Anchor, at: int) -> list[LineBox]:
        """Return the place between two characters, on the line where the quote is."""
        after = at > anchor.start
        start = at - 1 if after else at
        boxes = self._range_boxes(anchor.passage, start, start + 1)
        return [
            replace(box, left=box.right) if after else replace(box, right=box.left) for box in boxes
        ]

    def _range_boxes(self, passage: str, start: int, end: int) -> list[LineBox]:
        """Return the line boxes of `[start, end)` code points of a passage."""
        if passage not in self._shown.map:
            return []
        placement = self._shown.map.placement(passage, self._script)
        if passage not in self._lines:
            self._lines[passage] = ruled_lines(self._shown.document, placement.start)
        first = placement.start + to_utf16(placement.text, start)
        last = placement.start + to_utf16(placement.text, end)
        return ruled_boxes(self._lines[passage], first, last)


def _are_the_same(some: Sequence[Annotation], others: Sequence[Annotation]) -> bool:
    return some is others or some == others
