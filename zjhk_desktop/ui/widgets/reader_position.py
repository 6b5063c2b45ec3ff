"""Where the reader is: the place at its top, the current passage, and staying there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from zjhk_desktop.ui.models.text_map import TextMap


@dataclass(frozen=True, slots=True)
class Place:
    """A character of the memorandum and where its line stands.

    Attributes:
        offset: code point of the passage.
        below_top: how far below the reader's top the character's line begins, in px.
        current: the passage that was the current one there, if known.
    """

    passage: str
    offset: int
    below_top: int = 0
    current: str = ""


class ReaderPosition(QObject):
    """Moves a text view over the memorandum and knows where it is.

    Signals:
        current_changed(str): another passage is the current one.
    """

    current_changed = Signal(str)

    def __init__(self, view: QTextEdit) -> None:
        """Serve a view; `map` must be set before anything else is asked."""
        super().__init__(view)
        self._view = view
        self._still = False
        self.map: TextMap | None = None
        self.current = ""
        self.held: Place | None = None
        view.verticalScrollBar().valueChanged.connect(self._scrolled)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Take movements of the scroll bar meanwhile as the layout's, not the reader's."""
        before, self._still = self._still, True
        try:
            yield
        finally:
            self._still = before

    def cursor(self, passage: str, start: int, end: int | None = None) -> QTextCursor:
        """Return a cursor before a code point of a passage, or over `[start, end)`."""
        cursor = QTextCursor(self._view.document())
        cursor.setPosition(self._map.position(passage, start))
        if end is not None:
            cursor.setPosition(self._map.position(passage, end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def place(self, text_left: float, size: int) -> Place:
        """Return the character at the top left of a text of `size` px from `text_left` px."""
        view = self._view
        cursor = view.cursorForPosition(QPoint(int(text_left) + 2, size))
        if view.cursorRect(cursor).top() < -2:
            cursor.movePosition(QTextCursor.MoveOperation.Down)
            cursor.movePosition(QTextCursor.MoveOperation.StartOfLine)
        passage, offset = self._map.offset_from(cursor.position())
        return Place(passage, offset, view.cursorRect(cursor).top(), self.current)

    def restore(self, place: Place) -> None:
        """Scroll so that a character's line stands where it stood, now and when lines move."""
        if place.passage not in self._map:
            return
        top = self._view.cursorRect(self.cursor(place.passage, place.offset)).top()
        with self.keeping():
            self._scroll_by(top - place.below_top)
        self.held = place
        self.set_current(place.current if place.current in self._map else place.passage)

    def go_to(self, passage: str, offset: int, *, caret: bool, below: int) -> None:
        """Bring a character into view `below` px under the top, and the caret to it."""
        if passage not in self._map:
            return
        cursor = self.cursor(passage, offset)
        if caret:
            self._view.setTextCursor(cursor)
        top = self._view.cursorRect(cursor).top()
        self._scroll_by(top - min(below, self._view.viewport().height() // 3))
        self.set_current(passage)

    def reveal(self, passage: str, offset: int, margin: int) -> None:
        """Bring a character into view, moving only when it is not `margin` px inside."""
        rect = self._view.cursorRect(self.cursor(passage, offset))
        height = self._view.viewport().height()
        if rect.top() < margin or rect.bottom() > height - 3 * margin:
            self._scroll_by(rect.top() - height // 3)
        self.set_current(passage)

    def set_current(self, passage: str) -> None:
        """Make a passage the current one."""
        if passage != self.current:
            self.current = passage
            self.current_changed.emit(passage)

    def is_visible(self, passage: str) -> bool:
        """Say whether any line of a passage is in view."""
        placement = self._map.placement(passage)
        top = self._view.cursorRect(self.cursor(passage, 0)).top()
        end = QTextCursor(self._view.document())
        end.setPosition(placement.end)
        return self._view.cursorRect(end).bottom() > 0 and top < self._view.viewport().height()

    @property
    def _map(self) -> TextMap:
        if self.map is None:
            raise RuntimeError("the reader has no document yet")
        return self.map

    def _scroll_by(self, distance: int) -> None:
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + distance)

    def _scrolled(self, _value: int) -> None:
        """Follow scrolling: the current passage changes when it has left the view."""
        if self._still or self.map is None:
            return
        self.held = None
        if self.current not in self.map or not self.is_visible(self.current):
            top = self._view.cursorForPosition(QPoint(self._view.viewport().width() // 2, 16))
            self.set_current(self.map.offset(top.position())[0])
