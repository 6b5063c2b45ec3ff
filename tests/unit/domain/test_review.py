"""The review as a set: order of arrival makes no difference, nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.sample import DEVICE, REVIEWER, sample_state
from zjhk_desktop.domain.errors import UnknownAnnotation
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
