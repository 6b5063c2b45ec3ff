"""A notice in place: one sentence, perhaps one thing to do about it, gone after a while."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.controls import IconButton, LinkButton

STAYS = 8000
"""Milliseconds that a notice stays; a warning stays until it is closed."""


class Notice(QWidget):
    """Floats at the foot of the reader; never takes the focus.

    Signals:
        said(str, bool): a sentence is shown; is it a warning?
    """

    said = Signal(str, bool)

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Make a hidden notice over `parent`."""
        super().__init__(parent)
        self._over = parent
        self._look = look
        self._warning = False
        self._act: Callable[[], object] | None = None
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._action = LinkButton(look, self)
        self._close = IconButton(look, "x", side=24, icon_size=14, parent=self)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(40, 8, 8, 8)
        row.setSpacing(8)
        for widget in (self._label, self._action, self._close):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._action.clicked.connect(self._run)
        self._close.clicked.connect(self.hide)
        look.theme_changed.connect(self._recolour)
        self._recolour()
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence that is shown."""
        return self._label.text()

    def say(
        self,
        sentence: str,
        *,
        action: str = "",
        act: Callable[[], object] | None = None,
        warning: bool = False,
    ) -> None:
        """Show a sentence in the interface language, with a word to act on it."""
        self._warning = warning
        self._act = act
        self._label.setFont(self._look.font(Type.BASE))
        self._label.setText(sentence)
        self.said.emit(sentence, warning)
        self._action.set_label(action)
        self._action.setVisible(bool(action))
        self._close.set_name(self._look.words("Close"))
        self.setAccessibleName(sentence)
        self.place()
        self.show()
        self.raise_()
        self._timer.stop()
        if not warning:
            self._timer.start(STAYS)

    def withdraw(self) -> None:
        """Take back an offer to act, which is not for whoever reads it now."""
        if self._act is not None:
            self.hide()

    def place(self) -> None:
        """Stand centred at the parent's foot."""
        parent = self._over
        metrics = QFontMetricsF(self._label.font())
        wanted = metrics.horizontalAdvance(self._label.text()) + 64 + 40
        if self._action.text():
            wanted += self._action.sizeHint().width() + 8
        width = round(min(wanted, parent.width() - 48, 720))
        self.setFixedWidth(width)
        height = max(44, self._row.heightForWidth(width))
        x = (parent.width() - width) // 2
        self.setGeometry(x, parent.height() - height - 16, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        ink = colours.warning if self._warning else colours.navy
        painter.setPen(QColor(ink if self._warning else colours.strong_rule))
        painter.setBrush(QColor(colours.card))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, Space.POPUP_RADIUS, Space.POPUP_RADIUS)
        icon = "triangle-alert" if self._warning else "info"
        self._look.icons.paint(painter, icon, QPointF(22, self.height() / 2), 16, ink)

    def _run(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()

    def _recolour(self) -> None:
        self.setPalette(self._look.palette())
        self.update()
