"""Writing files of new names into a folder: all of them or none, and nothing in another's place."""

import contextlib
import errno
import os
from collections.abc import Iterable
from pathlib import Path

from zjhk_desktop.domain.safe_names import folded, free_name
from zjhk_desktop.storage.whole_file import sync_folder, write_aside

_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EMLINK}
"""How systems say that a disk has no second names for files."""


def write_new(files: Iterable[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write files, readable by their owner only, and return where they lie.

    They get their names once all of them are on the disk, another one each whose own is taken. A
    folder that is not there is made.

    Args:
        files: the names that are wanted, and what goes in.
        folder: where to.

    Raises:
        OSError: they cannot be written; none of them is there.
    """
    made = not folder.exists()
    if made:
        folder.mkdir()
    waiting: list[tuple[str, Path]] = []
    placed: list[Path] = []
    try:
        for name, data in files:
            waiting.append((name, write_aside(data, folder / name)))
        taken = {folded(each.name) for each in folder.iterdir()}
        for name, written in waiting:
            placed.append(_place(written, folder / name, taken))
    except BaseException:
        for path in (*placed, *(written for _, written in waiting)):
            with contextlib.suppress(OSError):
                path.unlink()
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
    sync_folder(folder)
    return placed


def _place(written: Path, wanted: Path, taken: set[str]) -> Path:
    """Give a file that is written its name; one that somebody takes meanwhile is passed over."""
    while True:
        name = free_name(wanted.name, taken)
        taken.add(folded(name))
        target = wanted.with_name(name)
        with contextlib.suppress(FileExistsError):
            _move(written, target)
            return target


def _move(written: Path, target: Path) -> None:
    """Give a file another name, unless it is taken (FileExistsError)."""
    try:
        os.link(written, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Taken by an empty file first, so that nothing is lost that comes at the same moment.
        os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        try:
            written.replace(target)
        except OSError:
            target.unlink()
            raise
        return
    # Its other name is a hidden one, which the next writing removes if this does not.
    with contextlib.suppress(OSError):
        written.unlink()
