"""The status line: offline, saved, not encrypted; the reviewer and the place at the right."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.ui.design.look import SIDE_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import DrawnButton


class StatusItem(DrawnButton):
    """An icon and a word; a click may lead somewhere."""

    def __init__(self, look: Look, icon: str, *, leads: bool = False) -> None:
        """Show an icon; `show_text` gives the word."""
        super().__init__(look)
        self._icon = icon
        self._warning = False
        self.set_leads(leads)

    def set_leads(self, leads: bool) -> None:
        """Say whether a click leads somewhere."""
        self._leads = leads
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def show_text(self, text: str, tip: str = "", *, icon: str = "", warning: bool = False) -> None:
        """Show a word, in the warning colour if need be."""
        self._warning = warning
        self._icon = icon or self._icon
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of icon and word."""
        metrics = QFontMetricsF(self.look.font(Type.SMALL))
        width = metrics.horizontalAdvance(self.text()) + (22 if self._icon else 0)
        return QSize(round(width) + 12, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self.look.colours
        if self._leads and self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.hover))
            painter.drawRoundedRect(self.rect(), 5, 5)
        ink = colours.warning if self._warning else colours.ink2
        left = 6.0
        if self._icon:
            centre = QPointF(left + 7, self.height() / 2)
            self.look.icons.paint(painter, self._icon, centre, 14, ink)
            left += 21
        painter.setPen(QColor(ink))
        painter.setFont(self.look.font(Type.SMALL))
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())
        self.draw_focus(painter, 5)


class StatusLine(QWidget):
    """What is always true at the left, who and where at the right.

    Signals:
        reviewer_requested(): the user wants to see or change who reviews.
        protection_requested(): the user wants to know what 未加密 means.
        retry_requested(): what was not saved is to be written again.
    """

    reviewer_requested = Signal()
    protection_requested = Signal()
    retry_requested = Signal()

    def __init__(self, look: Look) -> None:
        """Start as saved, at no place."""
        super().__init__()
        self._look = look
        self._saved = True
        self._author = Author("", "", Side.OTHER)
        self._place = ""
        self.offline = StatusItem(look, "cloud-off")
        self.saved = StatusItem(look, "save")
        self.encryption = StatusItem(look, "lock-open", leads=True)
        self.reviewer = StatusItem(look, "user", leads=True)
        self.place = StatusItem(look, "")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(12)
        for item in (self.offline, self.saved, self.encryption):
            row.addWidget(item)
        row.addStretch(1)
        row.addWidget(self.reviewer)
        row.addWidget(self.place)
        self.setFixedHeight(Space.STATUS)
        self.setAutoFillBackground(True)
        self.encryption.clicked.connect(self.protection_requested)
        self.reviewer.clicked.connect(self.reviewer_requested)
        self.saved.clicked.connect(self._retry)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self.retranslate)
        self._recolour()
        self.retranslate()

    def set_saved(self, saved: bool) -> None:
        """Say whether everything is on disk."""
        self._saved = saved
        self.retranslate()

    def set_author(self, author: Author) -> None:
        """Show the reviewer."""
        self._author = author
        self.retranslate()

    def set_place(self, place: str) -> None:
        """Show where the reader is, in words of the interface language."""
        self._place = place
        self.place.show_text(place)

    def retranslate(self) -> None:
        """Take all words in the interface language."""
        words = self._look.words
        self.saved.set_leads(not self._saved)
        self.offline.show_text(words("Offline"), words("This program never uses the network."))
        if self._saved:
            self.saved.show_text(words("Saved"), words("Every change is on disk."), icon="save")
        else:
            self.saved.show_text(
                words("Not saved"),
                words("The last change could not be written. Click to try again."),
                icon="triangle-alert",
                warning=True,
            )
        self.encryption.show_text(
            words("Not encrypted"),
            words("Notes are protected by this computer's own disk encryption, if it is on."),
        )
        name = self._look.drawable(self._author.name) or words("Reviewer")
        parts = [name]
        if self._author.side is not Side.OTHER:
            parts.append(words(SIDE_NAMES[self._author.side]))
        self.reviewer.show_text("\u3000".join(parts), words("Who is reviewing?"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the rule above."""
        painter = QPainter(self)
        painter.setPen(QPen(QColor(self._look.colours.rule), 1))
        painter.drawLine(QPointF(0, 0.5), QPointF(self.width(), 0.5))

    def _retry(self) -> None:
        if not self._saved:
            self.retry_requested.emit()

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Window, QColor(self._look.colours.bar))
        self.setPalette(palette)
        self.update()
