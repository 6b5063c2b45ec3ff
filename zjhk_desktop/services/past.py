"""The past of a review: what each annotation has been, and bringing it back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from zjhk_desktop.domain.annotation import Annotation, AnnotationState
from zjhk_desktop.domain.change import Change, ChangeKind
from zjhk_desktop.domain.editing import kind_of_state
from zjhk_desktop.domain.errors import UnknownAnnotation, UnknownRevision
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.print_record import shortened
from zjhk_desktop.domain.review import Review
from zjhk_desktop.domain.revision import Revision
from zjhk_desktop.domain.threads import restored_thread
from zjhk_desktop.domain.timeline import HistoryEntry, Moment, Turn
from zjhk_desktop.services.recording import Recording, utc_text
from zjhk_desktop.services.review_view import ReviewView
from zjhk_desktop.storage.review_reading import refuse_forged


class Past:
    """Looking back at a review; restoring appends like every other operation."""

    def __init__(
        self, recording: Recording, view: ReviewView, memorandum: Memorandum | None
    ) -> None:
        """Work on a review, of which `view` shows what may be seen."""
        self._recording = recording
        self._view = view
        self._memorandum = memorandum

    def reload(self) -> None:
        """Take in what a restored backup has put into the file (ReviewError: unreadable)."""
        self._recording.reload()

    def verify(self) -> None:
        """Check each state against its id (ReviewDamaged): opening trusts a batch's digest."""
        refuse_forged(self._recording.review.revisions.values(), self._recording.store.path)

    def may_see(self, annotation_id: str) -> bool:
        """Say whether the past of an annotation may be seen."""
        return self._view.may_see(annotation_id)

    def entries(self, annotation_id: str) -> list[HistoryEntry]:
        """Return the states of an annotation with what each changed, oldest first.

        States that its author has not shown to the present reviewer are left out.

        Raises:
            UnknownAnnotation: there was never one of that id that may be seen.
        """
        review = self._recording.review
        if not self._view.may_see(annotation_id):
            raise UnknownAnnotation(id=annotation_id)
        hidden = {each.id for each in review.history(annotation_id) if not self.sees(each)}
        entries = review.entries(annotation_id, hidden)
        return [replace(each, revision=self._signed(each.revision)) for each in entries]

    def as_of(self, moment: datetime) -> ReviewView:
        """Return the review as it stood at a moment, to be looked at; see `domain.timeline`."""
        return self.view_of(self._recording.review.as_of(utc_text(moment)))

    def moments(self) -> list[Moment]:
        """Return the moments at which something was recorded that may be seen, oldest first."""
        found: list[Moment] = []
        for moment in self._recording.review.moments():
            seen = tuple(self._signed(each) for each in moment.revisions if self.sees(each))
            if seen:
                found.append(Moment(moment.time, seen))
        return found

    def made(self, revision: Revision) -> ChangeKind:
        """Return what was done when a revision was made."""
        before = self._recording.review.before(revision)
        return kind_of_state(before.state if before else None, revision.state)

    def at(self, moment: Moment) -> ReviewView:
        """Return the review as it stood once what was recorded at a moment counted."""
        return self.view_of(self._recording.review.as_of(moment.time))

    def holds(self, revision_id: str) -> bool:
        """Say whether the review has a revision of an id."""
        return revision_id in self._recording.review

    def view_of(self, review: Review) -> ReviewView:
        """Return another review of this memorandum, to be looked at: what a backup holds.

        What may not be seen any more in this one is not seen there either.
        """
        recording = self._recording
        return ReviewView(review, self._memorandum, lambda: recording.people, recording.review)

    def standing(self) -> dict[str, str]:
        """Return the revision that each annotation stands at now, by id; deleted: left out."""
        return {each.id: each.revision for each in self._view.everything()}

    def restore_review(self, then: ReviewView) -> Change | None:
        """Make the review what it was: one operation; None if it is so already.

        What has been made since is deleted, and stays in the past like everything else. What the
        present reviewer may not see, now or then, stays as it is.

        Args:
            then: this review at another moment.
        """
        review = self._recording.review
        states = then.states()
        for name, state in self._view.states().items():
            if not then.knows(name):
                states[name] = replace(state, deleted=True)
        changed = {
            name: state
            for name, state in states.items()
            if not review.has(name) or review.annotation(name).state != state
        }
        if not changed:
            return None
        return self._recording.record(ChangeKind.REWOUND, changed, settles=True)

    def bring_back(self, annotation_ids: Sequence[str]) -> Change | None:
        """Bring deleted notes back as they last were; None if none of them is deleted.

        Raises:
            UnknownAnnotation: there was never one of that id that may be seen.
        """
        review = self._recording.review
        states: dict[str, AnnotationState] = {}
        for name in annotation_ids:
            if not self._view.may_see(name):
                raise UnknownAnnotation(id=name)
            lived = [each for each in review.history(name) if not each.state.deleted]
            if review.annotation(name).state.deleted and lived:
                states |= restored_thread(review, lived[-1])
        return self._recording.record(ChangeKind.RESTORED, states, settles=True) if states else None

    def recorded(self, names: Iterable[str]) -> dict[str, Revision]:
        """Return the states that shortened ids name; what the review has lost is left out."""
        wanted = set(names)
        known = self._recording.review.revisions
        return {shortened(each): known[each] for each in known if shortened(each) in wanted}

    def turns_since(self, moment: str) -> list[Turn]:
        """Return what has another state than at a moment, as far as it may be seen.

        Args:
            moment: as revisions have it; empty: before everything.
        """
        turns = self._recording.review.turns_since(moment)
        return [
            Turn(
                each.before if each.before and self.sees(each.before) else None,
                self._signed(each.now),
            )
            for each in turns
            if self.sees(each.now)
        ]

    def standing_discussion(self) -> list[str]:
        """Return the states of the notes and replies that are there and may be seen, by id."""
        said = self._view.everything()
        return [each.revision for each in said if each.state.is_note or each.state.reply_to]

    def standing_at(self, annotation_id: str) -> Annotation:
        """Return an annotation that there is or was, as it is now, deleted or not."""
        return self._recording.review.annotation(annotation_id)

    def signed(self, revision_id: str) -> Revision:
        """Return a state of the review, by the present name of whoever made it."""
        return self._signed(self._recording.review.revision(revision_id))

    def heads(self, annotation_id: str) -> tuple[str, ...]:
        """Return the ids of the states that stand beside each other, the one shown first."""
        return tuple(each.id for each in self._recording.review.heads(annotation_id))

    def restore(self, revision_id: str) -> Change | None:
        """Bring back an earlier state, which settles a conflict; None if it is the present one.

        See `restored_thread` for what comes back with it.

        Args:
            revision_id: its id or the beginning of it.

        Raises:
            UnknownRevision: there is none that may be seen, or more than one.
        """
        review = self._recording.review
        revision = review.find_revision(revision_id)
        if not self.sees(revision):
            raise UnknownRevision(id=revision_id)
        states = restored_thread(review, revision)
        same = all(review.annotation(name).state == states[name] for name in states)
        if same and len(review.heads(revision.annotation)) == 1:
            return None
        return self._recording.record(ChangeKind.RESTORED, states, settles=True)

    def sees(self, revision: Revision) -> bool:
        """Say whether a state may be seen: by what it says, and by what has become of it."""
        recording = self._recording
        return self._view.may_see(revision.annotation) and (
            recording.people.is_alone or recording.people.may_see(recording.review, revision.state)
        )

    def _signed(self, revision: Revision) -> Revision:
        """Return a revision that bears the present name of whoever made it."""
        author = self._recording.people.called(self._recording.review, revision.author)
        return revision if author == revision.author else revision.signed_by(author)
