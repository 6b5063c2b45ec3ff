"""Backups: a page of them, on which one is taken, looked into, and restored."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.review import Review
from zjhk_desktop.services.safekeeping import Safekeeping
from zjhk_desktop.storage.backups import Backup, inspect_backup
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import folder_dialog
from zjhk_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from zjhk_desktop.ui.features.backup_thread import BackupThread
    from zjhk_desktop.ui.widgets.backups_view import BackupsView

BACKUPS = "backups"


class Backups(QObject):
    """Offers the backups as a page.

    Signals:
        look_requested(ReviewView, str): this review, of the backup of a time, is to be shown.
        return_requested(ReviewView): the review is to become this one, of a backup.
    """

    look_requested = Signal(object, str)
    return_requested = Signal(object)

    def __init__(
        self,
        session: Session,
        look: Look,
        safekeeping: Safekeeping,
        notice: Notice,
        paging: Paging,
        settle: Callable[[], bool],
    ) -> None:
        """Add the page to those that can stand in the reader's place.

        `settle` puts what is being typed on disk, if it can.
        """
        super().__init__(paging)
        self._session = session
        self._look = look
        self._safekeeping = safekeeping
        self._notice = notice
        self._paging = paging
        self._settle = settle
        self._view: BackupsView | None = None
        self._thread: BackupThread | None = None
        self._looked_into: Backup | None = None
        paging.add(BACKUPS, self._page, listed=False)
        paging.shown.connect(self._page_shown)
        session.review_changed.connect(self._follow)

    @property
    def view(self) -> "BackupsView":
        """Return the page, made when it is first asked for."""
        if self._view is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.widgets.backups_view import BackupsView  # noqa: PLC0415

            view = self._view = BackupsView(self._look)
            view.take_requested.connect(self._take)
            view.copy_requested.connect(self._copy)
            view.look_requested.connect(self._look_into)
            view.restore_requested.connect(self._restore)
            view.return_requested.connect(self._go_back)
        return self._view

    def commands(self) -> tuple[Command, ...]:
        """Return the command that shows and leaves the page."""
        return (
            Command(
                "file.backups",
                N_("Backups…"),
                self.toggle,
                Menu.FILE,
                icon="archive",
                enabled_when=self._paging.can_show,
                anywhere=True,
            ),
        )

    def toggle(self) -> None:
        """Show the backups, or go back to the text."""
        self._paging.toggle(BACKUPS)

    def open(self) -> None:
        """Show the backups."""
        if self._paging.current != BACKUPS:
            self._paging.open(BACKUPS)

    def stop(self) -> None:
        """End what runs, before the window closes."""
        if self._thread is not None:
            self._thread.stop()

    def _page(self) -> "BackupsView":
        return self.view

    def _page_shown(self, page: str) -> None:
        """List what there is, and look into what has not been looked into."""
        if page == BACKUPS:
            self._follow()
            self._list()
        elif self._thread is not None:
            self._thread.look_into([])

    def _follow(self, change: Change | None = None) -> None:
        if self._view is None:
            return
        self._view.set_writable(self._session.can_annotate)
        if change is not None and change.kind is ChangeKind.REREAD:
            # Another review, or more of it: what a backup holds beyond it is other than it was.
            chosen = self._view.table.chosen
            self._view.model.forget()
            if self._paging.current == BACKUPS:
                self._list(chosen)

    def _list(self, chosen: Backup | None = None) -> None:
        """List the backups there are; the chosen one stays so."""
        model = self.view.model
        chosen = chosen or self.view.table.chosen
        model.set_backups(self._safekeeping.listed())
        if chosen is not None:
            self.view.table.choose(chosen.path)
        if self._thread is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.features.backup_thread import BackupThread  # noqa: PLC0415

            self._thread = BackupThread(self._verify, self)
            self._thread.verified.connect(model.update)
            self._thread.broken.connect(self._broken)
        self._thread.look_into([each for each in model.backups if each.whole is None])

    def _verify(self, backup: Backup) -> Backup:
        """Look into a backup; called in the thread, so nothing of the window is touched."""
        past = self._session.past
        return inspect_backup(backup, past.holds if past else _holds_nothing)

    def _broken(self, bug: Exception) -> None:
        raise bug

    def _take(self) -> None:
        """Take a backup into the profile."""
        self._back_up(None)

    def _copy(self) -> None:
        """Write a backup into a folder of the user's choice."""
        title = self._look.words("Back up to…")
        folder = folder_dialog.ask_folder(self.view, title, folder_dialog.documents())
        if folder is not None:
            self._back_up(folder)

    def _back_up(self, folder: Path | None) -> None:
        if not self._settle():
            return
        try:
            info = self._safekeeping.back_up(folder)
        except ZjhkError as error:
            self._session.failed.emit(error)
            return
        message = self._look.words("Backed up as {path}.")
        self._notice.say(message.format(path=info.path))
        self._list()
        if folder is None:
            self.view.table.selectRow(0)

    def _look_into(self) -> None:
        """Show the review as it stands in the chosen backup."""
        chosen, past = self.view.table.chosen, self._session.past
        review = self._read(chosen)
        if chosen is not None and past is not None and review is not None:
            self._looked_into = chosen
            self._paging.close()
            self.look_requested.emit(past.view_of(review), chosen.time.isoformat())

    def _restore(self) -> None:
        """Add what the review lacks of the chosen backup."""
        chosen = self.view.table.chosen
        if chosen is not None:
            count = self._take_in(chosen)
            if count is not None:
                self._say(count)
                self.view.begin()

    def make_shown(self) -> None:
        """Make the review what it was in the backup that is being shown."""
        self._make(self._looked_into)

    def _go_back(self) -> None:
        """Make the review what it was in the chosen backup."""
        self._make(self.view.table.chosen)
        self.view.begin()

    def _make(self, backup: Backup | None) -> None:
        """Make the review what it was in a backup, in one operation, after what it lacks."""
        review, past = self._read(backup), self._session.past
        if backup is None or review is None or past is None:
            return
        if self._take_in(backup) is not None:
            self.return_requested.emit(past.view_of(review))

    def _take_in(self, chosen: Backup) -> int | None:
        """Restore a backup; return how many states came back, None if that failed."""
        if not self._settle():
            return None
        restored = self._session.take_in(lambda: self._safekeeping.restore(chosen.path))
        if restored is None:
            return None
        return restored.revisions

    def _read(self, chosen: Backup | None) -> Review | None:
        try:
            return None if chosen is None else self._safekeeping.review_in(chosen.path)
        except ZjhkError as error:
            self._session.failed.emit(error)
            return None

    def _say(self, count: int) -> None:
        tr = self._look.tr_
        words = tr.plural(
            "{n} entry that the review lacked has been added.",
            "{n} entries that the review lacked have been added.",
            count,
        )
        self._notice.say(words.format(n=count))


def _holds_nothing(_revision: str) -> bool:
    return False
