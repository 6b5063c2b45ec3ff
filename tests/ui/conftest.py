"""The real window on a temporary profile."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from zjhk_desktop.app import Program
from zjhk_desktop.domain.language import english
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.services.settings_table import LANGUAGE, LanguageChoice
from zjhk_desktop.services.window_context import WindowContext
from zjhk_desktop.ui.application import make_application, open_window
from zjhk_desktop.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]


def window_context(program: ProgramFiles, profile: Path) -> WindowContext:
    """Return the context that the program itself would give the window."""
    return Program(program, profile, english()).window_context(profile)


@pytest.fixture
def context(program: ProgramFiles, profile: Path) -> WindowContext:
    """Return the context of a new profile."""
    return window_context(program, profile)


@pytest.fixture
def open_main(
    qtbot: QtBot, program: ProgramFiles, profile: Path, qapp: object
) -> Iterator[OpenWindow]:
    """Return what opens the real window on the profile; each call is another start."""
    opened: list[MainWindow] = []

    def open_main(width: int = 1440, height: int = 900) -> MainWindow:
        context = window_context(program, profile)
        if not (profile / "settings.json").exists():
            # Tests read the messages as they are written, in English.
            context.settings.set(LANGUAGE, LanguageChoice.ENGLISH)
        make_application(context)
        window = open_window(context)
        assert isinstance(window, MainWindow)
        window.resize(width, height)
        qtbot.addWidget(window)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        opened.append(window)
        return window

    yield open_main
    for window in opened:
        window.close()


@pytest.fixture
def window(open_main: OpenWindow) -> MainWindow:
    """Return the real window on a new profile, in English with Traditional text."""
    return open_main()


def moment() -> datetime:
    """Return the moment at which tests happen."""
    return datetime(2025, 5, 9, 8, 0, tzinfo=UTC)
