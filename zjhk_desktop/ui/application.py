"""Starting the window: one instance a profile, fonts, look, session; and ending it cleanly."""

import logging
import sys
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from zjhk_desktop.domain.errors import ProfileUnusable, ReviewError
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.collecting import without_collecting
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.settings_table import (
    LANGUAGE,
    PARALLEL,
    SCRIPT,
    THEME,
    LanguageChoice,
    Theme,
)
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.clipboard import forget_notes
from zjhk_desktop.ui.design.faces import register_faces
from zjhk_desktop.ui.design.icons import Icons
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.qt_words import QtWords
from zjhk_desktop.ui.ending import Ending
from zjhk_desktop.ui.features.archives import Archives
from zjhk_desktop.ui.features.dressing import language_for
from zjhk_desktop.ui.features.locking import Locking
from zjhk_desktop.ui.features.protecting import Protecting
from zjhk_desktop.ui.instance import FOLDER as INSTANCE_FOLDER
from zjhk_desktop.ui.instance import Instance
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.mishaps import Mishaps
from zjhk_desktop.ui.notes_window import NotesWindow
from zjhk_desktop.ui.session import Session

APPLICATION_ID = "zjhk-desktop"
_log = logging.getLogger(__name__)


class FirstPaint(QObject):
    """Waits for a widget's first paint and calls back when it is on the screen."""

    def __init__(self, watched: QWidget) -> None:
        """Watch a widget."""
        super().__init__(watched)
        self._done = False
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Quit once the paint that is beginning now is over."""
        if event.type() is QEvent.Type.Paint and not self._done:
            self._done = True
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, QApplication.closeAllWindows)
        return False


def run_window(context: WindowContext, *, quit_after_first_paint: bool) -> int:
    """Open the window and return the exit code when it is closed.

    A second start of the same profile raises the first window and returns 0.
    """
    application = make_application(context)
    instance = Instance(context.profile)
    try:
        if not instance.acquire():
            instance.ask_to_raise()
            sentence = make_look(context).words(
                "The program is open already; its window comes to the front."
            )
            sys.stderr.write(f"{sentence}\n")
            return 0
    except ProfileUnusable:
        # Reading still works; opening the review says why marking does not.
        _log.info("no instance lock")
    mishaps = Mishaps()
    mishaps.install()
    with without_collecting(for_good=True):
        window = open_window(context)
    watched: QWidget = window
    if isinstance(window, MainWindow):
        mishaps.happened.connect(window.meet_mishap)
        instance.raise_requested.connect(window.bring_forward)
        # Over a start that is locked the text is never painted.
        watched = window.reader.viewport() if window.reader.isVisibleTo(window) else window
    first_paint = FirstPaint(watched) if quit_after_first_paint else None
    ending = Ending(window, partial(keep_everything, window))
    window.show()
    code = application.exec()
    del first_paint
    ending.release()
    mishaps.release()
    instance.release()
    return code


def keep_everything(window: QWidget) -> None:
    """Write down what is being typed, the choices and the place, without closing anything."""
    if isinstance(window, MainWindow):
        window.saving.commit()
        window.choices.write()
        window.remembering.save()


def forget_traces(window: MainWindow) -> None:
    """Forget what was looked for and where one was, once the review is gone."""
    window.finding.end()
    window.bar.find_field.entry.clear()
    window.reader.verticalScrollBar().setValue(0)


def make_application(context: WindowContext) -> QApplication:
    """Return the one QApplication, with the bundled fonts registered."""
    # Qt's own file dialog writes down where it has been: in the profile, if it must.
    own, user = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(own, user, str(context.profile / INSTANCE_FOLDER))
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(["zjhk"])
    application.setApplicationName(APPLICATION_ID)
    application.setDesktopFileName(APPLICATION_ID)
    application.setStyle("Fusion")
    application.setWindowIcon(QIcon(str(context.files.icons / "application.svg")))
    register_faces(context.files.fonts)
    return application


def make_look(context: WindowContext) -> Look:
    """Return the look that the settings ask for."""
    look = Look(Icons(context.files.icons), context.translator)
    script = Script(context.settings.get(SCRIPT))
    look.set_theme(Theme(context.settings.get(THEME)))
    choice = LanguageChoice(context.settings.get(LANGUAGE))
    look.set_language(language_for(choice, script), script)
    return look


def open_window(context: WindowContext) -> MainWindow | NotesWindow:
    """Return the main window; without a memorandum, the window that keeps the notes in reach."""
    look = make_look(context)
    reviewing: Reviewing | None = None
    problem: ReviewError | None = None
    try:
        reviewing = context.open_reviewing()
    except ReviewError as error:
        problem = error
    if reviewing is not None and reviewing.read_only:
        problem = reviewing.refusal()
    if context.memorandum is None:
        return NotesWindow(context, reviewing, look, problem)
    QtWords(look)
    session = Session(context.memorandum, reviewing, Script(context.settings.get(SCRIPT)))
    session.set_parallel(context.settings.get(PARALLEL))
    context.searching.follow(session.status_of)
    window = MainWindow(context, session, look)
    _secure(window, context, look)
    window.keeping.report()
    if problem is not None:
        session.saved.emit(False)
        window.reopening.offer(problem)
    return window


def _secure(window: MainWindow, context: WindowContext, look: Look) -> None:
    """Add what protects the content of the window; start locked if there is a passphrase."""
    keep = partial(keep_everything, window)
    locking = Locking(look, context.settings, window.pages, window.commands, window.notice, keep)
    protecting = Protecting(look, context.profile, window.status, window.pages)
    archives = Archives(
        window.session, look, context, window.paging, window.pages, window.notice, window.settle
    )
    archives.emptied.connect(partial(forget_traces, window))
    for feature in (archives, locking, protecting):
        window.commands.add(feature.commands())
    window.commands.refresh()
    for work in (archives, protecting):
        window.closed.connect(work.stop)
    window.closed.connect(partial(forget_notes, window.session))
    if locking.guarded:
        locking.lock()
