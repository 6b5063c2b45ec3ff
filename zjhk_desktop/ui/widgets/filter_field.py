"""The field over a page that keeps the rows with the words typed."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_entry import Entry
from zjhk_desktop.ui.widgets.grounds import draw_field

_LEAST = 150
_MOST = 300


class FilterField(QWidget):
    """Icon, entry, and a button that empties it.

    Signals:
        changed(str): the words typed are others.
        left_downwards(): Down or Enter was pressed.
        closed(): Escape was pressed with nothing typed.
    """

    changed = Signal(str)
    left_downwards = Signal()
    closed = Signal()

    def __init__(self, look: Look, prompt: str, parent: QWidget | None = None) -> None:
        """Start empty; `prompt` says what is filtered, in English, marked for the catalogues."""
        super().__init__(parent)
        self._look = look
        self._prompt = prompt
        self.entry = Entry(look, self)
        self._clear = IconButton(look, "x", side=24, icon_size=14, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 2, 6, 2)
        row.setSpacing(Space.HALF)
        row.addWidget(self.entry, 1)
        row.addWidget(self._clear)
        self.setFixedHeight(Space.CONTROL)
        self.setMinimumWidth(_LEAST)
        self.setMaximumWidth(_MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.entry)
        self.entry.textChanged.connect(self._changed)
        self.entry.accepted.connect(self.left_downwards)
        self.entry.stepped.connect(self._stepped)
        self.entry.closed.connect(self._escaped)
        self.entry.focused.connect(self.update)
        self._clear.clicked.connect(self.entry.clear)
        self._clear.hide()
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    @property
    def text(self) -> str:
        """Return the words typed."""
        return self.entry.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the frame and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        focused = self.entry.hasFocus()
        draw_field(painter, self, colours, colours.navy if focused else "")
        ink = colours.navy if focused else colours.muted
        self._look.icons.paint(painter, "list-filter", QPointF(19, self.height() / 2), 15, ink)

    def _changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.changed.emit(text)

    def _stepped(self, step: int) -> None:
        if step > 0:
            self.left_downwards.emit()

    def _escaped(self) -> None:
        if self.text:
            self.entry.clear()
        else:
            self.closed.emit()

    def _retranslate(self) -> None:
        words = self._look.words(self._prompt)
        self.entry.setPlaceholderText(words)
        self.entry.setAccessibleName(words)
        self._clear.set_name(self._look.words("Clear"))
