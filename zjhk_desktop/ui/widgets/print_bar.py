"""The bar over the print view: the way back, the title, and the pages."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_label import Label, muted, navy


class PrintBar(QWidget):
    """Back, title, previous and next page.

    Signals:
        closed(): the way back was taken.
        turned(int): the next (+1) or previous (-1) page was asked for.
    """

    closed = Signal()
    turned = Signal(int)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start without pages."""
        super().__init__(parent)
        self._look = look
        self._page = self._count = self._percent = 0
        self.back = IconButton(look, "arrow-left", parent=self)
        self.previous = IconButton(look, "chevron-left", parent=self)
        self.next = IconButton(look, "chevron-right", parent=self)
        self._title = Label(look, navy, Type.MASTHEAD, Weight.BOLD, self)
        self._hint = Label(look, muted, Type.SMALL, parent=self)
        self.position = Label(look, pixels=Type.BASE, parent=self)
        self._zoom = Label(look, muted, Type.SMALL, parent=self)
        self.setFixedHeight(Space.TOOLBAR)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, Space.THREE, 1)
        row.setSpacing(Space.ONE)
        row.addWidget(self.back)
        row.addWidget(self._title)
        row.addSpacing(Space.ONE)
        row.addWidget(self._hint)
        row.addStretch(1)
        row.addWidget(self.previous)
        row.addWidget(self.position)
        row.addWidget(self.next)
        row.addStretch(1)
        row.addWidget(self._zoom)
        self.back.clicked.connect(self.closed)
        self.previous.clicked.connect(self._turn_back)
        self.next.clicked.connect(self._turn_on)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def set_position(self, page: int, count: int) -> None:
        """Show which of how many pages is looked at, from 1 (0 of 0: there is none)."""
        self._page, self._count = page, count
        self._reword()

    def set_zoom(self, percent: int) -> None:
        """Show how large the page is."""
        self._percent = percent
        self._reword()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the rule below."""
        painter = QPainter(self)
        colours = self._look.colours
        painter.fillRect(self.rect(), QColor(colours.bar))
        painter.fillRect(0, self.height() - 1, self.width(), 1, QColor(colours.rule))

    def _turn_back(self) -> None:
        self.turned.emit(-1)

    def _turn_on(self) -> None:
        self.turned.emit(1)

    def _reword(self) -> None:
        words = self._look.words
        self.position.setText(
            words("Page {number} of {count}").format(number=self._page, count=self._count)
            if self._count
            else ""
        )
        self._zoom.setText(
            words("Whole page {percent}%").format(percent=self._percent) if self._count else ""
        )
        self.previous.setEnabled(self._page > 1)
        self.next.setEnabled(self._page < self._count)

    def _retranslate(self) -> None:
        words = self._look.words
        self._title.setFont(self._look.serif(Type.MASTHEAD, Weight.BOLD))
        self._title.setText(words("Print the briefing"))
        self._hint.setText(words("Esc: back to reading"))
        self.back.set_name(words("Back to reading"), "Esc")
        self.previous.set_name(words("Previous page"), "PgUp")
        self.next.set_name(words("Next page"), "PgDn")
        self._reword()
