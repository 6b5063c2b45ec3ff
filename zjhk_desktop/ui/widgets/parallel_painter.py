"""What 對照 paints: the character under the pointer and the selection in both, the differences."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_geometry import block_rect, range_boxes
from zjhk_desktop.ui.widgets.reader_marks import band


class ParallelPainter:
    """Lights the same words in both scripts; coordinates are px of the document.

    Attributes:
        lit: the passage and `[start, end)` code points that are lit in both texts, if any.
        differences: tint the characters that differ between the scripts.
    """

    def __init__(self, memorandum: Memorandum, look: Look) -> None:
        """Light nothing."""
        self._look = look
        self._memorandum = memorandum
        self.lit: tuple[str, int, int] | None = None
        self.differences = False

    def paint_differences(self, painter: QPainter, clip: QRectF, shown: ReaderDocument) -> None:
        """Tint what differs, if that is wanted."""
        if self.differences:
            self._paint_differences(painter, clip, shown)

    def paint_lit(self, painter: QPainter, shown: ReaderDocument) -> None:
        """Light the lit words in both texts, over the bands of marks."""
        if self.lit is not None and self.lit[0] in shown.map:
            passage, start, end = self.lit
            colours = self._look.colours
            painter.setPen(QPen(QColor(colours.navy), 1.2))
            ground = QColor(colours.navy_tint)
            ground.setAlphaF(0.7)
            painter.setBrush(ground)
            for box in self._boxes(shown, passage, start, end):
                painter.drawRoundedRect(box.adjusted(-1.5, -0.5, 1.5, 1.5), 3, 3)

    def _paint_differences(self, painter: QPainter, clip: QRectF, shown: ReaderDocument) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.colours.difference))
        for passage in self._memorandum.passages:
            box = block_rect(shown.document, shown.map.placement(passage.id).start)
            if box.bottom() + box.height() < clip.top() or box.top() > clip.bottom():
                continue
            for start, end in differing_runs(passage.text_hant, passage.text_hans):
                for rect in self._boxes(shown, passage.id, start, end):
                    painter.drawRect(rect)

    @staticmethod
    def _boxes(shown: ReaderDocument, passage: str, start: int, end: int) -> list[QRectF]:
        return [
            band(box)
            for script in shown.map.scripts
            for box in range_boxes(
                shown.document,
                shown.map.position(passage, start, script),
                shown.map.position(passage, end, script),
            )
        ]


def differing_runs(one: str, other: str) -> list[tuple[int, int]]:
    """Return `[start, end)` of each run of code points in which two texts differ."""
    runs: list[tuple[int, int]] = []
    for index, (left, right) in enumerate(zip(one, other, strict=True)):
        if left == right:
            continue
        if runs and runs[-1][1] == index:
            runs[-1] = (runs[-1][0], index + 1)
        else:
            runs.append((index, index + 1))
    return runs
