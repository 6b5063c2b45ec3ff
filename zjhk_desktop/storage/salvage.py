"""Recovery: a damaged review is moved aside, never deleted, and built anew from what is sound."""

import contextlib
import os
import re
import sqlite3
import stat
import sys
from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from zjhk_desktop.domain.errors import (
    ProfileUnusable,
    ReviewDamaged,
    ReviewError,
    ReviewInUse,
    ReviewTooNew,
)
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.domain.review import Review
from zjhk_desktop.storage.backups import Backup, newest_whole
from zjhk_desktop.storage.connection import (
    connect,
    connect_to_own,
    primary_code,
    reason_of_database,
    stamp_of,
)
from zjhk_desktop.storage.damaged_file import copied, read_damaged
from zjhk_desktop.storage.journal import JOURNAL_NAME, JournalContent, read_journal
from zjhk_desktop.storage.merging import merge_stores, rebuild_log, store_of
from zjhk_desktop.storage.review_file import (
    BACKUPS_NAME,
    DAMAGED_PREFIX,
    lock_damaged,
    make_tables,
)
from zjhk_desktop.storage.review_reading import read_copy
from zjhk_desktop.storage.review_rows import (
    StoredReview,
    append_operation,
    append_revisions,
    write_draft,
    write_identity,
)
from zjhk_desktop.storage.review_stamp import SCHEMA_VERSION, refuse_stranger
from zjhk_desktop.storage.review_store import Access, ReviewStore
from zjhk_desktop.storage.sound_rows import Part, SoundRows
from zjhk_desktop.storage.unfinished import (
    COMPANIONS,
    RECOVERY_LOCK,
    make_unfinished,
    remove_unfinished,
    sweep_recovery,
)
from zjhk_desktop.storage.whole_file import sync_folder

_ID = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Recovery:
    """What was done about a damaged review.

    Attributes:
        moved_to: where the damaged file lies now; None if there was none.
        annotations: how many notes there are again.
        revisions: how many states of notes, deleted ones included, there are again.
        salvaged: how many of them were read out of the damaged file.
        from_journal: how many more came from the journal.
        from_backup: how many more came from the newest good backup.
        backup: that backup, or None.
        lost: ids of states that something still speaks of, but that are nowhere whole. Where
            there is no journal, an id whose letters are damaged counts as one too.
        incomplete: part of the file could not be read, or the file is gone, and nothing that is
            left says which states were in it: more may be missing than `lost`.
        drafts_lost: how many texts being typed were there and are not what was typed.
        drafts_incomplete: nobody knows how many more of them there were.
    """

    moved_to: Path | None
    annotations: int
    revisions: int
    salvaged: int
    from_journal: int
    from_backup: int
    backup: Backup | None
    lost: tuple[str, ...]
    incomplete: bool
    drafts_lost: int
    drafts_incomplete: bool


def recover(path: Path, damage: ReviewDamaged, now: datetime) -> Recovery | None:
    """Build the review at `path` anew from all that is sound of it; None if it is sound by now.

    Whoever finds the damage may not be the only one: in the lock the file is looked at again.

    The damaged file stays in its place until the new one is complete, and beside it afterwards.
    A crash on the way leaves either file, and everything from which to begin again.

    Args:
        path: the review's file, found damaged or missing.
        damage: what was found.
        now: the time for the damaged file's new name.

    Raises:
        ReviewDamaged: `damage` itself: nothing of the review is left anywhere, or its folder
            can only be read.
        ReviewForeign, ReviewTooNew: the file is another program's or a newer version's.
        ReviewInUse: another program recovers it or has it open.
        ProfileUnusable: the folder cannot be written.
    """
    folder = path.parent
    if not os.access(folder, os.W_OK):
        raise damage
    try:
        with _alone(folder):
            _refuse_others(path)
            if _is_sound(path, now):
                return None
            sweep_recovery(folder)
            return _rebuild(path, damage, now)
    except OSError as error:
        raise ProfileUnusable(path=folder, reason=reason_of(error, folder)) from None
    except sqlite3.Error as error:
        if primary_code(error) in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise ReviewInUse(path=path) from None
        raise ProfileUnusable(path=folder, reason=reason_of_database(error, folder)) from None


def _is_sound(path: Path, now: datetime) -> bool:
    """Say whether another has recovered the review meanwhile (ReviewError: it cannot be told)."""
    try:
        # To change it, as the next step will: an old file is damaged too if it cannot be renewed.
        store = ReviewStore(path, Access.UPDATE, now=lambda: now)
        store.load()
    except ReviewDamaged:
        return False
    store.close()
    return True


def _rebuild(path: Path, damage: ReviewDamaged, now: datetime) -> Recovery:
    folder = path.parent
    rows = read_damaged(path)
    written = _read_journal(path)
    journal = store_of(written.entries())
    backup = newest_whole(folder / BACKUPS_NAME)
    saved = StoredReview()
    if backup is not None:
        with contextlib.suppress(ReviewError):
            saved = read_copy(backup.path)
    # Drafts of a backup are old; those of the damaged file are the latest.
    saved = replace(saved, drafts={})
    both = merge_stores(rows.stored, journal)
    merged = merge_stores(both, saved)
    merged = replace(
        merged,
        identity=rows.stored.identity or journal.identity or saved.identity,
        operations=rebuild_log(
            (journal.operations, rows.stored.operations, saved.operations), merged.revisions
        ),
    )
    if not merged.revisions and merged.identity is None and not merged.drafts:
        raise damage
    temporary = _write_new(folder, merged)
    try:
        with _locked(path):
            moved_to = _put_in_place(temporary, path, now)
    finally:
        remove_unfinished(temporary)
    return Recovery(
        moved_to=moved_to,
        annotations=Review(merged.revisions).count_notes(),
        revisions=len(merged.revisions),
        salvaged=len(rows.stored.revisions),
        from_journal=len(both.revisions) - len(rows.stored.revisions),
        from_backup=len(merged.revisions) - len(both.revisions),
        backup=backup,
        lost=_lost(merged, rows),
        incomplete=not (written.present and not written.damaged) and _may_lack(merged, rows),
        drafts_lost=len(rows.drafts_damaged - {repr(key) for key in merged.drafts}),
        drafts_incomplete=Part.DRAFTS in rows.unread,
    )


def _read_journal(path: Path) -> JournalContent:
    """Return what the journal holds; one that cannot be read is not there."""
    try:
        return read_journal(path.with_name(JOURNAL_NAME))
    except OSError:
        return JournalContent()


def _write_new(folder: Path, merged: StoredReview) -> Path:
    """Write a complete review under a temporary name and read it back."""
    temporary = make_unfinished(folder, recovery=True)
    try:
        make_tables(temporary)
        _fill(temporary, merged)
        if read_copy(temporary).revisions != merged.revisions:
            raise OSError(f"{temporary.name} does not hold what was written")
    except BaseException:
        remove_unfinished(temporary)
        raise
    return temporary


def _fill(path: Path, merged: StoredReview) -> None:
    connection = connect(path, exclusive=True)
    try:
        connection.execute("BEGIN IMMEDIATE")
        append_revisions(connection, merged.revisions)
        for operation in merged.operations:
            append_operation(connection, operation)
        for annotation, text in merged.drafts.items():
            write_draft(connection, annotation, text, "")
        if merged.identity is not None:
            write_identity(connection, merged.identity)
        connection.execute("COMMIT")
    finally:
        connection.close()


@contextlib.contextmanager
def _locked(path: Path) -> Generator[None]:
    """Keep everybody out of the damaged file while it is moved (ReviewInUse: one is in it)."""
    connection = lock_damaged(path)
    if connection is not None and sys.platform == "win32":
        # There a file that anyone has open, we too, cannot be moved at all.
        connection.close()
    try:
        yield
    finally:
        if connection is not None:
            connection.close()


def _put_in_place(temporary: Path, path: Path, now: datetime) -> Path | None:
    """Move the damaged file and its companions aside and give the new one its name."""
    aside = _free_name(path.parent, now)
    present = path.is_symlink() or path.exists()
    linked = False
    if present and stat.S_ISREG(path.lstat().st_mode):
        # A second name first, so that the place is never empty.
        with contextlib.suppress(OSError):
            os.link(path, aside)
            linked = True
    if present and not linked:
        path.rename(aside)
    for suffix in COMPANIONS:
        # Before the new file is there: SQLite would play them into it.
        companion = path.with_name(path.name + suffix)
        if companion.is_symlink() or (companion.exists() and not _is_empty(companion)):
            companion.rename(aside.with_name(aside.name + suffix))
    sync_folder(path.parent)
    temporary.replace(path)
    sync_folder(path.parent)
    return aside if present else None


def _is_empty(path: Path) -> bool:
    return path.is_file() and path.stat().st_size == 0


def _free_name(folder: Path, now: datetime) -> Path:
    stem = f"{DAMAGED_PREFIX}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{stem}.sqlite", *(f"{stem}-{number}.sqlite" for number in range(2, 1000)))
    return next(folder / name for name in names if not os.path.lexists(folder / name))


def _refuse_others(path: Path) -> None:
    """Refuse the file of another program or a newer version, whatever lies beside it."""
    if path.is_file() and not _is_read(path, path):
        # It may be of a later format of SQLite's; in a copy it is read as one of today's.
        with copied(path, path.parent, with_journal=False) as copy:
            if copy is not None:
                _is_read(path, copy)


def _is_read(path: Path, copy: Path) -> bool:
    """Say whether the stamp of a file can be read in a copy of it (errors: others' stamps)."""
    try:
        application_id, version = stamp_of(copy)
        # None at all is what an empty file has, and one full of zeros.
        if application_id:
            refuse_stranger(path, copy)
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    except ReviewDamaged:
        # It is ours and spoilt.
        return True
    if application_id and version > SCHEMA_VERSION:
        # What a newer version has added would be lost.
        raise ReviewTooNew(path=path, found=version, known=SCHEMA_VERSION)
    return True


@contextlib.contextmanager
def _alone(folder: Path) -> Generator[None]:
    """Keep a second recovery out; the lock of a killed one is free (sqlite3.Error if held)."""
    connection = connect_to_own(folder / RECOVERY_LOCK, seconds=2)
    try:
        connection.execute("BEGIN EXCLUSIVE")
        yield
    finally:
        connection.close()


def _may_lack(merged: StoredReview, rows: SoundRows) -> bool:
    """Say whether states were there of which nothing speaks, where no journal names them all."""
    if Part.STATES not in rows.unread:
        return False
    logged = {name for names in rows.named.values() for name in names}
    # Nearly every state has come in with an operation that names it.
    return Part.LOG in rows.unread or any(each.id not in logged for each in merged.revisions)


def _lost(merged: StoredReview, rows: SoundRows) -> tuple[str, ...]:
    """Return the ids that something sound, or an operation known from nowhere else, speaks of."""
    spoken_of = {parent for revision in merged.revisions for parent in revision.parents}
    spoken_of |= rows.gone
    logged = {operation.id for operation in merged.operations}
    for operation, names in rows.named.items():
        if operation not in logged:
            # What is garbled is no id of anything.
            spoken_of.update(name for name in names if _ID.fullmatch(name))
    return tuple(sorted(spoken_of - {revision.id for revision in merged.revisions}))
