"""The cards in the margin: each beside its mark, scrolling with the text."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.draft import DraftField
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card import Card
from zjhk_desktop.ui.widgets.card_editor import CardEditor
from zjhk_desktop.ui.widgets.card_peek import CardPeek
from zjhk_desktop.ui.widgets.card_plan import CardPlan, CardPlanner
from zjhk_desktop.ui.widgets.card_texts import CardTexts
from zjhk_desktop.ui.widgets.card_thread import Threads
from zjhk_desktop.ui.widgets.crowd_heads import CrowdHeads
from zjhk_desktop.ui.widgets.reader_view import ReaderView

_ABOVE = 8
_HEADING = 60
_AHEAD = 400


class CardColumn(QObject):
    """Places the cards of the reader's marks as children of its viewport.

    Only cards near what is shown exist as widgets; the place of every one is known.

    Signals:
        delete_requested(str): an annotation is to go.
        menu_requested(QPoint, str): a menu of an annotation is asked for at a point of the screen.
        count_changed(int): another number of cards there are.
        wanted_changed(bool): cards are wanted, or not, from now on.
    """

    delete_requested = Signal(str)
    menu_requested = Signal(QPoint, str)
    count_changed = Signal(int)
    wanted_changed = Signal(bool)

    def __init__(
        self,
        session: Session,
        look: Look,
        reader: ReaderView,
        now: Callable[[], datetime],
        notes: NoteTexts,
    ) -> None:
        """Keep cards beside the reader's marks; `notes` says what each shows."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._now = now
        self.notes = notes
        self._visible = True
        self._room = True
        self._cards: dict[str, Card] = {}
        self._spare: list[Card] = []
        self._planner = CardPlanner(session, self._height)
        self._plan = CardPlan()
        self._near: list[str] = []
        self.heads = CrowdHeads(session, look, reader)
        threads = Threads(look, notes, now)
        self._texts = CardTexts(session, look, notes, threads)
        self.editor = CardEditor(session, look, threads, reader.viewport())
        self.editor.hide()
        self.peek = CardPeek(reader, self._plain_card(), self._fill_whole)
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
        self._want(visible)
        self._apply()

    def set_room(self, room: bool) -> None:
        """Say whether there is room for cards beside the text."""
        if room != self._room:
            self._room = room
            self._apply()

    def card(self, annotation_id: str) -> Card | None:
        """Return the card of an annotation if it is near what is shown."""
        return self._cards.get(annotation_id)

    def open_editor(self, annotation_id: str, field: DraftField = DraftField.COMMENT) -> None:
        """Open an annotation's card for typing, and put the caret into one of its fields."""
        if annotation_id and annotation_id == self.editor.annotation_id:
            # It is open: what is being typed in it stays.
            self.editor.begin(field)
            self._bring_into_view()
            return
        if not self.close_editor():
            return
        # Taken after the open card is saved: it may be a reply's note, or the same one.
        annotation = self._session.annotation(annotation_id)
        if annotation is None:
            return
        if self._session.looking_back:
            # What was cannot be typed in; its card is pointed out.
            self._session.activate(annotation_id)
            return
        self._want(True)
        self.editor.open(annotation)
        # Before the card that was clicked goes, or the focus would go astray with it.
        self.editor.show()
        self.editor.begin(field)
        self._session.activate(annotation_id)
        self._apply()
        self._bring_into_view()

    def close_editor(self) -> bool:
        """Save and close the open card; return False if it could not be saved."""
        if not self.editor.annotation_id:
            return True
        if not self.editor.release():
            return False
        self._give_focus_back(self.editor)
        self.editor.hide()
        self._apply()
        return True

    def arrange(self) -> None:
        """Put every card in its place."""
        self._pending.stop()
        located = self._reader.painter.located() if self.visible else None
        fixed = self.editor.annotation_id or self._session.active
        self._plan = self._planner.plan(located, fixed) if located else CardPlan()
        self._reader.painter.set_leaders(self._plan.leaders(self._reader.columns.cards_left))
        self._reader.set_tail(self._plan.bottom + Space.THREE)
        self._show_near(refill=True)
        self._reader.viewport().update()

    def _connect(self) -> None:
        self._session.review_changed.connect(self._follow_review)
        self._session.review_changed.connect(self._arrange_soon)
        self._session.activated.connect(self._arrange_soon)
        self._session.parallel_changed.connect(self._apply)
        self._reader.geometry_changed.connect(self._arrange_soon)
        self._reader.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._look.language_changed.connect(self._arrange_soon)
        self._look.theme_changed.connect(self._arrange_soon)
        self.editor.closed.connect(self.close_editor)
        self.editor.resized.connect(self._arrange_soon)
        self.editor.delete_requested.connect(self.delete_requested)

    def _apply(self, _what: object = None) -> None:
        width = Space.RAIL if self._session.parallel else Space.CARD
        self._reader.set_cards_width(width if self.visible else 0)
        self.arrange()

    def _want(self, visible: bool) -> None:
        if visible is not self._visible:
            self._visible = visible
            self.wanted_changed.emit(visible)

    def _give_focus_back(self, widget: QWidget) -> None:
        """Put the focus into the text before a widget that has it is hidden."""
        focused = self._reader.window().focusWidget()
        if focused is not None and (focused is widget or widget.isAncestorOf(focused)):
            self._reader.setFocus()

    def _arrange_soon(self, _what: object = None) -> None:
        """Arrange once, after everything that is changing now has changed."""
        self._pending.start(0)

    def _follow_review(self, _change: object = None) -> None:
        """Close the editor of an annotation that has gone; follow changes of the others."""
        self._texts.forget_heights()
        current = self.editor.annotation_id
        if current and not self._session.number(current):
            self.editor.abandon()
            self._give_focus_back(self.editor)
            self.editor.hide()
        elif current:
            self.editor.refresh()
        self.count_changed.emit(len(self._session.annotations))

    def _height(self, annotation: Annotation) -> int:
        if annotation.id == self.editor.annotation_id:
            return self.editor.height()
        if self._session.parallel:
            return Space.RAIL_CARD
        return self._texts.height(annotation)

    def _toggle_original(self, annotation_id: str) -> None:
        self.notes.toggle_original(annotation_id)
        self._texts.forget_heights()
        self.arrange()

    def _scrolled(self, _value: int) -> None:
        self._show_near(refill=False)

    def _show_near(self, *, refill: bool) -> None:
        """Keep widgets for the cards near what is shown, and move them there."""
        offset = self._reader.verticalScrollBar().value()
        top = offset - _AHEAD
        bottom = offset + self._reader.viewport().height() + _AHEAD
        near = [key for key, y in self._plan.tops.items() if top <= y <= bottom]
        editing = self.editor.annotation_id
        for key in [key for key in self._cards if key not in near or key == editing]:
            self._retire(key)
        left = round(self._reader.columns.cards_left)
        self.heads.show(self._plan, near, left, offset, refill=refill)
        for key in near:
            if key == editing or key in self._plan.heads:
                continue
            card = self._cards.get(key)
            if card is None:
                card = self._take_card(key)
                self._fill(card, key)
            elif refill:
                self._fill(card, key)
            card.move(left, round(self._plan.tops[key]) - offset)
            card.show()
        if near != self._near:
            self._near = near
            self._order_tabs(near)
        self.peek.refresh()
        if editing:
            # Beside 對照 the open card is wider than the rail and stands over the text.
            left = min(left, self._reader.viewport().width() - Space.CARD - Space.CARD_RIGHT)
            self.editor.move(left, round(self._plan.tops.get(editing, 0.0)) - offset)
            self.editor.show()

    def _order_tabs(self, near: list[str]) -> None:
        """Let Tab walk from the text through the cards in the memorandum's order."""
        before: QWidget = self._reader
        for key in near:
            widget = self._cards.get(key) or self.heads.head(key)
            if widget is not None:
                QWidget.setTabOrder(before, widget)
                before = widget

    def _take_card(self, key: str) -> Card:
        card = self._spare.pop() if self._spare else self._make_card()
        self._cards[key] = card
        return card

    def _make_card(self) -> Card:
        card = self._plain_card()
        # Below the open card, the peek and the headings.
        card.lower()
        self.peek.watch(card)
        card.installEventFilter(self)
        return card

    def _plain_card(self) -> Card:
        card = Card(self._look, self._now, self._reader.viewport())
        card.open_requested.connect(self.open_editor)
        card.delete_requested.connect(self.delete_requested)
        card.original_requested.connect(self._toggle_original)
        card.left.connect(self._reader.setFocus)
        card.menu_requested.connect(self.menu_requested)
        return card

    def _fill_whole(self, card: Card, key: str) -> None:
        self._fill(card, key, rail=False)

    def _fill(self, card: Card, key: str, *, rail: bool | None = None) -> None:
        annotation = self._session.annotation(key)
        if annotation is not None:
            active = key == self._session.active
            number = self._session.number(key)
            card.set_rail(self._session.parallel if rail is None else rail)
            card.set_line(key in self._plan.lines and rail is None)
            text = (self._texts.line if card.is_line else self._texts.whole)(annotation)
            quote = self._texts.quote(annotation)
            card.show_annotation(annotation, number, text, quote, active=active)

    def _retire(self, key: str) -> None:
        card = self._cards.pop(key, None)
        if card is not None:
            self._give_focus_back(card)
            card.hide()
            self._spare.append(card)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make a card that takes the focus by keyboard the active one."""
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        came = isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() in by_key
        if came and isinstance(watched, Card):
            self._session.activate(watched.annotation_id)
        return super().eventFilter(watched, event)

    def _bring_into_view(self) -> None:
        """Scroll so far that the open card is seen whole."""
        bar = self._reader.verticalScrollBar()
        top = self._plan.tops.get(self.editor.annotation_id, 0.0)
        height = self._reader.viewport().height()
        if top < bar.value() + _HEADING:
            bar.setValue(round(top) - _HEADING)
        elif top + self.editor.height() > bar.value() + height - _ABOVE:
            bar.setValue(round(top + self.editor.height() - height) + _ABOVE)
