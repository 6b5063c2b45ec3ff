"""Who is reviewing: name, side and organisation, and whoever else reviews here, in place."""

from collections.abc import Callable, Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Side
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.reviewer import NAME_LIMIT, ORGANISATION_LIMIT, Reviewer, Roster
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import SIDE_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.beside_card import place_beside, place_in_corner
from zjhk_desktop.ui.widgets.controls import LinkButton, PushButton
from zjhk_desktop.ui.widgets.framed_field import FramedField
from zjhk_desktop.ui.widgets.panel import Panel
from zjhk_desktop.ui.widgets.reviewer_list import NAME_LEFT, ReviewerList
from zjhk_desktop.ui.widgets.segmented import Segmented

WIDTH = Space.CARD
"""As wide as the card that it may stand beside."""


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


class ReviewerBox(Panel):
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
        super().__init__(look, parent)
        self._card: QWidget | None = None
        self._beside: QRect | None = None
        self._marked: Callable[[], Sequence[QRect]] = tuple
        self._listed = False
        self._missing = ""
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

    def ask(self, card: QWidget | None, marked: Callable[[], Sequence[QRect]]) -> None:
        """Ask who is reviewing, beside a card and wherever it goes; take no focus.

        Args:
            card: what it stands beside.
            marked: says where the words are, line by line, that the card is about.
        """
        self._watch(card)
        self._marked = marked
        self._open(Purpose.ASK)

    def open(self, roster: Roster, beginnings: Mapping[str, str]) -> None:
        """Show who is reviewing and who else could; the focus goes to the name.

        Args:
            roster: who that is.
            beginnings: when each of them wrote first, by id.
        """
        self._watch(None)
        self.people.show_reviewers(roster, beginnings)
        self._listed = roster.introduced
        # Someone new is not taken for anybody's side until they say so.
        self._open(Purpose.CHANGE, roster.present if self._listed else None)
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
        if watched is self._card and event.type() in _MOVES and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        """Take the words in the interface language."""
        look, words = self._look, self._look.words
        self._title.setFont(look.font(Type.HEAD, Weight.BOLD))
        self._title.setText(words(_TITLES[self.purpose]))
        self._hint.setFont(look.font(Type.SMALL))
        self._hint.setText(words(self._missing or (_APART if self._apart else _NAMED)))
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
            button.set_label(words(name))
        self.setAccessibleName(words(_TITLES[self.purpose]))
        if self.isVisible():
            self.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, changing nothing; finish with Enter; other keys end here."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.side.hasFocus():
            self._finish()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and a rule below the others who review here."""
        super().paintEvent(event)
        if self.add.isVisible():
            middle = (self.add.geometry().bottom() + self.name.y()) // 2
            rule = QRectF(Space.TWO, middle, self.width() - 2 * Space.TWO, 1)
            QPainter(self).fillRect(rule, QColor(self._look.colours.rule))

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
        self.name.entry.textChanged.connect(self._settled)
        self.side.chosen.connect(self._settled)
        self._look.language_changed.connect(self.retranslate)

    def _open(self, purpose: Purpose, who: Reviewer | None = None) -> None:
        self.purpose = purpose
        self._missing = ""
        self.name.entry.setText(who.author.name if who else "")
        self.organisation.entry.setText(who.organisation if who else "")
        self.side.set_value(who.author.side.value if who else "")
        for part in (self.people, self.add):
            part.setVisible(purpose is Purpose.CHANGE and self._listed)
        self.retranslate()
        self.show()
        self.place()
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
        self._card, self._beside, self._marked = card, None, tuple

    def _add(self) -> None:
        self._open(Purpose.ADD)
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
            self._miss(N_("A name or role is missing."))
            self.begin()
            return
        if not self.side.value:
            self.side.set_refused(True)
            self._miss(N_("Please choose a side."))
            self.side.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.hide()
        self.chosen.emit(name, self.side.value, self.organisation.entry.text().strip())

    def _miss(self, message: str) -> None:
        """Say in the place of the hint what is missing ("": nothing)."""
        self._missing = message
        self.retranslate()
        self._recolour()

    def _settled(self) -> None:
        """Take back that something is missing: that is being seen to."""
        self.name.set_refused(False)
        self.side.set_refused(False)
        if self._missing:
            self._miss("")

    def _face(self, _key: str, chosen: bool) -> QFont:
        return self._look.font(Type.SMALL, Weight.MEDIUM if chosen else Weight.REGULAR)

    def _recolour(self) -> None:
        super()._recolour()
        hint = self._look.palette()
        colours = self._look.colours
        ink = colours.warning if self._missing else colours.muted
        hint.setColor(hint.ColorRole.WindowText, QColor(ink))
        self._hint.setPalette(hint)

    def place(self) -> None:
        """Stand in the lower right corner, or near its card."""
        over, air = self._over.rect(), Space.ONE
        room = over.adjusted(air, Space.TOOLBAR + air, -Space.TWO, -Space.STATUS - air)
        self.people.give_way(0)
        height = self._column.totalHeightForWidth(WIDTH)
        self.people.give_way(height - (over.height() - Space.STATUS - 2 * air))
        size = QSize(WIDTH, self._column.totalHeightForWidth(WIDTH))
        if size.height() > room.height():
            room.setTop(max(0, room.bottom() + 1 - size.height()))
        if self._card is not None and self._card.isVisible():
            corner = self._card.mapTo(self._over, QPoint(0, 0))
            self._beside = QRect(corner, self._card.size())
        # When the card has closed, the box stays where it was.
        if self._beside is None:
            place = place_in_corner(room, size)
        else:
            place = place_beside(room, size, self._beside, self._marked())
        self.setGeometry(QRect(place, size))
