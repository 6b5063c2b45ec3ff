"""The cards in the margin: each beside its mark, scrolling with the text."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QTextLayout

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.card_stack import Wanted, stack_cards
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card import Card, card_height, lay_out_comment
from zjhk_desktop.ui.widgets.card_editor import CardEditor
from zjhk_desktop.ui.widgets.reader_view import ReaderView

_ABOVE = 8
_HEADING = 60
_AHEAD = 400


class CardColumn(QObject):
    """Places the cards of the reader's marks as children of its viewport.

    Only cards near what is shown exist as widgets; the place of every one is known.

    Signals:
        delete_requested(str): an annotation is to go.
        count_changed(int): another number of cards there are.
    """

    delete_requested = Signal(str)
    count_changed = Signal(int)

    def __init__(
        self, session: Session, look: Look, reader: ReaderView, now: Callable[[], datetime]
    ) -> None:
        """Keep cards beside the reader's marks."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._now = now
        self._visible = True
        self._room = True
        self._cards: dict[str, Card] = {}
        self._spare: list[Card] = []
        self._tops: dict[str, float] = {}
        self._comments: dict[str, tuple[tuple[str, Script], QTextLayout | None]] = {}
        self.editor = CardEditor(session, look, reader.viewport())
        self.editor.hide()
        self._pending = QTimer(self)
        self._pending.setSingleShot(True)
        self._pending.timeout.connect(self.arrange)
        self._connect()

    @property
    def wanted(self) -> bool:
        """Say whether the user wants cards to be shown."""
        return self._visible

    @property
    def visible(self) -> bool:
        """Say whether cards are shown: wanted, and there is room."""
        return self._visible and (self._room or bool(self.editor.annotation_id))

    def set_visible(self, visible: bool) -> None:
        """Show or hide all cards."""
        if not visible and not self.close_editor():
            return
        self._visible = visible
        self._apply()

    def set_room(self, room: bool) -> None:
        """Say whether there is room for cards beside the text."""
        if room != self._room:
            self._room = room
            self._apply()

    def card(self, annotation_id: str) -> Card | None:
        """Return the card of an annotation if it is near what is shown."""
        return self._cards.get(annotation_id)

    def open_editor(self, annotation_id: str) -> None:
        """Open an annotation's card for typing, and put the caret into it."""
        annotation = self._session.annotation(annotation_id)
        if annotation is None or not self.close_editor():
            return
        self._visible = True
        self.editor.open(annotation, self._session.drafts().get(annotation_id))
        self._session.activate(annotation_id)
        self._apply()
        self._bring_into_view()
        self.editor.comment.setFocus()

    def close_editor(self) -> bool:
        """Save and close the open card; return False if it could not be saved."""
        if not self.editor.annotation_id:
            return True
        if not self.editor.release():
            return False
        focused = self._reader.window().focusWidget()
        had_focus = focused is not None and self.editor.isAncestorOf(focused)
        self.editor.hide()
        self._apply()
        if had_focus:
            self._reader.setFocus()
        return True

    def arrange(self) -> None:
        """Put every card in its place."""
        self._pending.stop()
        marks = self._reader.painter.marks() if self.visible else []
        wanted = [
            Wanted(mark.annotation.id, mark.boxes[0].baseline - 30, self._height(mark.annotation))
            for mark in marks
            if mark.boxes
        ]
        fixed = self.editor.annotation_id or self._session.active
        self._tops = stack_cards(wanted, gap=Space.CARD_GAP, fixed=fixed, least=_HEADING)
        left = self._reader.columns.cards_left
        self._reader.painter.leaders = {
            key: QPointF(left, top + 19) for key, top in self._tops.items()
        }
        ends = [self._tops[card.key] + card.height for card in wanted]
        self._reader.set_tail(max(ends, default=0) + Space.THREE)
        self._show_near(refill=True)
        self._reader.viewport().update()

    def _connect(self) -> None:
        self._session.review_changed.connect(self._follow_review)
        self._session.review_changed.connect(self._arrange_soon)
        self._session.activated.connect(self._arrange_soon)
        self._reader.geometry_changed.connect(self._arrange_soon)
        self._reader.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._look.language_changed.connect(self._arrange_soon)
        self._look.theme_changed.connect(self._arrange_soon)
        self.editor.closed.connect(self.close_editor)
        self.editor.resized.connect(self._arrange_soon)
        self.editor.delete_requested.connect(self.delete_requested)

    def _apply(self) -> None:
        self._reader.set_cards_width(Space.CARD if self.visible else 0)
        self.arrange()

    def _arrange_soon(self, _what: object = None) -> None:
        """Arrange once, after everything that is changing now has changed."""
        self._pending.start(0)

    def _follow_review(self, _change: object = None) -> None:
        """Close the editor of an annotation that has gone; follow changes of the others."""
        current = self.editor.annotation_id
        if current and not self._session.number(current):
            self.editor.abandon()
            self.editor.hide()
        elif current:
            self.editor.refresh()
        self.count_changed.emit(len(self._session.annotations))

    def _height(self, annotation: Annotation) -> int:
        if annotation.id == self.editor.annotation_id:
            return self.editor.height()
        return card_height(self._comment(annotation))

    def _comment(self, annotation: Annotation) -> QTextLayout | None:
        """Return a comment laid out, remembered as long as its revision and face are the same."""
        key = (annotation.revision, self._look.script)
        known = self._comments.get(annotation.id)
        if known is None or known[0] != key:
            font = self._look.note_font(Type.COMMENT)
            known = (key, lay_out_comment(annotation.state.comment, font))
            self._comments[annotation.id] = known
        return known[1]

    def _scrolled(self, _value: int) -> None:
        self._show_near(refill=False)

    def _show_near(self, *, refill: bool) -> None:
        """Keep widgets for the cards near what is shown, and move them there."""
        offset = self._reader.verticalScrollBar().value()
        top = offset - _AHEAD
        bottom = offset + self._reader.viewport().height() + _AHEAD
        near = [key for key, y in self._tops.items() if top <= y <= bottom]
        editing = self.editor.annotation_id
        for key in [key for key in self._cards if key not in near or key == editing]:
            self._retire(key)
        left = round(self._reader.columns.cards_left)
        for key in near:
            if key == editing:
                continue
            card = self._cards.get(key)
            if card is None:
                card = self._take_card(key)
                self._fill(card, key)
            elif refill:
                self._fill(card, key)
            card.move(left, round(self._tops[key]) - offset)
            card.show()
        if editing:
            self.editor.move(left, round(self._tops.get(editing, 0.0)) - offset)
            self.editor.show()
            self.editor.raise_()

    def _take_card(self, key: str) -> Card:
        card = self._spare.pop() if self._spare else self._make_card()
        self._cards[key] = card
        return card

    def _make_card(self) -> Card:
        card = Card(self._look, self._now, self._reader.viewport())
        card.open_requested.connect(self.open_editor)
        card.delete_requested.connect(self.delete_requested)
        card.installEventFilter(self)
        return card

    def _fill(self, card: Card, key: str) -> None:
        annotation = self._session.annotation(key)
        if annotation is not None:
            active = key == self._session.active
            number = self._session.number(key)
            card.show_annotation(annotation, number, self._comment(annotation), active=active)

    def _retire(self, key: str) -> None:
        card = self._cards.pop(key, None)
        if card is not None:
            card.hide()
            self._spare.append(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make a card that takes the focus by keyboard the active one."""
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, Card):
            self._session.activate(watched.annotation_id)
        return super().eventFilter(watched, event)

    def _bring_into_view(self) -> None:
        """Scroll so far that the open card is seen whole."""
        bar = self._reader.verticalScrollBar()
        top = self._tops.get(self.editor.annotation_id, 0.0)
        height = self._reader.viewport().height()
        if top < bar.value() + _ABOVE:
            bar.setValue(round(top) - _ABOVE)
        elif top + self.editor.height() > bar.value() + height - _ABOVE:
            bar.setValue(round(top + self.editor.height() - height) + _ABOVE)
