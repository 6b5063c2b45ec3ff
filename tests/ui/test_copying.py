"""What the clipboard gets of the memorandum: the words, with their reference or without."""

from html.parser import HTMLParser

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from zjhk_desktop.domain.script import Script
from zjhk_desktop.services.settings_table import LanguageChoice
from zjhk_desktop.ui.clipboard import forget_notes, is_of_memorandum
from zjhk_desktop.ui.main_window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
MENU = ("edit.copy", "edit.copy_with_reference")


class Lines(HTMLParser):
    """The texts of the elements of some HTML, and what they are."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def html() -> Lines:
    lines = Lines()
    lines.feed(QGuiApplication.clipboard().mimeData().html())
    return lines


def plain() -> str:
    return QGuiApplication.clipboard().mimeData().text()


def select(window: MainWindow, passage: str, quote: str) -> None:
    text = window.session.memorandum.passage(passage).text(window.session.script)
    start = text.index(quote)
    window.reader.go_to(passage)
    window.reader.select(passage, start, start + len(quote))


def select_over(window: MainWindow, first: tuple[str, int], last: tuple[str, int]) -> None:
    cursor = window.reader.position.cursor(*first)
    position = window.reader.map.position(*last)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    window.reader.setTextCursor(cursor)


@pytest.mark.parametrize("script", list(Script))
def test_ctrl_c_copies_the_words_exactly(window: MainWindow, qtbot: QtBot, script: Script) -> None:
    window.session.set_script(script)
    quote = {Script.HANT: "，鼓勵港資", Script.HANS: "，鼓励港资"}[script]
    select(window, "m12", quote)
    qtbot.keyClick(window.reader, Qt.Key.Key_C, CTRL)
    assert plain() == quote
    assert html().texts == [quote]
    assert html().tags == [("span", {"lang": script.tag})]


@pytest.mark.parametrize("language", list(LanguageChoice))
def test_with_its_reference_in_the_script_of_the_text(
    window: MainWindow, qtbot: QtBot, language: LanguageChoice
) -> None:
    """Whatever language the interface is in."""
    window.dressing.set_language(language)
    window.session.set_script(Script.HANT)
    select(window, "m12", "鼓勵港資")
    qtbot.keyClick(window.reader, Qt.Key.Key_C, CTRL | SHIFT)
    assert plain() == "「鼓勵港資」（浙港合作備忘錄，第12項）"
    window.session.set_script(Script.HANS)
    select(window, "m12", "鼓励港资")
    qtbot.keyClick(window.reader, Qt.Key.Key_C, CTRL | SHIFT)
    assert plain() == "“鼓励港资”（浙港合作备忘录，第12项）"
    assert html().texts == [plain()]


def test_over_several_measures_each_paragraph_has_its_own(window: MainWindow, qtbot: QtBot) -> None:
    texts = [window.session.memorandum.passage(name).text_hant for name in ("m15", "d04", "m16")]
    select_over(window, ("m15", 2), ("m16", 4))
    qtbot.keyClick(window.reader, Qt.Key.Key_C, CTRL | SHIFT)
    lines = [
        f"「{texts[0][2:]}」（浙港合作備忘錄，第15項）",
        f"「{texts[1]}」（浙港合作備忘錄，領域四）",
        f"「{texts[2][:4]}」（浙港合作備忘錄，第16項）",
    ]
    assert plain().splitlines() == lines
    assert html().texts == lines
    assert [tag for tag, _ in html().tags] == ["p", "p", "p"]
    qtbot.keyClick(window.reader, Qt.Key.Key_C, CTRL)
    assert plain().splitlines() == [texts[0][2:], f"四、{texts[1]}", texts[2][:4]]


def test_side_by_side_it_is_that_of_the_column(window: MainWindow) -> None:
    window.session.set_parallel(True)
    reader = window.reader
    reader.go_to("m12")
    start = reader.map.position("m12", 0, Script.HANS)
    cursor = QTextCursor(reader.document())
    cursor.setPosition(start)
    cursor.setPosition(start + 2, QTextCursor.MoveMode.KeepAnchor)
    reader.setTextCursor(cursor)
    window.copying.copy_with_reference()
    assert plain() == "“积极”（浙港合作备忘录，第12项）"
    reader.selectAll()
    window.copying.copy_with_reference()
    assert len(plain().splitlines()) == len(window.session.memorandum.passages)


def test_markup_is_escaped(window: MainWindow) -> None:
    """No passage holds any; the clipboard must not depend on that."""
    cursor = QTextCursor(window.reader.document())
    cursor.setPosition(window.reader.map.position("m12", 0))
    cursor.insertText("<b>&甲</b>")
    cursor.setPosition(window.reader.map.position("m12", 0), QTextCursor.MoveMode.KeepAnchor)
    window.reader.setTextCursor(cursor)
    window.copying.copy()
    assert plain() == "<b>&甲</b>"
    assert "".join(html().texts) == "<b>&甲</b>"
    assert [tag for tag, _ in html().tags] == ["span"]


def test_the_popup_offers_both(window: MainWindow, qtbot: QtBot) -> None:
    for button, words in (
        (window.popup.copy, "鼓勵港資"),
        (window.popup.cite, "「鼓勵港資」（浙港合作備忘錄，第12項）"),
    ):
        select(window, "m12", "鼓勵港資")
        qtbot.keyRelease(window.reader, Qt.Key.Key_Shift)
        assert window.popup.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert plain() == words
        assert not window.popup.isVisible()
    assert window.popup.cite.accessibleName() == "Copy with reference"


def test_nothing_is_offered_while_nothing_is_selected(window: MainWindow) -> None:
    window.reader.clear_selection()
    assert not any(window.commands.action(name).isEnabled() for name in MENU)
    select(window, "m12", "鼓勵港資")
    assert all(window.commands.action(name).isEnabled() for name in MENU)


def test_what_is_dragged_out_is_the_words_alone(window: MainWindow) -> None:
    select(window, "m12", "鼓勵港資")
    data = window.reader.createMimeDataFromSelection()
    assert data.text() == "鼓勵港資"
    assert sorted(data.formats()) == ["text/html", "text/plain"]


def test_a_quotation_stays_on_the_clipboard_when_the_program_ends(window: MainWindow) -> None:
    select_over(window, ("m15", 2), ("m16", 4))
    window.copying.copy_with_reference()
    before = plain()
    forget_notes(window.session)
    assert plain() == before


def test_a_note_in_the_form_of_a_quotation_does_not(window: MainWindow) -> None:
    words = "「請留意」（浙港合作備忘錄，第12項）"
    mark(window.session, "m12", comment=words)
    assert not is_of_memorandum(words, window.session.memorandum)
    QGuiApplication.clipboard().setText(words)
    forget_notes(window.session)
    assert QGuiApplication.clipboard().text() == ""
