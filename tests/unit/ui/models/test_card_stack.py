"""Cards keep their order, never overlap, and the open one keeps its place."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.ui.models.card_stack import Wanted, stack_cards

GAP = 8.0


@st.composite
def wishes(draw: st.DrawFn) -> list[Wanted]:
    tops = sorted(draw(st.lists(st.floats(0, 5000, allow_nan=False), max_size=40)))
    heights = st.floats(20, 600, allow_nan=False)
    return [Wanted(f"card{i}", top, draw(heights)) for i, top in enumerate(tops)]


@given(wishes(), st.integers(-1, 40), st.floats(0, 100))
def test_cards_are_in_order_and_apart(cards: list[Wanted], fixed: int, least: float) -> None:
    tops = stack_cards(cards, gap=GAP, fixed=f"card{fixed}", least=least)
    assert list(tops) == [card.key for card in cards]
    for upper, lower in pairwise(cards):
        assert tops[lower.key] >= tops[upper.key] + upper.height + GAP - 1e-6
    assert all(top >= least - 1e-6 for top in tops.values())


@given(wishes(), st.integers(0, 40))
def test_the_fixed_card_keeps_its_place_where_there_is_room_above(
    cards: list[Wanted], fixed: int
) -> None:
    tops = stack_cards(cards, gap=GAP, fixed=f"card{fixed}", least=0)
    if fixed < len(cards):
        room = sum(card.height + GAP for card in cards[:fixed])
        assert tops[f"card{fixed}"] == max(cards[fixed].top, room)


def test_cards_with_room_stand_where_they_want() -> None:
    cards = [Wanted("a", 10, 20), Wanted("b", 100, 20), Wanted("c", 110, 20)]
    assert stack_cards(cards, gap=GAP) == {"a": 10, "b": 100, "c": 128}
    assert stack_cards(cards, gap=GAP, fixed="c") == {"a": 10, "b": 82, "c": 110}
