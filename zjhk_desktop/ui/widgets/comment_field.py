"""The field a comment is typed in: grows with the text, keeps it exactly."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPen,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.composing import Composition
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.typed_text import typed_text
from zjhk_desktop.ui.widgets.scroll_bar import ThinScrollBar
from zjhk_desktop.ui.widgets.typing_keys import deletes_word

_LEAST = 3
_MOST = 14


class CommentField(QTextEdit):
    """Plain text in lines of 22 px, between three and fourteen of them high.

    Signals:
        done_requested(): Escape or Ctrl+Enter was pressed.
        left(): the focus went elsewhere.
    """

    done_requested = Signal()
    left = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._look = look
        self._name, self._hint = N_("Comment"), N_("Write a comment")
        self._least, self._most = _LEAST, _MOST
        self.composition = Composition(self)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setViewportMargins(6, 5, 6, 5)
        self.setVerticalScrollBar(ThinScrollBar(look, self, "field"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        look.theme_changed.connect(self._recolour)
        look.language_changed.connect(self._retranslate)
        self._recolour()
        self._retranslate()

    def set_purpose(self, name: str, hint: str, least: int, most: int) -> None:
        """Say, in English, what is typed and what stands in the empty field; and set its lines."""
        self._name, self._hint = name, hint
        self._least, self._most = least, most
        self._retranslate()
        self._grow()

    def set_text(self, text: str) -> None:
        """Show text, set in the note face, with the caret at its end."""
        self.blockSignals(True)
        self.setFont(self._look.note_font(Type.COMMENT))
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(Type.COMMENT_LINE, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(block)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.blockSignals(False)
        self._grow()

    def text(self) -> str:
        """Return the text as typed: lines end in a line feed, nothing else is changed."""
        return typed_text(self.document().toRawText().replace("\u2029", "\n"))

    def sizeHint(self) -> QSize:
        """Return the height of the text, within limits."""
        lines = max(
            self._least, min(self._most, round(self.document().size().height() / Type.COMMENT_LINE))
        )
        return QSize(200, lines * Type.COMMENT_LINE + 16)

    def event(self, event: QEvent) -> bool:
        """Keep for typing the keys that delete a word: commands of the window have them too."""
        if event.type() is QEvent.Type.ShortcutOverride and deletes_word(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Escape or Ctrl+Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape or (enter and control):
            self.done_requested.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Announce that typing has paused elsewhere (not for a menu or another window)."""
        super().focusOutEvent(event)
        self.left.emit()

    def draw_frame(self, painter: QPainter, box: QRectF) -> None:
        """Draw the field's ground and frame in its parent's coordinates."""
        colours = self._look.colours
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(colours.navy if focused else colours.strong_rule), 1.8 if focused else 1)
        )
        painter.setBrush(QColor(colours.field))
        painter.drawRoundedRect(box, Space.RADIUS, Space.RADIUS)

    def _grow(self) -> None:
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)
            self.updateGeometry()

    def _recolour(self) -> None:
        self.setPalette(self._look.palette())
        self.viewport().setAutoFillBackground(False)
        self.setStyleSheet("")
        self.update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self._look.words(self._name))
        self.setPlaceholderText(self._look.words(self._hint))
