"""The thread that draws pages: whatever is being set or saved, pages can be turned."""

from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, SignalInstance, Slot
from PySide6.QtGui import QImage

from zjhk_desktop.ui.features.print_requests import (
    DrawRequest,
    EarlyDrawn,
    EarlyPage,
    PageDrawn,
    Pages,
    PagesSet,
    fitting,
)

if TYPE_CHECKING:
    # Loads pdfium.
    from zjhk_desktop.briefing.raster import PageRenderer


class _Waiting:
    """What is to be drawn: the most urgent first, of these what was asked for last."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._requests: list[DrawRequest] = []

    def add(self, request: DrawRequest) -> None:
        """Put a request in."""
        with self._lock:
            self._requests.append(request)

    def take(self) -> DrawRequest | None:
        """Take the next one out."""
        with self._lock:
            if not self._requests:
                return None
            urgency = min(each.purpose.value for each in self._requests)
            last = max(
                index for index, each in enumerate(self._requests) if each.purpose.value == urgency
            )
            return self._requests.pop(last)

    def clear(self) -> None:
        """Forget everything."""
        with self._lock:
            self._requests.clear()


class _Drawer(QObject):
    """Lives in the thread; alone there with pdfium."""

    opened = Signal(object)
    drawn = Signal(object)
    early_drawn = Signal(object)
    broken = Signal(object)

    def __init__(self, waiting: _Waiting) -> None:
        super().__init__()
        self._waiting = waiting
        self._renderer: PageRenderer | None = None
        self._number = 0

    @Slot(object)
    def open(self, pages: Pages) -> None:
        """Draw other pages from now on."""
        try:
            self.close()
            renderer = self._renderer = _renderer(pages.pdf)
            request = pages.request
            self._number = request.number
            sizes = tuple(renderer.page_size(index) for index in range(renderer.page_count))
            self.opened.emit(
                PagesSet(
                    request.number, request.options, request.made, pages.report, pages.pdf, sizes
                )
            )
        except Exception as bug:  # noqa: BLE001 - raised again in the window's thread
            self.broken.emit(bug)

    @Slot(object)
    def look_at(self, early: EarlyPage) -> None:
        """Draw a page that is there before the others."""
        try:
            renderer = _renderer(early.pdf)
            try:
                size = renderer.page_size(0)
                image = _image(renderer, 0, fitting(size, early.sight.room))
            finally:
                renderer.close()
            self.early_drawn.emit(EarlyDrawn(early.request.number, early.sight.page, size, image))
        except Exception as bug:  # noqa: BLE001 - as above
            self.broken.emit(bug)

    @Slot()
    def draw_next(self) -> None:
        """Draw what is most urgent, if it is of the pages that are there."""
        request = self._waiting.take()
        renderer = self._renderer
        if request is None or renderer is None or request.number != self._number:
            return
        if request.index < renderer.page_count:
            image = _image(renderer, request.index, request.scale)
            self.drawn.emit(PageDrawn(request, image))

    @Slot()
    def close(self) -> None:
        """Let go of the PDF, in the thread that holds it."""
        if self._renderer is not None:
            self._renderer.close()
            self._renderer = None


def _renderer(pdf: bytes) -> "PageRenderer":
    # Loads pdfium.
    from zjhk_desktop.briefing.raster import PageRenderer  # noqa: PLC0415

    return PageRenderer(pdf)


def _image(renderer: "PageRenderer", index: int, scale: float) -> QImage:
    picture = renderer.render(index, scale)
    shape = (picture.width, picture.height, 4 * picture.width)
    # A copy: Qt does not keep the bytes alive.
    return QImage(picture.pixels, *shape, QImage.Format.Format_RGBX8888).copy()


class PageThread(QObject):
    """Draws the pages last opened; answers come as signals in the window's thread.

    Signals:
        opened(PagesSet): other pages can be drawn.
        drawn(PageDrawn): a page is drawn.
        early_drawn(EarlyDrawn): one that was there before the others is.
        broken(Exception): a bug showed; raise it, so that it reaches the excepthook.
    """

    opened = Signal(object)
    drawn = Signal(object)
    early_drawn = Signal(object)
    broken = Signal(object)
    _asked = Signal()
    _closing = Signal()

    def __init__(self, pages: SignalInstance, early: SignalInstance, parent: QObject) -> None:
        """Start the thread; it opens what comes by the two signals, from whichever thread."""
        super().__init__(parent)
        self._waiting = _Waiting()
        self._thread = QThread(self)
        self._thread.setObjectName("drawing")
        self._drawer = _Drawer(self._waiting)
        self._drawer.moveToThread(self._thread)
        pages.connect(self._drawer.open)
        early.connect(self._drawer.look_at)
        self._asked.connect(self._drawer.draw_next)
        self._closing.connect(self._drawer.close)
        self._drawer.opened.connect(self.opened)
        self._drawer.drawn.connect(self.drawn)
        self._drawer.early_drawn.connect(self.early_drawn)
        self._drawer.broken.connect(self.broken)
        self._thread.start()

    def draw(self, request: DrawRequest) -> None:
        """Ask for a page."""
        self._waiting.add(request)
        self._asked.emit()

    def stop(self) -> None:
        """End the thread after the page that it is drawing."""
        if self._thread.isRunning():
            self._waiting.clear()
            self._closing.emit()
            self._thread.quit()
            self._thread.wait()
