"""The column of results: the query and its count, chips, the list, and the keys."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QSizePolicy, QVBoxLayout, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.results_model import ResultsModel
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_label import KeyCap, Label, muted, navy
from zjhk_desktop.ui.widgets.results_chips import ResultsChips
from zjhk_desktop.ui.widgets.results_delegate import (
    EDGE,
    TEXT_LEFT,
    ResultsDelegate,
    places_words,
)
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

WIDTH = 552
LEAST = 360
_HEADER = 96
_FOOTER = 48
_FOOTER_KEYS = ("F3", "Shift+F3", "Enter", "Esc")
_GIVE_WAY = (1, 0, 2, 3)
"""Which keys are left out first where the column is narrow."""


class ResultsList(QListView):
    """The rows; arrow keys walk over them, Enter and Escape are told.

    Signals:
        accepted(): Enter was pressed.
        closed(): Escape was pressed.
        row_reached(int): a row was clicked or reached by key.
    """

    accepted = Signal()
    closed = Signal()
    row_reached = Signal(int)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Start without a model."""
        super().__init__(parent)
        self._look = look
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setUniformItemSizes(False)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "bar"))
        self.verticalScrollBar().setSingleStep(22)
        self.clicked.connect(self._clicked)
        look.theme_changed.connect(self._recolour)
        self._recolour()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter and Escape, and walk with the arrow keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.accepted.emit()
        else:
            before = self.currentIndex().row()
            super().keyPressEvent(event)
            if self.currentIndex().row() != before:
                self.row_reached.emit(self.currentIndex().row())

    def _clicked(self, index: QModelIndex) -> None:
        self.row_reached.emit(index.row())

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(self._look.colours.bar))
        self.setPalette(palette)


class ResultsView(QWidget):
    """Shows what was found and at which place one is.

    Signals:
        hit_chosen(int): a row was chosen; the number of its first place.
        step_requested(int): the button for the next (+1) or previous (-1) place was pressed.
        scope_chosen(Scope): a chip was chosen.
        accepted(): Enter was pressed in the list.
        closed(): Escape was pressed in the list.
    """

    hit_chosen = Signal(int)
    step_requested = Signal(int)
    scope_chosen = Signal(object)
    accepted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start empty and hidden."""
        super().__init__(parent)
        self._look = look
        self._at = -1
        self.model = ResultsModel(look)
        self.chips = ResultsChips(look, self)
        self.list = ResultsList(look, self)
        self._delegate = ResultsDelegate(look, self.model, self.list)
        self._query = Label(look, navy, Type.HEAD, Weight.BOLD, self)
        self._count = Label(look, muted, Type.SMALL, parent=self)
        self._position = Label(look, muted, Type.SMALL, parent=self)
        self._sentence = Label(look, muted, Type.BASE, parent=self)
        self.up = IconButton(look, "chevron-up", parent=self)
        self.down = IconButton(look, "chevron-down", parent=self)
        self._caps = [KeyCap(look, keys, self) for keys in _FOOTER_KEYS]
        self._keys = [Label(look, muted, Type.SMALL, parent=self) for _ in _FOOTER_KEYS]
        self.list.setModel(self.model)
        self.list.setItemDelegate(self._delegate)
        self._build()
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(WIDTH)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        # Half of what the reader and the results have between them, within the limits above.
        policy.setHorizontalStretch(1)
        self.setSizePolicy(policy)
        self.hide()
        self._connect()
        self._retranslate()

    @property
    def current(self) -> int:
        """Return the number of the place one is at (-1: none)."""
        return self._at

    def sizeHint(self) -> QSize:
        """Return the width of the column when there is room."""
        return QSize(WIDTH, 600)

    def show_results(self, current: int) -> None:
        """Bring everything up to date with the model; `current` is the place one is at."""
        self.chips.set_results(self.model.results)
        self.chips.set_scope(self.model.scope)
        self.set_current(current)

    def set_current(self, current: int) -> None:
        """Show at which place one is (-1: at none), bringing its row into view."""
        self._at = current
        self._delegate.current = current
        row = self.model.row_of(current)
        if row >= 0:
            index = self.model.index(row)
            self.list.setCurrentIndex(index)
            if row == 1:
                self.list.scrollToTop()
            else:
                self.list.scrollTo(index)
        self.list.viewport().update()
        self._reword()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the excerpts to the new width."""
        super().resizeEvent(event)
        self.model.set_room((self.width() - TEXT_LEFT - EDGE - 4) / Type.EXCERPT)
        self._share_footer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Escape from the buttons and chips too."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the rules."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.bar))
        rule = QColor(colours.rule)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), rule)
        painter.fillRect(0, self.height() - _FOOTER, self.width(), 1, rule)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.ONE)
        head.addWidget(self._query)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._position)
        head.addWidget(self.up)
        head.addWidget(self.down)
        top = QWidget(self)
        top.setMinimumHeight(_HEADER)
        top.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        header = QVBoxLayout(top)
        header.setContentsMargins(EDGE, 10, EDGE - Space.ONE, 14)
        header.setSpacing(Space.ONE)
        header.addLayout(head)
        header.addWidget(self.chips)
        bottom = QWidget(self)
        bottom.setFixedHeight(_FOOTER)
        footer = QHBoxLayout(bottom)
        footer.setContentsMargins(EDGE, 1, EDGE, 0)
        footer.setSpacing(Space.ONE)
        for cap, label in zip(self._caps, self._keys, strict=True):
            footer.addWidget(cap)
            footer.addWidget(label)
            footer.addSpacing(Space.ONE)
        footer.addStretch(1)
        self._sentence.setWordWrap(True)
        self._sentence.setMargin(EDGE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._sentence)
        column.addWidget(self.list, 1)
        column.addWidget(bottom)

    def _connect(self) -> None:
        self.list.row_reached.connect(self._row_reached)
        self.list.accepted.connect(self.accepted)
        self.list.closed.connect(self.closed)
        self.chips.chosen.connect(self.scope_chosen)
        self.up.clicked.connect(self._step_up)
        self.down.clicked.connect(self._step_down)
        self.model.modelReset.connect(self._rows_changed)
        self._look.theme_changed.connect(self.update)
        self._look.language_changed.connect(self._retranslate)

    def _row_reached(self, row: int) -> None:
        index = self.model.index_after(row, self._at)
        if index >= 0:
            self.hit_chosen.emit(index)

    def _step_up(self) -> None:
        self.step_requested.emit(-1)

    def _step_down(self) -> None:
        self.step_requested.emit(1)

    def _rows_changed(self) -> None:
        """Find the current place's row again after the rows were cut anew."""
        row = self.model.row_of(self._at)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def _share_footer(self) -> None:
        """Show as many of the keys as there is room for."""
        pairs = list(zip(self._caps, self._keys, strict=True))
        widths = [
            cap.sizeHint().width() + label.sizeHint().width() + 3 * Space.ONE
            for cap, label in pairs
        ]
        excess = sum(widths) - (self.width() - 2 * EDGE)
        for number in _GIVE_WAY:
            for part in pairs[number]:
                part.setVisible(excess <= 0)
            excess -= widths[number] if excess > 0 else 0

    def _reword(self) -> None:
        results = self.model.results
        shown = results.indices(self.model.scope)
        self._query.setText(f"「{self._elided(results.query.strip())}」")
        self._count.setText(places_words(self._look, len(results)))
        position = shown.index(self._at) + 1 if self._at in shown else 0
        self._position.setText(f"{position} / {len(shown)}" if shown else "")
        for button in (self.up, self.down):
            button.setEnabled(len(shown) > 0)
        self._sentence.setVisible(not shown)
        self._sentence.setText(self._why_none())

    def _elided(self, query: str) -> str:
        return query if len(query) <= 16 else f"{query[:15]}…"

    def _why_none(self) -> str:
        if len(self.model.results):
            return self._look.words("There is nothing here, but other chips have places.")
        return self._look.words(
            "Neither the memorandum, its names nor your notes hold all of this in one place. "
            "Both scripts were searched; fewer words or characters may find more."
        )

    def _retranslate(self) -> None:
        look = self._look
        self.setAccessibleName(look.words("Search results"))
        self.list.setAccessibleName(look.words("Search results"))
        self.up.set_name(look.words("Previous place"), "Shift+F3")
        self.down.set_name(look.words("Next place"), "F3")
        meanings = (
            look.words("Next"),
            look.words("Previous"),
            look.words("Stay there"),
            look.words("Back to where I was"),
        )
        for label, meaning in zip(self._keys, meanings, strict=True):
            label.setText(meaning)
        self._share_footer()
        self._reword()
