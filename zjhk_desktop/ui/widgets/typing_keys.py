"""Keys that edit text wherever one types, whatever the window uses them for elsewhere."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def deletes_word(event: QEvent) -> bool:
    """Say whether a key deletes the word before or after the caret (Ctrl+Delete, say)."""
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.DeleteEndOfWord)
        or event.matches(QKeySequence.StandardKey.DeleteStartOfWord)
    )
