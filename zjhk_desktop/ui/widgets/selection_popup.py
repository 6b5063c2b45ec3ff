"""The small popup at a selection: the six categories, a comment, other words, and copying."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.category_button import CategoryButton, Shape
from zjhk_desktop.ui.widgets.icon_label_button import IconLabelButton

_ARROW = 7
_MARGIN = 6
_NOTE = 20
"""The height of the line below the buttons."""


class SelectionPopup(QWidget):
    """Opens below the selection, its arrow at the selection's middle, inside the viewport.

    Signals:
        category_chosen(str): mark the selection in this category.
        comment_requested(): mark it and type a comment.
        proposal_requested(): mark it and propose other words.
        copy_requested(): copy the words.
        citation_requested(): copy the words with their reference.
    """

    category_chosen = Signal(str)
    comment_requested = Signal()
    proposal_requested = Signal()
    copy_requested = Signal()
    citation_requested = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make the popup of a viewport, hidden."""
        super().__init__(parent)
        self._over = parent
        self._look = look
        self._arrow = 0.0
        self._below = True
        self._trims = False
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(2)
        self.buttons = [CategoryButton(look, category, Shape.POPUP, self) for category in Category]
        for button in self.buttons:
            self._row.addWidget(button)
            button.clicked.connect(self._choose)
        self._row.addSpacing(10)
        self.comment = IconLabelButton(look, "message-square", self)
        self.propose = IconLabelButton(look, "pen-line", self)
        self.copy = IconLabelButton(look, "copy", self)
        self.cite = IconLabelButton(look, "quote", self)
        for button in (self.comment, self.propose, self.copy, self.cite):
            self._row.addWidget(button)
        self.comment.clicked.connect(self.comment_requested)
        self.propose.clicked.connect(self.proposal_requested)
        self.copy.clicked.connect(self.copy_requested)
        self.cite.clicked.connect(self.citation_requested)
        look.language_changed.connect(self.retranslate)
        look.theme_changed.connect(self.update)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Take the words in the interface language."""
        self.comment.set_label(self._look.words("Comment"))
        self.propose.set_label(self._look.words("Reword"))
        self.propose.setAccessibleName(self._look.words("Propose wording"))
        self.copy.set_label(self._look.words("Copy"))
        self.cite.set_label(self._look.words("Cite"))
        self.cite.setAccessibleName(self._look.words("Copy with reference"))
        self.setAccessibleName(self._look.words("Mark the selection"))

    def show_at(self, selection: QRectF, *, trims: bool = False) -> None:
        """Open beside the selection's last line, given in the viewport's px.

        Args:
            selection: the box of that line.
            trims: a mark leaves out the punctuation at the selection's ends, which is said.
        """
        parent = self._over
        space = _ARROW + _MARGIN
        self._trims = trims
        said = _NOTE if trims else 0
        self.setAccessibleDescription(self._note() if trims else "")
        self._below = selection.bottom() + 64 + said + 8 < parent.height()
        top, bottom = (space, _MARGIN + said) if self._below else (_MARGIN, space + said)
        self._row.setContentsMargins(8, top, 8, bottom)
        size = self._row.sizeHint()
        middle = selection.center().x()
        left = min(max(8.0, middle - size.width() / 3), parent.width() - size.width() - 8)
        y = selection.bottom() + 4 if self._below else selection.top() - size.height() - 4
        self._arrow = min(max(18.0, middle - left), size.width() - 18.0)
        self.setGeometry(round(left), round(y), size.width(), size.height())
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground with its arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        body = box.adjusted(0, _ARROW, 0, 0) if self._below else box.adjusted(0, 0, 0, -_ARROW)
        path = QPainterPath()
        path.addRoundedRect(body, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
        arrow = QPainterPath()
        edge = body.top() if self._below else body.bottom()
        tip = box.top() if self._below else box.bottom()
        arrow.moveTo(QPointF(self._arrow - _ARROW, edge))
        arrow.lineTo(QPointF(self._arrow, tip))
        arrow.lineTo(QPointF(self._arrow + _ARROW, edge))
        arrow.closeSubpath()
        painter.setPen(QPen(QColor(colours.strong_rule), 1))
        painter.setBrush(QColor(colours.card))
        painter.drawPath(path.united(arrow))
        divider = self.comment.x() - 7.5
        painter.setPen(QColor(colours.rule))
        said = _NOTE if self._trims else 0
        end = body.bottom() - said - 8
        painter.drawLine(QPointF(divider, body.top() + 8), QPointF(divider, end))
        if self._trims:
            painter.setFont(self._look.font(Type.SMALL))
            painter.setPen(QColor(colours.muted))
            line = QRectF(body.left() + 16, body.bottom() - said - 4, body.width() - 32, said)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._note())

    def _note(self) -> str:
        return self._look.words("Marks leave out the punctuation at the ends of the selection.")

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, CategoryButton):
            self.category_chosen.emit(button.category.value)
