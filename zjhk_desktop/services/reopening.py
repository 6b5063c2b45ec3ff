"""Opening an archive again: what it holds joins the review, and nothing is lost."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.services.holdings import ReviewCounts
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage.archive import ArchiveContent


@dataclass(frozen=True, slots=True)
class Opened:
    """What an archive brought.

    Attributes:
        path: the archive.
        counts: what is in it.
        created: when it was archived.
        added: how many of its states the review had not.
    """

    path: Path
    counts: ReviewCounts
    created: datetime
    added: int

    def sentence(self, tr: Translator) -> str:
        """Return what came of it, in one sentence."""
        if not self.added:
            return tr("Everything in {path} is in the review already.").format(path=self.path)
        return tr.plural(
            "{n} state was added from {path}.", "{n} states were added from {path}.", self.added
        ).format(n=self.added, path=self.path)


def take_in(safekeeping: Safekeeping, path: Path, content: ArchiveContent) -> Opened:
    """Add what an archive holds to the open review; in the thread that opened it.

    Raises:
        NoReview: no review is open.
        ReviewError: it cannot be written.
    """
    added = safekeeping.take_in(content.review, ChangeKind.ARCHIVE_OPENED)
    return Opened(path, ReviewCounts.of(content.review), content.created, added)
