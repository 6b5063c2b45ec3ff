"""A small panel above the status line, for one question or answer in place."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_label import Label, muted

WIDTH = 440


class CornerPanel(QWidget):
    """Title, cross and what a subclass puts below; Escape puts it away.

    The focus goes back to where it was before.
    """

    def __init__(self, look: Look, title: str, parent: QWidget, *, at_left: bool = False) -> None:
        """Make a hidden panel over `parent`, in one of its lower corners; `title` is a message."""
        super().__init__(parent)
        self._over = parent
        self._before: QWidget | None = None
        self._at_left = at_left
        self._look = look
        self._message = title
        self._title = Label(look, pixels=Type.HEAD, weight=Weight.BOLD, parent=self)
        self._close = IconButton(look, "x", side=24, icon_size=14, parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, Space.TWO, 20, Space.TWO)
        self._column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._column.addLayout(head)
        self._close.clicked.connect(self.put_away)
        parent.installEventFilter(self)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._retitle)
        self._recolour()
        self._retitle()
        self.hide()

    def open(self) -> None:
        """Show the panel over everything else, and take the focus."""
        before = self.window().focusWidget()
        if before is not None and not self.isAncestorOf(before):
            self._before = before
        self.place()
        self.show()
        self.raise_()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_away(self) -> None:
        """Hide the panel; if it has the focus, give that back."""
        inside = self.window().focusWidget()
        self.hide()
        before, self._before = self._before, None
        if before is None or inside is None or not self.isAncestorOf(inside):
            return
        if isValid(before):
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def place(self) -> None:
        """Stand in the corner, as tall as the words need."""
        parent = self._over
        width = min(WIDTH, parent.width() - 2 * Space.TWO)
        self.setFixedWidth(width)
        height = self._column.totalHeightForWidth(width)
        left = Space.TWO if self._at_left else parent.width() - width - Space.TWO
        top = parent.height() - height - Space.STATUS - Space.ONE
        self.setGeometry(left, max(0, top), width, height)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay in the corner whatever the window's size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape, changing nothing."""
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
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

    def _paragraph(self, *, secondary: bool = False) -> Label:
        """Return a wrapped paragraph below what is there."""
        label = Label(self._look, parent=self)
        if secondary:
            label.set_colour(muted)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def _recolour(self) -> None:
        self.setPalette(self._look.palette())
        self.update()

    def _retitle(self) -> None:
        title = self._look.words(self._message)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._close.set_name(self._look.words("Close"), "Esc")
