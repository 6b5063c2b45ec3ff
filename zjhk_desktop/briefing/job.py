"""One printing: what is printed and everything that sets it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo

from zjhk_desktop.briefing.cards import CardSetter
from zjhk_desktop.briefing.chrome import Chrome
from zjhk_desktop.briefing.edition import Edition
from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.moving import magnify
from zjhk_desktop.briefing.numerals import numeral
from zjhk_desktop.briefing.page import Bookmark, Page, Text
from zjhk_desktop.briefing.palette import Palette
from zjhk_desktop.briefing.rows import PlacedRow
from zjhk_desktop.briefing.selection import Selection
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.briefing.spans import measures_label
from zjhk_desktop.briefing.watching import Watcher
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.language import Translator
from zjhk_desktop.domain.memorandum import Memorandum, PassageKind, Section, SectionKind
from zjhk_desktop.domain.script import Script


@dataclass(frozen=True, slots=True)
class Other:
    """What sets a second script beside the first."""

    script: Script
    setter: LineSetter
    tr: Translator


@dataclass(frozen=True, slots=True)
class Job:
    """What one printing needs.

    Attributes:
        edition: what the running head says of this printing.
        audience: who will read it.
        printed: the day of printing.
        zone: the one that times are given in.
        made: what tells this printing from others.
        other: what sets the other script, if both stand side by side.
        watcher: is told of each page once it is set.
        duplex: both sides of the sheets are printed.
        zoom: how many times larger than normal text and notes are set; see `measures`.
        annexed: the domains stand below the heading of an annex.
    """

    memorandum: Memorandum
    script: Script
    selection: Selection
    setter: LineSetter
    cards: CardSetter
    palette: Palette
    tr: Translator
    edition: str
    audience: Audience
    printed: date
    zone: tzinfo | None
    made: Edition
    other: Other | None = None
    watcher: Watcher = field(default_factory=Watcher)
    duplex: bool = False
    annexed: bool = False
    zoom: float = 1.0

    def part(self, sections: Sequence[Section]) -> "Job":
        """Return the printing of a part of the text."""
        return replace(self, selection=self.selection.part(sections))

    def chrome(self, left: float, right: float) -> Chrome:
        """Return what draws head and foot between two edges."""
        digest = self.tr("Text digest {digest}").format(digest=self.memorandum.source_sha256[:8])
        if self.made.number:
            counted = self.tr("Print no. {n}").format(n=numeral(self.made.number, self.tr))
            digest = f"{digest}\u3000{counted}"
        title = self.memorandum.title(self.script)
        return Chrome(
            self.setter,
            self.palette,
            self.tr,
            left,
            right,
            title,
            self.edition,
            digest,
            mirrored=self.duplex,
        )

    def pass_on(self, page: Page, part: float | None = None) -> None:
        """Magnify a page that is set, and tell of it; so much (0…1) is set with it."""
        magnify(page, self.zoom)
        self.watcher.page(page, part)

    def held(self, page: Page) -> str:
        """Return which measures stand on a page."""
        return measures_label((text.passage for text in page.texts), self.memorandum, self.tr)


@dataclass(slots=True)
class BodyWriter:
    """Writes rows onto pages; the first row of a section gets an entry in the outline."""

    job: Job
    _seen: set[str] = field(default_factory=set[str])

    def write(self, page: Page, rows: Sequence[PlacedRow], script: Script | None = None) -> None:
        """Draw a page's rows, of another script than the job's if so said."""
        language = "" if script in (None, self.job.script) else script.tag
        for placed in rows:
            self._bookmark(page, placed)
            passages = [cell.passage for cell in placed.row.cells]
            for index, cell in enumerate(placed.row.cells):
                # A number belongs to the words that follow it.
                owner = next((name for name in passages[index:] if name), "")
                element = self._element(owner, language) if owner else None
                page.texts.append(
                    Text(cell.line, cell.x, placed.baseline, cell.ink, cell.passage, element)
                )
            if placed.row.rule:
                x0, x1, width, ink = placed.row.rule
                page.rule(x0, x1, placed.top - placed.row.height, width, ink)

    def _element(self, passage: str, language: str) -> Element:
        """Return what a passage is: titles and headings by their level, else a paragraph."""
        found = self.job.memorandum.passage(passage)
        kind = self.job.memorandum.section(found.section).kind
        role = Role.PARAGRAPH
        if kind in (SectionKind.TITLE, SectionKind.ANNEX):
            role = Role.CHAPTER
        elif found.kind is PassageKind.DOMAIN:
            role = Role.SECTION if self.job.annexed else Role.CHAPTER
        return Element(role, f"{passage} {language}", passage, language)

    def _bookmark(self, page: Page, placed: PlacedRow) -> None:
        section_id = placed.block.section
        if section_id in self._seen:
            return
        self._seen.add(section_id)
        section = self.job.memorandum.section(section_id)
        title = section.heading(self.job.script)
        level = 0
        if section.kind is SectionKind.DOMAIN:
            title = f"{section.numeral}、{title}"
            level = 1 if self.job.annexed else 0
        page.bookmarks.append(Bookmark(title, placed.top + 4, level, section_id))
