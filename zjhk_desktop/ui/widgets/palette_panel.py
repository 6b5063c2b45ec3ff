"""The command palette: a field over the top of the window, and below it what it finds."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.palette_entry import Entry
from zjhk_desktop.ui.models.palette_model import PaletteModel, Row, spoken
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_entry import Entry as TextEntry
from zjhk_desktop.ui.widgets.find_label import KeyCap, Label, muted
from zjhk_desktop.ui.widgets.grounds import SHADOW, draw_floating
from zjhk_desktop.ui.widgets.palette_delegate import ROW, PaletteDelegate
from zjhk_desktop.ui.widgets.panel import Panel
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

_WIDTH = 660
_ROWS = 12
_HEAD = 56
_FOOT = 36
_CAPS = ("↑ ↓", "Enter", "Esc")
_PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class PaletteField(TextEntry):
    """The entry; the keys that leaf through the list are told.

    Signals:
        paged(int): the next (+1) or previous (-1) rows are wanted.
    """

    paged = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leaf through the list; everything else is the entry's."""
        step = _PAGES.get(Qt.Key(event.key()), 0)
        if step and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.paged.emit(step)
        else:
            super().keyPressEvent(event)


class PalettePanel(Panel):
    """Asks what to do; the focus stays in the field, and the list follows its keys.

    Signals:
        query_changed(str): what is typed is another.
        chosen(Entry): this is to be done.
        closed(): Escape or the cross was pressed, or the focus went elsewhere.
    """

    query_changed = Signal(str)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make a hidden panel over `parent`."""
        super().__init__(look, parent)
        self.field = PaletteField(look, self)
        self.model = PaletteModel(self)
        self.list = QListView(self)
        self._none = Label(look, muted, parent=self)
        self._close = IconButton(look, "x", side=24, icon_size=14, parent=self)
        self._hints = [Label(look, muted, parent=self) for _cap in _CAPS]
        self._arrange_list()
        self._build()
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(self.query_changed)
        self.field.accepted.connect(self._accept)
        self.field.stepped.connect(self._step)
        self.field.paged.connect(self._leaf)
        self.field.closed.connect(self.closed)
        self.field.focused.connect(self._focused)
        self.list.clicked.connect(self._clicked)
        self._close.clicked.connect(self.closed)
        look.language_changed.connect(self._retranslate)
        self._recolour()
        self._retranslate()

    def begin(self) -> None:
        """Appear empty, with the focus."""
        self.field.clear()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def put_away(self) -> None:
        """Ask to be put away."""
        self.closed.emit()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show what was found, and be at the first of it."""
        self.model.set_rows(rows)
        self._none.setVisible(not rows)
        self.list.setVisible(bool(rows))
        self.place()
        self._go_to(0)

    @property
    def current(self) -> Entry | None:
        """Return the entry one is at (None: nothing was found)."""
        row = self.model.row(self.list.currentIndex().row())
        return row.entry if row else None

    def place(self) -> None:
        """Stand below the toolbar, as tall as what was found needs."""
        room = self._over.height() - Space.TOOLBAR - 2 * SHADOW
        width = min(_WIDTH, self._over.width() - 2 * Space.TWO) + 2 * SHADOW
        most = max(1, min(_ROWS, (room - _HEAD - _FOOT) // ROW))
        rows = max(1, min(most, self.model.rowCount()))
        height = _HEAD + rows * ROW + _FOOT + 2 * SHADOW
        self.setGeometry((self._over.width() - width) // 2, Space.TOOLBAR, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shadow, the ground, the frame of the field and the rule above the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        draw_floating(painter, box, colours)
        field = QRect(self.field.mapTo(self, QPoint()), self.field.size())
        frame = QRectF(field).adjusted(-10, -4, 8, 4)
        painter.setBrush(QColor(colours.field))
        painter.setPen(QPen(QColor(colours.navy), 2))
        painter.drawRoundedRect(frame, Space.RADIUS, Space.RADIUS)
        foot = QRectF(box.left() + 1, box.bottom() - _FOOT, box.width() - 2, 1)
        painter.fillRect(foot, QColor(colours.rule))

    def _arrange_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self._look, self.list))
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(ROW)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setVerticalScrollBar(ThinScrollBar(self._look, self.list, "card"))
        self.list.verticalScrollBar().setSingleStep(ROW)
        self.list.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.THREE, Space.ONE, Space.TWO, Space.ONE)
        head.setSpacing(Space.TWO)
        self.field.setFixedHeight(26)
        head.addWidget(self.field, 1)
        head.addWidget(self._close)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.TWO, 0, Space.TWO, 0)
        foot.setSpacing(Space.ONE)
        for keys, hint in zip(_CAPS, self._hints, strict=True):
            foot.addWidget(KeyCap(self._look, keys, self))
            foot.addWidget(hint)
            foot.addSpacing(Space.ONE)
        foot.addStretch(1)
        self._none.setContentsMargins(Space.THREE, 0, Space.THREE, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(SHADOW + 1, SHADOW + 1, SHADOW + 1, SHADOW)
        column.setSpacing(0)
        top, bottom = QWidget(self), QWidget(self)
        top.setLayout(head)
        top.setFixedHeight(_HEAD - 1)
        bottom.setLayout(foot)
        bottom.setFixedHeight(_FOOT)
        column.addWidget(top)
        column.addWidget(self._none, 1)
        column.addWidget(self.list, 1)
        column.addWidget(bottom)

    def _accept(self) -> None:
        """Do what one is at; while something is composed, Enter is the input method's."""
        entry = self.current
        if entry is None or self.field.composition.text:
            return
        if entry.enabled:
            self.chosen.emit(entry)
        else:
            self._announce(entry.remark or entry.title)

    def _clicked(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self._accept()

    def _step(self, step: int) -> None:
        count = self.model.rowCount()
        if count:
            self._go_to((self.list.currentIndex().row() + step) % count)

    def _leaf(self, step: int) -> None:
        shown = max(1, self.list.height() // ROW)
        last = self.model.rowCount() - 1
        self._go_to(max(0, min(last, self.list.currentIndex().row() + step * shown)))

    def _go_to(self, number: int) -> None:
        index = self.model.index(number)
        self.list.setCurrentIndex(index)
        entry = self.current
        words = spoken(entry) if entry else self._none.text()
        self.field.setAccessibleDescription(words)
        self._announce(words)

    def _announce(self, words: str) -> None:
        """Let a screen reader say where one is: the focus stays in the field."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _focused(self, on: bool) -> None:
        if not on and self.isVisible():
            self.closed.emit()

    def _recolour(self) -> None:
        super()._recolour()
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, QColor(self._look.colours.card))
        self.list.setPalette(palette)

    def _retranslate(self) -> None:
        words = self._look.words
        self.setAccessibleName(words("Command palette"))
        self.list.setAccessibleName(words("Commands"))
        self.field.setPlaceholderText(words("A command, in any language, or a measure"))
        self.field.setAccessibleName(words("Find a command"))
        self._none.setText(words("No command and no place is called so."))
        self._close.set_name(words("Close"), "Esc")
        for hint, message in zip(
            self._hints, (words("Choose"), words("Run"), words("Close")), strict=True
        ):
            hint.setText(message)
