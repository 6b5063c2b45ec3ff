"""The user's folders: that of documents, and the system's own dialog that asks for one."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def documents() -> Path:
    """Return the user's folder of documents, or their home."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(place))
    return folder if folder.is_dir() else Path.home()


def ask_folder(parent: QWidget, title: str, proposed: Path) -> Path | None:
    """Ask for a folder to write into; None if the user thinks better of it."""
    dialog = QFileDialog(parent, title, str(proposed))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])
