"""What the cards' column shows before the first note: how to make one, by example."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.design.patterns import draw_line
from zjhk_desktop.ui.design.tokens import Space, Type

SAMPLE = {Script.HANT: "全面推進兩地互利合作", Script.HANS: "全面推进两地互利合作"}
"""Words of the memorandum that the example marks."""

_PAD = 24
_WRAP = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value


class EmptyCards(QWidget):
    """A small worked example and three steps."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Stand over a reader."""
        super().__init__(parent)
        self._look = look
        self.setFixedWidth(Space.CARD)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.language_changed.connect(self.retranslate)
        look.theme_changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words in the interface language, and the height they need."""
        self.setFixedHeight(round(self._draw(None)))
        title, steps, closing = self._words()
        self.setAccessibleName(title)
        self.setAccessibleDescription(" ".join([*steps, closing]))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame, the example and the steps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(self._look.colours.strong_rule), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
        self._draw(painter)

    def _words(self) -> tuple[str, list[str], str]:
        words = self._look.words
        steps = [
            words("Select words in the text, by mouse or with Shift and the arrow keys."),
            words("Choose a category in the small bar that appears, or press Alt+1 to Alt+6."),
            words("Write your comment. It appears here, beside the words."),
        ]
        closing = words("Notes are private until you choose to share them.")
        return words("Mark your first passage"), steps, closing

    def _draw(self, painter: QPainter | None) -> float:
        """Draw from the top down (or only measure) and return the height."""
        title, steps, closing = self._words()
        if painter is not None:
            self._draw_example(painter)
        y = 148.0
        bold = self._look.font(Type.HEAD, Weight.BOLD)
        colours = self._look.colours
        y += self._text(painter, bold, colours.navy, title, _PAD, y) + 10
        for number, step in enumerate(steps, 1):
            if painter is not None:
                self._draw_step(painter, number, y)
            body = self._look.font(Type.BASE)
            y += self._text(painter, body, colours.ink2, step, _PAD + 32, y) + 10
        if painter is not None:
            painter.setPen(QPen(QColor(colours.rule), 1))
            painter.drawLine(QPointF(_PAD, y + 0.5), QPointF(self.width() - _PAD, y + 0.5))
        small = self._look.font(Type.SMALL)
        y += 12
        y += self._text(painter, small, colours.muted, closing, _PAD, y)
        return y + 18

    def _text(
        self, painter: QPainter | None, font: QFont, colour: str, text: str, left: float, top: float
    ) -> float:
        """Draw wrapped text (or only measure) and return its height."""
        from_top = QRectF(left, top, Space.CARD - left - _PAD + 6, 400)
        if painter is None:
            return QFontMetrics(font).boundingRect(from_top.toRect(), _WRAP, text).height()
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(from_top, _WRAP, text)
        return painter.boundingRect(from_top, _WRAP, text).height()

    def _draw_step(self, painter: QPainter, number: int, y: float) -> None:
        colours = self._look.colours
        painter.setPen(QPen(QColor(colours.navy), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        disc = QRectF(_PAD, y, 20, 20)
        painter.drawEllipse(disc)
        painter.setFont(self._look.font(Type.TINY, Weight.MEDIUM))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number))

    def _draw_example(self, painter: QPainter) -> None:
        """A marked phrase, its leader and a little card."""
        look, colours = self._look, self._look.colours
        own = colours.categories[Category.QUERY]
        painter.setFont(look.serif(Type.BODY))
        width = painter.fontMetrics().horizontalAdvance(SAMPLE[look.script])
        band = QRectF(_PAD, 30, width, 22)
        painter.fillRect(band, QColor(own.band))
        draw_line(painter, Category.QUERY, band.left(), band.right(), band.bottom(), own.line)
        painter.setPen(QColor(colours.ink))
        painter.drawText(QPointF(_PAD, 47), SAMPLE[look.script])
        self._disc(painter, QPointF(band.right() + 1, 28), own.text, colours.paper)
        painter.setPen(QPen(QColor(own.line), 1))
        path = QPainterPath(QPointF(band.right(), 55))
        path.lineTo(QPointF(band.right() + 16, 58))
        path.lineTo(QPointF(band.right() + 16, 78))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        card = QRectF(_PAD, 78.5, self.width() - 2 * _PAD, 48)
        painter.setPen(QColor(colours.rule))
        painter.setBrush(QColor(colours.card))
        painter.drawRoundedRect(card, Space.RADIUS, Space.RADIUS)
        painter.fillRect(QRectF(card.left(), card.top(), 4, card.height()), QColor(own.line))
        self._disc(painter, QPointF(card.left() + 20, card.top() + 17), own.text, colours.card)
        painter.setFont(look.font(Type.BASE, Weight.BOLD))
        painter.setPen(QColor(own.text))
        name = QRectF(card.left() + 34, card.top() + 6, 160, 22)
        label = look.words(CATEGORY_NAMES[Category.QUERY])
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter, label)
        painter.fillRect(QRectF(card.left() + 14, card.top() + 34, 120, 4), QColor(colours.rule))

    def _disc(self, painter: QPainter, centre: QPointF, ground: str, ink: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(centre, 6.5, 6.5)
        painter.setPen(QColor(ink))
        painter.setFont(self._look.font(9, Weight.BOLD))
        box = QRectF(centre.x() - 7, centre.y() - 7.5, 14, 14)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "1")
