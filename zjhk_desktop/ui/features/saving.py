"""Saving: what is typed is put on the disk when asked, and somewhere else if it must be."""

from PySide6.QtCore import QObject

from zjhk_desktop.domain.draft import DraftPlace
from zjhk_desktop.domain.errors import CannotWrite
from zjhk_desktop.services.typed_copy import Typed, write_copy
from zjhk_desktop.ui.composing import finish_composing
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.features.assessing import Assessing
from zjhk_desktop.ui.models.place_names import place_name
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets import print_dialogs
from zjhk_desktop.ui.widgets.card_column import CardColumn
from zjhk_desktop.ui.widgets.folder_dialog import documents
from zjhk_desktop.ui.widgets.notice import Notice
from zjhk_desktop.ui.widgets.status_line import StatusLine


class Saving(QObject):
    """Knows everything that is being typed into the review."""

    def __init__(
        self,
        session: Session,
        look: Look,
        cards: CardColumn,
        assessing: Assessing,
        status: StatusLine,
        notice: Notice,
    ) -> None:
        """Look after the open card and the matrix."""
        super().__init__(cards)
        self._session = session
        self._look = look
        self._cards = cards
        self._assessing = assessing
        self._status = status
        self._notice = notice
        self._warned = False
        self._saved = True
        session.saved.connect(self._written)
        cards.editor.kept_changed.connect(self._show)
        status.retry_requested.connect(self.retry)
        cards.editor.copy_requested.connect(self.save_copy)

    def commit(self) -> bool:
        """Put everything that is typed on the disk; return False if some could not be."""
        finish_composing()
        card = self._cards.editor.commit()
        return self._assessing.commit() and card

    def flush(self) -> None:
        """Keep what is typed as it is, without making it a part of the review."""
        self._cards.editor.drafts.flush()
        self._assessing.flush()

    def retry(self) -> None:
        """Write again what could not be written."""
        self._cards.editor.retry()
        if self._assessing.commit() and not self._typed() and self._session.can_annotate:
            # Nothing is left that is only on the screen.
            self._written(True)

    def settle(self) -> bool:
        """Put everything that is typed on the disk and close the card; say if that succeeded."""
        finish_composing()
        closed = self._cards.close_editor()
        return self._assessing.commit() and closed

    def may_close(self) -> bool:
        """Save everything and close the card; refuse once over what cannot be saved."""
        if self.settle() or self._warned:
            return True
        self._warned = True
        words = self._look.words
        self._notice.say(
            words("Your last words are not saved. Save a copy, or close again to discard them."),
            action=words("Save a copy…"),
            act=self.save_copy,
            warning=True,
        )
        return False

    def save_copy(self) -> None:
        """Write what is typed and not saved to a text file where the user wants it."""
        words = self._look.words
        pieces = self._typed()
        name, kind = words("Unsaved words"), words("Text")
        path = print_dialogs.ask_path(
            self._notice.window(),
            words("Save a copy…"),
            documents() / f"{name}.txt",
            f"{kind} (*.txt)",
        )
        if path is None:
            return
        try:
            write_copy(pieces, path)
        except CannotWrite as error:
            self._notice.say(error.sentence(self._look.tr_), warning=True)
        else:
            self._notice.say(words("Saved as {path}.").format(path=path))

    def resume(self) -> None:
        """Open again what was being typed last when the program ended."""
        for place in reversed(list(self._session.drafts.texts())):
            if self._open(place):
                return

    def _written(self, saved: bool) -> None:
        self._saved = saved
        self._show()

    def _show(self) -> None:
        """Say in the status line whether everything is on the disk."""
        kept = self._cards.editor.kept and not self._assessing.typed()
        self._status.set_saved(self._saved and kept)

    def _open(self, place: DraftPlace) -> bool:
        measure = self._session.drafts.measure(place)
        if measure:
            return self._assessing.resume(measure, place.field)
        if not self._session.number(place.annotation):
            return False
        self._cards.open_editor(place.annotation, place.field)
        return True

    def _typed(self) -> list[Typed]:
        """Return what is typed and not saved, by its place."""
        editor = self._cards.editor
        annotation = self._session.annotation(editor.annotation_id)
        passage = annotation.anchor.passage if annotation else ""
        pieces = [(passage, text) for text in editor.typed()] + self._assessing.typed()
        return [Typed(self._named(passage), text) for passage, text in pieces]

    def _named(self, passage: str) -> str:
        session = self._session
        return place_name(session.memorandum, passage, session.script, self._look)
