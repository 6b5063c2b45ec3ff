"""The contents: masthead, preamble, signature, and the domains with their counts."""

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.contents_model import ROW_ROLE, ContentsModel, Row
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import ContentsPages
from zjhk_desktop.ui.widgets.masthead import Masthead
from zjhk_desktop.ui.widgets.progress_rule import paint_progress
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

_LEFT = 20
_RIGHT = 20
_NUMERAL = 34
_PROGRESS = 28
"""Width of the rule below a domain's counts."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ContentsDelegate(QStyledItemDelegate):
    """Draws one line of the contents."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Draw with a look."""
        super().__init__(parent)
        self._look = look

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a row's height."""
        return QSize(Space.CONTENTS - 16, Space.CONTENTS_ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, numeral, label and counts."""
        row = index.data(ROW_ROLE)
        box = QRectF(option.rect)  # pyright: ignore[reportAttributeAccessIssue]
        state = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.caption:
            self._paint_caption(painter, box, row)
        else:
            self._paint_ground(painter, box, state)
            self._paint_row(painter, box, row, bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()

    def _paint_caption(self, painter: QPainter, box: QRectF, row: Row) -> None:
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(self._look.colours.muted))
        numeral_width = QFontMetricsF(painter.font()).horizontalAdvance(row.numeral)
        painter.drawText(box.adjusted(_LEFT, 4, 0, 0), _MIDDLE, row.numeral)
        start = _LEFT + max(_NUMERAL, numeral_width + 8)
        painter.drawText(box.adjusted(start, 4, -_RIGHT, 0), _MIDDLE, row.label)

    def _paint_row(self, painter: QPainter, box: QRectF, row: Row, current: bool) -> None:
        colours = self._look.colours
        count = self._paint_counts(painter, box, row)
        indent = _indent(row)
        if row.numeral:
            painter.setFont(self._look.font(Type.BASE, Weight.MEDIUM))
            painter.setPen(QColor(colours.navy))
            painter.drawText(box.adjusted(_LEFT, 0, 0, 0), _MIDDLE, row.numeral)
        weight = Weight.MEDIUM if current else Weight.REGULAR
        room = box.width() - indent - _RIGHT - count
        painter.setFont(self.label_font(row, weight, room))
        quiet = row.hits == 0
        ink = colours.navy if current else colours.muted if quiet else colours.ink2
        painter.setPen(QColor(ink))
        metrics = painter.fontMetrics()
        label = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(box.adjusted(indent, 0, 0, 0), _MIDDLE, label)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        colours = self._look.colours
        current = bool(state & QStyle.StateFlag.State_Selected)
        ground = box.adjusted(8, 1, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(colours.navy_tint if current else colours.hover))
            painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)
        if current:
            painter.setBrush(QColor(colours.navy))
            bar = QRectF(8, box.top() + 7, 3, box.height() - 14)
            painter.drawRoundedRect(bar, 1.5, 1.5)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.navy), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)

    def _paint_counts(self, painter: QPainter, box: QRectF, row: Row) -> float:
        """Draw the counts at the right and return the width they take."""
        colours = self._look.colours
        painter.setFont(self._look.font(Type.SMALL))
        right = box.right() - _RIGHT
        if row.hits is not None:
            painter.setPen(QColor(colours.navy))
            area = QRectF(right - 40, box.top(), 40, box.height())
            painter.drawText(area, _END, str(row.hits) if row.hits else "")
            return 30
        taken = self._paint_progress(painter, box, row) if row.measures else 0
        if not row.notes:
            return taken
        painter.setFont(self._look.font(Type.TINY, Weight.MEDIUM))
        text = str(row.notes)
        width = max(18.0, QFontMetricsF(painter.font()).horizontalAdvance(text) + 10)
        if self._label_width(row) > box.width() - _indent(row) - _RIGHT - taken - width - 8:
            # The domain's name comes first; the tooltip tells the notes, too.
            return taken
        end = right - taken
        pill = QRectF(end - width, box.center().y() - 8.5, width, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.navy))
        painter.drawRoundedRect(pill, 8.5, 8.5)
        painter.setPen(QColor(colours.on_navy))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return taken + width + 4

    def _paint_progress(self, painter: QPainter, box: QRectF, row: Row) -> float:
        """Draw how many of a domain's measures are reviewed; return the width this takes."""
        look = self._look
        right = box.right() - _RIGHT
        painter.setPen(QColor(look.colours.muted))
        words = f"{row.reviewed}/{row.measures}"
        area = QRectF(right - _PROGRESS, box.top() + 1, _PROGRESS, box.height() - 8)
        painter.drawText(area, _END, words)
        track = QRectF(right - _PROGRESS, box.bottom() - 7, _PROGRESS, 2)
        paint_progress(painter, look, track, row.reviewed / row.measures)
        return _PROGRESS + 6

    def label_font(self, row: Row, weight: QFont.Weight, room: float = math.inf) -> QFont:
        """Return the face of a row's label, a size smaller where that fits `room` px only so."""
        face = self._look.text_font if row.numeral else self._look.font
        usual = face(Type.BASE, weight)
        fits = QFontMetricsF(usual).horizontalAdvance(row.label) <= room
        return usual if fits else face(Type.SMALL, weight)

    def _label_width(self, row: Row) -> float:
        return QFontMetricsF(self.label_font(row, Weight.MEDIUM)).horizontalAdvance(row.label)


def _indent(row: Row) -> int:
    return _LEFT + (_NUMERAL if row.numeral else 0)


class SectionList(QListView):
    """A list that tells walking by key from clicking.

    Signals:
        walked(QModelIndex): a key has moved to another line.
    """

    walked = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Announce where a key has led."""
        before = self.currentIndex()
        super().keyPressEvent(event)
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.currentIndex().isValid() and (enter or self.currentIndex() != before):
            self.walked.emit(self.currentIndex())


class Contents(QWidget):
    """The column at the left: masthead and sections; the current one is marked.

    Signals:
        section_chosen(str): go to this section.
    """

    section_chosen = Signal(str)

    def __init__(self, session: Session, look: Look) -> None:
        """List the session's memorandum."""
        super().__init__()
        self._session = session
        self._look = look
        self.model = ContentsModel(session, look, self)
        self.list = SectionList(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ContentsDelegate(look, self.list))
        self.list.setVerticalScrollBar(ThinScrollBar(look, self.list, "sidebar"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setObjectName("contents")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.masthead = Masthead(session, look)
        column.addWidget(self.masthead)
        column.addWidget(self.list, 1)
        self.pages = ContentsPages(look)
        column.addWidget(self.pages)
        column.addStretch()
        self.list.setMaximumHeight(self.model.rowCount() * Space.CONTENTS_ROW + 2)
        self.setFixedWidth(Space.CONTENTS)
        self.setAutoFillBackground(True)
        self.list.walked.connect(self._choose)
        self.list.clicked.connect(self._choose)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._retranslate)
        self._recolour()
        self._retranslate()

    def set_current(self, passage: str) -> None:
        """Mark the section that a passage stands in."""
        if passage not in self._session.memorandum:
            return
        row = self.model.row_of(self._session.memorandum.passage(passage).section)
        if row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row) if row >= 0 else QModelIndex())

    def set_page(self, page: str, passage: str) -> None:
        """Mark the page that is shown, or ("") the section of a passage again."""
        self.pages.set_current(page)
        if page:
            self.list.setCurrentIndex(QModelIndex())
        else:
            self.set_current(passage)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if not row.caption:
            self.section_chosen.emit(row.section)

    def _recolour(self) -> None:
        palette = self._look.palette()
        sidebar = QColor(self._look.colours.sidebar)
        palette.setColor(palette.ColorRole.Window, sidebar)
        palette.setColor(palette.ColorRole.Base, sidebar)
        self.setPalette(palette)
        self.list.setPalette(palette)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self._look.words("Contents"))
