"""Restoring a backup and opening an archive: one operation, taken back and brought again."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.sample import counting_ids, sample_memorandum, stepping_clock
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Annotation, Side, Visibility
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.domain.errors import ChangedSince, NothingToRedo, NothingToUndo
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage.review_reading import read_copy
from zjhk_desktop.storage.review_store import Access, ReviewStore

PLACE = anchor_whole(sample_memorandum().passage("m01"))


class Desk:
    """A profile whose review is open."""

    def __init__(self, profile: Path) -> None:
        self.profile = profile
        self.ids = counting_ids(profile.name)
        self.open()

    def open(self) -> None:
        self.keeping = Safekeeping(self.profile, now=stepping_clock())
        self.reviewing = self.keeping.open(Access.CREATE, self._read)

    def reopen(self) -> None:
        self.reviewing.close()
        self.open()

    def call_in(self, name: str) -> None:
        self.reviewing.identifying.call_in(name, Side.HONG_KONG)

    def note(self, comment: str, visibility: Visibility = Visibility.BOTH) -> str:
        made = self.reviewing.annotate(PLACE, comment=comment, visibility=visibility)
        return made.annotations[0]

    def back_up(self) -> Path:
        return self.keeping.back_up(self.profile.with_name("usb")).path

    def restore(self, backup: Path) -> int:
        count = self.keeping.restore(backup).revisions
        self.reviewing.past.reload()
        return count

    def said(self) -> list[str]:
        return sorted(each.state.comment for each in self.notes())

    def notes(self) -> list[Annotation]:
        return self.reviewing.annotations()

    def _read(self, store: ReviewStore) -> Reviewing:
        return Reviewing(store, sample_memorandum(), now=stepping_clock(), new_id=self.ids)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "here")
    yield desk
    desk.reviewing.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path / "there")
    yield desk
    desk.reviewing.close()


@pytest.fixture
def twin(desk: Desk, tmp_path: Path) -> Iterator[Desk]:
    """Return the same profile on another computer, from when `desk` had one note."""
    desk.call_in("審閱者甲")
    desk.note("一")
    desk.reviewing.close()
    shutil.copytree(desk.profile, tmp_path / "twin")
    desk.open()
    twin = Desk(tmp_path / "twin")
    yield twin
    twin.reviewing.close()


def test_a_restored_backup_is_taken_back_and_brought_again(desk: Desk, twin: Desk) -> None:
    (first,) = desk.notes()
    twin.reviewing.edit(first.id, comment="二")
    twin.reviewing.edit(first.id, comment="二改")
    root = twin.note("三")
    answer = twin.reviewing.reply(root, "答").annotations[0]
    desk.note("新")
    count = len(desk.keeping.store.load().revisions)
    assert desk.restore(twin.back_up()) == 4
    assert desk.said() == ["三", "二改", "新"]
    assert desk.reviewing.undo_kind is ChangeKind.BACKUP_RESTORED
    change = desk.reviewing.undo()
    assert (change.kind, change.of) == (ChangeKind.UNDONE, ChangeKind.BACKUP_RESTORED)
    # Three annotations became what they were, by a state each: nothing is lost.
    assert set(change.annotations) == {first.id, root, answer}
    assert len(desk.keeping.store.load().revisions) == count + 4 + 3
    assert desk.said() == ["一", "新"]
    assert desk.reviewing.replies(root) == []
    assert desk.reviewing.history(first.id)[-1].parents == (
        desk.reviewing.history(first.id)[-2].id,
    )
    assert desk.reviewing.redo_kind is ChangeKind.BACKUP_RESTORED
    desk.reviewing.redo()
    assert desk.said() == ["三", "二改", "新"]
    assert [each.id for each in desk.reviewing.replies(root)] == [answer]
    # What was done before is next.
    desk.reviewing.undo()
    assert desk.reviewing.undo_kind is ChangeKind.ADDED
    desk.reviewing.undo()
    assert desk.said() == ["一"]


def test_it_goes_on_over_restarts(desk: Desk, twin: Desk) -> None:
    twin.reviewing.edit(twin.notes()[0].id, comment="二")
    desk.restore(twin.back_up())
    desk.reopen()
    assert desk.reviewing.undo_kind is ChangeKind.BACKUP_RESTORED
    desk.reviewing.undo()
    desk.reopen()
    assert desk.said() == ["一"]
    desk.reviewing.redo()
    desk.reopen()
    assert desk.said() == ["二"]
    desk.reviewing.undo()
    assert desk.said() == ["一"]


def test_a_review_that_is_built_anew_from_its_journal_can_still_undo_it(
    desk: Desk, twin: Desk
) -> None:
    twin.reviewing.edit(twin.notes()[0].id, comment="二")
    desk.restore(twin.back_up())
    desk.reviewing.close()
    (desk.profile / "review.sqlite").write_bytes(b"")
    desk.open()
    assert desk.keeping.recovery is not None
    assert desk.said() == ["二"]
    desk.reviewing.undo()
    assert desk.said() == ["一"]


def test_states_that_stand_beside_each_other_do_so_no_more(desk: Desk, twin: Desk) -> None:
    (note,) = desk.notes()
    twin.reviewing.edit(note.id, comment="那邊")
    desk.reviewing.edit(note.id, comment="這邊")
    desk.reviewing.edit(note.id, comment="這邊改")
    desk.restore(twin.back_up())
    assert desk.said() == ["這邊改"]
    assert len(desk.reviewing.past.heads(note.id)) == 2
    desk.reviewing.undo()
    assert desk.said() == ["這邊改"]
    assert len(desk.reviewing.past.heads(note.id)) == 1
    # And where what came in is shown.
    twin.reviewing.edit(note.id, comment="那邊改")
    for number in range(5):
        twin.reviewing.edit(note.id, comment=f"那邊{number}")
    desk.restore(twin.back_up())
    assert desk.said() == ["那邊4"]
    desk.reviewing.undo()
    assert desk.said() == ["這邊改"]
    assert len(desk.reviewing.past.heads(note.id)) == 1
    desk.reviewing.redo()
    assert desk.said() == ["那邊4"]


def test_what_adds_nothing_is_no_operation(desk: Desk) -> None:
    desk.note("一")
    backup = desk.back_up()
    desk.note("二")
    before = desk.keeping.store.load()
    assert desk.restore(backup) == 0
    assert desk.keeping.store.load() == before
    assert desk.reviewing.undo_kind is ChangeKind.ADDED


def test_what_changes_nothing_that_is_shown_is_not_offered(desk: Desk, other: Desk) -> None:
    """A past alone came in: a note that had been made and deleted there."""
    other.reviewing.delete([other.note("彼")])
    backup = other.back_up()
    assert desk.restore(backup) == 2
    assert desk.reviewing.undo_kind is None
    with pytest.raises(NothingToUndo):
        desk.reviewing.undo()
    desk.note("一")
    assert desk.reviewing.undo().passed_over == 0
    assert desk.said() == []


def test_it_is_undone_by_whoever_did_it(desk: Desk, other: Desk) -> None:
    other.call_in("審閱者丙")
    other.note("丙記")
    desk.call_in("審閱者甲")
    desk.note("甲記")
    desk.call_in("審閱者乙")
    assert desk.restore(other.back_up()) == 1
    desk.call_in("審閱者甲")
    assert desk.reviewing.undo_kind is ChangeKind.ADDED
    desk.call_in("審閱者丙")
    assert desk.reviewing.undo_kind is None
    desk.call_in("審閱者乙")
    assert desk.reviewing.undo_kind is ChangeKind.BACKUP_RESTORED
    desk.reviewing.undo()
    assert desk.said() == ["甲記"]
    desk.reopen()
    assert desk.reviewing.redo_kind is ChangeKind.BACKUP_RESTORED
    desk.call_in("審閱者甲")
    with pytest.raises(NothingToRedo):
        desk.reviewing.redo()


def test_nobody_s_later_word_is_written_over(desk: Desk, other: Desk) -> None:
    other.call_in("審閱者丙")
    note = other.note("丙記")
    desk.call_in("審閱者甲")
    desk.note("甲記")
    desk.restore(other.back_up())
    desk.call_in("審閱者乙")
    desk.reviewing.edit(note, comment="乙改")
    desk.call_in("審閱者甲")
    change = desk.reviewing.undo()
    assert (change.of, change.passed_over) == (ChangeKind.ADDED, 1)
    assert desk.said() == ["乙改"]


def test_where_others_have_gone_on_from_all_of_it_that_is_said(desk: Desk, other: Desk) -> None:
    other.call_in("審閱者丙")
    note = other.note("丙記")
    desk.call_in("審閱者甲")
    desk.restore(other.back_up())
    desk.call_in("審閱者乙")
    desk.reviewing.reply(note, "乙答")
    desk.call_in("審閱者甲")
    with pytest.raises(ChangedSince):
        desk.reviewing.undo()
    assert desk.said() == ["丙記"]


def test_what_came_in_later_counts_as_of_whoever_let_it_in(desk: Desk, twin: Desk) -> None:
    """Once it has been taken back, one's own earlier changes can be too."""
    (note,) = desk.notes()
    desk.reviewing.edit(note.id, comment="甲改")
    twin.call_in("審閱者乙")
    for number in range(4):
        twin.reviewing.edit(note.id, comment=f"乙{number}")
    desk.restore(twin.back_up())
    assert desk.said() == ["乙3"]
    desk.reviewing.undo()
    assert desk.said() == ["甲改"]
    assert desk.reviewing.undo().passed_over == 0
    assert desk.said() == ["一"]


def test_an_archive_is_opened_by_one_operation(desk: Desk, other: Desk) -> None:
    other.note("彼")
    desk.note("此")
    desk.keeping.take_in(other.keeping.store.load(), ChangeKind.ARCHIVE_OPENED)
    desk.reviewing.past.reload()
    assert desk.said() == ["彼", "此"]
    assert desk.reviewing.undo_kind is ChangeKind.ARCHIVE_OPENED
    desk.reviewing.undo()
    assert desk.said() == ["此"]
    desk.reviewing.redo()
    assert desk.said() == ["彼", "此"]


def test_the_reviewers_of_a_backup_join_as_those_of_an_archive_do(desk: Desk, other: Desk) -> None:
    """Else what each wrote for themselves would be a stranger's, which everyone sees."""
    for name in ("審閱者甲", "審閱者乙"):
        other.call_in(name)
        other.note(f"{name}自用", Visibility.PRIVATE)
    desk.call_in("審閱者丁")
    desk.note("丁記")
    desk.restore(other.back_up())
    assert desk.said() == ["丁記"]
    desk.call_in("審閱者乙")
    assert desk.said() == ["丁記", "審閱者乙自用"]
    # Taken back by who let it in, whoever may see it.
    desk.call_in("審閱者丁")
    desk.reviewing.undo()
    desk.call_in("審閱者乙")
    assert desk.said() == ["丁記"]


def test_what_was_typed_when_a_backup_was_taken_stays_there(desk: Desk, other: Desk) -> None:
    other.note("彼")
    other.reviewing.drafting.save(DraftPlace(other.notes()[0].id), "半句")
    backup = other.back_up()
    assert read_copy(backup).drafts
    desk.restore(backup)
    assert desk.keeping.store.load().drafts == {}
