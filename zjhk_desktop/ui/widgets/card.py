"""The card of an annotation: drawn in one go, so that hundreds cost little."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.annotation import Annotation, Side
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, SIDE_NAMES, VISIBILITY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.dates import short_date

SPINE = 4
FOLDED_LINES = 8
_HEADER = 53
_PAD = 12


class Card(QWidget):
    """One annotation, closed; a click or Enter opens it.

    Signals:
        open_requested(str): the card wants to be edited.
        delete_requested(str): Delete was pressed on the card.
    """

    open_requested = Signal(str)
    delete_requested = Signal(str)

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
        self._lines: QTextLayout | None = None
        self._folded = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedWidth(Space.CARD)
        look.theme_changed.connect(self.update)

    @property
    def annotation_id(self) -> str:
        """Return the id of the annotation that is shown, or ""."""
        return self._annotation.id if self._annotation else ""

    def show_annotation(
        self, annotation: Annotation, number: int, lines: QTextLayout | None, *, active: bool
    ) -> None:
        """Show an annotation with its number and its comment laid out; sets the height."""
        self._annotation, self._number, self._active = annotation, number, active
        self._lines = lines
        self._folded = is_folded(lines)
        self.setFixedHeight(card_height(lines))
        self._describe(annotation)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, spine, heading, author line and comment."""
        annotation = self._annotation
        if annotation is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, self._look, QRectF(self.rect()), annotation, self._active)
        draw_heading(painter, self._look, annotation, self._number)
        self._draw_small(painter, annotation)
        if self._lines is not None:
            painter.setPen(QColor(self._look.colours.ink))
            painter.save()
            shown = FOLDED_LINES * Type.COMMENT_LINE if self._folded else self.height()
            painter.setClipRect(QRectF(0, _HEADER, self.width(), shown))
            self._lines.draw(painter, QPointF(SPINE + _PAD, _HEADER))
            painter.restore()
            if self._folded:
                self._draw_fold(painter)
        if self._hovered or self.hasFocus():
            colour = self._look.colours.categories[annotation.state.category].line
            painter.setPen(QPen(QColor(colour), 2 if self.hasFocus() else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the card."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.open_requested.emit(self.annotation_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space, delete with Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F2):
            self.open_requested.emit(self.annotation_id)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(self.annotation_id)
        else:
            super().keyPressEvent(event)

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
        line = QRectF(SPINE + _PAD, 33, self.width() - SPINE - 2 * _PAD, 18)
        right = self._look.words(VISIBILITY_NAMES[annotation.state.visibility])
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right)
        room = line.width() - painter.fontMetrics().horizontalAdvance(right) - 8
        author = painter.fontMetrics().elidedText(
            author_line(self._look, annotation), Qt.TextElideMode.ElideRight, int(room)
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, author)
        painter.setFont(self._look.font(Type.TINY))
        date = short_date(annotation.state.created, self._look.tr_.language, self._now())
        top = QRectF(SPINE + _PAD, 10, line.width(), 20)
        painter.drawText(top, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, date)

    def _draw_fold(self, painter: QPainter) -> None:
        painter.setFont(self._look.font(Type.SMALL, Weight.MEDIUM))
        painter.setPen(QColor(self._look.colours.navy))
        box = QRectF(SPINE + _PAD, self.height() - 32, self.width() - SPINE - 2 * _PAD, 22)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._look.words("Show all"))

    def _describe(self, annotation: Annotation) -> None:
        category = self._look.words(CATEGORY_NAMES[annotation.state.category])
        name = self._look.words("Note {number}, {category}").format(
            number=self._number, category=category
        )
        self.setAccessibleName(name)
        quote = "" if annotation.anchor.whole else f"「{annotation.anchor.quote}」 "
        self.setAccessibleDescription(f"{quote}{annotation.state.comment}")


def lay_out_comment(comment: str, font: QFont) -> QTextLayout | None:
    """Break a comment into lines of a card's width; None if there is no comment."""
    text = comment.strip("\n").replace("\n", "\u2028")
    if not text.strip():
        return None
    layout = QTextLayout(text[:4000], font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(Space.CARD - SPINE - 2 * _PAD)
        line.setPosition(QPointF(0, y + (Type.COMMENT_LINE - line.height()) / 2))
        y += Type.COMMENT_LINE
    layout.endLayout()
    return layout


def is_folded(lines: QTextLayout | None) -> bool:
    """Say whether a card shows only the beginning of its comment."""
    return lines is not None and lines.lineCount() > FOLDED_LINES + 1


def card_height(lines: QTextLayout | None) -> int:
    """Return the height of a card in px, for its comment laid out."""
    if lines is None:
        return _HEADER + 6
    shown = FOLDED_LINES + 1 if is_folded(lines) else lines.lineCount()
    return _HEADER + shown * Type.COMMENT_LINE + _PAD - 2


def author_line(look: Look, annotation: Annotation) -> str:
    """Return who made an annotation and, for a whole passage, that it is about all of it."""
    author = annotation.state.author
    parts = [author.name]
    if author.side is not Side.OTHER:
        parts.append(look.words(SIDE_NAMES[author.side]))
    if annotation.anchor.whole:
        parts.append(look.words("Whole"))
    return "\u3000".join(part for part in parts if part)


def draw_ground(
    painter: QPainter, look: Look, box: QRectF, annotation: Annotation, active: bool
) -> None:
    """Draw a card's ground and its spine in the category's colour."""
    colours = look.colours
    line = QColor(colours.categories[annotation.state.category].line)
    painter.setPen(QPen(line if active else QColor(colours.rule), 1.5 if active else 1))
    painter.setBrush(QColor(colours.card))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Space.RADIUS, Space.RADIUS)
    painter.save()
    painter.setClipRect(QRectF(0, 0, SPINE, box.height()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(line)
    painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
    painter.restore()


def draw_heading(painter: QPainter, look: Look, annotation: Annotation, number: int) -> None:
    """Draw the numbered disc and the category's name."""
    colours = look.colours
    own = colours.categories[annotation.state.category]
    label = str(number)
    painter.setFont(look.font(10, Weight.BOLD))
    width = max(17.0, QFontMetricsF(painter.font()).horizontalAdvance(label) + 9)
    disc = QRectF(SPINE + _PAD, 11.5, width, 17)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(own.text))
    painter.drawRoundedRect(disc, 8.5, 8.5)
    painter.setPen(QColor(colours.card))
    painter.drawText(disc.translated(0, -0.5), Qt.AlignmentFlag.AlignCenter, label)
    painter.setFont(look.font(Type.COMMENT, Weight.BOLD))
    painter.setPen(QColor(own.text))
    name = QRectF(disc.right() + 8, 9.5, 160, 21)
    painter.drawText(
        name,
        Qt.AlignmentFlag.AlignVCenter,
        look.words(CATEGORY_NAMES[annotation.state.category]),
    )
