"""One state of a note's past in the panel: when, who, what changed, its text, and a way back."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from zjhk_desktop.domain.wording import Part, Words
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.broken_lines import broken_lines
from zjhk_desktop.ui.models.history_words import StateWords
from zjhk_desktop.ui.widgets.controls import LinkButton
from zjhk_desktop.ui.widgets.wording_layout import SetWording, draw_wording, set_wording

_PAD = 14
_LINE = 20
_TEXT_LINE = 22
_MOST_LINES = 4
_DIFF_LINES = 12
_WHOLE_LINES = 1000
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | _MIDDLE


class HistoryState(QWidget):
    """A card without a spine; its buttons show the whole text and bring the state back.

    Signals:
        restore_requested(str): the revision of this id is wanted back.
        resized(): it is higher or lower now.
    """

    restore_requested = Signal(str)
    resized = Signal()

    def __init__(
        self, look: Look, state: StateWords, width: int, *, can_restore: bool, parent: QWidget
    ) -> None:
        """Show a state in a width in px."""
        super().__init__(parent)
        self._look = look
        self.state = state
        self._open = False
        self._lines: list[str] = []
        self._text: SetWording | None = None
        self.whole = LinkButton(look, self)
        self.restore = LinkButton(look, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(_PAD - Space.HALF, 0, _PAD, Space.HALF)
        row.setSpacing(Space.ONE)
        for button in (self.whole, self.restore):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(width)
        words = look.words
        self.whole.setVisible(bool(state.whole))
        settled = state.current and not state.disputed
        self.restore.setVisible(can_restore and not settled)
        name = words("Keep this one") if state.disputed else words("Restore this state")
        self.restore.set_label(name, f"{name}, {state.when}")
        self.whole.clicked.connect(self._toggle)
        self.restore.clicked.connect(self._restore)
        look.theme_changed.connect(self.update)
        self.setAccessibleName(state.spoken)
        self._lay_out()

    @property
    def texts(self) -> Sequence[Words]:
        """Return the words that are set: the comment's change, or all of it."""
        return self._text.said if self._text else ()

    def sizeHint(self) -> QSize:
        """Return the height of all lines."""
        return QSize(self.width(), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the lines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, colours, state = self._look, self._look.colours, self.state
        shown = state.current or state.disputed
        painter.setPen(QColor(colours.navy if shown else colours.rule))
        painter.setBrush(QColor(colours.card))
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)
        line = QRectF(_PAD, 9, self.width() - 2 * _PAD, _LINE)
        painter.setFont(look.font(Type.BASE, Weight.BOLD))
        painter.setPen(QColor(colours.navy))
        painter.drawText(line, _MIDDLE, state.when)
        self._draw_standing(painter, line)
        line.translate(0, _LINE)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(QColor(colours.muted))
        metrics = QFontMetricsF(painter.font())
        who = metrics.elidedText(state.who, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, _MIDDLE, who)
        painter.setFont(self._face())
        painter.setPen(QColor(colours.ink))
        for text in self._lines:
            line.translate(0, _LINE)
            painter.drawText(line.adjusted(0, 0, 4, 0), _MIDDLE, text)
        if self._text is not None:
            origin = QPointF(_PAD, line.bottom() + Space.HALF)
            draw_wording(painter, look, state.category, self._text, origin)

    def _draw_standing(self, painter: QPainter, line: QRectF) -> None:
        """Say at the right whether this is the present state, or one of two."""
        words, colours = self._look.words, self._look.colours
        if self.state.disputed:
            painter.setPen(QColor(colours.warning))
            said = words("In conflict")
        elif self.state.current:
            said = words("Now")
        else:
            return
        painter.setFont(self._look.font(Type.SMALL, Weight.MEDIUM))
        painter.drawText(line, _END, said)

    def _face(self) -> QFont:
        return self._look.font(Type.BASE)

    def _lay_out(self) -> None:
        """Set the lines, and take their height."""
        look, state = self._look, self.state
        room = self.width() - 2 * _PAD
        self._lines = [
            line
            for text in state.changed
            for line in broken_lines(text, self._face(), room, _MOST_LINES)
        ]
        said = (Words(Part.KEPT, state.whole),) if self._open else state.comment
        most = _WHOLE_LINES if self._open else _DIFF_LINES
        font = look.note_font(Type.COMMENT)
        self._text = (
            set_wording(said, look, font, room, line=_TEXT_LINE, most=most) if said else None
        )
        height = 9 + _LINE * (2 + len(self._lines)) + Space.ONE
        if self._text is not None:
            height += Space.HALF + self._text.height
        if state.whole or self.restore.isVisibleTo(self):
            height += Space.CONTROL_SMALL + Space.HALF
        self.setFixedHeight(height)
        words = look.words
        name = words("What changed") if self._open else words("Whole text")
        self.whole.set_label(name, f"{name}, {state.when}")
        self.update()

    def _toggle(self) -> None:
        self._open = not self._open
        self._lay_out()
        self.resized.emit()

    def _restore(self) -> None:
        self.restore_requested.emit(self.state.revision)
