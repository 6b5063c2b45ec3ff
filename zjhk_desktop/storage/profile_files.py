"""The files of a profile that hold words of the review, in the order in which they may go.

Removed in this order, what is left at any moment is either a whole review or none: first what
the review could be rebuilt from, at last the review itself.
"""

import contextlib
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from zjhk_desktop.storage.backups import time_of_name
from zjhk_desktop.storage.journal import JOURNAL_NAME
from zjhk_desktop.storage.print_log import PRINTS_NAME
from zjhk_desktop.storage.review_file import BACKUPS_NAME, DAMAGED_PREFIX, FILE_NAME
from zjhk_desktop.storage.unfinished import COMPANIONS, is_unfinished

_COMPANION = f"(?:{'|'.join(COMPANIONS)})?"
_MOVED_ASIDE = re.compile(
    rf"settings\.json\.damaged"
    rf"|{re.escape(DAMAGED_PREFIX)}\d{{8}}T\d{{6}}Z(?:-\d{{1,3}})?\.sqlite{_COMPANION}"
)


class FileKind(Enum):
    """What a file is, in the order of removal."""

    BACKUP = "backup"
    DAMAGED = "damaged"
    UNFINISHED = "unfinished"
    PRINTS = "prints"
    JOURNAL = "journal"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class ProfileFile:
    """One file, or a folder moved aside, that holds words of the review."""

    path: Path
    kind: FileKind


def files_of(profile: Path) -> list[ProfileFile]:
    """Return the files of a profile that hold words of the review, in the order of removal."""
    found = [*_in_profile(profile), *_in_backups(profile / BACKUPS_NAME)]
    kinds = list(FileKind)
    # The review's own file goes before its companions: without it they say nothing.
    return sorted(
        found, key=lambda each: (kinds.index(each.kind), len(each.path.name), each.path.name)
    )


def others_in(profile: Path, known: frozenset[str]) -> list[Path]:
    """Return what else lies in a profile, but for entries of known names."""
    ours = {each.path for each in files_of(profile)}
    with contextlib.suppress(OSError):
        entries = sorted(profile.iterdir())
        inside = (
            sorted((profile / BACKUPS_NAME).iterdir()) if (profile / BACKUPS_NAME).is_dir() else []
        )
        return [
            path
            for path in [*entries, *inside]
            if path not in ours and path.name not in known | {BACKUPS_NAME}
        ]
    return []


def remove_file(path: Path) -> None:
    """Remove a file, or a folder with all that is in it (OSError); what is gone is removed."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _in_profile(profile: Path) -> Iterator[ProfileFile]:
    for path in _entries(profile):
        name = path.name
        if name == FILE_NAME or name in {FILE_NAME + each for each in COMPANIONS}:
            yield ProfileFile(path, FileKind.REVIEW)
        elif name == PRINTS_NAME:
            yield ProfileFile(path, FileKind.PRINTS)
        elif name == JOURNAL_NAME:
            yield ProfileFile(path, FileKind.JOURNAL)
        elif _MOVED_ASIDE.fullmatch(name):
            yield ProfileFile(path, FileKind.DAMAGED)
        elif is_unfinished(path):
            yield ProfileFile(path, FileKind.UNFINISHED)


def _in_backups(folder: Path) -> Iterator[ProfileFile]:
    for path in _entries(folder):
        if time_of_name(path.name) is not None:
            yield ProfileFile(path, FileKind.BACKUP)
        elif is_unfinished(path):
            yield ProfileFile(path, FileKind.UNFINISHED)


def _entries(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []
