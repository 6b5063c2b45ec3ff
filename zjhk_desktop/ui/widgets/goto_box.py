"""The small box at the reader's top that goes to a measure, a domain or a passage."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_entry import Entry
from zjhk_desktop.ui.widgets.find_label import KeyCap, Label, muted, navy, warning
from zjhk_desktop.ui.widgets.grounds import SHADOW, draw_floating

WIDTH = 460
_HEIGHT = 98


class GoToBox(QWidget):
    """Asks where to go, and says live what will be gone to.

    Signals:
        text_changed(str): what is typed is another.
        accepted(): Enter was pressed.
        closed(): Escape or the cross was pressed, or the focus went elsewhere.
    """

    text_changed = Signal(str)
    accepted = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._look = look
        self.entry = Entry(look, self)
        self._title = Label(look, navy, Type.BASE, Weight.MEDIUM, self)
        self._target = Label(look, navy, Type.SMALL, Weight.MEDIUM, self)
        self._words = Label(look, muted, Type.SMALL, parent=self)
        self._close = IconButton(look, "x", side=24, icon_size=14, parent=self)
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.entry)
        self.hide()
        self.entry.textChanged.connect(self.text_changed)
        self.entry.accepted.connect(self.accepted)
        self.entry.closed.connect(self.closed)
        self.entry.focused.connect(self._focused)
        self._close.clicked.connect(self.closed)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    @property
    def text(self) -> str:
        """Return what is typed."""
        return self.entry.text()

    def begin(self) -> None:
        """Appear empty, with the focus."""
        self.entry.clear()
        self.show()
        self.raise_()
        self.entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_target(self, name: str, words: str) -> None:
        """Say what will be gone to: its name, and its first words in the reading face."""
        self._target.setText(name)
        self._target.setVisible(True)
        self._words.set_colour(muted)
        self._set_words(words, serif=True)

    def show_sentence(self, sentence: str, *, refusal: bool) -> None:
        """Say what can be typed, or why what is typed leads nowhere."""
        self._target.setVisible(False)
        self._words.set_colour(warning if refusal else muted)
        self._set_words(sentence, serif=False)

    def sizeHint(self) -> QSize:
        """Return the box with its shadow."""
        return QSize(WIDTH + 2 * SHADOW, _HEIGHT + 2 * SHADOW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shadow, the ground, and the entry's frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        draw_floating(painter, box, colours)
        frame = QRectF(self.entry.geometry()).adjusted(-8, -4, 8, 4)
        painter.setBrush(QColor(colours.field))
        painter.setPen(QPen(QColor(colours.navy), 2))
        painter.drawRoundedRect(frame, Space.RADIUS, Space.RADIUS)

    def _build(self) -> None:
        self.entry.setFixedHeight(22)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        first = QHBoxLayout()
        first.setSpacing(Space.ONE)
        first.addWidget(self._title)
        first.addSpacing(Space.ONE)
        first.addWidget(self.entry, 1)
        first.addSpacing(Space.ONE)
        first.addWidget(KeyCap(self._look, "Enter", self))
        first.addWidget(self._close)
        second = QHBoxLayout()
        second.setSpacing(Space.ONE)
        second.addWidget(self._target)
        second.addWidget(self._words, 1)
        column = QVBoxLayout(self)
        pad = SHADOW + Space.TWO
        column.setContentsMargins(pad, SHADOW + 12, SHADOW + 12, SHADOW + 12)
        column.setSpacing(Space.ONE)
        column.addLayout(first)
        column.addLayout(second)

    def _set_words(self, words: str, *, serif: bool) -> None:
        font = self._look.serif(Type.COMMENT) if serif else self._look.font(Type.SMALL)
        self._words.setFont(font)
        self._words.setText(self._elided(words))
        self.entry.setAccessibleDescription(f"{self._target.text() if serif else ''} {words}")

    def _elided(self, words: str) -> str:
        """Return words cut to what is left of the line."""
        room = WIDTH - 2 * Space.TWO
        if self._target.isVisible():
            room -= self._target.sizeHint().width() + Space.ONE
        metrics = self._words.fontMetrics()
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _focused(self, on: bool) -> None:
        if not on and self.isVisible():
            self.closed.emit()

    def _retranslate(self) -> None:
        look = self._look
        self._title.setText(look.words("Go to"))
        self.setAccessibleName(look.words("Go to a measure"))
        self.entry.setAccessibleName(look.words("Measure, domain or passage"))
        self._close.set_name(look.words("Close"), "Esc")
