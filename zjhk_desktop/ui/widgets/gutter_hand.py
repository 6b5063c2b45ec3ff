"""The hand in the reader's gutter: pointing at its spots, clicking them, and what they say."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.key_names import key_name
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_gutter import Spot, SpotKind
from zjhk_desktop.ui.widgets.reader_view import ReaderView

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class GutterHand(QObject):
    """Watches a reader's viewport.

    Signals:
        ribbon_clicked(str): set or remove the bookmark of this passage.
        status_clicked(str): choose a status for this measure.
    """

    ribbon_clicked = Signal(str)
    status_clicked = Signal(str)

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        """Serve a reader."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._pressed: Spot | None = None
        reader.viewport().installEventFilter(self)
        reader.verticalScrollBar().valueChanged.connect(self._leave)

    def place_below(self, passage: str) -> QPoint:
        """Return the point of the screen below a measure's status, inside the reader."""
        reader, viewport = self._reader, self._reader.viewport()
        box = reader.painter.gutter.box(Spot(SpotKind.STATUS, passage))
        top = round(box.bottom()) + 2 - reader.verticalScrollBar().value()
        inside = QPoint(round(box.left()), max(0, min(top, viewport.height())))
        return viewport.mapToGlobal(inside)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what happens at spots; everything else is the reader's."""
        kind = event.type()
        if kind is QEvent.Type.Leave:
            self._leave()
        elif isinstance(event, QHelpEvent) and kind is QEvent.Type.ToolTip:
            return self._explain(event)
        elif isinstance(event, QMouseEvent):
            if kind is QEvent.Type.MouseMove:
                return self._move(event)
            if kind in _PRESSES:
                return self._press(event)
            if kind is QEvent.Type.MouseButtonRelease:
                return self._release(event)
        return False

    def hint(self, spot: Spot) -> str:
        """Return what a spot is, and what a click on it does."""
        words = self._look.words
        if spot.kind is SpotKind.STATUS:
            status = words(STATUS_NAMES[self._session.status_of(spot.passage)])
            text = words("{title}: {choice}").format(title=words("Status"), choice=status)
            keys = "Ctrl+Alt+S"
        else:
            here = spot.passage in self._session.bookmarks
            text = words("Remove bookmark") if here else words("Add bookmark")
            keys = "Ctrl+B"
        return f"{text} ({key_name(keys)})" if self._session.can_annotate else text

    def _move(self, event: QMouseEvent) -> bool:
        if event.buttons() != Qt.MouseButton.NoButton:
            return self._pressed is not None
        gutter = self._reader.painter.gutter
        if gutter.point(self._place(event)):
            self._reader.viewport().update()
        if gutter.hovered is None or not self._session.can_annotate:
            return False
        self._reader.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        # The pointer is over no word of the text any more.
        self._reader.hovered.emit("", 0, event.globalPosition().toPoint())
        return True

    def _press(self, event: QMouseEvent) -> bool:
        self._pressed = None
        if event.button() is Qt.MouseButton.LeftButton and self._session.can_annotate:
            self._pressed = self._reader.painter.gutter.spot_at(self._place(event))
        return self._pressed is not None

    def _release(self, event: QMouseEvent) -> bool:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        if pressed == self._reader.painter.gutter.spot_at(self._place(event)):
            ribbon = pressed.kind is SpotKind.RIBBON
            (self.ribbon_clicked if ribbon else self.status_clicked).emit(pressed.passage)
        return True

    def _explain(self, event: QHelpEvent) -> bool:
        place = QPointF(event.pos()) + QPointF(0, self._reader.verticalScrollBar().value())
        spot = self._reader.painter.gutter.spot_at(place)
        if spot is None:
            return False
        QToolTip.showText(event.globalPos(), self.hint(spot), self._reader.viewport())
        return True

    def _leave(self, _value: int = 0) -> None:
        if self._reader.painter.gutter.point(None):
            self._reader.viewport().update()

    def _place(self, event: QMouseEvent) -> QPointF:
        return event.position() + QPointF(0, self._reader.verticalScrollBar().value())
