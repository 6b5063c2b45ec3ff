"""How far the pages are, and a button to stop: shown only if it takes a while."""

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.progress import STAGE_WORDS, Progress
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.find_label import Label, muted
from zjhk_desktop.ui.widgets.progress_rule import paint_progress

PATIENCE = 400
"""Milliseconds before one is told."""

_THICK = 3

_PRINTING = N_("Printing page {n} of {count}…")
BEGUN = N_("Setting the pages…")
_STOPPED = N_("Stopped.")
_BEFORE = N_("Stopped; the pages shown are those from before.")


class PrintProgress(QWidget):
    """A rule that fills, what is being done, and a button.

    Signals:
        shown(bool): it is seen now, or no more.
        stop_requested(): the user thinks better of it.
        resume_requested(): the user wants the pages after all.
    """

    shown = Signal(bool)
    stop_requested = Signal()
    resume_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._look = look
        self._message = BEGUN
        self._counts: dict[str, int] = {}
        self._going = False
        self.words = Label(look, muted, Type.SMALL, parent=self)
        self.rule = _Rule(look, self)
        self.button = PushButton(look, parent=self)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(PATIENCE)
        self._waiting.timeout.connect(self._appear)
        column = QVBoxLayout()
        column.setSpacing(Space.HALF)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.rule)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.button)
        self.button.clicked.connect(self._pressed)
        look.language_changed.connect(self._reword)
        self.hide()
        self._reword()

    @property
    def going(self) -> bool:
        """Say whether something is being done that can be seen and stopped."""
        return self._going and self.button.isVisible()

    def begin(self, message: str = BEGUN, *, can_stop: bool = True) -> None:
        """Something is being done; it is shown once it has taken a while."""
        if self._going:
            return
        self._show(False)
        self._going = True
        self.button.setVisible(can_stop)
        self._say(message, 0.0)
        self._waiting.start()

    def follow(self, progress: Progress) -> None:
        """Say how far the pages are."""
        if self._going:
            message = STAGE_WORDS[progress.stage]
            self._say(message, progress.part, n=progress.done, count=progress.count)

    def follow_printer(self, page: int, count: int) -> None:
        """Say which page is on its way to the printer."""
        if self._going:
            self._say(_PRINTING, (page - 1) / count, n=page, count=count)

    def end(self) -> None:
        """Say no more: it is done, or cannot be."""
        self._waiting.stop()
        self._going = False
        self._show(False)

    def stop(self, *, before: bool) -> None:
        """Say that it was stopped, and whether there are pages from before; offer to go on."""
        self._waiting.stop()
        self._going = False
        self.button.show()
        self._say(_BEFORE if before else _STOPPED, 0.0)
        self._show(True)

    def _pressed(self) -> None:
        (self.stop_requested if self._going else self.resume_requested).emit()

    def _appear(self) -> None:
        self._show(True)

    def _show(self, seen: bool) -> None:
        if seen == self.isHidden():
            self.setVisible(seen)
            self.shown.emit(seen)

    def _say(self, message: str, part: float, **counts: int) -> None:
        self._message, self._counts = message, counts
        self.rule.part = part
        self.rule.setVisible(self._going)
        self.rule.update()
        self._reword()

    def _reword(self) -> None:
        words = self._look.words
        self.words.setText(words(self._message).format(**self._counts))
        self.setAccessibleName(self.words.text())
        self.button.set_label(words("Stop") if self._going else words("Set the pages"))
        self.button.setToolTip("Esc" if self._going else "")


class _Rule(QWidget):
    """A thin rule of which a part is filled."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.part = 0.0
        self.setFixedHeight(_THICK)
        look.theme_changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_progress(painter, self._look, QRectF(self.rect()), self.part)
