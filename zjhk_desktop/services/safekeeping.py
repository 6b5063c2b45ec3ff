"""Keeping the review safe: backups, restoring them, and opening what is damaged."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.errors import NoReview, ReviewDamaged
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.review import Review
from zjhk_desktop.services.taking_in import take_in
from zjhk_desktop.storage.backups import (
    Backup,
    fingerprint_of_copy,
    found_backups,
    list_backups,
    named_backups,
    take_backup,
    thin_backups,
)
from zjhk_desktop.storage.connection import is_free
from zjhk_desktop.storage.journal import JOURNAL_NAME, read_journal
from zjhk_desktop.storage.review_file import BACKUPS_NAME, FILE_NAME
from zjhk_desktop.storage.review_reading import read_copy
from zjhk_desktop.storage.review_rows import StoredReview
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.salvage import Recovery, recover

INTERVAL = timedelta(minutes=30)
"""How long a changed review stays without a backup while it is open."""
_COMPARED = 3
"""How many of the newest backups are asked whether they hold the present state already."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring a backup brought back.

    Attributes:
        backup: the backup.
        revisions: how many states came back; those made since are all still there.
    """

    backup: Path
    revisions: int


@dataclass(frozen=True, slots=True)
class JournalState:
    """What the journal beside a review is like.

    Attributes:
        lines: how many lines are sound.
        damaged: how many are not.
        readable: it could be read at all.
    """

    lines: int = 0
    damaged: int = 0
    readable: bool = True


class Safekeeping:
    """The backups of one profile, and the recovery of its review."""

    def __init__(self, profile: Path, *, now: Callable[[], datetime]) -> None:
        """Name the profile; nothing is read."""
        self._path = profile / FILE_NAME
        self._folder = profile / BACKUPS_NAME
        self._now = now
        self._store: ReviewStore | None = None
        self._saved: tuple[object, ...] = ()
        self._since = now()
        self._recovery: Recovery | None = None

    @property
    def recovery(self) -> Recovery | None:
        """Return what was done about damage found while opening; None if there was none."""
        return self._recovery

    def open(self, access: Access, make: Callable[[ReviewStore], T]) -> T:
        """Open the review, building it anew first if it is found damaged.

        Args:
            access: what it is opened for.
            make: reads the store; what it raises closes the store.

        Raises:
            ReviewError: it cannot be opened; only damage leads to recovery, never a disk, a
                permission or a lock.
        """
        try:
            return self._open(access, make)
        except ReviewDamaged as damage:
            # None where another program has been quicker: then it is only opened again.
            self._recovery = recover(self._path, damage, self._now())
            return self._open(access, make)

    @property
    def path(self) -> Path:
        """Return the review's file."""
        return self._path

    def is_free(self) -> bool:
        """Say at once whether no other program holds the review."""
        return is_free(self._path)

    def due(self) -> bool:
        """Say whether a backup should be taken now: half an hour has gone by, with changes."""
        passed = self._now() - self._since
        # A clock that was put back says nothing of how long it is.
        return (passed >= INTERVAL or passed < timedelta()) and self._has_changed()

    def back_up_if_changed(self) -> Backup | None:
        """Take a backup unless one holds the present state; thin the older ones.

        Raises:
            CannotWrite, ReviewError: see `back_up`.
        """
        return self.back_up() if self._has_changed() else None

    def back_up(self, folder: Path | None = None) -> Backup:
        """Take a backup of the open review, into the profile or another folder.

        Only the profile's own backups are thinned, and only after a new one is whole.

        Raises:
            NoReview: no review is open.
            CannotWrite: the folder does not take it.
            ReviewDamaged: the review is not whole, so that nothing was written or removed.
        """
        store, now = self.store, self._now()
        info = take_backup(store.copy_into, folder or self._folder, now)
        if folder is None:
            self._saved, self._since = store.fingerprint(), now
            thin_backups(self._folder, now, info)
        return info

    def backups(self, folder: Path | None = None) -> list[Backup]:
        """Return the backups of the profile or another folder, the newest first, verified."""
        return list_backups(folder or self._folder)

    def listed(self) -> list[Backup]:
        """Return the profile's backups, the newest first, none of them looked into."""
        return found_backups(self._folder)

    @staticmethod
    def review_in(backup: Path) -> Review:
        """Return the review as it stands in a backup.

        Raises:
            ReviewError: the backup is not whole.
        """
        return Review(read_copy(backup).revisions)

    def journal(self) -> JournalState | None:
        """Return what the journal is like; None if there is none."""
        try:
            content = read_journal(self._path.with_name(JOURNAL_NAME))
        except OSError:
            return JournalState(readable=False)
        return JournalState(len(content.names), content.damaged) if content.present else None

    @property
    def store(self) -> ReviewStore:
        """Return the open review (NoReview: none is, or it cannot be read any more)."""
        if self._store is None or not self._store.fingerprint():
            raise NoReview
        return self._store

    def take_in(self, other: StoredReview, kind: ChangeKind) -> int:
        """Add to the open review what it has not; return how many states those are.

        See `taking_in.take_in`. Whoever shows the review must read it again afterwards.

        Raises:
            NoReview: no review is open.
            ReviewError: it cannot be written.
        """
        return take_in(self.store, other, kind)

    def restore(self, backup: Path) -> Restored:
        """Bring back the states of a backup that the open review has not; none is lost.

        What was being typed when it was taken stays there: it is old by now. Whoever shows the
        review must read it again afterwards.

        Raises:
            NoReview: no review is open.
            ReviewError: the backup is not whole, or the review cannot be written.
        """
        store, other = self.store, read_copy(backup)
        states = take_in(store, replace(other, drafts={}), ChangeKind.BACKUP_RESTORED)
        return Restored(backup, states)

    def _open(self, access: Access, make: Callable[[ReviewStore], T]) -> T:
        store = ReviewStore(self._path, access, now=self._now)
        try:
            made = make(store)
        except BaseException:
            store.close()
            raise
        self._store = store
        return made

    def _has_changed(self) -> bool:
        """Say whether no recent backup holds what the review holds now."""
        present = self._store.fingerprint() if self._store is not None else ()
        # Empty where there is no file, or where the disk is gone: there is nothing to copy.
        if present in {(), self._saved}:
            return False
        # By the time of the file, not the one in its name: a clock may have been wrong.
        named = sorted(named_backups(self._folder), key=_written, reverse=True)
        if any(fingerprint_of_copy(path) == present for path, _ in named[:_COMPARED]):
            self._saved = present
            return False
        return True


def recovery_sentence(recovery: Recovery, tr: Translator) -> str:
    """Return the plain report of a recovery."""
    message = tr.plural(
        "The review was damaged and has been built anew with {n} note ({salvaged} states from the "
        "damaged file, {journal} more from the journal, {backup} more from a backup).",
        "The review was damaged and has been built anew with {n} notes ({salvaged} states from the "
        "damaged file, {journal} more from the journal, {backup} more from a backup).",
        recovery.annotations,
    )
    parts = [
        message.format(
            n=recovery.annotations,
            salvaged=recovery.salvaged,
            journal=recovery.from_journal,
            backup=recovery.from_backup,
        )
    ]
    if recovery.lost:
        lost = tr.plural(
            "{n} earlier state could not be saved.",
            "{n} earlier states could not be saved.",
            len(recovery.lost),
        )
        parts.append(lost.format(n=len(recovery.lost)))
    if recovery.incomplete:
        parts.append(tr("More may be missing, because part of the file could not be read."))
    if recovery.drafts_lost:
        drafts = tr.plural(
            "{n} text that was being typed could not be saved.",
            "{n} texts that were being typed could not be saved.",
            recovery.drafts_lost,
        )
        parts.append(drafts.format(n=recovery.drafts_lost))
    if recovery.drafts_incomplete:
        parts.append(tr("What was being typed at the end may be missing."))
    if recovery.moved_to is not None:
        kept = tr("The damaged file is kept as {path}.")
        parts.append(kept.format(path=recovery.moved_to))
    return " ".join(parts)


def _written(named: tuple[Path, datetime]) -> float:
    try:
        return named[0].stat().st_mtime
    except OSError:
        return 0.0
