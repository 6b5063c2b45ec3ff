"""Floating: what stands over the reader keeps its place; cards give way in a narrow window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.cards_header import CardsHeader
from zjhk_desktop.ui.widgets.empty_cards import EmptyCards
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.parallel_header import ParallelHeader
from zjhk_desktop.ui.widgets.reader_view import ReaderView

_ROOM_FOR_CARDS = 880
_ROOM_FOR_CONTENTS = 900


class Floating(QObject):
    """Places the cards' head, the worked example and the notice."""

    def __init__(
        self,
        session: Session,
        look: Look,
        reader: ReaderView,
        cards: CardColumn,
        contents: QWidget,
        results: QWidget,
    ) -> None:
        """Float over a reader."""
        super().__init__(reader)
        self._session = session
        self._reader = reader
        self._cards = cards
        self._contents = contents
        self._results = results
        # Children of the viewport, moved back whenever it has scrolled: Qt paints all of a
        # viewport anew that something else stands over.
        over = reader.viewport()
        self.header = CardsHeader(session, look, over)
        self.empty = EmptyCards(look, over)
        self.parallel = ParallelHeader(look, over)
        # Over what stands on the desk: the reader, or a page in its place.
        desk = reader.parentWidget() or reader
        self.notice = Notice(look, desk)
        reader.installEventFilter(self)
        desk.installEventFilter(self)
        reader.geometry_changed.connect(self.place)
        reader.verticalScrollBar().valueChanged.connect(self._stay)
        reader.place_changed.connect(self.header.set_current)
        session.review_changed.connect(self.place)
        session.parallel_changed.connect(self.place)

    def share_width(self, width: int) -> None:
        """Give way in a window `width` px wide: first the cards, then the contents."""
        self._contents.setVisible(width >= _ROOM_FOR_CONTENTS)
        beside_results = not self._results.isHidden()
        self._cards.set_room(self._reader.width() >= _ROOM_FOR_CARDS and not beside_results)
        self.place()

    def place(self, _what: object = None) -> None:
        """Put everything in its place."""
        shown = self._cards.visible
        left = round(self._reader.columns.cards_left)
        self.header.setGeometry(left, 0, Space.CARD + Space.HALF, self.header.height())
        self.header.setVisible(shown)
        self.empty.move(left, self.header.height() + Space.ONE)
        self.empty.setVisible(shown and not self._session.annotations)
        self.parallel.place(self._reader.columns)
        self.parallel.setVisible(self._session.parallel)
        if self.notice.isVisible():
            self.notice.place()

    def _stay(self, _value: int) -> None:
        """Stand still while the text scrolls beneath."""
        for widget, top in self._still():
            widget.move(widget.x(), top)

    def _still(self) -> tuple[tuple[QWidget, int], ...]:
        """Return what stands still over the text, and how far from its top."""
        below = self.header.height() + Space.ONE
        return (self.header, 0), (self.empty, below), (self.parallel, 0)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the reader's size."""
        if event.type() is QEvent.Type.Resize:
            self.share_width(self._reader.window().width())
        return False
