"""The foot of the print view: what goes in, what happened, and the buttons."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.find_label import Label, muted, navy, warning
from zjhk_desktop.ui.widgets.print_progress import PrintProgress


class PrintFooter(QWidget):
    """Says how many notes go in and how many do not; saves and prints.

    Signals:
        save_requested(): Save PDF… was pressed.
        word_requested(): Save Word… was pressed.
        print_requested(): Print… was pressed.
    """

    save_requested = Signal()
    word_requested = Signal()
    print_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with nothing to save."""
        super().__init__(parent)
        self._look = look
        self.included = Label(look, pixels=Type.COMMENT, weight=Weight.MEDIUM, parent=self)
        self.left_out = Label(look, warning, Type.COMMENT, Weight.MEDIUM, self)
        self.outcome = Label(look, muted, Type.SMALL, parent=self)
        self.progress = PrintProgress(look, self)
        self.save = PushButton(look, "download", primary=True, height=36, parent=self)
        self.print = PushButton(look, "printer", height=36, parent=self)
        self.word = PushButton(look, "file-text", height=36, parent=self)
        self.outcome.setWordWrap(True)
        self.outcome.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setFixedHeight(Space.FOOTER)
        row = QHBoxLayout(self)
        row.setContentsMargins(52, 1, Space.THREE, 0)
        row.setSpacing(12)
        row.addWidget(self.included)
        row.addWidget(self.left_out)
        row.addSpacing(Space.ONE)
        row.addWidget(self.outcome, 1)
        row.addWidget(self.progress, 1)
        row.addWidget(self.save)
        row.addWidget(self.print)
        row.addWidget(self.word)
        self.progress.shown.connect(self.outcome.setHidden)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self.print_requested)
        self.word.clicked.connect(self.word_requested)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._retranslate)
        self._retranslate()
        self.set_ready(False)

    def set_ready(self, ready: bool) -> None:
        """Let the pages be saved and printed, or not."""
        self.save.setEnabled(ready)
        self.print.setEnabled(ready)
        self.word.setEnabled(ready)

    def set_counts(self, included: str, left_out: str) -> None:
        """Say what goes in, and what is left out."""
        self.included.setText(included)
        self.left_out.setText(left_out)
        self.left_out.setVisible(bool(left_out))

    def say(self, sentence: str, *, refused: bool = False) -> None:
        """Say what happened."""
        self.outcome.set_colour(warning if refused else navy)
        self.outcome.setText(sentence)
        self.setAccessibleDescription(sentence)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the rule above and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.bar))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.rule))
        centre = QPointF(32, self.height() / 2)
        self._look.icons.paint(painter, "message-square", centre, 16, colours.navy)

    def _retranslate(self) -> None:
        words = self._look.words
        self.save.set_label(words("Save PDF…"))
        self.print.set_label(words("Print…"))
        self.word.set_label(words("Save Word…"))
        for button in (self.save, self.print, self.word):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
