"""The head of 對照: which text is which, over the two columns."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design import faces
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns

HEIGHT = 52
EDITIONS = {Script.HANT: "繁體版", Script.HANS: "简体版"}
"""Each edition's name in its own script, in every language."""

_REMARKS = (
    N_("Character for character; notes lie on the same words"),
    N_("Notes lie on the same words"),
)
"""The whole remark, and a shorter one for a narrow column."""
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ParallelHeader(QWidget):
    """Stays at the top while the texts scroll beneath it."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Stand over a reader, hidden."""
        super().__init__(parent)
        self._look = look
        self._stand: ReaderColumns | None = None
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.language_changed.connect(self._retranslate)
        look.theme_changed.connect(self.update)
        self._retranslate()
        self.hide()

    def place(self, stand: ReaderColumns) -> None:
        """Stand over the columns."""
        self._stand = stand
        self.setGeometry(0, 0, round(stand.text_right), HEIGHT)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words on paper that fades out below."""
        if self._stand is None:
            return
        painter = QPainter(self)
        colours = self._look.colours
        paper = QColor(colours.paper)
        fade = QLinearGradient(0, HEIGHT - 12, 0, HEIGHT)
        fade.setColorAt(0, paper)
        paper.setAlpha(0)
        fade.setColorAt(1, paper)
        painter.fillRect(self.rect(), fade)
        painter.setPen(QColor(colours.muted))
        for script, left in (
            (Script.HANT, self._stand.text_left),
            (Script.HANS, self._stand.second_left),
        ):
            painter.setFont(faces.sans(script, Type.BASE))
            box = QRectF(left, 14, self._stand.measure, 28)
            painter.drawText(box, _MIDDLE, EDITIONS[script])
        painter.setFont(self._look.font(Type.SMALL))
        box = QRectF(self._stand.second_left, 14, self._stand.measure, 28)
        painter.drawText(box, _END, self.remark)

    @property
    def remark(self) -> str:
        """Return what is said beside the second edition: as much as there is room for."""
        if self._stand is None:
            return ""
        edition = QFontMetricsF(faces.sans(Script.HANS, Type.BASE))
        room = self._stand.measure - edition.horizontalAdvance(EDITIONS[Script.HANS]) - Space.TWO
        metrics = QFontMetricsF(self._look.font(Type.SMALL))
        remarks = (self._look.words(each) for each in _REMARKS)
        return next((each for each in remarks if metrics.horizontalAdvance(each) <= room), "")

    def _retranslate(self) -> None:
        self.setAccessibleName(self._look.words(_REMARKS[0]))
        self.update()
