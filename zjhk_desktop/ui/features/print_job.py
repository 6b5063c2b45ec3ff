"""A job on a printer: pages are drawn in the thread and painted on paper one by one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from zjhk_desktop.domain.errors import PrinterFailed
from zjhk_desktop.domain.language import N_, Phrase
from zjhk_desktop.services.spooling import Sides, Ticket

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI = 360
"""Finer pictures would not be seen, and take hundreds of megabytes."""

_POINTS = 72


class PrintJob(QObject):
    """Paints pages on a printer as their pictures come.

    Signals:
        page_wanted(int, float): a page, from 0, is wanted at so many px a point.
        progressed(int, int): so many pages of so many are on their way.
        finished(int): all pages, so many, are with the printer.
        failed(PrinterFailed): the printer did not take them.
    """

    page_wanted = Signal(int, float)
    progressed = Signal(int, int)
    finished = Signal(int)
    failed = Signal(object)

    def __init__(
        self, printer: "QPrinter", sizes: tuple[tuple[float, float], ...], parent: QObject
    ) -> None:
        """Print pages of sizes in points on a printer that the user has chosen."""
        super().__init__(parent)
        self._printer = printer
        self._sizes = sizes
        self._painter = QPainter()
        self._pages = _chosen_pages(printer, len(sizes))
        self._done = 0

    def start(self) -> None:
        """Ask for the first page."""
        if not self._pages:
            self.finished.emit(0)
            return
        self._lay_out(self._pages[0])
        if not self._painter.begin(self._printer):
            reason = Phrase(N_("it does not answer"))
            self.failed.emit(PrinterFailed(reason=reason))
            return
        self._ask()

    def paint(self, index: int, picture: QImage) -> None:
        """Put a page on paper and ask for the next."""
        if self._done >= len(self._pages) or index != self._pages[self._done]:
            return
        if self._done and not self._turn(index):
            self._painter.end()
            reason = Phrase(N_("it stopped after page {page}"), page=self._done)
            self.failed.emit(PrinterFailed(reason=reason))
            return
        width, height = self._sizes[index]
        dots = self._printer.resolution() / _POINTS
        self._painter.drawImage(QRectF(0, 0, width * dots, height * dots), picture)
        self._done += 1
        if self._done < len(self._pages):
            self._ask()
        elif self._painter.end():
            self.finished.emit(self._done)
        else:
            self.failed.emit(PrinterFailed(reason=Phrase(N_("the job was not accepted"))))

    def stop(self) -> None:
        """Give up; what is with the printer stays there."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _ask(self) -> None:
        dots = min(self._printer.resolution(), MOST_DPI)
        self.progressed.emit(self._done + 1, len(self._pages))
        self.page_wanted.emit(self._pages[self._done], dots / _POINTS)

    def _turn(self, index: int) -> bool:
        """Begin another sheet, laid out for its page."""
        self._lay_out(index)
        return self._printer.newPage()

    def _lay_out(self, index: int) -> None:
        """Take the page's own paper and direction; its margins are in its picture."""
        width, height = self._sizes[index]
        turned = width > height
        size = QPageSize(
            QRectF(0, 0, min(width, height), max(width, height)).size(), QPageSize.Unit.Point
        )
        self._printer.setFullPage(True)
        self._printer.setPageLayout(
            QPageLayout(
                size,
                QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait,
                QMarginsF(),
                QPageLayout.Unit.Point,
            )
        )


def ticket_of(printer: "QPrinter", title: str, count: int) -> tuple[Ticket, int]:
    """Return what the user asked of a printer, and how many of so many pages that are."""
    first, last = _chosen_range(printer, count)
    sides = {
        printer.DuplexMode.DuplexNone: Sides.ONE,
        printer.DuplexMode.DuplexLongSide: Sides.LONG_EDGE,
        printer.DuplexMode.DuplexShortSide: Sides.SHORT_EDGE,
    }
    ticket = Ticket(
        printer.printerName(),
        title,
        printer.copyCount(),
        None if (first, last) == (1, count) else (first, last),
        sides.get(printer.duplex()),
        mono=printer.colorMode() is printer.ColorMode.GrayScale,
    )
    return ticket, last - first + 1


def _chosen_pages(printer: "QPrinter", count: int) -> list[int]:
    """Return the pages that the user chose, from 0."""
    first, last = _chosen_range(printer, count)
    return list(range(first - 1, last))


def _chosen_range(printer: "QPrinter", count: int) -> tuple[int, int]:
    """Return the first and the last page that the user chose, from 1."""
    first = min(count, max(1, printer.fromPage() or 1))
    return first, max(first, min(count, printer.toPage() or count))
