"""Archives as the command line asks for them: a whole close-out or opening in one call."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from zjhk_desktop.services.archiving import Archiving, read_capped
from zjhk_desktop.services.closing_out import ClosingOut, Plan, Removal
from zjhk_desktop.services.reopening import Opened, take_in
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.services.sealing import never
from zjhk_desktop.storage.age_file import is_sealed
from zjhk_desktop.storage.review_store import Access
from zjhk_desktop.storage.settings import SettingsStore


class Archives:
    """The archives of one profile whose review nobody has open."""

    def __init__(
        self,
        profile: Path,
        safekeeping: Safekeeping,
        settings: SettingsStore,
        archiving: Archiving,
        open_review: Callable[[Safekeeping, Access], Reviewing],
    ) -> None:
        """Work on a profile; `open_review` opens its review, which is closed here."""
        self._safekeeping = safekeeping
        self._archiving = archiving
        self._open = open_review
        self._closing = ClosingOut(profile, lambda: safekeeping.store, archiving, settings)

    def plan(self) -> Plan:
        """Return what a close-out would do; nothing is changed."""
        with closing(self._open(self._safekeeping, Access.READ)):
            return self._closing.plan()

    def close_out(self, path: Path, passphrase: str) -> Removal:
        """Archive the review and remove it; see `ClosingOut`."""
        with closing(self._open(self._safekeeping, Access.UPDATE)) as reviewing:
            archived = self._closing.archive(
                self._closing.snapshot(),
                path,
                passphrase,
                stopped=never,
                progressed=lambda _done, _all: None,
            )
            return self._closing.remove(archived, reviewing.close)

    def is_sealed(self, path: Path) -> bool:
        """Say whether an archive needs a passphrase (ArchiveUnreadable)."""
        return is_sealed(read_capped(path))

    def unseal(self, path: Path, passphrase: str) -> Opened:
        """Add what an archive holds to the review; see `Archiving.read` and `take_in`."""
        content = self._archiving.read(path, passphrase)
        with closing(self._open(self._safekeeping, Access.CREATE)):
            return take_in(self._safekeeping, path, content)
