"""The passphrase of a PDF in the print view: asked for twice, judged, and kept nowhere."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.workbench import make_look, show
from zjhk_desktop.domain.archive_errors import PassphrasesDiffer
from zjhk_desktop.domain.encryption_errors import (
    PdfPassphraseMissing,
    PdfPassphraseTooLong,
    PdfPassphraseUnusable,
)
from zjhk_desktop.domain.passphrase import Strength
from zjhk_desktop.paths import ProgramFiles
from zjhk_desktop.ui.widgets.pdf_passphrase_box import PdfPassphraseBox

KEY = "維港夜色與西湖晨霧"


@pytest.fixture
def box(qtbot: QtBot, program: ProgramFiles) -> Iterator[PdfPassphraseBox]:
    box = PdfPassphraseBox(make_look(program))
    window = show(qtbot, box, 320, 240)
    yield box
    window.close()


def want(qtbot: QtBot, box: PdfPassphraseBox) -> None:
    qtbot.mouseClick(box.wanted, Qt.MouseButton.LeftButton)


def type_in(box: PdfPassphraseBox, first: str, second: str | None = None) -> None:
    box.passphrase.entry.setText(first)
    box.again.entry.setText(first if second is None else second)


def test_nothing_is_asked_for_until_it_is_wanted(qtbot: QtBot, box: PdfPassphraseBox) -> None:
    assert box.read() == ""
    parts = (box.passphrase, box.again, box.hint)
    assert not any(part.isVisible() for part in parts)
    want(qtbot, box)
    assert box.passphrase.entry.hasFocus()
    assert all(part.isVisible() for part in parts)
    assert not box.strength.isVisible()
    assert box.hint.text().startswith("Only the saved PDF is encrypted")
    with pytest.raises(PdfPassphraseMissing):
        box.read()


def test_the_same_twice_is_the_passphrase(qtbot: QtBot, box: PdfPassphraseBox) -> None:
    want(qtbot, box)
    type_in(box, KEY)
    assert box.read() == KEY
    assert box.strength.strength is Strength.STRONG
    type_in(box, "abc")
    assert box.read() == "abc"
    assert box.strength.strength is Strength.WEAK
    assert box.strength.accessibleName() == "Easy to guess; make it longer"


@pytest.mark.parametrize(
    ("first", "second", "error", "said"),
    [
        (KEY, f"{KEY}。", PassphrasesDiffer, "are not the same"),
        ("港" * 43, None, PdfPassphraseTooLong, "42 Chinese characters"),
        ("\ue000", None, PdfPassphraseUnusable, "control character"),
    ],
)
def test_what_cannot_be_it_is_refused(
    qtbot: QtBot,
    box: PdfPassphraseBox,
    first: str,
    second: str | None,
    error: type[Exception],
    said: str,
) -> None:
    want(qtbot, box)
    type_in(box, first, second)
    with pytest.raises(error):
        box.read()
    assert said in box.hint.text()


def test_while_it_is_typed_nothing_is_wrong_yet(qtbot: QtBot, box: PdfPassphraseBox) -> None:
    want(qtbot, box)
    type_in(box, KEY, "")
    assert box.hint.text().startswith("Only the saved PDF is encrypted")


def test_full_width_forms_are_spoken_of(qtbot: QtBot, box: PdfPassphraseBox) -> None:
    want(qtbot, box)
    type_in(box, "ＰＤＦ密碼")
    assert "full-width" in box.hint.text()
    assert box.read() == "PDF密碼"


def test_it_is_forgotten(qtbot: QtBot, box: PdfPassphraseBox) -> None:
    want(qtbot, box)
    type_in(box, KEY)
    box.forget()
    assert (box.read(), box.passphrase.text, box.again.text) == ("", "", "")
    want(qtbot, box)
    type_in(box, KEY)
    want(qtbot, box)
    assert (box.passphrase.text, box.again.text) == ("", "")


def test_one_is_led_to_the_field_that_is_wrong(qtbot: QtBot, box: PdfPassphraseBox) -> None:
    want(qtbot, box)
    box.wanted.setFocus()
    box.complain()
    assert box.passphrase.entry.hasFocus()
    type_in(box, KEY, "x")
    box.complain()
    assert box.again.entry.hasFocus()
