"""How a row of results is drawn: headings, words around a hit, notes with their disc, names."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from zjhk_desktop.domain.annotation import Side
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, SIDE_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.names_rows import name_forms
from zjhk_desktop.ui.models.results_excerpt import ELLIPSIS, Excerpt, Span, shown_spans
from zjhk_desktop.ui.models.results_model import ResultsModel
from zjhk_desktop.ui.models.results_rows import GroupRow, NameRow, NoteRow, PassageRow, Row
from zjhk_desktop.ui.widgets.cell_delegate import CellDelegate, Index
from zjhk_desktop.ui.widgets.grounds import draw_current

GROUP_HEIGHT = 28
PASSAGE_HEIGHT = 44
NOTE_HEIGHT = 58
EDGE = Space.THREE
TEXT_LEFT = 68
_LABEL_RIGHT = 52
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class ResultsDelegate(CellDelegate):
    """Draws the rows of a `ResultsModel`; `current` is the number of the place one is at."""

    def __init__(self, look: Look, model: ResultsModel, view: QAbstractItemView) -> None:
        """Draw a model's rows in a look."""
        super().__init__(look, view)
        self._model = model
        self.current = -1

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the row's height."""
        row = index.data(ResultsModel.RowRole)
        if isinstance(row, GroupRow):
            return QSize(0, GROUP_HEIGHT)
        return QSize(0, PASSAGE_HEIGHT if isinstance(row, PassageRow) else NOTE_HEIGHT)

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw a row."""
        row = index.data(ResultsModel.RowRole)
        if isinstance(row, GroupRow):
            self._draw_group(painter, box, row)
            return
        self._draw_ground(painter, box, row, state)
        if isinstance(row, PassageRow):
            self._draw_passage(painter, box, row)
        elif isinstance(row, NoteRow):
            self._draw_note(painter, box, row)
        elif isinstance(row, NameRow):
            self._draw_name(painter, box, row)

    def _draw_group(self, painter: QPainter, box: QRectF, row: GroupRow) -> None:
        colours = self._look.colours
        painter.fillRect(box, QColor(colours.sidebar))
        inner = box.adjusted(EDGE, 0, -EDGE, 0)
        painter.setPen(QColor(colours.navy))
        painter.setFont(self._look.font(Type.BASE, Weight.BOLD))
        painter.drawText(inner, _MIDDLE, self._model.title(row))
        painter.setPen(QColor(colours.muted))
        painter.setFont(self._look.font(Type.SMALL))
        painter.drawText(inner, _RIGHT, places_words(self._look, row.count))

    def _draw_ground(
        self, painter: QPainter, box: QRectF, row: Row, state: QStyle.StateFlag
    ) -> None:
        colours = self._look.colours
        if self.current in row.places:
            draw_current(painter, box, colours)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(colours.hover))
        painter.fillRect(
            QRectF(TEXT_LEFT, box.bottom() - 1, box.width() - TEXT_LEFT - EDGE, 1),
            QColor(colours.rule),
        )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.navy), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(5, 2, -3, -3), 4, 4)

    def _draw_passage(self, painter: QPainter, box: QRectF, row: PassageRow) -> None:
        painter.setFont(self._look.font(Type.COMMENT, Weight.MEDIUM))
        painter.setPen(QColor(self._look.colours.navy))
        label = QRectF(box.left(), box.top(), _LABEL_RIGHT, box.height())
        painter.drawText(label, _RIGHT, row.label)
        line = QRectF(TEXT_LEFT, box.top(), box.width() - TEXT_LEFT - EDGE, box.height())
        self._draw_excerpt(painter, line, row.excerpt, self._look.serif(Type.EXCERPT))

    def _draw_note(self, painter: QPainter, box: QRectF, row: NoteRow) -> None:
        colours = self._look.colours
        annotation = row.annotation
        own = colours.categories[annotation.state.category]
        number = str(row.number)
        top = QRectF(TEXT_LEFT, box.top() + 8, box.width() - TEXT_LEFT - EDGE, 20)
        painter.setFont(self._look.font(10, Weight.BOLD))
        width = max(17.0, painter.fontMetrics().horizontalAdvance(number) + 9.0)
        disc = QRectF(_LABEL_RIGHT - width, top.center().y() - 8.5, width, 17)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(own.text))
        painter.drawRoundedRect(disc, 8.5, 8.5)
        painter.setPen(QColor(colours.bar))
        painter.drawText(disc.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, number)
        painter.setFont(self._look.font(Type.BASE, Weight.BOLD))
        painter.setPen(QColor(own.text))
        category = self._look.words(CATEGORY_NAMES[annotation.state.category])
        painter.drawText(top, _MIDDLE, category)
        left = top.left() + painter.fontMetrics().horizontalAdvance(category) + 12
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(colours.muted))
        place = self._model.place(row)
        painter.drawText(top, _RIGHT, place)
        room = top.right() - left - painter.fontMetrics().horizontalAdvance(place) - 12
        author = annotation.state.author
        side = self._look.words(SIDE_NAMES[author.side]) if author.side is not Side.OTHER else ""
        names = "\u3000".join(part for part in (author.name, side) if part)
        painter.drawText(
            QRectF(left, top.top(), room, top.height()),
            _MIDDLE,
            painter.fontMetrics().elidedText(names, Qt.TextElideMode.ElideRight, int(room)),
        )
        line = QRectF(top.left(), box.top() + 29, top.width(), 22)
        self._draw_excerpt(painter, line, row.excerpt, self._look.note_font(Type.COMMENT))

    def _draw_name(self, painter: QPainter, box: QRectF, row: NameRow) -> None:
        """Draw a name, how the other script writes it, its English name, and its mentions."""
        colours = self._look.colours
        forms = name_forms(row.hit.name, self._model.script)
        centre = QPointF(_LABEL_RIGHT - 8, box.top() + 18)
        self._look.icons.paint(painter, "book-text", centre, 16, colours.navy)
        top = QRectF(TEXT_LEFT, box.top() + 7, box.width() - TEXT_LEFT - EDGE, 22)
        room = top.width() - self._draw_labels(painter, top, row)
        serif = self._look.serif(Type.EXCERPT)
        line = QRectF(top.left(), top.top(), room, top.height())
        self._draw_excerpt(painter, line, _found_in(forms.name, row.hit.spans), serif)
        taken = QFontMetricsF(serif).horizontalAdvance(forms.name) + 12
        painter.setClipping(False)
        painter.setPen(QColor(colours.muted))
        if forms.other != forms.name:
            self._draw_plain(
                painter,
                line.adjusted(taken, 1, 0, 0),
                forms.other,
                faces.sans(self._model.script.other, Type.SMALL),
            )
        second = QRectF(top.left(), box.top() + 31, top.width(), 20)
        font = self._look.font(Type.BASE)
        self._draw_excerpt(painter, second, _found_in(forms.gloss, row.hit.gloss_spans), font)

    def _draw_labels(self, painter: QPainter, line: QRectF, row: NameRow) -> float:
        """Draw where a name is mentioned, from the right, and return the width that it takes."""
        colours = self._look.colours
        painter.setFont(self._look.font(Type.SMALL, Weight.MEDIUM))
        right = line.right()
        for number in reversed(range(len(row.labels))):
            words = row.labels[number]
            width = max(18.0, painter.fontMetrics().horizontalAdvance(words) + 10)
            pill = QRectF(right - width, line.center().y() - 9, width, 18)
            current = self.current == row.first + number
            painter.setPen(QPen(QColor(colours.hit_ring if current else colours.strong_rule), 1))
            painter.setBrush(QColor(colours.hit_current if current else colours.field))
            painter.drawRoundedRect(pill, 9, 9)
            painter.setPen(QColor(colours.on_hit if current else colours.navy))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
            right -= width + 4
        return line.right() - right + 4

    def _draw_plain(self, painter: QPainter, line: QRectF, words: str, font: QFont) -> None:
        painter.setFont(font)
        room = int(line.width())
        if room > 0:
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(line, _MIDDLE, "" if shown == ELLIPSIS else shown)

    def _draw_excerpt(self, painter: QPainter, line: QRectF, words: Excerpt, font: QFont) -> None:
        """Draw the words with each place found filled, the current one ringed."""
        colours = self._look.colours
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(words.text, Qt.TextElideMode.ElideRight, line.width())
        ground = QRectF(0, line.center().y() - 11, 0, 22)
        painter.setClipRect(line.adjusted(-2, 0, 0, 0))
        for span in () if self._model.results.whole else shown_spans(words, shown):
            current = span.index == self.current
            ground.setLeft(line.left() + metrics.horizontalAdvance(words.text[: span.start]))
            ground.setRight(line.left() + metrics.horizontalAdvance(words.text[: span.end]))
            painter.setPen(QPen(QColor(colours.hit_ring), 1.5) if current else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hit_current if current else colours.hit))
            painter.drawRoundedRect(ground.adjusted(-0.5, 0, 0.5, 0), 3, 3)
        painter.setPen(QColor(colours.ink))
        painter.setFont(font)
        painter.drawText(line, _MIDDLE, shown)


def places_words(look: Look, count: int) -> str:
    """Return “3 places”."""
    return look.tr_.plural("{n} place", "{n} places", count).format(n=count)


def _found_in(text: str, spans: Sequence[tuple[int, int]]) -> Excerpt:
    """Return a whole text with places found in it, none of which is the current one."""
    return Excerpt(text, tuple(Span(start, end, -2) for start, end in spans), len(spans))
