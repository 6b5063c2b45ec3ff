"""Reviewing: every operation, and any sequence of them, against the plainest model."""

from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.unit.sample import counting_ids, open_reviewing, sample_memorandum, stepping_clock
from zjhk_desktop.domain.anchor import anchor_quote, anchor_range, anchor_whole
from zjhk_desktop.domain.annotation import (
    COMMENT_LIMIT,
    AnnotationState,
    Category,
    Side,
    Visibility,
)
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.domain.errors import (
    CommentTooLong,
    NothingToRedo,
    NothingToUndo,
    UnknownAnnotation,
    UnknownPassage,
    UnstorableText,
)
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.storage.review_store import Access, ReviewStore

MEASURE = sample_memorandum().passage("m01")
PLACE = anchor_range(MEASURE, 2, 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "review.sqlite"


@pytest.fixture
def reviewing(path: Path):
    reviewing = open_reviewing(path)
    yield reviewing
    reviewing.close()


def reopen(reviewing: Reviewing, path: Path) -> Reviewing:
    reviewing.close()
    return open_reviewing(path, prefix="again")


def test_an_annotation_says_who_where_when_and_what(reviewing: Reviewing) -> None:
    change = reviewing.annotate(
        PLACE,
        Category.QUERY,
        comment="是否包括中醫？",
        visibility=Visibility.SIDE,
        tags=[" 醫療 ", "", "醫療", "問"],
    )
    assert change.kind is change.of is ChangeKind.ADDED
    annotation = reviewing.annotation(change.annotations[0])
    assert annotation.revision == change.revisions[0]
    state = annotation.state
    assert state.anchor == PLACE
    assert (state.category, state.visibility) == (Category.QUERY, Visibility.SIDE)
    assert (state.comment, state.tags) == ("是否包括中醫？", ("醫療", "問"))
    assert state.author == reviewing.author
    assert state.created == "2026-01-02T03:04:05.000Z"
    assert (state.resolved, state.deleted) == (False, False)


def test_the_author_is_the_profile_s_own_and_stays(reviewing: Reviewing, path: Path) -> None:
    first = reviewing.author
    assert (first.name, first.side) == ("", Side.OTHER)
    made = reviewing.annotate(PLACE).annotations[0]
    reviewing.set_author(" 審閱者甲 ", Side.HONG_KONG)
    again = reopen(reviewing, path)
    assert again.author == replace(first, name="審閱者甲", side=Side.HONG_KONG)
    assert again.annotation(made).state.author == again.author
    again.edit(made, comment="改")
    assert again.annotation(made).state.author == again.author
    assert [each.author for each in again.history(made)] == [again.author, again.author]
    assert [each.state.author for each in again.history(made)] == [first, first]
    again.close()


def test_notes_come_in_memorandum_order(reviewing: Reviewing) -> None:
    memorandum = sample_memorandum()
    for name in ("m03", "d01", "m01", "t1"):
        reviewing.annotate(anchor_whole(memorandum.passage(name)))
    reviewing.annotate(PLACE)
    assert [each.anchor.passage for each in reviewing.annotations()] == [
        "t1",
        "d01",
        "m01",
        "m01",
        "m03",
    ]


@pytest.mark.parametrize(
    ("edit", "kind"),
    [
        ({"comment": "新"}, ChangeKind.EDITED),
        ({"tags": ["新"]}, ChangeKind.EDITED),
        ({"category": Category.DONE}, ChangeKind.RECOLOURED),
        ({"visibility": Visibility.BOTH}, ChangeKind.SHARED),
        ({"resolved": True}, ChangeKind.RESOLVED),
        ({"category": Category.DONE, "resolved": True}, ChangeKind.EDITED),
        ({"category": Category.DONE, "comment": ""}, ChangeKind.RECOLOURED),
    ],
)
def test_an_edit_is_named_for_what_it_changes(
    reviewing: Reviewing, edit: dict, kind: ChangeKind
) -> None:
    made = reviewing.annotate(PLACE).annotations[0]
    change = reviewing.edit(made, **edit)
    assert change is not None
    assert change.kind is kind is reviewing.undo_kind
    state = reviewing.annotation(made).state
    for name, value in edit.items():
        assert getattr(state, name) == (tuple(value) if name == "tags" else value)


def test_an_edit_that_changes_nothing_writes_nothing(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    before = reviewing.history(made)
    assert reviewing.edit(made) is None
    assert (
        reviewing.edit(made, comment="一", category=Category.KEY, tags=[], resolved=False) is None
    )
    assert reviewing.history(made) == before


def test_deleting_several_is_one_step(reviewing: Reviewing) -> None:
    made = [reviewing.annotate(PLACE, comment=text).annotations[0] for text in "一二三"]
    reviewing.delete([made[0], made[2], made[0]])
    assert [each.id for each in reviewing.annotations()] == [made[1]]
    change = reviewing.undo()
    assert (change.kind, change.of) == (ChangeKind.UNDONE, ChangeKind.DELETED)
    assert set(change.annotations) == {made[0], made[2]}
    assert sorted(each.state.comment for each in reviewing.annotations()) == sorted("一二三")


def test_deleting_with_one_unknown_deletes_none(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE).annotations[0]
    with pytest.raises(UnknownAnnotation):
        reviewing.delete([made, "nothing"])
    with pytest.raises(ValueError):
        reviewing.delete([])
    assert len(reviewing.annotations()) == 1


def test_what_is_deleted_is_unknown_but_has_a_past(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.delete([made])
    for act in (
        lambda: reviewing.annotation(made),
        lambda: reviewing.edit(made, comment="二"),
        lambda: reviewing.delete([made]),
        lambda: reviewing.drafting.save(DraftPlace(made), "三"),
    ):
        with pytest.raises(UnknownAnnotation):
            act()
    assert [revision.state.deleted for revision in reviewing.history(made)] == [False, True]


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("a\0", UnstorableText),
        ("\ud800", UnstorableText),
        ("字" * (COMMENT_LIMIT + 1), CommentTooLong),
    ],
)
def test_text_that_cannot_be_stored_is_refused_everywhere(
    reviewing: Reviewing, text: str, error: type[Exception]
) -> None:
    made = reviewing.annotate(PLACE).annotations[0]
    for act in (
        lambda: reviewing.annotate(PLACE, comment=text),
        lambda: reviewing.annotate(PLACE, tags=[text]),
        lambda: reviewing.edit(made, comment=text),
        lambda: reviewing.edit(made, tags=["x", text]),
        lambda: reviewing.set_author(text, Side.OTHER),
    ):
        with pytest.raises(error):
            act()
    assert len(reviewing.history(made)) == len(reviewing.annotations()) == 1


def test_a_passage_of_another_memorandum_is_refused(reviewing: Reviewing) -> None:
    with pytest.raises(UnknownPassage):
        reviewing.annotate(replace(PLACE, passage="m99"))
    assert reviewing.undo_kind is None


def test_nothing_to_undo_or_redo(reviewing: Reviewing) -> None:
    with pytest.raises(NothingToUndo):
        reviewing.undo()
    reviewing.annotate(PLACE)
    with pytest.raises(NothingToRedo):
        reviewing.redo()


def test_undo_and_redo_go_on_after_a_restart(reviewing: Reviewing, path: Path) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.edit(made, comment="二")
    reviewing.edit(made, category=Category.DONE)
    reviewing.undo()
    again = reopen(reviewing, path)
    assert (again.undo_kind, again.redo_kind) == (ChangeKind.EDITED, ChangeKind.RECOLOURED)
    again.undo()
    assert again.annotation(made).state.comment == "一"
    again.redo()
    change = again.redo()
    assert (change.kind, change.of) == (ChangeKind.REDONE, ChangeKind.RECOLOURED)
    assert again.annotation(made).state.category is Category.DONE
    assert len(again.history(made)) == 7
    again.close()


def test_undoing_the_first_step_takes_the_annotation_away(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.undo()
    assert reviewing.annotations() == []
    reviewing.redo()
    assert reviewing.annotation(made).state.comment == "一"
    assert [revision.state.deleted for revision in reviewing.history(made)] == [False, True, False]


def test_the_clock_of_the_revisions_only_grows(path: Path) -> None:
    store = ReviewStore(path)
    moments = iter([*(stepping_clock()() for _ in range(3))])
    backwards = stepping_clock()
    reviewing = Reviewing(
        store, None, now=lambda: next(moments, backwards()), new_id=counting_ids()
    )
    made = [reviewing.annotate(PLACE).annotations[0] for _ in range(3)]
    reviewing.delete(made)
    clocks = [revision.clock for name in made for revision in reviewing.history(name)]
    assert sorted(clocks) == [1, 2, 3, 4, 5, 6]
    reviewing.close()


def test_a_draft_survives_and_goes_with_the_edit(reviewing: Reviewing, path: Path) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.drafting.save(DraftPlace(made), "一二")
    reviewing.drafting.save(DraftPlace(made), "一二三")
    again = reopen(reviewing, path)
    assert again.drafting.texts() == {DraftPlace(made): "一二三"}
    assert again.annotation(made).state.comment == "一"
    again.edit(made, category=Category.DONE)
    assert again.drafting.texts() == {DraftPlace(made): "一二三"}
    again.edit(made, comment="一二三四")
    assert again.drafting.texts() == {}
    last = reopen(again, path)
    assert last.drafting.texts() == {}
    last.close()


def test_a_draft_equal_to_the_comment_is_none(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE, comment="一").annotations[0]
    reviewing.drafting.save(DraftPlace(made), "一二")
    reviewing.drafting.save(DraftPlace(made), "一")
    assert reviewing.drafting.texts() == {}
    reviewing.drafting.save(DraftPlace(made), "一二")
    assert reviewing.edit(made, comment="一") is None
    assert reviewing.drafting.texts() == {}
    reviewing.drafting.discard(DraftPlace(made))


def test_the_draft_of_a_deleted_note_comes_back_with_it(reviewing: Reviewing) -> None:
    made = reviewing.annotate(PLACE).annotations[0]
    reviewing.drafting.save(DraftPlace(made), "一")
    reviewing.delete([made])
    assert reviewing.drafting.texts() == {}
    reviewing.undo()
    assert reviewing.drafting.texts() == {DraftPlace(made): "一"}


def test_notes_are_there_without_the_memorandum(reviewing: Reviewing, path: Path) -> None:
    memorandum = sample_memorandum()
    for name in ("m03", "m01"):
        reviewing.annotate(anchor_quote(memorandum.passage(name), "合作"))
    reviewing.close()
    bare = Reviewing(ReviewStore(path), None, now=stepping_clock(), new_id=counting_ids("bare"))
    assert [each.anchor.passage for each in bare.annotations()] == ["m01", "m03"]
    bare.close()


def test_looking_introduces_nobody(tmp_path: Path) -> None:
    reviewing = open_reviewing(tmp_path / "none" / "review.sqlite", Access.READ)
    assert reviewing.read_only
    assert reviewing.annotations() == []
    assert reviewing.author.name == ""
    assert not (tmp_path / "none").exists()


@dataclass(frozen=True)
class Note:
    comment: str
    category: Category
    visibility: Visibility
    resolved: bool
    reply_to: str = ""


World = dict[str, Note]
WIDTHS = list(Visibility)


def noted(state: AnnotationState) -> Note:
    return Note(state.comment, state.category, state.visibility, state.resolved, state.reply_to)


class Sessions(RuleBasedStateMachine):
    """A reviewer works, changes their mind and restarts; the model keeps whole worlds."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "review.sqlite"
        self.ids = counting_ids()
        self.worlds: list[World] = [{}]
        self.at = 0
        self.reviewing = self.open()

    def open(self) -> Reviewing:
        store = ReviewStore(self.path)
        return Reviewing(store, sample_memorandum(), now=stepping_clock(), new_id=self.ids)

    def teardown(self) -> None:
        self.reviewing.close()
        self.folder.cleanup()

    @property
    def world(self) -> World:
        return self.worlds[self.at]

    def become(self, world: World) -> None:
        self.worlds = [*self.worlds[: self.at + 1], world]
        self.at += 1

    @rule(
        comment=st.text(
            st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8
        ),
        category=st.sampled_from(Category),
    )
    def annotate(self, comment: str, category: Category) -> None:
        change = self.reviewing.annotate(PLACE, category, comment=comment)
        note = Note(comment, category, Visibility.PRIVATE, resolved=False)
        self.become({**self.world, change.annotations[0]: note})

    @precondition(lambda self: self.world)
    @rule(
        data=st.data(),
        comment=st.none() | st.sampled_from(["", "甲", "乙"]),
        category=st.none() | st.sampled_from(Category),
        visibility=st.none() | st.sampled_from(Visibility),
        resolved=st.none() | st.booleans(),
    )
    def edit(self, data: st.DataObject, **given: object) -> None:
        name = data.draw(st.sampled_from(sorted(self.world)))
        old = self.world[name]
        new = replace(old, **{key: value for key, value in given.items() if value is not None})
        self.expect(self.reviewing.edit(name, **given), {name: new})

    def expect(self, change: Change | None, notes: World) -> None:
        """Follow a change of notes, each reply no more visible than its note."""
        world = {**self.world, **notes}
        for name, note in world.items():
            if note.reply_to:
                narrow = min(note.visibility, world[note.reply_to].visibility, key=WIDTHS.index)
                world[name] = replace(note, visibility=narrow)
        assert (change is None) == (world == self.world)
        if change is not None:
            self.become(world)

    def names(self, data: st.DataObject) -> list[str]:
        return data.draw(st.lists(st.sampled_from(sorted(self.world)), min_size=1, max_size=4))

    @precondition(lambda self: self.world)
    @rule(data=st.data(), text=st.sampled_from(["", "答"]))
    def reply(self, data: st.DataObject, text: str) -> None:
        to = data.draw(st.sampled_from(sorted(self.world)))
        root = self.world[to].reply_to or to
        note = self.world[root]
        name = self.reviewing.reply(to, text).annotations[0]
        self.become({**self.world, name: Note(text, note.category, note.visibility, False, root)})

    @precondition(lambda self: self.world)
    @rule(data=st.data(), resolved=st.booleans())
    def settle(self, data: st.DataObject, resolved: bool) -> None:
        names = self.names(data)
        roots = {self.world[name].reply_to or name for name in names}
        act = self.reviewing.resolve if resolved else self.reviewing.reopen
        notes = {root: replace(self.world[root], resolved=resolved) for root in roots}
        self.expect(act(names), notes)

    @precondition(lambda self: self.world)
    @rule(data=st.data(), visibility=st.sampled_from(Visibility))
    def share(self, data: st.DataObject, visibility: Visibility) -> None:
        names = self.names(data)
        notes = {name: replace(self.world[name], visibility=visibility) for name in names}
        self.expect(self.reviewing.share(names, visibility), notes)

    @precondition(lambda self: self.world)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(self.world)))
        old = [e for e in self.reviewing.history(name) if not e.state.deleted]
        revision = data.draw(st.sampled_from(old))
        self.expect(self.reviewing.past.restore(revision.id), {name: noted(revision.state)})

    @precondition(lambda self: self.world)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        names = self.names(data)
        self.reviewing.delete(names)
        self.become(
            {
                name: note
                for name, note in self.world.items()
                if name not in names and note.reply_to not in names
            }
        )

    @rule()
    def undo(self) -> None:
        if self.at == 0:
            with pytest.raises(NothingToUndo):
                self.reviewing.undo()
        else:
            self.reviewing.undo()
            self.at -= 1

    @rule()
    def redo(self) -> None:
        if self.at == len(self.worlds) - 1:
            with pytest.raises(NothingToRedo):
                self.reviewing.redo()
        else:
            self.reviewing.redo()
            self.at += 1

    @rule()
    def restart(self) -> None:
        self.reviewing.close()
        self.reviewing = self.open()

    @invariant()
    def the_review_says_what_the_model_says(self) -> None:
        notes = self.reviewing.annotations()
        replies = [reply for note in notes for reply in self.reviewing.replies(note.id)]
        assert {each.id: noted(each.state) for each in [*notes, *replies]} == self.world
        assert len(self.reviewing.everything()) == len(self.world)
        assert (self.reviewing.undo_kind is None) == (self.at == 0)
        assert (self.reviewing.redo_kind is None) == (self.at == len(self.worlds) - 1)


TestSessions = Sessions.TestCase
TestSessions.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)


def test_an_operation_happens_at_one_moment(reviewing: Reviewing) -> None:
    """The clock of this review is a second later each time it is asked."""
    names = [reviewing.annotate(PLACE).annotations[0] for _ in range(2)]
    annotation = reviewing.annotation(names[0])
    assert annotation.modified == annotation.state.created
    reviewing.delete(names)
    reviewing.undo()
    for step in (-2, -1):
        assert len({reviewing.history(name)[step].time for name in names}) == 1
