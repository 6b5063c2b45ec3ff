"""The fields of the open card and how they stand; what becomes of what is typed is not theirs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.widgets.card_foot import CardFoot
from zjhk_desktop.ui.widgets.card_reply import CardReply
from zjhk_desktop.ui.widgets.card_tags import CardTags
from zjhk_desktop.ui.widgets.card_text import SPINE
from zjhk_desktop.ui.widgets.category_grid import CategoryGrid
from zjhk_desktop.ui.widgets.comment_field import CommentField
from zjhk_desktop.ui.widgets.unsaved_row import UnsavedRow
from zjhk_desktop.ui.widgets.wording_field import WordingField

FIELD_WIDTH = Space.CARD - SPINE - 12 - Space.CARD_PAD


class CardForm(QWidget):
    """Category, wording, comment, tags, the foot and the replies, below a heading."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._look = look
        self.categories = CategoryGrid(look, self)
        self.wording = WordingField(look, FIELD_WIDTH, self)
        self.comment = CommentField(look, self)
        self.tags = CardTags(look, FIELD_WIDTH, self)
        self.replies = CardReply(look, FIELD_WIDTH, self)
        self.unsaved = UnsavedRow(look, self)
        self.foot = CardFoot(look, FIELD_WIDTH, self)
        self.visibility, self.history = self.foot.visibility, self.foot.history
        self.bin, self.done = self.foot.bin, self.foot.done
        self.setFixedWidth(Space.CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPINE + 12, 40, Space.CARD_PAD, 14)
        column.setSpacing(10)
        column.addWidget(self.categories)
        column.addWidget(self.wording)
        column.addWidget(self.comment)
        column.addWidget(self.unsaved)
        column.addWidget(self.tags)
        column.addWidget(self.foot)
        column.addWidget(self.replies)
