"""A page that can stand in the place of the text: its ground, its head, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton
from zjhk_desktop.ui.widgets.find_label import Label, muted, navy


class DeskPage(QWidget):
    """What every page has: paper, a head, Escape that leads back, Ctrl+F that filters.

    Signals:
        closed(): Escape was pressed, or the page's cross.
    """

    closed = Signal()

    def __init__(self, look: Look, title: str, parent: QWidget | None = None) -> None:
        """Take what room there is, and ask for none while another page is shown.

        `title` is a message: what the page and its table are called.
        """
        super().__init__(parent)
        self._look = look
        self._message = title
        self._title = Label(look, navy, Type.TITLE, Weight.BOLD, self)
        self._count = Label(look, muted, Type.SMALL, parent=self)
        self._none = Label(look, muted, Type.BASE, parent=self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        look.theme_changed.connect(self.update)

    def begin(self) -> None:
        """Take the focus, where one goes on from when the page comes."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_filter(self) -> None:
        """Take the focus for filtering."""
        self.begin()

    def _head(self, field: QWidget | None = None, *buttons: QWidget) -> QHBoxLayout:
        """Return the line of title, count, a field that takes the room it can, buttons and cross.

        To be called when all else is made: Tab comes to the cross last.
        """
        self._close = IconButton(self._look, "x", parent=self)
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setSpacing(Space.TWO)
        head.addWidget(self._title)
        head.addWidget(self._count)
        head.addStretch(1)
        if field is not None:
            head.addWidget(field, 100)
        for button in buttons:
            head.addWidget(button)
        head.addWidget(self._close)
        return head

    def _name(self, table: QWidget) -> None:
        """Say in the interface language what the page, its table and its cross are."""
        title = self._look.words(self._message)
        self._title.setText(title)
        self._title.setFont(self._look.serif(Type.TITLE, Weight.BOLD))
        self._close.set_name(self._look.words("Back to the text"), "Esc")
        self.setAccessibleName(title)
        table.setAccessibleName(title)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Escape from anything on the page, and let Ctrl+F filter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif (
            event.key() == Qt.Key.Key_F and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.begin_filter()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), QColor(self._look.colours.paper))
