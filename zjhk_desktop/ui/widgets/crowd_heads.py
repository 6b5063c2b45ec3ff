"""The heads of the crowds that are near what is shown, and turning the notes below them."""

from collections.abc import Collection

from PySide6.QtCore import QObject

from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.card_crowds import turned
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_plan import CardPlan
from zjhk_desktop.ui.widgets.crowd_head import CrowdHead
from zjhk_desktop.ui.widgets.reader_view import ReaderView


class CrowdHeads(QObject):
    """Keeps a widget for each head near what is shown, as children of the reader's viewport."""

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        """Show none."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        self._heads: dict[str, CrowdHead] = {}
        self._spare: list[CrowdHead] = []

    def head(self, passage: str) -> CrowdHead | None:
        """Return the head of a passage's crowd if it is near what is shown."""
        return self._heads.get(passage)

    def show(
        self, plan: CardPlan, near: Collection[str], left: int, offset: int, *, refill: bool
    ) -> None:
        """Show those heads of a plan that are `near`, `offset` px above where they stand.

        Those that are shown already are filled anew if `refill`.
        """
        wanted = [passage for passage in near if passage in plan.heads]
        for passage in [passage for passage in self._heads if passage not in wanted]:
            self._retire(passage)
        for passage in wanted:
            head = self._heads.get(passage)
            if head is None:
                head = self._take(passage)
                self._fill(head, passage, plan)
            elif refill:
                self._fill(head, passage, plan)
            head.move(left, round(plan.tops[passage]) - offset)
            head.show()

    def _fill(self, head: CrowdHead, passage: str, plan: CardPlan) -> None:
        session = self._session
        name = place_name(session.memorandum, passage, session.script, self._look)
        width = Space.RAIL if session.parallel else Space.CARD
        head.show_crowd(passage, name, plan.heads[passage], width)

    def _turn(self, passage: str, step: int) -> None:
        """Make the first of the next or previous notes of a passage the active one."""
        head = self._heads.get(passage)
        notes = self._session.annotations_of(passage)
        if head is not None and notes:
            self._session.activate(notes[turned(head.shown, step) % len(notes)].id)

    def _take(self, passage: str) -> CrowdHead:
        head = self._spare.pop() if self._spare else self._make()
        self._heads[passage] = head
        return head

    def _make(self) -> CrowdHead:
        head = CrowdHead(self._look, self._reader.viewport())
        head.lower()
        head.turn_requested.connect(self._turn)
        head.left.connect(self._reader.setFocus)
        return head

    def _retire(self, passage: str) -> None:
        head = self._heads.pop(passage)
        if head.hasFocus():
            self._reader.setFocus()
        head.hide()
        self._spare.append(head)
