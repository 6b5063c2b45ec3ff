"""Reviewers of one profile: each sees, searches, restores and types what is theirs to see."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.unit.sample import (
    counting_ids,
    fold,
    open_reviewing,
    sample_memorandum,
    sample_state,
    stepping_clock,
)
from zjhk_desktop.domain.anchor import anchor_range, anchor_whole
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Author,
    Category,
    Side,
    Visibility,
)
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.domain.errors import UnknownAnnotation, UnknownRevision
from zjhk_desktop.domain.operation import Operation
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import make_revision
from zjhk_desktop.domain.status import Status
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.searching import Searching
from zjhk_desktop.storage.review_store import ReviewStore

MEASURE = sample_memorandum().passage("m01")
PLACE = anchor_range(MEASURE, 2, 4)
STRANGER = Author("stranger", "審閱者丁", Side.ZHEJIANG)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "review.sqlite"


@pytest.fixture
def reviewing(path: Path) -> Iterator[Reviewing]:
    """甲 and 乙 of 港方 and 丙 of 浙方 share the profile; 甲 reviews."""
    reviewing = open_reviewing(path)
    identifying = reviewing.identifying
    identifying.call_in("審閱者甲", Side.HONG_KONG)
    identifying.call_in("審閱者乙", Side.HONG_KONG)
    identifying.call_in("審閱者丙", Side.ZHEJIANG)
    identifying.call_in("審閱者甲")
    yield reviewing
    reviewing.close()


def state_by(author: Author) -> AnnotationState:
    return replace(sample_state(), author=author)


def note(reviewing: Reviewing, visibility: Visibility, comment: str = "醫療") -> str:
    return reviewing.annotate(PLACE, comment=comment, visibility=visibility).annotations[0]


def comments(annotations: list[Annotation]) -> list[str]:
    return sorted(each.state.comment for each in annotations)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("審閱者甲", ["both", "private", "side"]),
        ("審閱者乙", ["both", "side"]),
        ("審閱者丙", ["both"]),
    ],
)
def test_each_sees_what_is_for_them(reviewing: Reviewing, name: str, seen: list[str]) -> None:
    made = {str(each): note(reviewing, each, str(each)) for each in Visibility}
    reviewing.identifying.call_in(name)
    assert comments(reviewing.annotations()) == seen
    assert comments(reviewing.everything()) == seen
    hits = Searching(sample_memorandum(), fold).in_annotations("i", reviewing.annotations())
    assert {hit.annotation for hit in hits} == {made[each] for each in seen if "i" in each}
    for visibility, annotation in made.items():
        if visibility in seen:
            assert reviewing.annotation(annotation).id == annotation
            assert len(reviewing.past.entries(annotation)) == 1


def test_what_is_hidden_is_unknown_to_every_command(reviewing: Reviewing) -> None:
    made = note(reviewing, Visibility.PRIVATE)
    reviewing.edit(made, comment="改")
    first = reviewing.history(made)[0].id
    reviewing.identifying.call_in("審閱者乙")
    acts: list[Callable[[], object]] = [
        lambda: reviewing.annotation(made),
        lambda: reviewing.history(made),
        lambda: reviewing.past.entries(made),
        lambda: reviewing.edit(made, comment="乙"),
        lambda: reviewing.reply(made, "乙"),
        lambda: reviewing.resolve([made]),
        lambda: reviewing.recategorise([made], Category.DONE),
        lambda: reviewing.share([made], Visibility.BOTH),
        lambda: reviewing.delete([made]),
        lambda: reviewing.drafting.save(DraftPlace(made), "乙"),
    ]
    for act in acts:
        with pytest.raises(UnknownAnnotation):
            act()
    for revision in (first, first[:12]):
        with pytest.raises(UnknownRevision):
            reviewing.past.restore(revision)
    reviewing.identifying.call_in("審閱者甲")
    assert comments(reviewing.annotations()) == ["改"]
    assert reviewing.past.restore(first) is not None


def test_a_note_deleted_stays_unknown_to_others(reviewing: Reviewing) -> None:
    made = note(reviewing, Visibility.PRIVATE)
    reviewing.delete([made])
    assert len(reviewing.past.entries(made)) == 2
    reviewing.identifying.call_in("審閱者乙")
    with pytest.raises(UnknownAnnotation):
        reviewing.past.entries(made)


def test_a_draft_before_it_was_shared_is_left_out_of_the_past(reviewing: Reviewing) -> None:
    made = note(reviewing, Visibility.PRIVATE, "秘密")
    hidden = reviewing.history(made)[0].id
    reviewing.edit(made, comment="公開", visibility=Visibility.BOTH)
    reviewing.edit(made, comment="公開二")
    assert len(reviewing.past.entries(made)) == 3
    reviewing.identifying.call_in("審閱者丙")
    entries = reviewing.past.entries(made)
    assert [entry.first for entry in entries] == [True, False]
    assert "秘密" not in str([entry.differences for entry in entries])
    assert [revision.state.comment for revision in reviewing.history(made)] == ["公開", "公開二"]
    with pytest.raises(UnknownRevision):
        reviewing.past.restore(hidden)


def test_the_review_at_a_moment_shows_no_more_than_now(reviewing: Reviewing) -> None:
    taken_back = note(reviewing, Visibility.BOTH, "收回")
    shared_late = note(reviewing, Visibility.PRIVATE, "未公開")
    note(reviewing, Visibility.BOTH, "公開")
    moment = datetime.fromisoformat(reviewing.annotation(shared_late).modified)
    later = datetime.fromisoformat("2027-01-01T00:00:00Z")
    reviewing.share([taken_back], Visibility.PRIVATE)
    reviewing.share([shared_late], Visibility.BOTH)
    assert comments(reviewing.past.as_of(moment).annotations()) == ["收回", "未公開"]
    reviewing.identifying.call_in("審閱者丙")
    assert reviewing.past.as_of(moment).annotations() == []
    assert comments(reviewing.past.as_of(later).annotations()) == ["公開", "未公開"]
    assert comments(reviewing.annotations()) == ["公開", "未公開"]


def test_what_came_from_elsewhere_is_seen_as_it_is(reviewing: Reviewing, path: Path) -> None:
    reviewing.close()
    state = replace(
        state_by(STRANGER), visibility=Visibility.PRIVATE, comment="外來", created="2026"
    )
    revision = make_revision("far", (), STRANGER, "device-9", "2026", 90, state)
    store = ReviewStore(path)
    store.load()
    operation = Operation("o-far", ChangeKind.ADDED, ChangeKind.ADDED, "", (revision.id,))
    store.append(operation, [revision])
    store.close()
    again = open_reviewing(path, prefix="again")
    for name in ("審閱者甲", "審閱者乙", "審閱者丙"):
        again.identifying.call_in(name)
        assert comments(again.annotations()) == ["外來"]
        assert again.undo_kind is None
    again.close()


def test_a_reply_goes_with_its_note(reviewing: Reviewing) -> None:
    root = note(reviewing, Visibility.SIDE)
    reviewing.identifying.call_in("審閱者乙")
    answer = reviewing.reply(root, "乙答").annotations[0]
    whisper = reviewing.reply(root, "乙自用").annotations[0]
    reviewing.share([whisper], Visibility.PRIVATE)
    assert comments(reviewing.replies(root)) == ["乙答", "乙自用"]
    reviewing.identifying.call_in("審閱者甲")
    assert comments(reviewing.replies(root)) == ["乙答"]
    reviewing.share([root], Visibility.PRIVATE)
    assert reviewing.annotation(answer).state.visibility is Visibility.PRIVATE
    assert "乙答" in comments(reviewing.replies(root))
    reviewing.identifying.call_in("審閱者乙")
    assert reviewing.everything() == []
    with pytest.raises(UnknownAnnotation):
        reviewing.past.entries(answer)


def test_statuses_and_bookmarks_are_each_reviewer_s_own(reviewing: Reviewing) -> None:
    reviewing.assessing.set_status(["m01"], Status.AGREED)
    reviewing.assessing.set_status(["m02"], Status.RESERVED, visibility=Visibility.SIDE)
    reviewing.bookmarking.toggle("m01")
    reviewing.identifying.call_in("審閱者乙")
    assert reviewing.assessing.assessments() == {}
    assert reviewing.bookmarking.passages() == []
    assert reviewing.assessing.status("m01").others == ()
    assert len(reviewing.assessing.status("m02").others) == 1
    reviewing.identifying.call_in("審閱者丙")
    assert reviewing.assessing.status("m02").others == ()
    reviewing.identifying.call_in("審閱者甲")
    assert list(reviewing.assessing.assessments()) == ["m01", "m02"]
    assert reviewing.bookmarking.passages() == ["m01"]


def test_the_side_is_the_one_that_reviewers_have_now(reviewing: Reviewing) -> None:
    note(reviewing, Visibility.SIDE)
    reviewing.identifying.call_in("審閱者乙")
    assert len(reviewing.annotations()) == 1
    reviewing.identifying.rename("審閱者乙", Side.ZHEJIANG)
    assert reviewing.annotations() == []
    reviewing.identifying.call_in("審閱者甲")
    reviewing.identifying.rename("審閱者甲", Side.ZHEJIANG)
    reviewing.identifying.call_in("審閱者乙")
    assert len(reviewing.annotations()) == 1


def test_a_new_name_is_on_everything_of_its_reviewer(reviewing: Reviewing) -> None:
    root = note(reviewing, Visibility.SIDE)
    reviewing.reply(root, "甲答")
    reviewing.assessing.set_status(["m01"], Status.AGREED, visibility=Visibility.SIDE)
    revisions = [each.id for each in reviewing.history(root)]
    reviewing.identifying.rename("審閱者子", Side.HONG_KONG)
    assert reviewing.edit(root, comment="醫療") is None
    for name in ("審閱者子", "審閱者乙"):
        reviewing.identifying.call_in(name)
        said = reviewing.assessing.status("m01")
        status = said.mine or said.others[0]
        shown = [
            *reviewing.annotations(),
            *reviewing.everything(),
            *reviewing.replies(root),
            *reviewing.past.as_of(datetime.fromisoformat("2027-01-01T00:00Z")).annotations(),
            reviewing.annotation(root),
            status,
        ]
        assert {each.state.author.name for each in shown} == {"審閱者子"}
        assert [each.revision.author.name for each in reviewing.past.entries(root)] == ["審閱者子"]
    assert [each.id for each in reviewing.history(root)] == revisions


def test_others_bear_the_name_of_their_newest_revision(tmp_path: Path) -> None:
    """The order in which their revisions come in makes no difference."""
    store = ReviewStore(tmp_path / "profile" / "review.sqlite")
    names = {5: "審閱者丑", 9: "審閱者寅", 7: "審閱者卯"}
    for clock, name in names.items():
        author = replace(STRANGER, name=name)
        revision = make_revision(f"n{clock}", (), author, "d", "2026", clock, state_by(author))
        store.append(
            Operation(f"o{clock}", ChangeKind.ADDED, ChangeKind.ADDED, "", (revision.id,)),
            [revision],
        )
    reviewing = Reviewing(store, sample_memorandum(), now=stepping_clock(), new_id=counting_ids())
    assert {each.state.author.name for each in reviewing.annotations()} == {"審閱者寅"}
    assert len(reviewing.annotations()) == 3
    reviewing.close()


def test_a_draft_is_for_who_types_it(reviewing: Reviewing, path: Path) -> None:
    made = note(reviewing, Visibility.BOTH)
    reviewing.drafting.save(DraftPlace(made), "甲未完")
    reviewing.identifying.call_in("審閱者乙")
    assert reviewing.drafting.texts() == {}
    reviewing.drafting.save(DraftPlace(made), "乙未完")
    assert reviewing.drafting.texts() == {DraftPlace(made): "乙未完"}
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert again.drafting.texts() == {DraftPlace(made): "乙未完"}
    again.edit(made, comment="乙已完")
    assert again.drafting.texts() == {}
    again.identifying.call_in("審閱者甲")
    assert again.drafting.texts() == {DraftPlace(made): "甲未完"}
    again.drafting.discard(DraftPlace(made))
    assert again.drafting.texts() == {}
    again.close()
    last = open_reviewing(path, prefix="last")
    assert last.drafting.texts() == {}
    last.close()


def test_a_draft_named_by_the_annotation_alone_is_the_reviewer_s(path: Path) -> None:
    """So versions kept it that knew one reviewer."""
    reviewing = open_reviewing(path)
    made = reviewing.annotate(anchor_whole(MEASURE)).annotations[0]
    reviewing.close()
    store = ReviewStore(path)
    store.load()
    store.save_draft(made, "未完", "2026")
    store.close()
    again = open_reviewing(path, prefix="again")
    assert again.drafting.texts() == {DraftPlace(made): "未完"}
    again.drafting.save(DraftPlace(made), "未完二")
    assert again.drafting.texts() == {DraftPlace(made): "未完二"}
    again.edit(made, comment="已完")
    again.close()
    last = ReviewStore(path)
    assert dict(last.load().drafts) == {}
    last.close()


def test_moments_of_others_own_notes_are_not_listed(reviewing: Reviewing) -> None:
    note(reviewing, Visibility.PRIVATE)
    shared = note(reviewing, Visibility.BOTH)
    assert len(reviewing.past.moments()) == 2
    reviewing.identifying.rename("審閱者子", Side.HONG_KONG)
    reviewing.identifying.call_in("審閱者丙")
    (moment,) = reviewing.past.moments()
    (revision,) = moment.revisions
    assert (revision.annotation, revision.author.name) == (shared, "審閱者子")
    assert comments(reviewing.past.at(moment).annotations()) == ["醫療"]


def test_deleted_notes_are_listed_and_brought_back_by_who_may_see_them(
    reviewing: Reviewing,
) -> None:
    own, shared = note(reviewing, Visibility.PRIVATE, "自用"), note(reviewing, Visibility.BOTH)
    reviewing.delete([own, shared])
    assert len(reviewing.view.deleted()) == 2
    reviewing.identifying.call_in("審閱者丙")
    assert [each.id for each in reviewing.view.deleted()] == [shared]
    with pytest.raises(UnknownAnnotation):
        reviewing.past.bring_back([shared, own])
    assert reviewing.annotations() == []
    reviewing.past.bring_back([shared])
    assert [each.id for each in reviewing.annotations()] == [shared]


def test_restoring_the_review_leaves_what_others_keep_to_themselves(reviewing: Reviewing) -> None:
    own = note(reviewing, Visibility.PRIVATE, "甲自用")
    shared = note(reviewing, Visibility.PRIVATE, "甲公開")
    reviewing.identifying.call_in("審閱者丙")
    reviewing.bookmarking.toggle("m01")
    mine = note(reviewing, Visibility.PRIVATE, "丙")
    moment = reviewing.past.moments()[-1]
    reviewing.edit(mine, comment="丙二")
    late = note(reviewing, Visibility.PRIVATE, "丙三")
    reviewing.identifying.call_in("審閱者甲")
    reviewing.edit(own, comment="甲自用二")
    reviewing.share([shared], Visibility.BOTH)
    reviewing.identifying.rename("審閱者子", Side.HONG_KONG)
    reviewing.identifying.call_in("審閱者丙")
    before = [each.id for each in reviewing.history(shared)]
    change = reviewing.past.restore_review(reviewing.past.at(moment))
    assert change is not None
    assert set(change.annotations) == {mine, late}
    assert comments(reviewing.annotations()) == ["丙", "甲公開"]
    assert [each.id for each in reviewing.history(shared)] == before
    assert reviewing.undo().annotations == change.annotations
    assert comments(reviewing.annotations()) == ["丙三", "丙二", "甲公開"]
    reviewing.identifying.call_in("審閱者子")
    assert comments(reviewing.annotations()) == ["甲公開", "甲自用二"]


def test_restoring_writes_no_new_name_into_the_past(reviewing: Reviewing) -> None:
    made = note(reviewing, Visibility.BOTH, "一")
    moment = reviewing.past.moments()[-1]
    reviewing.identifying.rename("審閱者子", Side.HONG_KONG)
    assert reviewing.past.restore_review(reviewing.past.at(moment)) is None
    reviewing.edit(made, comment="二")
    reviewing.past.restore_review(reviewing.past.at(moment))
    assert {each.state.author.name for each in reviewing.history(made)} == {"審閱者甲"}


def test_another_review_hides_what_is_hidden_in_this_one(reviewing: Reviewing) -> None:
    """A backup holds notes that have been taken back since, and some that this one lacks."""
    taken_back = note(reviewing, Visibility.BOTH, "收回")
    author = reviewing.author
    held = [reviewing.history(taken_back)[0]]
    for name, visibility in (("x1", Visibility.PRIVATE), ("x2", Visibility.BOTH)):
        state = replace(state_by(author), visibility=visibility, comment=name)
        held.append(make_revision(name, (), author, "d", "2026", 50, state))
    reviewing.share([taken_back], Visibility.PRIVATE)
    backup = reviewing.past.view_of(Review(held))
    assert comments(backup.annotations()) == ["x1", "x2", "收回"]
    reviewing.identifying.call_in("審閱者乙")
    assert comments(backup.annotations()) == ["x2"]
