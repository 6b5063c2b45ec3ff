"""The open card: all that it says is changed in place, saved as one types."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from zjhk_desktop.domain.anchor import quotes_of
from zjhk_desktop.domain.annotation import COMMENT_LIMIT, Annotation, Category, Visibility
from zjhk_desktop.domain.errors import CommentTooLong
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import VISIBILITY_NAMES, Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card import author_line, draw_ground, draw_heading
from zjhk_desktop.ui.widgets.card_reply import CardReply
from zjhk_desktop.ui.widgets.card_tags import CardTags
from zjhk_desktop.ui.widgets.card_text import SPINE
from zjhk_desktop.ui.widgets.card_thread import Threads
from zjhk_desktop.ui.widgets.category_button import CategoryButton, Shape
from zjhk_desktop.ui.widgets.comment_field import CommentField
from zjhk_desktop.ui.widgets.controls import IconButton, PushButton
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.wording_field import WordingField

DRAFT_DELAY = 300
"""Milliseconds after a keystroke until the text is on disk as a draft."""

_WIDTH = Space.CARD - SPINE - 12 - Space.CARD_PAD

SETTLE_DELAY = 15_000
"""Milliseconds without a keystroke after which what was typed becomes a revision."""


class CardEditor(QWidget):
    """Edits one annotation; every pause puts the text on disk, leaving it makes a revision.

    Signals:
        closed(): the card is done with.
        delete_requested(str): the annotation is to go.
        history_requested(str): what the annotation has been is wanted.
        resized(): the card's height has changed.
    """

    closed = Signal()
    delete_requested = Signal(str)
    history_requested = Signal(str)
    resized = Signal()

    def __init__(
        self, session: Session, look: Look, threads: Threads, parent: QWidget | None = None
    ) -> None:
        """Make an empty editor; `open` fills it, replies laid out by `threads`."""
        super().__init__(parent)
        self._session = session
        self._look = look
        self._threads = threads
        self._annotation: Annotation | None = None
        self._saved_text = ""
        self._draft_timer = self._timer(DRAFT_DELAY, self._save_draft)
        self._settle_timer = self._timer(SETTLE_DELAY, self.commit)
        self.chips = [CategoryButton(look, category, Shape.CHIP, self) for category in Category]
        self.wording = WordingField(look, _WIDTH, self)
        self.comment = CommentField(look, self)
        self.tags = CardTags(look, _WIDTH, self)
        self.replies = CardReply(look, _WIDTH, self)
        self.visibility = Segmented(
            look, [v.value for v in Visibility], self._segment_face, height=28, padding=9
        )
        self.history = IconButton(look, "history", side=Space.CONTROL_SMALL)
        self.bin = IconButton(look, "trash-2", side=Space.CONTROL_SMALL)
        self.done = PushButton(look, primary=True, height=Space.CONTROL_SMALL)
        self._arrange()
        self._connect()
        self.retranslate()

    @property
    def annotation_id(self) -> str:
        """Return the annotation that is being edited, or ""."""
        return self._annotation.id if self._annotation else ""

    def open(self, annotation: Annotation, draft: str | None = None) -> None:
        """Edit an annotation, from a draft of its comment if there is one."""
        self.commit()
        self._annotation = annotation
        self._saved_text = annotation.state.comment
        self.comment.set_text(self._saved_text if draft is None else draft)
        self.wording.clear()
        self._show_proposal(annotation)
        self.replies.clear()
        self._take_state(annotation)
        self.setFixedHeight(self.sizeHint().height())

    def refresh(self) -> None:
        """Follow a change of the annotation that was made elsewhere (undo, a key)."""
        annotation = self._session.annotation(self.annotation_id)
        if annotation is None:
            return
        if annotation.state.comment != self._saved_text:
            self._saved_text = annotation.state.comment
            if self.comment.text() != self._saved_text:
                self.comment.set_text(self._saved_text)
        self._annotation = annotation
        self._show_proposal(annotation)
        self._take_state(annotation)

    def begin(self, *, proposing: bool) -> None:
        """Take the focus for a comment or, `proposing`, for other words."""
        if proposing:
            self.wording.begin()
            self._fit()
        (self.wording.field if proposing else self.comment).setFocus()

    def commit(self) -> bool:
        """Make a revision of what was typed; return False if it could not be saved."""
        self._draft_timer.stop()
        self._settle_timer.stop()
        if self._annotation is None:
            return True
        if self.comment.hasFocus():
            # What the input method has composed belongs to the comment.
            QGuiApplication.inputMethod().commit()
        self.wording.settle()
        text = self.comment.text()
        comment = None if text == self._saved_text else text
        proposal = self.wording.proposal if self.wording.is_changed else None
        if comment is None and proposal is None:
            return True
        if not self._session.edit(self._annotation.id, comment=comment, proposal=proposal):
            return False
        self._saved_text = text
        return True

    def release(self) -> bool:
        """Commit and edit nothing any more; return False if it could not be saved."""
        if not self.commit() or not self._settle():
            return False
        self._annotation = None
        return True

    def abandon(self) -> None:
        """Edit nothing any more, without saving: the annotation has gone."""
        self._draft_timer.stop()
        self._settle_timer.stop()
        self._annotation = None

    def retranslate(self) -> None:
        """Take all words in the interface language."""
        words = self._look.words
        self.visibility.set_labels(
            words("Who may see it"), {v.value: words(VISIBILITY_NAMES[v]) for v in Visibility}
        )
        self.history.set_name(words("History of the note"), "Ctrl+Alt+H")
        self.bin.set_name(words("Delete note"))
        self.done.setText(words("Finish"))
        self.done.setAccessibleName(words("Finish"))
        self.done.updateGeometry()
        self.setAccessibleName(words("Edit note"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card's ground, its heading and the field's frame."""
        if self._annotation is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_ground(painter, self._look, QRectF(self.rect()), self._annotation, active=True)
        number = self._session.number(self._annotation.id)
        end = draw_heading(painter, self._look, self._annotation, number)
        painter.setFont(self._look.font(Type.SMALL))
        painter.setPen(QColor(self._look.colours.muted))
        line = QRectF(end + 8, 10, self.width() - Space.CARD_PAD - end - 8, 20)
        author = painter.fontMetrics().elidedText(
            author_line(self._look, self._annotation),
            Qt.TextElideMode.ElideRight,
            int(line.width()) + 1,
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, author)
        self.comment.draw_frame(painter, QRectF(self.comment.geometry()).adjusted(1, 1, -1, -1))

    def _arrange(self) -> None:
        self.setFixedWidth(Space.CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPINE + 12, 40, Space.CARD_PAD, 14)
        column.setSpacing(10)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for index, chip in enumerate(self.chips):
            chip.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            grid.addWidget(chip, index // 3, index % 3)
        column.addLayout(grid)
        column.addWidget(self.wording)
        column.addWidget(self.comment)
        column.addWidget(self.tags)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.visibility)
        row.addStretch(1)
        row.addWidget(self.history)
        row.addWidget(self.bin)
        row.addWidget(self.done)
        column.addLayout(row)
        column.addWidget(self.replies)

    def _connect(self) -> None:
        for chip in self.chips:
            chip.clicked.connect(self._choose_category)
        self.wording.changed.connect(self._typed)
        self.wording.done_requested.connect(self._finish)
        self.wording.left.connect(self.commit)
        self.wording.height_changed.connect(self._fit)
        self.comment.textChanged.connect(self._typed)
        self.comment.done_requested.connect(self._finish)
        self.comment.left.connect(self.commit)
        self.comment.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.visibility.chosen.connect(self._choose_visibility)
        self.tags.tags_changed.connect(self._choose_tags)
        self.tags.height_changed.connect(self._fit)
        self.tags.closed.connect(self._finish)
        self.replies.replied.connect(self._reply)
        self.replies.resolve_requested.connect(self._resolve)
        self.replies.closed.connect(self._finish)
        self.history.clicked.connect(self._look_back)
        self.bin.clicked.connect(self._delete)
        self.done.clicked.connect(self._finish)
        self._look.language_changed.connect(self.retranslate)
        self._look.theme_changed.connect(self.update)

    def _timer(self, delay: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(delay)
        timer.timeout.connect(slot)
        return timer

    def _segment_face(self, _key: str, chosen: bool) -> QFont:
        return self._look.font(Type.SMALL, Weight.MEDIUM if chosen else Weight.REGULAR)

    def _take_state(self, annotation: Annotation) -> None:
        for chip in self.chips:
            chip.setChecked(chip.category is annotation.state.category)
        self.visibility.set_value(annotation.state.visibility.value)
        self.tags.show_tags(annotation.state.tags)
        replies = self._session.replies(annotation.id)
        thread = self._threads.thread(replies, _WIDTH, whole=True)
        self.replies.show_thread(thread, resolved=annotation.state.resolved)
        self._fit()
        self.update()

    def _show_proposal(self, annotation: Annotation) -> None:
        quotes = quotes_of(annotation.anchor, self._session.memorandum)
        state = annotation.state
        self.wording.show_proposal(state.proposal, quotes, state.category)

    def _typed(self) -> None:
        if self._annotation is None:
            return
        length = max(len(self.comment.text()), len(self.wording.field.text()))
        if length > COMMENT_LIMIT:
            self._session.failed.emit(CommentTooLong(length=length, limit=COMMENT_LIMIT))
            return
        self._draft_timer.start()
        self._settle_timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Escape wherever the focus is; other keys end here."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()

    def _save_draft(self) -> None:
        if self._annotation is not None and self.comment.text() != self._saved_text:
            self._session.save_draft(self._annotation.id, self.comment.text())

    def _choose_category(self) -> None:
        chip = self.sender()
        if self._annotation is not None and isinstance(chip, CategoryButton):
            self.commit()
            self._session.edit(self._annotation.id, category=chip.category)
            self.refresh()

    def _choose_visibility(self, value: str) -> None:
        if self._annotation is not None:
            self.commit()
            self._session.edit(self._annotation.id, visibility=Visibility(value))
            self.refresh()

    def _choose_tags(self, tags: tuple[str, ...]) -> None:
        if self._annotation is not None:
            self.commit()
            self._session.edit(self._annotation.id, tags=tags)
            self.refresh()

    def _reply(self, text: str) -> None:
        """Add a reply; its words stay in the field if they could not be saved."""
        if self._annotation is not None and self._session.reply(self._annotation.id, text):
            self.replies.clear()
            self.refresh()

    def _resolve(self, resolved: bool) -> None:
        if self._annotation is not None:
            self.commit()
            self._session.resolve([self._annotation.id], resolved=resolved)
            self.refresh()

    def _settle(self) -> bool:
        """Save a tag and a reply that are still in their fields; say whether that succeeded."""
        self.tags.settle()
        self.replies.settle()
        return not self.replies.field.entry.text().strip()

    def _delete(self) -> None:
        if self._annotation is not None:
            self.delete_requested.emit(self._annotation.id)

    def _look_back(self) -> None:
        if self._annotation is not None:
            self.history_requested.emit(self._annotation.id)

    def _finish(self) -> None:
        if self.commit():
            self.closed.emit()

    def _fit(self) -> None:
        if self._annotation is None:
            return
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)
            self.resized.emit()
