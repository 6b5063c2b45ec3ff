"""The pages below the domains in the contents: what else there is to look at."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton

NOTES = "notes"
BOOKMARKS = "bookmarks"
MATRIX = "matrix"
NAMES = "names"
OVERVIEW = "overview"
_PAGES = (
    (NOTES, "list", N_("All notes")),
    (BOOKMARKS, "bookmark", N_("Bookmarks")),
    (MATRIX, "table-2", N_("Review matrix")),
    (NAMES, "book-text", N_("Index of names")),
    (OVERVIEW, "chart-column", N_("Overview")),
)
"""Each page's id, icon and name, in order."""

_EDGE = 20
_LABEL = 28


class PageButton(DrawnButton):
    """One page: icon, name and perhaps a count in a row of the contents."""

    def __init__(self, look: Look, page: str, icon: str, name: str, parent: QWidget) -> None:
        """Offer a page by its English name, marked for the catalogues."""
        super().__init__(look, parent)
        self.page = page
        self._icon = icon
        self._name = name
        self._count: int | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.language_changed.connect(self._rename)
        self._rename()

    def set_count(self, count: int) -> None:
        """Say how many things stand on the page."""
        if count != self._count:
            self._count = count
            self._rename()
            self.update()

    def sizeHint(self) -> QSize:
        """Return a row of the contents."""
        return QSize(Space.CONTENTS, Space.CONTENTS_ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press, as it does in the list above."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the icon, the name and the count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        current = self.isChecked()
        ground = QRectF(self.rect()).adjusted(8, 1, -8, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if current or self.hovered:
            painter.setBrush(QColor(colours.navy_tint if current else colours.hover))
            painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)
        if current:
            painter.setBrush(QColor(colours.navy))
            painter.drawRoundedRect(QRectF(8, 7, 3, self.height() - 14), 1.5, 1.5)
        middle = self.height() / 2
        self.look.icons.paint(painter, self._icon, QPointF(_EDGE + 8, middle), 15, colours.navy)
        painter.setFont(self.look.font(Type.BASE, Weight.MEDIUM if current else Weight.REGULAR))
        painter.setPen(QColor(colours.navy if current else colours.ink2))
        label = QRectF(_EDGE + _LABEL, 0, self.width() - 2 * _EDGE - _LABEL, self.height())
        painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count is not None:
            painter.setFont(self.look.font(Type.SMALL))
            painter.setPen(QColor(colours.navy if current else colours.muted))
            end = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(label, end, str(self._count))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.navy), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, Space.RADIUS, Space.RADIUS)

    def _rename(self) -> None:
        self.setText(self.look.words(self._name))
        count = "" if self._count is None else f" {self._count}"
        self.setAccessibleName(self.text() + count)


class ContentsPages(QWidget):
    """The pages in a column, under a rule.

    Signals:
        page_requested(str): show or leave this page.
    """

    page_requested = Signal(str)

    def __init__(self, look: Look) -> None:
        """List the pages that are offered, none of which is shown."""
        super().__init__()
        self._look = look
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 9, 0, Space.ONE)
        column.setSpacing(0)
        self.buttons = {
            page: PageButton(look, page, icon, name, self) for page, icon, name in _PAGES
        }
        for button in self.buttons.values():
            column.addWidget(button)
            button.clicked.connect(self._clicked)
            button.hide()
        look.theme_changed.connect(self.update)

    def offer(self, page: str) -> None:
        """List a page."""
        self.buttons[page].show()

    def set_current(self, page: str) -> None:
        """Mark the page that is shown ("": the text)."""
        for name, button in self.buttons.items():
            button.setChecked(name == page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._look.colours.rule), 1))
        painter.drawLine(QPointF(_EDGE, 4.5), QPointF(self.width() - _EDGE, 4.5))

    def _clicked(self) -> None:
        button = self.sender()
        if isinstance(button, PageButton):
            self.page_requested.emit(button.page)
