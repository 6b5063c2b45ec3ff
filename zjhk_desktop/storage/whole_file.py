"""Writing a file that is either whole or not there, through links, never in place of a device."""

import contextlib
import errno
import os
import tempfile
from pathlib import Path


def write_whole(data: bytes, out: Path) -> None:
    """Write a file, readable by its owner only, in place of one that may be there.

    A link is followed. A device or pipe is written into: a file must never take its place.

    Raises:
        OSError: it cannot be written; a file that stood there is unchanged.
    """
    if is_device(out):
        out.write_bytes(data)
        return
    target = final_target(out)
    handle, name = tempfile.mkstemp(prefix=".zjhk-", suffix=target.suffix, dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        written.replace(target)
    except OSError:
        with contextlib.suppress(OSError):
            written.unlink()
        raise
    sync_folder(target.parent)


def is_device(path: Path) -> bool:
    """Say whether something lies there, or where its links lead, that is no regular file."""
    return path.exists() and not path.is_file()


def final_target(path: Path) -> Path:
    """Return the file that a path means after all links, there or not.

    Raises:
        OSError: the links lead in a circle.
    """
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    return target


def sync_folder(folder: Path) -> None:
    """Make a new name in a folder durable, where the system can (Windows opens no folders)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
