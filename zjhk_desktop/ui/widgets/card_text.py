"""What a card says, laid out: what it proposes, the comment, the tags, the remark of its script."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from zjhk_desktop.domain.annotation import Annotation
from zjhk_desktop.domain.code_points import code_points
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.script import Script
from zjhk_desktop.domain.wording import Words, shorten
from zjhk_desktop.ui.design.look import Look
from zjhk_desktop.ui.design.tokens import Space, Type
from zjhk_desktop.ui.models.note_text import NoteText
from zjhk_desktop.ui.models.utf16 import to_utf16
from zjhk_desktop.ui.models.wording_text import spoken_proposal
from zjhk_desktop.ui.widgets.card_thread import Thread
from zjhk_desktop.ui.widgets.wording_layout import SetWording, set_wording

SPINE = 4
PAD = 12
HEADER = 53
FOLDED_LINES = 8
FOOT_ROW = 20
TEXT_WIDTH = Space.CARD - SPINE - 2 * PAD
WORDING_LINES = 6
WORDING_PAD = 6
"""The ground of proposed words reaches so far beyond them."""
_SHOWN = 4000
"""So many characters of a comment are laid out on a closed card; it shows fewer."""
_SPELLED = re.compile(r"‹U\+[0-9A-F]{4,6}›")

CONVERTED: dict[Script, str] = {
    Script.HANT: N_("Converted from Traditional"),
    Script.HANS: N_("Converted from Simplified"),
}
AS_TYPED: dict[Script, str] = {
    Script.HANT: N_("As typed, in Traditional"),
    Script.HANS: N_("As typed, in Simplified"),
}


@dataclass(frozen=True, slots=True)
class CardText:
    """What a card shows below its heading.

    Attributes:
        note: what is shown, and where it comes from.
        comment: its comment in lines; None if there is none.
        tags: its tags in one line.
        undrawn: characters that no face here can draw; their code points are shown.
        thread: the replies to it.
        wording: what it proposes, in lines; None if it is a note.
        spoken: the same as a sentence.
    """

    note: NoteText
    comment: QTextLayout | None
    tags: str
    undrawn: tuple[str, ...]
    thread: Thread
    wording: SetWording | None = None
    spoken: str = ""

    @property
    def comment_top(self) -> int:
        """Return where the comment begins, if there is one: px from the top."""
        return HEADER + (self.wording.height + 2 * WORDING_PAD + 4 if self.wording else 0)

    @property
    def folded(self) -> bool:
        """Say whether only the beginning of the comment is shown."""
        return self.comment is not None and self.comment.lineCount() > FOLDED_LINES + 1

    @property
    def foot(self) -> int:
        """Return where the tags, or what stands in their place, begin: px from the top."""
        if self.comment is None:
            return self.comment_top
        shown = FOLDED_LINES + 1 if self.folded else self.comment.lineCount()
        return self.comment_top + shown * Type.COMMENT_LINE

    @property
    def remark_top(self) -> int:
        """Return where the remark of the script begins, if there is one: px from the top."""
        return self.foot + (FOOT_ROW if self.tags else 0)

    @property
    def height(self) -> int:
        """Return the height of the card in px."""
        return self.thread_top + (self.thread.height + 6 if self.thread.replies else 0)

    @property
    def thread_top(self) -> int:
        """Return where the replies begin, if there are any: px from the top."""
        bottom = self.remark_top + (FOOT_ROW if self.note.source else 0)
        if bottom > self.foot:
            return bottom + PAD - 4
        return bottom + (6 if self.comment is None else PAD - 2)

    def remark(self, look: Look) -> str:
        """Return what is said of the script of the note; "" if it is as typed anyway."""
        if self.note.source is None:
            return ""
        return look.words((AS_TYPED if self.note.original else CONVERTED)[self.note.source])

    def action(self, look: Look) -> str:
        """Return what a click on the remark does."""
        return look.words("Show converted") if self.note.original else look.words("Show original")

    def undrawn_words(self, look: Look) -> str:
        """Return the sentence about characters without a glyph; "" if there are none."""
        count = len(self.undrawn)
        if not count:
            return ""
        sentence = look.tr_.plural(
            "{n} character has no glyph here: {codes}",
            "{n} characters have no glyph here: {codes}",
            count,
        )
        return sentence.format(n=count, codes=code_points(self.undrawn))


def card_text(
    note: NoteText,
    annotation: Annotation,
    look: Look,
    thread: Thread,
    said: Sequence[Words] = (),
    *,
    folded: bool = False,
) -> CardText:
    """Return what a card shows of an annotation, laid out to a card's width.

    Args:
        note: what is shown of it.
        annotation: the annotation.
        look: what it is drawn with.
        thread: the replies to it.
        said: what it proposes, in the script that is read.
        folded: it shows one line: nothing is laid out.
    """
    tags = "\u3000".join(f"#{tag}" for tag in note.tags)
    shown = "" if folded else look.drawable(note.comment[:_SHOWN])
    return CardText(
        note,
        lay_out_comment(shown, look.note_font(Type.COMMENT)),
        " ".join(look.drawable(tags).split("\n")),
        look.undrawn("".join((note.comment, note.proposed, tags, annotation.state.author.name))),
        thread,
        _wording(said, look) if said and not folded else None,
        spoken_proposal(annotation, said, look),
    )


def _wording(said: Sequence[Words], look: Look) -> SetWording:
    width = TEXT_WIDTH - 2 * WORDING_PAD
    font = look.serif(Type.EXCERPT)
    return set_wording(shorten(said), look, font, width, line=Type.EXCERPT_LINE, most=WORDING_LINES)


def lay_out_comment(comment: str, font: QFont) -> QTextLayout | None:
    """Break a comment into lines of a card's width; None if there is no comment."""
    text = comment.strip("\n").replace("\n", "\u2028")
    if not text.strip():
        return None
    layout = QTextLayout(text[:_SHOWN], font)
    layout.setFormats(_small_code_points(text[:_SHOWN], font))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(TEXT_WIDTH)
        line.setPosition(QPointF(0, y + (Type.COMMENT_LINE - line.height()) / 2))
        y += Type.COMMENT_LINE
    layout.endLayout()
    return layout


def _small_code_points(text: str, font: QFont) -> list[QTextLayout.FormatRange]:
    """Return the ranges (UTF-16) of what stands for characters that cannot be drawn."""
    if "‹" not in text:
        return []
    small = QFont(font)
    small.setPixelSize(Type.TINY)
    style = QTextCharFormat()
    style.setFont(small)
    ranges: list[QTextLayout.FormatRange] = []
    for found in _SPELLED.finditer(text):
        part = QTextLayout.FormatRange()
        part.start = to_utf16(text, found.start())  # pyright: ignore[reportAttributeAccessIssue]
        part.length = len(found[0])  # pyright: ignore[reportAttributeAccessIssue]
        part.format = style  # pyright: ignore[reportAttributeAccessIssue]
        ranges.append(part)
    return ranges
