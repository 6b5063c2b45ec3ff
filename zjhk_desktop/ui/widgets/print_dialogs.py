"""The system's own dialogs of printing: where to save, and which printer."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from zjhk_desktop.domain.errors import PrinterFailed
from zjhk_desktop.domain.language import N_, Phrase

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_path(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Ask where to save a PDF; None if the user thinks better of it."""
    dialog = QFileDialog(parent, title, str(proposed.parent), "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    dialog.selectFile(proposed.name)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def ask_printer(parent: QWidget, title: str, pages: int) -> "QPrinter | None":
    """Ask for a printer and a range of pages; None if the user thinks better of it.

    Raises:
        PrinterFailed: there is no printer, or the system cannot print.
    """
    try:
        # Starting must not pay for it, and some systems lack what it needs.
        from PySide6.QtPrintSupport import (  # noqa: PLC0415
            QAbstractPrintDialog,
            QPrintDialog,
            QPrinter,
            QPrinterInfo,
        )
    except ImportError:
        reason = Phrase(N_("this system has no printing; save a PDF instead"))
        raise PrinterFailed(reason=reason) from None
    if not QPrinterInfo.availablePrinterNames():
        reason = Phrase(N_("no printer is set up; save a PDF instead"))
        raise PrinterFailed(reason=reason)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() else None
