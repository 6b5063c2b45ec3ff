"""The past: what changed, any state brought back, and the review as it was."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.annotation import Category, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import UnknownAnnotation, UnknownRevision
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.revision import make_revision
from zjhk_desktop.domain.status import Status
from zjhk_desktop.domain.timeline import Aspect, Difference
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.review_store import ReviewStore

PLACE = anchor_range(sample_memorandum().passage("m01"), 2, 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "review.sqlite"


@pytest.fixture
def reviewing(path: Path):
    reviewing = open_reviewing(path)
    yield reviewing
    reviewing.close()


def test_the_history_says_what_changed_and_what_stands(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.edit(made, comment="二")
    reviewing.delete([made])
    entries = reviewing.past.entries(made)
    assert [entry.differences for entry in entries[1:]] == [
        (Difference(Aspect.COMMENT, "一", "二"),),
        (Difference(Aspect.DELETED, "false", "true"),),
    ]
    assert [entry.first for entry in entries] == [True, False, False]
    assert [entry.current for entry in entries] == [False, False, True]
    with pytest.raises(UnknownAnnotation):
        reviewing.past.entries("nothing")


def test_any_state_can_be_brought_back_and_that_undone(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.edit(made, comment="二", category=Category.DONE)
    first = reviewing.history(made)[0]
    change = reviewing.past.restore(first.id[:12])
    assert change is not None
    assert change.kind is ChangeKind.RESTORED is reviewing.undo_kind
    assert reviewing.annotation(made).state == first.state
    assert reviewing.past.restore(first.id) is None
    reviewing.undo()
    assert reviewing.annotation(made).state.comment == "二"
    assert len(reviewing.history(made)) == 4
    with pytest.raises(UnknownRevision):
        reviewing.past.restore("0" * 64)


def test_bringing_a_deleted_note_back_brings_the_replies_that_went_with_it(
    reviewing: Reviewing,
) -> None:
    root = reviewing.annotate(PLACE).annotations[0]
    kept = reviewing.reply(root, "一").annotations[0]
    gone = reviewing.reply(root, "二").annotations[0]
    reviewing.delete([gone])
    reviewing.delete([root])
    reviewing.past.restore(reviewing.history(root)[0].id)
    assert [each.id for each in reviewing.replies(root)] == [kept]
    reviewing.past.restore(reviewing.history(root)[1].id)
    assert reviewing.everything() == []


def test_bringing_a_reply_back_brings_its_note(reviewing: Reviewing) -> None:
    root = reviewing.annotate(PLACE, visibility=Visibility.BOTH).annotations[0]
    answer = reviewing.reply(root, "一").annotations[0]
    reviewing.share([root], Visibility.PRIVATE)
    reviewing.delete([root])
    reviewing.past.restore(reviewing.history(answer)[0].id)
    assert [each.id for each in reviewing.annotations()] == [root]
    assert reviewing.annotation(answer).state.visibility is Visibility.PRIVATE


def test_restoring_settles_a_conflict(path: Path) -> None:
    reviewing = open_reviewing(path)
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.edit(made, comment="左")
    first, left = reviewing.history(made)
    reviewing.close()
    state = replace(first.state, comment="右")
    right = make_revision(made, (first.id,), first.author, "device-2", left.time, 2, state)
    store = ReviewStore(path)
    store.load()
    store.append(Operation("x", ChangeKind.EDITED, ChangeKind.EDITED, "", (right.id,)), [right])
    store.close()
    again = open_reviewing(path, prefix="again")
    change = again.past.restore(left.id)
    assert change is not None
    entry = again.past.entries(made)[-1]
    assert (entry.current, set(entry.revision.parents)) == (True, {left.id, right.id})
    assert again.annotation(made).state.comment == "左"
    assert again.past.restore(left.id) is None
    again.close()


def test_the_review_as_it_was_cannot_be_changed_by_what_comes_later(reviewing: Reviewing) -> None:
    start = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    answer = reviewing.reply(made, "答").annotations[0]
    reviewing.assessing.set_status(["m01"], Status.AGREED)
    reviewing.edit(made, comment="二")
    reviewing.delete([made])
    assert reviewing.past.as_of(start - timedelta(seconds=1)).annotations() == []
    then = reviewing.past.as_of(start)
    assert [each.state.comment for each in then.annotations()] == ["一"]
    assert then.replies(made) == []
    later = reviewing.past.as_of(start + timedelta(seconds=3))
    assert [each.state.comment for each in later.annotations()] == ["二"]
    assert [each.id for each in later.replies(made)] == [answer]
    assert later.statuses(reviewing.author.id)[0].assessment.status is Status.AGREED
    assert reviewing.past.as_of(start + timedelta(days=1)).annotations() == []
    assert [each.state.comment for each in later.annotations()] == ["二"]


def test_each_moment_says_what_was_done(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.reply(made, "答")
    reviewing.edit(made, category=Category.DONE)
    reviewing.assessing.set_status(["m01"], Status.AGREED)
    reviewing.assessing.set_status(["m01"], Status.RESERVED)
    reviewing.bookmarking.toggle("m01")
    reviewing.bookmarking.toggle("m01")
    reviewing.annotate(PLACE, proposal=Proposal("乙"))
    reviewing.delete([made])
    reviewing.undo()
    moments = reviewing.past.moments()
    assert [reviewing.past.made(each.revisions[0]) for each in moments] == [
        ChangeKind.ADDED,
        ChangeKind.REPLIED,
        ChangeKind.RECOLOURED,
        ChangeKind.ASSESSED,
        ChangeKind.ASSESSED,
        ChangeKind.BOOKMARKED,
        ChangeKind.UNBOOKMARKED,
        ChangeKind.PROPOSED,
        ChangeKind.DELETED,
        ChangeKind.RESTORED,
    ]
    # The reply goes and comes with its note.
    assert [len(each.revisions) for each in moments] == [1] * 8 + [2, 2]
    assert [each.state.category for each in reviewing.past.at(moments[1]).annotations()] == [
        Category.KEY
    ]


def test_the_whole_review_goes_back_in_one_operation(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    answer = reviewing.reply(made, "答").annotations[0]
    reviewing.assessing.set_status(["m01"], Status.AGREED)
    then = reviewing.past.at(reviewing.past.moments()[-1])
    reviewing.edit(made, comment="二")
    reviewing.assessing.set_status(["m01"], Status.RESERVED)
    later = reviewing.annotate(PLACE, comment="三").annotations[0]
    reviewing.delete([made])
    change = reviewing.past.restore_review(then)
    assert change is not None
    assert change.kind is ChangeKind.REWOUND is reviewing.undo_kind
    assert [each.state.comment for each in reviewing.annotations()] == ["一"]
    assert [each.id for each in reviewing.replies(made)] == [answer]
    assert reviewing.assessing.status("m01").assessment.status is Status.AGREED
    assert [each.id for each in reviewing.view.deleted()] == [later]
    assert len(change.revisions) == 4
    assert reviewing.past.restore_review(then) is None
    reviewing.undo()
    assert [each.state.comment for each in reviewing.annotations()] == ["三"]
    assert reviewing.assessing.status("m01").assessment.status is Status.RESERVED
    reviewing.redo()
    assert [each.state.comment for each in reviewing.annotations()] == ["一"]


def test_a_restored_review_is_so_after_a_restart(path: Path, reviewing: Reviewing) -> None:
    reviewing.annotate(PLACE, comment="一")
    then = reviewing.past.at(reviewing.past.moments()[0])
    reviewing.annotate(PLACE, comment="二")
    reviewing.past.restore_review(then)
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert [each.state.comment for each in again.annotations()] == ["一"]
    assert again.undo_kind is ChangeKind.REWOUND
    again.undo()
    assert [each.state.comment for each in again.annotations()] == ["一", "二"]
    again.close()


def test_deleted_notes_come_back_with_their_replies_in_one_operation(reviewing: Reviewing) -> None:
    first = reviewing.annotate(PLACE, comment="一").annotations[0]
    answer = reviewing.reply(first, "答").annotations[0]
    second = reviewing.annotate(PLACE, comment="二").annotations[0]
    reviewing.delete([first, second])
    assert [each.id for each in reviewing.view.deleted()] == [first, second]
    change = reviewing.past.bring_back([first, second])
    assert change is not None
    assert change.kind is ChangeKind.RESTORED
    assert [each.state.comment for each in reviewing.annotations()] == ["一", "二"]
    assert [each.id for each in reviewing.replies(first)] == [answer]
    assert reviewing.view.deleted() == []
    assert reviewing.past.bring_back([first]) is None
    reviewing.undo()
    assert reviewing.annotations() == []
    with pytest.raises(UnknownAnnotation):
        reviewing.past.bring_back(["nothing"])


def test_heads_are_the_states_beside_each_other(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.edit(made, comment="二")
    assert reviewing.past.heads(made) == (reviewing.history(made)[-1].id,)
    assert reviewing.past.holds(reviewing.history(made)[0].id)
    assert not reviewing.past.holds("0" * 64)
    assert reviewing.past.standing() == {made: reviewing.history(made)[-1].id}
    reviewing.delete([made])
    assert reviewing.past.standing() == {}
