"""What changed from state to state, and what counted at a moment, clocks being what they are."""

from dataclasses import replace

import pytest

from tests.unit.sample import DEVICE, REVIEWER, sample_state
from zjhk_desktop.domain.annotation import AnnotationState, Category, MarkStyle, Visibility
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.revision import Revision, make_revision
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.domain.timeline import (
    ASPECT_NAMES,
    Aspect,
    Difference,
    differences,
    moments_of,
    stood_at,
)

OLD = sample_state("一")


def test_every_aspect_has_a_name() -> None:
    assert set(ASPECT_NAMES) == set(Aspect)


@pytest.mark.parametrize(
    ("new", "aspect", "before", "after"),
    [
        (replace(OLD, comment=""), Aspect.COMMENT, "一", ""),
        (replace(OLD, category=Category.DONE), Aspect.CATEGORY, "key", "done"),
        (replace(OLD, style=MarkStyle.UNDERLINE), Aspect.STYLE, "highlight", "underline"),
        (replace(OLD, tags=("甲", "乙")), Aspect.TAGS, "", "甲, 乙"),
        (replace(OLD, visibility=Visibility.BOTH), Aspect.VISIBILITY, "private", "both"),
        (replace(OLD, resolved=True), Aspect.RESOLVED, "false", "true"),
        (replace(OLD, deleted=True), Aspect.DELETED, "false", "true"),
        (replace(OLD, proposal=Proposal("")), Aspect.WORDING, "", "replace: "),
        (replace(OLD, anchor=replace(OLD.anchor, end=5)), Aspect.PLACE, "m01 2:4", "m01 2:5"),
    ],
)
def test_one_change_is_one_difference(
    new: AnnotationState, aspect: Aspect, before: str, after: str
) -> None:
    assert differences(OLD, new) == (Difference(aspect, before, after),)


def test_the_parts_of_a_status_differ_one_by_one() -> None:
    old = replace(OLD, assessment=Assessment())
    new = replace(OLD, assessment=Assessment(Status.AGREED, "甲", "2026-12-01", "下一步"))
    assert [(each.aspect, each.after) for each in differences(old, new)] == [
        (Aspect.STATUS, "agreed"),
        (Aspect.OWNER, "甲"),
        (Aspect.DUE, "2026-12-01"),
        (Aspect.NEXT_STEP, "下一步"),
    ]


def test_the_first_state_differs_from_nothing() -> None:
    found = {each.aspect: each for each in differences(None, OLD)}
    assert found[Aspect.COMMENT] == Difference(Aspect.COMMENT, "", "一")
    assert Aspect.DELETED not in found
    assert differences(OLD, OLD) == ()


def test_a_proposal_says_what_the_words_become() -> None:
    assert Proposal("乙").applied("甲") == "乙"
    assert Proposal("乙", ProposalKind.BEFORE).applied("甲") == "乙甲"
    assert Proposal("乙", ProposalKind.AFTER).applied("甲") == "甲乙"


def _revision(time: str, clock: int, *parents: Revision) -> Revision:
    names = tuple(parent.id for parent in parents)
    return make_revision("a", names, REVIEWER, DEVICE, time, clock, sample_state(time))


def test_a_clock_put_back_shows_nothing_before_what_it_builds_on() -> None:
    first = _revision("2026", 1)
    second = _revision("1970", 2, first)
    third = _revision("2027", 3, second)
    everything = [third, second, first]
    assert stood_at(everything, "2025") == []
    assert stood_at(everything, "2026") == [first, second]
    assert stood_at(everything, "2027") == [first, second, third]


def test_a_clock_that_ran_ahead_delays_what_was_built_on_it() -> None:
    ahead = _revision("2099", 1)
    after = _revision("2026", 2, ahead)
    other = _revision("2027", 3)
    assert stood_at([ahead, after, other], "2030") == [other]
    assert stood_at([ahead, after, other], "2099") == [ahead, after, other]


def test_a_parent_that_is_not_here_holds_nothing_up() -> None:
    orphan = _revision("2026", 2, _revision("2099", 1))
    assert stood_at([orphan], "2026") == [orphan]


def test_moments_hold_what_counts_from_them_on() -> None:
    first = _revision("2026", 1)
    second = _revision("1970", 2, first)
    other = _revision("2027", 3)
    assert moments_of([]) == []
    moments = moments_of([other, second, first])
    assert [(each.time, each.revisions) for each in moments] == [
        ("2026", (first, second)),
        ("2027", (other,)),
    ]
    for number, moment in enumerate(moments):
        counted = [each for known in moments[: number + 1] for each in known.revisions]
        assert set(stood_at([other, second, first], moment.time)) == set(counted)
