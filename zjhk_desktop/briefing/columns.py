"""Columns of cards: what fits, what goes on, and how a card is drawn."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.card_rows import Card, Piece, cut
from zjhk_desktop.briefing.cards import CardSetter
from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.flow import Frame
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.page import Area, Page, Text
from zjhk_desktop.briefing.palette import GREY, INK, WHITE, Palette, Stroke, down
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.shapes import pill
from zjhk_desktop.briefing.wording import draw_wording

GAP = 8.0
"""White between two cards."""

TAB_HEIGHT = 18.0
"""The height of a tab, white below it included."""

_BADGE_RADIUS = 4.0
_TAB_SIZES = (7.6, 7.0, 6.4, 5.8)
_BALANCE_STEP = 6.0
_SPLIT_ABOVE = 0.3
"""A card that is higher than this part of its column may go on in the next."""


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card with its upper edge at `top`."""

    card: Card
    top: float

    @property
    def bottom(self) -> float:
        """Return the height of its lower edge."""
        return self.top - self.card.height


def take(
    pieces: deque[Piece], cards: CardSetter, width: float, height: float, *, whole: float
) -> list[Card]:
    """Take from the front of a queue the cards that fit a height, one below the other.

    A card that is too long goes on: what is left of it becomes the queue's first piece. At
    least one card, or a part of one, is taken when the height is the column's whole height.

    Args:
        pieces: the queue; what is taken leaves it.
        cards: sets the cards.
        width: of the column.
        height: that is free.
        whole: the height of a whole column.
    """
    taken: list[Card] = []
    free = height
    while pieces:
        card = cards.card(pieces[0], width)
        if card.height <= free:
            taken.append(card)
            pieces.popleft()
            free -= card.height + GAP
            continue
        if card.height > _SPLIT_ABOVE * whole or (not taken and height >= whole):
            parts = cut(card, free)
            if parts is not None:
                taken.append(parts[0])
                pieces[0] = parts[1]
        break
    return taken


def stack(taken: Sequence[Card], top: float) -> list[PlacedCard]:
    """Return cards one below the other from a height."""
    placed: list[PlacedCard] = []
    for card in taken:
        placed.append(PlacedCard(card, top))
        top -= card.height + GAP
    return placed


def draw_card(page: Page, placed: PlacedCard, x: float, palette: Palette) -> None:
    """Draw a card with its left edge at `x`: the category's line, then its rows."""
    piece = placed.card.piece
    category = piece.numbered.category
    form = piece.place.form
    note = Element(Role.NOTE, piece.numbered.annotation.id, piece.numbered.passage)
    ink = palette.ink(category)
    spine = x + form.spine
    page.strokes.extend(down(category, placed.top - 0.5, placed.bottom + 1.0, spine, ink))
    top = placed.top
    for number, row in enumerate(placed.card.rows):
        if row.badge:
            middle = top - row.height / 2
            outline = pill(x + row.badge.x, middle, row.badge.half, _BADGE_RADIUS)
            page.strokes.append(Stroke(outline, 0.6, ink))
        baseline = top - row.drop
        since = len(page.texts)
        page.texts.extend(Text(text.line, x + text.x, baseline, text.ink) for text in row.texts)
        if row.wording:
            draw_wording(page, row.wording, x + form.inset, top, category, palette)
        if row.hook is not None:
            page.strokes += _hook(x + row.hook, baseline)
        if not (row.badge and piece.start):
            # The head of what goes on is for the eye: the note is one, wherever it stands.
            part = "wording" if row.wording else number if row.offset is None else "comment"
            key = f"{note.key} {part}"
            page.tag(since, Element(Role.PARAGRAPH, key, note.passage, under=note))
        top -= row.height


def _hook(x: float, y: float) -> list[Stroke]:
    """Return the hook before a reply, whose baseline is at `y`."""
    shaft = ((x + 0.6, y + 5.2), (x + 0.6, y + 1.6), (x + 6.6, y + 1.6))
    head = ((x + 4.9, y + 3.2), (x + 6.6, y + 1.6), (x + 4.9, y))
    return [Stroke(points, 0.55, GREY) for points in (shaft, head)]


def fill_columns(
    page: Page,
    pieces: deque[Piece],
    cards: CardSetter,
    frames: Sequence[Frame],
    palette: Palette,
) -> float:
    """Draw as much of a queue as fits columns side by side; return the lowest edge drawn.

    When everything fits, the columns are made equally high as nearly as can be.
    """
    height = balanced_height(pieces, cards, frames)
    lowest = frames[0].top
    for frame in frames:
        width = frame.right - frame.left
        taken = take(pieces, cards, width, height, whole=frame.height)
        for placed in stack(taken, frame.top):
            draw_card(page, placed, frame.left, palette)
            lowest = min(lowest, placed.bottom)
    return lowest


def balanced_height(pieces: deque[Piece], cards: CardSetter, frames: Sequence[Frame]) -> float:
    """Return the least height at which columns hold a whole queue, else their full height."""
    width = frames[0].right - frames[0].left
    full = frames[0].height
    total = 0.0
    for piece in pieces:
        total += cards.card(piece, width).height + GAP
        if total > full * len(frames):
            return full
    height = total / len(frames)
    while height < full:
        trial = deque(pieces)
        for _ in frames:
            take(trial, cards, width, height, whole=full)
        if not trial:
            return height
        height += _BALANCE_STEP
    return full


def side_by_side(frame: Frame, count: int, gutter: float) -> list[Frame]:
    """Return so many equal columns of a frame."""
    width = (frame.right - frame.left - gutter * (count - 1)) / count
    lefts = [frame.left + index * (width + gutter) for index in range(count)]
    return [Frame(left, left + width, frame.top, frame.bottom) for left in lefts]


def draw_tab(
    page: Page,
    setter: LineSetter,
    label: str,
    note: str,
    frame: Frame,
    top: float,
) -> float:
    """Draw a black tab that says where cards go on or come from; return the free top below it.

    Args:
        page: drawn upon.
        setter: sets the words.
        label: what stands in the tab: 續.
        note: what stands beside it: which cards, where.
        frame: the column.
        top: upper edge.
    """
    tab = setter.line(label, Style(Family.SANS, 8.6, Weight.BOLD))
    words = _fitting(setter, note, frame.right - frame.left - tab.width - 16)
    foot = top - TAB_HEIGHT + 3
    middle = (top - 2 + foot) / 2
    page.rule(frame.left, frame.right, top, 0.5, GREY)
    page.areas.append(Area(frame.left, foot, frame.left + tab.width + 7, top - 2.5, INK))
    page.texts.append(Text(tab, frame.left + 3.5, middle - CENTRE * 8.6, WHITE))
    page.texts.append(Text(words, frame.left + tab.width + 13, middle - CENTRE * 7.6, INK))
    return top - TAB_HEIGHT


def _fitting(setter: LineSetter, note: str, room: float) -> SetLine:
    """Return what stands beside a tab, smaller where it is long: cut, it would mislead."""
    for size in _TAB_SIZES:
        line = setter.line(note, Style(Family.SANS, size, Weight.MEDIUM))
        if line.width <= room:
            return line
    return setter.shortened(note, Style(Family.SANS, _TAB_SIZES[-1], Weight.MEDIUM), room)
