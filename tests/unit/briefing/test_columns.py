from collections import deque

import pytest

from tests.unit.briefing.packs import annotation
from tests.unit.briefing.reading import said
from zjhk_desktop.briefing.card_rows import Piece
from zjhk_desktop.briefing.cards import CardSetter
from zjhk_desktop.briefing.columns import GAP, fill_columns, side_by_side, stack, take
from zjhk_desktop.briefing.flow import Frame
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.domain.language import english
from zjhk_desktop.domain.script import Script


@pytest.fixture
def cards(memorandum, setter) -> CardSetter:
    return CardSetter(memorandum, Script.HANT, setter, Palette(), english(), None)


def pieces(memorandum, *comments: str) -> deque[Piece]:
    made: deque[Piece] = deque()
    for number, comment in enumerate(comments, 1):
        one = annotation(memorandum, f"x{number}", "m12", "雙向", comment)
        made.append(Piece(Numbered(number, one, 0, 2, whole=False)))
    return made


def test_what_fits_is_taken_in_order_and_the_rest_waits(memorandum, cards) -> None:
    queue = pieces(memorandum, "一。", "二。", "三。")
    height = cards.card(queue[0], 120).height
    taken = take(queue, cards, 120, 2 * height + GAP, whole=600)
    assert [card.piece.numbered.number for card in taken] == [1, 2]
    assert [piece.numbered.number for piece in queue] == [3]


def test_a_short_card_is_moved_on_rather_than_cut(memorandum, cards) -> None:
    queue = pieces(memorandum, "兩行的意見，" * 5)
    assert take(queue, cards, 120, 48, whole=600) == []
    assert queue[0].start == 0


def test_a_long_card_goes_on(memorandum, cards) -> None:
    queue = pieces(memorandum, "很長的意見，" * 200)
    (card,) = take(queue, cards, 120, 200, whole=600)
    assert card.height <= 200
    assert queue[0].start > 0


def test_cards_stand_apart(memorandum, cards) -> None:
    queue = pieces(memorandum, "一。", "二。")
    first, second = stack(take(queue, cards, 120, 500, whole=600), 700)
    assert first.top == 700
    assert first.bottom - second.top == pytest.approx(GAP)


def test_columns_are_balanced_when_everything_fits(memorandum, cards) -> None:
    page = Page()
    queue = pieces(memorandum, *["意見。"] * 6)
    height = cards.card(queue[0], 160).height
    frames = side_by_side(Frame(50, 550, 700, 60), 3, 20)
    assert [frame.left for frame in frames] == pytest.approx([50, 50 + 520 / 3, 50 + 1040 / 3])
    lowest = fill_columns(page, queue, cards, frames, Palette())
    assert not queue
    assert 700 - lowest <= 2 * height + GAP + 7
    assert said([page]) == "意見。" * 6


def test_a_card_is_not_cut_only_to_make_columns_equal(memorandum, cards) -> None:
    page = Page()
    queue = pieces(memorandum, "一句話。" * 40)
    frames = side_by_side(Frame(50, 550, 700, 60), 2, 20)
    fill_columns(page, queue, cards, frames, Palette())
    assert not queue
    assert "(continued)" not in [text.line.text for text in page.texts]
    assert all(text.x < frames[1].left for text in page.texts)
