"""The page of bookmarks: title, count and the list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.bookmarks_model import BookmarksModel
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.bookmarks_list import BookmarksList
from zjhk_desktop.ui.widgets.desk_page import DeskPage


class BookmarksView(DeskPage):
    """The reviewer's bookmarks.

    Signals:
        passage_chosen(str): go to this passage.
        remove_requested(str): the bookmark of this passage is to go.
    """

    passage_chosen = Signal(str)
    remove_requested = Signal(str)

    def __init__(self, session: Session, look: Look, parent: QWidget | None = None) -> None:
        """Show a session's bookmarks."""
        super().__init__(look, N_("Bookmarks"), parent)
        self.model = BookmarksModel(session, look, self)
        self.list = BookmarksList(look, self.model, self)
        self._none.setWordWrap(True)
        self._none.setMargin(Space.TWO)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.READER_LEFT, 20, Space.TWO, 0)
        column.setSpacing(Space.TWO)
        column.addLayout(self._head())
        column.addWidget(self._none)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        self.list.chosen.connect(self.passage_chosen)
        self.list.remove_requested.connect(self.remove_requested)
        self.list.closed.connect(self.closed)
        self.model.modelReset.connect(self._count_bookmarks)
        look.language_changed.connect(self._retranslate)
        self._retranslate()

    def begin(self) -> None:
        """Take the focus for walking over the bookmarks."""
        if self.model.rowCount():
            self.list.begin()
        else:
            super().begin()

    def _count_bookmarks(self) -> None:
        count = self.model.rowCount()
        words = self._look.tr_.plural("{n} bookmark", "{n} bookmarks", count)
        self._count.setText(words.format(n=count))
        self._none.setVisible(count == 0)
        self.list.setVisible(count > 0)

    def _retranslate(self) -> None:
        self._name(self.list)
        self._none.setText(
            self._look.words(
                "No bookmarks yet. Press Ctrl+B at a passage, or click in the margin before it."
            )
        )
        self._count_bookmarks()
