"""Writes the memorandum database: the same bytes for the same memorandum, whole or not at all."""

import hashlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.memorandum import Memorandum, Passage
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.storage.connection import reason_of_database
from zjhk_desktop.storage.memo_schema import APPLICATION_ID, SCHEMA_VERSION, TABLES, VIEWS
from zjhk_desktop.storage.whole_file import final_target, is_device, sync_folder

if TYPE_CHECKING:
    from sqlite_utils import Database

_READABLE_BY_ALL = 0o644
_CHANGE_COUNTER, _VERSION_VALID_FOR, _LIBRARY_VERSION = 24, 92, 96
_FIXED_LIBRARY_VERSION = 3_040_001


def write_memorandum(memorandum: Memorandum, out: Path) -> None:
    """Write the database to `out`, replacing a file there, or where it links to, in one step.

    Raises:
        CannotWrite: the file cannot be written; nothing was changed.
    """
    asked = out
    if is_device(asked):
        reason = N_("a folder has that name") if asked.is_dir() else N_("it is not a file")
        raise CannotWrite(path=asked, reason=Phrase(reason))
    try:
        out = final_target(asked)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.", suffix=".new")
    except OSError as error:
        raise CannotWrite(path=out, reason=reason_of(error, out.parent)) from None
    os.close(handle)
    draft = Path(name)
    try:
        _fill(memorandum, draft)
        _settle(draft)
        draft.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        raise CannotWrite(path=out, reason=reason_of(error, out.parent)) from None
    except sqlite3.OperationalError as error:
        raise CannotWrite(path=out, reason=reason_of_database(error, out.parent)) from None
    finally:
        draft.unlink(missing_ok=True)


def passage_digest(passage: Passage) -> str:
    """Return the SHA-256 of both texts, the Traditional first, a line feed between them."""
    return hashlib.sha256(f"{passage.text_hant}\n{passage.text_hans}".encode()).hexdigest()


def _fill(memorandum: Memorandum, path: Path) -> None:
    """Make the database in an empty file."""
    # Building is rare and reading is at every start: only here is sqlite_utils paid for.
    from sqlite_utils import Database  # noqa: PLC0415

    database = Database(path, execute_plugins=False)
    try:
        for pragma in (
            "page_size = 4096",
            "auto_vacuum = NONE",
            "encoding = 'UTF-8'",
            "journal_mode = MEMORY",
            # Without it newer versions leave remains of moved rows in the pages.
            "secure_delete = ON",
            f"application_id = {APPLICATION_ID}",
            f"user_version = {SCHEMA_VERSION}",
        ):
            database.conn.execute(f"PRAGMA {pragma}")
        with database.atomic():
            for table in TABLES:
                database.conn.execute(table)
            for view, sql in VIEWS.items():
                database.create_view(view, sql)
            _insert(memorandum, database)
        database.conn.execute("VACUUM")
    finally:
        database.close()


def _insert(memorandum: Memorandum, database: "Database") -> None:
    rows: dict[str, Iterator[dict[str, Any]]] = {
        "memorandum": iter([_memorandum_row(memorandum)]),
        "section": (
            {
                "id": section.id,
                "kind": section.kind.value,
                "position": section.position,
                "number": section.number,
                "numeral": section.numeral,
                "heading_hant": section.heading_hant,
                "heading_hans": section.heading_hans,
            }
            for section in memorandum.sections
        ),
        "passage": (_passage_row(passage) for passage in memorandum.passages),
        "name": (
            {
                "id": name.id,
                "kind": name.kind.value,
                "hant": name.hant,
                "hans": name.hans,
                "en": name.en,
            }
            for name in memorandum.names
        ),
        "mention": (
            {
                "name_id": mention.name,
                "passage_id": mention.passage,
                "start": mention.start,
                "end": mention.end,
            }
            for mention in memorandum.mentions
        ),
        "glossary": (
            {"hant": hant, "hans": hans} for hans, hant in sorted(memorandum.glossary.items())
        ),
        "word_breaks": (
            {"passage_id": passage.id, "starts": json.dumps(passage.breaks, separators=(",", ":"))}
            for passage in memorandum.passages
        ),
    }
    for table, records in rows.items():
        database.table(table).insert_all(records)


def _memorandum_row(memorandum: Memorandum) -> dict[str, Any]:
    return {
        "id": 1,
        "title_hant": memorandum.title_hant,
        "title_hans": memorandum.title_hans,
        "signed_on": memorandum.signed_on,
        "place_hant": memorandum.place_hant,
        "place_hans": memorandum.place_hans,
        "source_sha256": memorandum.source_sha256,
    }


def _passage_row(passage: Passage) -> dict[str, Any]:
    return {
        "id": passage.id,
        "section_id": passage.section,
        "position": passage.position,
        "kind": passage.kind.value,
        "number": passage.number,
        "text_hant": passage.text_hant,
        "text_hans": passage.text_hans,
        "folded": passage.folded,
        "sha256": passage_digest(passage),
    }


def _settle(path: Path) -> None:
    """Take out of the header what differs between SQLite versions, and bring it to the disk.

    The header counts changes and names the library that wrote last; both are informational.
    """
    with path.open("r+b") as file:
        for offset, value in (
            (_CHANGE_COUNTER, 1),
            (_VERSION_VALID_FOR, 1),
            (_LIBRARY_VERSION, _FIXED_LIBRARY_VERSION),
        ):
            file.seek(offset)
            file.write(value.to_bytes(4, "big"))
        file.flush()
        os.fsync(file.fileno())
    path.chmod(_READABLE_BY_ALL)
