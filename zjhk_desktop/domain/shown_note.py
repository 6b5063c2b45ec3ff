"""What a note says as its reader sees it: as typed, or in the script that is being read."""

from collections.abc import Callable
from dataclasses import dataclass

from zjhk_desktop.domain.annotation import AnnotationState
from zjhk_desktop.domain.script import Script

Transcribe = Callable[[str, Script], str]
"""Text as typed -> the same text in a script, character for character."""


def as_typed(text: str, _script: Script) -> str:
    """Return text as it was typed, whatever script is read."""
    return text


@dataclass(frozen=True, slots=True)
class ShownNote:
    """Comment, tags and proposed words as they are shown; names of people are always as typed.

    Attributes:
        comment: as long as the typed one, so that offsets hold.
        source: the script that some of it was converted from; None if all is as typed.
        proposed: the words proposed, as long as those typed; empty if there are none.
    """

    comment: str
    tags: tuple[str, ...]
    source: Script | None = None
    proposed: str = ""


def note_in_script(state: AnnotationState, script: Script, transcribe: Transcribe) -> ShownNote:
    """Return a note in a script; the state itself keeps what was typed."""
    comment = transcribe(state.comment, script)
    tags = tuple(transcribe(tag, script) for tag in state.tags)
    typed = state.proposal.text if state.proposal else ""
    proposed = transcribe(typed, script) if typed else ""
    changed = (comment, tags, proposed) != (state.comment, state.tags, typed)
    return ShownNote(comment, tags, script.other if changed else None, proposed)
