"""The reader's page: the document of a script or of both, its columns, and staying in place."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.text_map import TextMap
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.reader_columns import ReaderColumns, columns, parallel_columns
from zjhk_desktop.ui.widgets.reader_document import ReaderDocument
from zjhk_desktop.ui.widgets.reader_gutter import Spot, SpotKind
from zjhk_desktop.ui.widgets.reader_painter import ReaderPainter
from zjhk_desktop.ui.widgets.reader_position import Place, ReaderPosition
from zjhk_desktop.ui.widgets.reader_shelf import ReaderShelf
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar

_BELOW_TOP = 96
_BELOW_HEAD = 168


class ReaderPage(QTextEdit):
    """Shows the memorandum; marks are painted behind the words.

    Signals:
        geometry_changed(): lines stand elsewhere now (size, script, width).
        place_changed(str): another passage is the current one.
    """

    geometry_changed = Signal()
    place_changed = Signal(str)

    def __init__(self, session: Session, look: Look, size: int) -> None:
        """Show the session's memorandum at a text size in px."""
        super().__init__()
        self._session = session
        self._look = look
        self._size = size
        self._cards_width = 0
        self._shelf = ReaderShelf(session.memorandum)
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
        session.script_changed.connect(self._show_again)
        session.parallel_changed.connect(self._show_again)
        session.review_changed.connect(self._marks_changed)
        session.activated.connect(self._marks_changed)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._retranslate)
        self.position = ReaderPosition(self)
        self.position.current_changed.connect(self._current_changed)
        self._recolour()
        self._retranslate()
        self._show()

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
        place = parallel_columns if self._session.parallel else columns
        return place(self.viewport().width(), self._size, self._cards_width)

    def set_size(self, size: int) -> None:
        """Set the body's text size in px, staying at the same character."""
        if size == self._size:
            return
        place = self._hold()
        self._size = size
        self._show(place)

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
        # Below the head of 對照, the heading above a first measure must still be seen.
        below = _BELOW_HEAD if self._session.parallel else _BELOW_TOP
        self.position.go_to(passage, offset, caret=caret, below=below)

    def reveal(self, passage: str, offset: int) -> None:
        """Bring a character into view, moving only when it is not."""
        self.position.reveal(passage, offset, self._size)

    def select(self, passage: str, start: int, end: int) -> None:
        """Select `[start, end)` code points of a passage."""
        self.setTextCursor(self.position.cursor(passage, start, end))
        self.position.set_current(passage)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bands, numbers and leaders behind the words, and markers above them."""
        self._paint(event.region(), self.painter.paint_behind)
        super().paintEvent(event)
        self._paint(event.region(), self.painter.paint_above)

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
        with self.position.keeping():
            self._place_columns(held)
        if held is not None:
            self.restore(held)

    @property
    def _document(self) -> ReaderDocument:
        shown = self._shown
        if shown is None:
            raise RuntimeError("the reader has no document yet")
        return shown

    def _paint(self, region: QRegion, paint: Callable[[QPainter, QRectF], None]) -> None:
        """Paint each part of the viewport by itself: after scrolling they are few and far apart."""
        offset = self.verticalScrollBar().value()
        painter = QPainter(self.viewport())
        painter.translate(0, -offset)
        for rect in region:  # pyright: ignore[reportGeneralTypeIssues] - the stubs lack it
            clip = QRectF(rect).translated(0, offset)
            painter.setClipRect(clip)
            paint(painter, clip)
        painter.end()

    def _hold(self) -> Place:
        """Return the place to stay at: the one that was asked for, until someone scrolls."""
        return self.position.held or self.place()

    def _show_again(self, _what: object) -> None:
        self._show()

    def _show(self, place: Place | None = None) -> None:
        """Show the document of the session's script, or of both, at the same character."""
        if place is None and self._shown is not None:
            place = self._hold()
        selection = self._selection()
        caret = self._caret()
        self._shown = self._shelf.document(
            self._session.script,
            self._size,
            self._look.colours.navy,
            parallel=self._session.parallel,
        )
        # Before the document is laid out for the first time, so that it is laid out once.
        self._shown.set_columns(self.columns)
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
        self._shown.set_columns(stand)
        if not self.isVisible():
            # It will be laid out once, when it is shown in its size.
            self.position.held = place or self.position.held
            self.painter.geometry_moved(stand)
            return
        self._shown.finish()
        if self.columns != stand:
            # A scroll bar that came or went has changed the width meanwhile.
            self._place_columns(place)
            return
        self.painter.geometry_moved(stand)
        if place is not None:
            self.restore(place)
        self.geometry_changed.emit()
        self.viewport().update()

    def _marks_changed(self, _what: object) -> None:
        self.viewport().update()

    def _recolour(self) -> None:
        palette = self._look.palette()
        palette.setColor(palette.ColorRole.Base, self._look.colours.paper)
        self.setPalette(palette)
        if self._shown is not None:
            # Headings carry their colour in the document itself.
            self._show(self._hold())

    def _retranslate(self) -> None:
        self.setAccessibleName(self._look.words("Text of the memorandum"))

    def _current_changed(self, passage: str) -> None:
        furniture, gutter = self.painter.furniture, self.painter.gutter
        before, furniture.current, gutter.current = furniture.current, passage, passage
        for each in (before, passage):
            bar = furniture.bar(each, self._shown, self.columns) if self._shown else QRectF()
            beside = bar.united(gutter.box(Spot(SpotKind.STATUS, each)))
            beside.translate(0, -self.verticalScrollBar().value())
            self.viewport().update(beside.toAlignedRect())
        self.place_changed.emit(passage)
