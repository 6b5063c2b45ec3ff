"""A field for a passphrase: hidden while it is typed, shown while the eye is pressed in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.grounds import draw_field

LIMIT = 200
"""Characters that a passphrase may have."""


class PassphraseField(QWidget):
    """An entry and an eye.

    Signals:
        changed(): other characters are in it.
        accepted(): Enter was pressed.
    """

    changed = Signal()
    accepted = Signal()

    def __init__(self, look: Look, prompt: str, parent: QWidget | None = None) -> None:
        """Start empty and hidden; `prompt` is a message that says whose passphrase it is."""
        super().__init__(parent)
        self._look = look
        self._prompt = prompt
        self.entry = QLineEdit(self)
        self.entry.setEchoMode(QLineEdit.EchoMode.Password)
        self.entry.setMaxLength(LIMIT)
        self.entry.setFrame(False)
        self.entry.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.entry.installEventFilter(self)
        self.eye = IconButton(look, "eye", side=24, icon_size=14, parent=self)
        self.eye.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 6, 2)
        row.setSpacing(Space.HALF)
        row.addWidget(self.entry, 1)
        row.addWidget(self.eye)
        self.setFixedHeight(Space.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.entry)
        self.entry.textChanged.connect(self._changed)
        self.entry.returnPressed.connect(self.accepted)
        self.eye.toggled.connect(self._show)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._retranslate)
        self._recolour()
        self._retranslate()

    @property
    def text(self) -> str:
        """Return what was typed."""
        return self.entry.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what will be."""
        self.entry.clear()
        self.eye.setChecked(False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the focus with the frame."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter: the entry has told of it, and what stands around must not hear it again."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        draw_field(painter, self, colours, colours.navy if self.entry.hasFocus() else "")

    def _changed(self, _text: str) -> None:
        self.changed.emit()

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.entry.setEchoMode(mode)

    def _recolour(self) -> None:
        self.entry.setPalette(self._look.palette())
        self.update()

    def _retranslate(self) -> None:
        words = self._look.words
        self.entry.setFont(self._look.font(Type.COMMENT))
        self.entry.setPlaceholderText(words(self._prompt))
        self.entry.setAccessibleName(words(self._prompt))
        self.eye.set_name(words("Show what is typed"))
