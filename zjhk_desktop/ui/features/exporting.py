"""Exporting: notes and measures as tables, into files and onto the clipboard."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from zjhk_desktop.briefing.cells_text import tabbed
from zjhk_desktop.briefing.note_cells import (
    ListedMeasure,
    ListedNote,
    Wording,
    measure_cells,
    note_cells,
)
from zjhk_desktop.domain.annotation import Audience, Visibility
from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.exporting import ExportReport, export_measures, export_notes
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.matrix_rows import MeasureRow
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.folder_dialog import documents
from zjhk_desktop.ui.widgets.notice import Notice

_NOTES = {Script.HANT: "浙港合作備忘錄_批註", Script.HANS: "浙港合作备忘录_批注"}
_MATRIX = {Script.HANT: "浙港合作備忘錄_審閱總表", Script.HANS: "浙港合作备忘录_审阅总表"}


class Exporting(QObject):
    """Takes out what one chooses, in the script that is read; it is for oneself, so all of it."""

    def __init__(
        self,
        session: Session,
        look: Look,
        now: Callable[[], datetime],
        notice: Notice,
        window: QWidget,
    ) -> None:
        """Ask for files over a window, and say what was done in a notice."""
        super().__init__(window)
        self._session = session
        self._look = look
        self._now = now
        self._notice = notice
        self._window = window
        self._folder = documents()

    def save_notes(self, annotation_ids: Sequence[str]) -> None:
        """Save notes as a table, and say how many of them are private."""
        notes = self._listed(annotation_ids)
        path = self._ask(_NOTES[self._session.script])
        report = path and self._attempt(
            lambda: export_notes(notes, self._wording(), Audience.SELF, path)
        )
        if report:
            private = sum(note.annotation.state.visibility is Visibility.PRIVATE for note in notes)
            tr = self._look.tr_
            words = tr.plural(
                "{n} note saved as {path}; private: {private}.",
                "{n} notes saved as {path}; private: {private}.",
                report.included,
            )
            self._notice.say(words.format(n=report.included, path=report.path, private=private))

    def save_measures(self, rows: Sequence[MeasureRow]) -> None:
        """Save rows of the matrix as a table."""
        path = self._ask(_MATRIX[self._session.script])
        report = path and self._attempt(
            lambda: export_measures(_measures(rows), self._wording(), path)
        )
        if report:
            tr = self._look.tr_
            words = tr.plural(
                "{n} measure saved as {path}.", "{n} measures saved as {path}.", report.included
            )
            self._notice.say(words.format(n=report.included, path=report.path))

    def copy_notes(self, annotation_ids: Sequence[str]) -> None:
        """Copy notes as lines of cells."""
        notes = self._listed(annotation_ids)
        self._copy(tabbed(note_cells(notes, self._wording())))
        words = self._look.tr_.plural("{n} note copied.", "{n} notes copied.", len(notes))
        self._notice.say(words.format(n=len(notes)))

    def copy_measures(self, rows: Sequence[MeasureRow]) -> None:
        """Copy rows of the matrix as lines of cells."""
        self._copy(tabbed(measure_cells(_measures(rows), self._wording())))
        words = self._look.tr_.plural("{n} measure copied.", "{n} measures copied.", len(rows))
        self._notice.say(words.format(n=len(rows)))

    def _listed(self, annotation_ids: Sequence[str]) -> list[ListedNote]:
        session = self._session
        found = [session.annotation(name) for name in annotation_ids]
        return [
            ListedNote(session.number(note.id), note, session.replies(note.id))
            for note in found
            if note is not None
        ]

    def _wording(self) -> Wording:
        return Wording(self._session.memorandum, self._session.script, self._look.tr_)

    def _ask(self, title: str) -> Path | None:
        """Ask for a file; what is proposed says the day, and nothing that was typed."""
        day = self._now().astimezone().strftime("%Y%m%d")
        proposed = self._folder / f"{title}_{day}.csv"
        path = print_dialogs.ask_path(
            self._window, self._look.words("Export CSV…"), proposed, "CSV (*.csv)"
        )
        if path is not None:
            self._folder = path.parent
        return path

    def _attempt(self, export: Callable[[], ExportReport]) -> ExportReport | None:
        """Return what was exported; say why if it could not be."""
        try:
            return export()
        except ZjhkError as error:
            self._notice.say(error.sentence(self._look.tr_), warning=True)
            return None

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)


def _measures(rows: Sequence[MeasureRow]) -> list[ListedMeasure]:
    return [ListedMeasure(row.passage, row.assessment, row.notes) for row in rows]
