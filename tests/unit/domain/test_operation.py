"""Linear undo and redo against the plainest model: two stacks of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.operation import Operation, UndoLog


def _new(name: str) -> Operation:
    return Operation(name, ChangeKind.EDITED, ChangeKind.EDITED, "", ())


def _turn(name: str, kind: ChangeKind, target: str) -> Operation:
    return Operation(name, kind, ChangeKind.EDITED, target, ())


def test_nothing_done_leaves_nothing_to_undo_or_redo() -> None:
    log = UndoLog()
    assert log.undoable is None
    assert log.redoable is None


def test_undo_and_redo_move_the_latest_operation() -> None:
    log = UndoLog([_new("1"), _new("2"), _turn("3", ChangeKind.UNDONE, "2")])
    assert log.undoable == _new("1")
    assert log.redoable == _new("2")
    log.add(_turn("4", ChangeKind.REDONE, "2"))
    assert log.undoable == _new("2")
    assert log.redoable is None


def test_a_new_operation_forgets_what_was_undone() -> None:
    log = UndoLog([_new("1"), _turn("2", ChangeKind.UNDONE, "1"), _new("3")])
    assert log.redoable is None
    assert log.undoable == _new("3")


@pytest.mark.parametrize(
    "operations",
    [
        [_turn("1", ChangeKind.UNDONE, "0")],
        [_new("1"), _turn("2", ChangeKind.UNDONE, "x")],
        [_new("1"), _turn("2", ChangeKind.REDONE, "1")],
        [_new("1"), _new("2"), _turn("3", ChangeKind.UNDONE, "1")],
    ],
)
def test_a_log_out_of_order_is_refused(operations: list[Operation]) -> None:
    with pytest.raises(ValueError):
        UndoLog(operations)


@given(st.lists(st.sampled_from(["new", "undo", "redo"]), max_size=40))
def test_any_sequence_follows_two_stacks(steps: list[str]) -> None:
    log, done, undone = UndoLog(), [], []
    for number, step in enumerate(steps):
        if step == "new":
            done.append(str(number))
            undone = []
            log.add(_new(str(number)))
        elif step == "undo" and done:
            undone.append(done.pop())
            log.add(_turn(str(number), ChangeKind.UNDONE, undone[-1]))
        elif step == "redo" and undone:
            done.append(undone.pop())
            log.add(_turn(str(number), ChangeKind.REDONE, done[-1]))
        assert (log.undoable.id if log.undoable else None) == (done[-1] if done else None)
        assert (log.redoable.id if log.redoable else None) == (undone[-1] if undone else None)
