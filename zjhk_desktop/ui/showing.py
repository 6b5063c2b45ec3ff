"""Showing: what of a memorandum and its review every view of one window shows."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.change import Change
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.shown_review import ShownReview

if TYPE_CHECKING:
    from zjhk_desktop.briefing.outgoing import Material


class Showing(QObject):
    """What is being read in one window: a script, a review at a moment, an active note.

    Signals:
        script_changed(Script): the text is shown in another script.
        parallel_changed(bool): both scripts are shown side by side (對照), or one again.
        review_changed(Change): what is shown of the review has changed; `annotations` is new.
        activated(str): an annotation has become the active one ("" for none).
    """

    script_changed = Signal(object)
    parallel_changed = Signal(bool)
    review_changed = Signal(object)
    activated = Signal(str)

    def __init__(self, memorandum: Memorandum, script: Script) -> None:
        """Show a memorandum, and no review yet."""
        super().__init__()
        self.memorandum = memorandum
        self._script = script
        self._parallel = False
        self._active = ""
        self._shown = ShownReview(None, "")

    @property
    def script(self) -> Script:
        """Return the script that is being read."""
        return self._script

    def set_script(self, script: Script) -> None:
        """Show the text in a script."""
        if script is not self._script:
            self._script = script
            self.script_changed.emit(script)

    @property
    def parallel(self) -> bool:
        """Say whether both scripts are shown side by side."""
        return self._parallel

    def set_parallel(self, parallel: bool) -> None:
        """Show both scripts side by side, or the one that is being read."""
        if parallel is not self._parallel:
            self._parallel = parallel
            self.parallel_changed.emit(parallel)

    @property
    def annotations(self) -> Sequence[Annotation]:
        """Return the annotations in memorandum order."""
        return self._shown.annotations

    def annotations_of(self, passage: str) -> Sequence[Annotation]:
        """Return the annotations of a passage in order."""
        return self._shown.annotations_of(passage)

    def number(self, annotation_id: str) -> int:
        """Return an annotation's number in the whole review, from 1 (0: it is not there)."""
        return self._shown.number(annotation_id)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """Return an annotation, or None if it has gone."""
        return self._shown.annotation(annotation_id)

    def material(self, annotation_ids: Sequence[str] | None = None) -> "Material":
        """Return what there is to be exported: some notes, or (None) all of the review."""
        chosen = (
            self.annotations if annotation_ids is None else map(self.annotation, annotation_ids)
        )
        # Most starts export nothing.
        from zjhk_desktop.briefing.note_cells import ListedNote  # noqa: PLC0415
        from zjhk_desktop.briefing.outgoing import Material  # noqa: PLC0415

        return Material(
            [
                ListedNote(self.number(note.id), note, self.replies(note.id))
                for note in chosen
                if note is not None
            ],
            self._shown.others() if annotation_ids is None else (),
        )

    def deleted(self) -> Sequence[Annotation]:
        """Return the deleted notes in memorandum order."""
        return self._shown.deleted()

    @property
    def active(self) -> str:
        """Return the id of the active annotation, or ""."""
        return self._active

    def activate(self, annotation_id: str) -> None:
        """Make an annotation the active one ("" for none); always announced."""
        self._active = annotation_id if self.number(annotation_id) else ""
        self.activated.emit(self._active)

    def neighbour(self, step: int, passage_position: int) -> str:
        """Return the annotation `step` after the active one, or the nearest to a passage."""
        annotations = self.annotations
        if not annotations:
            return ""
        number = self.number(self._active)
        if number:
            return annotations[(number - 1 + step) % len(annotations)].id
        positions = {p.id: p.position for p in self.memorandum.passages}
        places = [positions.get(a.anchor.passage, len(positions)) for a in annotations]
        if step > 0:
            later = [i for i, place in enumerate(places) if place >= passage_position]
            return annotations[later[0] if later else 0].id
        earlier = [i for i, place in enumerate(places) if place <= passage_position]
        return annotations[earlier[-1] if earlier else -1].id

    def replies(self, annotation_id: str) -> Sequence[Annotation]:
        """Return the replies to an annotation, oldest first."""
        return self._shown.replies(annotation_id)

    @property
    def assessments(self) -> Mapping[str, Assessment]:
        """Return what this reviewer says of the measures, by passage id; unreviewed: left out."""
        return self._shown.assessments

    def status_of(self, passage: str) -> Status:
        """Return how far this reviewer says the review of a measure has come."""
        return self.assessments.get(passage, Assessment()).status

    def others_say(self, passage: str) -> Sequence[Annotation]:
        """Return the statuses that other reviewers have given a measure, the latest first."""
        return self._shown.others_say.get(passage, ())

    @property
    def bookmarks(self) -> Sequence[str]:
        """Return the passages that this reviewer has bookmarked, in the memorandum's order."""
        return self._shown.bookmarks

    def _show(self, shown: ShownReview, change: Change) -> None:
        """Let every view follow to a review, and nothing be active that has gone."""
        self._shown = shown
        self.review_changed.emit(change)
        if self._active and not self.number(self._active):
            self.activate("")
