"""Bookmarks: on, off, undone and redone."""

from pathlib import Path

import pytest

from tests.unit.sample import open_reviewing
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.services.reviewing import Reviewing


@pytest.fixture
def reviewing(tmp_path: Path):
    reviewing = open_reviewing(tmp_path / "profile" / "review.sqlite")
    yield reviewing
    reviewing.close()


def test_a_bookmark_is_set_and_removed_and_both_can_be_undone(reviewing: Reviewing) -> None:
    kinds = [reviewing.bookmarking.toggle(name).kind for name in ("m03", "d01", "m03", "m03")]
    assert kinds == [
        ChangeKind.BOOKMARKED,
        ChangeKind.BOOKMARKED,
        ChangeKind.UNBOOKMARKED,
        ChangeKind.BOOKMARKED,
    ]
    assert reviewing.bookmarking.passages() == ["d01", "m03"]
    assert reviewing.annotations() == []
    reviewing.undo()
    assert reviewing.bookmarking.passages() == ["d01"]
    reviewing.undo()
    assert reviewing.bookmarking.passages() == ["d01", "m03"]
    reviewing.redo()
    assert reviewing.bookmarking.passages() == ["d01"]


def test_only_passages_are_bookmarked(reviewing: Reviewing) -> None:
    with pytest.raises(UnknownPassage):
        reviewing.bookmarking.toggle("m99")


def test_placing_says_how_it_is_to_be_whatever_was_before(reviewing: Reviewing) -> None:
    marking = reviewing.bookmarking
    assert marking.place("m03", here=False) is None
    assert [getattr(marking.place("m03", here=True), "kind", None) for _ in range(2)] == [
        ChangeKind.BOOKMARKED,
        None,
    ]
    assert [getattr(marking.place("m03", here=False), "kind", None) for _ in range(2)] == [
        ChangeKind.UNBOOKMARKED,
        None,
    ]
    assert marking.passages() == []
    with pytest.raises(UnknownPassage):
        marking.place("m99", here=False)
