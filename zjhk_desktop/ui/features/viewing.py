"""Viewing: script, language, theme, text size, marks and cards, full screen."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.language import N_, Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.setting import Setting
from zjhk_desktop.services.settings_table import (
    CARDS_VISIBLE,
    LANGUAGE,
    MARKS_VISIBLE,
    SCRIPT,
    TEXT_SIZE,
    THEME,
    LanguageChoice,
    Theme,
)
from zjhk_desktop.storage.settings import SettingsStore
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import TEXT_SIZES, Type
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.top_bar import TopBar

WRITE_DELAY = 500
"""Milliseconds after a choice until it is written down."""

_FIXED = {
    LanguageChoice.HANT: Language.HANT,
    LanguageChoice.HANS: Language.HANS,
    LanguageChoice.ENGLISH: Language.ENGLISH,
}


def language_for(choice: LanguageChoice, script: Script) -> Language:
    """Return the interface language of a choice while a script is read."""
    following = Language.HANT if script is Script.HANT else Language.HANS
    return _FIXED.get(choice, following)


class Viewing(QObject):
    """Changes how things are shown, and remembers it in the settings."""

    def __init__(
        self,
        session: Session,
        look: Look,
        settings: SettingsStore,
        reader: ReaderView,
        cards: CardColumn,
        bar: TopBar,
        window: QWidget,
    ) -> None:
        """Connect the toolbar and take the settings' choices."""
        super().__init__(window)
        self._session = session
        self._look = look
        self._settings = settings
        self._reader = reader
        self._cards = cards
        self._bar = bar
        self._window = window
        self._language = LanguageChoice(settings.get(LANGUAGE))
        self._unwritten: dict[Setting[Any], object] = {}
        self._writing = QTimer(self)
        self._writing.setSingleShot(True)
        self._writing.setInterval(WRITE_DELAY)
        self._writing.timeout.connect(self.write_choices)
        bar.script.chosen.connect(self._choose_script)
        bar.text_size.step_requested.connect(self.step_size)
        bar.cards.clicked.connect(self.toggle_cards)
        session.script_changed.connect(self._script_changed)
        reader.viewport().installEventFilter(self)

    def sync(self) -> None:
        """Show the present choices in the toolbar."""
        self._bar.script.set_value(self._session.script.value)
        self._bar.text_size.set_size(self._reader.size_px)
        self._bar.cards.setChecked(self._cards.wanted)

    def commands(self) -> list[Command]:
        """Return the commands of viewing."""
        return [
            Command(
                "view.script", N_("Switch script"), self.switch_script, Menu.VIEW, ("Ctrl+Shift+T",)
            ),
            Command(
                "view.larger",
                N_("Larger text"),
                self._grow,
                Menu.VIEW,
                ("Ctrl++", "Ctrl+="),
                separated=True,
            ),
            Command("view.smaller", N_("Smaller text"), self._shrink, Menu.VIEW, ("Ctrl+-",)),
            Command("view.usual", N_("Usual text size"), self._usual, Menu.VIEW, ("Ctrl+0",)),
            Command(
                "view.cards",
                N_("Notes column"),
                self.toggle_cards,
                Menu.VIEW,
                ("F7",),
                separated=True,
                checked_when=self._cards_shown,
            ),
            Command(
                "view.marks",
                N_("Marks in the text"),
                self.toggle_marks,
                Menu.VIEW,
                ("Ctrl+Shift+H",),
                checked_when=self._marks_shown,
            ),
            *self._theme_commands(),
            *self._language_commands(),
            Command(
                "view.full_screen",
                N_("Full screen"),
                self.toggle_full_screen,
                Menu.VIEW,
                ("F11",),
                separated=True,
                checked_when=self._window.isFullScreen,
                anywhere=True,
            ),
        ]

    def switch_script(self) -> None:
        """Show the other script."""
        self._session.set_script(self._session.script.other)

    def step_size(self, step: int) -> None:
        """Go one text size up or down."""
        index = min(range(len(TEXT_SIZES)), key=lambda i: abs(TEXT_SIZES[i] - self._reader.size_px))
        self._set_size(TEXT_SIZES[min(max(index + step, 0), len(TEXT_SIZES) - 1)])

    def toggle_cards(self) -> None:
        """Show or hide the cards' column."""
        self._cards.set_visible(not self._cards.wanted)
        self._bar.cards.setChecked(self._cards.wanted)
        self._remember(CARDS_VISIBLE, self._cards.wanted)

    def toggle_marks(self) -> None:
        """Show or hide marks, and their leaders with them."""
        painter = self._reader.painter
        painter.marks_visible = not painter.marks_visible
        self._remember(MARKS_VISIBLE, painter.marks_visible)
        self._reader.viewport().update()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or go back."""
        if self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    def set_language(self, choice: LanguageChoice) -> None:
        """Choose the interface language, or to follow the script."""
        self._language = choice
        self._remember(LANGUAGE, choice)
        self._apply_language()

    def set_theme(self, theme: Theme) -> None:
        """Choose the theme."""
        self._remember(THEME, theme)
        self._look.set_theme(theme)

    def write_choices(self) -> None:
        """Write down what was chosen since the last time."""
        self._writing.stop()
        self._settings.update(self._unwritten)
        self._unwritten = {}

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Change the text size with Ctrl and the wheel."""
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if event.angleDelta().y():
                self.step_size(1 if event.angleDelta().y() > 0 else -1)
            return True
        return False

    def _theme_commands(self) -> list[Command]:
        names = (
            (Theme.SYSTEM, N_("Theme of the system"), self._system_theme),
            (Theme.LIGHT, N_("Light theme"), self._light_theme),
            (Theme.DARK, N_("Dark theme"), self._dark_theme),
        )
        checks = (self._is_system_theme, self._is_light_theme, self._is_dark_theme)
        return [
            Command(
                f"view.theme_{theme.value}",
                name,
                handler,
                Menu.VIEW,
                separated=theme is Theme.SYSTEM,
                checked_when=check,
                anywhere=True,
            )
            for (theme, name, handler), check in zip(names, checks, strict=True)
        ]

    def _language_commands(self) -> list[Command]:
        names = (
            (LanguageChoice.FOLLOW, N_("Interface follows the script"), self._follow),
            (LanguageChoice.HANT, "繁體中文介面", self._hant),
            (LanguageChoice.HANS, "简体中文界面", self._hans),
            (LanguageChoice.ENGLISH, "English interface", self._english),
        )
        checks = (self._is_follow, self._is_hant, self._is_hans, self._is_english)
        return [
            Command(
                f"view.language_{choice.value}",
                name,
                handler,
                Menu.VIEW,
                separated=choice is LanguageChoice.FOLLOW,
                checked_when=check,
                anywhere=True,
            )
            for (choice, name, handler), check in zip(names, checks, strict=True)
        ]

    def _remember(self, setting: Setting[Any], value: object) -> None:
        """Write a choice down soon: a disk must not hold up what the eye is waiting for."""
        self._unwritten[setting] = value
        self._writing.start()

    def _choose_script(self, key: str) -> None:
        self._session.set_script(Script(key))

    def _script_changed(self, script: Script) -> None:
        self._bar.script.set_value(script.value)
        self._remember(SCRIPT, script)
        self._apply_language()

    def _apply_language(self) -> None:
        script = self._session.script
        self._look.set_language(language_for(self._language, script), script)

    def _set_size(self, size: int) -> None:
        self._reader.set_size(size)
        self._bar.text_size.set_size(size)
        self._remember(TEXT_SIZE, size)

    def _grow(self) -> None:
        self.step_size(1)

    def _shrink(self) -> None:
        self.step_size(-1)

    def _usual(self) -> None:
        self._set_size(Type.BODY)

    def _cards_shown(self) -> bool:
        return self._cards.wanted

    def _marks_shown(self) -> bool:
        return self._reader.painter.marks_visible

    def _system_theme(self) -> None:
        self.set_theme(Theme.SYSTEM)

    def _light_theme(self) -> None:
        self.set_theme(Theme.LIGHT)

    def _dark_theme(self) -> None:
        self.set_theme(Theme.DARK)

    def _is_system_theme(self) -> bool:
        return self._look.theme is Theme.SYSTEM

    def _is_light_theme(self) -> bool:
        return self._look.theme is Theme.LIGHT

    def _is_dark_theme(self) -> bool:
        return self._look.theme is Theme.DARK

    def _follow(self) -> None:
        self.set_language(LanguageChoice.FOLLOW)

    def _hant(self) -> None:
        self.set_language(LanguageChoice.HANT)

    def _hans(self) -> None:
        self.set_language(LanguageChoice.HANS)

    def _english(self) -> None:
        self.set_language(LanguageChoice.ENGLISH)

    def _is_follow(self) -> bool:
        return self._language is LanguageChoice.FOLLOW

    def _is_hant(self) -> bool:
        return self._language is LanguageChoice.HANT

    def _is_hans(self) -> bool:
        return self._language is LanguageChoice.HANS

    def _is_english(self) -> bool:
        return self._language is LanguageChoice.ENGLISH
