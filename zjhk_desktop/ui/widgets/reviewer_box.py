"""Who is reviewing: name, side and organisation, and whoever else reviews here, in place."""

from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.reviewer import NAME_LIMIT, ORGANISATION_LIMIT, Roster
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import SIDE_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import LinkButton, PushButton
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.reviewer_list import NAME_LEFT, ReviewerList
from zjhk_desktop.ui.widgets.segmented import Segmented

WIDTH = Space.CARD
"""As wide as the card that it may stand beside."""


_WORDS = 56
"""So far below a card's top the words that it is about can reach."""
_MOVES = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show)


class Purpose(Enum):
    """What the box is open for."""

    ASK = auto()
    """A first note has been made by someone who has not said who they are."""
    CHANGE = auto()
    """The present reviewer, or another one instead."""
    ADD = auto()
    """Someone new."""


_TITLES = {
    Purpose.ASK: N_("Who is reviewing?"),
    Purpose.CHANGE: N_("Who is reviewing?"),
    Purpose.ADD: N_("Add a reviewer"),
}
_NAMED = N_("All your notes bear this name and side, those made so far too.")
_APART = N_(
    "Each reviewer sees their own notes, those of their side and those for both. This is no "
    "lock: the file is not encrypted."
)


class ReviewerBox(QWidget):
    """A small panel: in the corner above the status line, or beside a card.

    Signals:
        chosen(str, str, str): Finish was pressed: the name, the side's value, the organisation.
        switched(str): the reviewer of this id is to review.
        cancelled(): it has been put away without a change.
    """

    chosen = Signal(str, str, str)
    switched = Signal(str)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make a hidden panel over `parent`."""
        super().__init__(parent)
        self._over = parent
        parent.installEventFilter(self)
        self._look = look
        self._card: QWidget | None = None
        self._beside: QRect | None = None
        self._listed = False
        self.purpose = Purpose.CHANGE
        self._title = QLabel(self)
        self._hint = QLabel(self)
        self.people = ReviewerList(look, self)
        self.add = LinkButton(look, self)
        # In the order in which Tab goes through them.
        self.name = FramedField(look, self)
        self.side = Segmented(
            look, [side.value for side in Side], self._face, padding=9, parent=self
        )
        self.organisation = FramedField(look, self)
        self.name.entry.setMaxLength(NAME_LIMIT)
        self.organisation.entry.setMaxLength(ORGANISATION_LIMIT)
        self.later = PushButton(look)
        self.done = PushButton(look, primary=True)
        for label in (self._title, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        self._arrange()
        self._connect()
        self.retranslate()
        self._recolour()
        self.hide()

    def ask(self, card: QWidget | None) -> None:
        """Ask who is reviewing, beside a card and wherever it goes; take no focus."""
        self._watch(card)
        self._open(Purpose.ASK, Author("", "", Side.OTHER), "")

    def open(self, roster: Roster) -> None:
        """Show who is reviewing and who else could; the focus goes to the name."""
        self._watch(None)
        self.people.show_reviewers(roster)
        self._listed = roster.introduced
        self._open(Purpose.CHANGE, roster.present.author, roster.present.organisation)
        self.begin()

    def begin(self) -> None:
        """Put the focus into the name."""
        self.name.entry.setFocus(Qt.FocusReason.TabFocusReason)
        self.name.entry.selectAll()

    def put_away(self) -> None:
        """Close, changing nothing."""
        if self.isVisible():
            self.hide()
            self.cancelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place whatever the window's size; follow the card."""
        kinds = (QEvent.Type.Resize,) if watched is self._over else _MOVES
        if event.type() in kinds and self.isVisible():
            self._place()
        return False

    def retranslate(self) -> None:
        """Take the words in the interface language."""
        look, words = self._look, self._look.words
        self._title.setFont(look.font(Type.HEAD, Weight.BOLD))
        self._title.setText(words(_TITLES[self.purpose]))
        self._hint.setFont(look.font(Type.SMALL))
        self._hint.setText(words(_APART if self._apart else _NAMED))
        for field, name in (
            (self.name, N_("Name or role")),
            (self.organisation, N_("Organisation")),
        ):
            field.entry.setPlaceholderText(words(name))
            field.entry.setAccessibleName(words(name))
        self.side.set_labels(
            words("Which side"), {side.value: words(SIDE_NAMES[side]) for side in Side}
        )
        for button, name in (
            (self.add, N_("Add a reviewer…")),
            (self.later, N_("Later") if self.purpose is Purpose.ASK else N_("Cancel")),
            (self.done, N_("Finish")),
        ):
            button.setText(words(name))
            button.setAccessibleName(words(name))
            button.updateGeometry()
        self.setAccessibleName(words(_TITLES[self.purpose]))
        if self.isVisible():
            self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, changing nothing; finish with Enter; other keys end here."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.side.hasFocus():
            self._finish()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._look.colours.strong_rule))
        painter.setBrush(QColor(self._look.colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
        if self.add.isVisible():
            middle = (self.add.geometry().bottom() + self.name.y()) // 2
            rule = QRectF(Space.TWO, middle, self.width() - 2 * Space.TWO, 1)
            painter.fillRect(rule, QColor(self._look.colours.rule))

    def _arrange(self) -> None:
        self.setFixedWidth(WIDTH)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.TWO, Space.TWO, Space.TWO, Space.TWO)
        column.setSpacing(Space.ONE + 2)
        column.addWidget(self._title)
        column.addWidget(self.people)
        column.addLayout(self._indented(self.add))
        column.addWidget(self.name)
        column.addWidget(self.side, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.organisation)
        column.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(Space.ONE)
        row.addStretch(1)
        row.addWidget(self.later)
        row.addWidget(self.done)
        column.addLayout(row)

    def _indented(self, link: LinkButton) -> QHBoxLayout:
        """Return a row in which a link begins where the names do."""
        row = QHBoxLayout()
        row.setContentsMargins(NAME_LEFT - Space.HALF, 0, 0, 0)
        row.addWidget(link)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.people.switched.connect(self._switch)
        self.add.clicked.connect(self._add)
        self.later.clicked.connect(self.put_away)
        self.done.clicked.connect(self._finish)
        for field in (self.name, self.organisation):
            field.entry.accepted.connect(self._finish)
            field.entry.closed.connect(self.put_away)
        self.name.entry.textChanged.connect(self._typed)
        self._look.language_changed.connect(self.retranslate)
        self._look.theme_changed.connect(self._recolour)

    def _open(self, purpose: Purpose, author: Author, organisation: str) -> None:
        self.purpose = purpose
        self.name.entry.setText(author.name)
        self.organisation.entry.setText(organisation)
        self.side.set_value(author.side.value)
        for part in (self.people, self.add):
            part.setVisible(purpose is Purpose.CHANGE and self._listed)
        self.retranslate()
        self.show()
        self._place()
        self.raise_()

    @property
    def _apart(self) -> bool:
        """Say whether more than one reviews here, or is about to."""
        several = self.purpose is Purpose.CHANGE and len(self.people.rows) > 1
        return several or self.purpose is Purpose.ADD

    def _watch(self, card: QWidget | None) -> None:
        if self._card is not None:
            self._card.removeEventFilter(self)
        if card is not None:
            card.installEventFilter(self)
        self._card, self._beside = card, None

    def _add(self) -> None:
        self._open(Purpose.ADD, Author("", "", Side(self.side.value)), "")
        self.begin()

    def _switch(self, author_id: str) -> None:
        self.hide()
        self.switched.emit(author_id)

    def _finish(self) -> None:
        for field in (self.name, self.organisation):
            field.entry.composition.finish()
        name = self.name.entry.text().strip()
        if not name:
            self.name.set_refused(True)
            self.begin()
            return
        self.hide()
        self.chosen.emit(name, self.side.value, self.organisation.entry.text().strip())

    def _typed(self) -> None:
        self.name.set_refused(False)

    def _face(self, _key: str, chosen: bool) -> QFont:
        return self._look.font(Type.SMALL, Weight.MEDIUM if chosen else Weight.REGULAR)

    def _recolour(self) -> None:
        self.setPalette(self._look.palette())
        hint = self._look.palette()
        hint.setColor(hint.ColorRole.WindowText, QColor(self._look.colours.muted))
        self._hint.setPalette(hint)
        self.update()

    def _place(self) -> None:
        """Stand in the lower right corner; or below its card, above it, or else at its left."""
        over, air = self._over.rect(), Space.ONE
        self.people.give_way(0)
        height = self._column.totalHeightForWidth(WIDTH)
        self.people.give_way(height - (over.height() - Space.STATUS - 2 * air))
        height = self._column.totalHeightForWidth(WIDTH)
        top = Space.TOOLBAR + air
        corner = QPoint(
            over.width() - WIDTH - Space.TWO, over.height() - Space.STATUS - height - air
        )
        place = corner
        if self._card is not None and self._card.isVisible():
            corner_of_card = self._card.mapTo(self._over, QPoint(0, 0))
            self._beside = QRect(corner_of_card, self._card.size())
        # When the card has closed, the box stays where it was.
        if self._beside is not None:
            card = self._beside
            place = QPoint(card.right() + 1 - WIDTH, card.bottom() + 1 + air)
            if place.y() > corner.y():
                place.setY(card.top() - air - height)
            if place.y() < top:
                # Over the text then, but not over the words that the card begins beside.
                lower = card.top() + _WORDS < corner.y()
                place = QPoint(card.left() - air - WIDTH, corner.y() if lower else top)
        x = max(air, min(place.x(), corner.x()))
        y = max(min(top, corner.y()), min(place.y(), corner.y()))
        self.setGeometry(x, y, WIDTH, height)
