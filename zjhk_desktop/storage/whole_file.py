"""Writing a file that is either whole or not there, through links, never in place of a device."""

import contextlib
import errno
import hashlib
import os
import tempfile
from pathlib import Path


def write_whole(data: bytes, out: Path) -> None:
    """Write a file, readable by its owner only, in place of one that may be there.

    A link is followed. A device or pipe is written into: a file must never take its place. What
    an earlier attempt left beside the file, because it was killed, is removed.

    Raises:
        OSError: it cannot be written; a file that stood there is unchanged.
    """
    if is_device(out):
        out.write_bytes(data)
        return
    target = final_target(out)
    written = write_aside(data, target)
    try:
        written.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            written.unlink()
        raise
    sync_folder(target.parent)


def write_aside(data: bytes, target: Path) -> Path:
    """Write what a file is to hold beside it, under a hidden name; return that, on the disk.

    What an earlier attempt left there, because it was killed, is removed.

    Raises:
        OSError: it cannot be written; nothing is left of it, nor if one is interrupted.
    """
    prefix = _unfinished_prefix(target)
    for left in target.parent.glob(f"{prefix}*"):
        # Should it be that of an attempt still going on, that one fails and writes nothing.
        with contextlib.suppress(OSError):
            left.unlink()
    handle, name = tempfile.mkstemp(prefix=prefix, dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            written.unlink()
        raise
    return written


def _unfinished_prefix(target: Path) -> str:
    """Return how the hidden names begin under which a file is written, of this file alone."""
    return f".zjhk-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:16]}-"


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
