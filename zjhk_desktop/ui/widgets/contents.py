"""The contents: masthead, preamble, signature, and the domains with their counts."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
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

from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.contents_model import ROW_ROLE, ContentsModel, Row
from zjhk_desktop.ui.models.dates import long_date
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.contents_pages import ContentsPages
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

_LEFT = 20
_RIGHT = 20
_NUMERAL = 34
_MASTHEAD = 84
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

MASTHEAD = {Script.HANT: "浙港合作備忘錄", Script.HANS: "浙港合作备忘录"}
"""The memorandum's short title, as officials call it."""


class Masthead(QWidget):
    """The short title over the day and place of signature."""

    def __init__(self, memorandum: Memorandum, look: Look) -> None:
        """Show a memorandum's title."""
        super().__init__()
        self._memorandum = memorandum
        self._look = look
        self.setFixedHeight(_MASTHEAD)
        look.language_changed.connect(self.update)
        look.theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the two lines and the rule."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.setPen(QColor(colours.navy))
        painter.setFont(self._look.serif(Type.MASTHEAD, Weight.BOLD))
        box = QRectF(_LEFT, 12, self.width() - _LEFT - _RIGHT, 28)
        painter.drawText(box, _MIDDLE, MASTHEAD[self._look.script])
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._look.font(Type.SMALL))
        line = dateline(self._memorandum, self._look)
        painter.drawText(box.translated(0, 26), _MIDDLE, line)
        painter.setPen(QPen(QColor(colours.rule), 1))
        y = _MASTHEAD - 7.5
        painter.drawLine(QPointF(_LEFT, y), QPointF(self.width() - _RIGHT, y))


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
        indent = _LEFT + (_NUMERAL if row.numeral else 0)
        if row.numeral:
            painter.setFont(self._look.font(Type.BASE, Weight.MEDIUM))
            painter.setPen(QColor(colours.navy))
            painter.drawText(box.adjusted(_LEFT, 0, 0, 0), _MIDDLE, row.numeral)
        weight = Weight.MEDIUM if current else Weight.REGULAR
        face = self._look.text_font if row.numeral else self._look.font
        painter.setFont(face(Type.BASE, weight))
        quiet = row.hits == 0
        ink = colours.navy if current else colours.muted if quiet else colours.ink2
        painter.setPen(QColor(ink))
        room = box.width() - indent - _RIGHT - count
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
        if row.measures:
            painter.setPen(QColor(colours.muted))
            area = QRectF(right - 24, box.top(), 24, box.height())
            painter.drawText(area, _END, str(row.measures))
        if not row.notes:
            return 24 if row.measures else 0
        painter.setFont(self._look.font(Type.TINY, Weight.MEDIUM))
        text = str(row.notes)
        width = max(18.0, QFontMetricsF(painter.font()).horizontalAdvance(text) + 10)
        end = right - 16
        pill = QRectF(end - width, box.center().y() - 8.5, width, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.navy))
        painter.drawRoundedRect(pill, 8.5, 8.5)
        painter.setPen(QColor(colours.on_navy))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        return 18 + width


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
        column.addWidget(Masthead(session.memorandum, look))
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


def dateline(memorandum: Memorandum, look: Look) -> str:
    """Return the day and place of signature."""
    day = long_date(memorandum.signed_on, look.tr_.language) if memorandum.signed_on else ""
    place = memorandum.place(look.script)
    if look.tr_.language is Language.ENGLISH:
        english = {name.hant: name.en for name in memorandum.names}
        place = english.get(memorandum.place_hant) or place
    return "\u3000".join(part for part in (day, place) if part)
