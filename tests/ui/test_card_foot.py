"""The last row of an open card, and the categories above: everything fits in every language."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_look
from zjhk_desktop.domain.annotation import Visibility
from zjhk_desktop.domain.language import Language
from zjhk_desktop.domain.script import Script
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.translation import load_translator
from zjhk_desktop.ui.widgets.card_form import FIELD_WIDTH, CardForm


@pytest.mark.parametrize("language", list(Language))
def test_nothing_in_an_open_card_stands_over_another_thing(
    program: ProgramFiles, qtbot: QtBot, qapp: object, language: Language
) -> None:
    look = make_look(program, words=lambda each: load_translator(each, program.catalogues))
    look.set_language(language, Script.HANT)
    form = CardForm(look)
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    foot = form.foot
    parts = (foot.visibility, foot.history, foot.bin, foot.done)
    places = [QRect(part.pos(), part.size()) for part in parts]
    for left, right in pairwise(places):
        assert left.right() < right.left()
    assert places[0].left() >= 0
    assert places[-1].right() < FIELD_WIDTH == foot.width()
    for part in parts:
        assert part.width() >= part.sizeHint().width()
    # The words keep some air inside their segments and chips.
    metrics = QFontMetricsF(foot.visibility._face(Visibility.BOTH.value, True))
    for value, segment in zip(foot.visibility._keys, foot.visibility.segments(), strict=True):
        words = foot.visibility._labels[value]
        assert segment.width() >= metrics.horizontalAdvance(words) + 10
    for chip in form.categories.chips:
        assert chip.width() >= chip.sizeHint().width() - 2
        words = QFontMetricsF(chip._face()).horizontalAdvance(chip.text())
        assert chip.width() >= words + 19 + 9
