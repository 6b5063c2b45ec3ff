"""The gloss of a name in the text: both scripts, English and how often, while one rests on it."""

from html import escape

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QToolTip

from zjhk_desktop.domain.memorandum import Mention
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.names_rows import name_forms
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_view import ReaderView

RESTS = 450
"""Milliseconds that the pointer must rest on a name."""

_ENDING = {
    QEvent.Type.Leave,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.Hide,
}


class NameGloss(QObject):
    """Explains the names that a reader's pointer rests on."""

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        """Watch a reader."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._point = QPoint()
        self._mention: Mention | None = None
        self._is_shown = False
        self._mentions: dict[str, list[Mention]] = {}
        for mention in session.memorandum.mentions:
            self._mentions.setdefault(mention.passage, []).append(mention)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTS)
        self._timer.timeout.connect(self._show)
        reader.hovered.connect(self._hovered)
        reader.verticalScrollBar().valueChanged.connect(self.hide)
        reader.viewport().installEventFilter(self)

    @property
    def shown(self) -> str:
        """Return the id of the name that is explained now ("": none)."""
        return self._mention.name if self._is_shown and self._mention else ""

    def hide(self, _value: int = 0) -> None:
        """Take the gloss away, and wait for no other."""
        self._timer.stop()
        self._mention = None
        if self._is_shown:
            self._is_shown = False
            QToolTip.hideText()

    def words(self, name_id: str) -> list[str]:
        """Return the lines that explain a name, in the interface language."""
        memorandum, tr = self._session.memorandum, self._look.tr_
        name = next(name for name in memorandum.names if name.id == name_id)
        forms = name_forms(name, self._session.script)
        count = sum(mention.name == name_id for mention in memorandum.mentions)
        mentions = tr.plural("{n} mention", "{n} mentions", count).format(n=count)
        lines = dict.fromkeys((forms.name, forms.other, forms.gloss, mentions))
        return [line for line in lines if line]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End when the pointer leaves, presses or scrolls."""
        if event.type() in _ENDING:
            self.hide()
        return super().eventFilter(watched, event)

    def _hovered(self, passage: str, offset: int, point: QPoint) -> None:
        mention = self._mention_at(passage, offset)
        if mention is None or self._reader.textCursor().hasSelection():
            self.hide()
            return
        if self._is_shown and mention == self._mention:
            return
        self.hide()
        self._mention, self._point = mention, point
        self._timer.start()

    def _mention_at(self, passage: str, offset: int) -> Mention | None:
        over = [m for m in self._mentions.get(passage, ()) if m.start <= offset < m.end]
        return max(over, key=lambda mention: mention.end - mention.start, default=None)

    def _show(self) -> None:
        if self._mention is None or self._reader.textCursor().hasSelection():
            return
        lines = "<br>".join(escape(line) for line in self.words(self._mention.name))
        text = f'<div style="white-space: pre">{lines}</div>'
        QToolTip.showText(self._point, text, self._reader.viewport())
        self._is_shown = True
