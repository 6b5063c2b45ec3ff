"""Merging stores of one review: the union, in any order, as often as one likes."""

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.storage.test_review_store import make
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation, UndoLog, signed_operations
from zjhk_desktop.storage.merging import merge_stores, rebuild_log
from zjhk_desktop.storage.review_rows import StoredReview

MADE = [make(number, "文") for number in range(8)]
PARTS = st.lists(st.sampled_from(MADE), unique_by=lambda each: each[0].id)


def store(made: list) -> StoredReview:
    return StoredReview(tuple(each[1] for each in made), tuple(each[0] for each in made))


def ids(stored: StoredReview) -> set[str]:
    return {each.id for each in stored.revisions}


@given(PARTS, PARTS, PARTS)
def test_merging_is_a_union(first: list, second: list, third: list) -> None:
    one, two, three = map(store, (first, second, third))
    assert ids(merge_stores(one, two)) == ids(one) | ids(two) == ids(merge_stores(two, one))
    left = merge_stores(merge_stores(one, two), three)
    assert ids(left) == ids(merge_stores(one, merge_stores(two, three)))
    assert merge_stores(one, one) == one
    assert merge_stores(left, two) == left


@given(PARTS, PARTS)
def test_the_first_log_stands_and_goes_on(first: list, second: list) -> None:
    one, two = store(first), store(second)
    merged = merge_stores(one, two)
    assert merged.operations[: len(one.operations)] == one.operations
    UndoLog(signed_operations(merged.operations, {each.id: each for each in merged.revisions}))
    assert {each.id for each in merged.operations} == {each[0].id for each in (*first, *second)}


def test_logs_that_do_not_fit_leave_the_first() -> None:
    undone = Operation("u", ChangeKind.UNDONE, ChangeKind.ADDED, "o5", (MADE[2][1].id,))
    one = store([MADE[1], MADE[3]])
    two = StoredReview((MADE[1][1], MADE[2][1]), (MADE[1][0], undone))
    merged = merge_stores(one, two)
    assert merged.operations == one.operations
    assert ids(merged) == ids(one) | ids(two)


def test_a_log_is_rebuilt_from_two_with_gaps() -> None:
    logs = [[MADE[0][0], MADE[1][0]], [MADE[1][0], MADE[2][0]]]
    revisions = [each[1] for each in MADE]
    assert [each.id for each in rebuild_log(logs, revisions)] == ["o0", "o1", "o2"]
    assert [each.id for each in rebuild_log(logs, revisions[1:])] == ["o1", "o2"]
    assert rebuild_log(logs, []) == ()
    assert rebuild_log([], revisions) == ()
