"""What the reader paints for marks and hits: bands, underlines, markers, leaders."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextCursor

from zjhk_desktop.domain.annotation import Annotation, MarkStyle
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.search import Hit
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.patterns import add_line, begin_lines
from zjhk_desktop.ui.design.tokens import CategoryColours
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.edit_signs import draw_edits
from zjhk_desktop.ui.widgets.mark_stamps import MarkStamps
from zjhk_desktop.ui.widgets.parallel_painter import ParallelPainter
from zjhk_desktop.ui.widgets.passage_marks import MarkBoxes, PassageMarks
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_furniture import ReaderFurniture
from zjhk_desktop.ui.widgets.reader_geometry import LineBox, block_rect, range_boxes
from zjhk_desktop.ui.widgets.reader_gutter import ReaderGutter
from zjhk_desktop.ui.widgets.reader_marks import ReaderMarks, band

_LANE = 3.0
_MARKER_ROW = 12
_FAR = 280.0
_LINE_ROOM = 4
"""What the widest pattern of a line takes, px."""


class ReaderPainter:
    """Paints around the words of one document; all coordinates are px of the document."""

    def __init__(self, session: Session, look: Look) -> None:
        """Paint the session's marks in the look's colours."""
        self._session = session
        self._look = look
        self._shown: ReaderDocument | None = None
        self._columns: ReaderColumns | None = None
        self._marks: dict[tuple[bool, Script], ReaderMarks] = {}
        self._stamps = MarkStamps(look)
        self.furniture = ReaderFurniture(session.memorandum, look)
        self.gutter = ReaderGutter(session, look)
        self.parallel = ParallelPainter(session.memorandum, look)
        self._hits: Sequence[Hit] = ()
        self._hit = -1
        self.marks_visible = True
        self._leaders: dict[str, list[tuple[str, QPointF]]] = {}

    def set_document(self, shown: ReaderDocument) -> None:
        """Paint around another document."""
        if self._shown is None or shown.size != self._shown.size:
            self._marks = {}
        self._shown = shown

    def geometry_moved(self, stand: ReaderColumns) -> None:
        """Take the columns; where they stand elsewhere, lines do so too."""
        if stand != self._columns:
            self._columns = stand
            self._marks = {}

    def set_hits(self, hits: Sequence[Hit], current: int) -> None:
        """Paint search hits, one of them as the current one (-1: none)."""
        self._hits, self._hit = hits, current

    def set_leaders(self, leaders: Mapping[str, QPointF]) -> None:
        """Lead the marks of annotations to their cards, at these points of the document."""
        self._leaders = {}
        for key, target in leaders.items():
            annotation = self._session.annotation(key)
            if annotation is not None:
                self._leaders.setdefault(annotation.anchor.passage, []).append((key, target))

    def located(self) -> ReaderMarks | None:
        """Return where marks lie; in 對照, in the text beside the cards: leaders start there."""
        return self._marks_in(self._shown.map.scripts[-1]) if self._shown else None

    def marks(self) -> list[MarkBoxes]:
        """Return where each annotation's mark lies, in memorandum order; see `located`."""
        located = self.located()
        return located.all() if located else []

    def all_marks(self) -> list[MarkBoxes]:
        """Return the marks in every text that is shown."""
        return [mark for located in self._all_located() for mark in located.all()]

    def mark_at(self, point: QPointF) -> str:
        """Return the annotation whose mark is at a point (the shortest of several), or ""."""
        if not self.marks_visible:
            return ""
        found = [
            (mark.annotation.anchor.end - mark.annotation.anchor.start, mark.annotation.id)
            for marks in self._marks_between(point.y(), point.y())
            for mark in marks.all
            if mark.contains(point)
        ]
        return min(found)[1] if found else ""

    def boxes_of(self, annotation: Annotation) -> list[LineBox]:
        """Return the line boxes of an annotation's mark in every text that is shown."""
        passage = annotation.anchor.passage
        marks = [located.of(passage).mark(annotation.id) for located in self._all_located()]
        return [box for mark in marks if mark for box in mark.boxes]

    def boxes_of_selection(self, cursor: QTextCursor) -> list[LineBox]:
        """Return the line boxes that a selection covers."""
        return range_boxes(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())

    def paint_behind(self, painter: QPainter, clip: QRectF) -> None:
        """Paint what lies behind the words and is touched by `clip`."""
        shown, stand = self._shown, self._columns
        if shown is None or stand is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.furniture.paint(painter, clip, shown, stand)
        self.gutter.paint(painter, clip, shown, stand)
        if shown.is_parallel:
            self.parallel.paint_differences(painter, clip, shown)
        if self.marks_visible:
            visible = self._touched(clip, lambda marks: marks.drawn)
            for mark in visible:
                self._paint_band(painter, mark)
            painter.save()
            begin_lines(painter)
            for mark in visible:
                self._paint_underline(painter, mark)
                draw_edits(painter, mark.edits, self._colours(mark).line)
            painter.restore()
        if shown.is_parallel:
            self.parallel.paint_lit(painter, shown)
        self._paint_hits(painter, clip, shown)
        if self.marks_visible:
            self._paint_leaders(painter, clip, stand)

    def paint_above(self, painter: QPainter, clip: QRectF) -> None:
        """Paint the numbered markers over the words."""
        if self._shown is None or not self.marks_visible:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(9, Weight.BOLD))
        painter.setPen(QColor(self._look.colours.paper))
        metrics = painter.fontMetrics()
        taken: defaultdict[int, list[QRectF]] = defaultdict(list)
        for mark in self._touched(clip, lambda marks: marks.numbered):
            number = str(self._session.number(mark.annotation.id))
            advance = metrics.horizontalAdvance(number)
            if not mark.boxes:
                continue
            pill = _place_pill(mark, max(12.0, advance + 6.0), taken)
            ink = self._colours(mark).text
            if mark.crowded:
                left, top = self._stamps.pill(painter, ink, pill)
                painter.drawText(QPointF(left + (pill.width() - advance) / 2, top + 9), number)
            else:
                painter.setBrush(QColor(ink))
                painter.drawRoundedRect(pill, 6, 6)
                painter.drawText(pill.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, number)

    def _colours(self, mark: MarkBoxes) -> CategoryColours:
        state = mark.annotation.state
        return self._look.colours.mark(state.category, resolved=state.resolved)

    def _marks_in(self, script: Script) -> ReaderMarks | None:
        shown, stand = self._shown, self._columns
        if shown is None or stand is None:
            return None
        key = (shown.is_parallel, script)
        if key not in self._marks:
            first = script is shown.map.script
            left = stand.text_left if first else stand.second_left
            self._marks[key] = ReaderMarks(shown, self._session, script, left)
        return self._marks[key]

    def _all_located(self) -> list[ReaderMarks]:
        scripts = self._shown.map.scripts if self._shown else ()
        return [located for located in map(self._marks_in, scripts) if located]

    def _marks_between(self, top: float, bottom: float) -> Iterator[PassageMarks]:
        """Return the marks of the passages that stand from `top` to `bottom`, in every text."""
        for located in self._all_located():
            for passage in located.near(top, bottom):
                yield located.of(passage)

    def _touched(
        self, clip: QRectF, chosen: Callable[[PassageMarks], list[MarkBoxes]]
    ) -> list[MarkBoxes]:
        """Return the chosen marks that `clip` touches, and the active one in any case."""
        found: list[MarkBoxes] = []
        for marks in self._marks_between(clip.top(), clip.bottom()):
            some = chosen(marks)
            active = marks.mark(self._session.active)
            if active is not None and active not in some:
                some = [*some, active]
            found.extend(mark for mark in some if mark.touches(clip))
        return found

    def _paint_band(self, painter: QPainter, mark: MarkBoxes) -> None:
        underline = mark.annotation.state.style is MarkStyle.UNDERLINE
        if mark.annotation.anchor.whole or underline:
            return
        tint = QColor(self._colours(mark).band)
        active = mark.annotation.id == self._session.active
        if mark.depth and not active:
            tint.setAlphaF(0.62)
        for box in mark.boxes:
            painter.fillRect(band(box), tint)

    def _paint_underline(self, painter: QPainter, mark: MarkBoxes) -> None:
        category = mark.annotation.state.category
        colour = self._colours(mark).line
        if mark.annotation.anchor.whole:
            if mark.boxes:
                first, last = mark.boxes[0], mark.boxes[-1]
                length = band(last).bottom() - first.top - 2
                painter.save()
                painter.translate(first.right - mark.lane, first.top + 2)
                painter.rotate(90)
                if mark.covers:
                    ground = QRectF(0, 0, length, _LINE_ROOM)
                    painter.fillRect(ground, QColor(self._look.colours.paper))
                add_line(painter, category, 0, length, 0, colour)
                painter.restore()
            return
        for box in mark.boxes:
            y = band(box).bottom() + 3.4 * mark.depth
            if mark.crowded:
                self._stamps.line(painter, category, box.left, box.right, round(y), colour)
            else:
                add_line(painter, category, box.left, box.right, y, colour)

    def _paint_hits(self, painter: QPainter, clip: QRectF, shown: ReaderDocument) -> None:
        colours = self._look.colours
        for index, hit in enumerate(self._hits):
            if hit.passage not in shown.map:
                continue
            current = index == self._hit
            for script in shown.map.scripts:
                start = shown.map.position(hit.passage, hit.start, script)
                block = block_rect(shown.document, start)
                if block.bottom() < clip.top() or block.top() > clip.bottom():
                    continue
                end = shown.map.position(hit.passage, hit.end, script)
                painter.setBrush(QColor(colours.hit_current if current else colours.hit))
                ring = QPen(QColor(colours.hit_ring), 1.5)
                painter.setPen(ring if current else Qt.PenStyle.NoPen)
                for box in range_boxes(shown.document, start, end):
                    painter.drawRoundedRect(band(box).adjusted(-0.5, 0, 0.5, 1), 3, 3)

    def _paint_leaders(self, painter: QPainter, clip: QRectF, stand: ReaderColumns) -> None:
        """Lead each mark with a card to its card: along under its line, then a slant."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lanes: dict[int, int] = {}
        for mark, target in self._led(clip):
            if not mark.boxes:
                continue
            box = mark.boxes[0] if mark.annotation.anchor.whole else mark.boxes[-1]
            y = band(box).bottom() + 4.5 + 3.4 * mark.depth
            if mark.annotation.anchor.whole:
                y = box.top - 3
            lane = lanes.get(round(y), 0)
            lanes[round(y)] = lane + 1
            if max(y, target.y()) < clip.top() - 4 or min(y, target.y()) > clip.bottom() + 4:
                continue
            turn = stand.text_right + 8 + _LANE * lane
            active = mark.annotation.id == self._session.active
            if abs(target.y() - y) > _FAR and not active:
                # In a crowd the number alone leads to the card.
                continue
            painter.setPen(QPen(QColor(self._colours(mark).line), 1.6 if active else 1.0))
            path = QPainterPath(QPointF(min(box.right, turn - 4), y - 2))
            path.lineTo(min(box.right + 3, turn - 2), y + 0.5)
            path.lineTo(turn, y + 0.5)
            path.lineTo(target)
            painter.drawPath(path)

    def _led(self, clip: QRectF) -> Iterator[tuple[MarkBoxes, QPointF]]:
        """Return the marks whose leaders may touch `clip`: near it, or beside the active one."""
        located = self.located()
        if located is None:
            return
        passages = located.near(clip.top() - _FAR, clip.bottom() + _FAR)
        active = self._session.annotation(self._session.active)
        if active is not None and active.anchor.passage not in passages:
            passages.append(active.anchor.passage)
        for passage in passages:
            marks = located.of(passage)
            for key, target in self._leaders.get(passage, ()):
                mark = marks.mark(key)
                if mark is not None:
                    yield mark, target


def _place_pill(mark: MarkBoxes, width: float, taken: defaultdict[int, list[QRectF]]) -> QRectF:
    """Return where a mark's number stands: beside those that are there already."""
    whole = mark.annotation.anchor.whole
    box = mark.boxes[0] if whole else mark.boxes[-1]
    if whole:
        # One beside the other from the lines' right edge on, never over the number.
        middle, top = box.right - 3, box.top - 9
    else:
        middle, top = box.right + 1, band(box).top() - 11.0
    pill = QRectF(middle - width / 2, top, width, 12)
    row = round(top / _MARKER_ROW)
    near = [other for r in (row - 1, row, row + 1) if r in taken for other in taken[r]]
    while any(map(pill.intersects, near)):
        pill.translate(width + 1, 0)
    taken[row].append(pill)
    return pill
