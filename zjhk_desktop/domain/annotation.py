"""Annotations: what is said of a place in the memorandum, by whom, and who may see it."""

from dataclasses import dataclass
from enum import StrEnum

from zjhk_desktop.domain.anchor import Anchor
from zjhk_desktop.domain.errors import CommentTooLong, UnstorableText
from zjhk_desktop.domain.proposal import Proposal
from zjhk_desktop.domain.status import Assessment

COMMENT_LIMIT = 20_000
"""The longest comment, in code points."""


class Category(StrEnum):
    """What kind of mark it is, in the order of Alt+1…6 and of the printed letters A…F."""

    KEY = "key"
    QUERY = "query"
    AMEND = "amend"
    RESERVE = "reserve"
    ACTION = "action"
    DONE = "done"

    @property
    def letter(self) -> str:
        """Return the letter that stands for it on a mono page."""
        return "ABCDEF"[list(Category).index(self)]


class Visibility(StrEnum):
    """Who may see it: oneself, one's own side, both sides."""

    PRIVATE = "private"
    SIDE = "side"
    BOTH = "both"


class Audience(StrEnum):
    """Who will read what leaves the program, and so which visibilities go in."""

    SELF = "self"
    SIDE = "side"
    BOTH = "both"

    def may_see(self, visibility: Visibility) -> bool:
        """Say whether this audience may see annotations of a visibility."""
        if self is Audience.SELF:
            return True
        if self is Audience.SIDE:
            return visibility is not Visibility.PRIVATE
        return visibility is Visibility.BOTH


class Side(StrEnum):
    """The side that a reviewer belongs to: 港方, 浙方, 其他."""

    HONG_KONG = "hk"
    ZHEJIANG = "zj"
    OTHER = "other"


class MarkStyle(StrEnum):
    """How a mark is drawn on the words."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


class Motivation(StrEnum):
    """Why it was made, in the words of the W3C Web Annotation vocabulary.

    A mark or a note is `commenting`, a wording proposal `editing`, a measure's status
    `assessing`.
    """

    COMMENTING = "commenting"
    REPLYING = "replying"
    EDITING = "editing"
    ASSESSING = "assessing"
    BOOKMARKING = "bookmarking"


@dataclass(frozen=True, slots=True)
class Author:
    """A reviewer: a stable id, and the name and side as they were at the time."""

    id: str
    name: str
    side: Side


@dataclass(frozen=True, slots=True)
class AnnotationState:
    """Everything that one revision says of an annotation.

    Attributes:
        author: who made the annotation (a revision by another hand does not change it).
        created: ISO 8601 time in UTC of the first revision.
        reply_to: id of the annotation that this one replies to, else empty; never a reply's.
        deleted: it is gone, but stays in the review so that it can be restored.
        proposal: the wording proposed, if it is `editing`.
        assessment: the status given, if it is `assessing`.
    """

    anchor: Anchor
    category: Category
    author: Author
    created: str
    comment: str = ""
    tags: tuple[str, ...] = ()
    visibility: Visibility = Visibility.PRIVATE
    motivation: Motivation = Motivation.COMMENTING
    reply_to: str = ""
    resolved: bool = False
    deleted: bool = False
    style: MarkStyle = MarkStyle.HIGHLIGHT
    proposal: Proposal | None = None
    assessment: Assessment | None = None

    @property
    def is_note(self) -> bool:
        """Say whether it stands in the margin: a mark, a note or a proposal."""
        return self.motivation in (Motivation.COMMENTING, Motivation.EDITING)


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation as it stands now.

    Attributes:
        revision: id of the revision that holds this state.
        modified: ISO 8601 time in UTC of that revision.
    """

    id: str
    revision: str
    modified: str
    state: AnnotationState

    @property
    def anchor(self) -> Anchor:
        """Return where it lies."""
        return self.state.anchor


def check_text(text: str) -> str:
    """Return text that can be stored, exactly as typed.

    Raises:
        CommentTooLong: it has more than `COMMENT_LIMIT` code points.
        UnstorableText: it holds a NUL or half of a surrogate pair.
    """
    if len(text) > COMMENT_LIMIT:
        raise CommentTooLong(length=len(text), limit=COMMENT_LIMIT)
    return check_characters(text)


def check_characters(text: str) -> str:
    """Return text of any length that can be stored, exactly as typed.

    Raises:
        UnstorableText: it holds a NUL or half of a surrogate pair.
    """
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise UnstorableText
    return text
