"""Paging: what stands on the desk: the text, a page of the contents, or the print view."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from zjhk_desktop.ui.widgets.contents import Contents
from zjhk_desktop.ui.widgets.desk_page import DeskPage
from zjhk_desktop.ui.widgets.reader_view import ReaderView


class Paging(QObject):
    """Shows pages in place of the reader, and a view in place of everything.

    Signals:
        shown(str): a page is about to come ("": the text comes back).
        turned(): something else stands in the window now.
    """

    shown = Signal(str)
    turned = Signal()

    def __init__(
        self, pages: QStackedWidget, desk: QStackedWidget, reader: ReaderView, contents: Contents
    ) -> None:
        """Serve a window's stack and its desk, whose first pages are for reading."""
        super().__init__(pages)
        self._pages = pages
        self._desk = desk
        self._reader = reader
        self._contents = contents
        self._makers: dict[str, Callable[[], DeskPage]] = {}
        self._made: dict[str, DeskPage] = {}
        contents.pages.page_requested.connect(self.toggle)

    @property
    def current(self) -> str:
        """Return the page on the desk ("": the text)."""
        shown = self._desk.currentWidget()
        return next((page for page, widget in self._made.items() if widget is shown), "")

    @property
    def stack(self) -> QWidget:
        """Return what everything in the window stands in."""
        return self._pages

    def is_reading(self) -> bool:
        """Say whether the text is in view."""
        return self._pages.currentIndex() == 0 and self._desk.currentIndex() == 0

    def can_show(self) -> bool:
        """Say whether the desk is in view, so that a page can come."""
        return self._desk.isVisibleTo(self._desk.window())

    def add(self, page: str, make: Callable[[], DeskPage], *, listed: bool = True) -> None:
        """Know a page, made when it is first shown, and offer it in the contents if `listed`."""
        self._makers[page] = make
        if listed:
            self._contents.pages.offer(page)

    def set_count(self, page: str, count: int) -> None:
        """Say in the contents how many things stand on a page."""
        self._contents.pages.buttons[page].set_count(count)

    def toggle(self, page: str) -> None:
        """Show a page, or go back from it to the text."""
        if self.current == page:
            self.close()
        else:
            self.open(page)

    def open(self, page: str) -> None:
        """Show a page (KeyError: none of that name was added)."""
        if page not in self._made:
            widget = self._made[page] = self._makers[page]()
            widget.closed.connect(self.close)
            self._desk.addWidget(widget)
        self._announce(page)
        self._desk.setCurrentWidget(self._made[page])
        self._made[page].begin()
        self.turned.emit()

    def close(self) -> None:
        """Go back to the text, where it was."""
        if self.current:
            self._leave()
            self._reader.setFocus()

    def make_way(self, other: bool) -> None:
        """Go back to the text when something else (the results of a search) is shown."""
        if other and self.current:
            # The focus stays where it is: in the field in which the search is being typed.
            self._leave()

    def cover(self, view: QWidget) -> None:
        """Show a view in place of everything."""
        if self._pages.indexOf(view) < 0:
            self._pages.addWidget(view)
        self._pages.setCurrentWidget(view)
        view.setFocus()
        self.turned.emit()

    def uncover(self) -> None:
        """Show what stood in the window before, and go on there."""
        self._pages.setCurrentIndex(0)
        self.resume()
        self.turned.emit()

    def resume(self) -> None:
        """Give the focus to what stands on the desk."""
        page = self._made.get(self.current)
        if page is None:
            self._reader.setFocus()
        else:
            page.begin()

    def _leave(self) -> None:
        self._desk.setCurrentIndex(0)
        self._announce("")
        self.turned.emit()

    def _announce(self, page: str) -> None:
        self._contents.set_page(page, self._reader.current_passage)
        self.shown.emit(page)
