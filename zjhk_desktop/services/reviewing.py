"""Making, changing and taking back annotations; every view and command goes through here."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Author,
    Category,
    Side,
    Visibility,
    check_text,
)
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.editing import edit_state, kind_of_edit, tidy_tags
from zjhk_desktop.domain.errors import NothingToRedo, NothingToUndo, UnknownAnnotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.operation import Operation, UndoLog
from zjhk_desktop.domain.ordering import in_memorandum_order
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision, make_revision
from zjhk_desktop.storage.review_rows import Identity
from zjhk_desktop.storage.review_store import ReviewStore


class Reviewing:
    """One open review: what it says, and the operations on it.

    Each operation is written before anything in memory changes, so that a write that fails
    (NotSaved, ReviewReadOnly) leaves both as they were. Undo and redo append like everything
    else and follow the stored log, so they go on after a restart.
    """

    def __init__(
        self,
        store: ReviewStore,
        memorandum: Memorandum | None,
        *,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        """Read the review.

        Raises:
            ReviewError: it cannot be read, or a new one cannot be written.
        """
        self._store = store
        self._memorandum = memorandum
        self._now = now
        self._new_id = new_id
        stored = store.load()
        self._review = Review(stored.revisions)
        self._log = UndoLog(stored.operations)
        self._drafts = dict(stored.drafts)
        self._identity = stored.identity or self._introduce()

    @property
    def author(self) -> Author:
        """Return who reviews in this profile."""
        return self._identity.author

    @property
    def read_only(self) -> bool:
        """Say whether changes are refused because the file cannot be written."""
        return self._store.read_only

    @property
    def undo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `undo` would take back."""
        return self._log.undoable.of if self._log.undoable else None

    @property
    def redo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `redo` would bring back."""
        return self._log.redoable.of if self._log.redoable else None

    def set_author(self, name: str, side: Side) -> None:
        """Say who reviews; annotations made before keep the name they were made under.

        Raises:
            CommentTooLong, UnstorableText: see `check_text`.
        """
        author = Author(self.author.id, check_text(name.strip()), side)
        if author != self.author:
            identity = Identity(author, self._identity.device)
            self._store.save_identity(identity)
            self._identity = identity

    def annotations(self) -> list[Annotation]:
        """Return the annotations that are not deleted, in memorandum order."""
        return in_memorandum_order(self._review.annotations(), self._memorandum)

    def annotation(self, annotation_id: str) -> Annotation:
        """Return an annotation that is not deleted.

        Raises:
            UnknownAnnotation: there is none of that id.
        """
        annotation = self._review.annotation(annotation_id)
        if annotation.state.deleted:
            raise UnknownAnnotation(id=annotation_id)
        return annotation

    def history(self, annotation_id: str) -> list[Revision]:
        """Return every state that an annotation has had, oldest first, deleted or not.

        Raises:
            UnknownAnnotation: there was never one of that id.
        """
        return self._review.history(annotation_id)

    def annotate(
        self,
        anchor: Anchor,
        category: Category = Category.KEY,
        *,
        comment: str = "",
        visibility: Visibility = Visibility.PRIVATE,
        tags: Sequence[str] = (),
    ) -> Change:
        """Add an annotation.

        Raises:
            UnknownPassage: the anchor's passage is not in the memorandum.
            CommentTooLong, UnstorableText: see `check_text`.
        """
        if self._memorandum is not None:
            self._memorandum.passage(anchor.passage)
        time = self._time()
        state = AnnotationState(
            anchor=anchor,
            category=category,
            author=self.author,
            created=time,
            comment=check_text(comment),
            tags=tidy_tags(tags),
            visibility=visibility,
        )
        return self._commit(ChangeKind.ADDED, [self._revise(self._new_id(), (), state, time)])

    def edit(
        self,
        annotation_id: str,
        *,
        comment: str | None = None,
        category: Category | None = None,
        visibility: Visibility | None = None,
        tags: Sequence[str] | None = None,
        resolved: bool | None = None,
    ) -> Change | None:
        """Change what is given of an annotation; None if nothing differs (nothing is written).

        A comment takes the place of the draft, which is dropped with it.

        Raises:
            UnknownAnnotation: there is none of that id.
            CommentTooLong, UnstorableText: see `check_text`.
        """
        annotation = self.annotation(annotation_id)
        old = annotation.state
        new = edit_state(
            old,
            comment=comment,
            category=category,
            visibility=visibility,
            tags=tags,
            resolved=resolved,
        )
        draft_of = annotation_id if comment is not None and annotation_id in self._drafts else ""
        if new == old:
            if draft_of:
                self.discard_draft(annotation_id)
            return None
        revision = self._revise(annotation_id, (annotation.revision,), new, self._time())
        change = self._commit(kind_of_edit(old, new), [revision], draft_of=draft_of)
        self._drafts.pop(draft_of, None)
        return change

    def delete(self, annotation_ids: Sequence[str]) -> Change:
        """Delete annotations in one operation; they stay in the review's past.

        Raises:
            UnknownAnnotation: there is none of one of the ids; then none is deleted.
            ValueError: no id is given.
        """
        if not annotation_ids:
            raise ValueError(annotation_ids)
        annotations = [self.annotation(name) for name in dict.fromkeys(annotation_ids)]
        time = self._time()
        return self._commit(
            ChangeKind.DELETED,
            [
                self._revise(
                    gone.id, (gone.revision,), replace(gone.state, deleted=True), time, step
                )
                for step, gone in enumerate(annotations)
            ],
        )

    def undo(self) -> Change:
        """Take back the latest operation.

        Raises:
            NothingToUndo: everything done has been taken back.
        """
        operation = self._log.undoable
        if operation is None:
            raise NothingToUndo
        return self._turn(ChangeKind.UNDONE, operation, self._state_before)

    def redo(self) -> Change:
        """Bring back the operation taken back last.

        Raises:
            NothingToRedo: nothing was taken back since the latest operation.
        """
        operation = self._log.redoable
        if operation is None:
            raise NothingToRedo
        return self._turn(ChangeKind.REDONE, operation, lambda revision: revision.state)

    def save_draft(self, annotation_id: str, text: str) -> None:
        """Keep text as it is being typed, so that a crash or power cut does not lose it.

        Raises:
            UnknownAnnotation: there is none of that id.
            CommentTooLong, UnstorableText: see `check_text`.
        """
        if self.annotation(annotation_id).state.comment == check_text(text):
            self.discard_draft(annotation_id)
        elif self._drafts.get(annotation_id) != text:
            self._store.save_draft(annotation_id, text, self._time())
            self._drafts[annotation_id] = text

    def drafts(self) -> dict[str, str]:
        """Return the texts being typed, by annotation, of annotations that are not deleted."""
        live = {annotation.id for annotation in self._review.annotations()}
        return {name: text for name, text in self._drafts.items() if name in live}

    def discard_draft(self, annotation_id: str) -> None:
        """Drop the text being typed in an annotation, if there is any."""
        if annotation_id in self._drafts:
            self._store.discard_draft(annotation_id)
            del self._drafts[annotation_id]

    def close(self) -> None:
        """Close the file and give up its lock."""
        self._store.close()

    def _introduce(self) -> Identity:
        """Return an identity of this profile's own, kept if the file can be written."""
        identity = Identity(Author(self._new_id(), "", Side.OTHER), self._new_id())
        if not self._store.read_only:
            self._store.save_identity(identity)
        return identity

    def _turn(
        self,
        kind: ChangeKind,
        operation: Operation,
        state_of: Callable[[Revision], AnnotationState],
    ) -> Change:
        """Append, for each revision of an operation, the state on one side of it."""
        time = self._time()
        originals = [self._review.revision(name) for name in operation.revisions]
        revisions = [
            self._revise(
                original.annotation,
                (self._review.annotation(original.annotation).revision,),
                state_of(original),
                time,
                step,
            )
            for step, original in enumerate(originals)
        ]
        return self._commit(kind, revisions, of=operation)

    def _state_before(self, revision: Revision) -> AnnotationState:
        """Return the state that a revision followed: deleted if it was the first."""
        if not revision.parents:
            return replace(revision.state, deleted=True)
        return self._review.revision(revision.parents[0]).state

    def _revise(
        self,
        annotation_id: str,
        parents: tuple[str, ...],
        state: AnnotationState,
        time: str,
        step: int = 0,
    ) -> Revision:
        """Return the next revision; `time` is one reading of the clock for a whole operation."""
        return make_revision(
            annotation_id,
            parents,
            self.author,
            self._identity.device,
            time,
            self._review.clock + 1 + step,
            state,
        )

    def _commit(
        self,
        kind: ChangeKind,
        revisions: Sequence[Revision],
        *,
        of: Operation | None = None,
        draft_of: str = "",
    ) -> Change:
        operation = Operation(
            self._new_id(),
            kind,
            of.kind if of else kind,
            of.id if of else "",
            tuple(revision.id for revision in revisions),
        )
        self._store.append(operation, revisions, discard_draft_of=draft_of)
        self._log.add(operation)
        for revision in revisions:
            self._review.add(revision)
        return Change(
            kind,
            operation.id,
            operation.of,
            tuple(revision.annotation for revision in revisions),
            operation.revisions,
        )

    def _time(self) -> str:
        return self._now().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
