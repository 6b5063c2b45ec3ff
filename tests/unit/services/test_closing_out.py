"""Close-out: archived and checked first, removed then, and a failure leaves all as it was."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.sample import counting_ids, sample_memorandum, stepping_clock
from tests.unit.storage.archives import fill
from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.archive_errors import (
    ArchiveDamaged,
    ArchiveSealed,
    ArchiveTooLarge,
    ArchiveUnreadable,
    ReviewMovedOn,
    Stopped,
)
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import CannotWrite, NoReview, ReviewReadOnly
from zjhk_desktop.domain.language import english
from zjhk_desktop.services import archiving as archiving_module
from zjhk_desktop.services import closing_out as module
from zjhk_desktop.services.archives import Archives
from zjhk_desktop.services.archiving import Archived, Archiving
from zjhk_desktop.services.closing_out import (
    ClosingOut,
    Removal,
    plan_lines,
    removal_lines,
)
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.services.sealing import Sealer, never
from zjhk_desktop.services.settings_table import PLACE_OFFSET, PLACE_PASSAGE, TEXT_SIZE
from zjhk_desktop.storage.profile_files import FileKind
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.settings import SettingsStore

TARGET = "to/meeting.zjarchive"
KINDS = list(FileKind)


class Seal(Sealer):
    """Seals at once, so that a test need not wait."""

    def __init__(self) -> None:
        super().__init__(())

    def seal(self, data: bytes, passphrase: str, stopped: Callable[[], bool] = never) -> bytes:
        return b"age-encryption.org/v1\n" + passphrase.encode() + b"\n" + data[::-1]

    def unseal(
        self, data: bytes, passphrase: str, path: Path, stopped: Callable[[], bool] = never
    ) -> bytes:
        _, key, body = data.split(b"\n", 2)
        assert key.decode() == passphrase
        return body[::-1]


class Desk:
    """One profile, its open review and its close-out."""

    def __init__(self, folder: Path) -> None:
        self.profile = folder / "profile"
        self.target = folder / TARGET
        self.target.parent.mkdir(parents=True)
        fill(self.profile)
        clock = stepping_clock()
        self.settings = SettingsStore(self.profile / "settings.json")
        self.settings.update({PLACE_PASSAGE: "m01", PLACE_OFFSET: 3, TEXT_SIZE: 22})
        self.safekeeping = Safekeeping(self.profile, now=clock)
        self.reviewing = self.open(self.safekeeping, Access.UPDATE)
        self.safekeeping.back_up()
        self.archiving = Archiving(Seal(), now=clock)
        self.closing = ClosingOut(
            self.profile, lambda: self.safekeeping.store, self.archiving, self.settings
        )

    def open(self, safekeeping: Safekeeping, access: Access) -> Reviewing:
        def make(store: ReviewStore) -> Reviewing:
            return Reviewing(
                store, sample_memorandum(), now=stepping_clock(), new_id=counting_ids("new")
            )

        return safekeeping.open(access, make)

    def archive(self, passphrase: str = "") -> Archived:
        return self.closing.archive(
            self.closing.snapshot(),
            self.target,
            passphrase,
            stopped=never,
            progressed=lambda _done, _all: None,
        )

    def close_out(self, passphrase: str = "") -> Removal:
        return self.closing.remove(self.archive(passphrase), self.reviewing.close)

    def annotate(self) -> None:
        passage = sample_memorandum().passage("m02")
        self.reviewing.annotate(anchor_whole(passage), Category.KEY, comment="later")

    def names(self) -> set[str]:
        return {
            path.relative_to(self.profile).as_posix()
            for path in self.profile.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.mark.parametrize("passphrase", ["", "西湖"])
def test_all_that_repeats_the_review_is_gone_and_all_of_it_is_archived(
    desk: Desk, passphrase: str
) -> None:
    before = desk.safekeeping.store.load()
    (desk.profile / "review.damaged-20260101T000000Z.sqlite").write_bytes(b"old")
    (desk.profile / ".review-xyz_0123").write_bytes(b"unfinished")
    (desk.profile / "prints.log").write_bytes(b"printings")
    (desk.profile / ".zjhk-0123456789abcdef-xyz_0123").write_bytes(b"unfinished printings")
    removal = desk.close_out(passphrase)
    assert desk.names() == {"settings.json"}
    assert removal.kept == removal.others == ()
    assert {each.kind for each in removal.removed} == set(FileKind)
    content = desk.archiving.read(desk.target, passphrase)
    assert content.review == before
    assert stat.S_IMODE(desk.target.stat().st_mode) == 0o600
    assert removal.archived.sealed is bool(passphrase)


def test_the_fresh_review_is_empty_and_the_archive_brings_all_back(desk: Desk) -> None:
    before = desk.safekeeping.store.load()
    desk.close_out()
    clock = stepping_clock()
    fresh = Safekeeping(desk.profile, now=clock)
    desk.open(fresh, Access.CREATE).close()
    assert fresh.recovery is None
    archives = Archives(desk.profile, fresh, desk.settings, desk.archiving, desk.open)
    opened = archives.unseal(desk.target, "")
    assert opened.added == len(before.revisions)
    assert str(opened.added) in opened.sentence(english())
    again = desk.open(fresh, Access.UPDATE)
    # Mine are mine again, it can be undone, and what was being typed is there.
    assert again.author.id == before.identity.author.id if before.identity else False
    assert len(again.annotations()) == 3
    assert again.undo_kind is ChangeKind.ARCHIVE_OPENED
    assert again.drafting.texts()
    again.close()
    assert archives.unseal(desk.target, "").added == 0


def test_opening_joins_and_loses_nothing(desk: Desk) -> None:
    desk.archive()
    desk.annotate()
    store = desk.safekeeping.store
    mine = store.load()
    assert (
        desk.safekeeping.take_in(desk.archiving.read(desk.target).review, ChangeKind.ARCHIVE_OPENED)
        == 0
    )
    assert store.load() == mine
    other = Desk(desk.profile.parent / "other")
    other.annotate()
    theirs = other.safekeeping.store.load()
    added = desk.safekeeping.take_in(theirs, ChangeKind.ARCHIVE_OPENED)
    assert added == len({r.id for r in theirs.revisions} - {r.id for r in mine.revisions})
    ids = {r.id for r in store.load().revisions}
    assert ids == {r.id for r in (*mine.revisions, *theirs.revisions)}
    # In a review with notes of its own it stays who reviews.
    assert store.load().identity == mine.identity


def test_the_plan_counts_what_is_there_and_changes_nothing(desk: Desk) -> None:
    names = desk.names()
    plan = desk.closing.plan()
    assert desk.names() == names
    assert (plan.counts.notes, plan.counts.replies, plan.counts.drafts) == (3, 1, 1)
    archived, removed = plan_lines(plan, english())
    assert "3 notes, 1 reply, 1 draft, 4 states in all" in archived
    assert "1 journal, 1 backup" in removed
    kinds = [KINDS.index(each.kind) for each in plan.files]
    assert kinds == sorted(kinds)


def test_settings_stay_but_for_the_place(desk: Desk) -> None:
    desk.close_out()
    kept = SettingsStore(desk.profile / "settings.json")
    assert kept.get(TEXT_SIZE) == 22
    assert (kept.get(PLACE_PASSAGE), kept.get(PLACE_OFFSET)) == ("", 0)


def unchanged(desk: Desk, error: type[Exception], act: Callable[[], object]) -> str:
    """Say that an act fails, and that the profile is byte for byte as it was."""
    store = desk.safekeeping.store
    before, names = store.load(), desk.names()
    with pytest.raises(error) as caught:
        act()
    assert desk.names() == names
    assert store.load() == before
    return str(caught.value)


def test_a_file_that_is_there_already_is_not_replaced(desk: Desk) -> None:
    desk.target.write_bytes(b"an older archive")
    assert "choose another name" in unchanged(desk, CannotWrite, desk.close_out)
    assert desk.target.read_bytes() == b"an older archive"


def test_an_archive_does_not_go_where_everything_is_removed(desk: Desk) -> None:
    for name in ("a.zjarchive", "backups/a.zjarchive", "../profile/a.zjarchive"):
        desk.target = desk.profile / name
        assert "outside the profile" in unchanged(desk, CannotWrite, desk.close_out)


def test_a_folder_that_is_not_there_is_said(desk: Desk) -> None:
    desk.target = desk.profile.parent / "no" / "such" / "a.zjarchive"
    assert "does not exist" in unchanged(desk, CannotWrite, desk.close_out)


@pytest.mark.parametrize("looks", [0, 1, 2])
def test_thinking_better_of_it_leaves_no_archive(desk: Desk, looks: int) -> None:
    asked = iter([False] * looks)

    def act() -> None:
        desk.closing.archive(
            desk.closing.snapshot(),
            desk.target,
            stopped=lambda: next(asked, True),
            progressed=lambda _done, _all: None,
        )

    if looks == 2:
        # The control: asked no more, it is written.
        act()
        assert desk.target.exists()
        return
    unchanged(desk, Stopped, act)
    assert not list(desk.target.parent.iterdir())


def test_progress_is_told_step_by_step(desk: Desk) -> None:
    for passphrase, steps in (("", 3), ("x", 4)):
        told: list[tuple[int, int]] = []
        desk.target = desk.target.with_name(f"a{steps}.zjarchive")
        desk.closing.archive(
            desk.closing.snapshot(),
            desk.target,
            passphrase,
            stopped=never,
            progressed=lambda done, of, told=told: told.append((done, of)),
        )
        assert told == [(done, steps) for done in range(steps + 1)]


def test_what_is_read_back_must_be_what_was_written(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = archiving_module.write_whole

    def garble(data: bytes, out: Path) -> None:
        writing(data[:-200] + b"\0" * 100 + data[-100:], out)

    monkeypatch.setattr(archiving_module, "write_whole", garble)
    unchanged(desk, ArchiveDamaged, desk.close_out)
    assert not desk.target.exists()


def test_another_review_read_back_is_noticed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    snapshot = desk.closing.snapshot()
    desk.annotate()
    later = desk.closing.snapshot()
    mixed = archiving_module.Snapshot(snapshot.image, later.review, later.counts)
    with pytest.raises(ArchiveDamaged, match="what was written"):
        desk.archiving.write(mixed, desk.target)
    assert not desk.target.exists()


def test_a_note_made_meanwhile_stops_the_removal(desk: Desk) -> None:
    archived = desk.archive()
    desk.annotate()
    unchanged(desk, ReviewMovedOn, lambda: desk.closing.remove(archived, desk.reviewing.close))


def test_what_cannot_be_removed_keeps_the_review_and_is_named(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    removing = module.remove_file

    def stuck(path: Path) -> None:
        if path.parent.name == "backups":
            raise PermissionError(13, "no")
        removing(path)

    monkeypatch.setattr(module, "remove_file", stuck)
    before = desk.safekeeping.store.load()
    removal = desk.close_out()
    kept = {each.path.name for each in removal.kept}
    assert "review.sqlite" in kept
    assert any(name.startswith("review-") for name in kept)
    # The review is whole, the journal is gone, and the next start says nothing of damage.
    desk.reviewing.close()
    again = Safekeeping(desk.profile, now=stepping_clock())
    desk.open(again, Access.UPDATE)
    assert again.recovery is None
    assert again.store.load() == before
    lines = "\n".join(removal_lines(removal, english()))
    assert "Not removed: " in lines
    assert "it would be rebuilt" in lines
    again.store.close()


def test_a_review_that_is_open_may_have_to_be_closed_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    removing = module.remove_file
    acts: list[str] = []

    def as_windows_does(path: Path) -> None:
        if path.name == "review.sqlite" and "closed" not in acts:
            acts.append("refused")
            raise PermissionError(13, "in use")
        removing(path)

    monkeypatch.setattr(module, "remove_file", as_windows_does)

    def close() -> None:
        acts.append("closed")
        desk.reviewing.close()

    removal = desk.closing.remove(desk.archive(), close)
    assert acts == ["refused", "closed"]
    assert removal.kept == ()
    assert desk.names() == {"settings.json"}


def test_other_files_are_left_and_named(desk: Desk) -> None:
    for name in ("notes of mine.txt", "backups/elsewhere.sqlite"):
        (desk.profile / name).write_bytes(b"x")
    removal = desk.close_out()
    assert {path.name for path in removal.others} == {"notes of mine.txt", "elsewhere.sqlite"}
    lines = removal_lines(removal, english())
    assert any(line.startswith("Left as it is") for line in lines)
    assert any(line.startswith("Removed: ") and "review.sqlite" in line for line in lines)
    assert any("cannot be promised" in line for line in lines)


def test_what_only_resembles_ours_is_left_and_named(desk: Desk) -> None:
    """Before, a file of these names went with the review."""
    foreign = {
        "my contract.damaged",
        "review.damaged-notes.docx",
        "review.damaged-20260101T000000Z.sqlite.txt",
        ".review-thoughts.txt",
        ".settings.json.old",
        "backups/.review-plan.txt",
    }
    ours = {
        "settings.json.damaged",
        "review.damaged-20260101T000000Z-2.sqlite",
        "review.damaged-20260101T000000Z.sqlite-journal",
        ".review-a_3bcdef",
        ".review-a_3bcdef-journal",
        ".settings.json.a_3bcdef",
        "backups/.review-a_3bcdef",
    }
    for name in foreign | ours:
        (desk.profile / name).write_bytes(b"x")
    folder = desk.profile / ".review-thoughts"
    folder.mkdir()
    removal = desk.close_out()
    assert desk.names() == {"settings.json"} | foreign
    assert folder.is_dir()
    expected = {Path(name).name for name in foreign} | {folder.name}
    assert {path.name for path in removal.others} == expected


def test_a_review_that_can_only_be_read_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ReviewStore, "read_only", property(lambda _self: True))
    unchanged(desk, ReviewReadOnly, desk.closing.snapshot)


def test_a_review_that_is_too_large_is_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving_module, "LARGEST", 1000)
    unchanged(desk, ArchiveTooLarge, desk.closing.snapshot)


def test_without_a_review_there_is_nothing_to_close_out(tmp_path: Path) -> None:
    safekeeping = Safekeeping(tmp_path / "none", now=stepping_clock())
    closing = ClosingOut(
        tmp_path / "none",
        lambda: safekeeping.store,
        Archiving(Seal(), now=stepping_clock()),
        SettingsStore(tmp_path / "none" / "settings.json"),
    )
    with pytest.raises(NoReview):
        closing.plan()


def test_a_sealed_archive_asks_for_its_passphrase(desk: Desk) -> None:
    desk.archive("西湖")
    with pytest.raises(ArchiveSealed):
        desk.archiving.read(desk.target)


def test_what_is_no_file_is_not_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(desk.target)
    with pytest.raises(ArchiveUnreadable, match="not a file"):
        desk.archiving.read(desk.target)
    with pytest.raises(ArchiveUnreadable, match="does not exist"):
        desk.archiving.read(desk.target.with_name("none"))
    desk.target.unlink()
    desk.archive()
    monkeypatch.setattr(archiving_module, "LARGEST", 100)
    with pytest.raises(ArchiveUnreadable, match="larger"):
        desk.archiving.read(desk.target)
