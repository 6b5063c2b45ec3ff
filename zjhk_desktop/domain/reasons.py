"""Why the operating system refused: a phrase for the sentence of an error."""

import errno
from pathlib import Path

from zjhk_desktop.domain.language import N_, Phrase

_PHRASES = {
    errno.ENOSPC: N_("the disk that holds {folder} is full"),
    errno.EDQUOT: N_("the disk space allowed for {folder} is used up"),
    errno.EFBIG: N_("a file in {folder} would be larger than is allowed"),
    errno.EACCES: N_("there is no permission to use {folder}"),
    errno.EPERM: N_("there is no permission to use {folder}"),
    errno.EROFS: N_("{folder} is on a disk that can only be read"),
    errno.ENOTDIR: N_("{folder} is not a folder"),
    errno.EEXIST: N_("{folder} is not a folder"),
    errno.EISDIR: N_("a folder has that name"),
    errno.ENOENT: N_("{folder} does not exist"),
    errno.EIO: N_("the disk that holds {folder} reported an error"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ELOOP: N_("its links lead in a circle"),
}


def reason_of(error: OSError, folder: Path) -> Phrase:
    """Return why something in a folder could not be done."""
    template = _PHRASES.get(error.errno or 0)
    if template is None:
        return Phrase(N_("{folder}: {detail}"), folder=folder, detail=error.strerror or "")
    return Phrase(template, folder=folder)
