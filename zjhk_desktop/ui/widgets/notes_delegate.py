"""How a cell of the page of all notes is drawn."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle

from zjhk_desktop.domain.annotation import Annotation, Category
from zjhk_desktop.domain.wording import Words, shorten
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.patterns import draw_swatch
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.models.broken_lines import broken_lines
from zjhk_desktop.ui.models.notes_model import Column, NotesModel
from zjhk_desktop.ui.widgets.cell_delegate import PAD, CellDelegate, Index
from zjhk_desktop.ui.widgets.grounds import draw_current
from zjhk_desktop.ui.widgets.wording_layout import SetWording, draw_wording, set_wording

ROW = 48
_LINE = 19
_KEPT = 1000
_LEAD = 6
"""So many unchanged characters are shown beside a proposed change."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class NotesDelegate(CellDelegate):
    """Draws the cells of a `NotesModel`; resolved and deleted notes are muted."""

    def __init__(self, look: Look, view: QAbstractItemView) -> None:
        """Draw the cells of a view in a look."""
        super().__init__(look, view)
        self._wordings: dict[tuple[tuple[Words, ...], str, int], SetWording] = {}
        self._lines: dict[tuple[str, str, int], Sequence[str]] = {}

    def draw(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag, index: Index) -> None:
        """Draw a cell."""
        note = index.data(NotesModel.NoteRole)
        if not isinstance(note, Annotation):
            return
        column = Column(index.column())
        words = str(index.data())
        self._draw_ground(painter, box, column, state, current=self.is_current(index))
        inner = box.adjusted(PAD, 0, -PAD, -1)
        if column is Column.NUMBER:
            self._draw_disc(painter, inner, note, words)
        elif column is Column.CATEGORY:
            self._draw_category(painter, inner, note, words)
        elif column is Column.STATE:
            self._draw_state(painter, inner, note, words)
        elif column is Column.QUOTE and note.state.proposal:
            self._draw_proposal(painter, inner, note, index.data(NotesModel.WordingRole))
        else:
            self._draw_words(painter, inner, column, note, words)

    def _draw_ground(
        self,
        painter: QPainter,
        box: QRectF,
        column: Column,
        state: QStyle.StateFlag,
        *,
        current: bool,
    ) -> None:
        colours = self._look.colours
        if state & QStyle.StateFlag.State_Selected:
            draw_current(painter, box, colours, bar=column is Column.NUMBER)
        self.draw_rule(painter, box, current=current)
        if current:
            top = QRectF(box.left(), box.top(), box.width(), 1)
            painter.fillRect(top, QColor(colours.navy))

    def _draw_disc(self, painter: QPainter, box: QRectF, note: Annotation, words: str) -> None:
        colours = self._look.colours
        painter.setFont(self._look.font(10, Weight.BOLD))
        width = max(17.0, QFontMetricsF(painter.font()).horizontalAdvance(words) + 9)
        disc = QRectF(box.left(), box.center().y() - 8.5, width, 17)
        own = colours.categories[note.state.category]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.muted if _is_settled(note) else own.text))
        painter.drawRoundedRect(disc, 8.5, 8.5)
        painter.setPen(QColor(colours.paper))
        painter.drawText(disc.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, words)

    def _draw_category(self, painter: QPainter, box: QRectF, note: Annotation, words: str) -> None:
        colours = self._look.colours
        category: Category = note.state.category
        own = colours.categories[category]
        swatch = QRectF(box.left(), box.center().y() - 8, 18, 15)
        painter.setOpacity(0.55 if _is_settled(note) else 1.0)
        draw_swatch(painter, category, swatch, own)
        painter.setOpacity(1.0)
        painter.setPen(QColor(colours.muted if _is_settled(note) else own.text))
        painter.setFont(self._look.font(Type.BASE, Weight.MEDIUM))
        self._draw_line(painter, box.adjusted(25, 0, 0, 0), words)

    def _draw_state(self, painter: QPainter, box: QRectF, note: Annotation, words: str) -> None:
        colours = self._look.colours
        painter.setFont(self._look.font(Type.SMALL))
        if note.state.deleted or not note.state.resolved:
            painter.setPen(QColor(colours.muted))
            self._draw_line(painter, box, words)
            return
        own = colours.categories[Category.DONE]
        centre = QPointF(box.left() + 7, box.center().y())
        self._look.icons.paint(painter, "check", centre, 14, own.text)
        painter.setPen(QColor(own.text))
        self._draw_line(painter, box.adjusted(19, 0, 0, 0), words)

    def _draw_words(
        self, painter: QPainter, box: QRectF, column: Column, note: Annotation, words: str
    ) -> None:
        colours = self._look.colours
        plain = colours.muted if _is_settled(note) else colours.ink
        inks = {
            Column.PLACE: colours.muted if _is_settled(note) else colours.navy,
            Column.QUOTE: colours.muted if note.anchor.whole else plain,
            Column.COMMENT: plain,
        }
        painter.setPen(QColor(inks.get(column, colours.muted)))
        font = self._font(column)
        painter.setFont(font)
        if column in (Column.QUOTE, Column.COMMENT):
            lines = self._broken(words, font, column, int(box.width()))
        else:
            room = int(box.width())
            metrics = painter.fontMetrics()
            parts = self._look.drawable(words).split("\n")
            lines = [metrics.elidedText(p, Qt.TextElideMode.ElideRight, room) for p in parts]
        top = box.center().y() - len(lines) * _LINE / 2
        for number, line in enumerate(lines):
            place = QRectF(box.left(), top + number * _LINE, box.width() + 2, _LINE)
            painter.drawText(place, _MIDDLE, line)

    def _draw_proposal(
        self, painter: QPainter, box: QRectF, note: Annotation, said: Sequence[Words]
    ) -> None:
        """Draw what is proposed in two lines, set once while it and the column stay as they are."""
        state, font = note.state, self._font(Column.QUOTE)
        key = (tuple(said), font.key(), int(box.width()))
        wording = self._wordings.get(key)
        if wording is None:
            if len(self._wordings) >= _KEPT:
                self._wordings.clear()
            shown = shorten(said, _LEAD)
            wording = set_wording(shown, self._look, font, box.width(), line=_LINE, most=2)
            self._wordings[key] = wording
        place = QPointF(box.left(), box.center().y() - wording.height / 2)
        draw_wording(painter, self._look, state.category, wording, place, muted=state.resolved)

    def _font(self, column: Column) -> QFont:
        look = self._look
        if column is Column.QUOTE:
            return look.serif(Type.COMMENT)
        if column is Column.COMMENT:
            return look.note_font(Type.BASE)
        if column is Column.PLACE:
            return look.font(Type.BASE, Weight.MEDIUM)
        return look.font(Type.SMALL)

    def _broken(self, words: str, font: QFont, column: Column, width: int) -> Sequence[str]:
        """Return words in two lines, broken once while they and the column stay as they are."""
        shown = self._look.drawable(words) if column is Column.COMMENT else words
        key = (shown, font.key(), width)
        lines = self._lines.get(key)
        if lines is None:
            if len(self._lines) >= _KEPT:
                self._lines.clear()
            lines = self._lines[key] = broken_lines(shown, font, width)
        return lines

    def _draw_line(self, painter: QPainter, box: QRectF, words: str) -> None:
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box.adjusted(0, 0, 2, 0), _MIDDLE, shown)


def _is_settled(note: Annotation) -> bool:
    """Say whether a note is muted: it is resolved, or deleted."""
    return note.state.resolved or note.state.deleted
