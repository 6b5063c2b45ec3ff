"""What a close-out has done, to be read, copied or saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.find_label import Label, muted
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar


class CloseOutReport(QWidget):
    """The lines of a report and three buttons.

    Signals:
        save_requested(): the report is wanted in a file.
        closed(): reading is wanted again.
    """

    save_requested = Signal()
    closed = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Start with nothing to report."""
        super().__init__(parent)
        self._look = look
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.lines.setTabChangesFocus(True)
        self.lines.document().setDocumentMargin(Space.TWO)
        self.lines.setVerticalScrollBar(ThinScrollBar(look, self.lines, "field"))
        self.said = Label(look, muted, parent=self)
        self.copy = PushButton(look, "copy", parent=self)
        self.save = PushButton(look, "download", parent=self)
        self.back = PushButton(look, primary=True, parent=self)
        row = QHBoxLayout()
        row.setSpacing(Space.ONE)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addWidget(self.said, 1)
        row.addWidget(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TWO)
        column.addWidget(self.lines, 1)
        column.addLayout(row)
        self.copy.clicked.connect(self._copy)
        self.save.clicked.connect(self.save_requested)
        self.back.clicked.connect(self.closed)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._reword)
        self._recolour()
        self._reword()

    @property
    def text(self) -> str:
        """Return the report."""
        return self.lines.toPlainText()

    def show_lines(self, lines: list[str]) -> None:
        """Show a report."""
        self.lines.setPlainText("\n".join(lines))
        self.say("")
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, sentence: str) -> None:
        """Say what came of copying or saving it."""
        self.said.setText(sentence)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.say(self._look.words("Copied."))

    def _recolour(self) -> None:
        self.lines.setPalette(self._look.palette())

    def _reword(self) -> None:
        words = self._look.words
        self.lines.setFont(self._look.font(Type.COMMENT))
        self.lines.setAccessibleName(words("What was done"))
        self.copy.set_label(words("Copy"))
        self.save.set_label(words("Save the list…"))
        self.back.set_label(words("Back to the text"))
