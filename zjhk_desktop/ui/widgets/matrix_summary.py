"""The summary over the matrix: how many measures have which status, as a bar and in words."""

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.domain.status import Status
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.matrix_model import MatrixModel
from zjhk_desktop.ui.widgets.matrix_chip import STATUS_ORDER, status_colours

_BAR = 8
_GAP = 2
_SWATCH = 10
_LINE = 22
_AIR = 20
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class MatrixSummary(QWidget):
    """A bar of all measures in the colours of their statuses, with a legend below it."""

    def __init__(self, look: Look, model: MatrixModel, parent: QWidget) -> None:
        """Sum up a model."""
        super().__init__(parent)
        self._look = look
        self._model = model
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.modelReset.connect(self.refresh)
        model.dataChanged.connect(self.refresh)
        look.theme_changed.connect(self.update)
        look.language_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Take the counts anew."""
        self.setFixedHeight(ceil(self._places()[-1][1].bottom()))
        self.setAccessibleName(", ".join(words for words, _, _ in self._places()))
        self.update()

    def sizeHint(self) -> QSize:
        """Return any width, and the height of bar and legend."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the legend elsewhere."""
        super().resizeEvent(event)
        self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bar and the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_bar(painter)
        painter.setFont(self._look.font(Type.SMALL))
        for words, box, status in self._places():
            painter.setPen(QColor(self._look.colours.muted))
            if status is None:
                painter.drawText(box, _MIDDLE, words)
                continue
            swatch = QRectF(box.left(), box.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(status_colours(self._look.colours, status).line))
            painter.drawRoundedRect(swatch, 3, 3)
            painter.setPen(QColor(self._look.colours.ink2))
            painter.drawText(box.adjusted(_SWATCH + 8, 0, 0, 0), _MIDDLE, words)

    def _draw_bar(self, painter: QPainter) -> None:
        progress = self._model.progress
        parts = [
            (status, progress.counts[status]) for status in STATUS_ORDER if progress.counts[status]
        ]
        if not parts:
            return
        each = (self.width() - _GAP * (len(parts) - 1)) / progress.measures
        left = 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        for status, count in parts:
            painter.setBrush(QColor(status_colours(self._look.colours, status).line))
            painter.drawRoundedRect(QRectF(left, 0, each * count, _BAR), 2, 2)
            left += each * count + _GAP

    def _places(self) -> list[tuple[str, QRectF, Status | None]]:
        """Return the words of the legend and their boxes; the last one sums up."""
        look, progress = self._look, self._model.progress
        metrics = QFontMetricsF(look.font(Type.SMALL))
        left, top = 0.0, float(_BAR + Space.ONE)
        places: list[tuple[str, QRectF, Status | None]] = []
        for status in STATUS_ORDER:
            words = f"{look.words(STATUS_NAMES[status])}  {progress.counts[status]}"
            width = _SWATCH + 8 + metrics.horizontalAdvance(words) + 2
            if left and left + width > self.width():
                left, top = 0.0, top + _LINE
            places.append((words, QRectF(left, top, width, _LINE), status))
            left += width + _AIR
        total = look.words("Reviewed {reviewed} / {all}").format(
            reviewed=progress.reviewed, all=progress.measures
        )
        total = f"{total}   {progress.percent}%"
        width = metrics.horizontalAdvance(total) + 2
        if left + width > self.width():
            left, top = 0.0, top + _LINE
        else:
            left = self.width() - width
        places.append((total, QRectF(left, top, width, _LINE), None))
        return places
