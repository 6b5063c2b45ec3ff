"""Live annotations: what a program that reads the PDF shows beside the printed marks.

The page draws every mark itself; a live annotation draws nothing, so that no band is darkened
twice. It says where the words are, who says what of them, and what belongs together.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle on the page, in points."""

    x0: float
    y0: float
    x1: float
    y1: float


class Subtype(StrEnum):
    """The kinds of annotations of ISO 32000 that are used."""

    HIGHLIGHT = "Highlight"
    UNDERLINE = "Underline"
    STRIKE_OUT = "StrikeOut"
    CARET = "Caret"
    TEXT = "Text"


class Relation(StrEnum):
    """What an annotation is to the one that it names: a reply, or a part of it."""

    REPLY = "R"
    GROUP = "Group"


@dataclass(frozen=True, slots=True)
class Markup:
    """Where on a page something of an annotation's mark lies.

    Attributes:
        note: id of the annotation.
        boxes: a rectangle for each line; for a caret, the place between two characters.
        offset: of a caret: the code point of the passage that words come in before.
        words: of a caret: what comes in.
    """

    note: str
    subtype: Subtype
    boxes: tuple[Rectangle, ...]
    offset: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class LiveNote:
    """One annotation of the PDF.

    Attributes:
        name: the only one of its name in the document: the annotation's id, and a suffix for
            what belongs to it (see docs/printed-pdf.md).
        note: the id alone.
        contents: what is said; shown as plain text.
        subject: the category's name.
        made: when it was made; None if that cannot be read.
        changed: when it was last changed.
        parent: the name of the annotation that it belongs to; empty if it stands alone.
        settled: it is not shown, and says that its parent is settled.
        lead: so many characters of the contents come before the comment.
    """

    name: str
    note: str
    subtype: Subtype
    boxes: tuple[Rectangle, ...]
    author: str
    subject: str
    contents: str
    colour: str
    made: datetime | None
    changed: datetime | None
    parent: str = ""
    relation: Relation | None = None
    settled: bool = False
    lead: int = 0

    @property
    def is_markup(self) -> bool:
        """Say whether it lies on words, and so has a quadrilateral for each line."""
        return self.subtype not in (Subtype.CARET, Subtype.TEXT)

    @property
    def bounds(self) -> Rectangle:
        """Return the rectangle that holds all of it."""
        return Rectangle(
            min(box.x0 for box in self.boxes),
            min(box.y0 for box in self.boxes),
            max(box.x1 for box in self.boxes),
            max(box.y1 for box in self.boxes),
        )
