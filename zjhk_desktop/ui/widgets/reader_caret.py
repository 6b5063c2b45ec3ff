"""The caret of the reader, for who selects by keyboard: where it begins, and word by word."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from zjhk_desktop.domain.memorandum import Memorandum, Passage
from zjhk_desktop.domain.units import word_edge_after, word_edge_before
from zjhk_desktop.ui.models.text_map import TextMap

_Key = QKeySequence.StandardKey
_WORDS = {
    _Key.MoveToNextWord: (True, False),
    _Key.MoveToPreviousWord: (False, False),
    _Key.SelectNextWord: (True, True),
    _Key.SelectPreviousWord: (False, True),
}
"""Key -> whether it goes forward, and whether it selects."""
_SELECTING = (
    _Key.SelectNextChar,
    _Key.SelectPreviousChar,
    _Key.SelectNextWord,
    _Key.SelectPreviousWord,
    _Key.SelectNextLine,
    _Key.SelectPreviousLine,
    _Key.SelectStartOfLine,
    _Key.SelectEndOfLine,
    _Key.SelectNextPage,
    _Key.SelectPreviousPage,
)


class ReaderCaret:
    """Moves the caret where Qt would not, or not well."""

    def __init__(
        self, view: QTextEdit, memorandum: Memorandum, first_visible: Callable[[], QTextCursor]
    ) -> None:
        """Serve a view; `first_visible` gives the cursor at the first line that is in view."""
        self._view = view
        self._memorandum = memorandum
        self._first_visible = first_visible

    def press(self, event: QKeyEvent, text_map: TextMap) -> bool:
        """Prepare the view for a key, or do what it asks for; say whether that is done."""
        if any(event.matches(key) for key in _SELECTING):
            self.begin()
        for key, (forward, selects) in _WORDS.items():
            if event.matches(key):
                self._move_by_word(text_map, forward=forward, selects=selects)
                return True
        return False

    def begin(self) -> None:
        """Let a selection begin where one reads, if the caret is where one cannot see it."""
        cursor = self._view.textCursor()
        if not cursor.hasSelection() and not self._view.viewport().rect().intersects(
            self._view.cursorRect(cursor)
        ):
            self._view.setTextCursor(self._first_visible())

    def _move_by_word(self, text_map: TextMap, *, forward: bool, selects: bool) -> None:
        """Move the caret to the next edge of a word, at a passage's end to the next passage."""
        cursor = self._view.textCursor()
        placement = text_map.at(cursor.position())
        passage_id, offset = text_map.offset(cursor.position())
        passage = self._memorandum.passage(passage_id)
        edge = _edge(passage, offset, forward=forward)
        keep = QTextCursor.MoveMode.KeepAnchor if selects else QTextCursor.MoveMode.MoveAnchor
        if edge is not None:
            position = text_map.position(passage_id, edge, placement.script)
        else:
            beside = text_map.beside(placement, forward=forward)
            if beside is None:
                return
            position = beside.start if forward else beside.end
        cursor.setPosition(position, keep)
        self._view.setTextCursor(cursor)
        self._view.ensureCursorVisible()


def _edge(passage: Passage, offset: int, *, forward: bool) -> int | None:
    return word_edge_after(passage, offset) if forward else word_edge_before(passage, offset)
