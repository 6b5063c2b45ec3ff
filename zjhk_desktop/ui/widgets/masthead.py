"""The masthead over the contents: what is reviewed, and how far the review has come."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.citing import SHORT_TITLES
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.dates import long_date
from zjhk_desktop.ui.models.matrix_rows import Progress, count_statuses, measure_rows
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.progress_rule import paint_progress

_EDGE = 20
_HEIGHT = 112
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Masthead(QWidget):
    """The short title over the day and place of signature, and the review's progress."""

    def __init__(self, session: Session, look: Look) -> None:
        """Show the title of a session's memorandum."""
        super().__init__()
        self._session = session
        self._look = look
        self.progress = Progress()
        self.setFixedHeight(_HEIGHT)
        session.review_changed.connect(self._count)
        session.author_changed.connect(self._count)
        look.language_changed.connect(self._count)
        look.theme_changed.connect(self.update)
        self._count()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the two lines, and the bar over its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, colours = self._look, self._look.colours
        painter.setPen(QColor(colours.navy))
        painter.setFont(look.serif(Type.MASTHEAD, Weight.BOLD))
        box = QRectF(_EDGE, 12, self.width() - 2 * _EDGE, 28)
        painter.drawText(box, _MIDDLE, SHORT_TITLES[look.script])
        painter.setPen(QColor(colours.muted))
        line, font = fitting(dateline(self._session.memorandum, look), look, box.width())
        painter.setFont(font)
        painter.drawText(box.translated(0, 26), _MIDDLE, line)
        painter.setFont(look.font(Type.SMALL))
        part = self.progress.reviewed / max(1, self.progress.measures)
        paint_progress(painter, look, QRectF(_EDGE, 73, box.width(), Space.HALF), part)
        painter.setPen(QColor(colours.muted))
        words = QRectF(_EDGE, 78, box.width(), 24)
        painter.drawText(words, _MIDDLE, self._words())
        painter.drawText(words, _END, f"{self.progress.percent}%")

    def _count(self, _what: object = None) -> None:
        session = self._session
        self.progress = count_statuses(measure_rows(session.memorandum, session.assessments, ()))
        self.setAccessibleName(f"{self._words()} {self.progress.percent}%")
        self.update()

    def _words(self) -> str:
        return self._look.words("Reviewed {reviewed} / {all}").format(
            reviewed=self.progress.reviewed, all=self.progress.measures
        )


def dateline(memorandum: Memorandum, look: Look) -> str:
    """Return the day and place of signature."""
    day = long_date(memorandum.signed_on, look.tr_.language) if memorandum.signed_on else ""
    place = memorandum.place(look.script)
    if look.tr_.language is Language.ENGLISH:
        english = {name.hant: name.en for name in memorandum.names}
        place = english.get(memorandum.place_hant) or place
    return "\u3000".join(part for part in (day, place) if part)


def fitting(line: str, look: Look, room: float) -> tuple[str, QFont]:
    """Return a line and its face for a width in px: smaller, then with an ellipsis, if need be."""
    font = look.font(Type.SMALL)
    if QFontMetricsF(font).horizontalAdvance(line) > room:
        font = look.font(Type.TINY)
    return QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, room), font
