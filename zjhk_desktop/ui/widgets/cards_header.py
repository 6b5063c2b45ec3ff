"""The head of the cards' column: what it shows and how many."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.session import Session

HEIGHT = 52


class CardsHeader(QWidget):
    """Stays at the top while the cards scroll beneath it."""

    def __init__(self, session: Session, look: Look, parent: QWidget) -> None:
        """Stand over a reader."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._passage = ""
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        session.review_changed.connect(self._refresh)
        session.script_changed.connect(self._refresh)
        look.language_changed.connect(self._refresh)
        look.theme_changed.connect(self.update)

    def set_current(self, passage: str) -> None:
        """Speak of the section that a passage stands in."""
        self._passage = passage
        self.update()

    def words(self) -> tuple[str, str]:
        """Return the heading, and what it says of the current section."""
        tr = self._look.tr_
        memorandum = self._session.memorandum
        if not self._session.annotations:
            return tr("Notes"), tr("None yet")
        if self._passage not in memorandum:
            return tr("Notes"), ""
        section = memorandum.section(memorandum.passage(self._passage).section)
        passages = memorandum.passages_of(section.id)
        count = sum(len(self._session.annotations_of(passage.id)) for passage in passages)
        counted = tr.plural("{n} here", "{n} here", count).format(n=count)
        if not count:
            counted = tr("None here")
        heading = section.heading(self._session.script)
        title = f"{section.numeral}、{heading}" if section.numeral else ""
        return tr("Notes"), "\u3000".join(part for part in (title, counted) if part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words on paper that fades out below."""
        painter = QPainter(self)
        colours = self._look.colours
        paper = QColor(colours.paper)
        fade = QLinearGradient(0, HEIGHT - 14, 0, HEIGHT)
        fade.setColorAt(0, paper)
        paper.setAlpha(0)
        fade.setColorAt(1, paper)
        painter.fillRect(self.rect(), fade)
        heading, rest = self.words()
        painter.setFont(self._look.font(Type.HEAD, Weight.BOLD))
        painter.setPen(QColor(colours.navy))
        box = QRectF(0, 14, self.width(), 28)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, heading)
        left = painter.fontMetrics().horizontalAdvance(heading) + 12
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(colours.muted))
        rest = painter.fontMetrics().elidedText(
            rest, Qt.TextElideMode.ElideRight, Space.CARD - left
        )
        painter.drawText(box.adjusted(left, 1, 0, 0), Qt.AlignmentFlag.AlignVCenter, rest)

    def _refresh(self, _what: object = None) -> None:
        heading, rest = self.words()
        self.setAccessibleName(f"{heading} {rest}")
        self.update()
