"""A small panel above the status line, for one question or answer in place."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_label import Label, muted
from zjhk_desktop.ui.widgets.panel import Panel

WIDTH = 440


class CornerPanel(Panel):
    """Title, cross and what a subclass puts below; Escape puts it away.

    The focus goes back to where it was before.
    """

    def __init__(self, look: Look, title: str, parent: QWidget, *, at_left: bool = False) -> None:
        """Make a hidden panel over `parent`, in one of its lower corners; `title` is a message."""
        super().__init__(look, parent)
        self._before: QWidget | None = None
        self._at_left = at_left
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
        look.language_changed.connect(self._retitle)
        self._recolour()
        self._retitle()

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

    def _paragraph(self, *, secondary: bool = False) -> Label:
        """Return a wrapped paragraph below what is there."""
        label = Label(self._look, parent=self)
        if secondary:
            label.set_colour(muted)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def _retitle(self) -> None:
        title = self._look.words(self._message)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._close.set_name(self._look.words("Close"), "Esc")
