"""Reads the bundled memorandum, which is never changed and never trusted unchecked."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from types import MappingProxyType

from zjhk_desktop.domain.errors import MemorandumDamaged, MemorandumMissing
from zjhk_desktop.domain.memorandum import (
    Memorandum,
    Mention,
    Name,
    NameKind,
    Passage,
    PassageKind,
    Section,
    SectionKind,
)
from zjhk_desktop.storage.memo_schema import APPLICATION_ID, SCHEMA_VERSION


def read_memorandum(path: Path, expected_sha256: str) -> Memorandum:
    """Return the memorandum that a database holds.

    Args:
        path: the database, opened read-only and immutable: no lock and no journal is made.
        expected_sha256: of the whole file; SQLite's own checks do not protect text.

    Raises:
        MemorandumMissing: the file is not there or cannot be read.
        MemorandumDamaged: it is not the expected one.
    """
    # Reading a pipe or device would wait for ever.
    if not path.is_file():
        raise MemorandumMissing(path=path)
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise MemorandumMissing(path=path) from None
    if found != expected_sha256:
        raise MemorandumDamaged(path=path)
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            return _read(connection)
    except (sqlite3.Error, ValueError, TypeError):
        raise MemorandumDamaged(path=path) from None


def _read(connection: sqlite3.Connection) -> Memorandum:
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        connection.execute(f"PRAGMA {pragma}")
    identity = [
        connection.execute(f"PRAGMA {pragma}").fetchone()[0]
        for pragma in ("application_id", "user_version")
    ]
    if identity != [APPLICATION_ID, SCHEMA_VERSION]:
        raise ValueError(identity)
    head = connection.execute(
        "SELECT title_hant, title_hans, signed_on, place_hant, place_hans, source_sha256"
        " FROM memorandum"
    ).fetchone()
    return Memorandum(
        *head,
        sections=_sections(connection),
        passages=_passages(connection),
        names=_names(connection),
        mentions=_mentions(connection),
        glossary=MappingProxyType(dict(connection.execute("SELECT hans, hant FROM glossary"))),
    )


def _sections(connection: sqlite3.Connection) -> tuple[Section, ...]:
    rows = connection.execute(
        "SELECT id, kind, position, number, numeral, heading_hant, heading_hans"
        " FROM section ORDER BY position"
    )
    return tuple(Section(row[0], SectionKind(row[1]), *row[2:]) for row in rows)


def _passages(connection: sqlite3.Connection) -> tuple[Passage, ...]:
    rows = connection.execute(
        "SELECT passage.id, section_id, passage.position, passage.kind, passage.number,"
        " section.number, text_hant, text_hans, folded, starts"
        " FROM passage JOIN section ON section.id = section_id"
        " JOIN word_breaks ON passage_id = passage.id ORDER BY passage.position"
    )
    return tuple(
        Passage(
            id=row[0],
            section=row[1],
            position=row[2],
            kind=PassageKind(row[3]),
            number=row[4],
            domain=row[5],
            text_hant=row[6],
            text_hans=row[7],
            folded=row[8],
            breaks=tuple(json.loads(row[9])),
        )
        for row in rows
    )


def _names(connection: sqlite3.Connection) -> tuple[Name, ...]:
    rows = connection.execute("SELECT id, kind, hant, hans, en FROM name ORDER BY rowid")
    return tuple(Name(row[0], NameKind(row[1]), *row[2:]) for row in rows)


def _mentions(connection: sqlite3.Connection) -> tuple[Mention, ...]:
    rows = connection.execute(
        'SELECT name_id, passage_id, start, "end"'
        " FROM mention JOIN passage ON passage.id = passage_id ORDER BY position, start"
    )
    return tuple(Mention(*row) for row in rows)
