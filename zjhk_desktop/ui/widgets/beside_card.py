"""Where a small panel stands that belongs to a card: near it, and not over what it is about."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QRect, QSize

from zjhk_desktop.ui.design.tokens import Space


def place_in_corner(room: QRect, size: QSize) -> QPoint:
    """Return where a panel of a size stands in the lower right corner of what room there is."""
    left = room.right() + 1 - size.width()
    return QPoint(left, max(room.top(), room.bottom() + 1 - size.height()))


def place_beside(room: QRect, size: QSize, card: QRect, marks: Sequence[QRect]) -> QPoint:
    """Return where a panel of a size hides nothing of a card and its mark, or as little as can be.

    Args:
        room: where the panel may stand.
        size: of the panel.
        card: what it belongs to.
        marks: the words that the card is about, line by line.
    """
    corner = place_in_corner(room, size)

    def hides(place: QPoint) -> tuple[int, int]:
        panel = QRect(place, size)
        return sum(_shared(panel, mark) for mark in marks), _shared(panel, card)

    places = [
        QPoint(_within(room.left(), x, corner.x()), _within(room.top(), y, corner.y()))
        for x, y in _places(room, size, card, marks)
    ]
    # Of several that hide as little, the first.
    return min(places, key=hides)


def _places(
    room: QRect, size: QSize, card: QRect, marks: Sequence[QRect]
) -> Iterator[tuple[int, int]]:
    """Yield upper left corners, the best first; some reach out of the room."""
    air = Space.ONE
    below, above = card.bottom() + 1 + air, card.top() - air - size.height()
    under_card, at_left = card.right() + 1 - size.width(), card.left() - air - size.width()
    if below + size.height() <= room.bottom() + 1:
        yield under_card, below
    if above >= room.top():
        yield under_card, above
    last, first = room.bottom() + 1 - size.height(), room.top()
    lower = max((mark.bottom() + 1 + air for mark in marks), default=last)
    upper = min((mark.top() - air - size.height() for mark in marks), default=first)
    for x in (at_left, room.left(), under_card):
        for y in (last, first, lower, upper):
            yield x, y


def _within(least: int, value: int, most: int) -> int:
    return max(least, min(value, most))


def _shared(one: QRect, other: QRect) -> int:
    both = one.intersected(other)
    return max(0, both.width()) * max(0, both.height())
