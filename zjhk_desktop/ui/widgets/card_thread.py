"""The replies to a note, as a card shows them: who, when, and their words in a few lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.ui.design.faces import Weight
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Type
from zjhk_desktop.ui.models.broken_lines import broken_lines
from zjhk_desktop.ui.models.dates import short_date
from zjhk_desktop.ui.models.note_text import NoteTexts

CLOSED_LINES = 2
OPEN_LINES = 12
CLOSED_REPLIES = 3
"""So many of the latest replies a closed card shows."""
_RULE = 9
_WHO = 20
_LINE = 20
_GAP = 4
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ReplyText:
    """One reply as it is shown."""

    who: str
    when: str
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        """Return the height in px."""
        return _WHO + len(self.lines) * _LINE + _GAP


@dataclass(frozen=True, slots=True)
class Thread:
    """The replies that are shown; `earlier` ones are not."""

    replies: tuple[ReplyText, ...] = ()
    earlier: int = 0

    @property
    def height(self) -> int:
        """Return the height in px, with the rule above; 0 if there are no replies."""
        if not self.replies:
            return 0
        rows = sum(reply.height for reply in self.replies)
        return _RULE + (_WHO if self.earlier else 0) + rows

    @property
    def words(self) -> str:
        """Return what the replies say, for a screen reader."""
        return " ".join(f"{reply.who}: {''.join(reply.lines)}" for reply in self.replies)


class Threads:
    """Lays out the replies to notes."""

    def __init__(self, look: Look, notes: NoteTexts, now: Callable[[], datetime]) -> None:
        """Say what is shown of replies as `notes` does of notes."""
        self._look = look
        self._notes = notes
        self._now = now

    def thread(self, replies: Sequence[Annotation], width: float, *, whole: bool) -> Thread:
        """Return the replies as a card of a width, closed or open (`whole`), shows them."""
        shown = replies if whole else replies[-CLOSED_REPLIES:]
        lines = OPEN_LINES if whole else CLOSED_LINES
        return Thread(
            tuple(self._reply(reply, width, lines) for reply in shown), len(replies) - len(shown)
        )

    def _reply(self, reply: Annotation, width: float, lines: int) -> ReplyText:
        look = self._look
        words = look.drawable(self._notes.shown_comment(reply, look.script))
        return ReplyText(
            look.drawable(reply.state.author.name) or look.words("Reviewer"),
            short_date(reply.state.created, look.tr_.language, self._now()),
            tuple(broken_lines(words, look.note_font(Type.BASE), width, lines)),
        )


def draw_thread(painter: QPainter, look: Look, thread: Thread, box: QRectF) -> None:
    """Draw a thread from the top of a box, as wide as it: the rule, then reply under reply."""
    if not thread.replies:
        return
    colours = look.colours
    painter.fillRect(QRectF(box.left(), box.top() + 3, box.width(), 1), QColor(colours.rule))
    row = QRectF(box.left(), box.top() + _RULE, box.width(), _WHO)
    if thread.earlier:
        painter.setFont(look.font(Type.SMALL, Weight.MEDIUM))
        painter.setPen(QColor(colours.navy))
        words = look.tr_.plural("{n} earlier reply", "{n} earlier replies", thread.earlier)
        painter.drawText(row, _MIDDLE, words.format(n=thread.earlier))
        row.translate(0, _WHO)
    for reply in thread.replies:
        _draw_reply(painter, look, reply, row)
        row.translate(0, reply.height)


def fingerprint(replies: Iterable[Annotation]) -> tuple[str, ...]:
    """Return what is another once any of the replies is another."""
    return tuple(f"{reply.revision} {reply.state.author.name}" for reply in replies)


def _draw_reply(painter: QPainter, look: Look, reply: ReplyText, row: QRectF) -> None:
    colours = look.colours
    painter.setFont(look.font(Type.TINY))
    painter.setPen(QColor(colours.muted))
    painter.drawText(row, Qt.AlignmentFlag.AlignRight | _MIDDLE, reply.when)
    room = row.width() - painter.fontMetrics().horizontalAdvance(reply.when) - 8
    painter.setFont(look.font(Type.SMALL, Weight.MEDIUM))
    painter.setPen(QColor(colours.ink2))
    who = painter.fontMetrics().elidedText(reply.who, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(row, _MIDDLE, who)
    painter.setFont(look.note_font(Type.BASE))
    painter.setPen(QColor(colours.ink))
    for number, line in enumerate(reply.lines):
        place = QRectF(row.left(), row.bottom() + number * _LINE, row.width() + 2, _LINE)
        painter.drawText(place, _MIDDLE, line)
