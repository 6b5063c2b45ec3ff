"""The gloss of a name in the text: both scripts, English and how often, while one rests on it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer

from zjhk_desktop.domain.memorandum import Mention
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.names_rows import name_forms
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.names_card import NameCard
from zjhk_desktop.ui.widgets.reader_view import ReaderView

RESTS = 450
"""Milliseconds that the pointer must rest on a name."""

_ENDING = {
    QEvent.Type.Leave,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.Hide,
    QEvent.Type.Resize,
    # Of a key that is a shortcut, the reader hears only that it may claim it.
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,
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
        self.card = NameCard(look, reader)
        self._mentions: dict[str, list[Mention]] = {}
        for mention in session.memorandum.mentions:
            self._mentions.setdefault(mention.passage, []).append(mention)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTS)
        self._timer.timeout.connect(self._show)
        reader.hovered.connect(self._hovered)
        reader.verticalScrollBar().valueChanged.connect(self.hide)
        session.script_changed.connect(self._reworded)
        look.language_changed.connect(self.hide)
        reader.viewport().installEventFilter(self)
        # Keys go to the reader itself.
        reader.installEventFilter(self)

    @property
    def shown(self) -> str:
        """Return the id of the name that is explained now ("": none)."""
        return self._mention.name if self._mention and not self.card.isHidden() else ""

    def hide(self, _value: int = 0) -> None:
        """Take the gloss away, and wait for no other."""
        self._timer.stop()
        self._mention = None
        self.card.hide()

    def explain(self, name_id: str, pointer: QPoint) -> None:
        """Show what there is to say of a name, beside a place in the reader's px."""
        memorandum, script = self._session.memorandum, self._session.script
        name = next(name for name in memorandum.names if name.id == name_id)
        count = sum(mention.name == name_id for mention in memorandum.mentions)
        mentions = self._look.tr_.plural("{n} mention", "{n} mentions", count).format(n=count)
        self.card.explain(name_forms(name, script), script, mentions, pointer)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End when the pointer leaves, presses or scrolls, and when a key is pressed."""
        if event.type() in _ENDING:
            self.hide()
        return super().eventFilter(watched, event)

    def _hovered(self, passage: str, offset: int, point: QPoint) -> None:
        mention = self._mention_at(passage, offset)
        if mention is None or self._reader.textCursor().hasSelection():
            self.hide()
            return
        if not self.card.isHidden() and mention == self._mention:
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
        self.explain(self._mention.name, self._reader.mapFromGlobal(self._point))

    def _reworded(self, _script: object) -> None:
        self.hide()
