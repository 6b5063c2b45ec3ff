"""Locking: the window hides all content by key or when nobody is there, and loses nothing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.services.locking import hash_passphrase, is_hash, matches
from zjhk_desktop.services.settings_table import LOCK_HASH, LOCK_MINUTES
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.ui.commands import Command, CommandTable, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.idleness import Idleness
from zjhk_desktop.ui.widgets.lock_page import LockPage
from zjhk_desktop.ui.widgets.lock_panel import LockPanel
from zjhk_desktop.ui.widgets.notice import Notice

MINUTES = (0, 5, 10, 15, 30)
"""What the menu offers; 0: never by itself."""
WORKING = ("file.quit",)
"""The commands that a locked window still obeys."""
_MINUTE = 60_000
_NAMES = {
    0: N_("Never lock by itself"),
    5: N_("Lock after 5 minutes without input"),
    10: N_("Lock after 10 minutes without input"),
    15: N_("Lock after 15 minutes without input"),
    30: N_("Lock after 30 minutes without input"),
}


class Locking(QObject):
    """Covers a window's content with a page, and gives it back as it was."""

    def __init__(
        self,
        look: Look,
        settings: SettingsStore,
        content: QWidget,
        commands: CommandTable,
        notice: Notice,
        keep: Callable[[], None],
    ) -> None:
        """Lock the window of `content`; `keep` writes down what is being typed."""
        super().__init__(content.window())
        self._look = look
        self._settings = settings
        self._window = content.window()
        self._content = content
        self._table = commands
        self._notice = notice
        self._keep = keep
        self._title = ""
        self._focus: QWidget | None = None
        self.page = LockPage(look, self._window)
        self.panel = LockPanel(look, content)
        self.idleness = Idleness(self)
        self.page.continued.connect(self._try)
        self.panel.chosen.connect(self._change_passphrase)
        self.idleness.lasted.connect(self.lock)
        look.language_changed.connect(self._retitle)
        self.idleness.set_limit(settings.get(LOCK_MINUTES) * _MINUTE)

    @property
    def locked(self) -> bool:
        """Say whether the content is hidden."""
        return self.page.isVisibleTo(self._window)

    @property
    def guarded(self) -> bool:
        """Say whether a passphrase is needed to go on."""
        return is_hash(self._settings.get(LOCK_HASH))

    def commands(self) -> list[Command]:
        """Return the commands of locking."""
        setters = (self._never, self._after_5, self._after_10, self._after_15, self._after_30)
        checks = (self._is_never, self._is_5, self._is_10, self._is_15, self._is_30)
        return [
            Command(
                "lock.now",
                N_("Lock the window"),
                self.lock,
                Menu.PROTECTION,
                ("Ctrl+Alt+L",),
                icon="lock",
                anywhere=True,
            ),
            *(
                Command(
                    f"lock.after_{minutes}",
                    _NAMES[minutes],
                    setter,
                    Menu.PROTECTION,
                    separated=minutes == 0,
                    checked_when=check,
                    choice="lock",
                    anywhere=True,
                )
                for minutes, setter, check in zip(MINUTES, setters, checks, strict=True)
            ),
            Command(
                "lock.passphrase",
                N_("Passphrase of the lock…"),
                self.ask_passphrase,
                Menu.PROTECTION,
                separated=True,
                anywhere=True,
            ),
        ]

    def lock(self) -> None:
        """Write down what is being typed and hide everything."""
        if self.locked:
            return
        self._keep()
        self._focus = self._window.focusWidget()
        self._put_others_away()
        self._content.hide()
        self._title = self._window.windowTitle()
        self.page.cover(guarded=self.guarded)
        self._table.allow_only(WORKING)
        self._retitle()

    def unlock(self) -> None:
        """Show everything as it was."""
        if not self.locked:
            return
        self.page.uncover()
        self._content.show()
        self._window.setWindowTitle(self._title)
        self._table.allow_only(None)
        self.idleness.note()
        if self._focus is not None:
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None

    def ask_passphrase(self) -> None:
        """Ask for a new passphrase in place."""
        self.panel.ask(present=self.guarded)

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes without input; 0: never by itself."""
        self._settings.set(LOCK_MINUTES, minutes)
        self.idleness.set_limit(minutes * _MINUTE)

    def _put_others_away(self) -> None:
        """Close menus, tips and dialogs: they show words of the review."""
        QToolTip.hideText()
        while (popup := QApplication.activePopupWidget()) is not None:
            if not popup.close():
                popup.hide()
        for other in QApplication.topLevelWidgets():
            if other is self._window or not other.isVisible():
                continue
            if isinstance(other, QDialog):
                other.reject()
            else:
                other.hide()

    def _try(self, passphrase: str) -> None:
        if not self.guarded or matches(passphrase, self._settings.get(LOCK_HASH)):
            self.unlock()
        else:
            self.page.refuse()

    def _change_passphrase(self, present: str, new: str) -> None:
        words = self._look.words
        if self.guarded and not matches(present, self._settings.get(LOCK_HASH)):
            self.panel.say(words("That is not the present passphrase."))
            return
        self._settings.set(LOCK_HASH, hash_passphrase(new) if new else "")
        problem = self._settings.problem
        if problem is not None:
            self.panel.say(problem.sentence(self._look.tr_))
            return
        self.panel.put_away()
        message = (
            words("The lock asks for the passphrase from now on.")
            if new
            else words("The lock asks for no passphrase.")
        )
        self._notice.say(message)

    def _retitle(self) -> None:
        """Show no more in the task bar than in the window."""
        if self.locked:
            self._window.setWindowTitle(self._look.words("Locked"))

    def _never(self) -> None:
        self.set_minutes(0)

    def _after_5(self) -> None:
        self.set_minutes(5)

    def _after_10(self) -> None:
        self.set_minutes(10)

    def _after_15(self) -> None:
        self.set_minutes(15)

    def _after_30(self) -> None:
        self.set_minutes(30)

    def _is_never(self) -> bool:
        return self._settings.get(LOCK_MINUTES) == 0

    def _is_5(self) -> bool:
        return self._settings.get(LOCK_MINUTES) == 5

    def _is_10(self) -> bool:
        return self._settings.get(LOCK_MINUTES) == 10

    def _is_15(self) -> bool:
        return self._settings.get(LOCK_MINUTES) == 15

    def _is_30(self) -> bool:
        return self._settings.get(LOCK_MINUTES) == 30
