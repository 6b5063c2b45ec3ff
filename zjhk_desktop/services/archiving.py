"""Archives: a whole review written into one file, read back before it counts, and opened again."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zjhk_desktop.domain.archive_errors import (
    ArchiveDamaged,
    ArchiveSealed,
    ArchiveTooLarge,
    ArchiveUnreadable,
    Stopped,
)
from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.services.holdings import ReviewCounts
from zjhk_desktop.services.sealing import Sealer, never
from zjhk_desktop.storage.age_file import is_sealed
from zjhk_desktop.storage.archive import LARGEST, ArchiveContent, pack_archive, unpack_archive
from zjhk_desktop.storage.review_image import image_of
from zjhk_desktop.storage.review_rows import StoredReview
from zjhk_desktop.storage.review_store import ReviewStore
from zjhk_desktop.storage.whole_file import write_whole


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A review at one moment.

    Attributes:
        image: the bytes of its file.
        review: everything in it.
        counts: what is counted in it.
    """

    image: bytes
    review: StoredReview
    counts: ReviewCounts


@dataclass(frozen=True, slots=True)
class Archived:
    """An archive that was written and read back.

    Attributes:
        path: where it is.
        size: its bytes.
        sealed: it opens only with its passphrase.
        review: everything in it, as it was read back.
        counts: what is counted in it.
    """

    path: Path
    size: int
    sealed: bool
    review: StoredReview
    counts: ReviewCounts


def take_snapshot(store: ReviewStore) -> Snapshot:
    """Return what an open review holds now; in the thread that opened it.

    Raises:
        ReviewError: it cannot be read.
        CannotWrite: it cannot be copied.
        ArchiveTooLarge: it is larger than an archive can be.
    """
    review = store.load()
    image = image_of(store.copy_into, store.path)
    if len(image) > LARGEST:
        raise ArchiveTooLarge
    return Snapshot(image, review, ReviewCounts.of(review))


class Archiving:
    """Writes and opens archives; these methods may take seconds, in any thread."""

    def __init__(self, sealer: Sealer, *, now: Callable[[], datetime]) -> None:
        """Seal and open by a sealer."""
        self._sealer = sealer
        self._now = now

    def write(
        self,
        snapshot: Snapshot,
        path: Path,
        passphrase: str = "",
        *,
        stopped: Callable[[], bool] = never,
        progressed: Callable[[int, int], None] = lambda _done, _all: None,
    ) -> Archived:
        """Write a new archive, whole or not at all, and read it back.

        Args:
            snapshot: what goes into it.
            path: where it goes; nothing may lie there.
            passphrase: what seals it ("": it is not sealed).
            stopped: asked between the steps whether the user has thought better of it.
            progressed: told how many steps of how many are done.

        Raises:
            CannotWrite: it cannot be written there, or something lies there.
            Stopped: the user thought better of it; nothing is left of it.
            ArchiveDamaged: what was read back is not what was written; nothing is left of it.
            SealingUnavailable, SealingFailed: see `Sealer.seal`.
        """
        steps = 4 if passphrase else 3
        progressed(0, steps)
        _refuse_present(path)
        data = pack_archive(snapshot.image, snapshot.counts.record(), self._now())
        if passphrase:
            progressed(1, steps)
            data = self._sealer.seal(data, passphrase, stopped)
        if stopped():
            raise Stopped
        progressed(steps - 2, steps)
        try:
            write_whole(data, path)
        except OSError as error:
            raise CannotWrite(path=path, reason=reason_of(error, path.parent)) from None
        try:
            progressed(steps - 1, steps)
            content = self.read(path, passphrase, stopped=stopped)
            if content.review != snapshot.review:
                reason = Phrase(N_("it does not hold what was written"))
                raise ArchiveDamaged(path=path, reason=reason)
            if stopped():
                raise Stopped
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()
            raise
        progressed(steps, steps)
        return Archived(path, len(data), bool(passphrase), content.review, snapshot.counts)

    def read(
        self, path: Path, passphrase: str = "", *, stopped: Callable[[], bool] = never
    ) -> ArchiveContent:
        """Return what an archive holds, everything in it checked.

        Raises:
            ArchiveUnreadable: the file cannot be read.
            ArchiveSealed: it needs a passphrase.
            WrongPassphrase: it needs another one.
            ArchiveDamaged: it is not what was written.
            ReviewTooNew: a newer version wrote it.
            SealingUnavailable, SealingFailed, Stopped: see `Sealer.unseal`.
        """
        data = read_capped(path)
        if is_sealed(data):
            if not passphrase:
                raise ArchiveSealed(path=path)
            data = self._sealer.unseal(data, passphrase, path, stopped)
        return unpack_archive(data, path)


def read_capped(path: Path) -> bytes:
    """Return a file of which no more is read than an archive may have.

    Raises:
        ArchiveUnreadable: it cannot be read, is no file, or is larger.
    """
    try:
        if path.exists() and not path.is_file():
            raise ArchiveUnreadable(path=path, reason=Phrase(N_("it is not a file")))
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        reason = reason_of(error, path)
        raise ArchiveUnreadable(path=path, reason=reason) from None
    if len(data) > LARGEST:
        reason = Phrase(N_("it is larger than an archive can be"))
        raise ArchiveUnreadable(path=path, reason=reason)
    return data


def _refuse_present(path: Path) -> None:
    try:
        path.lstat()
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotWrite(path=path, reason=reason_of(error, path.parent)) from None
    reason = Phrase(N_("a file of that name is there already; choose another name"))
    raise CannotWrite(path=path, reason=reason)
