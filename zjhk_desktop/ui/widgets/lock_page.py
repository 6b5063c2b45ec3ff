"""The page of a locked window: nothing of the review, and the way back."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.locking import wait_after
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.find_label import Label, muted, navy, warning
from zjhk_desktop.ui.widgets.passphrase_field import PassphraseField

_WIDTH = 420
_ICON = 40
_SECOND = 1000


class LockPage(QWidget):
    """Covers a window until one goes on, with the passphrase if there is one.

    Signals:
        continued(str): go on; with what was typed as the passphrase.
    """

    continued = Signal(str)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make a hidden page over `parent`."""
        super().__init__(parent)
        self._over = parent
        self._look = look
        self._guarded = False
        self._mistakes = 0
        self._waiting = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._block = QWidget(self)
        self.title = Label(look, navy, Type.TITLE, Weight.BOLD, self)
        self.hint = Label(look, muted, parent=self)
        self.field = PassphraseField(look, N_("Passphrase of the lock"), self)
        self.said = Label(look, warning, parent=self)
        self.go_on = PushButton(look, primary=True, parent=self)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND)
        self._arrange()
        self._clock.timeout.connect(self._tick)
        self.field.accepted.connect(self._go_on)
        self.go_on.clicked.connect(self._go_on)
        parent.installEventFilter(self)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._reword)
        self.hide()

    @property
    def waiting(self) -> int:
        """Return the seconds until the next try."""
        return self._waiting

    def cover(self, *, guarded: bool) -> None:
        """Cover the window; `guarded`: only the passphrase leads back."""
        self._guarded = guarded
        self.field.clear()
        self.field.setVisible(guarded)
        self._reword()
        self.show()
        self.raise_()
        self._take_focus()

    def uncover(self) -> None:
        """Give the window back."""
        self._mistakes = self._waiting = 0
        self._clock.stop()
        self.field.clear()
        self.hide()

    def refuse(self) -> None:
        """Say that the passphrase was wrong; from the third time on one waits, ever longer."""
        self._mistakes += 1
        self._waiting = wait_after(self._mistakes)
        self.field.clear()
        if self._waiting:
            self._clock.start()
        self._reword()
        self._take_focus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Cover the window whatever its size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter or the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the lock."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.window))
        top = self.title.mapTo(self, QPoint(0, 0)).y()
        place = QPointF(self.width() / 2, top - _ICON)
        self._look.icons.paint(painter, "lock", place, _ICON, colours.navy)

    def _arrange(self) -> None:
        column = QVBoxLayout(self._block)
        column.setContentsMargins(0, _ICON + Space.TWO, 0, 0)
        column.setSpacing(Space.TWO)
        for label in (self.title, self.hint, self.said):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.title, self.hint, self.field, self.said):
            column.addWidget(widget)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignHCenter)

    def _place(self) -> None:
        """Put the block of words a little above the middle, as tall as they are."""
        self.setGeometry(self._over.rect())
        width = min(_WIDTH, self.width() - 2 * Space.TWO)
        layout = self._block.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        top = max(0, (self.height() - height) * 2 // 5)
        self._block.setGeometry((self.width() - width) // 2, top, width, height)

    def _take_focus(self) -> None:
        wanted = self.field if self._guarded else self.go_on
        (self if self._waiting else wanted).setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_on(self) -> None:
        # Nothing typed is no try.
        if not self._waiting and (self.field.text or not self._guarded):
            self.continued.emit(self.field.text)

    def _tick(self) -> None:
        self._waiting -= 1
        if not self._waiting:
            self._clock.stop()
        self._reword()
        if not self._waiting:
            self._take_focus()

    def _reword(self) -> None:
        look = self._look
        words = look.words
        self.title.setText(words("Locked"))
        self.title.setFont(look.serif(Type.TITLE, Weight.BOLD))
        self.hint.setText(
            words("Everything typed is kept. The passphrase leads back to where you were.")
            if self._guarded
            else words(
                "Everything typed is kept. This only hides the content: anyone at this computer "
                "can go on."
            )
        )
        self.said.setText(self._complaint())
        self.said.setVisible(bool(self._mistakes))
        self.go_on.set_label(words("Continue"))
        ready = not self._waiting
        self.go_on.setEnabled(ready)
        self.field.setEnabled(ready)
        self.setAccessibleName(words("Locked"))
        self.setAccessibleDescription(f"{self.hint.text()} {self.said.text()}".strip())
        self._place()

    def _complaint(self) -> str:
        if not self._waiting:
            return self._look.words("That is not the passphrase.")
        return self._look.tr_.plural(
            "That is not the passphrase. Try again in {n} second.",
            "That is not the passphrase. Try again in {n} seconds.",
            self._waiting,
        ).format(n=self._waiting)
