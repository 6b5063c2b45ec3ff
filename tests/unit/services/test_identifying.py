"""Who reviews: one at a time, several kept apart, over restarts."""

from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing, sample_memorandum
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Author, Side, Visibility
from zjhk_desktop.domain.errors import (
    NamelessReviewer,
    TextTooLong,
    UnknownReviewer,
    UnstorableText,
)
from zjhk_desktop.domain.reviewer import NAME_LIMIT, Reviewer
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
    made = reviewing.annotate(ANCHOR, visibility=Visibility.SIDE).annotations[0]
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
        (lambda: reviewing.identifying.add_reviewer(" \n", Side.OTHER), NamelessReviewer),
        (lambda: reviewing.identifying.call_in(" ", Side.OTHER), NamelessReviewer),
        (lambda: reviewing.identifying.rename("字" * (NAME_LIMIT + 1), Side.OTHER), TextTooLong),
    ):
        with pytest.raises(error):
            act()
    assert reviewing.identifying.reviewers() == before


def test_whoever_reviews_first_is_not_introduced(reviewing: Reviewing, path: Path) -> None:
    assert not reviewing.identifying.introduced
    reviewing.annotate(ANCHOR)
    reviewing.close()
    again = open_reviewing(path, prefix="again")
    assert not again.identifying.introduced
    again.identifying.rename("", Side.HONG_KONG)
    assert again.identifying.introduced
    again.close()


def test_a_name_is_kept_on_one_line(reviewing: Reviewing) -> None:
    reviewing.identifying.rename(" 審閱者 \n 甲", Side.HONG_KONG, "某局\t一處")
    assert reviewing.identifying.present.author.name == "審閱者 甲"
    assert reviewing.identifying.present.organisation == "某局 一處"


def test_the_first_name_is_that_of_whoever_reviewed_so_far(reviewing: Reviewing) -> None:
    first = reviewing.author.id
    reviewing.identifying.call_in("審閱者甲", Side.HONG_KONG, "某局")
    expected = Reviewer(Author(first, "審閱者甲", Side.HONG_KONG), "某局")
    assert reviewing.identifying.reviewers() == [expected]


def test_a_name_calls_in_who_has_it_or_someone_new(reviewing: Reviewing) -> None:
    identifying = reviewing.identifying
    identifying.call_in("審閱者甲", Side.HONG_KONG)
    first = identifying.present
    identifying.call_in("審閱者乙")
    second = identifying.present
    assert (second.author.side, second.organisation) == (Side.OTHER, "")
    identifying.call_in("審閱者甲")
    assert identifying.present == first
    identifying.call_in("審閱者甲", Side.ZHEJIANG, "某廳")
    third = identifying.present
    assert third.author.id not in {first.author.id, second.author.id}
    assert identifying.reviewers() == [first, second, third]
    identifying.call_in("審閱者甲", Side.HONG_KONG)
    assert identifying.present == first


def test_when_each_wrote_first_is_known_and_who_shares_a_name(reviewing: Reviewing) -> None:
    identifying = reviewing.identifying
    identifying.call_in("審閱者甲", Side.HONG_KONG)
    first = identifying.present.author.id
    assert identifying.beginnings() == {}
    (note,) = reviewing.annotate(ANCHOR).annotations
    begun = reviewing.annotation(note).state.created
    reviewing.edit(note, comment="後來")
    second = identifying.add_reviewer("審閱者甲", Side.HONG_KONG).author.id
    third = identifying.add_reviewer("審閱者乙", Side.HONG_KONG).author.id
    assert identifying.beginnings() == {first: begun}
    assert identifying.roster.namesakes == {first, second}
    identifying.rename("", Side.HONG_KONG)
    assert identifying.roster.namesakes == {first, second, third}
