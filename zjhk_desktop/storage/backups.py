"""Backups: whole, verified copies of the review in a folder beside it."""

import contextlib
import os
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from zjhk_desktop.domain.errors import CannotWrite, ReviewError
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.thinning import kept_backups
from zjhk_desktop.storage.connection import connect_to_copy, connect_to_own, reason_of_database
from zjhk_desktop.storage.review_reading import read_copy
from zjhk_desktop.storage.review_rows import StoredReview, holds_batches
from zjhk_desktop.storage.unfinished import make_unfinished, remove_unfinished
from zjhk_desktop.storage.whole_file import sync_folder

_NAME = re.compile(r"review-(\d{8}T\d{6}Z)(?:-\d+)?\.sqlite")
_TIME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup.

    Attributes:
        time: when it was taken, as the clock had it then and its name says.
        size: in bytes.
        whole: it is whole and every state in it is what its id says (None: not looked at yet);
            only if it is are there counts.
        notes: how many notes and proposals it holds that are not deleted; nothing else is
            counted, neither replies nor statuses nor bookmarks.
        revisions: how many states of anything it holds.
        lacking: how many of these the review that it was compared with has not.
    """

    path: Path
    time: datetime
    size: int = 0
    whole: bool | None = None
    notes: int = 0
    revisions: int = 0
    lacking: int = 0


def take_backup(copy: Callable[[sqlite3.Connection], None], folder: Path, now: datetime) -> Backup:
    """Write a backup into a folder: verified, synced and only then given its name.

    Args:
        copy: fills an empty database with the review, by SQLite's own backup.
        folder: where it goes; it is made if need be.
        now: the time for its name.

    Raises:
        CannotWrite: it cannot be written; nothing is left of it.
        ReviewError: the copy is not whole, so that neither is the review.
    """
    try:
        return _write(copy, folder, now)
    except OSError as error:
        raise CannotWrite(path=folder, reason=reason_of(error, folder)) from None
    except sqlite3.Error as error:
        raise CannotWrite(path=folder, reason=reason_of_database(error, folder)) from None


def _write(copy: Callable[[sqlite3.Connection], None], folder: Path, now: datetime) -> Backup:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = make_unfinished(folder)
    try:
        connection = connect_to_own(temporary)
        try:
            copy(connection)
        finally:
            connection.close()
        stored = read_copy(temporary)
        _sync(temporary)
        path = _free_name(folder, now)
        temporary.rename(path)
    finally:
        remove_unfinished(temporary)
    sync_folder(folder)
    taken = Backup(path, now.astimezone(UTC).replace(microsecond=0), _size(path))
    return _counted(taken, stored)


def inspect_backup(backup: Backup, holds: Callable[[str], bool] = lambda _: True) -> Backup:
    """Return what a backup holds; one that is not whole is said to be so, nothing is raised.

    Args:
        backup: as it was listed.
        holds: whether the review that it is compared with has the revision of an id.
    """
    try:
        stored = read_copy(backup.path)
    except ReviewError:
        return replace(backup, whole=False)
    lacking = sum(not holds(revision.id) for revision in stored.revisions)
    return replace(_counted(backup, stored), lacking=lacking)


def found_backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first, none of them looked into."""
    return [Backup(path, time, _size(path)) for path, time in named_backups(folder)]


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first, each verified."""
    return [inspect_backup(backup) for backup in found_backups(folder)]


def named_backups(folder: Path) -> list[tuple[Path, datetime]]:
    """Return the files named as backups with the times in their names, the newest first."""
    found: list[tuple[Path, datetime]] = []
    with contextlib.suppress(OSError):
        for path in folder.iterdir():
            time = time_of_name(path.name)
            if time is not None and path.is_file():
                found.append((path, time))
    return sorted(found, key=lambda each: (each[1], each[0].name), reverse=True)


def newest_whole(folder: Path) -> Backup | None:
    """Return the newest backup that is whole, or None."""
    looked_into = (inspect_backup(backup) for backup in found_backups(folder))
    return next((backup for backup in looked_into if backup.whole), None)


def thin_backups(folder: Path, now: datetime, fresh: Backup) -> list[Path]:
    """Remove the backups that are one too many and return them.

    Call it only after `fresh`, a verified backup, has been written: it stays whatever its date,
    so that a good one always does.
    """
    named = named_backups(folder)
    kept = kept_backups((time for _, time in named), now)
    removed: list[Path] = []
    for path, time in named:
        if time not in kept and path != fresh.path:
            with contextlib.suppress(OSError):
                path.unlink()
                removed.append(path)
    return removed


def time_of_name(name: str) -> datetime | None:
    """Return the time in a backup's name; None if it is not such a name."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return datetime.fromisoformat(match[1])
    except ValueError:
        return None


def fingerprint(connection: sqlite3.Connection) -> tuple[object, ...]:
    """Return what differs between two states of one review: its past only ever grows."""
    last = "SELECT position, sha256 FROM batch ORDER BY position DESC LIMIT 1"
    if not holds_batches(connection):
        last = "SELECT rowid, id FROM revision ORDER BY rowid DESC LIMIT 1"
    return tuple(
        tuple(connection.execute(query).fetchall())
        for query in (
            last,
            "SELECT position, id FROM operation ORDER BY position DESC LIMIT 1",
            "SELECT annotation_id, sha256 FROM draft ORDER BY annotation_id",
            "SELECT key, value FROM profile ORDER BY key",
        )
    )


def fingerprint_of_copy(path: Path) -> tuple[object, ...]:
    """Return the fingerprint of a backup; empty if it cannot be read."""
    try:
        connection = connect_to_copy(path)
    except sqlite3.Error:
        return ()
    try:
        return fingerprint(connection)
    except (sqlite3.Error, UnicodeDecodeError):
        return ()
    finally:
        connection.close()


def _counted(backup: Backup, stored: StoredReview) -> Backup:
    notes = Review(stored.revisions).count_notes()
    return replace(backup, whole=True, notes=notes, revisions=len(stored.revisions))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _free_name(folder: Path, now: datetime) -> Path:
    stem = f"review-{now.astimezone(UTC).strftime(_TIME)}"
    names = (f"{stem}.sqlite", *(f"{stem}-{number}.sqlite" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
