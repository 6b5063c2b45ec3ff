"""The pages in the print view: set, shown as soon as one is there, given up, drawn."""

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.ui.features.print_requests import (
    EarlyDrawn,
    PageDrawn,
    PagesSet,
    Purpose,
    Sight,
    Working,
)
from zjhk_desktop.ui.features.print_thread import PrintThread
from zjhk_desktop.ui.models.page_pictures import PagePictures
from zjhk_desktop.ui.widgets.print_view import PrintView


class PrintPreview(QObject):
    """Keeps the pages of a print view.

    Signals:
        pages_set(PagesSet): the pages that were asked for last are there.
        paper_drawn(PageDrawn): a page is drawn for a printer.
    """

    pages_set = Signal(object)
    paper_drawn = Signal(object)

    def __init__(self, view: PrintView, thread: PrintThread, parent: QObject) -> None:
        """Fill a view with what a thread sets."""
        super().__init__(parent)
        self._view = view
        self._thread = thread
        self._pictures = PagePictures()
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._setting = False
        self._early: int | None = None
        view.page_wanted.connect(self._draw_page)
        view.thumbnail_wanted.connect(self._draw_thumbnail)
        thread.progressed.connect(self._progressed)
        thread.early_drawn.connect(self._early_drawn)
        thread.pages_set.connect(self._opened)
        thread.page_drawn.connect(self._drawn)

    @property
    def setting(self) -> bool:
        """Say whether pages are being set."""
        return self._setting

    def set_pages(
        self,
        annotations: tuple[Annotation, ...],
        options: BriefingOptions,
        made: Edition,
        *,
        quiet: bool,
    ) -> None:
        """Set other pages; quietly: what was said last goes on being said."""
        self._setting, self._early = True, None
        self._view.set_busy(quiet=quiet)
        sight = Sight(self._view.page, self._view.preview.room)
        self._thread.set_pages(annotations, options, made, sight)

    def give_up(self) -> None:
        """Set no more pages; those from before stay."""
        self.end()
        self._thread.drop(self._thread.number)
        self._view.show_stopped(self._sizes)

    def end(self) -> None:
        """Know that no more pages come."""
        self._setting, self._early = False, None

    def draw_paper(self, index: int, scale: float) -> None:
        """Draw a page for a printer."""
        self._thread.draw(index, scale, Purpose.PAPER)

    def _progressed(self, working: Working) -> None:
        if self._setting and working.request.number == self._thread.number:
            self._view.footer.progress.follow(working.progress)

    def _early_drawn(self, early: EarlyDrawn) -> None:
        if self._setting and early.number == self._thread.number:
            self._early = early.index
            self._view.show_early(early.index, early.size, early.image)

    def _opened(self, pages: PagesSet) -> None:
        """Show pages; those that are not the last ones asked for can be looked at meanwhile."""
        self._pictures.clear()
        self._sizes = pages.sizes
        latest = pages.number == self._thread.number
        if latest:
            self.end()
        self._view.show_pages(pages.sizes, ready=latest)
        if latest:
            self.pages_set.emit(pages)

    def _draw_page(self, index: int, scale: float) -> None:
        """Draw a page, unless a newer one than there is to be drawn is in view already."""
        if index == self._early:
            return
        self._early = None
        known = self._pictures.find(index, scale)
        if known is not None:
            self._view.show_picture(index, known)
            self._look_ahead(index, scale)
            return
        self._thread.draw(index, scale, Purpose.PREVIEW)

    def _draw_thumbnail(self, index: int, scale: float) -> None:
        self._thread.draw(index, scale, Purpose.THUMBNAIL)

    def _look_ahead(self, index: int, scale: float) -> None:
        """Draw the neighbours of a page, before somebody turns to them."""
        for near in (index + 1, index - 1):
            if 0 <= near < len(self._sizes) and self._pictures.find(near, scale) is None:
                self._thread.draw(near, scale, Purpose.AHEAD)

    def _drawn(self, drawn: PageDrawn) -> None:
        request = drawn.request
        if request.purpose is Purpose.PAPER:
            self.paper_drawn.emit(drawn)
        elif request.purpose is Purpose.THUMBNAIL:
            self._view.thumbnails.pages.set_picture(request.index, drawn.image)
        else:
            self._pictures.add(request.index, request.scale, drawn.image)
        if request.purpose is Purpose.PREVIEW and request.index != self._early:
            self._view.show_picture(request.index, drawn.image)
            self._look_ahead(request.index, request.scale)
