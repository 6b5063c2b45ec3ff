"""Marking: select words, or nothing for a whole passage, and choose a category."""

from functools import partial

from PySide6.QtCore import QObject, QRectF, Signal

from zjhk_desktop.domain.anchor import Anchor, anchor_whole
from zjhk_desktop.domain.annotation import Category, MarkStyle
from zjhk_desktop.domain.draft import DraftField
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.design.look import CATEGORY_NAMES, Look
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.selection_popup import SelectionPopup


class Marking(QObject):
    """Adds, opens, recolours and deletes annotations.

    Signals:
        escaped(): Escape was pressed in the text, and nothing was left to put away.
    """

    escaped = Signal()

    def __init__(
        self,
        session: Session,
        look: Look,
        reader: ReaderView,
        cards: CardColumn,
        popup: SelectionPopup,
        notice: Notice,
    ) -> None:
        """Connect the reader, the popup and the cards."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._cards = cards
        self._popup = popup
        self._notice = notice
        reader.selection_settled.connect(self._selection_settled)
        reader.mark_clicked.connect(self._cards.open_editor)
        reader.escaped.connect(self._escape)
        reader.verticalScrollBar().valueChanged.connect(self._hide_popup)
        reader.geometry_changed.connect(popup.hide)
        popup.category_chosen.connect(self.mark)
        popup.comment_requested.connect(self.comment)
        popup.proposal_requested.connect(self.propose)
        cards.delete_requested.connect(self.delete)

    def commands(self) -> list[Command]:
        """Return the commands of marking."""
        marks = [
            Command(
                f"note.mark_{category.value}",
                CATEGORY_NAMES[category],
                partial(self.mark, category.value),
                Menu.NOTE,
                (f"Alt+{number}",),
                enabled_when=self._can_annotate,
                lacking=N_("The review cannot be changed now."),
            )
            for number, category in enumerate(Category, 1)
        ]
        return [
            *marks,
            Command(
                "note.comment",
                N_("Comment"),
                self.comment,
                Menu.NOTE,
                ("Ctrl+Alt+C",),
                "message-square",
                separated=True,
                enabled_when=self._can_annotate,
                lacking=N_("The review cannot be changed now."),
            ),
            *self._wording_commands(),
            Command(
                "note.open",
                N_("Edit note here"),
                self.open_here,
                Menu.NOTE,
                ("F2",),
                "pencil",
                enabled_when=self._has_note_here,
                lacking=N_("There is no note here."),
            ),
            Command(
                "note.delete",
                N_("Delete note"),
                self.delete_active,
                Menu.NOTE,
                ("Ctrl+Delete",),
                "trash-2",
                enabled_when=self._has_note_here,
                lacking=N_("There is no note here."),
            ),
        ]

    def _wording_commands(self) -> list[Command]:
        return [
            Command(
                "note.propose",
                N_("Propose wording"),
                self.propose,
                Menu.NOTE,
                ("Ctrl+Alt+R",),
                "pen-line",
                enabled_when=self._can_annotate,
                lacking=N_("The review cannot be changed now."),
            ),
            Command(
                "note.underline",
                N_("Underline only"),
                self.underline,
                Menu.NOTE,
                ("Ctrl+Alt+U",),
                "underline",
                enabled_when=self._can_annotate,
                lacking=N_("The review cannot be changed now."),
                checked_when=self._is_underlined,
            ),
        ]

    def mark(self, category_value: str) -> None:
        """Mark the selection, recolour the active annotation, or mark the whole passage."""
        category = Category(category_value)
        anchor = self._reader.selected_anchor()
        active = self._active_here()
        if anchor is None and active:
            self._cards.editor.commit()
            self._session.edit(active, category=category)
            return
        self._add(anchor or self._whole(), category)

    def comment(self) -> None:
        """Mark the selection or the whole passage for a comment, or open the active one's card."""
        anchor = self._reader.selected_anchor()
        active = self._active_here()
        if anchor is None and active:
            self._cards.open_editor(active)
            return
        self._add(anchor or self._whole(), Category.KEY)

    def propose(self) -> None:
        """Open a card in which other words are typed for the selection, or for a note's words.

        Without either it is the whole passage.
        """
        # The punctuation is part of the wording.
        anchor = self._reader.selected_anchor(exact=True)
        here = self._active_here()
        if anchor is None and here:
            self._cards.open_editor(here, DraftField.WORDING)
        else:
            self._add(anchor or self._whole(), Category.AMEND, proposing=True)

    def underline(self) -> None:
        """Mark the selection with a line alone; or take a note's band away, or give it back."""
        anchor = self._reader.selected_anchor()
        here = self._session.annotation(self._note_here())
        if anchor is not None:
            self._add(anchor, Category.KEY, style=MarkStyle.UNDERLINE)
        elif here is None or here.anchor.whole:
            self._notice.say(self._look.words("Select the words to underline."))
        elif self._cards.editor.commit():
            lined = self._is_underlined()
            style = MarkStyle.HIGHLIGHT if lined else MarkStyle.UNDERLINE
            self._session.edit(here.id, style=style)

    def open_here(self) -> None:
        """Open the card of the active annotation, or of the one at the caret."""
        here = self._note_here()
        if here:
            self._cards.open_editor(here)

    def note_meant(self) -> str:
        """Return the open annotation, the active one, or the one at the caret ("" for none)."""
        return self._note_here()

    def delete_active(self) -> None:
        """Delete the active annotation, or the one at the caret."""
        here = self._note_here()
        if here:
            self.delete(here)

    def delete(self, annotation_id: str) -> None:
        """Delete an annotation at once, and offer to take that back."""
        number = self._session.number(annotation_id)
        if self._cards.editor.annotation_id == annotation_id:
            # What was typed last is kept in the review, behind the deletion.
            self._cards.editor.commit()
        if number and self._session.delete([annotation_id]):
            words = self._look.words
            self._reader.setFocus()
            self._notice.say(
                words("Note {number} deleted.").format(number=number),
                action=words("Undo"),
                act=self._session.undo,
            )

    def _add(
        self,
        anchor: Anchor | None,
        category: Category,
        *,
        style: MarkStyle = MarkStyle.HIGHLIGHT,
        proposing: bool = False,
    ) -> None:
        """Add a mark and open its card."""
        if anchor is None or not self._cards.close_editor():
            return
        spans = self._reader.selection_spans_passages()
        added = self._session.annotate(anchor, category, style=style)
        self._popup.hide()
        if not added:
            return
        # A mark that one makes must be seen.
        self._reader.painter.marks_visible = True
        self._reader.clear_selection()
        self._cards.open_editor(added, DraftField.WORDING if proposing else DraftField.COMMENT)
        if spans:
            self._notice.say(
                self._look.words("A note lies within one passage; the first part was marked.")
            )

    def _whole(self) -> Anchor | None:
        passage = self._reader.current_passage
        if passage not in self._session.memorandum:
            return None
        return anchor_whole(self._session.memorandum.passage(passage))

    def _selection_settled(self, box: QRectF) -> None:
        if box.isEmpty() or not self._session.can_annotate:
            self._popup.hide()
            if box.isEmpty() and self._session.active and not self._cards.editor.annotation_id:
                self._session.activate("")
        else:
            self._popup.show_at(box, trims=self._trims())

    def _trims(self) -> bool:
        """Say whether a mark would leave out punctuation at the ends of the selection."""
        return self._reader.selected_anchor() != self._reader.selected_anchor(exact=True)

    def _escape(self) -> None:
        """Put away what is nearest: the popup, the selection, the active annotation."""
        if self._popup.isVisible() or self._reader.textCursor().hasSelection():
            self._popup.hide()
            self._reader.clear_selection()
        elif self._session.active:
            self._session.activate("")
        else:
            self.escaped.emit()

    def _hide_popup(self, _value: int) -> None:
        self._popup.hide()

    def _has_selection(self) -> bool:
        return self._reader.textCursor().hasSelection()

    def _can_annotate(self) -> bool:
        return self._session.can_annotate

    def _is_underlined(self) -> bool:
        here = None if self._has_selection() else self._session.annotation(self._note_here())
        return here is not None and here.state.style is MarkStyle.UNDERLINE

    def _has_note_here(self) -> bool:
        return bool(self._note_here()) and not self._session.looking_back

    def _active_here(self) -> str:
        """Return the annotation that is open, or the active one if it lies where one reads."""
        if self._cards.editor.annotation_id:
            return self._cards.editor.annotation_id
        active = self._session.annotation(self._session.active)
        here = active is not None and active.anchor.passage == self._reader.current_passage
        return self._session.active if here else ""

    def _note_here(self) -> str:
        active = self._active_here()
        if active:
            return active
        passage, offset = self._reader.map.offset(self._reader.textCursor().position())
        over = [
            (a.anchor.end - a.anchor.start, a.id)
            for a in self._session.annotations_of(passage)
            if a.anchor.start <= offset <= a.anchor.end
        ]
        return min(over)[1] if over else ""
