"""Dressing: the theme, and the language of the interface."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from zjhk_desktop.domain.language import N_, Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import LANGUAGE, THEME, LanguageChoice, Theme
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.choices import Choices
from zjhk_desktop.ui.session import Session

_FIXED = {
    LanguageChoice.HANT: Language.HANT,
    LanguageChoice.HANS: Language.HANS,
    LanguageChoice.ENGLISH: Language.ENGLISH,
}


def language_for(choice: LanguageChoice, script: Script) -> Language:
    """Return the interface language of a choice while a script is read."""
    following = Language.HANT if script is Script.HANT else Language.HANS
    return _FIXED.get(choice, following)


class Dressing(QObject):
    """Changes theme and language, and remembers them; dresses what Qt draws by itself."""

    def __init__(self, session: Session, look: Look, choices: Choices, window: QWidget) -> None:
        """Let the interface follow the session's script unless a language is chosen."""
        super().__init__(choices)
        self._session = session
        self._look = look
        self._choices = choices
        self._window = window
        self._language = LanguageChoice(choices.settings.get(LANGUAGE))
        session.script_changed.connect(self._script_changed)
        look.language_changed.connect(self._reface)
        look.theme_changed.connect(self._recolour)
        self._reface()
        self._recolour()

    def commands(self) -> list[Command]:
        """Return the commands of dressing."""
        return [*self._theme_commands(), *self._language_commands()]

    def set_language(self, choice: LanguageChoice) -> None:
        """Choose the interface language, or to follow the script."""
        self._language = choice
        self._choices.remember(LANGUAGE, choice)
        self._apply_language()

    def set_theme(self, theme: Theme) -> None:
        """Choose the theme."""
        self._choices.remember(THEME, theme)
        self._look.set_theme(theme)

    def _reface(self) -> None:
        # The stubs ask for bytes; the call takes only text.
        QApplication.setFont(self._look.font(), "QMenu")  # pyright: ignore[reportArgumentType]
        QToolTip.setFont(self._look.font())

    def _recolour(self) -> None:
        # Menus and dialogs are windows of their own: they take the application's palette.
        QApplication.setPalette(self._look.palette())
        QToolTip.setPalette(self._look.palette())
        self._window.setPalette(self._look.palette())

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
                choice="theme",
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
                choice="language",
                anywhere=True,
            )
            for (choice, name, handler), check in zip(names, checks, strict=True)
        ]

    def _script_changed(self, _script: Script) -> None:
        self._apply_language()

    def _apply_language(self) -> None:
        script = self._session.script
        self._look.set_language(language_for(self._language, script), script)

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
