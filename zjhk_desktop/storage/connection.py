"""The one place where connections to a review are made: to its file, to copies, in memory.

The pragmas are those that survived every kill and full disk tried on them (test_cli_faults tries
them again).
"""

import shutil
import sqlite3
from pathlib import Path

from zjhk_desktop.domain.language import N_, Phrase

BUSY_MILLISECONDS = 2000
"""How long to wait for another program that holds the file."""

HIGHEST_FORMAT = 2
"""The latest version of SQLite's format there is; a program must not write a file of a later."""

_HEADER, _WRITE_VERSION = 100, 18
_THOUSAND = 1000
_ALWAYS = (
    "foreign_keys=ON",
    # A schema is data of the file: it must not call anything.
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "mmap_size=0",
    "temp_store=MEMORY",
)
_EXCLUSIVE = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    # What is overwritten is gone from the file (Debian's default, not everybody's).
    "secure_delete=ON",
)
_REASONS = {
    sqlite3.SQLITE_FULL: N_("the disk that holds {folder} is full (free: {free})"),
    sqlite3.SQLITE_IOERR: N_("the disk that holds {folder} reported an error"),
    sqlite3.SQLITE_BUSY: N_("another window or program holds {folder}"),
    sqlite3.SQLITE_LOCKED: N_("another window or program holds {folder}"),
    sqlite3.SQLITE_READONLY: N_("{folder} can only be read"),
    sqlite3.SQLITE_PERM: N_("there is no permission to use {folder}"),
    sqlite3.SQLITE_CANTOPEN: N_("there is no permission to use {folder}"),
}


def connect(path: Path, *, exclusive: bool) -> sqlite3.Connection:
    """Open an existing database; nothing is created.

    Args:
        path: the file.
        exclusive: take the write lock now and keep it until the connection is closed; else
            nothing can be written through the connection, and what it reads is of one moment
            until the transaction that is begun here is ended.

    Raises:
        sqlite3.Error: it cannot be opened, is locked or is not a database.
        UnicodeDecodeError: it is so garbled that even SQLite's complaint about it is.
    """
    # mode=rw for reading too: only then is what a killed program left half written rolled back.
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",
        uri=True,
        timeout=BUSY_MILLISECONDS / 1000,
        isolation_level=None,
    )
    try:
        for pragma in _ALWAYS + (_EXCLUSIVE if exclusive else ("query_only=ON",)):
            connection.execute(f"PRAGMA {pragma}")
        if exclusive:
            connection.execute("BEGIN EXCLUSIVE")
            # Only with the lock in hand: in this mode even a reader's lock is kept for good, so
            # that two who came together would wait for each other.
            connection.execute("PRAGMA locking_mode=EXCLUSIVE")
            connection.execute("COMMIT")
        else:
            connection.execute("BEGIN")
    except (sqlite3.Error, UnicodeDecodeError):
        connection.close()
        raise
    return connection


def connect_to_copy(path: Path) -> sqlite3.Connection:
    """Open, to read it, a copy that nothing writes to; no lock is taken, no journal played.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def connect_to_own(path: Path, *, seconds: float = 5) -> sqlite3.Connection:
    """Open a file that is ours alone, a copy being made or read; it is made if need be.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    return sqlite3.connect(path, timeout=seconds, isolation_level=None)


def connect_in_memory() -> sqlite3.Connection:
    """Return an empty database that lies in no file."""
    return sqlite3.connect(":memory:", isolation_level=None)


def is_free(path: Path) -> bool:
    """Say, without waiting, that no other program holds a database (or that it is none)."""
    if not path.is_file():
        # SQLite would wait for ever at a pipe.
        return True
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=0, isolation_level=None
        )
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return primary_code(error) not in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    finally:
        if connection is not None:
            connection.close()
    return True


def stamp_of(path: Path) -> tuple[int, int]:
    """Return a file's application_id and user_version without locking or changing anything.

    Raises:
        sqlite3.Error: it is not a database or cannot be read.
    """
    # immutable: neither a journal beside it is rolled back nor a lock taken, so that the file of
    # another program stays as it is. Nothing but these two numbers is ever read this way.
    connection = connect_to_copy(path)
    try:
        return read_stamp(connection)
    finally:
        connection.close()


def format_versions_of(path: Path) -> tuple[int, int]:
    """Return for which version of SQLite's format a file may be written, and read.

    Raises:
        sqlite3.Error: it is not a database or cannot be read.
    """
    connection = connect_to_copy(path)
    try:
        header = connection.serialize()[:_HEADER]
    finally:
        connection.close()
    return header[_WRITE_VERSION], header[_WRITE_VERSION + 1]


def read_stamp(connection: sqlite3.Connection) -> tuple[int, int]:
    """Return a database's application_id and user_version."""
    return (
        pragma_number(connection, "application_id"),
        pragma_number(connection, "user_version"),
    )


def pragma_number(connection: sqlite3.Connection, pragma: str) -> int:
    """Return the number that a pragma answers."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's primary result code (SQLITE_ERROR where Python gives none)."""
    code = getattr(error, "sqlite_errorcode", None)
    return sqlite3.SQLITE_ERROR if code is None else int(code) & 0xFF


def is_read_only(error: sqlite3.Error) -> bool:
    """Say whether the file or its folder cannot be written (rather than was taken away)."""
    moved = getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED
    return primary_code(error) == sqlite3.SQLITE_READONLY and not moved


def reason_of_database(error: sqlite3.Error, folder: Path) -> Phrase:
    """Return why the database in a folder refused."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED:
        return Phrase(N_("its file was taken out of {folder}"), folder=folder)
    template = _REASONS.get(primary_code(error))
    if template is None:
        return Phrase(N_("the database in {folder} said “{detail}”"), folder=folder, detail=error)
    if primary_code(error) == sqlite3.SQLITE_FULL:
        return Phrase(template, folder=folder, free=_free_room(folder))
    return Phrase(template, folder=folder)


def _free_room(folder: Path) -> str:
    """Return how much the disk of a folder still takes, as people read it."""
    try:
        free = float(shutil.disk_usage(folder).free)
    except OSError:
        return "?"
    for unit in ("B", "KB", "MB", "GB"):
        if free < _THOUSAND:
            return f"{free:.0f} {unit}"
        free /= _THOUSAND
    return f"{free:.0f} TB"
