"""The print view at work: pages are set and drawn in the thread, saved, and sent to a printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.labels import remarks
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import Cancelled, InputError, PrinterFailed, ZjhkError
from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.settings_table import ASCII_NAMES
from zjhk_desktop.services.spooling import find_spooler
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.print_job import PrintJob, ticket_of
from zjhk_desktop.ui.features.print_preview import PrintPreview
from zjhk_desktop.ui.features.print_requests import (
    FileSaved,
    PageDrawn,
    PagesSet,
    SetRequest,
    SpoolRequest,
)
from zjhk_desktop.ui.features.print_saving import PrintSaving
from zjhk_desktop.ui.features.print_thread import PrintThread
from zjhk_desktop.ui.models.notes_filter import authors_of
from zjhk_desktop.ui.models.print_names import included_words, left_out_words
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.print_view import PrintView

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import PrintReport

_SENDING = N_("Sending the pages to the printer…")

TYPING = 250
"""Milliseconds after a keystroke in a field before pages are set by what is typed."""


class PrintDesk(QObject):
    """Connects one print view with its thread and, now and then, with a printer.

    Signals:
        closed(): reading is wanted again.
        saved(Path): a PDF has been written.
        word_wanted(BriefingOptions): the same is wanted as a Word document.
    """

    closed = Signal()
    saved = Signal(object)
    word_wanted = Signal(object)

    def __init__(
        self, session: Session, look: Look, context: WindowContext, parent: QObject
    ) -> None:
        """Make the view and start the thread."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._numbering = context.numbering
        self._settings = context.settings
        self._set: PagesSet | None = None
        self._job: PrintJob | None = None
        self._spooled = 0
        self._late = False
        self._refused = False
        self._remarks = ""
        self.view = PrintView(look, session.memorandum, context.now().astimezone().date())
        self.view.panel.files.set_plain(self._settings.get(ASCII_NAMES))
        self._thread = PrintThread(context.printing, self)
        self._preview = PrintPreview(self.view, self._thread, self)
        self._saving = PrintSaving(self.view, self._thread, look, self._settings, self)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(TYPING)
        self._connect()

    @property
    def setting(self) -> bool:
        """Say whether pages are being set, or will be in a moment."""
        return self._preview.setting or self._typing.isActive()

    @property
    def printing(self) -> bool:
        """Say whether a printer is being fed."""
        return self._job is not None or self._spooled > 0

    def refresh(self, *, quiet: bool = False) -> None:
        """Set the pages of the review as it is now, by the options as they are.

        Quietly: what was said last goes on being said.
        """
        self._typing.stop()
        if self.printing:
            self._late = True
            return
        self.view.panel.set_authors(authors_of(self._session.annotations))
        records = self._numbering().records()
        self.view.panel.set_prints(records[-1].number if records else 0)
        try:
            options = self.view.panel.options
            made = self._edition(options)
        except InputError:
            self._nothing_to_print()
            return
        self._set, self._refused = None, False
        self._preview.set_pages(self._printable(), options, made, quiet=quiet)

    def give_up(self) -> None:
        """Stop the file that is being written, the printer, or the setting of pages."""
        if self._saving.busy:
            self._saving.give_up()
        elif self._job is not None:
            self._job.stop()
            self._end_job()
            words = self._look.words("Stopped. What the printer has may still come out.")
            self.view.footer.say(words, refused=True)
        else:
            self.give_up_pages()

    def give_up_pages(self) -> None:
        """Stop the setting of pages; those from before stay."""
        if self.setting:
            self._typing.stop()
            self._preview.give_up()

    def stop(self) -> None:
        """End what runs."""
        if self._job is not None:
            self._job.stop()
        self._thread.stop()

    def _connect(self) -> None:
        view, thread = self.view, self._thread
        view.panel.options_changed.connect(self._options_changed)
        view.panel.files.plain_chosen.connect(self._plain_chosen)
        view.panel.options_refused.connect(self._nothing_to_print)
        view.footer.progress.stop_requested.connect(self.give_up)
        view.footer.progress.resume_requested.connect(self.refresh)
        view.save_requested.connect(self._save)
        view.word_requested.connect(self._save_word)
        view.print_requested.connect(self._print)
        view.closed.connect(self.closed)
        self._preview.pages_set.connect(self._pages_set)
        self._preview.paper_drawn.connect(self._paper_drawn)
        self._typing.timeout.connect(self.refresh)
        thread.saved.connect(self._file_saved)
        thread.spooled.connect(self._printer_spooled)
        thread.failed.connect(self._failed)
        thread.broken.connect(self._broken)
        self._look.language_changed.connect(self._count)

    def _options_changed(self, _options: BriefingOptions) -> None:
        """Set the pages at once; while one types, in a moment: more may come."""
        if not self.view.panel.typing:
            self.refresh()
            return
        self._set = None
        self._thread.drop(self._thread.number)
        self.view.set_busy()
        self._typing.start()

    def _plain_chosen(self, plain: bool) -> None:
        self._settings.set(ASCII_NAMES, plain)

    def _nothing_to_print(self) -> None:
        self._typing.stop()
        self._preview.end()
        self._set, self._refused = None, True
        self.view.show_nothing_to_print()

    def _pages_set(self, pages: PagesSet) -> None:
        """Show pages; those that come after the options were refused can be looked at only."""
        if self._refused:
            self.view.show_nothing_to_print()
            return
        self._set = pages
        self._count()

    def _count(self) -> None:
        """Say what goes in and what is left out."""
        if self._set is None:
            return
        report, options, tr = self._set.report, self._set.options, self._look.tr_
        self.view.footer.set_counts(
            included_words(tr, report.included, report.left_out, options),
            left_out_words(tr, report.left_out, options),
        )
        self._remark(" ".join(remarks(report, tr)))

    def _remark(self, sentences: str) -> None:
        """Say what is not on the pages as one might expect, and no more once all is."""
        if sentences != self._remarks:
            self._remarks = sentences
            self.view.footer.say(sentences, refused=True)

    def _paper_drawn(self, drawn: PageDrawn) -> None:
        if self._job is not None:
            self._job.paint(drawn.request.index, drawn.image)

    def _failed(self, request: SetRequest | SpoolRequest, error: ZjhkError) -> None:
        if isinstance(request, SpoolRequest):
            self._printer_failed(error)
        elif request.path is not None:
            self._saving.failed(error)
            self._end_saving()
        elif isinstance(error, Cancelled):
            # Whoever gave it up knows.
            return
        elif request.number == self._thread.number:
            self._preview.end()
            self.view.show_refusal(error.sentence(self._look.tr_))

    def _broken(self, bug: Exception) -> None:
        """Say that no pages will come, then let the bug reach the excepthook."""
        words = self._look.words("Something unexpected happened ({kind}). What was saved is safe.")
        self._preview.end()
        self._saving.forget()
        self.view.show_refusal(words.format(kind=type(bug).__name__))
        raise bug

    def _save(self) -> None:
        if self._set is not None and not self._saving.busy:
            signed_on = self._session.memorandum.signed_on
            self._saving.begin(self._set, signed_on, self._printable)

    def _end_saving(self) -> None:
        """Let what is shown be saved and printed again."""
        if self._set is not None:
            self.view.footer.set_ready(True)
        elif self.setting:
            self.view.footer.progress.begin()

    def _save_word(self) -> None:
        if self._set is not None:
            self.word_wanted.emit(self._set.options)

    def _file_saved(self, saved: FileSaved) -> None:
        self._saving.done(saved)
        self._end_saving()
        self.saved.emit(saved.request.path)
        self._count_print(saved.request.made, saved.request.options, saved.report)

    def _printable(self) -> tuple[Annotation, ...]:
        return tuple(self._session.ask(lambda reviewing: reviewing.printable()) or ())

    def _edition(self, options: BriefingOptions) -> Edition:
        """Return what the next printing would be (UnknownPrint: it is compared with none)."""
        numbering = self._numbering()
        made = self._session.ask(lambda reviewing: numbering.edition(reviewing, options))
        return made or Edition()

    def _count_print(self, made: Edition, options: BriefingOptions, report: "PrintReport") -> None:
        """Give the number of a printing away; the pages shown become those of the next one."""
        if not made.number:
            return
        numbering = self._numbering()
        try:
            self._session.ask(lambda who: numbering.record(who, made, options, report))
        except ZjhkError as error:
            self.view.footer.say(error.sentence(self._look.tr_), refused=True)
        self.refresh(quiet=True)

    def _print(self) -> None:
        if self._set is None or self.printing:
            return
        title = self._session.memorandum.title(self._set.options.script)
        try:
            printer = print_dialogs.ask_printer(self.view, title, len(self._set.sizes))
        except PrinterFailed as error:
            self._printer_failed(error)
            return
        if printer is None:
            return
        self.view.set_printing(True)
        spooler = find_spooler()
        if spooler is not None and printer.outputFormat() is printer.OutputFormat.NativeFormat:
            ticket, self._spooled = ticket_of(printer, title, len(self._set.sizes))
            self.view.footer.progress.begin(_SENDING, can_stop=False)
            self._thread.spool(self._set.pdf, ticket, spooler)
            return
        self.view.footer.progress.begin(_SENDING)
        self._job = PrintJob(printer, self._set.sizes, self)
        self._job.page_wanted.connect(self._preview.draw_paper)
        self._job.progressed.connect(self._printer_progressed)
        self._job.finished.connect(self._printer_finished)
        self._job.failed.connect(self._printer_failed)
        self._job.start()

    def _printer_progressed(self, page: int, count: int) -> None:
        self.view.footer.progress.follow_printer(page, count)

    def _printer_finished(self, count: int) -> None:
        tr, printed = self._look.tr_, self._set
        self._end_job()
        words = tr.plural("{n} page sent to the printer.", "{n} pages sent to the printer.", count)
        self.view.footer.say(words.format(n=count))
        if printed is not None and count:
            self._count_print(printed.made, printed.options, printed.report)

    def _printer_spooled(self) -> None:
        self._printer_finished(self._spooled)

    def _printer_failed(self, error: ZjhkError) -> None:
        self._end_job()
        self.view.footer.say(error.sentence(self._look.tr_), refused=True)

    def _end_job(self) -> None:
        if not self.printing:
            return
        if self._job is not None:
            self._job.deleteLater()
        self._job, self._spooled = None, 0
        self.view.set_printing(False)
        if self._late:
            self._late = False
            self.refresh()
