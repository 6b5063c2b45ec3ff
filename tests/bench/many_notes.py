"""A review of very many notes, written in one go: what the rows of many annotations open."""

import uuid
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from zjhk_desktop.domain.annotation import AnnotationState, Author
from zjhk_desktop.domain.change import ChangeKind
from zjhk_desktop.services.recording import Recording
from zjhk_desktop.storage.review_store import ReviewStore

ANNOTATIONS = 10_000

MakeNote = Callable[[int, Author, str], AnnotationState]
"""Number, author, time -> the state of a note."""


def now() -> datetime:
    """Return the time."""
    return datetime.now(UTC)


def new_id() -> str:
    """Return an id that is not used yet."""
    return str(uuid.uuid4())


def write_notes(path: Path, count: int, note: MakeNote, *, revisions: int = 1) -> None:
    """Write a review of so many notes, each with so many revisions."""
    with closing(ReviewStore(path)) as store:
        recording = Recording(store, now=now, new_id=new_id)
        created = recording.time()
        states = {new_id(): note(number, recording.author, created) for number in range(count)}
        recording.record(ChangeKind.ADDED, states)
        for step in range(1, revisions):
            states = {
                name: replace(state, comment=f"{state.comment}，{step}")
                for name, state in states.items()
            }
            recording.record(ChangeKind.EDITED, states)
