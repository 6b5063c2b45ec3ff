"""The endnotes layout: the text over the full width, each section's annotations after it."""

from collections import deque
from collections.abc import Sequence

from zjhk_desktop.briefing.body import BodySetter
from zjhk_desktop.briefing.card_forms import Place
from zjhk_desktop.briefing.card_rows import Piece
from zjhk_desktop.briefing.columns import fill_columns, side_by_side
from zjhk_desktop.briefing.flow import Frame, flow
from zjhk_desktop.briefing.job import BodyWriter, Job
from zjhk_desktop.briefing.marks import draw_marks
from zjhk_desktop.briefing.measures import WIDE_EDGES, wide_measures
from zjhk_desktop.briefing.notes_head import draw_notes_head
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.palette import Stroke
from zjhk_desktop.briefing.rows import Block, up_to_grid
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.briefing.spans import measures_label, span_label
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import Section, SectionKind

_GUTTER = 22.0
_RULE_OFF = 7.0
"""How far the rule between the columns stands from the left one."""

_WHITE = 16.0
_LEAST = 90.0
"""The least height that annotations are begun in, their head included."""


def endnotes_pages(job: Job) -> list[Page]:
    """Return the pages of a printing in the endnotes layout."""
    writer = _Writer(job)
    parts = _parts(job.selection.sections)
    for index, part in enumerate(parts):
        writer.part = index / len(parts)
        writer.body(part)
        inside = {
            passage.id for section in part for passage in job.selection.text.passages_of(section.id)
        }
        writer.notes([one for one in job.selection.numbered if one.passage in inside])
    writer.end_page()
    return [page for page, _ in writer.pages]


def _parts(sections: Sequence[Section]) -> list[list[Section]]:
    """Return what shares one block of annotations: the front matter, then each domain.

    The annex heading goes with the first domain.
    """
    parts: list[list[Section]] = [[]]
    for section in sections:
        opens = section.kind in (SectionKind.ANNEX, SectionKind.DOMAIN)
        after_annex = bool(parts[-1]) and parts[-1][-1].kind is SectionKind.ANNEX
        if opens and not after_annex and parts[-1]:
            parts.append([])
        parts[-1].append(section)
    return parts


class _Writer:
    """Puts text and annotations onto pages, one part after another."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._writer = BodyWriter(job)
        at = wide_measures(job.zoom)
        self._frame, self._unit = at.frame, at.text.unit
        self._setter = BodySetter(
            job.selection.text, job.script, job.setter, at.text, job.palette, job.tr
        )
        self._chrome = job.chrome(*WIDE_EDGES)
        self.part = 0.0
        self.pages: list[tuple[Page, set[Category]]] = []
        self._top = at.frame.bottom

    def body(self, sections: Sequence[Section]) -> None:
        """Write the text of some sections, with its marks."""
        job = self._job
        blocks: list[Block] = []
        running: dict[str, Block] = {}
        for section in sections:
            blocks += self._setter.blocks(section)
            if section.kind is SectionKind.DOMAIN:
                running[section.id] = self._setter.heading(section, None)
        if not self.pages:
            self._new_page()
        for index, rows in enumerate(flow(blocks, self._top, self._frame, running)):
            if index:
                self._new_page()
            page, categories = self.pages[-1]
            self._writer.write(page, rows)
            edges = (self._frame.left - 4, self._frame.right + 8)
            marks = draw_marks(page, rows, job.selection.numbered, edges, job.setter, job.palette)
            categories.update(mark.numbered.category for mark in marks)
            if rows:
                self._top = rows[-1].top - rows[-1].row.height

    def notes(self, numbered: Sequence[Numbered]) -> None:
        """Write annotations in two columns, over as many pages as they need."""
        pieces = deque(Piece(one, place=Place.AFTER) for one in numbered)
        while pieces:
            self._top -= _WHITE
            if self._top - self._frame.bottom < _LEAST:
                self._new_page()
            page, categories = self.pages[-1]
            before = list(pieces)
            said = self._span([piece.numbered for piece in before])
            frame = Frame(self._frame.left, self._frame.right, self._top, self._frame.bottom)
            frame = draw_notes_head(page, self._job, frame, said)
            frames = side_by_side(frame, 2, _GUTTER)
            low = fill_columns(page, pieces, self._job.cards, frames, self._job.palette)
            if len(before) > 1:
                x = frames[0].right + _RULE_OFF
                ends = ((x, frame.top), (x, low))
                page.strokes.append(Stroke(ends, 0.4, self._job.palette.rule))
            shown = before[: len(before) - len(pieces) + 1]
            categories.update(piece.numbered.category for piece in shown)
            down = up_to_grid(self._frame.top - low + _WHITE, self._unit)
            self._top = self._frame.top - down
            if pieces:
                self._new_page()

    def end_page(self) -> None:
        """Dress the last page, if there is one, now that all is on it."""
        if not self.pages:
            return
        page, categories = self.pages[-1]
        self._chrome.dress(page, categories, self._job.held(page))
        self._job.pass_on(page, self.part)

    def _span(self, numbered: Sequence[Numbered]) -> str:
        """Return which annotations these are, and which measures they are about."""
        tr = self._job.tr
        parts = (
            measures_label((one.passage for one in numbered), self._job.memorandum, tr),
            span_label([one.number for one in numbered], tr),
        )
        return "\u3000".join(part for part in parts if part)

    def _new_page(self) -> None:
        self.end_page()
        self.pages.append((Page(), set()))
        self._top = self._frame.top
