"""Who is reviewing: name and side, asked for in place."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import SIDE_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import PushButton
from zjhk_desktop.ui.widgets.segmented import Segmented

NAME_LIMIT = 60


class ReviewerBox(QWidget):
    """A small panel above the status line.

    Signals:
        chosen(str, str): the name and the side's value.
        cancelled(): it is being put away without a change.
    """

    chosen = Signal(str, str)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make a hidden panel over `parent`."""
        super().__init__(parent)
        self._over = parent
        parent.installEventFilter(self)
        self._look = look
        self._title = QLabel(self)
        self._hint = QLabel(self)
        self.name = QLineEdit(self)
        self.name.setMaxLength(NAME_LIMIT)
        self.name.setFixedHeight(Space.CONTROL)
        self.name.setFrame(False)
        self.name.setTextMargins(8, 0, 8, 0)
        self.side = Segmented(look, [side.value for side in Side], self._face)
        self.done = PushButton(look, primary=True)
        for label in (self._title, self._hint):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setWordWrap(True)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._hint)
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.addWidget(self.side)
        row.addStretch(1)
        row.addWidget(self.done)
        column.addLayout(row)
        self.done.clicked.connect(self._finish)
        self.name.returnPressed.connect(self._finish)
        look.language_changed.connect(self.retranslate)
        look.theme_changed.connect(self._recolour)
        self.retranslate()
        self._recolour()
        self.hide()

    def open(self, author: Author) -> None:
        """Ask, showing what is known."""
        self.name.setText(author.name)
        self.side.set_value(author.side.value)
        self._place()
        self.show()
        self.raise_()
        self.name.setFocus()
        self.name.selectAll()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay in the corner whatever the window's size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def retranslate(self) -> None:
        """Take the words in the interface language."""
        words = self._look.words
        self._title.setFont(self._look.font(Type.HEAD, Weight.BOLD))
        self._title.setText(words("Who is reviewing?"))
        self._hint.setFont(self._look.font(Type.SMALL))
        self._hint.setText(words("Your notes carry this name and side from now on."))
        self.name.setFont(self._look.font(Type.COMMENT))
        self.name.setPlaceholderText(words("Name or role"))
        self.name.setAccessibleName(words("Name or role"))
        self.side.set_labels(
            words("Which side"), {side.value: words(SIDE_NAMES[side]) for side in Side}
        )
        self.done.setText(words("Finish"))
        self.done.setAccessibleName(words("Finish"))
        self.setAccessibleName(words("Who is reviewing?"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, changing nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._look.colours.strong_rule))
        painter.setBrush(QColor(self._look.colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
        focused = self.name.hasFocus()
        ring = self._look.colours.navy if focused else self._look.colours.strong_rule
        painter.setPen(QPen(QColor(ring), 2 if focused else 1))
        painter.setBrush(QColor(self._look.colours.field))
        field = QRectF(self.name.geometry()).adjusted(-1, -1, 1, 1)
        painter.drawRoundedRect(field, Space.RADIUS, Space.RADIUS)

    def _face(self, _key: str, chosen: bool) -> QFont:
        return self._look.font(Type.BASE, Weight.MEDIUM if chosen else Weight.REGULAR)

    def _finish(self) -> None:
        self.hide()
        self.chosen.emit(self.name.text().strip(), self.side.value)

    def _recolour(self) -> None:
        self.setPalette(self._look.palette())
        hint = self._look.palette()
        hint.setColor(hint.ColorRole.WindowText, QColor(self._look.colours.muted))
        self._hint.setPalette(hint)
        self.update()

    def _place(self) -> None:
        """Stand in the lower right corner."""
        parent = self._over
        width = min(420, parent.width() - 32)
        self.setFixedWidth(width)
        height = self._column.totalHeightForWidth(width)
        self.setGeometry(parent.width() - width - 16, parent.height() - height - 8, width, height)
