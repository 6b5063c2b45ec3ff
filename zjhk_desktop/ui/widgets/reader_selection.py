"""From what is selected in the reader to places in the memorandum, and back."""

from bisect import bisect_right
from enum import Enum

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from zjhk_desktop.domain.anchor import Anchor, anchor_range
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.trimming import trimmed, unspaced
from zjhk_desktop.domain.units import clause_at, word_at
from zjhk_desktop.ui.models.text_map import TextMap
from zjhk_desktop.ui.widgets.reader_geometry import ruled_lines


class Unit(Enum):
    """What so many clicks take."""

    CHARACTER = 1
    WORD = 2
    CLAUSE = 3
    PASSAGE = 4


def selected_anchor(
    cursor: QTextCursor, text_map: TextMap, memorandum: Memorandum, *, exact: bool = False
) -> Anchor | None:
    """Return the anchor of the selected words, cut to one passage; None if there are none.

    The spaces at their ends are left out, and the punctuation there unless it is to be `exact`.
    """
    found = text_map.first_overlap(cursor.selectionStart(), cursor.selectionEnd())
    if found is None:
        return None
    passage_id, start, end = found
    passage = memorandum.passage(passage_id)
    start, end = (unspaced if exact else trimmed)(passage.text_hant, start, end)
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


def position_under(view: QTextEdit, point: QPoint) -> int:
    """Return the position of the character that is at a point of the viewport, or nearest to it.

    The cursor for a point is at the nearest edge of a character, which may be its end.
    """
    position = view.cursorForPosition(point).position()
    lines = ruled_lines(view.document(), position)
    if not lines:
        return position
    y = point.y() + view.verticalScrollBar().value()
    line = min(lines, key=lambda line: max(line.box.top - y, y - line.box.bottom))
    index = bisect_right(line.edges, point.x()) - 1
    return min(max(line.start + index, line.start), line.end - 1)


def unit_at(
    position: int, unit: Unit, text_map: TextMap, memorandum: Memorandum
) -> tuple[int, int]:
    """Return `[start, end)` positions of the unit at a position, in the script that it is in."""
    placement = text_map.at(position)
    passage_id, offset = text_map.offset(position)
    passage = memorandum.passage(passage_id)
    if unit is Unit.WORD:
        start, end = word_at(passage, offset)
    elif unit is Unit.CLAUSE:
        start, end = clause_at(passage, offset)
    elif unit is Unit.PASSAGE:
        start, end = 0, len(passage)
    else:
        start, end = offset, min(offset + 1, len(passage))
    return (
        text_map.position(passage_id, start, placement.script),
        text_map.position(passage_id, end, placement.script),
    )


def keep_in_one_passage(view: QTextEdit, text_map: TextMap) -> None:
    """Cut a selection to the passage it began in: in a table Qt would take whole cells."""
    cursor = view.textCursor()
    if not cursor.hasSelection():
        return
    home = text_map.at(cursor.anchor())
    if home is text_map.at(cursor.position()) or not home.start <= cursor.anchor() <= home.end:
        return
    edge = home.start if cursor.position() < cursor.anchor() else home.end
    view.setTextCursor(selecting(view, cursor.anchor(), edge))


def selecting(view: QTextEdit, anchor: int, position: int) -> QTextCursor:
    """Return a cursor that selects from a position to another, where the caret is."""
    cursor = QTextCursor(view.document())
    cursor.setPosition(anchor)
    cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
    return cursor
