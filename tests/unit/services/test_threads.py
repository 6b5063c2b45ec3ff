"""Replies, proposals and bulk changes: one operation each, and threads that stay together."""

from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_range, anchor_whole
from zjhk_desktop.domain.annotation import Category, MarkStyle, Motivation, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import NothingProposed, UnknownAnnotation, UnstorableText
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.services.reviewing import Reviewing

MEASURE = sample_memorandum().passage("m01")
PLACE = anchor_range(MEASURE, 2, 4)


@pytest.fixture
def reviewing(tmp_path: Path):
    reviewing = open_reviewing(tmp_path / "profile" / "review.sqlite")
    yield reviewing
    reviewing.close()


def note(reviewing: Reviewing, comment: str = "", visibility: Visibility = Visibility.SIDE) -> str:
    return reviewing.annotate(PLACE, comment=comment, visibility=visibility).annotations[0]


def reply(reviewing: Reviewing, to: str, text: str = "答") -> str:
    return reviewing.reply(to, text).annotations[0]


def test_a_reply_lies_where_its_note_lies(reviewing: Reviewing) -> None:
    root = note(reviewing)
    change = reviewing.reply(root, "答")
    assert change.kind is ChangeKind.REPLIED is reviewing.undo_kind
    state = reviewing.annotation(change.annotations[0]).state
    assert (state.motivation, state.reply_to, state.comment) == (Motivation.REPLYING, root, "答")
    assert (state.anchor, state.visibility) == (PLACE, Visibility.SIDE)
    assert [each.id for each in reviewing.annotations()] == [root]
    assert {each.id for each in reviewing.everything()} == {root, change.annotations[0]}


def test_a_reply_to_a_reply_goes_to_the_note(reviewing: Reviewing) -> None:
    root = note(reviewing)
    first = reply(reviewing, root, "一")
    reply(reviewing, first, "二")
    assert [each.state.comment for each in reviewing.replies(root)] == ["一", "二"]
    assert reviewing.replies(first) == []


def test_what_is_no_note_takes_no_reply(reviewing: Reviewing) -> None:
    mark = reviewing.bookmarking.toggle("m01").annotations[0]
    gone = note(reviewing)
    reviewing.delete([gone])
    for name in (mark, gone, "nothing"):
        with pytest.raises(UnknownAnnotation):
            reviewing.reply(name, "答")
    with pytest.raises(UnstorableText):
        reviewing.reply(note(reviewing), "\0")


def test_deleting_a_note_takes_its_thread_along_and_undo_brings_it_back(
    reviewing: Reviewing,
) -> None:
    root, other = note(reviewing), note(reviewing)
    replies = [reply(reviewing, root, text) for text in "一二"]
    before = reviewing.everything()
    change = reviewing.delete([root])
    assert change.annotations == (root, *replies)
    assert [each.id for each in reviewing.everything()] == [other]
    reviewing.undo()
    assert [each.state for each in reviewing.everything()] == [each.state for each in before]
    reviewing.redo()
    assert [each.id for each in reviewing.everything()] == [other]


def test_deleting_a_reply_leaves_the_note(reviewing: Reviewing) -> None:
    root = note(reviewing)
    first, second = reply(reviewing, root), reply(reviewing, root)
    reviewing.delete([first])
    assert [each.id for each in reviewing.replies(root)] == [second]
    reviewing.delete([root, second])
    assert reviewing.everything() == []
    reviewing.undo()
    assert [each.id for each in reviewing.replies(root)] == [second]


def test_a_reply_is_never_more_visible_than_its_note(reviewing: Reviewing) -> None:
    root = note(reviewing, visibility=Visibility.BOTH)
    answer = reply(reviewing, root)
    reviewing.share([root], Visibility.PRIVATE)
    assert reviewing.annotation(answer).state.visibility is Visibility.PRIVATE
    assert reviewing.share([answer], Visibility.BOTH) is None
    reviewing.edit(root, visibility=Visibility.SIDE)
    assert reviewing.annotation(answer).state.visibility is Visibility.PRIVATE
    reviewing.edit(answer, visibility=Visibility.BOTH)
    assert reviewing.annotation(answer).state.visibility is Visibility.SIDE


def test_a_deleted_reply_is_left_alone(reviewing: Reviewing) -> None:
    root = note(reviewing, visibility=Visibility.BOTH)
    answer = reply(reviewing, root)
    reviewing.delete([answer])
    for change in (reviewing.share([root], Visibility.PRIVATE), reviewing.delete([root])):
        assert change is not None
        assert change.annotations == (root,)
    reviewing.past.restore(reviewing.history(answer)[0].id)
    assert reviewing.annotation(answer).state.visibility is Visibility.PRIVATE


def test_a_proposal_says_what_the_words_should_become(reviewing: Reviewing) -> None:
    change = reviewing.annotate(PLACE, Category.AMEND, comment="理由", proposal=Proposal("衞生"))
    assert change.kind is ChangeKind.PROPOSED is reviewing.undo_kind
    made = change.annotations[0]
    state = reviewing.annotation(made).state
    assert (state.motivation, state.category) == (Motivation.EDITING, Category.AMEND)
    assert (state.proposal, state.comment) == (Proposal("衞生"), "理由")
    assert [each.id for each in reviewing.annotations()] == [made]
    reviewing.edit(made, proposal=Proposal("保健"))
    assert reviewing.annotation(made).state.proposal == Proposal("保健")
    reviewing.undo()
    assert reviewing.annotation(made).state.proposal == Proposal("衞生")
    for empty in (Proposal("醫療"), Proposal("", ProposalKind.AFTER)):
        with pytest.raises(NothingProposed):
            reviewing.annotate(PLACE, proposal=empty)


def test_a_note_becomes_a_proposal_and_a_note_again(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="理由").annotations[0]
    change = reviewing.edit(made, comment="理由二", proposal=Proposal("衞生"))
    assert change is not None
    assert change.kind is ChangeKind.PROPOSED is reviewing.undo_kind
    assert reviewing.annotation(made).state.motivation is Motivation.EDITING
    for same in ("醫療", "医疗"):
        reviewing.edit(made, proposal=Proposal("衞生"))
        change = reviewing.edit(made, proposal=Proposal(same))
        assert change is not None
        state = reviewing.annotation(made).state
        assert (state.proposal, state.motivation) == (None, Motivation.COMMENTING)
    reviewing.undo()
    assert reviewing.annotation(made).state.proposal == Proposal("衞生")


def test_the_words_of_the_other_script_propose_nothing(reviewing: Reviewing) -> None:
    with pytest.raises(NothingProposed):
        reviewing.annotate(PLACE, proposal=Proposal("医疗"))
    reviewing.annotate(PLACE, proposal=Proposal("医疗", ProposalKind.AFTER))


def test_a_mark_can_be_an_underline(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, style=MarkStyle.UNDERLINE).annotations[0]
    assert reviewing.annotation(made).state.style is MarkStyle.UNDERLINE
    change = reviewing.edit(made, style=MarkStyle.HIGHLIGHT)
    assert change is not None
    assert change.kind is ChangeKind.RESTYLED


def test_bulk_changes_are_one_step_each(reviewing: Reviewing) -> None:
    names = [note(reviewing, str(number)) for number in range(5)]
    answer = reply(reviewing, names[0])
    steps = [
        (lambda: reviewing.resolve([*names, answer]), ChangeKind.RESOLVED, "resolved", True),
        (lambda: reviewing.reopen(names), ChangeKind.REOPENED, "resolved", False),
        (
            lambda: reviewing.recategorise(names, Category.DONE),
            ChangeKind.RECOLOURED,
            "category",
            Category.DONE,
        ),
        (
            lambda: reviewing.share(names, Visibility.BOTH),
            ChangeKind.SHARED,
            "visibility",
            Visibility.BOTH,
        ),
    ]
    for act, kind, name, value in steps:
        before = [each.state for each in reviewing.annotations()]
        change = act()
        assert change is not None
        assert (change.kind, len(change.annotations)) == (kind, 5)
        assert {getattr(each.state, name) for each in reviewing.annotations()} == {value}
        assert act() is None
        reviewing.undo()
        assert [each.state for each in reviewing.annotations()] == before
        reviewing.redo()


def test_only_what_differs_is_written(reviewing: Reviewing) -> None:
    done, open_ = note(reviewing), note(reviewing)
    reviewing.resolve([done])
    change = reviewing.resolve([done, open_, open_])
    assert change is not None
    assert change.annotations == (open_,)


def test_one_unknown_id_changes_none(reviewing: Reviewing) -> None:
    made = note(reviewing)
    marked = reviewing.bookmarking.toggle("m01").annotations[0]
    for act in (
        lambda: reviewing.resolve([made, "nothing"]),
        lambda: reviewing.reopen([made, marked]),
        lambda: reviewing.recategorise([made, "nothing"], Category.DONE),
        lambda: reviewing.share([made, "nothing"], Visibility.BOTH),
    ):
        with pytest.raises(UnknownAnnotation):
            act()
    assert len(reviewing.history(made)) == 1


def test_a_bulk_deletion_is_undone_whole(reviewing: Reviewing) -> None:
    anchor = anchor_whole(MEASURE)
    names = [reviewing.annotate(anchor).annotations[0] for _ in range(20)]
    reviewing.delete(names)
    assert reviewing.annotations() == []
    reviewing.undo()
    assert {each.id for each in reviewing.annotations()} == set(names)


def test_a_briefing_may_hold_the_replies_to_notes(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="問").annotations[0]
    reviewing.reply(made, "答")
    assert [each.state.comment for each in reviewing.printable()] == ["問", "答"]
