"""What a window shows of a review, taken once."""

from pathlib import Path

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.status import Status
from zjhk_desktop.services.shown_review import ShownReview


def test_nothing_is_shown_of_no_review() -> None:
    shown = ShownReview(None, "")
    assert list(shown.annotations) == list(shown.deleted()) == list(shown.replies("a")) == []
    assert (shown.number("a"), shown.annotation("a")) == (0, None)
    assert not shown.assessments


def test_what_is_shown_stays_while_the_review_goes_on(tmp_path: Path) -> None:
    reviewing = open_reviewing(tmp_path / "review.sqlite")
    memorandum = sample_memorandum()
    late = reviewing.annotate(anchor_range(memorandum.passage("m03"), 0, 2)).annotations[0]
    early = reviewing.annotate(anchor_range(memorandum.passage("m01"), 2, 4)).annotations[0]
    reviewing.reply(early, "答")
    reviewing.assessing.set_status(["m01"], Status.AGREED)
    shown = ShownReview(reviewing.view, reviewing.author.id)
    reviewing.delete([late])
    assert [shown.number(name) for name in (early, late)] == [1, 2]
    assert [each.id for each in shown.annotations_of("m03")] == [late]
    assert shown.annotations_of("m02") == ()
    assert shown.assessments["m01"].status is Status.AGREED
    assert [each.state.comment for each in shown.replies(early)] == ["答"]
    fresh = ShownReview(reviewing.view, "somebody else")
    assert [fresh.number(name) for name in (early, late)] == [1, 0]
    assert [each.id for each in fresh.deleted()] == [late]
    assert not fresh.assessments
    assert len(fresh.others_say["m01"]) == 1
    reviewing.close()
