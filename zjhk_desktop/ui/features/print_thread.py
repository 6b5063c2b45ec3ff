"""The threads that set pages and draw them, so that the window never waits."""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import Cancelled, ZjhkError
from zjhk_desktop.domain.progress import Progress, Watch
from zjhk_desktop.services.spooling import Ticket, spool
from zjhk_desktop.ui.features.page_thread import PageThread
from zjhk_desktop.ui.features.print_requests import (
    DrawRequest,
    EarlyPage,
    FileSaved,
    Pages,
    PagesSet,
    Purpose,
    SetRequest,
    Sight,
    SpoolRequest,
    Working,
)

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import Early, Printing

TURN = 0.001
"""Seconds after which a thread that works in Python lets another one at it; five times as long is
usual, and is felt in a window that paints and types while pages are set."""

OFTEN = 0.05
"""Seconds between two words of how far it is."""


class _Setter(QObject):
    """Lives in the thread; alone there with the typesetting."""

    pages = Signal(object)
    early = Signal(object)
    progressed = Signal(object)
    saved = Signal(object)
    spooled = Signal()
    failed = Signal(object, object)
    broken = Signal(object)

    def __init__(self, printing: Callable[[], "Printing"]) -> None:
        super().__init__()
        self._printing = printing
        self.wanted: set[int] = set()
        """The requests that nobody has thought better of; changed by the window's thread."""

    @Slot(object)
    def do(self, request: SetRequest | SpoolRequest) -> None:
        """Do what is asked for, unless nobody wants it any more."""
        try:
            if isinstance(request, SpoolRequest):
                spool(request.pdf, request.ticket, request.spooler)
                self.spooled.emit()
            elif request.path is not None:
                self._save(request, request.path)
            elif request.number in self.wanted:
                self._set(request)
        except ZjhkError as error:
            self.failed.emit(request, error)
        except Exception as bug:  # noqa: BLE001 - raised again in the window's thread
            self.broken.emit(bug)

    def _set(self, request: SetRequest) -> None:
        pdf, report = self._printing().render(
            request.annotations,
            request.options,
            request.made,
            watch=self._watch(request),
            early=self._early(request),
        )
        if request.number in self.wanted:
            self.pages.emit(Pages(request, report, pdf))

    def _save(self, request: SetRequest, path: Path) -> None:
        report = self._printing().save(
            request.annotations,
            request.options,
            path,
            request.made,
            watch=self._watch(request),
            passphrase=request.passphrase,
        )
        self.saved.emit(FileSaved(request, report))

    def _watch(self, request: SetRequest) -> Watch:
        """Return what says now and then how far a request is, and ends what nobody wants."""
        said = monotonic()

        def watch(progress: Progress) -> None:
            nonlocal said
            if request.number not in self.wanted:
                raise Cancelled
            now = monotonic()
            if now - said >= OFTEN:
                said = now
                self.progressed.emit(Working(request, progress))

        return watch

    def _early(self, request: SetRequest) -> "Early | None":
        # Loads reportlab.
        from zjhk_desktop.services.printing import Early  # noqa: PLC0415

        sight = request.sight
        if sight is None:
            return None
        return Early(sight.page + 1, lambda pdf: self.early.emit(EarlyPage(request, sight, pdf)))


class PrintThread(QObject):
    """Gives work to the threads; answers come as signals in the window's thread.

    Signals:
        progressed(Working): so much of what was asked for is done.
        early_drawn(EarlyDrawn): a page is there before the others that were asked for.
        pages_set(PagesSet): pages are set; from now on these are drawn.
        page_drawn(PageDrawn): a page is drawn.
        saved(FileSaved): a file is written.
        spooled(): pages are with a spooler.
        failed(SetRequest | SpoolRequest, ZjhkError): pages could not be set, saved or spooled.
        broken(Exception): a bug showed; raise it, so that it reaches the excepthook.
    """

    progressed = Signal(object)
    early_drawn = Signal(object)
    pages_set = Signal(object)
    page_drawn = Signal(object)
    saved = Signal(object)
    spooled = Signal()
    failed = Signal(object, object)
    broken = Signal(object)
    _asked = Signal(object)

    def __init__(self, printing: Callable[[], "Printing"], parent: QObject) -> None:
        """Start the threads; `printing` is called in one, and loads the typesetting."""
        super().__init__(parent)
        sys.setswitchinterval(TURN)
        self._last = 0
        self._number = 0
        self._shown = 0
        self._thread = QThread(self)
        self._thread.setObjectName("printing")
        self._setter = _Setter(printing)
        self._setter.moveToThread(self._thread)
        self._pages = PageThread(self._setter.pages, self._setter.early, self)
        self._asked.connect(self._setter.do)
        for theirs, own in (
            (self._setter.progressed, self.progressed),
            (self._setter.saved, self.saved),
            (self._setter.spooled, self.spooled),
            (self._setter.failed, self.failed),
            (self._setter.broken, self.broken),
            (self._pages.early_drawn, self.early_drawn),
            (self._pages.drawn, self.page_drawn),
            (self._pages.broken, self.broken),
        ):
            theirs.connect(own)
        self._pages.opened.connect(self._opened)
        self._thread.start(QThread.Priority.LowPriority)

    @property
    def number(self) -> int:
        """Return the number of the pages last asked for."""
        return self._number

    def set_pages(
        self,
        annotations: tuple[Annotation, ...],
        options: BriefingOptions,
        made: Edition,
        sight: Sight | None = None,
    ) -> None:
        """Ask for pages, the one in sight first; those asked for before are given up."""
        self.drop(self._number)
        self._number = self._next()
        self._asked.emit(SetRequest(self._number, annotations, options, made, sight=sight))

    def save(
        self,
        annotations: tuple[Annotation, ...],
        options: BriefingOptions,
        made: Edition,
        path: Path,
        passphrase: str = "",
    ) -> int:
        """Ask for a file, encrypted if there is a passphrase; return the number of the request."""
        number = self._next()
        self._asked.emit(
            SetRequest(number, annotations, options, made, path, passphrase=passphrase)
        )
        return number

    def drop(self, number: int) -> None:
        """Give a request up: a file fails by `Cancelled`, pages do too."""
        self._setter.wanted.discard(number)

    def spool(self, pdf: bytes, ticket: Ticket, spooler: str) -> None:
        """Ask for pages to be handed to a spooler."""
        self._asked.emit(SpoolRequest(pdf, ticket, spooler))

    def draw(self, index: int, scale: float, purpose: Purpose) -> None:
        """Ask for a page of the pages last set, at `scale` px a point."""
        self._pages.draw(DrawRequest(self._shown, index, scale, purpose))

    def stop(self) -> None:
        """End the threads: pages are given up, a file that is being written is finished."""
        self.drop(self._number)
        if self._thread.isRunning():
            self._thread.quit()
            self._thread.wait()
        self._pages.stop()

    def _next(self) -> int:
        self._last += 1
        self._setter.wanted.add(self._last)
        return self._last

    def _opened(self, pages: PagesSet) -> None:
        self._shown = pages.number
        self.pages_set.emit(pages)
