"""The open card: all that it says is changed in place, saved as one types."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zjhk_desktop.domain.anchor import quotes_of
from zjhk_desktop.domain.annotation import COMMENT_LIMIT, Annotation, Category, Visibility
from zjhk_desktop.domain.draft import DraftField
from zjhk_desktop.domain.errors import CommentTooLong
from zjhk_desktop.ui.composing import finish_composing
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card import author_line, draw_ground, draw_heading
from zjhk_desktop.ui.widgets.card_drafts import CardDrafts
from zjhk_desktop.ui.widgets.card_form import FIELD_WIDTH, CardForm
from zjhk_desktop.ui.widgets.card_thread import Threads

SETTLE_DELAY = 15_000
"""Milliseconds without a keystroke after which what was typed becomes a revision."""


class CardEditor(CardForm):
    """Edits one annotation; what is typed is on disk at once, leaving it makes a revision.

    Attributes:
        kept: nothing that is typed was refused by the disk.

    Signals:
        closed(): the card is done with.
        copy_requested(): what could not be saved is to be written somewhere else.
        kept_changed(): what is typed is on the disk, or could not be put there.
        delete_requested(str): the annotation is to go.
        history_requested(str): what the annotation has been is wanted.
        resized(): the card's height has changed.
    """

    closed = Signal()
    copy_requested = Signal()
    kept_changed = Signal()
    delete_requested = Signal(str)
    history_requested = Signal(str)
    resized = Signal()

    def __init__(
        self, session: Session, look: Look, threads: Threads, parent: QWidget | None = None
    ) -> None:
        """Make an empty editor; `open` fills it, replies laid out by `threads`."""
        super().__init__(look, parent)
        self._session = session
        self._threads = threads
        self._annotation: Annotation | None = None
        self._saved_text = ""
        self._shown_text = ""
        self._refused = False
        self.kept = True
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(SETTLE_DELAY)
        entries = {
            DraftField.REPLY: self.replies.field.entry,
            DraftField.TAG: self.tags.field.entry,
        }
        texts = {DraftField.COMMENT: self.comment.text, DraftField.WORDING: self.wording.draft}
        self.drafts = CardDrafts(session.drafts, texts, entries, self)
        self._connect()
        self.retranslate()

    @property
    def annotation_id(self) -> str:
        """Return the annotation that is being edited, or ""."""
        return self._annotation.id if self._annotation else ""

    def open(self, annotation: Annotation) -> None:
        """Edit an annotation, going on with what was being typed of it."""
        self.commit()
        self._annotation = annotation
        self._show_comment(annotation.state.comment)
        self.wording.clear()
        self._show_proposal(annotation)
        self._resume(self.drafts.follow(annotation.id))
        self._take_state(annotation)
        self.setFixedHeight(self.sizeHint().height())

    def refresh(self) -> None:
        """Follow a change of the annotation that was made elsewhere (undo, a key)."""
        annotation = self._session.annotation(self.annotation_id)
        if annotation is None:
            return
        if annotation.state.comment != self._saved_text:
            self._show_comment(annotation.state.comment)
        self._annotation = annotation
        self._show_proposal(annotation)
        self._take_state(annotation)

    def begin(self, field: DraftField) -> None:
        """Take the focus for typing in one of the fields."""
        fields: dict[DraftField, QWidget] = {
            DraftField.REPLY: self.replies.field,
            DraftField.TAG: self.tags.field,
            DraftField.WORDING: self.wording.field,
        }
        if field is DraftField.WORDING:
            self.wording.begin()
            self._fit()
        fields.get(field, self.comment).setFocus()

    def typed(self) -> list[str]:
        """Return what is typed and not part of the review yet."""
        comment = self.comment.text() if self.comment.text() != self._shown_text else ""
        wording = self.wording.field.text() if self.wording.is_changed else ""
        texts = (wording, comment, self.replies.text, self.tags.text)
        return [text for text in texts if text.strip() and self._annotation is not None]

    def commit(self) -> bool:
        """Make a revision of what was typed; return False if it could not be saved."""
        if self._annotation is None:
            return True
        # What the input method has composed belongs to what is typed.
        finish_composing()
        committed = self._commit_words()
        self.drafts.flush()
        return committed

    def retry(self) -> None:
        """Write again what could not be written."""
        if self.commit() and self.drafts.retry():
            self._show_kept()

    def release(self) -> bool:
        """Commit and edit nothing any more; return False if it could not be saved.

        A reply that is not sent yet stays what it is, a draft, and is there when the card opens
        again: half a sentence is for nobody's eyes.
        """
        if not self.commit() or not self._settle() or self.drafts.refused:
            return False
        self.abandon()
        return True

    def abandon(self) -> None:
        """Edit nothing any more, without saving: the annotation has gone."""
        self.drafts.follow("")
        self._settle_timer.stop()
        self._annotation = None
        self._refused = False
        self._show_kept()

    def retranslate(self) -> None:
        """Take its name, and the dates of what it shows, in the interface language."""
        self.setAccessibleName(self._look.words("Edit note"))
        self.refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card's ground, its heading and the field's frame."""
        if self._annotation is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        number = self._session.number(self._annotation.id)
        _draw_head(painter, self._look, QRectF(self.rect()), self._annotation, number)
        self.comment.draw_frame(painter, QRectF(self.comment.geometry()).adjusted(1, 1, -1, -1))

    def _connect(self) -> None:
        self.wording.changed.connect(self._typed)
        self.wording.done_requested.connect(self._finish)
        self.wording.left.connect(self.commit)
        self.wording.height_changed.connect(self._fit)
        self.categories.chosen.connect(self._choose_category)
        self.comment.textChanged.connect(self._typed)
        self.comment.done_requested.connect(self._finish)
        self.comment.left.connect(self.commit)
        self.drafts.kept.connect(self._show_kept)
        self.unsaved.retry_requested.connect(self.retry)
        self.unsaved.copy_requested.connect(self.copy_requested)
        self._settle_timer.timeout.connect(self._commit_words)
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
        self.done.clicked.connect(self._complete)
        self._look.language_changed.connect(self.retranslate)
        self._look.theme_changed.connect(self.update)

    def _take_state(self, annotation: Annotation) -> None:
        self.categories.show_category(annotation.state.category)
        self.visibility.set_value(annotation.state.visibility.value)
        self.tags.show_tags(annotation.state.tags)
        replies = self._session.replies(annotation.id)
        thread = self._threads.thread(replies, FIELD_WIDTH, whole=True)
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
        else:
            self._settle_timer.start()
        self.drafts[DraftField.COMMENT].touch()
        self.drafts[DraftField.WORDING].touch()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish with Escape wherever the focus is; other keys end here."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()

    def _resume(self, drafts: Mapping[DraftField, str]) -> None:
        """Go on with what was being typed."""
        if DraftField.COMMENT in drafts:
            self.comment.set_text(drafts[DraftField.COMMENT])
        self.wording.resume(drafts.get(DraftField.WORDING, ""))
        self.replies.set_text(drafts.get(DraftField.REPLY, ""))
        self.tags.set_text(drafts.get(DraftField.TAG, ""))

    def _show_comment(self, comment: str) -> None:
        """Show a comment; the field may say it otherwise (CR LF), which is no change of it."""
        self._saved_text = comment
        if self.comment.text() != comment:
            self.comment.set_text(comment)
        self._shown_text = self.comment.text()

    def _commit_words(self) -> bool:
        """Make a revision; what is still being composed is left to its field."""
        self._settle_timer.stop()
        text = self.comment.text()
        comment = text if text != self._shown_text else None
        proposal = self.wording.proposal if self.wording.is_changed else None
        self._refused = False
        if self._annotation is not None and not (comment is None and proposal is None):
            self._refused = not self._session.edit(
                self._annotation.id, comment=comment, proposal=proposal
            )
            for field in (DraftField.COMMENT, DraftField.WORDING):
                # Until it can be saved it is kept as what it is.
                (self.drafts[field].touch if self._refused else self.drafts[field].settle)()
            if not self._refused:
                self._saved_text = self._shown_text = text
        self._show_kept()
        return not self._refused

    def _show_kept(self, _kept: object = None) -> None:
        """Say by the fields whether all that is typed is where it belongs."""
        self.kept = not self._refused and not self.drafts.refused
        self.unsaved.setVisible(not self.kept)
        self._fit()
        self.kept_changed.emit()

    def _choose_category(self, category: Category) -> None:
        self._change(lambda note: self._session.edit(note, category=category))

    def _choose_visibility(self, value: str) -> None:
        self._change(lambda note: self._session.edit(note, visibility=Visibility(value)))

    def _choose_tags(self, tags: tuple[str, ...]) -> None:
        self._change(lambda note: self._session.edit(note, tags=tags))

    def _reply(self, text: str) -> None:
        """Add a reply; its words stay in the field if they could not be saved."""
        if self._annotation is not None and self._session.reply(self._annotation.id, text):
            self.replies.set_text("")
            self.refresh()

    def _resolve(self, resolved: bool) -> None:
        self._change(lambda note: self._session.resolve([note], resolved=resolved))

    def _change(self, act: Callable[[str], bool]) -> None:
        """Change the annotation once what is typed of it is saved."""
        if self._annotation is not None:
            self.commit()
            act(self._annotation.id)
            self.refresh()

    def _settle(self) -> bool:
        """Save a tag that is still in its field; say whether that succeeded."""
        self.tags.settle()
        return not self.tags.text.strip()

    def _delete(self) -> None:
        if self._annotation is not None:
            self.delete_requested.emit(self._annotation.id)

    def _look_back(self) -> None:
        if self._annotation is not None:
            self.history_requested.emit(self._annotation.id)

    def _complete(self) -> None:
        """Send the reply that is typed, too: the button says that it is done."""
        self.replies.settle()
        self._finish()

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


def _draw_head(
    painter: QPainter, look: Look, box: QRectF, annotation: Annotation, number: int
) -> None:
    """Draw the card's ground, and its heading with the author at the right."""
    draw_ground(painter, look, box, annotation, active=True)
    end = draw_heading(painter, look, annotation, number)
    painter.setFont(look.font(Type.SMALL))
    painter.setPen(QColor(look.colours.muted))
    line = QRectF(end + 8, 10, box.width() - Space.CARD_PAD - end - 8, 20)
    author = painter.fontMetrics().elidedText(
        author_line(look, annotation), Qt.TextElideMode.ElideRight, int(line.width()) + 1
    )
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, author)
