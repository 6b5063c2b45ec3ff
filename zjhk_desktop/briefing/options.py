"""What the reader of a briefing asks for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from zjhk_desktop.domain.annotation import Audience, Category
from zjhk_desktop.domain.script import Script


class Layout(StrEnum):
    """How annotations stand on the page: beside the text, after it, not at all, in a table."""

    MARGIN = "margin"
    ENDNOTES = "endnotes"
    CLEAN = "clean"
    MATRIX = "matrix"


COVERED = frozenset({Layout.MARGIN, Layout.ENDNOTES})
"""The layouts that are used to a cover, if the whole memorandum is printed."""


class NoteState(StrEnum):
    """Which notes are printed: those still open, those resolved, or all."""

    ALL = "all"
    OPEN = "open"
    RESOLVED = "resolved"


class TypeSize(StrEnum):
    """How large text and notes are set, in proportion."""

    SMALL = "small"
    NORMAL = "normal"
    LARGE = "large"


_ZOOM = {TypeSize.SMALL: 10.5 / 12, TypeSize.NORMAL: 1.0, TypeSize.LARGE: 14 / 12}
"""What of 小四, 12 points, makes 五號 and 四號."""


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """What to print, for whom, and how.

    Attributes:
        domains: numbers of the domains to print; empty for the whole memorandum, or for the
            chosen measures alone.
        audience: who will read it, and so which visibilities go in.
        mono: for a printer without colour: inks black, tints grey, a letter in every marker.
        parallel: both scripts side by side, the script at the left and the other at the right;
            what is said about the text is in the script.
        convert_notes: comments and tags are printed in the script; else as typed.
        measures: numbers of measures to print beside the chosen domains.
        only_annotated: of these, only passages with a note (in a matrix, or a status) that goes in.
        authors: ids of those whose notes are printed; empty for everyone's.
        categories: the categories that are printed; empty for all.
        state: which notes are printed, by whether they are resolved.
        since: only notes last changed, or replied to, at or after this moment.
        since_print: only notes that have changed since this printing, on the passages that they
            are about, after a list of all that has changed; 0 for all notes.
        size: how large the marked-up pages are set; a clean copy and a matrix have a size of
            their own.
        duplex: for both sides of the sheets: a margin to bind on the inner side, title and folio
            at the outer one; a cover has its sheet to itself.
        cover: a cover; None where the layout is used to one and the whole memorandum is printed.
        contents: contents, with the legend, before the text; None where there is a cover.
        dividers: a page before each domain (not in a matrix), with the statuses of its measures;
            it has its sheet to itself where both sides are printed.
        index: an index of the names that what is printed of the text holds, after everything.
        overview: a page of figures of what is printed, before the text; not in a clean copy.
        watermark: words behind the text of every page; "" for none.
        classification: words at the head and foot of every page; "" for none, never invented.
    """

    script: Script = Script.HANT
    layout: Layout = Layout.MARGIN
    domains: tuple[int, ...] = ()
    audience: Audience = Audience.SELF
    mono: bool = False
    convert_notes: bool = True
    parallel: bool = False
    measures: tuple[int, ...] = ()
    only_annotated: bool = False
    authors: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    state: NoteState = NoteState.ALL
    since: datetime | None = None
    since_print: int = 0
    size: TypeSize = TypeSize.NORMAL
    duplex: bool = False
    cover: bool | None = None
    contents: bool | None = None
    dividers: bool = False
    index: bool = False
    overview: bool = False
    watermark: str = ""
    classification: str = ""

    @property
    def whole(self) -> bool:
        """Say whether all passages of the memorandum are asked for."""
        return not (self.domains or self.measures or self.only_annotated or self.since_print)

    @property
    def has_cover(self) -> bool:
        """Say whether there is a cover: as asked, else as is usual."""
        return self.whole and self.layout in COVERED if self.cover is None else self.cover

    @property
    def has_size(self) -> bool:
        """Say whether the size can be chosen: GB/T 9704 gives a clean copy its own."""
        return self.parallel or self.layout in COVERED

    @property
    def zoom(self) -> float:
        """Return how many times larger than normal the marked-up pages are set."""
        return _ZOOM[self.size] if self.has_size else 1.0

    @property
    def has_dividers(self) -> bool:
        """Say whether there is a page before each domain: a matrix is one table of them all."""
        return self.dividers and self.layout is not Layout.MATRIX

    @property
    def has_statuses(self) -> bool:
        """Say whether statuses are printed: a clean copy has none."""
        told = (self.dividers or self.overview) and self.layout is not Layout.CLEAN
        return self.layout is Layout.MATRIX or told

    @property
    def has_overview(self) -> bool:
        """Say whether there is a page of figures: a clean copy has nothing to count."""
        return self.overview and self.layout is not Layout.CLEAN

    @property
    def has_contents(self) -> bool:
        """Say whether there are contents: as asked, else with a cover."""
        return self.has_cover if self.contents is None else self.contents
