"""The toolbar's field for finding words in the text and in the notes."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_entry import Entry
from zjhk_desktop.ui.widgets.find_label import KeyCap
from zjhk_desktop.ui.widgets.grounds import draw_field

LEAST = 112
"""Room for the icon, a few words and the cross."""
GOOD = 240
"""Width from which on the field shows its keys too."""
MOST = 352
_KEYS = "Ctrl+F"


class FindField(QWidget):
    """Icon, entry, the keys that lead here, and a button that empties it.

    Signals:
        query_changed(str): the words typed are others (what an input method is still composing
            is not among them).
        next_requested(): Down was pressed.
        previous_requested(): Up or Shift+Enter was pressed.
        accepted(): Enter was pressed.
        closed(): Escape was pressed.
    """

    query_changed = Signal(str)
    next_requested = Signal()
    previous_requested = Signal()
    accepted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._look = look
        self.entry = Entry(look, self)
        self._cap = KeyCap(look, _KEYS, self)
        self._clear = IconButton(look, "x", side=24, icon_size=14, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 2, 6, 2)
        row.setSpacing(Space.HALF)
        row.addWidget(self.entry, 1)
        row.addWidget(self._cap)
        row.addWidget(self._clear)
        self.setFixedHeight(Space.CONTROL)
        self.setMinimumWidth(LEAST)
        self.setMaximumWidth(MOST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setFocusProxy(self.entry)
        self.entry.textChanged.connect(self._changed)
        self.entry.accepted.connect(self.accepted)
        self.entry.closed.connect(self.closed)
        self.entry.stepped.connect(self._stepped)
        self.entry.focused.connect(self._focused)
        self._clear.clicked.connect(self._emptied)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._retranslate)
        self._retranslate()
        self._dress()

    @property
    def query(self) -> str:
        """Return the words typed."""
        return self.entry.text()

    def set_query(self, query: str) -> None:
        """Put words into the field as if they had been typed."""
        self.entry.setText(query)

    def begin(self) -> None:
        """Take the focus with all words selected, so that typing replaces them."""
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.entry.selectAll()

    def sizeHint(self) -> QSize:
        """Return the widest that the field wants to be."""
        return QSize(MOST, Space.CONTROL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the words where there is little."""
        super().resizeEvent(event)
        self._dress()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the frame and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        focused = self.entry.hasFocus()
        draw_field(painter, self, colours, colours.navy if focused else "")
        centre = QPointF(19, self.height() / 2)
        icon_ink = colours.navy if focused else colours.muted
        self._look.icons.paint(painter, "search", centre, 15, icon_ink)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the whole field be clicked."""
        self.entry.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def _changed(self, text: str) -> None:
        self._dress()
        self.query_changed.emit(text)

    def _stepped(self, step: int) -> None:
        (self.next_requested if step > 0 else self.previous_requested).emit()

    def _focused(self, _on: bool) -> None:
        self._dress()
        self.update()

    def _emptied(self) -> None:
        self.entry.clear()
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        """Show the keys at rest, and the button when there is something to empty."""
        filled = bool(self.entry.text())
        self._clear.setVisible(filled)
        resting = not filled and not self.entry.hasFocus()
        self._cap.setVisible(resting and self.width() >= GOOD)

    def _retranslate(self) -> None:
        words = self._look.words("Find in text and notes")
        self.entry.setPlaceholderText(words)
        self.entry.setAccessibleName(words)
        self.entry.setToolTip(
            self._look.words(
                "All words must stand in one place. Quotes keep a phrase with spaces together.\n"
                "domain:3,5-7  category:query  author:…  status:…  visibility:…"
            )
        )
        self.setAccessibleName(words)
        self._clear.set_name(self._look.words("Clear"))
