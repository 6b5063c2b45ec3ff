"""The session: one memorandum, one review, one reader; every view follows its signals."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import Annotation, Author, Category, Side, Visibility
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.errors import ReviewError, ZjhkError
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment, Status
from zjhk_desktop.services.reviewing import Reviewing


class Session(QObject):
    """What is being read and marked in one window.

    Mutations never raise for what the environment does: they emit `failed` and change nothing.

    Signals:
        script_changed(Script): the text is shown in another script.
        parallel_changed(bool): both scripts are shown side by side (對照), or one again.
        review_changed(Change): the review has changed; `annotations` is new.
        author_changed(Author): the reviewer's name or side has changed.
        activated(str): an annotation has become the active one ("" for none).
        saved(bool): the last write succeeded or not.
        failed(ZjhkError): something could not be done; its sentence is for the user.
    """

    script_changed = Signal(object)
    parallel_changed = Signal(bool)
    review_changed = Signal(object)
    author_changed = Signal(object)
    activated = Signal(str)
    saved = Signal(bool)
    failed = Signal(object)

    def __init__(self, memorandum: Memorandum, reviewing: Reviewing | None, script: Script) -> None:
        """Show a memorandum with a review (None: it could not be opened, reading still works)."""
        super().__init__()
        self.memorandum = memorandum
        self._reviewing = reviewing
        self._script = script
        self._parallel = False
        self._active = ""
        self._annotations: list[Annotation] = []
        self._numbers: dict[str, int] = {}
        self._assessments: Mapping[str, Assessment] = {}
        self._others_say: Mapping[str, Sequence[Annotation]] = {}
        self._of_passage: dict[str, list[Annotation]] = {}
        self._refresh()

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
    def can_annotate(self) -> bool:
        """Say whether there is a review that can be written to."""
        return self._reviewing is not None and not self._reviewing.read_only

    @property
    def author(self) -> Author:
        """Return the reviewer of this profile."""
        return self._reviewing.author if self._reviewing else Author("", "", Side.OTHER)

    def set_author(self, name: str, side: Side) -> None:
        """Change the reviewer's name and side, for annotations made from now on."""
        if self._reviewing is None:
            return
        reviewing = self._reviewing
        if self._attempt(lambda: reviewing.set_author(name, side)):
            self.author_changed.emit(self.author)

    @property
    def annotations(self) -> Sequence[Annotation]:
        """Return the annotations in memorandum order."""
        return self._annotations

    @property
    def printable(self) -> tuple[Annotation, ...]:
        """Return what a briefing may hold."""
        return tuple(self._reviewing.printable()) if self._reviewing else ()

    def annotations_of(self, passage: str) -> Sequence[Annotation]:
        """Return the annotations of a passage in order."""
        return self._of_passage.get(passage, [])

    def number(self, annotation_id: str) -> int:
        """Return an annotation's number in the whole review, from 1 (0: it is not there)."""
        return self._numbers.get(annotation_id, 0)

    def annotation(self, annotation_id: str) -> Annotation | None:
        """Return an annotation, or None if it has gone."""
        number = self.number(annotation_id)
        return self._annotations[number - 1] if number else None

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
        if not self._annotations:
            return ""
        number = self.number(self._active)
        if number:
            return self._annotations[(number - 1 + step) % len(self._annotations)].id
        positions = {p.id: p.position for p in self.memorandum.passages}
        places = [positions.get(a.anchor.passage, len(positions)) for a in self._annotations]
        if step > 0:
            later = [i for i, place in enumerate(places) if place >= passage_position]
            return self._annotations[later[0] if later else 0].id
        earlier = [i for i, place in enumerate(places) if place <= passage_position]
        return self._annotations[earlier[-1] if earlier else -1].id

    def annotate(self, anchor: Anchor, category: Category, comment: str = "") -> str:
        """Add an annotation and return its id, or "" if it could not be saved."""
        added: list[str] = []

        def add(reviewing: Reviewing) -> Change:
            change = reviewing.annotate(anchor, category, comment=comment)
            added.extend(change.annotations)
            return change

        return added[0] if self._perform(add) else ""

    def edit(
        self,
        annotation_id: str,
        *,
        comment: str | None = None,
        category: Category | None = None,
        visibility: Visibility | None = None,
        tags: Sequence[str] | None = None,
    ) -> bool:
        """Change what is given of an annotation; return whether it is on disk."""
        if not self.number(annotation_id):
            return False
        return self._perform(
            lambda r: r.edit(
                annotation_id,
                comment=comment,
                category=category,
                visibility=visibility,
                tags=tags,
            )
        )

    def delete(self, annotation_ids: Sequence[str]) -> bool:
        """Delete annotations (undo brings them back)."""
        return self._perform(lambda r: r.delete(annotation_ids))

    def recategorise(self, annotation_ids: Sequence[str], category: Category) -> bool:
        """Give annotations a category, in one operation."""
        return self._perform(lambda r: r.recategorise(annotation_ids, category))

    def resolve(self, annotation_ids: Sequence[str], *, resolved: bool = True) -> bool:
        """Resolve annotations, or open them again, in one operation."""
        return self._perform(
            lambda r: r.resolve(annotation_ids) if resolved else r.reopen(annotation_ids)
        )

    def replies(self, annotation_id: str) -> Sequence[Annotation]:
        """Return the replies to an annotation, oldest first."""
        if self._reviewing is None or not self.number(annotation_id):
            return ()
        return self._reviewing.replies(annotation_id)

    def reply(self, annotation_id: str, text: str) -> bool:
        """Reply to an annotation; return whether it is on disk."""
        return self._perform(lambda r: r.reply(annotation_id, text))

    @property
    def assessments(self) -> Mapping[str, Assessment]:
        """Return what this reviewer says of the measures, by passage id; unreviewed: left out."""
        return self._assessments

    def status_of(self, passage: str) -> Status:
        """Return how far this reviewer says the review of a measure has come."""
        return self._assessments.get(passage, Assessment()).status

    def others_say(self, passage: str) -> Sequence[Annotation]:
        """Return the statuses that other reviewers have given a measure, the latest first."""
        return self._others_say.get(passage, ())

    def assess(self, passage: str, assessment: Assessment) -> bool:
        """Say how far the review of a measure has come; return whether it is on disk."""
        return self._perform(
            lambda r: r.assessing.set_status(
                (passage,),
                assessment.status,
                owner=assessment.owner,
                due=assessment.due,
                next_step=assessment.next_step,
            )
        )

    def undo(self) -> bool:
        """Take back the last operation."""
        return self._perform(lambda r: r.undo())

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._perform(lambda r: r.redo())

    @property
    def undo_kind(self) -> ChangeKind | None:
        """Return what undo would take back."""
        return self._reviewing.undo_kind if self._reviewing else None

    @property
    def redo_kind(self) -> ChangeKind | None:
        """Return what redo would do again."""
        return self._reviewing.redo_kind if self._reviewing else None

    def save_draft(self, annotation_id: str, text: str) -> bool:
        """Put what is being typed on disk, without a revision."""
        if self._reviewing is None:
            return False
        reviewing = self._reviewing
        return self._attempt(lambda: reviewing.save_draft(annotation_id, text))

    def drafts(self) -> dict[str, str]:
        """Return text that was being typed when the program last ended."""
        return self._reviewing.drafts() if self._reviewing else {}

    def close(self) -> None:
        """Close the review."""
        if self._reviewing is not None:
            self._reviewing.close()
            self._reviewing = None

    def _perform(self, operation: Callable[[Reviewing], Change | None]) -> bool:
        """Run a mutation, announce its change if there is one, and say whether it succeeded."""
        if self._reviewing is None:
            return False
        reviewing = self._reviewing
        changes: list[Change | None] = []
        if not self._attempt(lambda: changes.append(operation(reviewing))):
            return False
        if changes[0] is not None:
            self._refresh()
            self.review_changed.emit(changes[0])
            if self._active and not self.number(self._active):
                self.activate("")
        return True

    def _attempt(self, operation: Callable[[], None]) -> bool:
        """Run what the environment may refuse; say so through `failed` and `saved`."""
        try:
            operation()
        except ZjhkError as error:
            if isinstance(error, ReviewError):
                self.saved.emit(False)
            self.failed.emit(error)
            return False
        self.saved.emit(True)
        return True

    def _refresh(self) -> None:
        """Take the annotations anew and number them."""
        self._annotations = self._reviewing.annotations() if self._reviewing else []
        self._numbers = {a.id: index for index, a in enumerate(self._annotations, 1)}
        said = self._reviewing.assessing.statuses() if self._reviewing else []
        self._assessments = {each.measure: each.assessment for each in said if each.mine}
        self._others_say = {each.measure: each.others for each in said}
        self._of_passage = {}
        for annotation in self._annotations:
            self._of_passage.setdefault(annotation.anchor.passage, []).append(annotation)
