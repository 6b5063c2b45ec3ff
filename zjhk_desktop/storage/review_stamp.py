"""The stamp in a review's header: whose file it is, and of which version."""

import sqlite3
from pathlib import Path

from zjhk_desktop.domain.errors import ReviewDamaged, ReviewForeign, ReviewTooNew
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.storage.connection import connect_to_copy, primary_code, read_stamp

APPLICATION_ID = 0x5A4A4852
"""“ZJHR” in the header says that the file is a review of this program."""
SCHEMA_VERSION = 3
"""Raised with every part that a state gains: an older version would drop what it cannot read."""
ADDITION = 1 << 16
"""A file's version counts in its upper half what came in beside the states: an older program can
read past that, but must not write, since it would not keep it true."""
HIGHEST_SCHEMA, HIGHEST_ADDITION = SCHEMA_VERSION + 99, 99
"""No newer version will ever count further: a higher number says that it is spoilt."""


def refuse_stranger(path: Path, copy: Path | None = None) -> None:
    """Refuse the file of another program or a newer version before anything can change it.

    Args:
        path: the file.
        copy: one of it that is looked at in its place.

    Raises:
        ReviewForeign, ReviewTooNew: as they say.
        ReviewDamaged: it is a review, but what says so is spoilt.
        sqlite3.Error: its header cannot be read.
    """
    connection = connect_to_copy(copy or path)
    try:
        refuse_stamp(connection, path)
    except sqlite3.Error as error:
        if primary_code(error) != sqlite3.SQLITE_CORRUPT:
            raise
        # A killed program may have left it half written: only opening it in earnest, which
        # rolls that back, can tell.
    finally:
        connection.close()


def refuse_stamp(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse the stamp of an open database (errors: see `refuse_stranger`)."""
    application_id, version = read_stamp(connection)
    foreign = application_id != APPLICATION_ID
    one_bit_off = (application_id ^ APPLICATION_ID).bit_count() == 1
    # Neither another program nor a newer version writes such a stamp over our tables.
    addition, schema = divmod(version, ADDITION)
    plausible = schema <= HIGHEST_SCHEMA and 0 <= addition <= HIGHEST_ADDITION
    spoilt = one_bit_off if foreign else not plausible
    if spoilt and _holds_our_tables(connection):
        raise ReviewDamaged(path=path, reason=Phrase(N_("its header is garbled")))
    if foreign:
        raise ReviewForeign(path=path)
    if schema > SCHEMA_VERSION:
        raise ReviewTooNew(path=path, found=schema, known=SCHEMA_VERSION)
    if schema < 1:
        raise ReviewDamaged(path=path, reason=Phrase(N_("its version is missing")))


def _holds_our_tables(connection: sqlite3.Connection) -> bool:
    """Say whether a file has the tables of a review; what cannot be read has not."""
    try:
        rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        found = {row[0] for row in rows}
    except (sqlite3.Error, UnicodeDecodeError):
        return False
    return "profile" in found and not found.isdisjoint({"batch", "revision"})
