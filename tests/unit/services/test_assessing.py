"""The status of measures: one for each reviewer, set and taken back like everything else."""

from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Motivation, Side, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import NotADate, NotAMeasure, TextTooLong, UnknownPassage
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.reviewing import Reviewing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "review.sqlite"


@pytest.fixture
def reviewing(path: Path):
    reviewing = open_reviewing(path)
    yield reviewing
    reviewing.close()


def test_every_measure_is_unreviewed_at_first(reviewing: Reviewing) -> None:
    found = reviewing.assessing.statuses()
    assert [each.measure for each in found] == [
        measure.id for measure in sample_memorandum().measures
    ]
    assert {each.assessment for each in found} == {Assessment()}
    assert reviewing.assessing.assessments() == {}
    assert reviewing.assessing.set_status(["m01"]) is None
    assert reviewing.assessing.set_status(["m01"], Status.UNREVIEWED, owner=" ") is None
    assert reviewing.undo_kind is None


def test_a_status_is_set_part_by_part_and_survives(reviewing: Reviewing, path: Path) -> None:
    change = reviewing.assessing.set_status(["m02"], Status.FOLLOW_UP, owner=" 甲 ")
    assert change is not None
    assert change.kind is ChangeKind.ASSESSED is reviewing.undo_kind
    reviewing.assessing.set_status(["m02"], due="2026-12-01", next_step="下一步")
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    whole = Assessment(Status.FOLLOW_UP, "甲", "2026-12-01", "下一步")
    assert again.assessing.status("m02").assessment == whole
    assert again.assessing.assessments() == {"m02": whole}
    assert again.annotations() == []
    (held,) = again.everything()
    assert held.state.motivation is Motivation.ASSESSING
    assert held.state.visibility is Visibility.PRIVATE
    again.close()


def test_a_status_taken_back_can_be_given_again(reviewing: Reviewing) -> None:
    reviewing.assessing.set_status(["m01"], Status.AGREED, owner="甲")
    reviewing.undo()
    assert reviewing.assessing.assessments() == {}
    reviewing.assessing.set_status(["m01"], Status.RESERVED)
    assert reviewing.assessing.assessments() == {"m01": Assessment(Status.RESERVED)}
    reviewing.undo()
    assert reviewing.assessing.assessments() == {}


def test_several_measures_are_one_step(reviewing: Reviewing) -> None:
    reviewing.assessing.set_status(["m01"], Status.AGREED)
    change = reviewing.assessing.set_status(["m01", "m02", "m03", "m02"], Status.AGREED)
    assert change is not None
    assert len(change.annotations) == 2
    assert len(reviewing.assessing.assessments()) == 3
    reviewing.undo()
    assert list(reviewing.assessing.assessments()) == ["m01"]


@pytest.mark.parametrize(
    ("measures", "parts", "error"),
    [
        (["m01", "d01"], {"owner": "甲"}, NotAMeasure),
        (["m01", "m99"], {"owner": "甲"}, UnknownPassage),
        (["m01"], {"due": "soon"}, NotADate),
        (["m01"], {"owner": "字" * 201}, TextTooLong),
    ],
)
def test_what_cannot_be_set_sets_nothing(
    reviewing: Reviewing, measures: list[str], parts: dict, error: type[Exception]
) -> None:
    with pytest.raises(error):
        reviewing.assessing.set_status(measures, Status.AGREED, **parts)
    assert reviewing.everything() == []
    assert reviewing.undo_kind is None


def test_reviewers_speak_each_for_themselves(reviewing: Reviewing) -> None:
    reviewing.set_author("審閱者甲", Side.HONG_KONG)
    first = reviewing.identifying.present
    reviewing.assessing.set_status(["m01"], Status.AGREED, visibility=Visibility.SIDE)
    reviewing.assessing.set_status(["m02"], Status.AGREED)
    reviewing.identifying.add_reviewer("審閱者乙", Side.HONG_KONG, "某局")
    assert reviewing.assessing.assessments() == {}
    reviewing.assessing.set_status(["m01"], Status.RESERVED, visibility=Visibility.SIDE)
    status = reviewing.assessing.status("m01")
    assert status.assessment.status is Status.RESERVED
    (other,) = status.others
    assert other.state.author == first.author
    assert other.state.assessment == Assessment(Status.AGREED)
    assert reviewing.assessing.status("m02").others == ()
    reviewing.identifying.switch_reviewer(first.author.id)
    assert reviewing.assessing.status("m01").assessment.status is Status.AGREED
    assert [each.state.visibility for each in reviewing.assessing.status("m01").others] == [
        Visibility.SIDE
    ]


def test_a_briefing_may_hold_the_notes_and_ones_own_statuses(reviewing: Reviewing) -> None:
    reviewing.assessing.set_status(["m01"], Status.AGREED)
    reviewing.identifying.add_reviewer("審閱者乙", Side.ZHEJIANG)
    reviewing.assessing.set_status(["m02"], Status.RESERVED)
    assert [each.anchor.passage for each in reviewing.printable()] == ["m02"]


def test_a_briefing_may_hold_the_replies_to_its_notes(reviewing: Reviewing) -> None:
    root = reviewing.annotate(anchor_whole(sample_memorandum().passage("m01"))).annotations[0]
    gone = reviewing.annotate(anchor_whole(sample_memorandum().passage("m02"))).annotations[0]
    reviewing.reply(root, "一")
    reviewing.reply(root, "二")
    reviewing.reply(gone, "三")
    reviewing.delete([gone])
    texts = [each.state.comment for each in reviewing.printable()]
    assert texts == ["", "一", "二"]
