"""What the reader paints around its words: bands, numbers, rules, markers, hits, leaders."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCursor

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import PassageKind, SectionKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.patterns import draw_line
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_geometry import LineBox, block_rect, first_baseline, range_boxes

_BAND_ABOVE = 0.92
_BAND_BELOW = 0.24
_LANE = 3.0
_FAR = 280.0
_BARRED = (PassageKind.MEASURE, PassageKind.PREAMBLE)


@dataclass(frozen=True, slots=True)
class MarkBoxes:
    """Where an annotation's mark lies: its line boxes, and how deep it overlaps others."""

    annotation: Annotation
    boxes: Sequence[LineBox]
    depth: int


class ReaderPainter:
    """Paints around the words of one document; all coordinates are px of the document."""

    def __init__(self, session: Session, look: Look) -> None:
        """Paint the session's marks in the look's colours."""
        self._session = session
        self._look = look
        self._shown: ReaderDocument | None = None
        self._marks: dict[Script, list[MarkBoxes]] = {}
        self._current = ""
        self._left = self._text_left = self._text_right = 0.0
        self._hits: Sequence[Hit] = ()
        self._hit = -1
        self.marks_visible = True
        self.leaders: dict[str, QPointF] = {}

    def set_document(self, shown: ReaderDocument) -> None:
        """Paint around another document."""
        if shown.size != self._em():
            self._marks = {}
        self._shown = shown

    def geometry_moved(self, left: float, text_left: float, text_right: float) -> None:
        """Take the columns' edges; lines stand elsewhere now."""
        columns = (left, text_left, text_right)
        if columns != (self._left, self._text_left, self._text_right):
            self._left, self._text_left, self._text_right = columns
            self._marks = {}

    def marks_changed(self) -> None:
        """Forget where marks lie."""
        self._marks = {}

    def set_current(self, passage: str) -> None:
        """Draw the bar of the current passage beside another one."""
        self._current = passage

    def set_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Paint search hits, one of them as the current one (-1: none)."""
        self._hits, self._hit = hits, current

    def marks(self) -> list[MarkBoxes]:
        """Return where each annotation's mark lies, in memorandum order."""
        if self._shown is None:
            return []
        script = self._shown.map.script
        if script not in self._marks:
            self._marks[script] = self._locate_marks(self._shown)
        return self._marks[script]

    def mark_at(self, point: QPointF) -> str:
        """Return the annotation whose mark is at a point (the shortest of several), or ""."""
        if not self.marks_visible:
            return ""
        found: list[tuple[int, str]] = []
        for mark in self.marks():
            for box in mark.boxes:
                if box.left <= point.x() <= box.right and box.top <= point.y() <= box.bottom + 3:
                    anchor = mark.annotation.anchor
                    found.append((anchor.end - anchor.start, mark.annotation.id))
        return min(found)[1] if found else ""

    def boxes_of_selection(self, cursor: QTextCursor) -> list[LineBox]:
        """Return the line boxes that a selection covers."""
        return range_boxes(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())

    def paint_behind(self, painter: QPainter, clip: QRectF) -> None:
        """Paint what lies behind the words and is touched by `clip`."""
        if self._shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_rules(painter, clip)
        self._paint_numbers(painter, clip)
        if self.marks_visible:
            visible = [mark for mark in self.marks() if _touches(mark, clip)]
            for mark in visible:
                self._paint_band(painter, mark)
            for mark in visible:
                self._paint_underline(painter, mark)
        self._paint_hits(painter, clip)
        if self.marks_visible:
            self._paint_leaders(painter, clip)

    def paint_above(self, painter: QPainter, clip: QRectF) -> None:
        """Paint the numbered markers over the words."""
        if self._shown is None or not self.marks_visible:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken: list[QPointF] = []
        for mark in self.marks():
            if _touches(mark, clip):
                self._paint_marker(painter, mark, taken)

    def _locate_marks(self, shown: ReaderDocument) -> list[MarkBoxes]:
        marks: list[MarkBoxes] = []
        earlier: list[tuple[str, int, int, int]] = []
        for annotation in self._session.annotations:
            anchor = annotation.anchor
            if anchor.passage not in shown.map:
                continue
            start = shown.map.position(anchor.passage, anchor.start)
            end = shown.map.position(anchor.passage, anchor.end)
            boxes = range_boxes(shown.document, start, end)
            depth = 0
            if anchor.whole:
                side = self._text_left - 5
                boxes = [LineBox(side - 5, side, b.top, b.baseline, b.bottom, b.em) for b in boxes]
                depth = sum(1 for m in marks if _same_whole(m, annotation))
            else:
                taken = {
                    d
                    for passage, s, e, d in earlier
                    if passage == anchor.passage and s < anchor.end and anchor.start < e
                }
                depth = next(level for level in range(len(taken) + 1) if level not in taken)
                earlier.append((anchor.passage, anchor.start, anchor.end, depth))
            marks.append(MarkBoxes(annotation, boxes, depth))
        return marks

    def _em(self) -> int:
        return self._shown.size if self._shown else Type.BODY

    def _paint_band(self, painter: QPainter, mark: MarkBoxes) -> None:
        if mark.annotation.anchor.whole:
            return
        colours = self._look.colours.categories[mark.annotation.state.category]
        band = QColor(colours.band)
        active = mark.annotation.id == self._session.active
        if mark.depth and not active:
            band.setAlphaF(0.62)
        for box in mark.boxes:
            painter.fillRect(self._band(box), band)

    def _band(self, box: LineBox) -> QRectF:
        top = box.baseline - _BAND_ABOVE * box.em
        bottom = box.baseline + _BAND_BELOW * box.em
        return QRectF(box.left, round(top), box.right - box.left, round(bottom) - round(top))

    def _paint_underline(self, painter: QPainter, mark: MarkBoxes) -> None:
        category = mark.annotation.state.category
        colour = self._look.colours.categories[category].line
        if mark.annotation.anchor.whole:
            if mark.boxes:
                first, last = mark.boxes[0], mark.boxes[-1]
                painter.save()
                painter.translate(first.right - 6 * mark.depth, first.top + 2)
                painter.rotate(90)
                draw_line(painter, category, 0, last.bottom - first.top, 0, colour)
                painter.restore()
            return
        for box in mark.boxes:
            y = self._band(box).bottom() + 3.4 * mark.depth
            draw_line(painter, category, box.left, box.right, y, colour)

    def _paint_marker(self, painter: QPainter, mark: MarkBoxes, taken: list[QPointF]) -> None:
        if not mark.boxes:
            return
        colours = self._look.colours
        number = str(self._session.number(mark.annotation.id))
        box = mark.boxes[0] if mark.annotation.anchor.whole else mark.boxes[-1]
        centre = QPointF(box.right + 1, box.baseline - _BAND_ABOVE * box.em - 1.5)
        if mark.annotation.anchor.whole:
            centre = QPointF(box.right - 3 - 6 * mark.depth, box.top - 3)
        while any(abs(t.x() - centre.x()) < 12 and abs(t.y() - centre.y()) < 8 for t in taken):
            centre += QPointF(13, 0)
        taken.append(centre)
        painter.setFont(self._look.font(9, Weight.BOLD))
        width = max(13.0, painter.fontMetrics().horizontalAdvance(number) + 7.0)
        pill = QRectF(centre.x() - width / 2, centre.y() - 6.5, width, 13)
        painter.setPen(QPen(QColor(colours.paper), 1))
        painter.setBrush(QColor(colours.categories[mark.annotation.state.category].text))
        painter.drawRoundedRect(pill, 6.5, 6.5)
        painter.setPen(QColor(colours.paper))
        painter.drawText(pill.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, number)

    def _paint_rules(self, painter: QPainter, clip: QRectF) -> None:
        """Rule the heading of each domain, and close the title with a short rule."""
        shown = self._shown
        if shown is None:
            return
        colours = self._look.colours
        painter.setPen(QPen(QColor(colours.strong_rule), 1))
        for section in self._session.memorandum.sections:
            passages = self._session.memorandum.passages_of(section.id)
            if not passages:
                continue
            if section.kind is SectionKind.DOMAIN:
                box = block_rect(shown.document, shown.map.placement(passages[0].id).start)
                y = round(box.bottom()) + 9.5
                if clip.top() - 2 <= y <= clip.bottom() + 2:
                    painter.drawLine(QLineF(self._left, y, self._text_right, y))
            elif section.kind is SectionKind.TITLE:
                box = block_rect(shown.document, shown.map.placement(passages[-1].id).start)
                middle = (self._text_left + self._text_right) / 2
                y = round(box.bottom()) + 15.5
                painter.drawLine(QLineF(middle - 32, y, middle + 32, y))

    def _paint_numbers(self, painter: QPainter, clip: QRectF) -> None:
        """Set each measure's number right-aligned before its first line, and the current bar."""
        shown = self._shown
        if shown is None:
            return
        colours = self._look.colours
        painter.setFont(self._look.font(self._em() * Type.HEAD / Type.BODY, Weight.MEDIUM))
        for passage in self._session.memorandum.passages:
            if passage.id not in shown.map:
                continue
            start = shown.map.placement(passage.id).start
            box = block_rect(shown.document, start)
            if box.bottom() < clip.top() or box.top() > clip.bottom():
                continue
            if passage.id == self._current and passage.kind in _BARRED:
                self._paint_bar(painter, box)
            if passage.kind is PassageKind.MEASURE:
                baseline = first_baseline(shown.document, start)
                number = str(passage.number)
                width = painter.fontMetrics().horizontalAdvance(number)
                painter.setPen(QColor(colours.navy))
                painter.drawText(QPointF(self._text_left - 17 - width, baseline), number)

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        top = box.top() + 0.1 * self._em()
        bar = QRectF(self._left, top, 3, box.height() - 0.2 * self._em())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._look.colours.navy))
        painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_hits(self, painter: QPainter, clip: QRectF) -> None:
        shown = self._shown
        if shown is None:
            return
        colours = self._look.colours
        for index, hit in enumerate(self._hits):
            if hit.passage not in shown.map:
                continue
            start = shown.map.position(hit.passage, hit.start)
            block = block_rect(shown.document, start)
            if block.bottom() < clip.top() or block.top() > clip.bottom():
                continue
            current = index == self._hit
            end = shown.map.position(hit.passage, hit.end)
            painter.setBrush(QColor(colours.hit_current if current else colours.hit))
            painter.setPen(QPen(QColor(colours.hit_ring), 1.5) if current else Qt.PenStyle.NoPen)
            for box in range_boxes(shown.document, start, end):
                painter.drawRoundedRect(self._band(box).adjusted(-0.5, 0, 0.5, 1), 3, 3)

    def _paint_leaders(self, painter: QPainter, clip: QRectF) -> None:
        """Lead each mark with a card to its card: along under its line, then a slant."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lanes: dict[int, int] = {}
        for mark in self.marks():
            target = self.leaders.get(mark.annotation.id)
            if target is None or not mark.boxes:
                continue
            box = mark.boxes[0] if mark.annotation.anchor.whole else mark.boxes[-1]
            y = self._band(box).bottom() + 4.5 + 3.4 * mark.depth
            if mark.annotation.anchor.whole:
                y = box.top - 3
            lane = lanes.get(round(y), 0)
            lanes[round(y)] = lane + 1
            if max(y, target.y()) < clip.top() - 4 or min(y, target.y()) > clip.bottom() + 4:
                continue
            turn = self._text_right + 8 + _LANE * lane
            colours = self._look.colours.categories[mark.annotation.state.category]
            active = mark.annotation.id == self._session.active
            if abs(target.y() - y) > _FAR and not active:
                # In a crowd the number alone leads to the card.
                continue
            painter.setPen(QPen(QColor(colours.line), 1.6 if active else 1.0))
            path = QPainterPath(QPointF(min(box.right, turn - 4), y - 2))
            path.lineTo(min(box.right + 3, turn - 2), y + 0.5)
            path.lineTo(turn, y + 0.5)
            path.lineTo(target)
            painter.drawPath(path)


def _touches(mark: MarkBoxes, clip: QRectF) -> bool:
    if not mark.boxes:
        return False
    return mark.boxes[0].top - 12 <= clip.bottom() and mark.boxes[-1].bottom + 12 >= clip.top()


def _same_whole(mark: MarkBoxes, annotation: Annotation) -> bool:
    anchor = mark.annotation.anchor
    return anchor.whole and anchor.passage == annotation.anchor.passage
