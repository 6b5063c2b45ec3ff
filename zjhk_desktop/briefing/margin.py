"""The margin layout: each card beside its mark, joined by a leader.

What a column cannot hold goes on in the free foot of the body, then at the top of the next
page's column; where that would push the next page's cards away, pages of cards come between.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zjhk_desktop.briefing.card_forms import Place
from zjhk_desktop.briefing.card_rows import Card, Piece
from zjhk_desktop.briefing.cards import CardSetter
from zjhk_desktop.briefing.columns import (
    GAP,
    TAB_HEIGHT,
    PlacedCard,
    draw_card,
    draw_tab,
    stack,
    take,
)
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.flow import Frame
from zjhk_desktop.briefing.labels import passage_label
from zjhk_desktop.briefing.marks import Mark
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.palette import GREY, INK, Palette, Stroke
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.spans import span_label
from zjhk_desktop.briefing.spreading import spread
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum

CROWD = 5
"""So many cards of one passage share a bracket and one leader."""

_GROUP_HEAD = 22.0
_HEAD_MIDDLE = 6.0
_LANE = 8.7
_TURN = 7.6
_UNDER = 1.7
_PITCH = 1.1
_BRACKET = 5.0


@dataclass(frozen=True, slots=True)
class _Group:
    """The cards of one passage on a page, in order; crowded ones share one leader."""

    marks: tuple[Mark, ...]
    crowded: bool


@dataclass(frozen=True, slots=True)
class _Item:
    """Something in the column: a group's head or a card.

    Attributes:
        group: whose head it is, or whose card.
        mark: the card's own mark; None for a head.
        wish: where its upper edge would like to be.
    """

    group: _Group
    mark: Mark | None
    card: Card | None
    wish: float

    @property
    def height(self) -> float:
        return self.card.height if self.card else _GROUP_HEAD - GAP


class MarginColumn:
    """Fills the margin of one page after another, and remembers what is left over."""

    def __init__(
        self,
        memorandum: Memorandum,
        setter: LineSetter,
        cards: CardSetter,
        palette: Palette,
        tr: Translator,
        frame: Frame,
        text_right: float,
    ) -> None:
        """Take the column's frame and what sets its cards."""
        self._memorandum = memorandum
        self._setter = setter
        self._cards = cards
        self._palette = palette
        self._tr = tr
        self._frame = frame
        self._text_right = text_right
        self.waiting: deque[Piece] = deque()

    @property
    def width(self) -> float:
        """Return the width of a card."""
        return self._frame.right - self._frame.left

    def fill(self, page: Page, marks: Sequence[Mark]) -> None:
        """Draw the waiting cards, then those of this page's marks, as many as fit.

        Room for a tab stays free below them when any are left waiting.
        """
        top = self._frame.top
        if self.waiting:
            top = self._draw_waiting(page, top)
        groups = _groups(marks)
        if self.waiting:
            self._leave([mark for group in groups for mark in group.marks])
            return
        free = top - self._frame.bottom
        items = self._items(groups, free)
        if _extent(items) > free:
            items = self._shorten(items, free - TAB_HEIGHT)
            shown = {item.mark.numbered.number for item in items if item.mark}
            shown |= {piece.numbered.number for piece in self.waiting}
            every = (mark for group in groups for mark in group.marks)
            self._leave([mark for mark in every if mark.numbered.number not in shown])
            self._draw_items(page, items, top, self._frame.bottom + TAB_HEIGHT)
        else:
            self._draw_items(page, items, top, self._frame.bottom)

    def waiting_label(self) -> str:
        """Return which annotations are waiting."""
        return span_label([piece.numbered.number for piece in self.waiting], self._tr)

    def is_waiting_for(self, height: float) -> bool:
        """Say whether the waiting cards would fill more of a column than a height."""
        filled = 0.0
        for piece in self.waiting:
            filled += self._cards.card(piece, self.width).height + GAP
            if filled > height:
                return True
        return False

    def _draw_waiting(self, page: Page, top: float) -> float:
        """Draw what earlier pages left over; return the free top below it."""
        label = self._tr("{notes}, from before").format(notes=self.waiting_label())
        tab = self._tr("cont.")
        top = draw_tab(page, self._setter, tab, label, self._frame, top)
        free = top - self._frame.bottom - TAB_HEIGHT
        whole = self._frame.height - 2 * TAB_HEIGHT
        taken = take(self.waiting, self._cards, self.width, free, whole=whole)
        placed = stack(taken, top)
        for one in placed:
            draw_card(page, one, self._frame.left, self._palette)
        return placed[-1].bottom - GAP if placed else top

    def draw_onward(self, page: Page, *, to_foot: bool) -> None:
        """Say below the cards where the waiting ones are: in the body's foot or further on."""
        notes = self.waiting_label()
        label = self._tr("{notes}, see next").format(notes=notes)
        if to_foot:
            label = self._tr("{notes}, below left").format(notes=notes)
        top = self._frame.bottom + TAB_HEIGHT - 3
        draw_tab(page, self._setter, self._tr("cont."), label, self._frame, top)

    def _leave(self, marks: Sequence[Mark]) -> None:
        """Put the cards of some marks into the queue."""
        self.waiting.extend(Piece(mark.numbered, place=Place.AWAY) for mark in marks)

    def _items(self, groups: Sequence[_Group], free: float) -> list[_Item]:
        """Return what the column should hold, in order, each with the place it wishes for.

        Nothing is set that would follow what does not fit any more.
        """
        items: list[_Item] = []
        used = -GAP
        for group in groups:
            if used > free:
                break
            wish = group.marks[0].top - 2
            if group.crowded:
                items.append(_Item(group, None, None, wish))
                wish -= _GROUP_HEAD
                used += _GROUP_HEAD
            for mark in group.marks:
                if used > free:
                    break
                place = Place.GROUPED if group.crowded else Place.BESIDE
                piece = Piece(mark.numbered, place=place)
                card = self._cards.card(piece, self.width)
                if not group.crowded:
                    wish = mark.y + _HEAD_MIDDLE + 4
                items.append(_Item(group, mark, card, wish))
                wish -= card.height + GAP
                used += card.height + GAP
        return items

    def _shorten(self, items: list[_Item], free: float) -> list[_Item]:
        """Return the items that fit; a long card is cut, the rest waits."""
        kept: list[_Item] = []
        for item in items:
            if item.height <= free:
                kept.append(item)
                free -= item.height + GAP
                continue
            if item.card:
                queue = deque([item.card.piece])
                parts = take(queue, self._cards, self.width, free, whole=self._frame.height)
                kept.extend(replace(item, card=card) for card in parts)
                self.waiting.extend(replace(piece, place=Place.AWAY) for piece in queue)
            break
        while kept and kept[-1].card is None:
            kept.pop()
        return kept

    def _draw_items(self, page: Page, items: Sequence[_Item], top: float, bottom: float) -> None:
        """Place the items as near to their wishes as can be and draw them with their leaders."""
        starts = spread(
            [-item.wish for item in items],
            [item.height for item in items],
            GAP,
            -top,
            -bottom,
        )
        used: dict[int, int] = {}
        for item, start in zip(items, starts, strict=True):
            if item.card is None or item.mark is None:
                self._draw_group(page, item.group, -start)
                continue
            draw_card(page, PlacedCard(item.card, -start), self._frame.left, self._palette)
            if not item.group.crowded:
                lane = used.get(item.mark.row, 0)
                used[item.mark.row] = lane + 1
                self._leader(page, item.mark, -start - _HEAD_MIDDLE, lane)

    def _leader(self, page: Page, mark: Mark, head: float, lane: int) -> None:
        """Draw the line from a mark's end under the text to the gutter, then to its card."""
        if mark.numbered.whole:
            y = mark.y + 1.4 - lane * _PITCH
            points = [(mark.x + 5, y)]
        else:
            y = mark.y - _UNDER - lane * _PITCH
            points = [(mark.x, mark.y), (mark.x + 1.4, y)]
        edge = self._frame.left
        points += [(self._text_right + _LANE, y), (edge - _TURN, head), (edge, head)]
        ink = self._palette.ink(mark.numbered.category)
        page.strokes.append(Stroke(tuple(points), 0.45, ink))

    def _draw_group(self, page: Page, group: _Group, top: float) -> None:
        """Draw the bracket of a crowded passage, its leader and the head of its cards."""
        frame, mark = self._frame, group.marks[0]
        high, low = mark.top - 2.5, mark.bottom + 2.5
        x = self._text_right + _LANE
        page.strokes += [
            Stroke(((x - _BRACKET, high), (x, high), (x, low), (x - _BRACKET, low)), 0.5, INK),
            Stroke(((x, high), (frame.left - _TURN, top), (frame.left, top)), 0.5, INK),
        ]
        page.rule(frame.left, frame.right, top, 0.6, INK)
        passage = self._memorandum.passage(mark.numbered.passage)
        name = self._setter.line(
            passage_label(passage, self._memorandum, self._tr),
            Style(Family.SANS, 8.3, Weight.BOLD),
        )
        count = len(group.marks)
        counted = self._tr.plural("{n} note", "{n} notes", count).format(n=count)
        total = self._setter.line(counted, Style(Family.SANS, 7))
        page.texts.append(Text(name, frame.left, top - 11, INK))
        page.texts.append(Text(total, frame.right - total.width, top - 11, GREY))
        page.rule(frame.left, frame.right, top - 17, 0.25, GREY)


def _extent(items: Sequence[_Item]) -> float:
    return sum(item.height + GAP for item in items) - GAP


def _groups(marks: Sequence[Mark]) -> list[_Group]:
    """Return the marks of a page passage by passage; leaders that would cross make a crowd."""
    here = [mark for mark in marks if (mark.opens if mark.numbered.whole else mark.closes)]
    groups: list[_Group] = []
    for _, several in groupby(here, key=lambda mark: mark.numbered.passage):
        own = tuple(several)
        heights = [mark.y if mark.numbered.whole else mark.y - _UNDER for mark in own]
        falling = all(
            after.row > before.row or (after.row == before.row and height <= last + 0.01)
            for before, after, last, height in zip(own, own[1:], heights, heights[1:], strict=False)
        )
        groups.append(_Group(own, crowded=len(own) >= CROWD or not falling))
    return groups
