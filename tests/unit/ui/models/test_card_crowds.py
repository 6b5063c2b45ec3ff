"""Crowds: which passages fold their cards, and which of a crowd's notes are shown."""

import pytest

from zjhk_desktop.ui.models.card_crowds import (
    FAR,
    MOST,
    Group,
    Slice,
    crowds,
    groups_at,
    shown_slice,
    turned,
)

CARD = 100.0


def size(group: Group) -> float:
    return group.count * CARD


def measured(*groups: Group) -> frozenset[str]:
    return crowds(groups, size, least=60)


def test_a_group_has_room_up_to_the_next_but_no_more_than_a_screen() -> None:
    groups = groups_at([("a", 2, 100.0), ("b", 1, 250.0), ("c", 3, 9000.0)])
    assert [group.room for group in groups] == [150.0, FAR, FAR]
    assert groups_at([]) == []


def test_cards_that_are_pushed_less_than_a_screen_do_not_fold() -> None:
    assert not measured(*groups_at([("a", 5, 0.0), ("b", 5, 100.0), ("c", 1, 200.0)]))


def test_many_notes_fold_without_being_measured() -> None:
    def refuse(_group: Group) -> float:
        raise AssertionError

    (crowd,) = groups_at([("a", 200, 0.0)])
    assert crowds([crowd], refuse, least=60) == {"a"}


def test_small_groups_fold_where_together_they_push_too_far() -> None:
    groups = groups_at([(f"p{n}", 4, n * 120.0) for n in range(20)])
    folded = measured(*groups)
    assert "p0" in folded
    bottom = 0.0
    for group in groups:
        bottom = max(bottom, group.top) + (
            min(size(group), group.room) if group.passage in folded else size(group)
        )
        assert bottom <= group.top + group.room + FAR


def test_what_fits_its_own_room_stays_whole_beside_what_folds() -> None:
    groups = groups_at([("a", 20, 0.0), ("b", 1, 120.0), ("c", 20, 240.0)])
    assert measured(*groups) == {"a", "c"}


def test_a_crowd_far_above_does_not_fold_the_groups_below() -> None:
    assert measured(*groups_at([("a", 100, 0.0), ("b", 3, 5000.0)])) == {"a"}


def test_a_slice_is_as_long_as_there_is_room() -> None:
    assert shown_slice(196, 3, 0, -1) == Slice(0, 3, 196)
    assert shown_slice(196, 100, 0, -1).length == MOST
    assert shown_slice(2, 5, 0, -1) == Slice(0, 2, 2)
    assert shown_slice(196, 0, 0, -1).length == 0


@pytest.mark.parametrize("active", [0, 3, 150, 195])
@pytest.mark.parametrize("room", [0, 1, 3])
def test_the_active_note_is_in_the_slice(active: int, room: int) -> None:
    shown = shown_slice(196, room, 2, active)
    assert shown.first <= active < shown.last
    assert shown.length == max(1, room)


def test_a_slice_stays_while_the_active_note_is_in_it() -> None:
    assert shown_slice(196, 3, 10, 12) == Slice(10, 13, 196)
    assert shown_slice(196, 3, 10, -1) == Slice(10, 13, 196)


def test_a_slice_never_ends_behind_the_last_note() -> None:
    assert shown_slice(20, 3, 19, -1) == Slice(17, 20, 20)


def test_turning_goes_on_and_round_the_ends() -> None:
    assert turned(Slice(0, 3, 7), 1) == 3
    assert turned(Slice(4, 7, 7), 1) == 0
    assert turned(Slice(3, 6, 7), -1) == 0
    assert turned(Slice(1, 4, 7), -1) == 0
    assert turned(Slice(0, 3, 7), -1) == 4
    assert turned(Slice(0, 0, 7), 1) == 0
    assert turned(Slice(0, 0, 7), -1) == 6


def test_turning_on_shows_every_note_once() -> None:
    seen: list[int] = []
    shown = shown_slice(23, 4, 0, -1)
    for _ in range(6):
        seen.extend(range(shown.first, shown.last))
        shown = shown_slice(23, 4, shown.first, turned(shown, 1))
    assert set(seen) == set(range(23))
