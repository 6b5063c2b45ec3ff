"""Safekeeping: when a backup is due, and what restoring brings back."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.unit.sample import counting_ids, sample_memorandum
from tests.unit.storage.forging import forge_successor
from zjhk_desktop.domain.anchor import anchor_range
from zjhk_desktop.domain.errors import NoReview, ReviewDamaged
from zjhk_desktop.domain.status import Status
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import INTERVAL, Safekeeping
from zjhk_desktop.storage.backups import inspect_backup
from zjhk_desktop.storage.review_store import Access, ReviewStore

MEASURE = sample_memorandum().passage("m01")


class Desk:
    """A review that is open, with a clock that the test sets."""

    def __init__(self, profile: Path) -> None:
        self.time = datetime(2026, 11, 23, 8, tzinfo=UTC)
        self.profile = profile
        self.start()

    def start(self, prefix: str = "id") -> None:
        self.safekeeping = Safekeeping(self.profile, now=lambda: self.time)
        ids = counting_ids(prefix)

        def make(store: ReviewStore) -> Reviewing:
            return Reviewing(store, sample_memorandum(), now=lambda: self.time, new_id=ids)

        self.reviewing = self.safekeeping.open(Access.CREATE, make)

    def note(self, comment: str) -> None:
        self.reviewing.annotate(anchor_range(MEASURE, 0, 2), comment=comment)

    def comments(self) -> list[str]:
        return sorted(each.state.comment for each in self.reviewing.annotations())


@pytest.fixture
def desk(tmp_path: Path):
    desk = Desk(tmp_path / "profile")
    yield desk
    desk.reviewing.close()


def test_a_backup_is_due_after_half_an_hour_with_changes(desk: Desk) -> None:
    desk.note("一")
    assert not desk.safekeeping.due()
    desk.time += INTERVAL
    assert desk.safekeeping.due()
    taken = desk.safekeeping.back_up_if_changed()
    assert taken is not None
    assert (taken.notes, taken.time) == (1, desk.time)
    assert not desk.safekeeping.due()
    desk.time += 3 * INTERVAL
    assert not desk.safekeeping.due()
    assert desk.safekeeping.back_up_if_changed() is None
    desk.note("二")
    assert desk.safekeeping.due()


@pytest.mark.parametrize("jump", [timedelta(days=-365), timedelta(days=-20_000)])
def test_a_clock_put_back_makes_it_due_rather_than_never(desk: Desk, jump: timedelta) -> None:
    desk.time += INTERVAL
    assert desk.safekeeping.back_up_if_changed() is not None
    desk.note("一")
    desk.time += jump
    assert desk.safekeeping.due()
    assert desk.safekeeping.back_up_if_changed() is not None
    assert len(desk.safekeeping.backups()) == 2


def test_a_backup_of_the_future_keeps_nobody_from_taking_another(desk: Desk) -> None:
    desk.note("一")
    present = desk.time
    desk.time = datetime(2100, 1, 1, tzinfo=UTC)
    desk.safekeeping.back_up()
    desk.time = present
    desk.note("二")
    taken = desk.safekeeping.back_up_if_changed()
    assert taken is not None
    assert taken.notes == 2


def test_a_backup_counts_notes_and_nothing_else(desk: Desk) -> None:
    desk.note("一")
    desk.reviewing.reply(desk.reviewing.annotations()[0].id, "二")
    desk.reviewing.assessing.set_status(["m01"], Status.AGREED)
    taken = desk.safekeeping.back_up()
    assert (taken.notes, taken.revisions) == (1, 3)
    (looked,) = desk.safekeeping.backups()
    assert looked.notes == 1


def test_what_was_not_changed_since_the_last_start_is_not_copied_again(desk: Desk) -> None:
    desk.note("一")
    desk.safekeeping.back_up()
    desk.reviewing.close()
    desk.start("second")
    assert desk.safekeeping.back_up_if_changed() is None
    desk.note("二")
    assert desk.safekeeping.back_up_if_changed() is not None


def test_only_the_profile_s_own_backups_are_thinned(desk: Desk, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    for _ in range(3):
        desk.safekeeping.back_up(elsewhere)
        desk.safekeeping.back_up()
        desk.time += timedelta(hours=1)
    desk.time += timedelta(days=30)
    desk.safekeeping.back_up(elsewhere)
    desk.safekeeping.back_up()
    assert len(list(elsewhere.iterdir())) == 4
    assert len(desk.safekeeping.backups()) == 2


def test_restoring_brings_back_and_loses_nothing_newer(desk: Desk, tmp_path: Path) -> None:
    desk.note("一")
    desk.note("二")
    backup = desk.safekeeping.back_up(tmp_path / "usb").path
    desk.reviewing.close()
    # Another computer: a new profile with notes of its own.
    desk.profile = tmp_path / "other"
    desk.start("other")
    desk.note("三")
    restored = desk.safekeeping.restore(backup)
    assert restored.revisions == 2
    assert desk.safekeeping.restore(backup).revisions == 0
    desk.reviewing.close()
    desk.start("again")
    assert desk.comments() == ["一", "三", "二"]
    desk.reviewing.undo()


def test_a_bad_backup_restores_nothing(desk: Desk) -> None:
    desk.note("一")
    backup = desk.safekeeping.back_up().path
    backup.write_bytes(backup.read_bytes()[:5000])
    with pytest.raises(ReviewDamaged):
        desk.safekeeping.restore(backup)
    assert desk.comments() == ["一"]


def test_a_pipe_or_nothing_in_its_place_is_held_by_nobody(tmp_path: Path) -> None:
    (tmp_path / "profile").mkdir()
    safekeeping = Safekeeping(tmp_path / "profile", now=lambda: datetime.now(UTC))
    assert safekeeping.is_free()
    os.mkfifo(safekeeping.path)
    assert safekeeping.is_free()


def test_a_backup_with_a_made_up_state_is_not_whole(desk: Desk) -> None:
    """Whoever can count digests makes those of its batches fit; the states' ids are left."""
    desk.note("一")
    sound = desk.safekeeping.back_up().path
    desk.time += timedelta(hours=1)
    backup = desk.safekeeping.back_up().path
    forge_successor(backup, "一", "二")
    assert [each.whole for each in desk.safekeeping.backups()] == [False, True]
    [listed] = [each for each in desk.safekeeping.listed() if each.path == backup]
    assert inspect_backup(listed, lambda _: True).whole is False
    with pytest.raises(ReviewDamaged):
        desk.safekeeping.restore(backup)
    assert desk.comments() == ["一"]
    # Nor is it what a lost review is built anew from.
    desk.reviewing.close()
    (desk.profile / "review.sqlite").write_bytes(b"")
    (desk.profile / "review.journal").unlink()
    desk.start()
    assert desk.comments() == ["一"]
    assert desk.safekeeping.recovery is not None
    assert desk.safekeeping.recovery.backup is not None
    assert desk.safekeeping.recovery.backup.path == sound


def test_nothing_open_has_nothing_to_keep(tmp_path: Path) -> None:
    safekeeping = Safekeeping(tmp_path / "profile", now=lambda: datetime.now(UTC))
    assert not safekeeping.due()
    assert safekeeping.back_up_if_changed() is None
    assert safekeeping.backups() == []
    assert safekeeping.journal() is None
    with pytest.raises(NoReview):
        safekeeping.back_up()
    with pytest.raises(NoReview):
        safekeeping.restore(tmp_path / "x")
    assert not (tmp_path / "profile").exists()


def test_a_damaged_journal_is_seen(desk: Desk) -> None:
    desk.note("NEEDLE")
    found = desk.safekeeping.journal()
    assert found is not None
    assert (found.lines, found.damaged) == (2, 0)
    path = desk.profile / "review.journal"
    path.write_bytes(path.read_bytes().replace(b"NEEDLE", b"NEEDLF"))
    found = desk.safekeeping.journal()
    assert found is not None
    assert (found.lines, found.damaged) == (1, 1)


def test_backups_are_listed_before_they_are_looked_into(desk: Desk) -> None:
    assert desk.safekeeping.listed() == []
    desk.note("一")
    first = desk.safekeeping.back_up()
    desk.time += INTERVAL
    desk.note("二")
    second = desk.safekeeping.back_up()
    listed = desk.safekeeping.listed()
    assert [each.path for each in listed] == [second.path, first.path]
    assert [each.whole for each in listed] == [None, None]
    assert all(each.size == each.path.stat().st_size > 0 for each in listed)
    looked = [inspect_backup(each, desk.reviewing.past.holds) for each in listed]
    assert [(each.whole, each.notes, each.revisions) for each in looked] == [
        (True, 2, 2),
        (True, 1, 1),
    ]
    assert [each.lacking for each in looked] == [0, 0]
    known = {desk.reviewing.history(desk.reviewing.annotations()[0].id)[0].id}
    assert inspect_backup(listed[0], known.__contains__).lacking == 1


def test_a_backup_that_is_not_whole_is_said_to_be_so(desk: Desk) -> None:
    desk.note("一")
    desk.safekeeping.back_up()
    (listed,) = desk.safekeeping.listed()
    content = bytearray(listed.path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    listed.path.write_bytes(content)
    looked = inspect_backup(listed, desk.reviewing.past.holds)
    assert (looked.whole, looked.revisions) == (False, 0)
    with pytest.raises(ReviewDamaged):
        desk.safekeeping.review_in(listed.path)


def test_an_open_review_takes_in_what_was_restored(desk: Desk) -> None:
    desk.note("一")
    taken = desk.safekeeping.back_up()
    desk.reviewing.close()
    lost = desk.profile.with_name("lost")
    lost.mkdir()
    other = Desk(lost)
    other.reviewing.close()
    other.start("other")
    other.note("二")
    restored = other.safekeeping.restore(taken.path)
    assert restored.revisions == 1
    assert other.comments() == ["二"]
    other.reviewing.past.reload()
    assert other.comments() == ["一", "二"]
    other.note("三")
    assert other.comments() == ["一", "三", "二"]
    other.reviewing.close()


def test_the_review_in_a_backup_is_only_looked_at(desk: Desk) -> None:
    desk.note("一")
    taken = desk.safekeeping.back_up()
    desk.note("二")
    review = desk.safekeeping.review_in(taken.path)
    then = desk.reviewing.past.view_of(review)
    assert [each.state.comment for each in then.annotations()] == ["一"]
    assert desk.reviewing.past.restore_review(then) is not None
    assert desk.comments() == ["一"]
    desk.reviewing.undo()
    assert desk.comments() == ["一", "二"]
