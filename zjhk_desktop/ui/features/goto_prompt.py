"""Asking where to go: the box at the reader's top, and what it says of what is typed."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal

from zjhk_desktop.domain.errors import UnknownPassage
from zjhk_desktop.domain.memorandum import Passage, PassageKind
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.models.goto_target import target_of
from zjhk_desktop.ui.models.results_model import section_title
from zjhk_desktop.ui.session import Session
from zjhk_desktop.ui.widgets.goto_box import GoToBox
from zjhk_desktop.ui.widgets.reader_view import ReaderView

_ABOVE = 8


class GoToPrompt(QObject):
    """Opens the box over a reader and understands what is typed.

    Signals:
        chosen(Passage): a passage was typed, and Enter pressed.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, look: Look, reader: ReaderView) -> None:
        """Ask over a reader."""
        super().__init__(reader)
        self._session = session
        self._look = look
        self._reader = reader
        # A child of the reader itself: the viewport would scroll it away with the text.
        self.box = GoToBox(look, reader)
        self.box.text_changed.connect(self._typed)
        self.box.accepted.connect(self._accepted)
        self.box.closed.connect(self._hide)
        reader.installEventFilter(self)

    def ask(self) -> None:
        """Open the box at the reader's top."""
        self._place_box()
        self.box.begin()
        self._typed("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the box at the reader's top when the reader's width changes."""
        if event.type() is QEvent.Type.Resize and self.box.isVisible():
            self._place_box()
        return super().eventFilter(watched, event)

    def _place_box(self) -> None:
        """Put the box over the middle of the text."""
        size = self.box.sizeHint()
        room = self._reader.viewport().width()
        width = min(size.width(), room)
        columns = self._reader.columns
        middle = (columns.text_left + columns.text_right) / 2
        left = round(max(0, min(middle - width / 2, room - width)))
        self.box.setGeometry(left, _ABOVE, width, size.height())

    def _typed(self, text: str) -> None:
        """Say what will be gone to, or why nothing will."""
        memorandum = self._session.memorandum
        if not text.strip():
            hint = self._look.words(
                "A measure from 1 to {last}, a domain such as 三, or a passage such as p2"
            )
            last = len(memorandum.measures)
            self.box.show_sentence(hint.format(last=last), refusal=False)
            return
        try:
            passage = target_of(text, memorandum)
        except UnknownPassage as error:
            self.box.show_sentence(error.sentence(self._look.tr_), refusal=True)
            return
        self.box.show_target(self._name(passage), passage.text(self._session.script))

    def _name(self, passage: Passage) -> str:
        if passage.kind is PassageKind.MEASURE:
            return self._look.words("Measure {number}").format(number=passage.number)
        if passage.kind is PassageKind.DOMAIN:
            return self._look.words("Domain {number}").format(number=passage.number)
        section = self._session.memorandum.section(passage.section)
        return section_title(section, self._session.script, self._look)

    def _accepted(self) -> None:
        try:
            passage = target_of(self.box.text, self._session.memorandum)
        except UnknownPassage:
            self.box.entry.selectAll()
            return
        self._hide()
        self.chosen.emit(passage)

    def _hide(self) -> None:
        if self.box.isVisible():
            had_focus = self.box.entry.hasFocus()
            self.box.hide()
            if had_focus:
                self._reader.setFocus(Qt.FocusReason.OtherFocusReason)
