"""Who reviews: one at a time, several kept apart, over restarts."""

from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.domain.errors import TextTooLong, UnknownReviewer, UnstorableText
from zjhk_desktop.domain.reviewer import Reviewer
from zjhk_desktop.services.reviewing import Reviewing

ANCHOR = anchor_whole(sample_memorandum().passage("m01"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "review.sqlite"


@pytest.fixture
def reviewing(path: Path):
    reviewing = open_reviewing(path)
    yield reviewing
    reviewing.close()


def test_a_profile_starts_with_one_reviewer_without_a_name(reviewing: Reviewing) -> None:
    assert reviewing.identifying.reviewers() == [Reviewer(reviewing.author)]
    assert reviewing.identifying.present == Reviewer(reviewing.author)


def test_renaming_keeps_the_reviewer(reviewing: Reviewing, path: Path) -> None:
    name = reviewing.author.id
    reviewing.identifying.rename(" 審閱者甲 ", Side.HONG_KONG, " 某局 ")
    reviewing.set_author("審閱者乙", Side.ZHEJIANG)
    expected = Reviewer(Author(name, "審閱者乙", Side.ZHEJIANG), "某局")
    assert reviewing.identifying.reviewers() == [expected]
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert again.identifying.reviewers() == [expected]
    assert again.identifying.present == expected
    again.close()


def test_several_reviewers_are_kept_apart(reviewing: Reviewing, path: Path) -> None:
    reviewing.identifying.rename("審閱者甲", Side.HONG_KONG)
    first = reviewing.identifying.present
    second = reviewing.identifying.add_reviewer("審閱者乙", Side.HONG_KONG, "某局")
    assert reviewing.author == second.author
    assert first.author.id != second.author.id
    made = reviewing.annotate(ANCHOR).annotations[0]
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert again.identifying.present == second
    assert again.identifying.reviewers() == [first, second]
    again.identifying.switch_reviewer(first.author.id)
    again.bookmarking.toggle("m02")
    assert again.annotation(made).state.author == second.author
    assert again.bookmarking.passages() == ["m02"]
    again.identifying.switch_reviewer(second.author.id)
    assert again.bookmarking.passages() == []
    with pytest.raises(UnknownReviewer):
        again.identifying.switch_reviewer("nobody")
    again.close()


def test_what_cannot_be_stored_changes_nobody(reviewing: Reviewing) -> None:
    before = reviewing.identifying.reviewers()
    for act, error in (
        (lambda: reviewing.identifying.rename("\0", Side.OTHER), UnstorableText),
        (lambda: reviewing.identifying.add_reviewer("甲", Side.OTHER, "字" * 201), TextTooLong),
        (lambda: reviewing.identifying.add_reviewer("甲", Side.OTHER, "\0"), UnstorableText),
    ):
        with pytest.raises(error):
            act()
    assert reviewing.identifying.reviewers() == before
