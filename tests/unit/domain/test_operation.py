"""Undo and redo against the plainest model: two stacks of names for each reviewer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation, UndoLog

ME, OTHER = "author-1", "author-2"


def _new(name: str) -> Operation:
    return Operation(name, ChangeKind.EDITED, ChangeKind.EDITED, "", ())


def _turn(name: str, kind: ChangeKind, target: str) -> Operation:
    return Operation(name, kind, ChangeKind.EDITED, target, ())


def _log(*operations: Operation) -> UndoLog:
    return UndoLog((operation, ME) for operation in operations)


def _ids(operations: object) -> list[str]:
    assert isinstance(operations, list | tuple)
    return [each.id for each in operations]


def test_nothing_done_leaves_nothing_to_undo_or_redo() -> None:
    log = UndoLog()
    assert _ids(log.undoable(ME)) == []
    assert _ids(log.redoable(ME)) == []


def test_undo_and_redo_move_the_latest_operation() -> None:
    log = _log(_new("1"), _new("2"), _turn("3", ChangeKind.UNDONE, "2"))
    assert _ids(log.undoable(ME)) == ["1"]
    assert _ids(log.redoable(ME)) == ["2"]
    log.add(_turn("4", ChangeKind.REDONE, "2"), ME)
    assert _ids(log.undoable(ME)) == ["1", "2"]
    assert _ids(log.redoable(ME)) == []


def test_a_new_operation_forgets_what_was_undone() -> None:
    log = _log(_new("1"), _turn("2", ChangeKind.UNDONE, "1"), _new("3"))
    assert _ids(log.redoable(ME)) == []
    assert _ids(log.undoable(ME)) == ["3"]


def test_reviewers_do_not_touch_each_other_s() -> None:
    log = _log(_new("1"), _new("2"))
    log.add(_new("3"), OTHER)
    log.add(_turn("4", ChangeKind.UNDONE, "2"), ME)
    log.add(_new("5"), OTHER)
    assert (_ids(log.undoable(ME)), _ids(log.redoable(ME))) == (["1"], ["2"])
    assert (_ids(log.undoable(OTHER)), _ids(log.redoable(OTHER))) == (["3", "5"], [])


def test_what_was_passed_over_is_settled() -> None:
    log = _log(_new("1"), _new("2"), _new("3"), _turn("4", ChangeKind.UNDONE, "1"))
    assert (_ids(log.undoable(ME)), _ids(log.redoable(ME))) == ([], ["1"])


def test_a_log_in_which_one_undid_another_s_is_followed() -> None:
    """Versions that had one stack for all wrote such logs."""
    log = _log(_new("1"))
    log.add(_new("2"), OTHER)
    log.add(_turn("3", ChangeKind.UNDONE, "2"), ME)
    log.add(_turn("4", ChangeKind.UNDONE, "1"), ME)
    assert _ids(log.redoable(OTHER)) == ["2"]
    assert _ids(log.redoable(ME)) == ["1"]


@pytest.mark.parametrize(
    "operations",
    [
        [_turn("1", ChangeKind.UNDONE, "0")],
        [_new("1"), _turn("2", ChangeKind.UNDONE, "x")],
        [_new("1"), _turn("2", ChangeKind.REDONE, "1")],
        [_new("1"), _turn("2", ChangeKind.UNDONE, "1"), _turn("3", ChangeKind.UNDONE, "1")],
    ],
)
def test_a_log_out_of_order_is_refused(operations: list[Operation]) -> None:
    with pytest.raises(ValueError):
        _log(*operations)


STEPS = st.tuples(st.sampled_from(["new", "undo", "redo"]), st.sampled_from([ME, OTHER]))


@given(st.lists(STEPS, max_size=40))
def test_any_sequence_follows_two_stacks_each(steps: list[tuple[str, str]]) -> None:
    log = UndoLog()
    done: dict[str, list[str]] = {ME: [], OTHER: []}
    undone: dict[str, list[str]] = {ME: [], OTHER: []}
    for number, (step, who) in enumerate(steps):
        if step == "new":
            done[who].append(str(number))
            undone[who] = []
            log.add(_new(str(number)), who)
        elif step == "undo" and done[who]:
            undone[who].append(done[who].pop())
            log.add(_turn(str(number), ChangeKind.UNDONE, undone[who][-1]), who)
        elif step == "redo" and undone[who]:
            done[who].append(undone[who].pop())
            log.add(_turn(str(number), ChangeKind.REDONE, done[who][-1]), who)
        for each in (ME, OTHER):
            assert _ids(log.undoable(each)) == done[each]
            assert _ids(log.redoable(each)) == undone[each]
