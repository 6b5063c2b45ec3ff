"""The review as a set: order of arrival makes no difference, nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import DEVICE, REVIEWER, sample_state
from zjhk_desktop.domain.errors import UnknownAnnotation, UnknownRevision
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision, make_revision


def _revision(
    name: str,
    parents: tuple[Revision, ...] = (),
    clock: int = 1,
    comment: str = "",
    *,
    deleted: bool = False,
) -> Revision:
    state = sample_state(comment, deleted=deleted)
    ids = tuple(parent.id for parent in parents)
    return make_revision(name, ids, REVIEWER, DEVICE, f"t{clock}", clock, state)


FIRST = _revision("a")
SECOND = _revision("a", (FIRST,), 2, "二")
LEFT = _revision("a", (SECOND,), 3, "左")
RIGHT = _revision("a", (SECOND,), 3, "右")
GONE = _revision("b", (), 4, deleted=True)
ALL = (FIRST, SECOND, LEFT, RIGHT, GONE)


def test_the_childless_revision_is_what_the_annotation_says_now() -> None:
    review = Review([FIRST, SECOND])
    annotation = review.annotation("a")
    assert (annotation.revision, annotation.state, annotation.modified) == (
        SECOND.id,
        SECOND.state,
        "t2",
    )
    assert [revision.id for revision in review.history("a")] == [FIRST.id, SECOND.id]


def test_two_childless_revisions_are_both_kept_and_one_is_chosen() -> None:
    heads = Review([FIRST, SECOND, LEFT, RIGHT]).heads("a")
    assert {head.id for head in heads} == {LEFT.id, RIGHT.id}
    assert heads[0].id == max(LEFT.id, RIGHT.id)


def test_a_deleted_annotation_is_not_listed_but_stays() -> None:
    review = Review([FIRST, GONE])
    assert [annotation.id for annotation in review.annotations()] == ["a"]
    assert review.annotation("b").state.deleted


@given(st.permutations(ALL), st.lists(st.sampled_from(ALL), max_size=6))
def test_order_and_repetition_make_no_difference(
    order: list[Revision], again: list[Revision]
) -> None:
    expected, review = Review(ALL), Review(order + again)
    assert len(review) == len(expected) == len(ALL)
    assert review.clock == expected.clock == 4
    assert review.annotation("a") == expected.annotation("a")
    assert review.history("a") == expected.history("a")


def _worlds() -> st.SearchStrategy[list[Revision]]:
    """Return revisions of two annotations, each following any of those before it."""

    @st.composite
    def build(draw: st.DrawFn) -> list[Revision]:
        made: list[Revision] = []
        for number in range(draw(st.integers(1, 8))):
            name = draw(st.sampled_from("ab"))
            own = [each for each in made if each.annotation == name]
            parents = draw(st.lists(st.sampled_from(own), max_size=2, unique=True)) if own else []
            clock = max((each.clock for each in parents), default=draw(st.integers(0, 3))) + 1
            deleted = draw(st.booleans())
            made.append(_revision(name, tuple(parents), clock, str(number), deleted=deleted))
        return made

    return build()


def _says(review: Review) -> tuple:
    names = [name for name in "ab" if review.has(name)]
    return (
        len(review),
        review.clock,
        [review.annotation(name) for name in names],
        [[head.id for head in review.heads(name)] for name in names],
        [review.entries(name) for name in names],
        {each.id for each in review.annotations()},
    )


def _merged(*reviews: list[Revision]) -> Review:
    return Review(revision for revisions in reviews for revision in revisions)


@given(_worlds(), st.data())
def test_all_at_once_is_as_one_after_the_other(world: list[Revision], data: st.DataObject) -> None:
    # Some lie in another annotation than what they say they follow, which then is not followed.
    strange = [_revision("c", (each,), 9) for each in data.draw(st.lists(st.sampled_from(world)))]
    order = data.draw(st.permutations(world + strange))
    grown = Review()
    for revision in order:
        grown.add(revision)
    assert _says(Review(order)) == _says(grown)


@given(_worlds(), st.data())
def test_merging_is_a_union(world: list[Revision], data: st.DataObject) -> None:
    part = st.lists(st.sampled_from(world), unique=True)
    one, two, three = data.draw(part), data.draw(part), data.draw(part)
    assert _says(_merged(one, two)) == _says(_merged(two, one))
    assert _says(_merged(one, one)) == _says(_merged(one))
    left = _merged(one, two)
    for revision in three:
        left.add(revision)
    right = _merged(two, three)
    for revision in one:
        right.add(revision)
    assert _says(left) == _says(right)


@given(_worlds(), st.data())
def test_heads_are_those_that_nothing_follows(world: list[Revision], data: st.DataObject) -> None:
    review = Review(data.draw(st.permutations(world)))
    followed = {parent for revision in world for parent in revision.parents}
    for name in {revision.annotation for revision in world}:
        heads = {each.id for each in world if each.annotation == name} - followed
        assert {head.id for head in review.heads(name)} == heads


def test_a_revision_follows_only_those_of_its_own_annotation() -> None:
    stranger = _revision("b", (SECOND,), 9)
    for order in ([SECOND, stranger], [stranger, SECOND]):
        review = Review([FIRST, *order])
        assert review.annotation("a").revision == SECOND.id
        assert review.before(stranger) is None


def test_replies_are_found_whenever_they_come() -> None:
    def reply(name: str, created: str) -> Revision:
        state = replace(sample_state(name), reply_to="a", created=created)
        return make_revision(name, (), REVIEWER, DEVICE, created, 1, state)

    late, early = reply("late", "t2"), reply("early", "t1")
    review = Review([late, FIRST])
    assert [each.id for each in review.replies("a")] == ["late"]
    review.add(early)
    assert [each.id for each in review.replies("a")] == ["early", "late"]
    assert review.replies("late") == []


def test_a_revision_is_found_by_the_beginning_of_its_id() -> None:
    review = Review(ALL)
    assert review.find_revision(LEFT.id) == review.find_revision(LEFT.id[:8]) == LEFT
    for text in (LEFT.id[:7], "", "0" * 64, LEFT.id + "0"):
        with pytest.raises(UnknownRevision):
            review.find_revision(text)


@pytest.mark.parametrize(
    ("moment", "comment"), [("t1", ""), ("t2", "二"), ("t3", "左|右"), ("t9", "左|右")]
)
def test_a_review_can_be_seen_as_it_was(moment: str, comment: str) -> None:
    past = Review(ALL).as_of(moment)
    assert past.annotation("a").state.comment in comment.split("|")
    assert not Review(ALL).as_of("t0").has("a")


def test_what_is_not_there_is_said_to_be_unknown() -> None:
    review = Review([FIRST])
    assert FIRST.id in review
    assert SECOND.id not in review
    for ask in (review.annotation, review.history, review.heads):
        with pytest.raises(UnknownAnnotation):
            ask("nothing")
    with pytest.raises(KeyError):
        review.revision(SECOND.id)


def test_a_revision_whose_parent_is_not_here_still_counts() -> None:
    orphan = replace(SECOND)
    assert Review([orphan]).annotation("a").state.comment == "二"
