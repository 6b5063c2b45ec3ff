"""The thread that sets pages and draws them, so that the window never waits."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.services.spooling import Ticket, spool

if TYPE_CHECKING:
    # Importing them for real would load reportlab and pdfium before they are wanted.
    from zjhk_desktop.briefing.raster import PageRenderer
    from zjhk_desktop.services.printing import Printing, PrintReport


class Purpose(Enum):
    """What a page is drawn for."""

    PREVIEW = 0
    THUMBNAIL = 1
    PAPER = 2


@dataclass(frozen=True, slots=True)
class SetRequest:
    """Pages to be set, or to be saved at a path; a later number makes an earlier one void."""

    number: int
    annotations: tuple[Annotation, ...]
    options: BriefingOptions
    made: Edition
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class DrawRequest:
    """A page, from 0, of the pages last set, to be drawn at `scale` px a point."""

    number: int
    index: int
    scale: float
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class SpoolRequest:
    """The pages last set, to be handed to a spooler as they are."""

    number: int
    ticket: Ticket
    spooler: str


@dataclass(frozen=True, slots=True)
class PagesSet:
    """Pages that were set: what went in, and their sizes in points."""

    number: int
    options: BriefingOptions
    made: Edition
    report: "PrintReport"
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class FileSaved:
    """A file that was written."""

    request: SetRequest
    report: "PrintReport"


@dataclass(frozen=True, slots=True)
class PageDrawn:
    """A page as a picture."""

    request: DrawRequest
    image: QImage


class _Worker(QObject):
    """Lives in the thread; alone there with the typesetting and with pdfium."""

    pages_set = Signal(object)
    page_drawn = Signal(object)
    saved = Signal(object)
    spooled = Signal()
    failed = Signal(object, object)
    broken = Signal(object)

    def __init__(self, printing: Callable[[], "Printing"]) -> None:
        super().__init__()
        self._printing = printing
        self._pdf = b""
        self._renderer: PageRenderer | None = None
        self._drawable = 0
        self.latest = 0

    @Slot(object)
    def do(self, request: SetRequest | DrawRequest | SpoolRequest) -> None:
        """Do what is asked for, unless something later makes it void."""
        try:
            if isinstance(request, DrawRequest):
                self._draw(request)
            elif isinstance(request, SpoolRequest):
                self._spool(request)
            elif request.path is not None:
                asked = (request.annotations, request.options, request.path, request.made)
                self.saved.emit(FileSaved(request, self._printing().save(*asked)))
            elif request.number == self.latest:
                self._set(request)
        except ZjhkError as error:
            self.failed.emit(request, error)
        except Exception as bug:  # noqa: BLE001 - raised again in the window's thread
            self.broken.emit(bug)

    @Slot()
    def close(self) -> None:
        """Let go of the PDF, in the thread that holds it."""
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None

    def _set(self, request: SetRequest) -> None:
        # Loads pdfium.
        from zjhk_desktop.briefing.raster import PageRenderer  # noqa: PLC0415

        pdf, report = self._printing().render(request.annotations, request.options, request.made)
        if request.number != self.latest:
            return
        self.close()
        self._pdf = pdf
        self._renderer = PageRenderer(pdf)
        self._drawable = request.number
        sizes = tuple(self._renderer.page_size(index) for index in range(self._renderer.page_count))
        self.pages_set.emit(PagesSet(request.number, request.options, request.made, report, sizes))

    def _spool(self, request: SpoolRequest) -> None:
        if request.number == self._drawable:
            spool(self._pdf, request.ticket, request.spooler)
            self.spooled.emit()

    def _draw(self, request: DrawRequest) -> None:
        stale = request.number != self.latest and request.purpose is not Purpose.PAPER
        if self._renderer is None or stale or request.number != self._drawable:
            return
        if request.index >= self._renderer.page_count:
            return
        picture = self._renderer.render(request.index, request.scale)
        image = QImage(
            picture.pixels,
            picture.width,
            picture.height,
            4 * picture.width,
            QImage.Format.Format_RGBX8888,
        )
        # A copy: Qt does not keep the bytes alive.
        self.page_drawn.emit(PageDrawn(request, image.copy()))


class PrintThread(QObject):
    """Gives work to the thread; answers come as signals in the window's thread.

    Signals:
        pages_set(PagesSet): the pages last asked for are set.
        page_drawn(PageDrawn): a page is drawn.
        saved(FileSaved): a file is written.
        spooled(): the pages last set are with a spooler.
        failed(SetRequest | SpoolRequest, ZjhkError): pages could not be set, saved or spooled.
        broken(Exception): a bug showed; raise it, so that it reaches the excepthook.
    """

    pages_set = Signal(object)
    page_drawn = Signal(object)
    saved = Signal(object)
    spooled = Signal()
    failed = Signal(object, object)
    broken = Signal(object)
    _asked = Signal(object)
    _closing = Signal()

    def __init__(self, printing: Callable[[], "Printing"], parent: QObject) -> None:
        """Start the thread; `printing` is called in it, and loads the typesetting."""
        super().__init__(parent)
        self._number = 0
        self._thread = QThread(self)
        self._thread.setObjectName("printing")
        self._worker = _Worker(printing)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.do)
        self._closing.connect(self._worker.close)
        self._worker.pages_set.connect(self.pages_set)
        self._worker.page_drawn.connect(self.page_drawn)
        self._worker.saved.connect(self.saved)
        self._worker.spooled.connect(self.spooled)
        self._worker.failed.connect(self.failed)
        self._worker.broken.connect(self.broken)
        self._thread.start(QThread.Priority.LowPriority)

    @property
    def number(self) -> int:
        """Return the number of the pages last asked for."""
        return self._number

    def set_pages(
        self, annotations: tuple[Annotation, ...], options: BriefingOptions, made: Edition
    ) -> None:
        """Ask for pages; what was asked for before is void."""
        self._number += 1
        self._worker.latest = self._number
        self._asked.emit(SetRequest(self._number, annotations, options, made))

    def save(
        self,
        annotations: tuple[Annotation, ...],
        options: BriefingOptions,
        made: Edition,
        path: Path,
    ) -> None:
        """Ask for a file."""
        self._asked.emit(SetRequest(self._number, annotations, options, made, path))

    def spool(self, ticket: Ticket, spooler: str) -> None:
        """Ask for the pages last asked for to be handed to a spooler."""
        self._asked.emit(SpoolRequest(self._number, ticket, spooler))

    def draw(self, index: int, scale: float, purpose: Purpose) -> None:
        """Ask for a page of the pages last asked for, at `scale` px a point."""
        self._asked.emit(DrawRequest(self._number, index, scale, purpose))

    def stop(self) -> None:
        """End the thread, after what it is doing now; what waits is void."""
        if self._thread.isRunning():
            self._worker.latest = -1
            self._closing.emit()
            self._thread.quit()
            self._thread.wait()
