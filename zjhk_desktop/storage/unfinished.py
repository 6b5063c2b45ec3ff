"""Files that are being made beside the review, under names by which a later start knows them.

A program that is killed leaves such a file. It is removed only by its exact name, as `mkstemp`
gives it: whatever else begins alike, and every folder and link, is somebody else's.
"""

import contextlib
import os
import re
import tempfile
from pathlib import Path

RECOVERY_LOCK = ".review-recovery"
"""The lock of a recovery; it is never removed, or two could hold it, and nothing is in it.

What a recovery has not finished begins with this name too.
"""
COMPANIONS = ("-journal", "-wal", "-shm")
"""How the names end of what SQLite keeps beside a database."""

_PREFIX = ".review-"
_RECOVERY_PREFIX = f"{RECOVERY_LOCK}-"
_RANDOM = "[a-z0-9_]{8}"
_COMPANION = f"(?:{'|'.join(COMPANIONS)})?"
_OF_RECOVERY = re.compile(rf"{re.escape(_RECOVERY_PREFIX)}{_RANDOM}{_COMPANION}")
_OF_OTHERS = re.compile(
    rf"{re.escape(_PREFIX)}{_RANDOM}{_COMPANION}"
    # As storage/settings makes it, and storage/whole_file.
    rf"|\.settings\.json\.{_RANDOM}"
    rf"|\.zjhk-[0-9a-f]{{16}}-{_RANDOM}"
)


def make_unfinished(folder: Path, *, recovery: bool = False) -> Path:
    """Make an empty file, readable by its owner only, under a name of its own (OSError).

    Args:
        folder: where it goes.
        recovery: it is a recovery's, which other starts leave alone while it goes on.
    """
    prefix = _RECOVERY_PREFIX if recovery else _PREFIX
    handle, name = tempfile.mkstemp(prefix=prefix, dir=folder)
    os.close(handle)
    return Path(name)


def remove_unfinished(path: Path) -> None:
    """Remove such a file, if it is there, with what SQLite keeps beside it."""
    for suffix in ("", *COMPANIONS):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()


def is_unfinished(path: Path) -> bool:
    """Say whether a file is one that was never finished, or the lock of a recovery."""
    return any(names.fullmatch(path.name) for names in (_OF_OTHERS, _OF_RECOVERY)) and _is_ours(
        path
    )


def sweep_unfinished(folder: Path) -> None:
    """Remove what a killed program left unfinished; a recovery may be going on."""
    _sweep(folder, _OF_OTHERS)


def sweep_recovery(folder: Path) -> None:
    """Remove what a killed recovery left unfinished; only the holder of its lock may."""
    _sweep(folder, _OF_RECOVERY)


def _sweep(folder: Path, names: re.Pattern[str]) -> None:
    with contextlib.suppress(OSError):
        for path in list(folder.iterdir()):
            # The lock's name is one that `mkstemp` could have given.
            if names.fullmatch(path.name) and path.name != RECOVERY_LOCK and _is_ours(path):
                path.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
