"""Selecting with the mouse: two clicks take a word, three its clause, four the passage."""

from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QTextEdit

from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.ui.models.text_map import TextMap
from zjhk_desktop.ui.widgets.reader_selection import Unit, position_under, selecting, unit_at


class ReaderMouse:
    """Counts the clicks at one place, and selects by what they took while the mouse is held.

    Characters are left to the view. Qt knows no words of Chinese, and only three clicks.

    Attributes:
        unit: what is being selected by; characters unless more than one click took something.
        map: of the document that is shown.
    """

    def __init__(self, view: QTextEdit, memorandum: Memorandum) -> None:
        """Serve a view; `map` must be set before it is clicked."""
        self._view = view
        self._memorandum = memorandum
        self._clicks = 0
        self._place = QPoint()
        self._stamp = 0
        self._since = QElapsedTimer()
        self._home = (0, 0)
        self.unit = Unit.CHARACTER
        self.map: TextMap | None = None

    def press(self, event: QMouseEvent) -> QMouseEvent:
        """Count a press; return what the view is to know of it, before `take`.

        That is a first click, so that the view neither counts, too, nor begins to drag what was
        selected before.
        """
        self._count(event)
        self.unit = Unit(max(Unit.CHARACTER.value, min(self._clicks, Unit.PASSAGE.value)))
        if self.unit is Unit.CHARACTER:
            return event
        cursor = self._view.textCursor()
        cursor.clearSelection()
        self._view.setTextCursor(cursor)
        return QMouseEvent(
            QEvent.Type.MouseButtonPress,
            event.position(),
            event.scenePosition(),
            event.globalPosition(),
            event.button(),
            event.buttons(),
            Qt.KeyboardModifier.NoModifier,
            event.pointingDevice(),
        )

    def take(self, event: QMouseEvent) -> None:
        """Select the unit that was clicked."""
        if self.unit is not Unit.CHARACTER:
            start, end = self._home = self._unit_under(event.position().toPoint())
            self._view.setTextCursor(selecting(self._view, start, end))

    def move(self, event: QMouseEvent) -> None:
        """Extend what was taken to the whole unit that the mouse is held over."""
        if self.unit is Unit.CHARACTER or event.buttons() != Qt.MouseButton.LeftButton:
            return
        start, end = self._unit_under(event.position().toPoint())
        first, last = self._home
        backwards = start < first
        cursor = selecting(
            self._view, last if backwards else first, start if backwards else max(end, last)
        )
        self._view.setTextCursor(cursor)

    def release(self) -> None:
        """Select by characters again."""
        self.unit = Unit.CHARACTER

    def _unit_under(self, point: QPoint) -> tuple[int, int]:
        if self.map is None:
            raise RuntimeError("the reader has no document yet")
        return unit_at(position_under(self._view, point), self.unit, self.map, self._memorandum)

    def _count(self, event: QMouseEvent) -> None:
        """Count presses of the left button that follow each other quickly at one place."""
        hints = QGuiApplication.styleHints()
        place = event.position().toPoint()
        apart = event.timestamp() - self._stamp
        # A busy moment delays the clock, a test sets the stamps as it likes.
        soon = self._since.isValid() and (
            0 <= apart <= hints.mouseDoubleClickInterval()
            or self._since.elapsed() <= hints.mouseDoubleClickInterval()
        )
        near = (place - self._place).manhattanLength() < hints.startDragDistance()
        double = event.type() is QEvent.Type.MouseButtonDblClick
        goes_on = soon and near and (double or self._clicks >= Unit.WORD.value)
        left = event.button() is Qt.MouseButton.LeftButton
        self._clicks = 0 if not left else self._clicks + 1 if goes_on else 1
        if double and left:
            self._clicks = max(self._clicks, Unit.WORD.value)
        self._place, self._stamp = place, event.timestamp()
        self._since.start()
