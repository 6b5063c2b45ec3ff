"""What the cards of a session's notes say, each worked out once while it says the same."""

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.quoting import quoted_words
from zjhk_desktop.domain.script import Script
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.note_text import NoteText, NoteTexts
from zjhk_desktop.ui.models.wording_text import proposed_words
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.card_text import TEXT_WIDTH, CardText, card_text
from zjhk_desktop.ui.widgets.card_thread import Thread, Threads, fingerprint


class CardTexts:
    """Keeps the texts of cards, and their heights, for each script."""

    def __init__(self, session: Session, look: Look, notes: NoteTexts, threads: Threads) -> None:
        """Say of notes what `notes` says, and of replies what `threads` says."""
        self._session = session
        self._look = look
        self._notes = notes
        self._threads = threads
        self._texts: dict[tuple[str, Script], tuple[NoteText, tuple[str, ...], CardText]] = {}
        self._heights: dict[tuple[Script, bool, str], dict[str, int]] = {}

    def forget_heights(self) -> None:
        """Ask anew how high cards are: some say something else now."""
        self._heights.clear()

    def height(self, annotation: Annotation) -> int:
        """Return the height of a whole card in px."""
        told = (self._look.script, self._notes.converting, self._look.tr_.language.value)
        heights = self._heights.setdefault(told, {})
        if annotation.id not in heights:
            heights[annotation.id] = self.whole(annotation).height
        return heights[annotation.id]

    def whole(self, annotation: Annotation) -> CardText:
        """Return what a card shows, laid out once for each script while it says the same."""
        script = self._look.script
        note = self._notes.text(annotation, script)
        replies = self._session.replies(annotation.id)
        told = (str(self._notes.converting), self._look.tr_.language.value)
        state = (*told, *fingerprint([annotation, *replies]))
        known = self._texts.get((annotation.id, script))
        if known is None or known[:2] != (note, state):
            thread = self._threads.thread(replies, TEXT_WIDTH, whole=False)
            said = proposed_words(self._session.memorandum, annotation, script, note)
            known = (note, state, card_text(note, annotation, self._look, thread, said))
            self._texts[annotation.id, script] = known
        return known[2]

    def line(self, annotation: Annotation) -> CardText:
        """Return what a card of one line shows: nothing of it is laid out."""
        script = self._look.script
        note = self._notes.text(annotation, script)
        said = proposed_words(self._session.memorandum, annotation, script, note)
        return card_text(note, annotation, self._look, Thread(), said, folded=True)

    def quote(self, annotation: Annotation) -> str:
        """Return the words that an annotation is about, in the reading script."""
        if annotation.anchor.whole:
            return ""
        return quoted_words(self._session.memorandum, annotation, self._look.script)
