"""From what is selected in the reader to places in the memorandum."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from zjhk_desktop.domain.anchor import Anchor, anchor_range
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.ui.models.text_map import TextMap

_CLAUSE_ENDS = "，。；：、！？（）《》“”"


def selected_anchor(
    cursor: QTextCursor, text_map: TextMap, memorandum: Memorandum
) -> Anchor | None:
    """Return the anchor of the selected words, cut to one passage; None if there are none."""
    found = text_map.first_overlap(cursor.selectionStart(), cursor.selectionEnd())
    if found is None:
        return None
    passage_id, start, end = found
    passage = memorandum.passage(passage_id)
    text = passage.text_hant[start:end]
    start += len(text) - len(text.lstrip())
    end -= len(text) - len(text.rstrip())
    return anchor_range(passage, start, end) if start < end else None


def spans_passages(cursor: QTextCursor, text_map: TextMap) -> bool:
    """Say whether a selection reaches beyond one passage."""
    first = text_map.at(cursor.selectionStart())
    return cursor.selectionEnd() > first.end + 1


def character_at(view: QTextEdit, text_map: TextMap, point: QPoint) -> tuple[str, int] | None:
    """Return the passage and code point of the character under a point of the viewport."""
    cursor = view.cursorForPosition(point)
    rect = view.cursorRect(cursor)
    if not rect.top() <= point.y() <= rect.bottom() or abs(point.x() - rect.x()) > rect.height():
        return None
    position = cursor.position() - (1 if point.x() < rect.x() else 0)
    placement = text_map.at(position)
    if not placement.start <= position < placement.end:
        return None
    return text_map.offset(position)


def keep_in_one_passage(view: QTextEdit, text_map: TextMap) -> None:
    """Cut a selection to the passage it began in: in a table Qt would take whole cells."""
    cursor = view.textCursor()
    if not cursor.hasSelection():
        return
    home = text_map.at(cursor.anchor())
    if home is text_map.at(cursor.position()) or not home.start <= cursor.anchor() <= home.end:
        return
    edge = home.start if cursor.position() < cursor.anchor() else home.end
    cursor.setPosition(cursor.anchor())
    cursor.setPosition(edge, QTextCursor.MoveMode.KeepAnchor)
    view.setTextCursor(cursor)


def clause_at(text: str, offset: int) -> tuple[int, int]:
    """Return `[start, end)` of the clause at a code point, without its punctuation."""
    start = max(text.rfind(mark, 0, offset) + 1 for mark in _CLAUSE_ENDS)
    ends = [text.find(mark, offset) for mark in _CLAUSE_ENDS]
    return start, min((found for found in ends if found >= 0), default=len(text))
