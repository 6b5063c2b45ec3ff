"""The reviewers of a profile as rows, of which one is chosen by a click or a key."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Side
from zjhk_desktop.domain.reviewer import Reviewer, Roster
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import SIDE_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.dates import day_and_time
from zjhk_desktop.ui.widgets.controls import DrawnButton
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

MOST_ROWS = 5
"""So many rows are shown before the list scrolls."""
NAME_LEFT = 30
"""Where the names begin, px from the left."""
_SECOND = 16
"""The height of a second line, px."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ReviewerRow(DrawnButton):
    """One reviewer: a round mark, the name, and after it side and organisation.

    Whom the name does not tell from others has a second line, which says when they began.
    """

    def __init__(
        self, look: Look, reviewer: Reviewer, *, present: bool, began: str | None = None
    ) -> None:
        """Show a reviewer.

        Args:
            look: fonts, colours and words.
            reviewer: who is shown.
            present: they review now, and are marked.
            began: when they wrote first ("": they have not), if that is to be said.
        """
        super().__init__(look)
        self.reviewer = reviewer
        self._present = present
        self._began = began
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._reword()

    def sizeHint(self) -> QSize:
        """Return the height of a row; the list gives the width."""
        return QSize(0, Space.CONTROL if self._began is None else Space.CONTROL + _SECOND)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter as with Space; the arrow keys are the list's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in _STEPS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground under the pointer, the mark and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)
        middle = QPointF(Space.TWO, Space.CONTROL / 2)
        painter.setPen(QPen(QColor(colours.navy if self._present else colours.muted), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, 6, 6)
        if self._present:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.navy))
            painter.drawEllipse(middle, 3, 3)
        self._draw_words(painter)
        self.draw_focus(painter)

    def _draw_words(self, painter: QPainter) -> None:
        """Draw the name; what it leaves room for is for side and organisation."""
        right = self.width() - Space.ONE
        row = QRectF(NAME_LEFT, 0, right - NAME_LEFT, Space.CONTROL)
        weight = Weight.MEDIUM if self._present else Weight.REGULAR
        painter.setFont(self.look.font(Type.BASE, weight))
        painter.setPen(QColor(self.look.colours.ink))
        metrics = painter.fontMetrics()
        elide = Qt.TextElideMode.ElideRight
        name = metrics.elidedText(self._name(), elide, int(row.width()))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, name)
        row.setLeft(row.left() + metrics.horizontalAdvance(name) + Space.TWO)
        painter.setFont(self.look.font(Type.SMALL))
        painter.setPen(QColor(self.look.colours.muted))
        rest = painter.fontMetrics().elidedText(self._rest(), elide, max(0, int(row.width())))
        painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, rest)
        if self._began is not None:
            below = QRectF(NAME_LEFT, Space.CONTROL - Space.HALF, right - NAME_LEFT, _SECOND)
            painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, self._when())

    def _when(self) -> str:
        if self._began is None:
            return ""
        if not self._began:
            return self.look.words("No notes yet")
        moment = day_and_time(self._began, self.look.tr_.language)
        return self.look.words("Began {moment}").format(moment=moment)

    def _name(self) -> str:
        return self.look.drawable(self.reviewer.author.name) or self.look.words("Reviewer")

    def _rest(self) -> str:
        side, organisation = self.reviewer.author.side, self.reviewer.organisation
        parts = ["" if side is Side.OTHER else self.look.words(SIDE_NAMES[side])]
        parts.append(self.look.drawable(organisation))
        return "\u3000".join(part for part in parts if part)

    def _reword(self) -> None:
        shown = [self._name(), self._rest(), self._when()]
        spoken = [*shown, self.look.words("reviews now") if self._present else ""]
        self.setAccessibleName(", ".join(part for part in spoken if part))
        self.setToolTip("\u3000".join(part for part in shown if part))
        super()._reword()


class ReviewerList(QScrollArea):
    """Rows of reviewers; the arrow keys walk over them.

    Signals:
        switched(str): the reviewer of this id is to review.
    """

    switched = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """List nobody yet."""
        super().__init__(parent)
        self._look = look
        self.rows: list[ReviewerRow] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "card"))
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def show_reviewers(self, roster: Roster, beginnings: Mapping[str, str]) -> None:
        """Show reviewers, with a mark at the one who reviews now.

        Args:
            roster: who reviews, and who else could.
            beginnings: when each of them wrote first, by id: what tells namesakes apart.
        """
        column = QWidget()
        column.setAutoFillBackground(False)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        alike = roster.namesakes
        self.rows = [
            ReviewerRow(
                self._look,
                each,
                present=each == roster.present,
                began=beginnings.get(each.author.id, "") if each.author.id in alike else None,
            )
            for each in roster.known
        ]
        for row in self.rows:
            row.clicked.connect(self._chosen)
            layout.addWidget(row)
        self.setWidget(column)
        self.viewport().setAutoFillBackground(False)
        column.setAutoFillBackground(False)
        self.give_way(0)

    def give_way(self, height: int) -> None:
        """Be so many px lower than usual, but never lower than one row."""
        usual = sum(row.sizeHint().height() for row in self.rows[:MOST_ROWS])
        self.setFixedHeight(max(Space.CONTROL, usual - max(0, height)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk over the rows with Up and Down."""
        focused = [place for place, row in enumerate(self.rows) if row.hasFocus()]
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if not step or not focused:
            event.ignore()
            return
        place = focused[0] + step
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.rows[place], 0, 0)

    def _chosen(self) -> None:
        row = self.sender()
        if isinstance(row, ReviewerRow):
            self.switched.emit(row.reviewer.author.id)

    def _retranslate(self) -> None:
        self.setAccessibleName(self._look.words("Reviewers of this profile"))
