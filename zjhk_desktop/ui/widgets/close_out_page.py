"""The page of a close-out: what it asks, what it will do, its progress and its report."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.close_out_form import CloseOutForm
from zjhk_desktop.ui.widgets.close_out_report import CloseOutReport
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.desk_page import DeskPage
from zjhk_desktop.ui.widgets.find_label import Ink, Label, ink, muted, warning
from zjhk_desktop.ui.widgets.progress_rule import paint_progress
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

_WIDEST = 760


class _Rule(QWidget):
    """How much is done."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.part = 0.0
        self.setFixedHeight(Space.HALF)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_progress(painter, self._look, QRectF(self.rect()), self.part)


class CloseOutPage(DeskPage):
    """Stands in place of everything, so that nothing can be marked meanwhile.

    Signals:
        begun(): archive and remove, as the form says.
        stopped(): the user thinks better of it.
    """

    begun = Signal()
    stopped = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Make the page with nothing to close out yet."""
        super().__init__(look, N_("Close out"), parent)
        self._busy = False
        self.body = QWidget(self)
        self.intro = self._words(muted)
        self.form = CloseOutForm(look, self.body)
        self._removal_name = self._words(ink, Weight.MEDIUM)
        self.removal = self._words(ink)
        self._promise_name = self._words(ink, Weight.MEDIUM)
        self.promises = self._words(muted)
        self.said = self._words(warning)
        self.rule = _Rule(look, self.body)
        self.progress = self._words(muted)
        self.begin_button = PushButton(look, "archive", primary=True, parent=self.body)
        self.stop_button = PushButton(look, parent=self.body)
        self.report = CloseOutReport(look, self)
        self.stack = QStackedWidget(self)
        self._arrange()
        self.form.changed.connect(self._ready)
        self.form.closed.connect(self._leave)
        self.begin_button.clicked.connect(self.begun)
        self.stop_button.clicked.connect(self.stopped)
        self.report.closed.connect(self.closed)
        look.language_changed.connect(self._reword)
        self._reword()

    @property
    def busy(self) -> bool:
        """Say whether an archive is being written."""
        return self._busy

    def begin(self) -> None:
        """Take the focus where one goes on."""
        target = self.form.passphrase if self.stack.currentWidget() is not self.report else None
        (target or self.report.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, removal: Sequence[str], promises: Sequence[str]) -> None:
        """Ask for place and passphrase, saying what will be removed and what is not promised."""
        self.removal.setText("\n".join(removal))
        self.promises.setText("\n".join(promises))
        self.form.forget()
        self.say("")
        self.set_busy(False)
        self.stack.setCurrentIndex(0)

    def say(self, sentence: str) -> None:
        """Say why it could not be done."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def set_busy(self, busy: bool) -> None:
        """Let nothing be changed while an archive is written; it can be stopped."""
        self._busy = busy
        for widget in (self.rule, self.progress, self.stop_button):
            widget.setVisible(busy)
        self.form.setEnabled(not busy)
        self._close.setEnabled(not busy)
        self._ready()
        if busy:
            self.set_progress(0, 1)
            self.stop_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_progress(self, done: int, of: int) -> None:
        """Say how far it is."""
        self.rule.part = done / of
        self.rule.update()
        words = self._look.words(
            "Writing the archive and reading it back: {done} of {of} steps. Nothing is removed yet."
        )
        self.progress.setText(words.format(done=done, of=of))

    def show_report(self, lines: list[str]) -> None:
        """Show what was done."""
        self.set_busy(False)
        self.form.forget()
        self.stack.setCurrentIndex(1)
        self.report.show_lines(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape, but not while an archive is being written."""
        if event.key() == Qt.Key.Key_Escape and self._busy:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _words(self, colour: Ink, weight: QFont.Weight = Weight.REGULAR) -> Label:
        label = Label(self._look, colour, Type.BASE, weight, self.body)
        label.setWordWrap(True)
        return label

    def _arrange(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, Space.TWO, Space.TWO)
        column.setSpacing(Space.TWO)
        column.addWidget(self.intro)
        column.addWidget(self.form)
        for name, text in (
            (self._removal_name, self.removal),
            (self._promise_name, self.promises),
        ):
            group = QVBoxLayout()
            group.setSpacing(Space.HALF)
            group.addWidget(name)
            group.addWidget(text)
            column.addLayout(group)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setVerticalScrollBar(ThinScrollBar(self._look, area, "paper"))
        area.setWidget(self.body)
        area.viewport().setAutoFillBackground(False)
        self.body.setAutoFillBackground(False)
        asking = QWidget(self)
        above = QVBoxLayout(asking)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(Space.ONE)
        above.addWidget(area, 1)
        for widget in (self.said, self.rule, self.progress):
            above.addWidget(widget)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, Space.TWO, 0)
        row.addWidget(self.stop_button)
        row.addStretch(1)
        row.addWidget(self.begin_button)
        above.addLayout(row)
        self.stack.addWidget(asking)
        self.stack.addWidget(self.report)
        block = QWidget(self)
        block.setMaximumWidth(_WIDEST)
        inner = QVBoxLayout(block)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.TWO)
        inner.addLayout(self._head())
        inner.addWidget(self.stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.THREE, Space.THREE, Space.THREE, Space.TWO)
        outer.addStretch(1)
        outer.addWidget(block, 100)
        outer.addStretch(1)

    def _ready(self) -> None:
        self.begin_button.setEnabled(self.form.ready and not self._busy)

    def _leave(self) -> None:
        if not self._busy:
            self.closed.emit()

    def _reword(self) -> None:
        words = self._look.words
        self._name(self.report.lines)
        self.report.lines.setAccessibleName(words("What was done"))
        self.intro.setText(
            words(
                "After a meeting: the whole review goes into one archive, which is read back and "
                "checked; only then is it removed from this computer. “Open an archive…” brings "
                "it back."
            )
        )
        self._removal_name.setText(words("What will be archived and removed"))
        self._promise_name.setText(words("What cannot be promised"))
        self.begin_button.set_label(words("Archive and remove"))
        self.stop_button.set_label(words("Stop"))
