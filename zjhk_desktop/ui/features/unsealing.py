"""Unsealing: an archive is opened beside the window, and what it holds joins the review."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.archive_errors import ArchiveSealed, Stopped, WrongPassphrase
from zjhk_desktop.domain.errors import ZjhkError
from zjhk_desktop.services.reopening import take_in
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.storage.archive import KIND, ArchiveContent
from zjhk_desktop.ui.background import Background
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.folder_dialog import documents
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.passphrase_panel import PassphrasePanel


class Unsealing(QObject):
    """Asks for an archive, and for its passphrase if it is sealed."""

    def __init__(
        self,
        session: Session,
        look: Look,
        context: WindowContext,
        content: QWidget,
        notice: Notice,
        settle: Callable[[], bool],
    ) -> None:
        """Ask over `content`; `settle` closes what is being typed, or says that it cannot."""
        super().__init__(content)
        self._session = session
        self._look = look
        self._context = context
        self._content = content
        self._notice = notice
        self._settle = settle
        self._archiving = context.archiving()
        self._path = Path()
        self._work: Background | None = None
        self._stop = Event()
        self.panel = PassphrasePanel(look, content)
        self.panel.given.connect(self._read)

    @property
    def is_at_work(self) -> bool:
        """Say whether an archive is being opened."""
        return self._work is not None

    def ask(self) -> None:
        """Ask which archive, and open it."""
        title = self._look.words("Open an archive")
        folder = documents()
        path = print_dialogs.ask_file(self._content, title, folder, KIND)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open an archive, asking for its passphrase if it is sealed."""
        self._path = path
        self._read("")

    def stop(self) -> None:
        """Give up what is being opened, before the window closes."""
        if self._work is not None:
            self._stop.set()
            self._work.wait()

    def _read(self, passphrase: str) -> None:
        if self._work is not None:
            return
        if passphrase:
            self._notice.say(self._look.words("The archive is being opened…"))
        self._stop.clear()
        reading = partial(self._archiving.read, self._path, passphrase, stopped=self._stop.is_set)
        work = self._work = Background(reading, self)
        work.done.connect(self._opened)
        work.refused.connect(self._refused)
        work.broken.connect(self._broken)
        work.start()

    def _opened(self, content: ArchiveContent) -> None:
        self._work = None
        if self._stop.is_set() or not self._settle():
            return
        try:
            opened = take_in(self._context.safekeeping, self._path, content)
        except ZjhkError as error:
            self._refused(error)
            return
        self._session.renew(self._context.open_reviewing)
        self._notice.say(opened.sentence(self._look.tr_))

    def _refused(self, error: ZjhkError) -> None:
        self._work = None
        if isinstance(error, Stopped):
            return
        sentence = error.sentence(self._look.tr_)
        if isinstance(error, ArchiveSealed):
            self.panel.ask(sentence)
        elif isinstance(error, WrongPassphrase):
            self._notice.hide()
            self.panel.ask(self._path.name, sentence)
        else:
            self._notice.say(sentence, warning=True)

    def _broken(self, bug: Exception) -> None:
        self._work = None
        raise bug
