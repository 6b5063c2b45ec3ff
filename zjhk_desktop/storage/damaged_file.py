"""A damaged review's file, read where reading it harms nothing: in a copy."""

import contextlib
import shutil
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from zjhk_desktop.storage.merging import merge_stores
from zjhk_desktop.storage.review_file import DAMAGED_PREFIX
from zjhk_desktop.storage.review_rows import StoredReview
from zjhk_desktop.storage.sound_rows import SoundRows, read_sound_rows
from zjhk_desktop.storage.unfinished import make_unfinished, remove_unfinished

_MAGIC = b"SQLite format 3\0"
_VERSIONS = 18
"""Where in the header the versions of the file format stand, a byte for writing and reading."""
_KNOWN_VERSIONS = b"\1\1"
"""No others are ever ours; of higher ones SQLite refuses to write or even to read."""


def read_damaged(path: Path) -> SoundRows:
    """Read what is sound out of the damaged file, or out of one that a crash left moved aside.

    Raises:
        OSError: there is no room to look at it.
    """
    rows = SoundRows()
    for source in [path, *_moved_by_a_crash(path)]:
        for with_journal in (True, False):
            with copied(source, path.parent, with_journal=with_journal) as copy:
                if copy is None:
                    break
                found = read_sound_rows(copy)
            # Merging would drop a log with gaps; what of it is sound is seen later.
            first = rows.stored == StoredReview()
            stored = found.stored if first else merge_stores(rows.stored, found.stored)
            named = {**rows.named, **found.named}
            rows = replace(found, stored=stored, named=named)
            if found.stored.revisions:
                break
    return rows


@contextlib.contextmanager
def copied(source: Path, folder: Path, *, with_journal: bool) -> Generator[Path | None]:
    """Copy a file for a while to where it can be read; None if there is no file.

    Opening it itself would play a journal into it. Nobody else in this process has it open, so
    copying it drops no lock. In the copy the versions of the file format are those of ours.
    """
    copy = make_unfinished(folder, recovery=True)
    try:
        if not source.is_file():
            yield None
            return
        try:
            shutil.copyfile(source, copy)
            journal = source.with_name(f"{source.name}-journal")
            if with_journal and journal.is_file():
                shutil.copyfile(journal, copy.with_name(f"{copy.name}-journal"))
        except FileNotFoundError:
            yield None
            return
        _mend_header(copy)
        yield copy
    finally:
        remove_unfinished(copy)


def _mend_header(copy: Path) -> None:
    with copy.open("r+b") as file:
        if file.read(len(_MAGIC)) == _MAGIC:
            file.seek(_VERSIONS)
            file.write(_KNOWN_VERSIONS)


def _moved_by_a_crash(path: Path) -> list[Path]:
    """Return the file moved aside last, if the one in its place is the same or is missing."""
    moved = sorted(path.parent.glob(f"{DAMAGED_PREFIX}*.sqlite"))
    with contextlib.suppress(OSError):
        if moved and (not path.exists() or path.samefile(moved[-1])):
            return moved[-1:]
    return []
