"""The system's own dialogs: where to save or find a file, and which printer."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from zjhk_desktop.domain.errors import PrinterFailed
from zjhk_desktop.domain.language import N_, Phrase

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def ask_path(
    parent: QWidget, title: str, proposed: Path, *kinds: str, suffixes: Sequence[str] = ()
) -> Path | None:
    """Ask where to save a file of a kind; None if the user thinks better of it.

    Args:
        parent: the window that asks.
        title: what is asked.
        proposed: the file that is proposed, of the first kind.
        kinds: what can be chosen (without any: PDF).
        suffixes: the ends of the names of each kind, if there is a choice.
    """
    dialog = QFileDialog(parent, title, str(proposed.parent))
    dialog.setNameFilters(kinds or ("PDF (*.pdf)",))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.lstrip("."))
    dialog.selectFile(proposed.name)

    def follow(kind: str) -> None:
        """Let the file's name end as the kind that is chosen."""
        suffix = suffixes[kinds.index(kind)]
        dialog.setDefaultSuffix(suffix.lstrip("."))
        dialog.selectFile(Path(dialog.selectedFiles()[0]).with_suffix(suffix).name)

    if suffixes:
        dialog.filterSelected.connect(follow)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])


def ask_file(parent: QWidget, title: str, folder: Path, kind: str) -> Path | None:
    """Ask for a file of a kind to open; None if the user thinks better of it."""
    dialog = QFileDialog(parent, title, str(folder), kind)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return Path(dialog.selectedFiles()[0]) if dialog.exec() else None


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
