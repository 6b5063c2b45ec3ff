"""The toolbar: at any width everything in it has its own place, whatever the language."""

from itertools import combinations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_look, show
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.translation import load_translator
from zjhk_desktop.ui.main_window import MainWindow
from zjhk_desktop.ui.widgets.find_field import LEAST
from zjhk_desktop.ui.widgets.top_bar import TopBar

SCRIPTS = {
    Language.HANT: Script.HANT,
    Language.HANS: Script.HANS,
    Language.ENGLISH: Script.HANT,
}


def parts(bar: TopBar) -> list[QWidget]:
    """Return what stands in the bar."""
    return [
        child for child in bar.children() if isinstance(child, QWidget) and not child.isHidden()
    ]


def lay_out(bar: TopBar) -> None:
    """Let everything take its place at once."""
    row = bar.layout()
    assert row is not None
    row.activate()


@pytest.mark.parametrize("language", Language)
def test_nothing_in_the_bar_covers_another_or_falls_off(
    qtbot: QtBot, program: ProgramFiles, language: Language
) -> None:
    look = make_look(program, words=lambda each: load_translator(each, program.catalogues))
    look.set_language(language, SCRIPTS[language])
    bar = TopBar(look)
    window = show(qtbot, bar, 1600, 56)
    everything = set(parts(bar))
    hidden: list[set[QWidget]] = []
    for width in (*range(1600, 480, -40), 760, 683):
        window.resize(width, 56)
        qtbot.waitUntil(lambda width=width: bar.width() == width)
        lay_out(bar)
        shown = parts(bar)
        for part in shown:
            assert part.width() >= min(part.sizeHint().width(), LEAST), (width, part)
            assert bar.rect().adjusted(16, 0, -16, 0).contains(part.geometry()), (width, part)
        for one, other in combinations(shown, 2):
            assert not one.geometry().intersects(other.geometry()), (width, one, other)
        assert {bar.script, bar.find_field, bar.cards, bar.print, bar.menu} <= set(shown)
        hidden.append(everything - set(shown))
    assert hidden[0] == set()
    assert {bar.categories} in hidden
    assert {bar.categories, bar.text_size} in hidden
    assert {bar.categories, bar.text_size, bar.back, bar.forward} in hidden
    window.close()


def test_another_language_finds_its_room(qtbot: QtBot, program: ProgramFiles) -> None:
    look = make_look(program, words=lambda each: load_translator(each, program.catalogues))
    bar = TopBar(look)
    window = show(qtbot, bar, 1600, 56)
    for language in (Language.HANT, Language.ENGLISH, Language.HANS):
        for width in (1010, 1130, 820, 760):
            window.resize(width, 56)
            look.set_language(language, SCRIPTS[language])
            qtbot.waitUntil(lambda width=width: bar.width() == width)
            lay_out(bar)
            for one, other in combinations(parts(bar), 2):
                assert not one.geometry().intersects(other.geometry()), (language, width)
            assert bar.rect().contains(bar.menu.geometry())
    window.close()


def test_the_find_field_shows_its_keys_only_where_there_is_room(
    qtbot: QtBot, program: ProgramFiles
) -> None:
    bar = TopBar(make_look(program))
    window = show(qtbot, bar, 1440, 56)
    bar.find_field.entry.clearFocus()
    bar.menu.setFocus()
    assert bar.find_field._cap.isVisible()
    window.resize(640, 56)
    qtbot.waitUntil(lambda: bar.width() == 640)
    assert not bar.find_field._cap.isVisible()
    window.close()


def test_a_window_on_a_small_screen_at_twice_the_size_keeps_all_in_reach(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(683, 480)
    qtbot.waitUntil(lambda: window.width() == 683)
    lay_out(window.bar)
    assert window.bar.width() == 683
    for part in parts(window.bar):
        assert window.rect().contains(part.geometry())
    for one, other in combinations(parts(window.bar), 2):
        assert not one.geometry().intersects(other.geometry())
