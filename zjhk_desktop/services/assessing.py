"""Saying how far measures have come: one status for each reviewer and measure."""

from collections.abc import Sequence
from dataclasses import replace

from zjhk_desktop.domain.anchor import anchor_whole
from zjhk_desktop.domain.annotation import AnnotationState, Category, Motivation, Visibility
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.draft import DraftField, DraftPlace
from zjhk_desktop.domain.editing import edit_assessment
from zjhk_desktop.domain.errors import NotAMeasure, UnknownPassage
from zjhk_desktop.domain.memorandum import Memorandum, Passage, PassageKind
from zjhk_desktop.domain.status import Assessment, Status, status_id
from zjhk_desktop.services.recording import Recording
from zjhk_desktop.services.review_view import MeasureStatus, ReviewView


class Assessing:
    """The present reviewer's statuses, and what the others say.

    A text that changes takes the place of its draft, which is dropped with it.
    """

    def __init__(
        self, recording: Recording, view: ReviewView, memorandum: Memorandum | None
    ) -> None:
        """Work on a review."""
        self._recording = recording
        self._view = view
        self._memorandum = memorandum

    def statuses(self) -> list[MeasureStatus]:
        """Return the status of every measure, in order."""
        return self._view.statuses(self._recording.author.id)

    def assessments(self) -> dict[str, Assessment]:
        """Return what the present reviewer says, by measure; those not reviewed are left out."""
        return {each.measure: each.assessment for each in self.statuses() if each.mine}

    def status(self, measure: str) -> MeasureStatus:
        """Return the status of one measure.

        Raises:
            UnknownPassage, NotAMeasure: the id is not a measure's.
        """
        self._measure(measure)
        return next(each for each in self.statuses() if each.measure == measure)

    def set_status(
        self,
        measures: Sequence[str],
        status: Status | None = None,
        *,
        owner: str | None = None,
        due: str | None = None,
        next_step: str | None = None,
        visibility: Visibility | None = None,
    ) -> Change | None:
        """Change what is given of the status of measures; None if nothing differs.

        Args:
            measures: ids of passages.
            status: None leaves it, like every part that is None.
            owner: who sees to it; empty clears it, like every text.
            due: ISO date.
            next_step: what is to be done next.
            visibility: who may see it.

        Raises:
            UnknownPassage, NotAMeasure: one of the ids is not a measure's; then none changes.
            UnstorableText, TextTooLong, NotADate: see `edit_assessment`.
        """
        time = self._recording.time()
        states: dict[str, AnnotationState] = {}
        drafts: list[str] = []
        names = {each: status_id(self._recording.author.id, each) for each in measures}
        for measure, name in names.items():
            old = self._state(name, self._measure(measure), time)
            given = old.assessment or Assessment()
            new = replace(
                old,
                assessment=edit_assessment(
                    given, status=status, owner=owner, due=due, next_step=next_step
                ),
                visibility=old.visibility if visibility is None else visibility,
                deleted=False,
            )
            if replace(new, deleted=old.deleted) != old:
                states[name] = new
                drafts += _drafts(name, given, new.assessment)
        if not states:
            return None
        return self._recording.record(ChangeKind.ASSESSED, states, time=time, drafts=drafts)

    def _measure(self, passage_id: str) -> Passage:
        if self._memorandum is None:
            raise UnknownPassage(id=passage_id)
        return measure_of(self._memorandum, passage_id)

    def _state(self, name: str, passage: Passage, time: str) -> AnnotationState:
        """Return the state to start from: a status not given yet, or taken back, is empty."""
        review = self._recording.review
        if not review.has(name):
            return AnnotationState(
                anchor_whole(passage),
                Category.KEY,
                self._recording.author,
                time,
                motivation=Motivation.ASSESSING,
                assessment=Assessment(),
            )
        old = review.annotation(name).state
        return replace(old, assessment=Assessment()) if old.deleted else old


def _drafts(name: str, old: Assessment, new: Assessment | None) -> list[str]:
    """Return the keys of the drafts of those parts of a status that have changed."""
    return [
        DraftPlace(name, field).key
        for field in DraftField
        if field.of_status and getattr(old, field.value) != getattr(new, field.value)
    ]


def measure_of(memorandum: Memorandum, passage_id: str) -> Passage:
    """Return a measure by its passage's id.

    Raises:
        UnknownPassage, NotAMeasure: the id is not a measure's.
    """
    passage = memorandum.passage(passage_id)
    if passage.kind is not PassageKind.MEASURE:
        raise NotAMeasure(id=passage_id)
    return passage
