"""Saving from the print view: where to, with which passphrase, and how far it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from zjhk_desktop.briefing.file_names import briefing_name
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.errors import Cancelled, ZjhkError
from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.settings_table import ASCII_NAMES
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.print_requests import FileSaved, PagesSet, Working
from zjhk_desktop.ui.features.print_thread import PrintThread
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.folder_dialog import documents
from zjhk_desktop.ui.widgets.print_view import PrintView


class PrintSaving(QObject):
    """Asks what saving needs, and says what became of it; one file at a time."""

    def __init__(
        self,
        view: PrintView,
        thread: PrintThread,
        look: Look,
        settings: SettingsStore,
        parent: QObject,
    ) -> None:
        """Save what a view shows, in its thread."""
        super().__init__(parent)
        self._view = view
        self._thread = thread
        self._look = look
        self._settings = settings
        self._number = 0
        self._folder = documents()
        self._encryption = view.panel.extras.encryption
        view.closed.connect(self._encryption.forget)
        thread.progressed.connect(self._progressed)

    @property
    def busy(self) -> bool:
        """Say whether a file is being written."""
        return self._number > 0

    def begin(
        self, pages: PagesSet, signed_on: str, annotations: Callable[[], tuple[Annotation, ...]]
    ) -> None:
        """Ask for a place, and write the annotations of then as the pages show them."""
        try:
            passphrase = self._encryption.read()
        except ZjhkError as error:
            self._view.footer.say(error.sentence(self._look.tr_), refused=True)
            self._encryption.complain()
            self._view.panel.reveal()
            return
        plain = self._settings.get(ASCII_NAMES)
        name = briefing_name(pages.options, signed_on, pages.made.number, plain=plain).text
        title = self._look.words("Save PDF…")
        path = print_dialogs.ask_path(self._view, title, self._folder / name)
        if path is None:
            return
        self._folder = path.parent
        self._view.footer.say(self._look.words("Saving…"))
        self._view.set_saving(True)
        self._view.footer.progress.begin(N_("Saving…"))
        self._number = self._thread.save(annotations(), pages.options, pages.made, path, passphrase)

    def give_up(self) -> None:
        """Stop the file that is being written."""
        self._thread.drop(self._number)

    def forget(self) -> None:
        """Know of no file any more."""
        self._number = 0

    def done(self, saved: FileSaved) -> None:
        """Say where the file is."""
        self._end()
        words = self._look.words
        sentence = words("Saved as {path}.")
        if saved.request.passphrase:
            sentence = words("Saved as {path}; it opens only with its passphrase.")
        self._view.footer.say(sentence.format(path=saved.request.path))

    def failed(self, error: ZjhkError) -> None:
        """Say why there is no file."""
        self._end()
        stopped = isinstance(error, Cancelled)
        self._view.footer.say(error.sentence(self._look.tr_), refused=not stopped)

    def _end(self) -> None:
        self.forget()
        self._view.set_saving(False)

    def _progressed(self, working: Working) -> None:
        if working.request.number == self._number:
            self._view.footer.progress.follow(working.progress)
