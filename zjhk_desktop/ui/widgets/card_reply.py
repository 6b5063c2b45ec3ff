"""The foot of the open card: the replies so far, a field for another one, and resolve."""

from PySide6.QtCore import QPointF, QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import COMMENT_LIMIT
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.card_thread import Thread, draw_thread
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.find_entry import Entry
from zjhk_desktop.ui.widgets.grounds import draw_field

_RULE = 10


class ReplyField(QWidget):
    """An entry for a reply in a frame of its own."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._look = look
        self.entry = Entry(look, self)
        self.entry.setMaxLength(COMMENT_LIMIT)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 2, 6, 2)
        row.addWidget(self.entry)
        self.setFixedHeight(Space.CONTROL_SMALL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.entry)
        self.entry.focused.connect(self.update)
        look.theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the frame and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        draw_field(painter, self, colours, colours.navy if self.entry.hasFocus() else "")
        centre = QPointF(15, self.height() / 2)
        self._look.icons.paint(painter, "corner-up-left", centre, 13, colours.muted)


class CardReply(QWidget):
    """Shows a thread and takes the next reply.

    Signals:
        replied(str): this reply is to be added.
        resolve_requested(bool): the note is to be resolved, or open again.
        closed(): Escape was pressed in the field.
    """

    replied = Signal(str)
    resolve_requested = Signal(bool)
    closed = Signal()

    def __init__(self, look: Look, width: int, parent: QWidget | None = None) -> None:
        """Show no replies, `width` px wide."""
        super().__init__(parent)
        self._look = look
        self._thread = Thread()
        self._resolved = False
        self.field = ReplyField(look, self)
        self.resolve = PushButton(look, "check", height=Space.CONTROL_SMALL, parent=self)
        row = QHBoxLayout()
        row.setSpacing(Space.ONE)
        row.addWidget(self.field, 1)
        row.addWidget(self.resolve)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(row)
        self.setFixedWidth(width)
        self.field.entry.accepted.connect(self.settle)
        self.field.entry.closed.connect(self.closed)
        self.resolve.clicked.connect(self._resolve)
        look.language_changed.connect(self._retranslate)
        look.theme_changed.connect(self.update)
        self._retranslate()

    @property
    def shown(self) -> Thread:
        """Return the replies that are shown."""
        return self._thread

    def show_thread(self, thread: Thread, *, resolved: bool) -> None:
        """Show replies, and whether the note is resolved."""
        self._thread = thread
        self._resolved = resolved
        self._column.setContentsMargins(0, max(_RULE, thread.height + 4), 0, 0)
        self.setFixedHeight(max(_RULE, thread.height + 4) + Space.CONTROL_SMALL)
        self.setAccessibleDescription(thread.words)
        self._retranslate()
        self.update()

    def settle(self) -> None:
        """Make a reply of what was typed, what the input method has composed included."""
        self.field.entry.composition.finish()
        text = self.field.entry.text().strip()
        if text:
            self.replied.emit(text)

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self.field.entry.text()

    def set_text(self, text: str) -> None:
        """Show words that were typed before ("": they are saved, or another card's)."""
        self.field.entry.setText(text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule and the replies."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, self.width(), self._thread.height)
        if self._thread.replies:
            draw_thread(painter, self._look, self._thread, box)
        else:
            painter.fillRect(QRectF(0, 0, self.width(), 1), QColor(self._look.colours.rule))

    def _resolve(self) -> None:
        self.resolve_requested.emit(not self._resolved)

    def _retranslate(self) -> None:
        words = self._look.words
        name = words("Reopen") if self._resolved else words("Resolve")
        self.resolve.set_label(name)
        self.resolve.show_icon("undo-2" if self._resolved else "check")
        self.field.entry.setFont(self._look.note_font(Type.BASE))
        self.field.entry.setPlaceholderText(words("Reply…"))
        self.field.entry.setAccessibleName(words("Reply"))
        self.setAccessibleName(words("Replies"))
