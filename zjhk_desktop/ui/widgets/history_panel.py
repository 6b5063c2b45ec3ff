"""The history of one note, unfolded at the right of whatever stands on the desk."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.history_words import StateWords
from zjhk_desktop.ui.widgets.controls import IconButton, LinkButton
from zjhk_desktop.ui.widgets.find_label import Label, LineLabel, muted, navy
from zjhk_desktop.ui.widgets.history_state import HistoryState
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

WIDTH = Space.CARD + 2 * Space.THREE
_FIRST = 40
"""So many states are shown at once; the others when they are asked for."""


class HistoryPanel(QWidget):
    """The states of a note, the latest at the top.

    Signals:
        restore_requested(str): the revision of this id is wanted back.
        closed(): the panel is to go.
    """

    restore_requested = Signal(str)
    closed = Signal()

    def __init__(self, look: Look, desk: QWidget) -> None:
        """Make a hidden panel over a desk."""
        super().__init__(desk)
        self._desk = desk
        self._look = look
        self._states: Sequence[StateWords] = ()
        self._can_restore = False
        self.states: list[HistoryState] = []
        self._title = Label(look, navy, Type.HEAD, Weight.BOLD, self)
        self.subject = LineLabel(look, muted, Type.SMALL, parent=self)
        self._close = IconButton(look, "x", parent=self)
        self.more = LinkButton(look, self)
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._area = QScrollArea(self)
        self._arrange()
        self._close.clicked.connect(self.closed)
        self.more.clicked.connect(self._show_all)
        desk.installEventFilter(self)
        look.theme_changed.connect(self._recolour)
        self._recolour()
        self.hide()

    def show_states(self, subject: str, states: Sequence[StateWords], *, can_restore: bool) -> None:
        """Show the states of a note; `subject` says which note it is."""
        words = self._look.words
        title = words("History of the note")
        self._title.setText(title)
        self._close.set_name(words("Close"), "Esc")
        self.setAccessibleName(f"{title} {subject}")
        self.subject.setText(subject)
        self.subject.setToolTip(subject)
        self._states, self._can_restore = states, can_restore
        self._fill(_FIRST)
        self._place()
        self.show()
        self.raise_()

    def begin(self) -> None:
        """Take the focus at the first thing to do."""
        buttons = [self.states[0].restore, self.states[0].whole] if self.states else []
        first = next((each for each in buttons if each.isVisibleTo(self)), self._close)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stand at the right of the desk whatever its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and the rule at the left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._look.colours.sidebar))
        painter.fillRect(0, 0, 1, self.height(), QColor(self._look.colours.strong_rule))

    def _arrange(self) -> None:
        head = QHBoxLayout()
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self._title)
        titles.addWidget(self.subject)
        head.addLayout(titles, 1)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._column.setContentsMargins(0, 0, 0, Space.TWO)
        self._column.setSpacing(Space.CARD_GAP)
        self._area.setWidget(self._list)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBar(ThinScrollBar(self._look, self._area, "sidebar"))
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.TWO, Space.TWO - Space.HALF, Space.HALF, 0)
        column.setSpacing(Space.ONE)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def _fill(self, most: int) -> None:
        """Show so many of the states, in the place of those that were shown."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.more:
                widget.hide()
                widget.deleteLater()
        self.states = [
            HistoryState(
                self._look,
                state,
                Space.CARD,
                can_restore=self._can_restore,
                parent=self._list,
            )
            for state in self._states[:most]
        ]
        for state in self.states:
            state.restore_requested.connect(self.restore_requested)
            self._column.addWidget(state)
            state.show()
        left = len(self._states) - len(self.states)
        words = self._look.tr_.plural("{n} earlier state", "{n} earlier states", left)
        self.more.set_label(words.format(n=left))
        self.more.setVisible(left > 0)
        self._column.addWidget(self.more)
        self._column.addStretch(1)

    def _show_all(self) -> None:
        self._fill(len(self._states))

    def _place(self) -> None:
        width = min(WIDTH, self._desk.width())
        self.setGeometry(self._desk.width() - width, 0, width, self._desk.height())

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Window, QColor(self._look.colours.sidebar))
        self.setPalette(palette)
        self.update()
