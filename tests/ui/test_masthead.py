"""The masthead: its lines stand whole in the width of the contents."""

import pytest
from PySide6.QtGui import QFontMetricsF

from tests.ui.workbench import make_look
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.translation import load_translator
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.masthead import dateline, fitting

ROOM = Space.CONTENTS - 2 * 20


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("script", Script)
def test_day_and_place_are_not_cut(
    memorandum: Memorandum, program: ProgramFiles, qapp: object, language: Language, script: Script
) -> None:
    look = make_look(program, words=lambda each: load_translator(each, program.catalogues))
    look.set_language(language, script)
    whole = dateline(memorandum, look)
    line, font = fitting(whole, look, ROOM)
    assert line == whole
    assert QFontMetricsF(font).horizontalAdvance(line) <= ROOM


def test_what_cannot_fit_ends_in_an_ellipsis(program: ProgramFiles, qapp: object) -> None:
    line, font = fitting("Hangzhou, Zhejiang Province " * 4, make_look(program), ROOM)
    assert line.endswith("…")
    assert QFontMetricsF(font).horizontalAdvance(line) <= ROOM
