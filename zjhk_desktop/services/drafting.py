"""Keeping what is being typed, so that neither a crash nor a power cut loses it."""

from zjhk_desktop.domain.annotation import Annotation, check_characters
from zjhk_desktop.domain.draft import DraftField, DraftPlace, place_of_key
from zjhk_desktop.domain.errors import UnknownAnnotation
from zjhk_desktop.domain.memorandum import Memorandum
from zjhk_desktop.domain.status import Assessment, status_id
from zjhk_desktop.services.recording import Recording
from zjhk_desktop.services.review_view import ReviewView


class Drafting:
    """The drafts of one review.

    A draft may be longer than what it may become: it is kept even so.
    """

    def __init__(
        self, recording: Recording, view: ReviewView, memorandum: Memorandum | None
    ) -> None:
        """Work on a review, as far as `view` shows it."""
        self._recording = recording
        self._view = view
        self._memorandum = memorandum

    def save(self, place: DraftPlace, text: str) -> None:
        """Keep text as it is being typed; one that says what the review says is dropped.

        Raises:
            UnknownAnnotation: nothing is typed in that place.
            UnstorableText: see `check_characters`.
        """
        if not self._exists(place):
            raise UnknownAnnotation(id=place.annotation)
        if self._saved(place) == check_characters(text):
            self._recording.discard_drafts((place.key,))
        else:
            recording = self._recording
            recording.drafts.save(recording.author.id, place.key, text, recording.time())

    def texts(self) -> dict[DraftPlace, str]:
        """Return the texts that the present reviewer is typing, the latest last.

        Drafts of notes that are deleted wait for them to come back, and those of another
        reviewer for that reviewer.
        """
        own = self._recording.drafts.of(self._recording.author.id)
        found = ((place_of_key(key), text) for key, text in own.items())
        return {place: text for place, text in found if self._exists(place)}

    def discard(self, place: DraftPlace) -> None:
        """Drop the text being typed in a place, if there is any."""
        self._recording.discard_drafts((place.key,))

    def status_place(self, measure: str, field: DraftField) -> DraftPlace:
        """Return where a part of the present reviewer's status of a measure is typed."""
        return DraftPlace(status_id(self._recording.author.id, measure), field)

    def measure(self, place: DraftPlace) -> str:
        """Return the measure of whose status a place is ("": it is no status of the reviewer)."""
        measures = self._memorandum.measures if self._memorandum else ()
        names = (each.id for each in measures)
        return next((name for name in names if self.status_place(name, place.field) == place), "")

    def _exists(self, place: DraftPlace) -> bool:
        if place.field.of_status:
            return bool(self.measure(place))
        return self._view.has(place.annotation)

    def _saved(self, place: DraftPlace) -> str:
        """Return what the review says in a place now."""
        annotation = self._annotation(place)
        if place.field is DraftField.COMMENT and annotation is not None:
            return annotation.state.comment
        given = Assessment()
        if annotation is not None and not annotation.state.deleted:
            given = annotation.state.assessment or given
        texts = {
            DraftField.OWNER: given.owner,
            DraftField.DUE: given.due,
            DraftField.NEXT_STEP: given.next_step,
        }
        return texts.get(place.field, "")

    def _annotation(self, place: DraftPlace) -> Annotation | None:
        review = self._recording.review
        return review.annotation(place.annotation) if review.has(place.annotation) else None
