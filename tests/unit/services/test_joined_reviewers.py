"""An archive brings its reviewers along: what each wrote for themselves stays theirs."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.sample import (
    counting_ids,
    open_reviewing,
    sample_memorandum,
    sample_state,
    stepping_clock,
)
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Side, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.revision import LATEST_CLOCK, make_revision
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage.review_rows import StoredReview
from zjhk_desktop.storage.review_store import Access, ReviewStore

PLACE = anchor_whole(sample_memorandum().passage("m01"))
NAMES = ("審閱者甲", "審閱者乙")


class Fresh:
    """A profile begun anew, and the review that is open in it."""

    def __init__(self, folder: Path) -> None:
        self.keeping = Safekeeping(folder, now=stepping_clock())
        self.reviewing = self.keeping.open(Access.CREATE, self._read)

    def take_in(self, archived: StoredReview) -> None:
        self.keeping.take_in(archived, ChangeKind.ARCHIVE_OPENED)
        self.reviewing.past.reload()

    def comments(self) -> list[str]:
        return sorted(each.state.comment for each in self.reviewing.annotations())

    @staticmethod
    def _read(store: ReviewStore) -> Reviewing:
        memorandum = sample_memorandum()
        return Reviewing(store, memorandum, now=stepping_clock(), new_id=counting_ids("new"))


@pytest.fixture
def archived(tmp_path: Path) -> StoredReview:
    """甲 and 乙 have each written a note for themselves; 乙 reviewed last."""
    path = tmp_path / "old" / "review.sqlite"
    reviewing = open_reviewing(path)
    for name in NAMES:
        reviewing.identifying.call_in(name, Side.HONG_KONG)
        reviewing.annotate(PLACE, comment=f"{name}自用")
    reviewing.close()
    return stored(path)


def stored(path: Path) -> StoredReview:
    store = ReviewStore(path)
    content = store.load()
    store.close()
    return content


@pytest.fixture
def fresh(tmp_path: Path) -> Fresh:
    return Fresh(tmp_path / "fresh")


def test_nobody_sees_the_notes_that_another_wrote_for_themselves(
    fresh: Fresh, archived: StoredReview
) -> None:
    fresh.reviewing.identifying.call_in("審閱者甲", Side.HONG_KONG)
    fresh.reviewing.annotate(PLACE, comment="新")
    present = fresh.reviewing.author
    fresh.take_in(archived)
    # Whoever has written goes on; the views have followed, without being opened again.
    assert fresh.reviewing.author == present
    assert fresh.comments() == ["新"]
    fresh.reviewing.identifying.call_in("審閱者乙")
    assert fresh.comments() == ["審閱者乙自用"]
    fresh.reviewing.identifying.call_in("審閱者甲")
    seen = [fresh.comments()]
    fresh.reviewing.identifying.call_in("審閱者甲")
    seen.append(fresh.comments())
    assert sorted(seen) == [["審閱者甲自用"], ["新"]]
    fresh.reviewing.close()


@pytest.mark.parametrize(
    ("name", "present", "seen", "known"),
    [
        ("", "審閱者乙", ["審閱者乙自用"], 2),
        ("審閱者甲", "審閱者甲", ["審閱者甲自用"], 2),
        ("審閱者丙", "審閱者丙", [], 3),
    ],
)
def test_where_nothing_is_written_one_becomes_who_one_was(
    fresh: Fresh, archived: StoredReview, name: str, present: str, seen: list[str], known: int
) -> None:
    if name:
        fresh.reviewing.identifying.call_in(name, Side.HONG_KONG)
    fresh.take_in(archived)
    assert fresh.reviewing.author.name == present
    assert fresh.comments() == seen
    assert len(fresh.reviewing.identifying.reviewers()) == known
    fresh.reviewing.close()


def test_one_who_never_said_who_they_are_finds_everything_again(
    fresh: Fresh, tmp_path: Path
) -> None:
    path = tmp_path / "old" / "review.sqlite"
    old = open_reviewing(path)
    old.annotate(PLACE, comment="舊")
    old.close()
    fresh.reviewing.annotate(PLACE, comment="新")
    fresh.take_in(stored(path))
    assert fresh.comments() == ["新", "舊"]
    assert not fresh.reviewing.identifying.introduced
    fresh.reviewing.identifying.call_in("審閱者甲")
    assert fresh.reviewing.author.name == "審閱者甲"
    assert fresh.comments() == ["新"]
    fresh.reviewing.close()


def test_opening_one_s_own_archive_changes_nobody(fresh: Fresh) -> None:
    fresh.reviewing.annotate(PLACE, comment="新")
    store = fresh.keeping.store
    before = store.load()
    fresh.take_in(before)
    assert store.load() == before
    fresh.reviewing.close()


def test_no_clock_goes_beyond_the_latest(fresh: Fresh, tmp_path: Path) -> None:
    """An archive with the latest clock keeps nobody from going on, nor from closing out."""
    state = sample_state("外來")
    revision = make_revision("far", (), state.author, "d", "2026", LATEST_CLOCK, state)
    fresh.take_in(StoredReview((revision,)))
    made = fresh.reviewing.annotate(PLACE, comment="一").annotations[0]
    fresh.reviewing.edit(made, comment="二")
    assert "二" in fresh.comments()
    assert {each.clock for each in fresh.reviewing.history(made)} == {LATEST_CLOCK}
    fresh.reviewing.close()
    assert max(each.clock for each in stored(tmp_path / "fresh" / "review.sqlite").revisions) == (
        LATEST_CLOCK
    )


@pytest.mark.parametrize(
    ("visibility", "readers"),
    [(Visibility.PRIVATE, ""), (Visibility.SIDE, "乙"), (Visibility.BOTH, "乙丙")],
)
def test_a_reply_to_a_note_from_elsewhere_is_for_whom_it_was_meant(
    fresh: Fresh, tmp_path: Path, visibility: Visibility, readers: str
) -> None:
    """The note is seen by everyone, and of the first two only because nobody here wrote it."""
    path = tmp_path / "far" / "review.sqlite"
    far = open_reviewing(path, prefix="far")
    root = far.annotate(PLACE, comment="外來", visibility=visibility).annotations[0]
    far.close()
    identifying = fresh.reviewing.identifying
    identifying.call_in("審閱者甲", Side.HONG_KONG)
    fresh.take_in(replace(stored(path), identity=None))
    fresh.reviewing.reply(root, "甲答")
    assert len(fresh.reviewing.replies(root)) == 1
    for name, side in (("乙", Side.HONG_KONG), ("丙", Side.ZHEJIANG)):
        identifying.call_in(f"審閱者{name}", side)
        assert fresh.comments() == ["外來"]
        assert len(fresh.reviewing.replies(root)) == (name in readers)
    fresh.reviewing.close()
