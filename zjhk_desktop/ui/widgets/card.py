"""The card of an annotation: drawn in one go, so that hundreds cost little."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.annotation import Annotation, Category
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, VISIBILITY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.author_names import author_name
from zjhk_desktop.ui.models.dates import short_date
from zjhk_desktop.ui.widgets.card_proposal import draw_proposal
from zjhk_desktop.ui.widgets.card_text import (
    FOLDED_LINES,
    FOOT_ROW,
    PAD,
    SPINE,
    CardText,
)
from zjhk_desktop.ui.widgets.card_thread import draw_thread

_INSIDE = SPINE + 2 * PAD
_DISC = 17
_LINE_SHOWN = 80
"""So many characters of a comment are looked at for a card of one line; it shows fewer."""


class Card(QWidget):
    """One annotation, closed; a click or Enter opens it.

    Signals:
        open_requested(str): the card wants to be edited.
        delete_requested(str): Delete was pressed on the card.
        original_requested(str): the note is wanted as typed, or converted again.
        left(): Escape was pressed on the card.
        menu_requested(QPoint, str): a menu is asked for at a point of the screen.
    """

    open_requested = Signal(str)
    delete_requested = Signal(str)
    original_requested = Signal(str)
    left = Signal()
    menu_requested = Signal(QPoint, str)

    def __init__(
        self, look: Look, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        """Make an empty card; `show_annotation` fills it."""
        super().__init__(parent)
        self._look = look
        self._now = now
        self._annotation: Annotation | None = None
        self._number = 0
        self._active = False
        self._hovered = False
        self._rail = False
        self._line = False
        self._text: CardText | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(Space.CARD)
        look.theme_changed.connect(self.update)

    @property
    def annotation_id(self) -> str:
        """Return the id of the annotation that is shown, or ""."""
        return self._annotation.id if self._annotation else ""

    @property
    def text(self) -> CardText | None:
        """Return what is shown below the heading."""
        return self._text

    def show_annotation(
        self, annotation: Annotation, number: int, text: CardText, quote: str, *, active: bool
    ) -> None:
        """Show an annotation; sets the height.

        Args:
            annotation: what the card is of.
            number: its number in the review.
            text: what it says, laid out.
            quote: the words it is about, in the reading script; "" for a whole passage.
            active: it is the active one.
        """
        self._annotation, self._number, self._active = annotation, number, active
        self._text = text
        whole = Space.RAIL_CARD if self._rail else text.height
        self.setFixedHeight(Space.CONTROL_SMALL if self._line else whole)
        self._describe(annotation, text, quote)
        self.update()

    @property
    def is_rail(self) -> bool:
        """Say whether it shows only who, when and what kind."""
        return self._rail

    def set_rail(self, rail: bool) -> None:
        """Show only who, when and what kind, as beside 對照; before `show_annotation`."""
        self._rail = rail
        self.setFixedWidth(Space.RAIL if rail else Space.CARD)

    @property
    def is_line(self) -> bool:
        """Say whether it is folded to one line, as in a crowd."""
        return self._line

    def set_line(self, line: bool) -> None:
        """Fold to one line, or not; before `show_annotation`."""
        self._line = line

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, spine, heading, author line, comment, tags and remark."""
        annotation, text = self._annotation, self._text
        if annotation is None or text is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._line:
            self._draw_line(painter, annotation, text)
        else:
            draw_ground(painter, self._look, QRectF(self.rect()), annotation, self._active)
            draw_heading(painter, self._look, annotation, self._number)
            if self._rail:
                self._draw_rail(painter, annotation)
            else:
                self._draw_whole(painter, annotation, text)
        if self._hovered or self.hasFocus():
            colour = self._look.colours.categories[annotation.state.category].line
            painter.setPen(QPen(QColor(colour), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)

    def _draw_line(self, painter: QPainter, annotation: Annotation, text: CardText) -> None:
        """Draw the number, and as much of the comment, or else the category, as one line takes."""
        look, state = self._look, annotation.state

        def draw(stamp: QPainter) -> None:
            draw_ground(stamp, look, QRectF(self.rect()), annotation, active=False)

        what = (Card, look.colours.dark, state.category, state.resolved)
        ground = look.stamps.stamp(painter, what, self.width(), self.height(), draw)
        painter.drawPixmap(QPointF(0, 0), ground)
        disc = draw_disc(painter, look, annotation, self._number, (self.height() - _DISC) / 2)
        said = text.note.comment or text.note.proposed
        words = " ".join(look.drawable(said[:_LINE_SHOWN]).split())
        own = look.colours.categories[state.category].text
        ink = look.colours.ink if words else own
        painter.setFont(look.note_font(Type.SMALL) if words else look.font(Type.SMALL))
        painter.setPen(QColor(look.colours.muted if state.resolved else ink))
        words = words or look.words(CATEGORY_NAMES[state.category])
        row = QRectF(disc.right() + 8, 0, self.width() - disc.right() - 8 - PAD, self.height())
        elided = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(row.width())
        )
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, elided)

    def _draw_rail(self, painter: QPainter, annotation: Annotation) -> None:
        line = QRectF(SPINE + PAD, 33, self.width() - _INSIDE, 18)
        painter.setFont(self._look.font(Type.TINY))
        painter.setPen(QColor(self._look.colours.muted))
        date = short_date(annotation.state.created, self._look.tr_.language, self._now())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, date)
        room = line.width() - painter.fontMetrics().horizontalAdvance(date) - 6
        name = self._look.drawable(annotation.state.author.name)
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, elided)

    def _draw_whole(self, painter: QPainter, annotation: Annotation, text: CardText) -> None:
        self._draw_small(painter, annotation)
        draw_proposal(painter, self._look, annotation, text)
        if text.comment is not None:
            colours = self._look.colours
            painter.setPen(QColor(colours.muted if annotation.state.resolved else colours.ink))
            painter.save()
            top = text.comment_top
            shown = FOLDED_LINES * Type.COMMENT_LINE if text.folded else text.foot - top
            painter.setClipRect(QRectF(0, top, self.width(), shown))
            text.comment.draw(painter, QPointF(SPINE + PAD, top))
            painter.restore()
            if text.folded:
                self._draw_fold(painter, text.foot - Type.COMMENT_LINE)
        self._draw_foot(painter, text)
        box = QRectF(SPINE + PAD, text.thread_top, self.width() - _INSIDE, text.thread.height)
        draw_thread(painter, self._look, text.thread, box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card; on the remark of its script, show the note as typed, or converted."""
        place = event.position()
        if event.button() is not Qt.MouseButton.LeftButton or not self.rect().contains(
            place.toPoint()
        ):
            return
        text = None if self._rail or self._line else self._text
        if text and text.note.source and text.remark_top <= place.y() < text.thread_top:
            self.original_requested.emit(self.annotation_id)
        else:
            self.open_requested.emit(self.annotation_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space, delete with Delete, as typed or converted with Alt+O."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.open_requested.emit(self.annotation_id)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(self.annotation_id)
        elif self._asks_for_original(event):
            self.original_requested.emit(self.annotation_id)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        # Other keys end here: the reader behind would take them for its own.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the note."""
        self.menu_requested.emit(event.globalPos(), self.annotation_id)

    def _asks_for_original(self, event: QKeyEvent) -> bool:
        with_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        return (
            event.key() == Qt.Key.Key_O and with_alt and bool(self._text and self._text.note.source)
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light up under the pointer."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def _draw_small(self, painter: QPainter, annotation: Annotation) -> None:
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(self._look.colours.muted))
        line = QRectF(SPINE + PAD, 33, self.width() - _INSIDE, 18)
        right = self._look.words(VISIBILITY_NAMES[annotation.state.visibility])
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        room = line.width() - painter.fontMetrics().horizontalAdvance(right) - 8
        author = painter.fontMetrics().elidedText(
            author_line(self._look, annotation), Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, author)
        painter.setFont(self._look.font(Type.TINY))
        date = short_date(annotation.state.created, self._look.tr_.language, self._now())
        top = QRectF(SPINE + PAD, 10, line.width(), 20)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, date)

    def _draw_fold(self, painter: QPainter, top: float) -> None:
        painter.setFont(self._look.font(Type.SMALL, Weight.MEDIUM))
        painter.setPen(QColor(self._look.colours.navy))
        box = QRectF(SPINE + PAD, top, self.width() - _INSIDE, Type.COMMENT_LINE)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._look.words("Show all"))

    def _draw_foot(self, painter: QPainter, text: CardText) -> None:
        """Draw the tags, and below them what the note is converted from."""
        look = self._look
        row = QRectF(SPINE + PAD, text.foot, self.width() - _INSIDE, FOOT_ROW)
        middle = Qt.AlignmentFlag.AlignVCenter
        if text.tags:
            painter.setFont(look.note_font(Type.SMALL))
            painter.setPen(QColor(look.colours.ink2))
            tags = painter.fontMetrics().elidedText(
                text.tags, Qt.TextElideMode.ElideRight, int(row.width())
            )
            painter.drawText(row, middle, tags)
        if text.note.source:
            row.moveTop(text.remark_top)
            painter.setFont(look.font(Type.TINY))
            painter.setPen(QColor(look.colours.muted))
            painter.drawText(row, middle, text.remark(look))
            painter.setFont(look.font(Type.TINY, Weight.MEDIUM))
            painter.setPen(QColor(look.colours.navy))
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | middle, text.action(look))

    def _describe(self, annotation: Annotation, text: CardText, quote: str) -> None:
        category = self._look.words(CATEGORY_NAMES[annotation.state.category])
        name = self._look.words("Note {number}, {category}").format(
            number=self._number, category=category
        )
        resolved = self._look.words("Resolved")
        self.setAccessibleName(f"{name}, {resolved}" if annotation.state.resolved else name)
        undrawn = text.undrawn_words(self._look)
        remark = text.remark(self._look)
        if remark:
            key = self._look.words("{action}: press Alt+O").format(action=text.action(self._look))
            remark = f"{remark}. {key}."
        parts = (
            text.spoken or (self._look.quoted(quote) if quote else ""),
            text.note.comment,
            text.tags,
            remark,
            text.thread.words,
            undrawn,
        )
        self.setAccessibleDescription(" ".join(part for part in parts if part))
        self.setToolTip(undrawn)


def author_line(look: Look, annotation: Annotation) -> str:
    """Return who made an annotation and, for a whole passage, that it is about all of it."""
    name, whole = author_name(annotation.state.author, look), look.words("Whole")
    return f"{name}\u3000{whole}" if annotation.anchor.whole else name


def draw_ground(
    painter: QPainter, look: Look, box: QRectF, annotation: Annotation, active: bool
) -> None:
    """Draw a card's ground and its spine in the category's colour."""
    colours = look.colours
    line = QColor(colours.categories[annotation.state.category].line)
    if annotation.state.resolved:
        line = QColor(colours.muted if active else colours.strong_rule)
    painter.setPen(QPen(line if active else QColor(colours.rule), 1.5 if active else 1))
    painter.setBrush(QColor(colours.bar if annotation.state.resolved else colours.card))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Space.RADIUS, Space.RADIUS)
    painter.save()
    painter.setClipRect(QRectF(0, 0, SPINE, box.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line)
    painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
    painter.restore()


def draw_heading(painter: QPainter, look: Look, annotation: Annotation, number: int) -> float:
    """Draw the numbered disc and the category's name; return where it ends, px from the left."""
    colours = look.colours
    resolved = annotation.state.resolved
    disc = draw_disc(painter, look, annotation, number, 11.5)
    ink = colours.muted if resolved else colours.categories[annotation.state.category].text
    painter.setFont(look.font(Type.COMMENT, Weight.BOLD))
    painter.setPen(QColor(ink))
    name = QRectF(disc.right() + 8, 9.5, 160, 21)
    words = look.words(CATEGORY_NAMES[annotation.state.category])
    painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, words)
    end = name.left() + QFontMetricsF(painter.font()).horizontalAdvance(words)
    if resolved:
        done = colours.categories[Category.DONE].text
        look.icons.paint(painter, "check", QPointF(end + 13, 20), 15, done)
        end += 22
    return end


def draw_disc(
    painter: QPainter, look: Look, annotation: Annotation, number: int, top: float
) -> QRectF:
    """Draw the numbered disc at the left of a card; return its box."""
    colours = look.colours
    own = colours.categories[annotation.state.category]
    label = str(number)
    painter.setFont(look.font(10, Weight.BOLD))
    width = max(float(_DISC), QFontMetricsF(painter.font()).horizontalAdvance(label) + 9)
    disc = QRectF(SPINE + PAD, top, width, _DISC)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours.muted if annotation.state.resolved else own.text))
    painter.drawRoundedRect(disc, _DISC / 2, _DISC / 2)
    painter.setPen(QColor(colours.card))
    painter.drawText(disc.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, label)
    return disc
