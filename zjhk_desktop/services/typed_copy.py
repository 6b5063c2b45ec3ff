"""Saving what could not be saved in the review as a plain text somewhere else."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.storage.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Typed:
    """Words that are typed and not saved.

    Attributes:
        where: the place that they are about, in words for the user.
    """

    where: str
    text: str


def write_copy(pieces: Sequence[Typed], path: Path) -> None:
    """Write words to a text file, each under its place, whole or not at all.

    Raises:
        CannotWrite: the file cannot be written.
    """
    text = "\n".join(f"{piece.where}\n{piece.text}\n" for piece in pieces)
    try:
        write_whole(text.encode(), path)
    except OSError as error:
        raise CannotWrite(path=path, reason=reason_of(error, path.parent)) from None
