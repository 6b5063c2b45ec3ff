"""The reader: the whole memorandum as one continuous, selectable document."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.text_map import TextMap
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns, columns
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_painter import ReaderPainter
from zjhk_desktop.ui.widgets.reader_position import Place, ReaderPosition
from zjhk_desktop.ui.widgets.reader_selection import clause_at, selected_anchor, spans_passages
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar


class ReaderView(QTextEdit):
    """Shows the memorandum in one script; marks are painted behind the words.

    Signals:
        selection_settled(QRectF): words were selected and the hand has stopped; the box of the
            selection's last line, in viewport px (empty: nothing is selected any more).
        mark_clicked(str): an annotation's mark was clicked.
        geometry_changed(): lines stand elsewhere now (size, script, width).
        place_changed(str): another passage is the current one.
        menu_requested(QPoint): a menu is asked for at a point of the screen.
    """

    selection_settled = Signal(object)
    mark_clicked = Signal(str)
    geometry_changed = Signal()
    place_changed = Signal(str)
    menu_requested = Signal(QPoint)

    def __init__(self, session: Session, look: Look, size: int) -> None:
        """Show the session's memorandum at a text size in px."""
        super().__init__()
        self._session = session
        self._look = look
        self._size = size
        self._cards_width = 0
        self._documents: dict[Script, ReaderDocument] = {}
        self._shown: ReaderDocument | None = None
        self.painter = ReaderPainter(session, look)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "paper"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.setObjectName("reader")
        session.script_changed.connect(self._show_script)
        session.review_changed.connect(self._marks_changed)
        session.activated.connect(self._marks_changed)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._retranslate)
        self.position = ReaderPosition(self)
        self.position.current_changed.connect(self._current_changed)
        self._recolour()
        self._retranslate()
        self._show_script(session.script)

    @property
    def map(self) -> TextMap:
        """Return where each passage stands in the document that is shown."""
        return self._document.map

    @property
    def size_px(self) -> int:
        """Return the body's text size in px."""
        return self._size

    @property
    def current_passage(self) -> str:
        """Return the passage that the reader is at."""
        return self.position.current

    @property
    def columns(self) -> ReaderColumns:
        """Return where the columns stand in viewport px."""
        return columns(self.viewport().width(), self._size, self._cards_width)

    def set_size(self, size: int) -> None:
        """Set the body's text size in px, staying at the same character."""
        if size == self._size:
            return
        place = self._hold()
        self._size = size
        self._documents.clear()
        self._show_script(self._session.script, place)

    def set_cards_width(self, width: int) -> None:
        """Leave `width` px at the right of the gutter for cards (0: none)."""
        if width != self._cards_width:
            place = self._hold() if self._shown is not None else None
            self._cards_width = width
            with self.position.keeping():
                self._place_columns(place)

    def set_tail(self, height: float) -> None:
        """Let the page end no higher than `height` document px, so that all cards can be seen."""
        self._document.set_tail(height, self.viewport().height() * 0.6)

    def place(self) -> Place:
        """Return the character at the top left of what is shown."""
        return self.position.place(self.columns.text_left, self._size)

    def restore(self, place: Place) -> None:
        """Scroll so that a character's line stands where it stood, now and when lines move."""
        self.position.restore(place)

    def go_to(self, passage: str, offset: int = 0, *, caret: bool = True) -> None:
        """Bring a character into view near the top, and put the caret before it."""
        self.position.go_to(passage, offset, caret=caret)

    def reveal(self, passage: str, offset: int) -> None:
        """Bring a character into view, moving only when it is not."""
        self.position.reveal(passage, offset, self._size)

    def selected_anchor(self) -> Anchor | None:
        """Return the anchor of the selected words, cut to one passage; None if there are none."""
        return selected_anchor(self.textCursor(), self.map, self._session.memorandum)

    def selection_spans_passages(self) -> bool:
        """Say whether the selection reaches beyond one passage."""
        return spans_passages(self.textCursor(), self.map)

    def clear_selection(self) -> None:
        """Select nothing, leaving the caret where the selection ended."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def select(self, passage: str, start: int, end: int) -> None:
        """Select `[start, end)` code points of a passage."""
        self.setTextCursor(self.position.cursor(passage, start, end))
        self.position.set_current(passage)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bands, numbers and leaders behind the words, and markers above them."""
        offset = self.verticalScrollBar().value()
        clip = QRectF(event.rect()).translated(0, offset)
        painter = QPainter(self.viewport())
        painter.translate(0, -offset)
        self.painter.paint_behind(painter, clip)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.translate(0, -offset)
        self.painter.paint_above(painter, clip)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the same character at the top when the width changes."""
        place = self._hold() if event.oldSize().width() > 0 else self.position.held
        with self.position.keeping():
            super().resizeEvent(event)
            self._place_columns(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay where one left off: Qt would scroll to the caret."""
        held = self.position.held
        super().showEvent(event)
        if held is not None:
            self.restore(held)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Announce a settled selection, or a click on a mark."""
        super().mouseReleaseEvent(event)
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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the clause; Qt would take a whole Chinese line as one word."""
        cursor = self.cursorForPosition(event.position().toPoint())
        passage_id, offset = self.map.offset(cursor.position())
        text = self._session.memorandum.passage(passage_id).text_hant
        start, end = clause_at(text, offset)
        if start < end:
            self.select(passage_id, start, end)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of marking; a click beside the selection moves the caret first."""
        cursor = self.cursorForPosition(event.pos())
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        if by_mouse and not self.textCursor().hasSelection():
            self.setTextCursor(cursor)
            self.position.set_current(self.map.at(cursor.position()).passage)
        self.menu_requested.emit(event.globalPos())

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Announce what was selected by keyboard when Shift is let go."""
        super().keyReleaseEvent(event)
        if event.key() == Qt.Key.Key_Shift and self.textCursor().hasSelection():
            self._announce_selection()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the caret with the current passage."""
        super().keyPressEvent(event)
        if not self.textCursor().hasSelection():
            self.selection_settled.emit(QRectF())
        self.position.set_current(self.map.at(self.textCursor().position()).passage)

    @property
    def _document(self) -> ReaderDocument:
        shown = self._shown
        if shown is None:
            raise RuntimeError("the reader has no document yet")
        return shown

    def _hold(self) -> Place:
        """Return the place to stay at: the one that was asked for, until someone scrolls."""
        return self.position.held or self.place()

    def _announce_selection(self) -> None:
        self.position.set_current(self.map.at(self.textCursor().selectionStart()).passage)
        boxes = self.painter.boxes_of_selection(self.textCursor())
        if boxes:
            last = boxes[-1]
            rect = QRectF(last.left, last.top, last.right - last.left, last.bottom - last.top)
            rect.translate(0, -self.verticalScrollBar().value())
            self.selection_settled.emit(rect)

    def _show_script(self, script: Script, place: Place | None = None) -> None:
        """Show the document of a script, staying at the same character."""
        if place is None and self._shown is not None:
            place = self._hold()
        selection = self._selection()
        caret = self._caret()
        if script not in self._documents:
            self._documents[script] = ReaderDocument(
                self._session.memorandum, script, self._size, self._look.colours.navy
            )
        self._shown = self._documents[script]
        stand = self.columns
        # Before the document is laid out for the first time, so that it is laid out once.
        self._shown.set_columns(stand.left, stand.right_margin, stand.text_right - stand.text_left)
        with self.position.keeping():
            self.setDocument(self._shown.document)
            self.position.map = self._shown.map
            self.painter.set_document(self._shown)
            if caret is not None:
                self.setTextCursor(self.position.cursor(*caret))
            self._place_columns(place)
        if selection is not None:
            self.select(*selection)

    def _selection(self) -> tuple[str, int, int] | None:
        if self._shown is None or not self.textCursor().hasSelection():
            return None
        cursor = self.textCursor()
        return self.map.first_overlap(cursor.selectionStart(), cursor.selectionEnd())

    def _caret(self) -> tuple[str, int] | None:
        if self._shown is None:
            return None
        return self.map.offset(self.textCursor().position())

    def _place_columns(self, place: Place | None = None) -> None:
        """Set the page's margins for the viewport's width; a change lays the text out anew."""
        if self._shown is None:
            return
        stand = self.columns
        self._shown.set_columns(stand.left, stand.right_margin, stand.text_right - stand.text_left)
        # Qt lays out in steps; ask for the size, which takes all of them.
        self._shown.document.size()
        if self.columns != stand:
            # A scroll bar that came or went has changed the width meanwhile.
            self._place_columns(place)
            return
        self.painter.geometry_moved(stand.left, stand.text_left, stand.text_right)
        if place is not None:
            self.restore(place)
        self.geometry_changed.emit()
        self.viewport().update()

    def _marks_changed(self, _what: object) -> None:
        self.painter.marks_changed()
        self.viewport().update()

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, self._look.colours.paper)
        self.setPalette(palette)
        if self._shown is not None:
            # Headings carry their colour in the document itself.
            place = self._hold()
            self._documents.clear()
            self._show_script(self._session.script, place)

    def _retranslate(self) -> None:
        self.setAccessibleName(self._look.words("Text of the memorandum"))

    def _current_changed(self, passage: str) -> None:
        self.painter.set_current(passage)
        self.viewport().update()
        self.place_changed.emit(passage)
