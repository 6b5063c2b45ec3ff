"""Introducing: who is reviewing, asked for at the first note, and changed in place."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QTimer

from zjhk_desktop.domain.annotation import Author, Side
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.language import N_
from zjhk_desktop.ui.commands import Command, Menu
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.reader_view import ReaderView
from zjhk_desktop.ui.widgets.reviewer_box import Purpose, ReviewerBox
from zjhk_desktop.ui.widgets.status_line import StatusLine

_FIRST = (ChangeKind.ADDED, ChangeKind.PROPOSED, ChangeKind.REPLIED)


class Introducing(QObject):
    """Keeps who reviews: the status line shows it, the box asks for it.

    Someone who has not said who they are is asked beside the card of the first note that they
    make, once in a run of the program; nothing waits for the answer.
    """

    def __init__(
        self,
        session: Session,
        box: ReviewerBox,
        status: StatusLine,
        reader: ReaderView,
        cards: CardColumn,
        settle: Callable[[], bool],
    ) -> None:
        """Connect the panel and the status line.

        Args:
            session: whose reviewer it is.
            box: the panel.
            status: shows who reviews.
            reader: gets the focus back, if no card is open.
            cards: the open one is what the panel stands beside.
            settle: puts what is being typed on disk, and says whether that succeeded.
        """
        super().__init__(box)
        self._session = session
        self._box = box
        self._reader = reader
        self._cards = cards
        self._settle = settle
        self._asked = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask_beside_card)
        status.set_author(session.author)
        status.reviewer_requested.connect(self.ask)
        session.author_changed.connect(status.set_author)
        session.author_changed.connect(self._author_changed)
        session.review_changed.connect(self._review_changed)
        box.chosen.connect(self._chosen)
        box.switched.connect(self._switch)
        box.cancelled.connect(self._give_focus_back)

    def commands(self) -> list[Command]:
        """Return the command of introducing oneself."""
        return [
            Command(
                "file.reviewer",
                N_("Reviewers…"),
                self.ask,
                Menu.FILE,
                ("Ctrl+Alt+I",),
                icon="user",
                enabled_when=self._can_annotate,
                lacking=N_("The review cannot be changed now."),
                anywhere=True,
            )
        ]

    def ask(self) -> None:
        """Show who reviews, if there is a review; a box that is open gets the focus."""
        if not self._session.can_annotate:
            return
        if self._box.isVisible():
            self._box.begin()
        else:
            roster = self._session.roster
            begun = self._session.ask(lambda review: review.identifying.beginnings())
            self._box.open(roster, begun or {} if roster.namesakes else {})

    def _review_changed(self, change: Change) -> None:
        if change.kind in _FIRST and not self._asked and not self._session.roster.introduced:
            self._asked = True
            # Once the card is open.
            self._soon.start()

    def _ask_beside_card(self) -> None:
        if not self._box.isVisible():
            editor = self._cards.editor
            self._box.ask(editor if editor.annotation_id else None, self._marked)

    def _marked(self) -> list[QRect]:
        """Return where the words are that the open card is about, in the box's window."""
        annotation = self._session.annotation(self._cards.editor.annotation_id)
        over = self._box.parentWidget()
        if annotation is None or over is None:
            return []
        return [
            QRect(self._reader.viewport().mapTo(over, box.topLeft()), box.size())
            for box in self._reader.boxes_of(annotation)
        ]

    def _chosen(self, name: str, side: str, organisation: str) -> None:
        if self._box.purpose is Purpose.ADD:
            if self._settle():
                self._session.identify(lambda who: who.call_in(name, Side(side), organisation))
        else:
            self._session.identify(lambda who: who.rename(name, Side(side), organisation))
        self._give_focus_back()

    def _switch(self, author_id: str) -> None:
        """Let someone else review, once what is being typed is saved as its author's."""
        if author_id != self._session.author.id and self._settle():
            self._session.identify(lambda who: who.switch_reviewer(author_id))
        self._give_focus_back()

    def _give_focus_back(self) -> None:
        """Go on typing in the open card, or reading."""
        typing = bool(self._cards.editor.annotation_id)
        (self._cards.editor.comment if typing else self._reader).setFocus()

    def _author_changed(self, _author: Author) -> None:
        self._box.hide()

    def _can_annotate(self) -> bool:
        return self._session.can_annotate
