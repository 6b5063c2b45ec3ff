"""The review's file: what may lie in its place, how it is made, how it is opened and checked."""

import contextlib
import os
import sqlite3
import stat
from collections.abc import Callable, Sequence
from pathlib import Path

from zjhk_desktop.domain.errors import (
    ProfileUnusable,
    ReviewDamaged,
    ReviewError,
    ReviewInUse,
)
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.storage.connection import (
    HIGHEST_FORMAT,
    connect,
    format_versions_of,
    pragma_number,
    primary_code,
    reason_of_database,
    stamp_of,
)
from zjhk_desktop.storage.journal import JOURNAL_NAME
from zjhk_desktop.storage.review_stamp import (
    ADDITION,
    APPLICATION_ID,
    SCHEMA_VERSION,
    refuse_stamp,
    refuse_stranger,
)
from zjhk_desktop.storage.row_damage import RowDamaged
from zjhk_desktop.storage.unfinished import make_unfinished, remove_unfinished, sweep_unfinished
from zjhk_desktop.storage.whole_file import sync_folder

FILE_NAME = "review.sqlite"
BACKUPS_NAME = "backups"
"""The folder beside the file that holds its backups."""
DAMAGED_PREFIX = "review.damaged-"
"""How the names of files begin that were moved aside."""
DIGEST_WRONG = N_("an entry does not match its digest")
SMALLEST = 512
"""Bytes of the smallest page that SQLite knows; it takes anything shorter for a new file."""

_DAMAGE = (
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_NOTADB,
    sqlite3.SQLITE_ERROR,
    # What an old file holds does not fit the tables that it is brought into.
    sqlite3.SQLITE_CONSTRAINT,
    sqlite3.SQLITE_MISMATCH,
)
_REFUSED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def review_exists(path: Path) -> bool:
    """Say whether something lies in the review's place, whatever it is.

    Raises:
        ProfileUnusable: the folder cannot be looked into.
        ReviewDamaged: nothing lies there, but something beside it says that a review did.
    """
    try:
        path.lstat()
    except FileNotFoundError:
        _refuse_traces(path)
        return False
    except OSError as error:
        raise ProfileUnusable(path=path.parent, reason=reason_of(error, path.parent)) from None
    return True


def can_write(path: Path) -> bool:
    """Say whether the file and its folder (for the journal) can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def is_newer(path: Path) -> bool:
    """Say whether a newer version has added to the file what this one can only leave alone."""
    if not path.is_file():
        # SQLite would wait for ever at a pipe.
        return False
    try:
        application_id, version = stamp_of(path)
    except (sqlite3.Error, UnicodeDecodeError):
        # What is wrong with it comes out when it is opened.
        return False
    return application_id == APPLICATION_ID and version >= ADDITION


def create_review(path: Path) -> None:
    """Make an empty review, complete or not at all; one made meanwhile is left alone.

    Raises:
        ProfileUnusable: the folder or the file cannot be made.
    """
    folder = path.parent
    temporary: Path | None = None
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Under another name until it is complete: a start that is killed here leaves no file
        # that looks like a damaged review.
        temporary = make_unfinished(folder)
        make_tables(temporary)
        _put_in_place(temporary, path)
    except (OSError, sqlite3.Error) as error:
        # Another start that was quicker has swept ours away: its review is as good.
        if not path.exists():
            if temporary is not None:
                remove_unfinished(temporary)
            _remove_empty(missing)
            raise ProfileUnusable(path=folder, reason=_reason(error, folder)) from None
    finally:
        if temporary is not None:
            remove_unfinished(temporary)


def open_review(
    path: Path,
    *,
    exclusive: bool,
    before_migration: Callable[[sqlite3.Connection], None] | None = None,
) -> sqlite3.Connection:
    """Open the review that lies at `path` and check it; a wrong one is left as it is.

    Args:
        path: the file.
        exclusive: see `connect`.
        before_migration: given the connection to an old file before it is brought up to date;
            an error of it leaves the file as old as it was.

    Raises:
        ReviewDamaged, ReviewForeign, ReviewTooNew, ReviewInUse, ProfileUnusable: as they say.
    """
    _refuse_wrong_file(path)
    try:
        refuse_stranger(path)
        connection = connect(path, exclusive=exclusive)
    except sqlite3.Error as error:
        raise error_of(error, path) from None
    except UnicodeDecodeError:
        # SQLite's complaint quotes what is damaged.
        raise damaged(path, N_("its text is garbled")) from None
    try:
        check_review(connection, path)
        if exclusive:
            _refuse_spoilt_format(connection, path)
            _bring_up_to_date(connection, path, before_migration)
            sweep_unfinished(path.parent)
            sweep_unfinished(path.with_name(BACKUPS_NAME))
            with contextlib.suppress(OSError):
                path.chmod(0o600)
    except sqlite3.Error as error:
        connection.close()
        raise error_of(error, path) from None
    except OSError as error:
        connection.close()
        raise ProfileUnusable(path=path.parent, reason=reason_of(error, path.parent)) from None
    except UnicodeDecodeError:
        connection.close()
        raise damaged(path, N_("its text is garbled")) from None
    except RowDamaged:
        connection.close()
        raise damaged(path, DIGEST_WRONG) from None
    except ReviewError:
        connection.close()
        raise
    return connection


def lock_damaged(path: Path) -> sqlite3.Connection | None:
    """Lock a damaged review before it is moved: it may have been sound when another opened it.

    Returns:
        The lock, held until it is closed; None for what nobody can have open as a review.

    Raises:
        ReviewInUse: another program has it open.
    """
    try:
        _refuse_wrong_file(path)
        journal = path.with_name(f"{path.name}-journal")
        if journal.exists() and journal.stat().st_size:
            # A journal is played only into what is a database at least.
            stamp_of(path)
        return connect(path, exclusive=True)
    except sqlite3.Error as error:
        if primary_code(error) in _REFUSED:
            raise ReviewInUse(path=path) from None
    except (ReviewError, OSError, UnicodeDecodeError):
        pass
    return None


def error_of(error: sqlite3.Error, path: Path) -> ReviewError:
    """Return what an error of the database means for the user while it is opened or read."""
    code = primary_code(error)
    if code in _REFUSED:
        return ReviewInUse(path=path)
    if code in _DAMAGE:
        return damaged(path, N_("the database says “{detail}”"), detail=error)
    return ProfileUnusable(path=path.parent, reason=reason_of_database(error, path.parent))


def damaged(path: Path, template: str, **fields: object) -> ReviewDamaged:
    """Return the error that says in which way a review is damaged."""
    return ReviewDamaged(path=path, reason=Phrase(template, **fields))


def _refuse_traces(path: Path) -> None:
    """Refuse a place that only looks new: a file without its review, or its second store."""
    # SQLite would play a journal of its own into whatever is made there.
    for name in (f"{path.name}-journal", f"{path.name}-wal", JOURNAL_NAME):
        left = path.with_name(name)
        if left.is_file() and left.stat().st_size > 0:
            raise damaged(path, N_("the file itself is missing, only {name} is left"), name=left)
    backups = path.with_name(BACKUPS_NAME)
    if any(backups.glob("review-*.sqlite")):
        raise damaged(path, N_("the file itself is missing, only {name} is left"), name=backups)


def _refuse_wrong_file(path: Path) -> None:
    try:
        status = path.stat()
        # A log that this program never writes would be played into the file.
        log = path.with_name(path.name + "-wal")
        if log.is_file() and log.stat().st_size > 0:
            raise damaged(path, N_("{name} beside it is not ours"), name=log.name)
        # SQLite would wait for ever at a pipe.
        journal = path.with_name(path.name + "-journal")
        if journal.exists() and not journal.is_file():
            raise damaged(path, N_("{name} beside it is not ours"), name=journal.name)
    except FileNotFoundError:
        raise damaged(path, N_("it is a link that leads nowhere")) from None
    except OSError as error:
        raise ProfileUnusable(path=path.parent, reason=reason_of(error, path.parent)) from None
    if stat.S_ISDIR(status.st_mode):
        raise damaged(path, N_("a folder lies in its place"))
    if not stat.S_ISREG(status.st_mode):
        raise damaged(path, N_("it is not a file"))
    if status.st_size == 0:
        # SQLite takes it for an empty database; to us all the notes are gone.
        raise damaged(path, N_("the file is empty"))
    if status.st_size < SMALLEST:
        raise damaged(path, N_("the file is cut off"))
    if not os.access(path, os.R_OK):
        reason = Phrase(N_("there is no permission to read {name}"), name=path.name)
        raise ProfileUnusable(path=path.parent, reason=reason)


def check_review(connection: sqlite3.Connection, path: Path, *, size: int | None = None) -> None:
    """Check whose a database is and that it is whole; its rows are checked by reading them.

    Args:
        connection: to the database.
        path: where it lies, or where it comes from.
        size: how many bytes it has, if it does not lie there.

    Raises:
        ReviewDamaged, ReviewForeign, ReviewTooNew: as they say.
        sqlite3.Error: it cannot be read.
    """
    refuse_stamp(connection, path)
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(1)")]
    if found != ["ok"]:
        raise damaged(path, N_("the database says “{detail}”"), detail=found[0])
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise damaged(path, N_("an entry of its log leads nowhere"))
    page_size = pragma_number(connection, "page_size")
    size = path.stat().st_size if size is None else size
    if size % page_size or size < page_size * pragma_number(connection, "page_count"):
        # The check above takes what is missing of the last page for zeros.
        raise damaged(path, N_("the file is cut off"))


def _refuse_spoilt_format(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a header that lets SQLite read the file but not write it (ReviewDamaged)."""
    try:
        # Asks for the right to write, and uses it for nothing.
        connection.execute("DELETE FROM profile WHERE 0")
    except sqlite3.Error as error:
        if primary_code(error) != sqlite3.SQLITE_READONLY:
            raise
        if max(format_versions_of(path)) > HIGHEST_FORMAT:
            raise damaged(path, N_("its header is garbled")) from None


def _bring_up_to_date(
    connection: sqlite3.Connection,
    path: Path,
    before_migration: Callable[[sqlite3.Connection], None] | None,
) -> None:
    if pragma_number(connection, "user_version") < SCHEMA_VERSION and can_write(path):
        if before_migration is not None:
            before_migration(connection)
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    # Loads sqlite-utils: only for a new or an old file.
    from zjhk_desktop.storage.review_schema import migrate  # noqa: PLC0415

    migrate(connection, APPLICATION_ID, SCHEMA_VERSION)


def make_tables(path: Path) -> None:
    """Make an empty review of an empty file (OSError, sqlite3.Error)."""
    connection = connect(path, exclusive=True)
    try:
        _migrate(connection)
    finally:
        connection.close()


def _put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file its name without replacing what may be there by now."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        return
    except OSError:
        # A file system without hard links: rename, which overwrites only on POSIX.
        if path.exists():
            return
        temporary.rename(path)
    sync_folder(path.parent)


def _reason(error: OSError | sqlite3.Error, folder: Path) -> Phrase:
    if isinstance(error, OSError):
        return reason_of(error, folder)
    return reason_of_database(error, folder)


def _remove_empty(folders: Sequence[Path]) -> None:
    """Remove folders, the innermost first, as long as nothing lies in them."""
    with contextlib.suppress(OSError):
        for folder in folders:
            folder.rmdir()
