"""How hard a passphrase is to guess, in a word and three bars."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.passphrase import Strength, strength_of
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type

_WORDS = {
    Strength.WEAK: N_("Easy to guess; make it longer"),
    Strength.FAIR: N_("Fair"),
    Strength.STRONG: N_("Hard to guess"),
}
_BAR, _GAP, _THICK = 32, 4, 4


class StrengthLabel(QWidget):
    """Nothing is shown while nothing is typed."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start with nothing typed."""
        super().__init__(parent)
        self._look = look
        self._strength: Strength | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self._reword)
        self.hide()

    @property
    def strength(self) -> Strength | None:
        """Return what is shown."""
        return self._strength

    def show_of(self, passphrase: str) -> None:
        """Show how hard a passphrase is to guess."""
        self._strength = strength_of(passphrase) if passphrase else None
        self.setVisible(bool(passphrase))
        self._reword()

    def sizeHint(self) -> QSize:
        """Return one line of words."""
        metrics = QFontMetricsF(self._look.font(Type.SMALL))
        return QSize(round(metrics.horizontalAdvance(self._text())) + 3 * _BAR + 20, Space.TWO)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars and the word."""
        if self._strength is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._look.colours
        ink = colours.warning if self._strength is Strength.WEAK else colours.navy
        filled = list(Strength).index(self._strength) + 1
        painter.setPen(Qt.PenStyle.NoPen)
        for place in range(len(Strength)):
            painter.setBrush(QColor(ink if place < filled else colours.rule))
            left, top = place * (_BAR + _GAP), (self.height() - _THICK) / 2
            painter.drawRoundedRect(QRectF(left, top, _BAR, _THICK), 2, 2)
        painter.setPen(QColor(ink))
        painter.setFont(self._look.font(Type.SMALL))
        left = len(Strength) * (_BAR + _GAP) + Space.ONE
        area = QRectF(left, 0, self.width() - left, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self._text())

    def _text(self) -> str:
        return self._look.words(_WORDS[self._strength]) if self._strength else ""

    def _reword(self) -> None:
        self.setAccessibleName(self._text())
        self.updateGeometry()
        self.update()
