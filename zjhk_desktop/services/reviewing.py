"""Making, changing and taking back annotations; every view and command goes through here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from zjhk_desktop.domain.anchor import Anchor, quotes_of
from zjhk_desktop.domain.annotation import (
    Annotation,
    AnnotationState,
    Author,
    Category,
    MarkStyle,
    Motivation,
    Side,
    Visibility,
    check_text,
)
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.draft import DraftField, DraftPlace
from zjhk_desktop.domain.editing import check_proposal, edit_state, kind_of_edit, tidy_tags
from zjhk_desktop.domain.errors import ReviewReadOnly
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.domain.threads import keep_threads, reply_state, root_of
from zjhk_desktop.services.assessing import Assessing
from zjhk_desktop.services.bookmarking import Bookmarking
from zjhk_desktop.services.drafting import Drafting
from zjhk_desktop.services.identifying import Identifying
from zjhk_desktop.services.past import Past
from zjhk_desktop.services.recording import Recording
from zjhk_desktop.services.review_view import ReviewView
from zjhk_desktop.storage.review_store import ReviewStore


class Reviewing:
    """One open review: what it says, and the operations on it; see `Recording`.

    A method that acts on several annotations is one operation, undone and redone as one; it
    changes none if one of the ids is unknown, and returns None, with nothing written, if
    nothing differs.

    Attributes:
        assessing: the status of measures.
        bookmarking: the reviewer's bookmarks.
        drafting: what is being typed and not part of the review yet.
        identifying: who reviews here.
        past: what the annotations have been.
        view: what they are, to be looked at.
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
        self._recording = Recording(store, now=now, new_id=new_id)
        self._review = self._recording.review
        self.view = ReviewView(self._review, memorandum, lambda: self._recording.people)
        self.assessing = Assessing(self._recording, self.view, memorandum)
        self.bookmarking = Bookmarking(self._recording, self.view, memorandum)
        self.drafting = Drafting(self._recording, self.view, memorandum)
        self.identifying = Identifying(self._recording)
        self.past = Past(self._recording, self.view, memorandum)

    @property
    def author(self) -> Author:
        """Return who reviews in this profile."""
        return self._recording.author

    @property
    def read_only(self) -> bool:
        """Say whether changes are refused because the file cannot be written."""
        return self._store.read_only

    def refusal(self) -> ReviewReadOnly:
        """Return why changes are refused while they are."""
        return self._store.refusal()

    @property
    def undo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `undo` would take back."""
        return self._recording.undo_kind

    @property
    def redo_kind(self) -> ChangeKind | None:
        """Return the kind of operation that `redo` would bring back."""
        return self._recording.redo_kind

    def set_author(self, name: str, side: Side) -> None:
        """Say who reviews; see `Identifying.rename`."""
        self.identifying.rename(name, side)

    def annotations(self) -> list[Annotation]:
        """Return the notes and proposals that are not deleted, in memorandum order."""
        return self.view.annotations()

    def notes_of_everyone(self) -> list[Annotation]:
        """Return the notes and proposals of all reviewers, to be checked but not to be shown."""
        return [each for each in self._review.annotations() if each.state.is_note]

    def everything(self) -> list[Annotation]:
        """Return what is not deleted, replies, statuses and bookmarks too, in that order."""
        return self.view.everything()

    def printable(self) -> list[Annotation]:
        """Return what a briefing may hold: notes, replies, and the present reviewer's statuses."""
        notes = self.annotations()
        replies = [reply for note in notes for reply in self.replies(note.id)]
        mine = [each.mine for each in self.assessing.statuses() if each.mine is not None]
        return [*notes, *replies, *mine]

    def replies(self, annotation_id: str) -> list[Annotation]:
        """Return the replies to a note that are not deleted, oldest first."""
        return self.view.replies(annotation_id)

    def annotation(self, annotation_id: str) -> Annotation:
        """Return an annotation of any kind that is not deleted.

        Raises:
            UnknownAnnotation: there is none of that id.
        """
        return self.view.annotation(annotation_id)

    def history(self, annotation_id: str) -> list[Revision]:
        """Return the states that an annotation has had, deleted or not; see `Past.entries`."""
        return [entry.revision for entry in self.past.entries(annotation_id)]

    def annotate(
        self,
        anchor: Anchor,
        category: Category = Category.KEY,
        *,
        comment: str = "",
        visibility: Visibility = Visibility.PRIVATE,
        tags: Sequence[str] = (),
        style: MarkStyle = MarkStyle.HIGHLIGHT,
        proposal: Proposal | None = None,
    ) -> Change:
        """Add a note, or a wording proposal if one is given.

        Raises:
            UnknownPassage: the anchor's passage is not in the memorandum.
            CommentTooLong, UnstorableText: see `check_text`.
            NothingProposed: see `check_proposal`.
        """
        if self._memorandum is not None:
            self._memorandum.passage(anchor.passage)
        time = self._recording.time()
        state = AnnotationState(
            anchor=anchor,
            category=category,
            author=self.author,
            created=time,
            comment=check_text(comment),
            tags=tidy_tags(tags),
            visibility=visibility,
            motivation=Motivation.EDITING if proposal else Motivation.COMMENTING,
            style=style,
            proposal=check_proposal(proposal, *self._quotes(anchor)) if proposal else None,
        )
        kind = ChangeKind.PROPOSED if proposal else ChangeKind.ADDED
        return self._recording.record(kind, {self._recording.new_id(): state}, time=time)

    def reply(self, annotation_id: str, text: str) -> Change:
        """Reply to a note, in the place of its draft; a reply to one goes to the note of both.

        Raises:
            UnknownAnnotation: there is no such note or reply.
            CommentTooLong, UnstorableText: see `check_text`.
        """
        root = self._thread(annotation_id)
        time = self._recording.time()
        state = reply_state(root, text, self.author, time)
        return self._recording.record(
            ChangeKind.REPLIED,
            {self._recording.new_id(): state},
            time=time,
            drafts=(DraftPlace(root.id, DraftField.REPLY).key,),
        )

    def edit(
        self,
        annotation_id: str,
        *,
        comment: str | None = None,
        category: Category | None = None,
        visibility: Visibility | None = None,
        tags: Sequence[str] | None = None,
        resolved: bool | None = None,
        style: MarkStyle | None = None,
        proposal: Proposal | None = None,
    ) -> Change | None:
        """Change what is given of an annotation; see `edit_state`.

        A comment, tags or wording take the place of their draft, which is dropped with it.

        Raises:
            UnknownAnnotation: there is none of that id.
            CommentTooLong, UnstorableText: see `check_text`.
        """
        old = self.view.stored(annotation_id).state
        new = edit_state(
            old,
            comment=comment,
            category=category,
            visibility=visibility,
            tags=tags,
            resolved=resolved,
            style=style,
            proposal=proposal,
            quotes=self._quotes(old.anchor),
        )
        given: dict[DraftField, object] = {
            DraftField.COMMENT: comment,
            DraftField.TAG: tags,
            DraftField.WORDING: proposal,
        }
        drafts = [
            DraftPlace(annotation_id, field).key
            for field, value in given.items()
            if value is not None
        ]
        change = self._change(kind_of_edit(old, new), {annotation_id: new}, drafts)
        if change is None:
            self._recording.discard_drafts(drafts)
        return change

    def resolve(self, annotation_ids: Sequence[str]) -> Change | None:
        """Mark notes as settled; a reply stands for its note."""
        return self._change_notes(ChangeKind.RESOLVED, annotation_ids, resolved=True)

    def reopen(self, annotation_ids: Sequence[str]) -> Change | None:
        """Mark notes as open again; a reply stands for its note."""
        return self._change_notes(ChangeKind.REOPENED, annotation_ids, resolved=False)

    def recategorise(self, annotation_ids: Sequence[str], category: Category) -> Change | None:
        """Put notes into a category; a reply stands for its note."""
        return self._change_notes(ChangeKind.RECOLOURED, annotation_ids, category=category)

    def share(self, annotation_ids: Sequence[str], visibility: Visibility) -> Change | None:
        """Say who may see annotations; their replies become no more visible by it."""
        states = {
            name: replace(self.view.stored(name).state, visibility=visibility)
            for name in annotation_ids
        }
        return self._change(ChangeKind.SHARED, states)

    def delete(self, annotation_ids: Sequence[str]) -> Change:
        """Delete annotations and the replies to them; they stay in the review's past.

        Raises:
            UnknownAnnotation: there is none of one of the ids; then none is deleted.
            ValueError: no id is given.
        """
        states = {
            name: replace(self.view.stored(name).state, deleted=True) for name in annotation_ids
        }
        change = self._change(ChangeKind.DELETED, states)
        if change is None:
            raise ValueError(annotation_ids)
        return change

    def undo(self) -> Change:
        """Take back the reviewer's latest operation; see `Recording.undo`."""
        return self._recording.undo()

    def redo(self) -> Change:
        """Bring back what the reviewer took back last; see `Recording.redo`."""
        return self._recording.redo()

    def close(self) -> None:
        """Close the file and give up its lock."""
        self._store.close()

    def _quotes(self, anchor: Anchor) -> Sequence[str]:
        return (anchor.quote, *quotes_of(anchor, self._memorandum))

    def _thread(self, annotation_id: str) -> Annotation:
        """Return the note that is meant: the one of that id, or the one of that reply."""
        root = root_of(self._review, self.view.stored(annotation_id))
        self.view.note(root.id)
        return root

    def _change_notes(
        self,
        kind: ChangeKind,
        annotation_ids: Sequence[str],
        *,
        resolved: bool | None = None,
        category: Category | None = None,
    ) -> Change | None:
        notes = map(self._thread, annotation_ids)
        return self._change(
            kind,
            {
                each.id: edit_state(each.state, resolved=resolved, category=category)
                for each in notes
            },
        )

    def _change(
        self,
        kind: ChangeKind,
        states: Mapping[str, AnnotationState],
        drafts: Sequence[str] = (),
    ) -> Change | None:
        """Record those of the states, and of what follows for threads, that differ."""
        changed = {
            name: state
            for name, state in keep_threads(self._review, states).items()
            if state != self._review.annotation(name).state
        }
        return self._recording.record(kind, changed, drafts=drafts) if changed else None
