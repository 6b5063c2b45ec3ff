"""The session: one memorandum, one review, one reader; every view follows its signals."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.annotation import (
    Author,
    Category,
    MarkStyle,
    Side,
    Visibility,
)
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.errors import ReviewError, ZjhkError
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.reviewer import Reviewer, Roster
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.status import Assessment
from zjhk_desktop.services.identifying import Identifying
from zjhk_desktop.services.past import Past
from zjhk_desktop.services.review_view import ReviewView
from zjhk_desktop.services.reviewing import Reviewing
from zjhk_desktop.services.safekeeping import Restored
from zjhk_desktop.services.shown_review import ShownReview
from zjhk_desktop.ui.drafts import Drafts
from zjhk_desktop.ui.showing import Showing

_REREAD = Change(ChangeKind.REREAD, "", ChangeKind.REREAD, (), ())

T = TypeVar("T")


class Session(Showing):
    """What is being read and marked in one window.

    Mutations never raise for what the environment does: they emit `failed` and change nothing.

    Signals:
        author_changed(Author): another reviews, or by another name; `review_changed` follows.
        saved(bool): the last write succeeded or not.
        failed(ZjhkError): something could not be done; its sentence is for the user.
    """

    author_changed = Signal(object)
    saved = Signal(bool)
    failed = Signal(object)

    def __init__(self, memorandum: Memorandum, reviewing: Reviewing | None, script: Script) -> None:
        """Show a memorandum with a review (None: it could not be opened, reading still works)."""
        super().__init__(memorandum, script)
        self._reviewing = reviewing
        self.drafts = Drafts(lambda: self._reviewing, self._attempt)
        self._then: ReviewView | None = None
        self._shown = self._take()

    @property
    def can_annotate(self) -> bool:
        """Say whether there is a review that can be written to."""
        return self.past is not None and not self.looking_back and not self.read_only

    @property
    def read_only(self) -> bool:
        """Say whether nothing can be written: there is no review, or it is read only."""
        return self._reviewing is None or self._reviewing.read_only

    @property
    def past(self) -> Past | None:
        """Return the past of the review, to be looked at (None: there is no review)."""
        return self._reviewing.past if self._reviewing else None

    @property
    def looking_back(self) -> bool:
        """Say whether everything shows the review at another moment, which cannot be changed."""
        return self._then is not None

    def look_back(self, then: ReviewView | None) -> None:
        """Show the review as it was in everything, or as it is now again (None)."""
        if then is not self._then:
            self._then = then
            self._announce(_REREAD)

    @property
    def is_open(self) -> bool:
        """Say whether there is a review at all."""
        return self._reviewing is not None

    def adopt(self, reviewing: Reviewing) -> None:
        """Take a review that could not be opened before; everything of it is new."""
        self._reviewing = reviewing
        self.saved.emit(not reviewing.read_only)
        self.author_changed.emit(self.author)
        self._announce(_REREAD)

    @property
    def author(self) -> Author:
        """Return the reviewer of this profile."""
        return self._reviewing.author if self._reviewing else Author("", "", Side.OTHER)

    @property
    def roster(self) -> Roster:
        """Return who reviews, and who else could."""
        known = self._reviewing and self._reviewing.identifying.roster
        return known or Roster(Reviewer(self.author))

    def set_author(self, name: str, side: Side) -> bool:
        """Change the reviewer's name and side; return whether it is on disk."""
        return self.identify(lambda who: who.rename(name, side))

    def identify(self, act: Callable[[Identifying], object]) -> bool:
        """Change who reviews, or what they are called; return whether it is on disk."""
        if self._reviewing is None:
            return False
        who = self._reviewing.identifying
        if not self._attempt(lambda: act(who)):
            return False
        self._shown = self._take()
        self.author_changed.emit(self.author)
        self._announce(_REREAD)
        return True

    def ask(self, question: Callable[[Reviewing], T]) -> T | None:
        """Return what the review answers, or None without one; it is not changed by it.

        Raises:
            ZjhkError: what the question raises.
        """
        return question(self._reviewing) if self._reviewing else None

    def annotate(
        self,
        anchor: Anchor,
        category: Category,
        comment: str = "",
        style: MarkStyle = MarkStyle.HIGHLIGHT,
    ) -> str:
        """Add an annotation and return its id, or "" if it could not be saved."""
        added: list[str] = []

        def add(reviewing: Reviewing) -> Change:
            change = reviewing.annotate(anchor, category, comment=comment, style=style)
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
        style: MarkStyle | None = None,
        proposal: Proposal | None = None,
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
                style=style,
                proposal=proposal,
            )
        )

    def delete(self, annotation_ids: Sequence[str]) -> bool:
        """Delete annotations (undo brings them back)."""
        return self._perform(lambda r: r.delete(annotation_ids))

    def recategorise(self, annotation_ids: Sequence[str], category: Category) -> bool:
        """Give annotations a category, in one operation."""
        return self._perform(lambda r: r.recategorise(annotation_ids, category))

    def share(self, annotation_ids: Sequence[str], visibility: Visibility) -> bool:
        """Say who may see annotations, in one operation."""
        return self._perform(lambda r: r.share(annotation_ids, visibility))

    def resolve(self, annotation_ids: Sequence[str], *, resolved: bool = True) -> bool:
        """Resolve annotations, or open them again, in one operation."""
        return self._perform(
            lambda r: r.resolve(annotation_ids) if resolved else r.reopen(annotation_ids)
        )

    def reply(self, annotation_id: str, text: str) -> bool:
        """Reply to an annotation; return whether it is on disk."""
        return self._perform(lambda r: r.reply(annotation_id, text))

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

    def restore(self, revision_id: str) -> bool:
        """Bring back an earlier state of an annotation, which settles a conflict."""
        return self._perform(lambda r: r.past.restore(revision_id))

    def bring_back(self, annotation_ids: Sequence[str]) -> bool:
        """Bring deleted notes back, in one operation."""
        return self._perform(lambda r: r.past.bring_back(annotation_ids))

    def restore_review(self, then: ReviewView) -> bool:
        """Make the review what it was at another moment, in one operation, and show it."""
        self.look_back(None)
        return self._perform(lambda r: r.past.restore_review(then))

    def take_in(self, restore: Callable[[], Restored]) -> Restored | None:
        """Let a backup be restored, and read the review again; None if that failed."""
        reviewing, restored = self._reviewing, list[Restored]()
        if reviewing is None:
            return None

        def read() -> None:
            restored.append(restore())
            reviewing.past.reload()

        before = self.roster
        if not self._attempt(read):
            return None
        if self.roster != before:
            self._shown = self._take()
            self.author_changed.emit(self.author)
        self._announce(_REREAD)
        return restored[0]

    def toggle_bookmark(self, passage: str) -> bool:
        """Set a bookmark at a passage or remove it; return whether it is on disk."""
        return self._perform(lambda r: r.bookmarking.toggle(passage))

    def place_undone(self, change: Change) -> Anchor | None:
        """Return where an undo or redo changed anything, if that is in the memorandum."""
        undoes = change.kind in (ChangeKind.UNDONE, ChangeKind.REDONE)
        if self._reviewing is None or not undoes:
            return None
        # What came in may hold what others wrote for themselves.
        seen = next(filter(self._reviewing.past.may_see, change.annotations), None)
        if seen is None:
            return None
        anchor = self._reviewing.history(seen)[-1].state.anchor
        return anchor if anchor.passage in self.memorandum else None

    def undo(self) -> bool:
        """Take back the last operation."""
        return self._perform(lambda r: r.undo())

    def redo(self) -> bool:
        """Do again what was taken back."""
        return self._perform(lambda r: r.redo())

    @property
    def undo_kind(self) -> ChangeKind | None:
        """Return what undo would take back."""
        return self._reviewing.undo_kind if self._reviewing and not self._then else None

    @property
    def redo_kind(self) -> ChangeKind | None:
        """Return what redo would do again."""
        return self._reviewing.redo_kind if self._reviewing and not self._then else None

    def renew(self, open_review: Callable[[], Reviewing]) -> bool:
        """Close the review and show the one that is opened in its place."""
        self.close()

        def reopen() -> None:
            self._reviewing = open_review()

        opened = self._attempt(reopen)
        self._then = None
        self._announce(_REREAD)
        self.author_changed.emit(self.author)
        self.activate("")
        return opened

    def close(self) -> None:
        """Close the review."""
        if self._reviewing is not None:
            self._reviewing.close()
            self._reviewing = None

    def _perform(self, operation: Callable[[Reviewing], Change | None]) -> bool:
        """Run a mutation, announce its change if there is one, and say whether it succeeded."""
        if self._reviewing is None or self.looking_back:
            return False
        reviewing = self._reviewing
        changes: list[Change | None] = []
        if not self._attempt(lambda: changes.append(operation(reviewing))):
            return False
        if changes[0] is not None:
            self._announce(changes[0])
        return True

    def _announce(self, change: Change) -> None:
        """Take what is shown anew, and let every view follow."""
        self._show(self._take(), change)

    def _attempt(self, operation: Callable[[], object], *, quietly: bool = False) -> bool:
        """Run what the environment may refuse; say so through `failed` and `saved`.

        Args:
            operation: what is tried.
            quietly: it is tried again by itself, and was said already: `failed` is left out.
        """
        try:
            operation()
        except ZjhkError as error:
            if isinstance(error, ReviewError):
                self.saved.emit(False)
            if not quietly:
                self.failed.emit(error)
            return False
        self.saved.emit(True)
        return True

    def _take(self) -> ShownReview:
        """Take what there is to be shown: now, or at the moment looked back to."""
        present = self._reviewing.view if self._reviewing else None
        return ShownReview(self._then or present, self.author.id)
