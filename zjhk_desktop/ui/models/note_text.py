"""What cards and results show of notes: in the reading script, or as typed where one asks."""

from dataclasses import dataclass

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.shown_note import ShownNote, Transcribe, note_in_script


@dataclass(frozen=True, slots=True)
class NoteText:
    """A note as it is shown now.

    Attributes:
        source: the script that it is converted from, in the reading script; None if it needs
            no conversion, or none is wanted.
        original: it is shown as typed although it could be converted.
        proposed: the words that are proposed, as long as those typed; empty without a proposal.
    """

    comment: str
    tags: tuple[str, ...]
    source: Script | None = None
    original: bool = False
    proposed: str = ""


class NoteTexts:
    """The notes' texts, each converted once for its revision and script; nothing is written."""

    def __init__(self, transcribe: Transcribe, *, converting: bool = True) -> None:
        """Take what brings typed text into a script; it is called when a note is shown.

        Args:
            transcribe: typed text, script -> text of equal length.
            converting: notes are shown in the reading script (else as typed).
        """
        self.converting = converting
        self._transcribe = transcribe
        self._known: dict[str, tuple[str, dict[Script, ShownNote]]] = {}
        self._originals: set[str] = set()

    def text(self, annotation: Annotation, script: Script) -> NoteText:
        """Return what is shown of an annotation while a script is read."""
        state = annotation.state
        typed = state.proposal.text if state.proposal else ""
        if not self.converting:
            return NoteText(state.comment, state.tags, proposed=typed)
        shown = self._converted(annotation, script)
        if shown.source is not None and annotation.id in self._originals:
            return NoteText(state.comment, state.tags, shown.source, original=True, proposed=typed)
        return NoteText(shown.comment, shown.tags, shown.source, proposed=shown.proposed)

    def shown_comment(self, annotation: Annotation, script: Script) -> str:
        """Return the comment that is shown while a script is read, as long as the typed one."""
        return self.text(annotation, script).comment

    def toggle_original(self, annotation_id: str) -> None:
        """Show one note as typed, or in the reading script again."""
        self._originals ^= {annotation_id}

    def _converted(self, annotation: Annotation, script: Script) -> ShownNote:
        revision, by_script = self._known.get(annotation.id, ("", {}))
        if revision != annotation.revision:
            by_script = {}
            self._known[annotation.id] = (annotation.revision, by_script)
        if script not in by_script:
            by_script[script] = note_in_script(annotation.state, script, self._transcribe)
        return by_script[script]
