"""A line that says that what is typed is not on the disk, and what can be done about it."""

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import LinkButton
from zjhk_desktop.ui.widgets.find_label import Label, warning


class UnsavedRow(QWidget):
    """“Not saved”, with two ways out; hidden while there is nothing to say.

    Signals:
        retry_requested(): it is to be written again.
        copy_requested(): it is to be written somewhere else.
    """

    retry_requested = Signal()
    copy_requested = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._look = look
        self._label = Label(look, warning, Type.SMALL, Weight.MEDIUM, self)
        self.retry = LinkButton(look, self)
        self.copy = LinkButton(look, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        row.setSpacing(Space.HALF)
        row.addWidget(self._label, 1)
        row.addWidget(self.retry)
        row.addWidget(self.copy)
        self.setFixedHeight(Space.CONTROL_SMALL)
        self.retry.clicked.connect(self.retry_requested)
        self.copy.clicked.connect(self.copy_requested)
        look.language_changed.connect(self.retranslate)
        look.theme_changed.connect(self.update)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Take all words in the interface language."""
        words = self._look.words
        self._label.setText(words("Not saved"))
        for button, name in (
            (self.retry, words("Try again")),
            (self.copy, words("Save a copy…")),
        ):
            button.set_label(name)
        self.setAccessibleName(words("Not saved"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon."""
        painter = QPainter(self)
        centre = QPointF(9, self.height() / 2)
        self._look.icons.paint(painter, "triangle-alert", centre, 14, self._look.colours.warning)
