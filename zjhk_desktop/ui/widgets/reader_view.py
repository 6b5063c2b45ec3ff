"""The reader under the hand: selecting, pointing, and what they announce."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.copied_words import copied
from zjhk_desktop.ui.widgets.reader_caret import ReaderCaret
from zjhk_desktop.ui.widgets.reader_mouse import ReaderMouse
from zjhk_desktop.ui.widgets.reader_page import ReaderPage
from zjhk_desktop.ui.widgets.reader_selection import (
    character_at,
    keep_in_one_passage,
    selected_anchor,
    spans_passages,
)


class ReaderView(ReaderPage):
    """The page with mouse and keyboard.

    Signals:
        selection_settled(QRectF): words were selected and the hand has stopped; the box of the
            selection's last line, in viewport px (empty: nothing is selected any more).
        mark_clicked(str): an annotation's mark was clicked.
        hovered(str, int, QPoint): the pointer, at this point of the screen, is over this code point
            of this passage ("": over none).
        menu_requested(QPoint, str): a menu is asked for at a point of the screen, on a mark or
            beside all ("").
        escaped(): Escape was pressed in the text.
    """

    selection_settled = Signal(object)
    mark_clicked = Signal(str)
    menu_requested = Signal(QPoint, str)
    escaped = Signal()
    hovered = Signal(str, int, QPoint)

    def __init__(self, session: Session, look: Look, size: int) -> None:
        """Show the session's memorandum at a text size in px."""
        super().__init__(session, look, size)
        self._mouse = ReaderMouse(self, session.memorandum)
        self._by_key = ReaderCaret(self, session.memorandum, self._first_visible)
        self.selectionChanged.connect(self._light_selection)

    @property
    def memorandum(self) -> Memorandum:
        """Return what is read."""
        return self._session.memorandum

    def selected_anchor(self, *, exact: bool = False) -> Anchor | None:
        """Return the anchor of the selected words, cut to one passage; None if there are none.

        Without the punctuation at their ends, unless it is to be `exact`.
        """
        return selected_anchor(self.textCursor(), self.map, self.memorandum, exact=exact)

    def selection_spans_passages(self) -> bool:
        """Say whether the selection reaches beyond one passage."""
        return spans_passages(self.textCursor(), self.map)

    def boxes_of(self, annotation: Annotation) -> list[QRect]:
        """Return where the words of an annotation are, line by line, in viewport px."""
        scrolled = self.verticalScrollBar().value()
        return [
            QRectF(
                box.left, box.top - scrolled, box.right - box.left, box.bottom - box.top
            ).toAlignedRect()
            for box in self.painter.boxes_of(annotation)
        ]

    def clear_selection(self) -> None:
        """Select nothing, leaving the caret where the selection ended."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is dragged out of the window: the words alone."""
        return copied(self.textCursor(), self.map)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select: by characters, or after other clicks by more."""
        self._mouse.map = self.map
        super().mousePressEvent(self._mouse.press(event))
        self._mouse.take(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Announce a settled selection, or a click on a mark."""
        super().mouseReleaseEvent(event)
        self._mouse.release()
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self.textCursor().hasSelection():
            self._announce_selection()
            return
        self.selection_settled.emit(QRectF())
        self.position.set_current(self.map.at(self.textCursor().position()).passage)
        point = QPointF(event.position()) + QPointF(0, self.verticalScrollBar().value())
        annotation_id = self.painter.mark_at(point)
        if annotation_id:
            self.mark_clicked.emit(annotation_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over marks."""
        super().mouseMoveEvent(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            point = QPointF(event.position()) + QPointF(0, self.verticalScrollBar().value())
            over = bool(self.painter.mark_at(point))
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)
            found = character_at(self, self.map, event.position().toPoint())
            self._light(None if found is None else (found[0], found[1], found[1] + 1))
            self.hovered.emit(*(found or ("", 0)), event.globalPosition().toPoint())
            return
        self._mouse.move(event)
        if self._session.parallel:
            keep_in_one_passage(self, self.map)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the word; Qt would take a whole Chinese line as one."""
        self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of marking; a click beside the selection moves the caret first."""
        cursor = self.cursorForPosition(event.pos())
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse and not self.textCursor().hasSelection():
            self.setTextCursor(cursor)
            self.position.set_current(self.map.at(cursor.position()).passage)
        point = QPointF(event.pos()) + QPointF(0, self.verticalScrollBar().value())
        mark = self.painter.mark_at(point) if by_mouse else self._session.active
        self.menu_requested.emit(event.globalPos(), mark)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Announce what was selected by keyboard when Shift is let go."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and self.textCursor().hasSelection():
            self._announce_selection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the caret with the current passage, when the key has moved it."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        before = self.textCursor()
        if not self._by_key.press(event, self.map):
            super().keyPressEvent(event)
        if self._session.parallel and not event.matches(QKeySequence.StandardKey.SelectAll):
            keep_in_one_passage(self, self.map)
        after = self.textCursor()
        if (before.position(), before.anchor()) == (after.position(), after.anchor()):
            return
        if not after.hasSelection():
            self.selection_settled.emit(QRectF())
        self.position.set_current(self.map.at(after.position()).passage)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take no composed text: the memorandum is not written in."""
        event.ignore()

    def _first_visible(self) -> QTextCursor:
        """Return the cursor at the beginning of the first line in view."""
        place = self.place()
        return self.position.cursor(place.passage, place.offset)

    def _announce_selection(self) -> None:
        self.position.set_current(self.map.at(self.textCursor().selectionStart()).passage)
        boxes = self.painter.boxes_of_selection(self.textCursor())
        if boxes:
            last = boxes[-1]
            rect = QRectF(last.left, last.top, last.right - last.left, last.bottom - last.top)
            rect.translate(0, -self.verticalScrollBar().value())
            self.selection_settled.emit(rect)

    def _light_selection(self) -> None:
        """Light in both texts what is selected in one."""
        self._light(self._selection())

    def _light(self, words: tuple[str, int, int] | None) -> None:
        if self._session.parallel and words != self.painter.parallel.lit:
            self.painter.parallel.lit = words if words is not None else self._selection()
            self.viewport().update()
