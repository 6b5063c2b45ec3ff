"""What is being typed in a session: kept on the disk, without being part of the review yet."""

from collections.abc import Callable, Mapping
from typing import Protocol

from zjhk_desktop.domain.draft import DraftField, DraftPlace
from zjhk_desktop.services.reviewing import Reviewing


class Attempt(Protocol):
    """Does what the environment may refuse, and returns whether it was done."""

    def __call__(self, operation: Callable[[], None], *, quietly: bool = False) -> bool:
        """Say what was refused, unless `quietly`: it was said before."""
        ...


class Drafts:
    """The drafts of one session's review; without a review there are none."""

    def __init__(self, reviewing: Callable[[], Reviewing | None], attempt: Attempt) -> None:
        """Work on what `reviewing` returns."""
        self._reviewing = reviewing
        self._attempt = attempt

    def save(self, place: DraftPlace, text: str, *, quietly: bool = False) -> bool:
        """Put on the disk what is being typed in a place; return whether it is there."""
        reviewing = self._reviewing()
        if reviewing is None:
            return False
        return self._attempt(lambda: reviewing.drafting.save(place, text), quietly=quietly)

    def discard(self, place: DraftPlace) -> bool:
        """Drop what was being typed in a place."""
        reviewing = self._reviewing()
        if reviewing is None:
            return False
        return self._attempt(lambda: reviewing.drafting.discard(place))

    def texts(self) -> Mapping[DraftPlace, str]:
        """Return what was being typed when the program last ended, the latest last."""
        reviewing = self._reviewing()
        return reviewing.drafting.texts() if reviewing else {}

    def status_place(self, measure: str, field: DraftField) -> DraftPlace | None:
        """Return where a part of this reviewer's status of a measure is typed."""
        reviewing = self._reviewing()
        return reviewing.drafting.status_place(measure, field) if reviewing else None

    def measure(self, place: DraftPlace) -> str:
        """Return the measure of whose status a place is ("": of none)."""
        reviewing = self._reviewing()
        return reviewing.drafting.measure(place) if reviewing else ""
