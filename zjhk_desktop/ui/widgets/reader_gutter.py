"""What one can click beside the text: ribbons of bookmarks, and statuses under the numbers."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zjhk_desktop.domain.memorandum import PassageKind
from zjhk_desktop.domain.status import Status
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.symbols import draw_ribbon, draw_status
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.matrix_chip import status_colours
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_geometry import block_rect, first_baseline

_RIBBON = (8.0, 13.0)
_RIBBON_LEFT = 15
"""From a ribbon's left edge to the bar of the current passage."""
_CHIP = (25.0, 14.0)
_CHIP_RIGHT = 18
"""From a chip's right edge to the text; between them run the lines of notes on a whole measure."""
_CHIP_BELOW = 0.33
_CHIP_BELOW_IN_ROW = 0.14
"""How far below the number's baseline a chip begins, in em; in 對照, to end above the rule."""
_SIGN = 4.5
_REACH = 3
"""Px around a spot that still belong to it."""


class SpotKind(Enum):
    """What a spot in the gutter is."""

    RIBBON = "ribbon"
    STATUS = "status"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the gutter that can be clicked."""

    kind: SpotKind
    passage: str


@dataclass(frozen=True, slots=True)
class _Row:
    """A passage's place: its top, and the baseline of its first line."""

    passage: str
    measure: bool
    top: float
    baseline: float


class ReaderGutter:
    """Paints and finds the spots of one document; all coordinates are px of the document.

    A passage without a bookmark has a ribbon in outline while one points into its gutter; a
    measure that is not reviewed has a chip only then, and while it is the current one.

    Attributes:
        current: the passage that the reader is at.
        pointed: the passage into whose gutter one points ("": none).
        hovered: the spot under the pointer, if any.
    """

    def __init__(self, session: Session, look: Look) -> None:
        """Show a session's bookmarks and statuses in the look's colours."""
        self._session = session
        self._look = look
        self._shown: ReaderDocument | None = None
        self._stand: ReaderColumns | None = None
        self._rows: list[_Row] = []
        self._tops: list[float] = []
        self.current = ""
        self.pointed = ""
        self.hovered: Spot | None = None

    def paint(
        self, painter: QPainter, clip: QRectF, shown: ReaderDocument, stand: ReaderColumns
    ) -> None:
        """Paint what is touched by `clip`."""
        self._place(shown, stand)
        if clip.left() > stand.text_right:
            return
        bookmarks = self._session.bookmarks
        for row in self._rows_between(clip.top(), clip.bottom()):
            if row.passage in bookmarks or self._may_add(row):
                for box in self._ribbons(row):
                    self._paint_ribbon(painter, box, row, full=row.passage in bookmarks)
            if row.measure:
                status = self._session.status_of(row.passage)
                if status is not Status.UNREVIEWED or self._is_offered(row):
                    self._paint_chip(painter, self._chip(row), row, status)

    def point(self, place: QPointF | None) -> bool:
        """Take where the pointer is (None: it has left); say whether to paint anew."""
        before = (self.pointed, self.hovered)
        self.pointed = "" if place is None else self._passage_at(place)
        self.hovered = None if place is None else self.spot_at(place)
        return before != (self.pointed, self.hovered)

    def spot_at(self, place: QPointF) -> Spot | None:
        """Return the spot at a point, if one is or could be shown there."""
        for row in self._rows_at(place):
            if row.measure and _reaches(self._chip(row), place):
                return Spot(SpotKind.STATUS, row.passage)
            if any(_reaches(box, place) for box in self._ribbons(row)):
                return Spot(SpotKind.RIBBON, row.passage)
        return None

    def box(self, spot: Spot) -> QRectF:
        """Return where a spot is (empty: its passage is not shown)."""
        row = next((row for row in self._rows if row.passage == spot.passage), None)
        if row is None:
            return QRectF()
        return self._chip(row) if spot.kind is SpotKind.STATUS else self._ribbons(row)[0]

    def _place(self, shown: ReaderDocument, stand: ReaderColumns) -> None:
        """Find the rows where they stand now: once for a document and its columns."""
        if shown is self._shown and stand == self._stand:
            return
        self._shown, self._stand = shown, stand
        self._rows = []
        for passage in self._session.memorandum.passages:
            start = shown.map.placement(passage.id).start
            top = block_rect(shown.document, start).top()
            baseline = first_baseline(shown.document, start)
            measure = passage.kind is PassageKind.MEASURE
            self._rows.append(_Row(passage.id, measure, top, baseline))
        self._tops = [row.top for row in self._rows]

    def _rows_between(self, top: float, bottom: float) -> Sequence[_Row]:
        """Return the rows that begin on the line at `top` or from there to `bottom`."""
        if not self._tops:
            return ()
        line = self._tops[max(0, bisect_right(self._tops, top) - 1)]
        return self._rows[bisect_left(self._tops, line) : bisect_right(self._tops, bottom)]

    def _rows_at(self, place: QPointF) -> list[_Row]:
        """Return the rows of a line (two parties sign on one), those with a bookmark first."""
        found = self._rows_between(place.y(), place.y())
        return sorted(found, key=lambda row: row.passage not in self._session.bookmarks)

    def _passage_at(self, place: QPointF) -> str:
        stand = self._stand
        beside = stand is not None and place.x() < stand.text_left - _CHIP_RIGHT / 2
        rows = self._rows_at(place) if beside else []
        return rows[0].passage if rows else ""

    def _may_add(self, row: _Row) -> bool:
        return row.passage == self.pointed and self._session.can_annotate

    def _is_offered(self, row: _Row) -> bool:
        return row.passage in (self.pointed, self.current) and self._session.can_annotate

    def _ribbons(self, row: _Row) -> list[QRectF]:
        """Return a ribbon's place beside the text; in 對照 another one hangs on the rule."""
        stand = self._stand
        if stand is None or self._shown is None:
            return []
        width, height = _RIBBON
        top = round(row.baseline - 0.34 * self._shown.size - height / 2) + 0.5
        lefts = [stand.left - _RIBBON_LEFT]
        if self._shown.is_parallel:
            lefts.append(round(stand.middle - width / 2))
        return [QRectF(left + 0.5, top, width, height) for left in lefts]

    def _chip(self, row: _Row) -> QRectF:
        stand, shown = self._stand, self._shown
        if stand is None or shown is None:
            return QRectF()
        width, height = _CHIP
        left = round(stand.text_left - _CHIP_RIGHT - width)
        below = _CHIP_BELOW_IN_ROW if shown.is_parallel else _CHIP_BELOW
        return QRectF(left, round(row.baseline + below * shown.size), width, height)

    def _paint_ribbon(self, painter: QPainter, box: QRectF, row: _Row, *, full: bool) -> None:
        colours = self._look.colours
        lit = self.hovered == Spot(SpotKind.RIBBON, row.passage)
        draw_ribbon(painter, box, colours.navy if full or lit else colours.muted, full=full)

    def _paint_chip(self, painter: QPainter, box: QRectF, row: _Row, status: Status) -> None:
        own = status_colours(self._look.colours, status)
        lit = self.hovered == Spot(SpotKind.STATUS, row.passage)
        edge = lit or status is Status.UNREVIEWED
        painter.setPen(QColor(own.line) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(own.band))
        inner = box.adjusted(0.5, 0.5, -0.5, -0.5) if edge else box
        painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
        draw_status(painter, status, box.center(), _SIGN, own.text, own.band)


def _reaches(box: QRectF, place: QPointF) -> bool:
    return box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(place)
