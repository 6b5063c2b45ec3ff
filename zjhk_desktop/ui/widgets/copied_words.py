"""What the clipboard gets of selected words: plain text, and the same as escaped HTML."""

from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from zjhk_desktop.domain.citing import cited
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.trimming import unspaced
from zjhk_desktop.ui.models.text_map import TextMap


def copied(cursor: QTextCursor, text_map: TextMap) -> QMimeData:
    """Return the selected words, exactly."""
    script = text_map.at(cursor.selectionStart()).script
    return _data(cursor.selection().toPlainText().split("\n"), script)


def copied_with_reference(
    cursor: QTextCursor, text_map: TextMap, memorandum: Memorandum
) -> QMimeData | None:
    """Return the selected words quoted with their references, a line for each passage.

    They are in the script in which they are selected; None if none of a passage are.
    """
    script = text_map.at(cursor.selectionStart()).script
    lines: list[str] = []
    selection = (cursor.selectionStart(), cursor.selectionEnd())
    for passage_id, start, end in text_map.overlaps(*selection, script):
        passage = memorandum.passage(passage_id)
        text = passage.text(script)
        start, end = unspaced(text, start, end)
        if start < end:
            lines.append(cited(text[start:end], memorandum, passage, script))
    return _data(lines, script) if lines else None


def _data(lines: list[str], script: Script) -> QMimeData:
    data = QMimeData()
    data.setText("\n".join(lines))
    # One line goes into the middle of what is written elsewhere, several are paragraphs of it.
    tag = "span" if len(lines) == 1 else "p"
    parts = (f'<{tag} lang="{script.tag}">{escape(line)}</{tag}>' for line in lines)
    data.setHtml("".join(parts))
    return data
