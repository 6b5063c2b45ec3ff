"""The print view: options at the left, the page in the middle, small pages at the right."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.widgets.page_preview import PagePreview
from zjhk_desktop.ui.widgets.page_thumbnails import PAGE_WIDTH, PageThumbnails
from zjhk_desktop.ui.widgets.print_bar import PrintBar
from zjhk_desktop.ui.widgets.print_footer import PrintFooter
from zjhk_desktop.ui.widgets.print_options_panel import PrintOptionsPanel

_ROOM_FOR_THUMBNAILS = 980

_TURNS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}


class PrintView(QWidget):
    """Shows what will be printed.

    Signals:
        page_wanted(int, float): a page, from 0, is wanted at so many px a point.
        thumbnail_wanted(int, float): a small one.
        save_requested(): the PDF is to be saved.
        word_requested(): a Word document is to be saved.
        print_requested(): the pages are to be printed.
        closed(): the user goes back to reading.
    """

    page_wanted = Signal(int, float)
    thumbnail_wanted = Signal(int, float)
    save_requested = Signal()
    word_requested = Signal()
    print_requested = Signal()
    closed = Signal()

    def __init__(
        self, look: Look, memorandum: Memorandum, today: date, parent: QWidget | None = None
    ) -> None:
        """Start without pages of a memorandum."""
        super().__init__(parent)
        self._look = look
        self._page = 0
        self.bar = PrintBar(look, self)
        self.panel = PrintOptionsPanel(
            look, len(memorandum.domains), len(memorandum.measures), today, self
        )
        self.preview = PagePreview(look, self)
        self.thumbnails = PageThumbnails(look, self)
        self.footer = PrintFooter(look, self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.panel)
        middle.addWidget(self.preview, 1)
        middle.addWidget(self.thumbnails)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addLayout(middle, 1)
        column.addWidget(self.footer)
        self._connect()
        self._retranslate()

    @property
    def page(self) -> int:
        """Return the page that is looked at, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        """Return how many pages there are."""
        return self.thumbnails.pages.rowCount()

    def set_busy(self, *, quiet: bool = False) -> None:
        """Pages are being set; one is told if it takes a while, and, unless quiet, nothing else."""
        self.footer.set_ready(False)
        if not quiet:
            self.footer.say("")
        self.footer.progress.begin()

    def show_early(self, index: int, size: tuple[float, float], picture: QImage) -> None:
        """Show a page before the others are there, if it is the one that is looked at."""
        if index == self._page:
            name = self._look.words("Page {number}").format(number=index + 1)
            self.preview.say("", refused=False)
            self.preview.show_early(size, name, picture)

    def show_pages(self, sizes: tuple[tuple[float, float], ...], *, ready: bool = True) -> None:
        """Show pages of sizes in points, staying at the same page if there still is one.

        Ready: they are the ones that were asked for last, and can be printed.
        """
        self.preview.say("", refused=False)
        self.thumbnails.pages.set_pages(sizes)
        self.look_at(self._page)
        if ready:
            self.footer.progress.end()
            self.footer.set_ready(True)

    def show_stopped(self, sizes: tuple[tuple[float, float], ...]) -> None:
        """Say that no more pages are set; those from before are shown, but cannot be printed."""
        self.footer.progress.stop(before=bool(sizes))
        if sizes:
            self.thumbnails.pages.set_pages(sizes)
            self.look_at(self._page)
        else:
            self.preview.show_nothing()

    def show_refusal(self, sentence: str) -> None:
        """Say why there are no pages; those shown before stay, but cannot be printed."""
        self.footer.progress.end()
        self.footer.set_ready(False)
        self.preview.say(sentence, refused=True)

    def show_nothing_to_print(self) -> None:
        """The options name nothing to print; they say so themselves."""
        self.footer.progress.end()
        self.preview.say("", refused=False)
        self.footer.set_ready(False)

    def set_printing(self, printing: bool) -> None:
        """A printer is being fed: options and buttons wait until it has all pages."""
        self.panel.setEnabled(not printing)
        self.set_saving(printing)
        self.footer.set_ready(not printing)

    def set_saving(self, saving: bool) -> None:
        """A file is being written: the buttons wait."""
        self.footer.set_ready(False)
        if not saving:
            self.footer.progress.end()

    def show_picture(self, index: int, picture: QImage) -> None:
        """Show a page's picture, if it is the one that is looked at."""
        if index == self._page:
            self.preview.show_picture(picture)

    def look_at(self, page: int) -> None:
        """Look at a page, from 0, or at the nearest there is."""
        count = self.page_count
        if not count:
            return
        self._page = max(0, min(page, count - 1))
        name = self._look.words("Page {number} of {count}").format(
            number=self._page + 1, count=count
        )
        self.bar.set_position(self._page + 1, count)
        self.thumbnails.show_page(self._page)
        self.preview.show_page(self.thumbnails.pages.size_of(self._page), name)

    def turn(self, step: int) -> None:
        """Look at a page further on (or back)."""
        self.look_at(self._page + step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the small pages out where there is no room for them."""
        super().resizeEvent(event)
        self.thumbnails.setVisible(self.width() >= _ROOM_FOR_THUMBNAILS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop or go back with Escape, turn pages with PgUp, PgDn, Home and End."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._escape()
        elif key in _TURNS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.turn(_TURNS[key])
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.bar.closed.connect(self.closed)
        self.bar.turned.connect(self.turn)
        self.panel.closed.connect(self._escape)
        self.preview.turned.connect(self.turn)
        self.preview.zoomed.connect(self.bar.set_zoom)
        self.preview.picture_wanted.connect(self._want_page)
        self.thumbnails.page_chosen.connect(self.look_at)
        self.thumbnails.pages.picture_wanted.connect(self._want_thumbnail)
        self.footer.save_requested.connect(self.save_requested)
        self.footer.word_requested.connect(self.word_requested)
        self.footer.print_requested.connect(self.print_requested)
        self._look.language_changed.connect(self._retranslate)

    def _escape(self) -> None:
        """Stop what is seen to be going on; if nothing is, go back."""
        if self.footer.progress.going:
            self.footer.progress.stop_requested.emit()
        else:
            self.closed.emit()

    def _want_page(self, scale: float) -> None:
        self.page_wanted.emit(self._page, scale)

    def _want_thumbnail(self, index: int) -> None:
        width = self.thumbnails.pages.size_of(index)[0]
        self.thumbnail_wanted.emit(index, PAGE_WIDTH * self.devicePixelRatioF() / width)

    def _retranslate(self) -> None:
        self.setAccessibleName(self._look.words("Print the briefing"))
        if self.page_count:
            self.look_at(self._page)
