"""Words go through the card's field exactly as they are; untouched ones are not saved again."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.workbench import mark
from tests.unit.storage.test_review_store import HOSTILE
from zjhk_desktop.domain.annotation import COMMENT_LIMIT
from zjhk_desktop.ui.main_window import MainWindow

FLOOD = "e" + "\u0301" * 200
WORDS = [
    *HOSTILE,
    "字\u00a0字\u3000字",
    "\u2066a\u2069",
    FLOOD,
    "𨋢" * COMMENT_LIMIT,
    "\x07\x1b[1m",
    "\t",
]


def revisions(window: MainWindow, annotation_id: str) -> int:
    reviewing = window.session._reviewing
    assert reviewing is not None
    return len(reviewing.history(annotation_id))


@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words)[:20])
def test_what_was_not_touched_is_not_saved_again(window: MainWindow, words: str) -> None:
    note = mark(window.session, "m09", "未來產業", comment=words)
    before = revisions(window, note.id)
    window.cards.open_editor(note.id)
    QApplication.processEvents()
    assert window.cards.close_editor()
    assert revisions(window, note.id) == before
    assert window.session.annotations[0].state.comment == words
    assert not window.session.drafts.texts()


@pytest.mark.parametrize(
    "words", [words for words in WORDS if "\r" not in words], ids=lambda words: ascii(words)[:20]
)
def test_what_is_typed_is_saved_exactly(window: MainWindow, words: str) -> None:
    note = mark(window.session, "m09", "未來產業", comment="before")
    window.cards.open_editor(note.id)
    window.cards.editor.comment.selectAll()
    window.cards.editor.comment.insertPlainText(words)
    assert window.cards.close_editor()
    assert window.session.annotations[0].state.comment == words


def test_what_is_no_text_is_replaced_where_it_comes_in(window: MainWindow, qtbot: QtBot) -> None:
    """Else it would be refused by the disk for ever, with the card open over it."""
    note = mark(window.session, "m09", "未來產業")
    window.cards.open_editor(note.id)
    editor = window.cards.editor
    editor.comment.insertPlainText("甲\0乙\ud800")
    editor.replies.field.entry.insert("丙\0丁")
    editor.replies.settle()
    assert window.cards.close_editor()
    (annotation,) = window.session.annotations
    assert annotation.state.comment == "甲\ufffd乙"
    (reply,) = window.session.replies(note.id)
    assert "\0" not in reply.state.comment
    assert reply.state.comment[0] + reply.state.comment[-1] == "丙丁"


def test_one_too_many_is_kept_from_the_review(window: MainWindow) -> None:
    """The control of the longest: it is the limit that admits it."""
    note = mark(window.session, "m09", "未來產業", comment="before")
    window.cards.open_editor(note.id)
    window.cards.editor.comment.insertPlainText("字" * COMMENT_LIMIT)
    assert not window.cards.close_editor()
    assert window.session.annotations[0].state.comment == "before"
    window.cards.editor.comment.undo()
    assert window.cards.close_editor()


def test_the_field_s_own_reading_would_change_words(window: MainWindow) -> None:
    """The control of the tests above."""
    field = window.cards.editor.comment
    field.set_text("字\u00a0字")
    assert field.text() == "字\u00a0字"
    assert field.toPlainText() != field.text()
