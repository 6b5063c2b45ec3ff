"""Commands: immutable records from which actions, keys and menus are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.composing import finish_composing
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.key_names import key_name


class Menu(Enum):
    """The menus, in order; the value is the title, marked for the catalogues."""

    FILE = N_("File")
    EDIT = N_("Edit")
    NOTE = N_("Note")
    GO = N_("Go")
    VIEW = N_("View")
    PROTECTION = N_("Protection")
    HELP = N_("Help")


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can ask for.

    Attributes:
        id: stable name, `feature.verb`; the QAction's objectName.
        text: English text, marked with N_; `text_now` overrides it with words already translated.
        shortcuts: portable key sequences; the first is shown.
        choice: name of the group of commands of which one is on (empty: it stands alone).
        anywhere: it can be asked for while the text is not in view, too (the print view).
        separated: a separator stands before it in its menu.
        enabled_when: whether it can be done now (None: always).
        checked_when: whether it is on (None: it is not a switch).
        last: it stands at its menu's end, whenever it was added.
        lacking: why it cannot be done when `enabled_when` says so, marked with N_.
    """

    id: str
    text: str
    handler: Callable[[], object]
    menu: Menu
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    separated: bool = False
    enabled_when: Callable[[], bool] | None = None
    checked_when: Callable[[], bool] | None = None
    choice: str = ""
    anywhere: bool = False
    text_now: Callable[[], str] | None = None
    last: bool = False
    lacking: str = ""


class CommandTable(QObject):
    """The window's commands as actions; `refresh` brings words and states up to date."""

    def __init__(
        self, window: QWidget, look: Look, is_reading: Callable[[], bool] | None = None
    ) -> None:
        """Add actions to a window, worded by a look; `is_reading`: the text is in view."""
        super().__init__(window)
        self._is_reading = is_reading
        self._window = window
        self._look = look
        self._commands: dict[str, Command] = {}
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        self._only: frozenset[str] | None = None
        look.language_changed.connect(self.refresh)

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return all commands in the order in which they were added."""
        return tuple(self._commands.values())

    def add(self, commands: Iterable[Command]) -> None:
        """Make actions of commands.

        Raises:
            ValueError: an id or a shortcut is taken already.
        """
        for command in commands:
            taken = {key for known in self._commands.values() for key in known.shortcuts}
            if command.id in self._commands or taken & set(command.shortcuts):
                raise ValueError(f"command {command.id} clashes with another")
            action = QAction(self._window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(keys) for keys in command.shortcuts])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setCheckable(command.checked_when is not None)
            if command.choice:
                if command.choice not in self._groups:
                    self._groups[command.choice] = QActionGroup(self)
                self._groups[command.choice].addAction(action)
            action.triggered.connect(self._run)
            self._window.addAction(action)
            self._commands[command.id] = command
            self._actions[command.id] = action

    def allow_only(self, ids: Iterable[str] | None) -> None:
        """Take away all commands but these, or give them back (None)."""
        self._only = None if ids is None else frozenset(ids)
        self.refresh()

    def action(self, command_id: str) -> QAction:
        """Return the action of a command (KeyError: there is none)."""
        return self._actions[command_id]

    def keys(self, command_id: str) -> str:
        """Return a command's first shortcut as it is shown."""
        shortcuts = self._commands[command_id].shortcuts
        return key_name(shortcuts[0]) if shortcuts else ""

    def title(self, command_id: str) -> str:
        """Return what a command is called now, in the interface language."""
        command = self._commands[command_id]
        return command.text_now() if command.text_now else self._look.words(command.text)

    def refusal(self, command_id: str) -> str:
        """Return why a command cannot be run now ("": it can, or nobody knows)."""
        command = self._commands[command_id]
        if self._can_run(command):
            return ""
        return self._look.words(command.lacking if self._in_view(command) else _NO_TEXT)

    def refresh(self) -> None:
        """Bring words, enabled and checked states up to date."""
        for command_id, command in self._commands.items():
            action = self._actions[command_id]
            text = self.title(command_id)
            # After a tab a menu shows these words in the place of Qt's own for the keys.
            keys = self.keys(command_id)
            action.setText(f"{text}\t{keys}" if keys else text)
            action.setEnabled(self._can_run(command))
            if command.checked_when is not None:
                action.setChecked(command.checked_when())

    def in_menus(self) -> tuple[Command, ...]:
        """Return all commands in the order in which they stand in the menus."""
        order = {menu: number for number, menu in enumerate(Menu)}
        return tuple(sorted(self.commands, key=lambda each: (order[each.menu], each.last)))

    def build_menu(self, parent: QWidget) -> QMenu:
        """Return the whole menu, its submenus in order, in the present words."""
        self.refresh()
        root = QMenu(parent)
        for menu in Menu:
            members = [command for command in self.in_menus() if command.menu is menu]
            if not members:
                continue
            submenu = root.addMenu(self._look.words(menu.value))
            for command in members:
                if command.separated:
                    submenu.addSeparator()
                submenu.addAction(self._actions[command.id])
        return root

    def build_part(
        self, parent: QWidget, menus: Iterable[Menu], before: Iterable[str] = ()
    ) -> QMenu:
        """Return the commands `before`, then those of some menus, as one flat menu."""
        self.refresh()
        part = QMenu(parent)
        for command_id in before:
            part.addAction(self._actions[command_id])
        for menu in menus:
            part.addSeparator()
            for command in self._commands.values():
                if command.menu is menu:
                    if command.separated:
                        part.addSeparator()
                    part.addAction(self._actions[command.id])
        return part

    def _run(self) -> None:
        """Run the command whose action was triggered."""
        command = self._commands[self.sender().objectName()]
        if self._can_run(command):
            finish_composing()
            command.handler()
        self.refresh()

    def _can_run(self, command: Command) -> bool:
        if self._only is not None and command.id not in self._only:
            return False
        if not self._in_view(command):
            return False
        return command.enabled_when is None or command.enabled_when()

    def _in_view(self, command: Command) -> bool:
        """Say whether what a command acts on is in view."""
        return command.anywhere or self._is_reading is None or self._is_reading()


_NO_TEXT = N_("Only while the text is in view.")
