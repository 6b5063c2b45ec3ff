"""What stands around the text whatever is marked: numbers, rules, and the bar of the current."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from zjhk_desktop.domain.memorandum import Memorandum, PassageKind, SectionKind
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.widgets.parallel_document import ROW_AIR, row_bottom
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_geometry import block_rect, first_baseline

_BARRED = (PassageKind.MEASURE, PassageKind.PREAMBLE)


class ReaderFurniture:
    """Paints around the words of one document; all coordinates are px of the document."""

    def __init__(self, memorandum: Memorandum, look: Look) -> None:
        """Paint a memorandum's numbers in the look's colours."""
        self._memorandum = memorandum
        self._look = look
        self.current = ""

    def paint(
        self, painter: QPainter, clip: QRectF, shown: ReaderDocument, stand: ReaderColumns
    ) -> None:
        """Paint what is touched by `clip`."""
        if clip.left() > stand.text_right:
            return
        self._paint_rules(painter, clip, shown, stand)
        if shown.is_parallel:
            self._paint_rows(painter, clip, shown, stand)
        painter.setFont(self._look.font(shown.size * Type.HEAD / Type.BODY, Weight.MEDIUM))
        for passage in self._memorandum.passages:
            start = shown.map.placement(passage.id).start
            box = _row(shown, passage.id)
            if box.bottom() < clip.top() or box.top() > clip.bottom():
                continue
            if passage.id == self.current:
                self._paint_bar(painter, self.bar(passage.id, shown, stand))
            if passage.kind is PassageKind.MEASURE:
                baseline = first_baseline(shown.document, start)
                number = str(passage.number)
                width = painter.fontMetrics().horizontalAdvance(number)
                painter.setPen(QColor(self._look.colours.navy))
                painter.drawText(QPointF(stand.text_left - 17 - width, baseline), number)

    def bar(self, passage: str, shown: ReaderDocument, stand: ReaderColumns) -> QRectF:
        """Return the box of the bar beside a passage when it is current; empty if it has none."""
        known = passage in self._memorandum and passage in shown.map
        if not known or self._memorandum.passage(passage).kind not in _BARRED:
            return QRectF()
        box = _row(shown, passage)
        return QRectF(stand.left, box.top() + 0.1 * shown.size, 3, box.height() - 0.2 * shown.size)

    def _paint_rules(
        self, painter: QPainter, clip: QRectF, shown: ReaderDocument, stand: ReaderColumns
    ) -> None:
        """Rule the heading of each domain, and close the title with a short rule."""
        painter.setPen(QPen(QColor(self._look.colours.strong_rule), 1))
        for section in self._memorandum.sections:
            passages = self._memorandum.passages_of(section.id)
            if not passages:
                continue
            if section.kind is SectionKind.DOMAIN:
                box = block_rect(shown.document, shown.map.placement(passages[0].id).start)
                y = round(box.bottom()) + 9.5
                if clip.top() - 50 <= y <= clip.bottom() + 50:
                    painter.drawLine(QLineF(stand.left, y, stand.text_right, y))
                    if shown.is_parallel:
                        self._paint_numeral(painter, section.numeral, shown, passages[0].id, stand)
            elif section.kind is SectionKind.TITLE:
                box = block_rect(shown.document, shown.map.placement(passages[-1].id).start)
                y = round(box.bottom()) + 15.5
                for middle in self._middles(shown, stand):
                    painter.drawLine(QLineF(middle - 32, y, middle + 32, y))

    def _middles(self, shown: ReaderDocument, stand: ReaderColumns) -> tuple[float, ...]:
        if not shown.is_parallel:
            return ((stand.text_left + stand.text_right) / 2,)
        half = stand.measure / 2
        return (stand.text_left + half, stand.second_left + half)

    def _paint_numeral(
        self,
        painter: QPainter,
        numeral: str,
        shown: ReaderDocument,
        passage: str,
        stand: ReaderColumns,
    ) -> None:
        """Hang a domain's numeral before its heading, which both scripts share."""
        painter.save()
        pixels = shown.size * Type.TITLE / Type.BODY
        painter.setFont(faces.serif(shown.map.script, pixels, Weight.BOLD))
        painter.setPen(QColor(self._look.colours.navy))
        text = f"{numeral}、"
        baseline = first_baseline(shown.document, shown.map.placement(passage).start)
        width = painter.fontMetrics().horizontalAdvance(text)
        left = max(2.0, stand.text_left - max(width, stand.text_left - stand.left))
        painter.drawText(QPointF(left, baseline), text)
        painter.restore()

    def _paint_rows(
        self, painter: QPainter, clip: QRectF, shown: ReaderDocument, stand: ReaderColumns
    ) -> None:
        """Rule the rows of measures and divide the two texts."""
        painter.setPen(QPen(QColor(self._look.colours.rule), 1))
        for section in self._memorandum.domains:
            measures = self._memorandum.passages_of(section.id)[1:]
            if not measures:
                continue
            tops = [
                block_rect(shown.document, shown.map.placement(p.id).start).top() for p in measures
            ]
            bottom = row_bottom(shown, measures[-1].id)
            if bottom < clip.top() or tops[0] > clip.bottom():
                continue
            for top in tops[1:]:
                y = round(top) - ROW_AIR - 0.5
                painter.drawLine(QLineF(stand.left, y, stand.text_right, y))
            painter.drawLine(QLineF(stand.middle, tops[0] - ROW_AIR, stand.middle, bottom))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.colours.navy))
        painter.drawRoundedRect(bar, 1.5, 1.5)


def _row(shown: ReaderDocument, passage: str) -> QRectF:
    """Return the box of a passage; in 對照, as high as the longer of its two texts."""
    box = block_rect(shown.document, shown.map.placement(passage).start)
    if shown.is_parallel:
        box.setBottom(row_bottom(shown, passage))
    return box
