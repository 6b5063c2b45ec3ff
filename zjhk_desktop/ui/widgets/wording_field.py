"""The field of the open card in which other words are proposed, and where they are to go."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.proposal import Proposal, ProposalKind
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import Words, compare, shorten, spell
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.widgets.card_proposal import draw_on_ground
from zjhk_desktop.ui.widgets.card_text import WORDING_PAD
from zjhk_desktop.ui.widgets.comment_field import CommentField
from zjhk_desktop.ui.widgets.segmented import Segmented
from zjhk_desktop.ui.widgets.wording_layout import SetWording, set_wording

KIND_NAMES: dict[ProposalKind, str] = {
    ProposalKind.REPLACE: N_("Change to"),
    ProposalKind.BEFORE: N_("Insert before"),
    ProposalKind.AFTER: N_("Insert after"),
}
_HINTS: dict[ProposalKind, str] = {
    ProposalKind.REPLACE: N_("Empty: delete the words"),
    ProposalKind.BEFORE: N_("Words to insert"),
    ProposalKind.AFTER: N_("Words to insert"),
}
_LEAST, _MOST = 2, 6
_PREVIEWED = 4
"""So many lines of what is proposed are shown below the field."""


class WordingPreview(QWidget):
    """What is proposed, set in lines on a ground of its own; hidden while nothing is."""

    def __init__(self, look: Look, width: int, parent: QWidget) -> None:
        """Show nothing, `width` px wide."""
        super().__init__(parent)
        self._look = look
        self._category = Category.AMEND
        self._wording: SetWording | None = None
        self.setFixedWidth(width)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def wording(self) -> SetWording | None:
        """Return the words that are shown."""
        return self._wording

    def show_words(self, said: Sequence[Words], category: Category) -> None:
        """Show words in a category's colours; hide if there are none."""
        self._category = category
        self._wording = None
        if said:
            width = self.width() - 2 * WORDING_PAD
            font = self._look.serif(Type.EXCERPT)
            self._wording = set_wording(
                shorten(said), self._look, font, width, line=Type.EXCERPT_LINE, most=_PREVIEWED
            )
            self.setFixedHeight(self._wording.height + 2 * WORDING_PAD)
        self.setVisible(bool(said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the words."""
        if self._wording is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            draw_on_ground(painter, self._look, self._category, self._wording, QRectF(self.rect()))


class WordingField(QWidget):
    """Words are edited from those that stand there; they are kept as typed.

    Signals:
        changed(): something was typed, or it is to go elsewhere.
        done_requested(): Escape or Ctrl+Enter was pressed.
        left(): the focus went elsewhere.
        height_changed(): the field is higher or lower.
    """

    changed = Signal()
    done_requested = Signal()
    left = Signal()
    height_changed = Signal()

    def __init__(self, look: Look, width: int, parent: QWidget | None = None) -> None:
        """Propose nothing, `width` px wide, hidden."""
        super().__init__(parent)
        self._look = look
        self._quotes: Sequence[str] = ("",)
        self._saved: Proposal | None = None
        self._category = Category.AMEND
        # With its parent at once: Tab goes from it to the field, and on to the comment.
        self.kind = Segmented(
            look,
            [kind.value for kind in ProposalKind],
            self._face,
            height=24,
            padding=8,
            parent=self,
        )
        self.field = CommentField(look, self)
        self.preview = WordingPreview(look, width, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.kind)
        column.addWidget(self.field)
        column.addWidget(self.preview)
        self.setFixedWidth(width)
        self.kind.chosen.connect(self._choose)
        self.field.textChanged.connect(self._typed)
        self.field.done_requested.connect(self.done_requested)
        self.field.left.connect(self.left)
        self.field.document().documentLayout().documentSizeChanged.connect(self.height_changed)
        look.language_changed.connect(self.retranslate)
        look.theme_changed.connect(self.update)
        self.retranslate()
        self.hide()

    @property
    def is_changed(self) -> bool:
        """Say whether something else is proposed than what was shown."""
        if self.isHidden():
            return False
        if self._saved is None:
            return self.proposal.changes(*self._quotes)
        return self.proposal != self._saved

    @property
    def proposal(self) -> Proposal:
        """Return what is proposed: the words that stand there, if nothing is."""
        return Proposal(self.field.text(), ProposalKind(self.kind.value))

    def show_proposal(
        self, proposal: Proposal | None, quotes: Sequence[str], category: Category
    ) -> None:
        """Show what is proposed in the place of words, quoted in each script; hide what was.

        Words that stand there already, or are not saved yet, stay with the caret in them.
        """
        before, self._saved = self._saved, proposal
        self._quotes = tuple(quotes)
        self._category = category
        if proposal is None:
            typing = self.field.hasFocus() and not self.proposal.changes(*self._quotes)
            if before is not None and not typing:
                self.hide()
        else:
            if self.isHidden() or proposal not in (before, self.proposal):
                self._set(proposal)
            self.show()
        self._show_changes()

    def clear(self) -> None:
        """Propose nothing: the card is another one's."""
        self._saved = None
        self.hide()

    def begin(self) -> None:
        """Let other words be proposed, from those that stand there in the script that is read."""
        if self.isHidden():
            self._set(Proposal(self._quote))
            self.show()
            self._show_changes()

    def draft(self) -> str:
        """Return what is proposed and not saved: its kind, and below it the words ("": nothing)."""
        proposal = self.proposal
        return f"{proposal.kind.value}\n{proposal.text}" if self.is_changed else ""

    def resume(self, draft: str) -> None:
        """Go on with what was being proposed ("": nothing was)."""
        kind, mark, text = draft.partition("\n")
        if mark and kind in set(ProposalKind):
            self._set(Proposal(text, ProposalKind(kind)))
            self.show()
            self._show_changes()

    def retranslate(self) -> None:
        """Take the words in the interface language."""
        names = {kind.value: self._look.words(name) for kind, name in KIND_NAMES.items()}
        self.kind.set_labels(self._look.words("Propose wording"), names)
        self._name_field()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field's frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.field.draw_frame(painter, QRectF(self.field.geometry()).adjusted(1, 1, -1, -1))

    def _set(self, proposal: Proposal) -> None:
        self.kind.set_value(proposal.kind.value)
        self.field.set_text(proposal.text)
        self._name_field()

    def _choose(self, value: str) -> None:
        """Go elsewhere with the words: what stands there is no insertion, and the other way."""
        inserts = ProposalKind(value) is not ProposalKind.REPLACE
        if inserts and self.field.text() in self._quotes:
            self.field.set_text("")
        elif not inserts and not self.field.text():
            self.field.set_text(self._quote)
        self._name_field()
        self._typed()

    @property
    def _quote(self) -> str:
        """Return the words that stand there, in the script that is read."""
        return self._quotes[-1 if self._look.script is Script.HANS else 0]

    def _typed(self) -> None:
        self._show_changes()
        self.changed.emit()

    def _show_changes(self) -> None:
        """Set what would go and come in below the field, and how high all of it is."""
        said: Sequence[Words] = ()
        proposal = self.proposal
        if not self.isHidden() and proposal.changes(*self._quotes):
            text = proposal.text
            said = spell(compare(self._quotes, proposal), self._quote, text, text)
        self.preview.show_words(said, self._category)
        self.height_changed.emit()

    def _name_field(self) -> None:
        kind = ProposalKind(self.kind.value)
        self.field.set_purpose(KIND_NAMES[kind], _HINTS[kind], _LEAST, _MOST)

    def _face(self, _key: str, chosen: bool) -> QFont:
        return self._look.font(Type.SMALL, Weight.MEDIUM if chosen else Weight.REGULAR)
