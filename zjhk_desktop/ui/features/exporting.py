"""Exporting: notes and measures as files of many kinds, and onto the clipboard."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from zjhk_desktop.briefing.cells_text import tabbed
from zjhk_desktop.briefing.file_names import Content, FileName
from zjhk_desktop.briefing.labels import AUDIENCE_NAMES
from zjhk_desktop.briefing.note_cells import ListedMeasure, Wording, measure_cells, note_cells
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.exporting import ExportFormat, ExportReport, export_measures
from zjhk_desktop.services.settings_table import ASCII_NAMES
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.background import Background
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.export_names import FORMAT_NAMES, saved_words
from zjhk_desktop.ui.models.matrix_rows import MeasureRow
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.folder_dialog import documents
from zjhk_desktop.ui.widgets.notice import Notice

if TYPE_CHECKING:
    from zjhk_desktop.briefing.outgoing import Material


class Exporting(QObject):
    """Takes out what one chooses, in the script that is read.

    What is chosen among all notes or in the matrix is for oneself, so all of it goes out; of a
    Word document it is asked who will read it.
    """

    def __init__(
        self,
        session: Session,
        look: Look,
        context: WindowContext,
        notice: Notice,
        window: QWidget,
        menu_button: QWidget,
    ) -> None:
        """Ask for files over a window, and say what was done in a notice."""
        super().__init__(window)
        self._session = session
        self._look = look
        self._context = context
        self._notice = notice
        self._window = window
        self._menu_button = menu_button
        self._folder = documents()
        self._work: Background | None = None
        self._stop = Event()
        self._audience = Audience.SELF

    def commands(self) -> tuple[Command, ...]:
        """Return the command that saves a Word document."""
        return (
            Command(
                "exporting.word",
                N_("Save Word…"),
                self.ask_reader,
                Menu.FILE,
                ("Ctrl+Shift+S",),
                icon="download",
                enabled_when=self._is_present,
                lacking=N_("Not while the review is shown as it was earlier."),
                anywhere=True,
            ),
        )

    @property
    def busy(self) -> bool:
        """Say whether a file is being made."""
        return self._work is not None

    def ask_reader(self) -> QMenu:
        """Ask below the menu's button who will read a Word document, and save it then."""
        tr, material = self._look.tr_, self._session.material()
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for audience in Audience:
            seen = sum(
                audience.may_see(note.annotation.state.visibility) for note in material.notes
            )
            notes = tr.plural("{n} note", "{n} notes", seen).format(n=seen)
            words = tr("Word for: {reader} ({notes})…")
            text = words.format(reader=tr(AUDIENCE_NAMES[audience]), notes=notes)
            menu.addAction(text).setData(audience)
        menu.triggered.connect(self._reader_chosen)
        menu.setActiveAction(menu.actions()[0])
        button = self._menu_button
        left = button.width() - menu.sizeHint().width()
        menu.popup(button.mapToGlobal(QPoint(left, button.height() + 4)))
        return menu

    def save_word(self, options: BriefingOptions) -> None:
        """Save the memorandum as a Word document, with the notes that its reader may see."""
        self._ask_and_save(N_("Save Word…"), None, options, (ExportFormat.DOCX,))

    def save_notes(self, annotation_ids: Sequence[str]) -> None:
        """Save notes in a format that is chosen with the file, and say how many are private."""
        options = BriefingOptions(self._session.script, audience=Audience.SELF)
        self._ask_and_save(N_("Export…"), annotation_ids, options, tuple(ExportFormat))

    def save_measures(self, rows: Sequence[MeasureRow]) -> None:
        """Save rows of the matrix as a table."""
        script = self._session.script
        path = self._ask(N_("Export CSV…"), Content.MATRIX, script, (ExportFormat.CSV,))
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
        notes = self._session.material(annotation_ids).notes
        self._copy(tabbed(note_cells(notes, self._wording())))
        words = self._look.tr_.plural("{n} note copied.", "{n} notes copied.", len(notes))
        self._notice.say(words.format(n=len(notes)))

    def copy_measures(self, rows: Sequence[MeasureRow]) -> None:
        """Copy rows of the matrix as lines of cells."""
        self._copy(tabbed(measure_cells(_measures(rows), self._wording())))
        words = self._look.tr_.plural("{n} measure copied.", "{n} measures copied.", len(rows))
        self._notice.say(words.format(n=len(rows)))

    def stop(self) -> None:
        """Give up what is being made, before the window closes."""
        if self._work is not None:
            self._stop.set()
            self._work.wait()

    def _is_present(self) -> bool:
        """Say whether the review is shown as it is now: a document says nothing of another time."""
        return not self._session.looking_back

    def _reader_chosen(self, action: QAction) -> None:
        self.save_word(BriefingOptions(self._session.script, audience=Audience(action.data())))

    def _ask_and_save(
        self,
        title: str,
        annotation_ids: Sequence[str] | None,
        options: BriefingOptions,
        formats: Sequence[ExportFormat],
    ) -> None:
        """Ask for a file and make it; one that is still being made comes first."""
        if self.busy:
            self._say_saving()
            return
        path = self._ask(title, Content.NOTES, options.script, formats)
        if path is not None:
            self._make(self._session.material(annotation_ids), options, path)

    def _make(self, material: "Material", options: BriefingOptions, path: Path) -> None:
        """Make a file beside the window; until it is there, one may think better of it."""
        self._audience = options.audience
        self._stop.clear()
        save, tr = self._context.exporting().save, self._look.tr_
        work = self._work = Background(
            partial(save, material, options, path, tr, stopped=self._stop.is_set), self
        )
        work.done.connect(self._saved)
        work.refused.connect(self._refused)
        work.broken.connect(self._broken)
        self._say_saving()
        work.start()

    def _say_saving(self) -> None:
        words = self._look.words
        self._notice.say(words("Saving…"), action=words("Cancel"), act=self._stop.set)

    def _saved(self, report: ExportReport) -> None:
        self._work = None
        self._notice.say(saved_words(self._look.tr_, report, self._audience))

    def _refused(self, error: ZjhkError) -> None:
        self._work = None
        self._notice.say(error.sentence(self._look.tr_), warning=True)

    def _broken(self, bug: Exception) -> None:
        self._work = None
        self._notice.hide()
        raise bug

    def _wording(self) -> Wording:
        return Wording(self._session.memorandum, self._session.script, self._look.tr_)

    def _ask(
        self, title: str, content: Content, script: Script, formats: Sequence[ExportFormat]
    ) -> Path | None:
        """Ask for a file; what is proposed says the day, and nothing that was typed."""
        day = self._context.now().astimezone().date().isoformat()
        plain = self._context.settings.get(ASCII_NAMES)
        name = FileName(content, script, day, formats[0], ascii_only=plain)
        proposed = self._folder / name.text
        kinds = [f"{self._look.tr_(FORMAT_NAMES[each])} (*{each})" for each in formats]
        title = self._look.tr_(title)
        suffixes = formats if len(formats) > 1 else ()
        path = print_dialogs.ask_path(self._window, title, proposed, *kinds, suffixes=suffixes)
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
