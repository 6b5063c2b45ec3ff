"""Copying what is selected in the text, with its reference or without."""

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.widgets.copied_words import copied, copied_with_reference
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.selection_popup import SelectionPopup


class Copying(QObject):
    """Puts words of the memorandum on the clipboard, in the script in which they are selected."""

    def __init__(self, reader: ReaderView, popup: SelectionPopup) -> None:
        """Copy from a reader, and for the popup at its selection."""
        super().__init__(reader)
        self._reader = reader
        self._popup = popup
        popup.copy_requested.connect(self.copy)
        popup.citation_requested.connect(self.copy_with_reference)

    def commands(self) -> tuple[Command, ...]:
        """Return the two commands of copying."""
        return (
            Command(
                "edit.copy",
                N_("Copy"),
                self.copy,
                Menu.EDIT,
                ("Ctrl+C",),
                "copy",
                separated=True,
                enabled_when=self._has_selection,
                lacking=N_("No words are selected."),
            ),
            Command(
                "edit.copy_with_reference",
                N_("Copy with reference"),
                self.copy_with_reference,
                Menu.EDIT,
                ("Ctrl+Shift+C",),
                "quote",
                enabled_when=self._has_selection,
                lacking=N_("No words are selected."),
            ),
        )

    def copy(self) -> None:
        """Copy the selected words exactly."""
        if self._has_selection():
            self._put(copied(self._reader.textCursor(), self._reader.map))

    def copy_with_reference(self) -> None:
        """Copy the selected words as quotations with their references."""
        memorandum = self._reader.memorandum
        self._put(copied_with_reference(self._reader.textCursor(), self._reader.map, memorandum))

    def _put(self, data: QMimeData | None) -> None:
        if data is not None:
            QGuiApplication.clipboard().setMimeData(data)
        self._popup.hide()

    def _has_selection(self) -> bool:
        return self._reader.textCursor().hasSelection()
