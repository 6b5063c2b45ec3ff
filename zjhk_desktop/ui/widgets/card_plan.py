"""Where each card of the column stands, and which of them fold in a crowd."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.ui.design.tokens import Space
from zjhk_desktop.ui.models.card_crowds import Group, Slice, crowds, groups_at, shown_slice
from zjhk_desktop.ui.models.card_stack import Wanted, stack_cards
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_text import HEADER
from zjhk_desktop.ui.widgets.reader_marks import ReaderMarks

_ABOVE_BASELINE = 30
_HEADING = 60
"""Px at the top of the document that the column's own heading takes."""
_LINE = Space.CONTROL_SMALL
_STEP = _LINE + Space.CARD_GAP


@dataclass(slots=True)
class CardPlan:
    """The column as it is arranged; tops and bottom in px of the document.

    Attributes:
        tops: of each card by its annotation, and of each head of a crowd by its passage.
        heads: of the crowds, which of their notes have cards.
        lines: the cards that are folded to one line.
        bottom: where the last of them ends.
    """

    tops: dict[str, float] = field(default_factory=dict)
    heads: dict[str, Slice] = field(default_factory=dict)
    lines: set[str] = field(default_factory=set)
    bottom: float = 0.0

    def leaders(self, left: float) -> dict[str, QPointF]:
        """Return where the leaders of the cards end, whose left edge is at `left` px."""
        return {
            key: QPointF(left, top + (_LINE / 2 if key in self.lines else 19))
            for key, top in self.tops.items()
            if key not in self.heads
        }


class CardPlanner:
    """Arranges the cards of a session's notes; remembers where in a crowd one is."""

    def __init__(self, session: Session, height: Callable[[Annotation], int]) -> None:
        """Arrange cards of which `height` says how high one is, in px, when it is not folded."""
        self._session = session
        self._height = height
        self._starts: dict[str, int] = {}

    def plan(self, located: ReaderMarks, fixed: str) -> CardPlan:
        """Return where cards stand beside marks; the `fixed` one keeps its place."""
        plan = CardPlan()
        groups = self._groups(located)
        folded = crowds(groups, self._size, least=HEADER + Space.CARD_GAP)
        wanted: list[Wanted] = []
        for group in groups:
            notes = self._session.annotations_of(group.passage)
            if group.passage in folded:
                wanted.append(Wanted(group.passage, group.top, _LINE))
                notes = self._fold(plan, group, notes, fixed)
            for note in notes:
                baseline = located.baseline(note)
                if baseline is not None:
                    height = _LINE if note.id in plan.lines else self._height(note)
                    wanted.append(Wanted(note.id, baseline - _ABOVE_BASELINE, height))
        plan.tops = stack_cards(wanted, gap=Space.CARD_GAP, fixed=fixed, least=_HEADING)
        plan.bottom = max((plan.tops[card.key] + card.height for card in wanted), default=0.0)
        return plan

    def _groups(self, located: ReaderMarks) -> list[Group]:
        places: list[tuple[str, int, float]] = []
        for passage in located.passages():
            notes = self._session.annotations_of(passage)
            baseline = located.baseline(notes[0]) if notes else None
            if baseline is not None:
                places.append((passage, len(notes), baseline - _ABOVE_BASELINE))
        return groups_at(places)

    def _size(self, group: Group) -> float:
        notes = self._session.annotations_of(group.passage)
        return sum(self._height(note) + Space.CARD_GAP for note in notes)

    def _fold(
        self, plan: CardPlan, group: Group, notes: Sequence[Annotation], fixed: str
    ) -> Sequence[Annotation]:
        """Return those notes of a crowd that have cards, folded unless one is the fixed one."""
        active = next((i for i, note in enumerate(notes) if note.id == fixed), -1)
        start = self._starts.get(group.passage, 0)
        room = int((group.room - _STEP) // _STEP)
        shown = shown_slice(len(notes), room, start, active)
        self._starts[group.passage] = shown.first
        plan.heads[group.passage] = shown
        found = notes[shown.first : shown.last]
        plan.lines.update(note.id for note in found if note.id != fixed)
        return found
