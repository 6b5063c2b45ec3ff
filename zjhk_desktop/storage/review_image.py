"""A review as bytes: copied out of an open file, and read again with all that hostility asks."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.language import N_
from zjhk_desktop.storage.connection import connect_in_memory, reason_of_database
from zjhk_desktop.storage.review_file import check_review, damaged, error_of
from zjhk_desktop.storage.review_reading import read_stored
from zjhk_desktop.storage.review_rows import StoredReview

_MAGIC = b"SQLite format 3\0\x10\0\x01\x01"
"""What begins a review of ours: pages of 4096 bytes, and no write-ahead log."""
_LONGEST_VALUE = 128 * 1024 * 1024
"""Bytes of one value: a row may hold all states of an operation on thousands of notes."""
_STEPS, _TURNS = 100_000, 20_000
"""How many instructions a statement may take, in turns of so many."""


def image_of(copy: Callable[[sqlite3.Connection], None], path: Path) -> bytes:
    """Return a review as the bytes of its file, without writing any.

    Args:
        copy: fills an empty database with the review, by SQLite's own backup.
        path: whose review it is, for the error.

    Raises:
        CannotWrite: it cannot be read.
    """
    connection = connect_in_memory()
    try:
        copy(connection)
        return connection.serialize()
    except sqlite3.Error as error:
        reason = reason_of_database(error, path.parent)
        raise CannotWrite(path=path, reason=reason) from None
    finally:
        connection.close()


def read_image(image: bytes, path: Path) -> StoredReview:
    """Return everything in the bytes of a review's file, checked like a review.

    Whoever made them may mean harm: no statement of theirs is run, no value may be long.

    Args:
        image: the bytes.
        path: where they come from, for the errors.

    Raises:
        ReviewError: they are not a whole review of this version or an older one.
    """
    if not image.startswith(_MAGIC):
        raise damaged(path, N_("the file is cut off"))
    connection = connect_in_memory()
    turns = iter(range(_TURNS))
    try:
        connection.deserialize(image)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        connection.set_progress_handler(lambda: int(next(turns, None) is None), _STEPS)
        for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON"):
            connection.execute(f"PRAGMA {pragma}")
        _refuse_programs(connection, path)
        check_review(connection, path, size=len(image))
        return read_stored(connection, path)
    except sqlite3.Error as error:
        raise error_of(error, path) from None
    except UnicodeDecodeError:
        raise damaged(path, N_("its text is garbled")) from None
    finally:
        connection.close()


def _refuse_programs(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse tables that are not plain rows: reading them would run what their maker wrote."""
    for kind, sql in connection.execute("SELECT type, sql FROM sqlite_master"):
        plain = kind in {"index", "trigger"} or str(sql).upper().startswith("CREATE TABLE ")
        if kind == "view" or not plain or "GENERATED" in str(sql).upper():
            raise damaged(path, N_("it is not a file"))
