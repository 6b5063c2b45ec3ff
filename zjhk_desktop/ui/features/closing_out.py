"""Closing out: the page of a close-out at work; the archive is written beside the window."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.errors import CannotWrite, ZjhkError
from zjhk_desktop.domain.reasons import reason_of
from zjhk_desktop.services.archiving import Archived
from zjhk_desktop.services.closing_out import (
    PROMISES,
    ClosingOut,
    plan_lines,
    removal_lines,
)
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.storage.archive import KIND, SUFFIX
from zjhk_desktop.storage.whole_file import write_whole
from zjhk_desktop.ui.background import Background
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.folder_dialog import documents

if TYPE_CHECKING:
    from zjhk_desktop.ui.widgets.close_out_page import CloseOutPage


class ClosingOutFeature(QObject):
    """Archives the session's review and removes it; the window then shows an empty one.

    Signals:
        emptied(): the review has been removed; what remembers it should forget.
    """

    emptied = Signal()
    _progressed = Signal(int, int)

    def __init__(
        self,
        session: Session,
        look: Look,
        context: WindowContext,
        paging: Paging,
        settle: Callable[[], bool],
    ) -> None:
        """Offer the page; `settle` closes what is being typed, or says that it cannot."""
        super().__init__(paging)
        self._session = session
        self._look = look
        self._context = context
        self._paging = paging
        self._settle = settle
        self._page: CloseOutPage | None = None
        self._work: Background | None = None
        self._stop = Event()
        self._closing = ClosingOut(
            context.profile,
            lambda: context.safekeeping.store,
            context.archiving(),
            context.settings,
        )

    @property
    def page(self) -> "CloseOutPage":
        """Return the page, made when it is first asked for."""
        if self._page is None:
            # Made on first use: starting does not pay for it.
            from zjhk_desktop.ui.widgets.close_out_page import CloseOutPage  # noqa: PLC0415

            page = self._page = CloseOutPage(self._look)
            page.form.choose_requested.connect(self._choose)
            page.begun.connect(self._begin)
            page.stopped.connect(self._stop.set)
            page.closed.connect(self._paging.uncover)
            page.report.save_requested.connect(self._save_report)
            self._progressed.connect(page.set_progress)
        return self._page

    @property
    def is_at_work(self) -> bool:
        """Say whether an archive is being written."""
        return self._work is not None

    def open(self) -> None:
        """Show what would be archived and removed."""
        if not self._settle():
            return
        try:
            plan = self._closing.plan()
        except ZjhkError as error:
            self._session.failed.emit(error)
            return
        tr = self._look.tr_
        page = self.page
        page.ask(plan_lines(plan, tr), [f"– {tr(each)}" for each in PROMISES])
        if page.form.path is None:
            page.form.set_path(documents() / self._proposed())
        self._paging.cover(page)
        page.begin()

    def stop(self) -> None:
        """Give up what is being written, before the window closes."""
        if self._work is not None:
            self._stop.set()
            self._work.wait()

    def _proposed(self) -> str:
        return f"review-{self._context.now().astimezone():%Y%m%d-%H%M}{SUFFIX}"

    def _choose(self) -> None:
        proposed = self.page.form.path or documents() / self._proposed()
        title = self._look.words("Where the archive goes")
        path = print_dialogs.ask_path(self.page, title, proposed, KIND)
        if path is not None:
            self.page.form.set_path(path)

    def _begin(self) -> None:
        form = self.page.form
        path = form.path
        if path is None or not form.ready or self._work is not None:
            return
        self.page.say("")
        try:
            snapshot = self._closing.snapshot()
        except ZjhkError as error:
            self._refused(error)
            return
        self._stop.clear()
        work = self._work = Background(
            partial(
                self._closing.archive,
                snapshot,
                path,
                form.passphrase.text,
                stopped=self._stop.is_set,
                progressed=self._progressed.emit,
            ),
            self,
        )
        work.done.connect(self._archived)
        work.refused.connect(self._refused)
        work.broken.connect(self._broken)
        self.page.set_busy(True)
        work.start()

    def _archived(self, archived: Archived) -> None:
        self._work = None
        if self._stop.is_set() and not self._session.can_annotate:
            # The window has been closed over it; the archive stays, and so does the review.
            return
        try:
            removal = self._closing.remove(archived, self._session.close)
        except ZjhkError as error:
            self._refused(error)
            return
        self._session.renew(self._context.open_reviewing)
        self.emptied.emit()
        self.page.show_report(removal_lines(removal, self._look.tr_))

    def _refused(self, error: ZjhkError) -> None:
        self._work = None
        self.page.set_busy(False)
        self.page.say(error.sentence(self._look.tr_))

    def _broken(self, bug: Exception) -> None:
        self._work = None
        self.page.set_busy(False)
        raise bug

    def _save_report(self) -> None:
        words = self._look.words
        proposed = documents() / f"{Path(self._proposed()).stem}.txt"
        path = print_dialogs.ask_path(self.page, words("Save the list…"), proposed, "TXT (*.txt)")
        if path is None:
            return
        try:
            write_whole(f"{self.page.report.text}\n".encode(), path)
        except OSError as error:
            problem = CannotWrite(path=path, reason=reason_of(error, path.parent))
            self.page.report.say(problem.sentence(self._look.tr_))
        else:
            self.page.report.say(words("Saved as {path}.").format(path=path))
