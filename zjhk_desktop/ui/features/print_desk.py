"""The print view at work: pages are set and drawn in the thread, saved, and sent to a printer."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.file_names import briefing_name
from zjhk_desktop.briefing.labels import remarks
from zjhk_desktop.briefing.options import BriefingOptions
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import InputError, PrinterFailed, ZjhkError
from zjhk_desktop.services.settings_table import ASCII_NAMES
from zjhk_desktop.services.spooling import find_spooler
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.print_job import PrintJob, ticket_of
from zjhk_desktop.ui.features.print_thread import (
    FileSaved,
    PageDrawn,
    PagesSet,
    PrintThread,
    Purpose,
    SetRequest,
    SpoolRequest,
)
from zjhk_desktop.ui.models.notes_filter import authors_of
from zjhk_desktop.ui.models.print_names import included_words, left_out_words
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.folder_dialog import documents
from zjhk_desktop.ui.widgets.print_view import PrintView

if TYPE_CHECKING:
    # Loads reportlab.
    from zjhk_desktop.services.printing import PrintReport


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
        self._folder = documents()
        self.view = PrintView(look, session.memorandum, context.now().astimezone().date())
        self.view.panel.files.set_plain(self._settings.get(ASCII_NAMES))
        self._thread = PrintThread(context.printing, self)
        self._connect()

    @property
    def printing(self) -> bool:
        """Say whether a printer is being fed."""
        return self._job is not None or self._spooled > 0

    def refresh(self, *, quiet: bool = False) -> None:
        """Set the pages of the review as it is now, by the options as they are.

        Quietly: what was said last goes on being said.
        """
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
        self.view.set_busy(quiet=quiet)
        self._thread.set_pages(self._printable(), options, made)

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
        view.page_wanted.connect(self._draw_page)
        view.thumbnail_wanted.connect(self._draw_thumbnail)
        view.save_requested.connect(self._save)
        view.word_requested.connect(self._save_word)
        view.print_requested.connect(self._print)
        view.closed.connect(self.closed)
        thread.pages_set.connect(self._pages_set)
        thread.page_drawn.connect(self._page_drawn)
        thread.saved.connect(self._file_saved)
        thread.spooled.connect(self._printer_spooled)
        thread.failed.connect(self._failed)
        thread.broken.connect(self._broken)
        self._look.language_changed.connect(self._count)

    def _options_changed(self, _options: BriefingOptions) -> None:
        self.refresh()

    def _plain_chosen(self, plain: bool) -> None:
        self._settings.set(ASCII_NAMES, plain)

    def _nothing_to_print(self) -> None:
        self._set, self._refused = None, True
        self.view.show_nothing_to_print()

    def _pages_set(self, pages: PagesSet) -> None:
        """Show pages; those that come after the options were refused can be looked at only."""
        if pages.number != self._thread.number:
            return
        self.view.show_pages(pages.sizes)
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

    def _draw_page(self, index: int, scale: float) -> None:
        self._thread.draw(index, scale, Purpose.PREVIEW)

    def _draw_thumbnail(self, index: int, scale: float) -> None:
        self._thread.draw(index, scale, Purpose.THUMBNAIL)

    def _draw_paper(self, index: int, scale: float) -> None:
        self._thread.draw(index, scale, Purpose.PAPER)

    def _page_drawn(self, drawn: PageDrawn) -> None:
        index = drawn.request.index
        if drawn.request.purpose is Purpose.PREVIEW:
            self.view.show_picture(index, drawn.image)
        elif drawn.request.purpose is Purpose.THUMBNAIL:
            self.view.thumbnails.pages.set_picture(index, drawn.image)
        elif self._job is not None:
            self._job.paint(index, drawn.image)

    def _failed(self, request: SetRequest | SpoolRequest, error: ZjhkError) -> None:
        if isinstance(request, SpoolRequest):
            self._printer_failed(error)
        elif request.path is not None:
            self.view.footer.say(error.sentence(self._look.tr_), refused=True)
        elif request.number == self._thread.number:
            self.view.show_refusal(error.sentence(self._look.tr_))

    def _broken(self, bug: Exception) -> None:
        """Say that no pages will come, then let the bug reach the excepthook."""
        words = self._look.words("Something unexpected happened ({kind}). What was saved is safe.")
        self.view.show_refusal(words.format(kind=type(bug).__name__))
        raise bug

    def _save(self) -> None:
        if self._set is None:
            return
        options, made = self._set.options, self._set.made
        signed_on = self._session.memorandum.signed_on
        plain = self._settings.get(ASCII_NAMES)
        name = briefing_name(options, signed_on, made.number, plain=plain).text
        title = self._look.words("Save PDF…")
        path = print_dialogs.ask_path(self.view, title, self._folder / name)
        if path is not None:
            self._folder = path.parent
            self.view.footer.say(self._look.words("Saving…"))
            self._thread.save(self._printable(), options, made, path)

    def _save_word(self) -> None:
        if self._set is not None:
            self.word_wanted.emit(self._set.options)

    def _file_saved(self, saved: FileSaved) -> None:
        path = saved.request.path
        self.view.footer.say(self._look.words("Saved as {path}.").format(path=path))
        self.saved.emit(path)
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
            self._thread.spool(ticket, spooler)
            return
        self._job = PrintJob(printer, self._set.sizes, self)
        self._job.page_wanted.connect(self._draw_paper)
        self._job.progressed.connect(self._printer_progressed)
        self._job.finished.connect(self._printer_finished)
        self._job.failed.connect(self._printer_failed)
        self._job.start()

    def _printer_progressed(self, page: int, count: int) -> None:
        words = self._look.words("Printing page {number} of {count}…")
        self.view.footer.say(words.format(number=page, count=count))

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
