"""The main window: puts the widgets together and connects the features, nothing else."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QStackedWidget,
    QWidget,
)

from zjhk_desktop.domain.citing import SHORT_TITLES
from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.services.settings_table import (
    CARDS_VISIBLE,
    CONVERT_NOTES,
    DIFFERENCES,
    MARKS_VISIBLE,
    TEXT_SIZE,
)
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.commands import CommandTable
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.assessing import Assessing
from zjhk_desktop.ui.features.backups import Backups
from zjhk_desktop.ui.features.bookmarking import Bookmarking
from zjhk_desktop.ui.features.choices import Choices
from zjhk_desktop.ui.features.commanding import Commanding
from zjhk_desktop.ui.features.copying import Copying
from zjhk_desktop.ui.features.dressing import Dressing
from zjhk_desktop.ui.features.exporting import Exporting
from zjhk_desktop.ui.features.finding import Finding
from zjhk_desktop.ui.features.floating import Floating
from zjhk_desktop.ui.features.going import Going
from zjhk_desktop.ui.features.history import History
from zjhk_desktop.ui.features.introducing import Introducing
from zjhk_desktop.ui.features.keeping import Keeping
from zjhk_desktop.ui.features.looking_back import LookingBack
from zjhk_desktop.ui.features.marking import Marking
from zjhk_desktop.ui.features.menus import Menus
from zjhk_desktop.ui.features.naming import Naming
from zjhk_desktop.ui.features.note_history import NoteHistory
from zjhk_desktop.ui.features.noting import Noting
from zjhk_desktop.ui.features.overviewing import Overviewing
from zjhk_desktop.ui.features.paging import Paging
from zjhk_desktop.ui.features.printing import PrintingFeature
from zjhk_desktop.ui.features.remembering import Remembering
from zjhk_desktop.ui.features.reopening import Reopening
from zjhk_desktop.ui.features.saving import Saving
from zjhk_desktop.ui.features.speaking import Speaking
from zjhk_desktop.ui.features.status_setting import StatusSetting
from zjhk_desktop.ui.features.viewing import Viewing
from zjhk_desktop.ui.models.note_text import NoteTexts
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.contents import Contents
from zjhk_desktop.ui.widgets.gutter_hand import GutterHand
from zjhk_desktop.ui.widgets.keys_sheet import KeysSheet
from zjhk_desktop.ui.widgets.past_strip import PastStrip
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.results_view import ResultsView
from zjhk_desktop.ui.widgets.reviewer_box import ReviewerBox
from zjhk_desktop.ui.widgets.selection_popup import SelectionPopup
from zjhk_desktop.ui.widgets.status_line import StatusLine
from zjhk_desktop.ui.widgets.top_bar import TopBar
from zjhk_desktop.ui.widgets.window_layout import fill_window, reading_page


class MainWindow(QWidget):
    """The window.

    Signals:
        closed(): it has been closed, and everything is on disk.
    """

    closed = Signal()

    def __init__(self, context: WindowContext, session: Session, look: Look) -> None:
        """Show a session's memorandum in a look."""
        super().__init__()
        self._context = context
        self._session = session
        self._look = look
        self.setObjectName("main")
        self.setMinimumSize(640, 480)
        settings = context.settings
        self.bar = TopBar(look)
        self.contents = Contents(session, look)
        self.reader = ReaderView(session, look, settings.get(TEXT_SIZE))
        self.reader.painter.marks_visible = settings.get(MARKS_VISIBLE)
        self.reader.painter.parallel.differences = settings.get(DIFFERENCES)
        self.results = ResultsView(look)
        self.past = PastStrip(look)
        self.status = StatusLine(look)
        self.pages = QStackedWidget()
        self.desk = QStackedWidget()
        self.desk.addWidget(self.reader)
        beside = (self.contents, self.results, self.desk)
        self.pages.addWidget(reading_page(self.bar, self.past, beside, self.status))
        fill_window(self, self.pages)
        notes = NoteTexts(context.transcribe, converting=settings.get(CONVERT_NOTES))
        self.results.model.notes = notes
        self.cards = CardColumn(session, look, self.reader, context.now, notes)
        self.floating = Floating(
            session, look, self.reader, self.cards, self.contents, self.results
        )
        self.notice = self.floating.notice
        self.reopening = Reopening(session, look, context, self.notice)
        self.popup = SelectionPopup(look, self.reader.viewport())
        self.reviewer = ReviewerBox(look, self.pages)
        self.paging = Paging(self.pages, self.desk, self.reader, self.contents)
        self.commands = CommandTable(self, look, self.paging.is_reading)
        self.sheet = KeysSheet(look, self.commands, self.pages)
        self._build_features()
        self._connect()
        self.cards.set_visible(settings.get(CARDS_VISIBLE))
        self.viewing.sync()
        self._retranslate()
        self.remembering.restore()
        self._history_changed()
        self.reader.setFocus()
        self.saving.resume()

    @property
    def session(self) -> Session:
        """Return what is being read and marked."""
        return self._session

    def announce(self, error: ZjhkError) -> None:
        """Say in place what could not be done."""
        self.notice.say(error.sentence(self._look.tr_), warning=True)

    def meet_mishap(self, kind: str) -> None:
        """Keep what is typed, and say that something unexpected happened and what is safe."""
        self.saving.flush()
        words = self._look.words
        self.notice.say(
            words("Something unexpected happened ({kind}). What was saved is safe.").format(
                kind=kind
            ),
            warning=True,
        )

    def bring_forward(self) -> None:
        """Come to the front: another start of the program asked for it."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def settle(self) -> bool:
        """Put on disk what is being typed anywhere; say whether that succeeded."""
        return self.saving.settle()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed; what cannot be saved keeps the window open once."""
        if not self.saving.may_close():
            event.ignore()
            return
        self.looking_back.end()
        self.printing.stop()
        self.exporting.stop()
        self.backups.stop()
        self.choices.write()
        self.remembering.save()
        self.keeping.back_up()
        self._session.close()
        event.accept()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way in a narrow window."""
        super().resizeEvent(event)
        self.floating.share_width(self.width())

    def _build_features(self) -> None:
        context, session, look = self._context, self._session, self._look
        self.keeping = Keeping(session, context.safekeeping, look, self.notice)
        self.choices = Choices(context.settings, self)
        self.dressing = Dressing(session, look, self.choices, self)
        self.viewing = Viewing(session, look, self.choices, self.reader, self.cards, self.bar, self)
        self.history = History(
            session, look, self.reader, self.cards, self.notice, self.paging.can_show
        )
        self.marking = Marking(session, look, self.reader, self.cards, self.popup, self.notice)
        self.copying = Copying(self.reader, self.popup)
        self.finding = Finding(
            session, look, context.searching, self.reader, self.bar.find_field, self.results
        )
        self.going = Going(session, look, self.reader, self)
        self._build_pages()
        self.saving = Saving(session, look, self.cards, self.assessing, self.status, self.notice)
        self.printing = PrintingFeature(session, look, context, self)
        self.exporting = Exporting(session, look, context, self.notice, self, self.bar.menu)
        self.remembering = Remembering(context.settings, self.reader, self, context.now)
        self.introducing = Introducing(
            session, self.reviewer, self.status, self.reader, self.cards, self.settle
        )
        self.looking_back = LookingBack(session, look, self.past, self.notice, self.settle)
        self.note_history = NoteHistory(
            session, look, self.desk, self.notice, self.settle, self._note_meant
        )
        self.backups = Backups(
            session, look, context.safekeeping, self.notice, self.paging, self.settle
        )
        self.menus = Menus(session, self.commands, self.bar, self.reader, self.cards, self.sheet)
        self.commanding = Commanding(
            session, look, context, self.commands, self.choices, self.going, self.paging
        )
        for feature in (
            self.printing,
            self.exporting,
            self.backups,
            self.introducing,
            self.history,
            self.finding,
            self.copying,
            self.marking,
            self.going,
            self.status_setting,
            self.bookmarking,
            self.noting,
            self.assessing,
            self.naming,
            self.overviewing,
            self.speaking,
            self.viewing,
            self.note_history,
            self.looking_back,
            self.dressing,
            self.menus,
            self.commanding,
        ):
            self.commands.add(feature.commands())

    def _build_pages(self) -> None:
        context, session, look = self._context, self._session, self._look
        self.noting = Noting(
            session,
            look,
            context.searching,
            self.cards.notes,
            context.now,
            self.notice,
            self.paging,
        )
        self.hand = GutterHand(session, look, self.reader)
        self.bookmarking = Bookmarking(
            session, look, self.reader, self.hand, self.notice, self.paging
        )
        self.status_setting = StatusSetting(session, look, self.reader, self.hand, self.notice)
        self.naming = Naming(session, look, context.searching, self.reader, self.paging)
        self.assessing = Assessing(
            session, look, context.searching, self.reader, self.paging, context.now
        )
        self.overviewing = Overviewing(session, look, context, self.paging)
        self.speaking = Speaking(
            session, look, self.choices, self.cards.notes, self.reader, self.paging, self
        )

    def _connect(self) -> None:
        session, reader = self._session, self.reader
        session.failed.connect(self.announce)
        session.review_changed.connect(self.commands.refresh)
        session.activated.connect(self.commands.refresh)
        reader.cursorPositionChanged.connect(self.commands.refresh)
        self.pages.currentChanged.connect(self.reviewer.hide)
        reader.place_changed.connect(self._place_changed)
        self.reopening.reopened.connect(self.keeping.report)
        self.reopening.reopened.connect(self.saving.resume)
        self.status.retry_requested.connect(self.reopening.retry)
        self.contents.section_chosen.connect(self.going.go_to_section)
        self.bar.back.clicked.connect(self.going.go_back)
        self.bar.forward.clicked.connect(self.going.go_forward)
        self.bar.categories.category_chosen.connect(self.marking.mark)
        self.bar.print.clicked.connect(self.printing.open)
        self.going.history_changed.connect(self._history_changed)
        self.finding.hits_counted.connect(self._hits_counted)
        self.finding.results_shown.connect(self._results_shown)
        self.finding.note_chosen.connect(session.activate)
        self.finding.place_left.connect(self.going.leave)
        self.finding.results_shown.connect(self.paging.make_way)
        self.going.history_changed.connect(self.paging.close)
        _connect_pages(self)
        self.noting.note_opened.connect(self._open_note)
        self.cards.editor.history_requested.connect(self.note_history.open)
        self.note_history.closed.connect(self.paging.resume)
        self.backups.look_requested.connect(self.looking_back.show_backup)
        self.looking_back.backup_wanted.connect(self.backups.make_shown)
        self.backups.return_requested.connect(self.looking_back.make)
        self.keeping.backups_requested.connect(self.backups.open)
        self.paging.shown.connect(self._page_shown)
        self.paging.turned.connect(self._offer)
        self.looking_back.turned.connect(self._looked_back)
        self.marking.escaped.connect(self.past.closed)
        self.paging.turned.connect(self.notice.raise_)
        self.printing.opened.connect(self._show_print_view)
        self.printing.closed.connect(self.paging.uncover)
        self.printing.saved.connect(self._pdf_saved)
        self.printing.word_wanted.connect(self.exporting.save_word)
        self.notice.said.connect(self.printing.tell)
        self._look.language_changed.connect(self._retranslate)

    def _place_changed(self, passage: str) -> None:
        self.contents.set_current(passage)
        self._name_place()

    def _name_place(self) -> None:
        session, passage = self._session, self.reader.current_passage
        self.status.set_place(place_name(session.memorandum, passage, session.script, self._look))

    def _page_shown(self, page: str) -> None:
        """Let go of the text while a page stands in its place."""
        if page:
            self.finding.end()
            self.popup.hide()

    def _looked_back(self, looking: bool) -> None:
        self._offer()
        if not looking:
            self.paging.resume()

    def _offer(self, _what: object = None) -> None:
        """Offer in the toolbar what can be done now."""
        marks = not self.paging.current and not self._session.looking_back
        self.bar.categories.setEnabled(marks)
        self.bar.print.setEnabled(not self._session.looking_back)
        self.commands.refresh()

    def _note_meant(self) -> str:
        """Return the note one is at in the text or among all notes ("": there is none)."""
        return self.noting.current() if self.paging.current else self.marking.note_meant()

    def _open_note(self, annotation_id: str) -> None:
        self.going.go_to_note(annotation_id)
        self.cards.open_editor(annotation_id)

    def _history_changed(self) -> None:
        self.bar.back.setEnabled(self.going.can_go_back)
        self.bar.forward.setEnabled(self.going.can_go_forward)
        self.commands.refresh()

    def _hits_counted(self, counts: dict[str, int]) -> None:
        self.contents.model.set_hits(counts if counts or self.finding.active else None)

    def _results_shown(self, shown: bool) -> None:
        if not shown:
            self.contents.model.set_hits(None)
        self.results.setVisible(shown)
        self.floating.share_width(self.width())

    def _show_print_view(self) -> None:
        if self.cards.close_editor():
            self.paging.cover(self.printing.view)

    def _pdf_saved(self, path: object) -> None:
        self.notice.say(self._look.words("Saved as {path}.").format(path=path))

    def _retranslate(self) -> None:
        self.setWindowTitle(SHORT_TITLES[self._session.script])
        self._name_place()
        QGuiApplication.setApplicationDisplayName(self._look.words("Memorandum review"))
        self.commands.refresh()


def _connect_pages(window: MainWindow) -> None:
    """Let what stands on the pages lead to the text, to one another, and out of the program."""
    for feature in (window.naming, window.assessing, window.bookmarking, window.speaking):
        feature.place_left.connect(window.going.leave)
    window.status_setting.details_requested.connect(window.assessing.show_details)
    window.noting.note_chosen.connect(window.going.go_to_note)
    window.noting.history_requested.connect(window.note_history.open)
    window.noting.export_requested.connect(window.exporting.save_notes)
    window.noting.copy_requested.connect(window.exporting.copy_notes)
    window.assessing.export_requested.connect(window.exporting.save_measures)
    window.assessing.copy_requested.connect(window.exporting.copy_measures)
    overview = window.overviewing
    overview.measures_requested.connect(window.assessing.show_filter)
    overview.notes_requested.connect(window.noting.show_filter)
    overview.measure_chosen.connect(window.going.jump)
    overview.status_chosen.connect(window.assessing.show_details)
    overview.note_chosen.connect(window.going.go_to_note)
    overview.history_requested.connect(window.note_history.open)
