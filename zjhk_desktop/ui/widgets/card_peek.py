"""The whole card over its rail: beside 對照 a note is read by pointing at it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject

from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.card import Card
from zjhk_desktop.ui.widgets.reader_view import ReaderView


class CardPeek(QObject):
    """Shows one card in full while its rail card is pointed at or has the focus."""

    def __init__(self, reader: ReaderView, card: Card, fill: Callable[[Card, str], None]) -> None:
        """Show `card`, a child of the reader's viewport, filled by `fill(card, annotation id)`."""
        super().__init__(reader)
        self._reader = reader
        self._card = card
        self._fill = fill
        self._shown = ""
        card.hide()
        card.installEventFilter(self)
        reader.verticalScrollBar().valueChanged.connect(self.hide)

    @property
    def card(self) -> Card:
        """Return the card that is shown in full, or was last."""
        return self._card

    def watch(self, card: Card) -> None:
        """Follow a card of the rail."""
        card.installEventFilter(self)

    def refresh(self) -> None:
        """Show what the note says now."""
        if self._shown and self._card.isVisible():
            self._fill(self._card, self._shown)

    def hide(self, _value: int = 0) -> None:
        """Show no card in full."""
        self._shown = ""
        self._card.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show on entering or focusing a rail card; hide on leaving the whole one."""
        kind = event.type()
        if watched is self._card:
            if kind is QEvent.Type.Leave:
                self.hide()
        elif isinstance(watched, Card) and watched.is_rail:
            if kind in (QEvent.Type.Enter, QEvent.Type.FocusIn):
                self._show(watched)
            elif kind in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.hide()
        return False

    def _show(self, rail: Card) -> None:
        self._shown = rail.annotation_id
        self._fill(self._card, self._shown)
        left = self._reader.viewport().width() - Space.CARD - Space.CARD_RIGHT
        room = self._reader.viewport().height() - self._card.height() - Space.ONE
        self._card.move(left, max(Space.ONE, min(rail.y(), room)))
        self._card.show()
