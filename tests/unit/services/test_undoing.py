"""Undo and redo of several reviewers: each their own, never over another's later word."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import Side, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import ChangedSince, NothingToRedo, NothingToUndo
from zjhk_desktop.services.reviewing import Reviewing

PLACE = anchor_range(sample_memorandum().passage("m01"), 2, 4)
FIRST, SECOND = "審閱者甲", "審閱者乙"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "review.sqlite"


@pytest.fixture
def reviewing(path: Path) -> Iterator[Reviewing]:
    reviewing = open_reviewing(path)
    reviewing.identifying.call_in(FIRST, Side.HONG_KONG)
    reviewing.identifying.call_in(SECOND, Side.HONG_KONG)
    reviewing.identifying.call_in(FIRST)
    yield reviewing
    reviewing.close()


def note(reviewing: Reviewing, comment: str) -> str:
    made = reviewing.annotate(PLACE, comment=comment, visibility=Visibility.BOTH)
    return made.annotations[0]


def said(reviewing: Reviewing) -> list[str]:
    return sorted(each.state.comment for each in reviewing.annotations())


def test_each_takes_back_their_own_over_restarts(reviewing: Reviewing, path: Path) -> None:
    note(reviewing, "甲一")
    reviewing.identifying.call_in(SECOND)
    assert reviewing.undo_kind is None
    with pytest.raises(NothingToUndo):
        reviewing.undo()
    note(reviewing, "乙一")
    reviewing.identifying.call_in(FIRST)
    assert reviewing.undo().passed_over == 0
    assert said(reviewing) == ["乙一"]
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert (again.undo_kind, again.redo_kind) == (None, ChangeKind.ADDED)
    again.identifying.call_in(SECOND)
    assert (again.undo_kind, again.redo_kind) == (ChangeKind.ADDED, None)
    with pytest.raises(NothingToRedo):
        again.redo()
    again.undo()
    again.identifying.call_in(FIRST)
    again.redo()
    assert said(again) == ["甲一"]
    again.close()


def test_another_s_later_word_stays(reviewing: Reviewing, path: Path) -> None:
    other = note(reviewing, "甲一")
    made = note(reviewing, "甲二")
    reviewing.edit(made, comment="甲三")
    reviewing.identifying.call_in(SECOND)
    reviewing.edit(made, comment="乙改")
    reviewing.identifying.call_in(FIRST)
    change = reviewing.undo()
    assert (change.annotations, change.of, change.passed_over) == ((other,), ChangeKind.ADDED, 2)
    assert said(reviewing) == ["乙改"]
    with pytest.raises(NothingToUndo):
        reviewing.undo()
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert again.redo_kind is ChangeKind.ADDED
    again.redo()
    assert said(again) == ["乙改", "甲一"]
    again.close()


def test_when_others_have_changed_all_it_is_said(reviewing: Reviewing) -> None:
    made = note(reviewing, "甲")
    reviewing.identifying.call_in(SECOND)
    reviewing.edit(made, comment="乙")
    reviewing.identifying.call_in(FIRST)
    assert reviewing.undo_kind is None
    with pytest.raises(ChangedSince):
        reviewing.undo()
    assert said(reviewing) == ["乙"]
    reviewing.identifying.call_in(SECOND)
    reviewing.undo()
    assert said(reviewing) == ["甲"]


def test_what_another_has_changed_is_not_brought_back(reviewing: Reviewing) -> None:
    made = note(reviewing, "甲")
    reviewing.edit(made, comment="甲二")
    reviewing.undo()
    reviewing.identifying.call_in(SECOND)
    reviewing.edit(made, comment="乙")
    reviewing.identifying.call_in(FIRST)
    assert reviewing.redo_kind is None
    with pytest.raises(ChangedSince):
        reviewing.redo()
    assert said(reviewing) == ["乙"]


def test_a_note_that_another_has_answered_is_not_taken_back(reviewing: Reviewing) -> None:
    made = note(reviewing, "甲")
    reviewing.identifying.call_in(SECOND)
    reviewing.reply(made, "乙答")
    reviewing.identifying.call_in(FIRST)
    with pytest.raises(ChangedSince):
        reviewing.undo()
    assert [each.state.comment for each in reviewing.replies(made)] == ["乙答"]
    reviewing.edit(made, comment="甲二")
    assert reviewing.undo().of is ChangeKind.EDITED
    reviewing.identifying.call_in(SECOND)
    reviewing.undo()
    reviewing.identifying.call_in(FIRST)
    assert reviewing.undo().of is ChangeKind.ADDED


def test_an_earlier_step_on_what_was_passed_over_is_not_taken_back(reviewing: Reviewing) -> None:
    """It lies beneath a step of one's own that stays."""
    shared, own = note(reviewing, "一"), note(reviewing, "二")
    reviewing.edit(own, comment="三")
    reviewing.resolve([shared, own])
    reviewing.identifying.call_in(SECOND)
    reviewing.edit(shared, comment="乙")
    reviewing.identifying.call_in(FIRST)
    with pytest.raises(ChangedSince):
        reviewing.undo()
    assert reviewing.annotation(own).state.resolved


STEPS = st.tuples(
    st.sampled_from(["add", "edit", "undo", "redo", "restart"]), st.sampled_from([FIRST, SECOND])
)


@settings(max_examples=30, deadline=None)
@given(steps=st.lists(STEPS, max_size=25))
def test_nobody_s_undo_touches_what_another_said_last(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    path = tmp_path_factory.mktemp("review") / "profile" / "review.sqlite"
    reviewing = open_reviewing(path)
    reviewing.identifying.call_in(FIRST)
    for number, (step, who) in enumerate(steps):
        reviewing.identifying.call_in(who)
        notes = reviewing.annotations()
        before = {each.id: each for each in notes}
        by = {each.id: reviewing.history(each.id)[-1].author.name for each in notes}
        if step == "add":
            note(reviewing, str(number))
        elif step == "edit" and notes:
            reviewing.edit(notes[number % len(notes)].id, comment=str(number))
        elif step in ("undo", "redo"):
            try:
                change = reviewing.undo() if step == "undo" else reviewing.redo()
            except (NothingToUndo, NothingToRedo, ChangedSince):
                continue
            assert all(by.get(name, who) == who for name in change.annotations)
            after = {each.id: each for each in reviewing.annotations()}
            untouched = before.keys() - set(change.annotations)
            assert {name: after[name] for name in untouched} == {
                name: before[name] for name in untouched
            }
        elif step == "restart":
            reviewing.close()
            reviewing = open_reviewing(path, prefix=f"again-{number}")
    reviewing.close()
