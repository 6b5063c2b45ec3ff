"""Elements of a document's structure, by the names of ISO 32000."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an element is."""

    DOCUMENT = "Document"
    CHAPTER = "H1"
    SECTION = "H2"
    PARAGRAPH = "P"
    NOTE = "Note"
    ANNOTATION = "Annot"
    LINK = "Link"
    CONTENTS = "TOC"
    ENTRY = "TOCI"
    INDEX = "Index"
    TABLE = "Table"
    ROW = "TR"
    TITLE = "TH"
    CELL = "TD"


@dataclass(frozen=True, slots=True)
class Element:
    """An element; texts with equal ones are parts of one, wherever they stand.

    Attributes:
        key: tells it from others of its kind.
        passage: id of the passage that it is or is about, if any.
        language: BCP 47 tag, where it is not the document's.
        under: what it is a part of, if not of the document itself.
    """

    role: Role
    key: str
    passage: str = ""
    language: str = ""
    under: "Element | None" = None
