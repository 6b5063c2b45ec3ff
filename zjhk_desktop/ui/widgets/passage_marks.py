"""The marks of one passage: how deep each overlaps others, and which there is room to draw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.ui.widgets.reader_geometry import LineBox

REACH = 12
"""So far above and below its lines a mark is painted, its marker included: px."""
_DEEPEST = 3
"""So deep overlapping marks are drawn: more lines do not fit between two lines of text."""
_LANES = 3
"""So many lines of notes on a whole passage there is room for between its number and its text."""
_LANE, _NARROW_LANE = 6.0, 4.0
"""From one of these lines to the next in px; narrow, if there are more than two."""
_NARROW_START = -2.0
"""So much nearer to the text narrow lines begin."""
_CROWD = 24
"""With more marks than this on a passage, only those are drawn that overlap no earlier one: more
of them would cover the words."""


@dataclass(frozen=True, slots=True)
class EditBoxes:
    """Where the words are that a proposal changes.

    Attributes:
        struck: line boxes of words that it strikes out.
        slashed: of those among them that a level line would not be seen on.
        carets: boxes without a width, at which it inserts words and strikes out none.
    """

    struck: Sequence[LineBox] = ()
    slashed: Sequence[LineBox] = ()
    carets: Sequence[LineBox] = ()


@dataclass(frozen=True, slots=True)
class MarkBoxes:
    """Where an annotation's mark lies: its line boxes, and how deep it overlaps others.

    Attributes:
        edits: where it proposes other words.
        crowded: it is one of very many on its passage.
        lane: so many px left of its boxes the line of a note on a whole passage stands.
        covers: that line stands over another one, for want of room.
    """

    annotation: Annotation
    boxes: Sequence[LineBox]
    depth: int
    edits: EditBoxes = EditBoxes()
    crowded: bool = False
    lane: float = 0.0
    covers: bool = False

    def touches(self, clip: QRectF) -> bool:
        """Say whether any of it, its marker included, lies in `clip`."""
        if not self.boxes:
            return False
        top, bottom = self.boxes[0].top - REACH, self.boxes[-1].bottom + REACH
        return top <= clip.bottom() and bottom >= clip.top()

    def contains(self, point: QPointF) -> bool:
        """Say whether a point lies on it."""
        return any(
            box.left <= point.x() <= box.right and box.top <= point.y() <= box.bottom + 3
            for box in self.boxes
        )


class PassageMarks:
    """The marks of a passage, in order; each is located when it is first wanted.

    What is drawn of a crowd is a part of it, and no more than that is located.
    """

    def __init__(
        self,
        annotations: Sequence[Annotation],
        locate: Callable[[Annotation], list[LineBox]],
        edits: Callable[[Annotation], EditBoxes],
    ) -> None:
        """Mark annotations, whole ones first, then by their beginning, as a session has them.

        Args:
            annotations: of one passage.
            locate: says where the mark of one is.
            edits: says where one proposes other words.
        """
        self.annotations = annotations
        self._locate = locate
        self._edits = edits
        self._depths = depths(annotations)
        self._wholes = sum(each.anchor.whole for each in annotations)
        self._indexes = {each.id: index for index, each in enumerate(annotations)}
        self._marks: dict[int, MarkBoxes] = {}

    @property
    def is_crowd(self) -> bool:
        """Say whether there are too many to draw them all."""
        return len(self.annotations) > _CROWD

    @cached_property
    def all(self) -> list[MarkBoxes]:
        """Return every mark."""
        return [self._mark(index) for index in range(len(self.annotations))]

    @cached_property
    def drawn(self) -> list[MarkBoxes]:
        """Return those that there is room for, behind and under the words."""
        found = zip(self.annotations, self._depths, strict=True)
        return [
            self._mark(index)
            for index, (each, depth) in enumerate(found)
            if depth <= self._deepest(each)
        ]

    @property
    def numbered(self) -> list[MarkBoxes]:
        """Return those whose number there is room for."""
        return self.drawn if self.is_crowd else self.all

    def mark(self, annotation_id: str) -> MarkBoxes | None:
        """Return the mark of an annotation, None if it is not one of these."""
        index = self._indexes.get(annotation_id)
        return None if index is None else self._mark(index)

    def _mark(self, index: int) -> MarkBoxes:
        if index not in self._marks:
            annotation = self.annotations[index]
            depth = self._depths[index]
            boxes = self._locate(annotation)
            edits = self._edits(annotation)
            covers = annotation.anchor.whole and depth >= _LANES
            self._marks[index] = MarkBoxes(
                annotation, boxes, depth, edits, self.is_crowd, self._lane(depth), covers
            )
        return self._marks[index]

    def _deepest(self, annotation: Annotation) -> int:
        """Return how deep a mark of a kind may lie to be drawn."""
        if self.is_crowd:
            return 0
        return _LANES - 1 if annotation.anchor.whole else _DEEPEST

    def _lane(self, depth: int) -> float:
        if self._wholes < _LANES:
            return _LANE * depth
        return _NARROW_START + _NARROW_LANE * min(depth, _LANES - 1)


def depths(annotations: Sequence[Annotation]) -> list[int]:
    """Return how deep marks lie: each as little as the earlier ones that it overlaps let it.

    Marks on words are counted no further than one beyond what is drawn. They come by their
    beginning: a level is free as soon as the last mark that was laid on it has ended.
    """
    found: list[int] = []
    wholes = 0
    levels: list[int] = []
    for annotation in annotations:
        anchor = annotation.state.anchor
        if anchor.whole:
            found.append(wholes)
            wholes += 1
            continue
        depth = 0
        while depth < len(levels) and levels[depth] > anchor.start:
            depth += 1
        found.append(min(depth, _DEEPEST + 1))
        if depth <= _DEEPEST:
            levels[depth : depth + 1] = [anchor.end]
    return found
