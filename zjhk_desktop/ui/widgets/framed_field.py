"""A one-line field in a frame, which turns to the colour of warnings when refused."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.find_entry import Entry
from zjhk_desktop.ui.widgets.grounds import draw_field


class FramedField(QWidget):
    """A frame around an entry."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._look = look
        self._refused = False
        self.entry = Entry(look, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 6, 2)
        row.addWidget(self.entry)
        self.setFixedHeight(Space.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.entry)
        self.entry.focused.connect(self._focused)
        look.theme_changed.connect(self.update)

    def set_refused(self, refused: bool) -> None:
        """Show whether what is typed is refused."""
        self._refused = refused
        self.update()

    def sizeHint(self) -> QSize:
        """Return the field's usual size."""
        return QSize(140, Space.CONTROL)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        emphasis = colours.navy if self.entry.hasFocus() else ""
        draw_field(painter, self, colours, colours.warning if self._refused else emphasis)

    def _focused(self, _on: bool) -> None:
        self.update()
