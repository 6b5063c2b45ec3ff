"""Both scripts side by side, with marks in both columns and the notes at the foot of the page.

Paragraphs begin at one height in both columns. What is said of a page's text stands below it;
what does not fit there goes on, behind a tab, on pages of notes.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from zjhk_desktop.briefing.body import BodySetter
from zjhk_desktop.briefing.card_forms import Place
from zjhk_desktop.briefing.card_rows import Piece
from zjhk_desktop.briefing.columns import (
    TAB_HEIGHT,
    balanced_height,
    draw_tab,
    fill_columns,
    side_by_side,
)
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.flow import Frame
from zjhk_desktop.briefing.job import BodyWriter, Job
from zjhk_desktop.briefing.marks import draw_marks
from zjhk_desktop.briefing.measures import EDGES, parallel_measures
from zjhk_desktop.briefing.notes_head import HEAD, draw_notes_head
from zjhk_desktop.briefing.page import Page, Text
from zjhk_desktop.briefing.palette import Stroke
from zjhk_desktop.briefing.rows import Block, PlacedRow, Row, up_to_grid
from zjhk_desktop.briefing.selection import Numbered
from zjhk_desktop.briefing.spans import span_label
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import Section, SectionKind
from zjhk_desktop.domain.script import Script

_GUTTER = 18.0
_WHITE = 15.0
_LEAST = 60.0
"""The least height in which notes are begun, their head included."""

_CARRIED = 0.5
"""More than this part of a page of waiting notes gets pages of its own."""

_EDITION = Style(Family.SANS, 9.5, Weight.MEDIUM)
_EDITIONS: dict[Script, str] = {
    Script.HANT: N_("Traditional edition"),
    Script.HANS: N_("Simplified edition"),
}
_BLANK = Row((), 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A row of either column, at one height; a column that is shorter has an empty row."""

    left: Row
    right: Row
    blocks: tuple[Block, Block]

    @property
    def height(self) -> float:
        return max(self.left.height, self.right.height)


@dataclass(frozen=True, slots=True)
class _Unit:
    """Pairs that stand on one page together, and the notes on what they say."""

    pairs: tuple[_Pair, ...]
    before: float
    notes: tuple[Numbered, ...]
    section: Section
    heading: bool

    @property
    def height(self) -> float:
        return sum(pair.height for pair in self.pairs)


@dataclass(slots=True)
class _Open:
    """A page that is being filled."""

    top: float
    rows: tuple[list[PlacedRow], list[PlacedRow]] = field(default_factory=lambda: ([], []))
    notes: list[Piece] = field(default_factory=list[Piece])

    @property
    def is_empty(self) -> bool:
        return not self.rows[0] and not self.rows[1]


def parallel_pages(job: Job) -> list[Page]:
    """Return the pages of a printing in both scripts (`job.other` says what sets the second)."""
    writer = _Writer(job)
    sections = job.selection.sections
    for index, section in enumerate(sections):
        writer.part = index / len(sections)
        for unit in writer.units(section):
            writer.add(unit)
    writer.close()
    writer.sheets()
    writer.end_page()
    return [page for page, _ in writer.pages]


class _Writer:
    """Puts both columns and the notes onto pages, one after another."""

    def __init__(self, job: Job) -> None:
        if job.other is None:
            raise ValueError("no second script")
        self._job = job
        self._other = job.other
        self._at = parallel_measures(job.zoom)
        self._sheet = self._at.sheet
        self._body = BodyWriter(job)
        text, palette, left, right = job.selection.text, job.palette, self._at.left, self._at.right
        self._setters = (
            BodySetter(text, job.script, job.setter, left, palette, job.tr),
            BodySetter(text, job.other.script, job.other.setter, right, palette, job.other.tr),
        )
        self._notes: dict[str, list[Numbered]] = {}
        for one in job.selection.numbered:
            self._notes.setdefault(one.passage, []).append(one)
        self._open = _Open(self._sheet.top)
        self._waiting: deque[Piece] = deque()
        self._chrome = job.chrome(*EDGES)
        self.part = 0.0
        self.pages: list[tuple[Page, set[Category]]] = []

    def units(self, section: Section) -> list[_Unit]:
        """Return what of a section stays together: a heading with what follows it."""
        columns = [setter.blocks(section) for setter in self._setters]
        units: list[_Unit] = []
        held: list[_Pair] = []
        before = 0.0
        for left, right in zip(*columns, strict=True):
            before = before if held else left.before
            held += _pairs(left, right, self._at.left.unit)
            if left.keep_next:
                continue
            units.append(self._unit(held, before, section))
            held = []
        if held:
            units.append(self._unit(held, before, section))
        return units

    def _unit(self, pairs: Sequence[_Pair], before: float, section: Section) -> _Unit:
        cells = (cell.passage for pair in pairs for cell in pair.left.cells)
        notes = [one for name in dict.fromkeys(cells) for one in self._notes.get(name, ())]
        heading = any(pair.blocks[0].heading for pair in pairs)
        return _Unit(tuple(pairs), before, tuple(notes), section, heading)

    def add(self, unit: _Unit) -> None:
        """Put a unit onto the page that is open, or onto a new one."""
        notes = [Piece(one, place=Place.BELOW) for one in unit.notes]
        if not self._open.is_empty and not self._has_room(unit, notes):
            self.close()
        page = self._open
        if page.is_empty and not unit.heading and unit.section.kind is SectionKind.DOMAIN:
            left, right = (setter.heading(unit.section, None) for setter in self._setters)
            self._place(_pairs(left, right, self._at.left.unit))
        elif not page.is_empty:
            page.top -= unit.before
        self._place(unit.pairs)
        self._open.notes += notes

    def _has_room(self, unit: _Unit, notes: Sequence[Piece]) -> bool:
        """Say whether a unit goes onto the page that is open, with all the notes on it.

        Notes that would not fit beside their text on any page do not keep it from this one.
        """
        page = self._open
        free = page.top - unit.before - unit.height - self._sheet.bottom
        if self._notes_height([*page.notes, *notes]) <= free:
            return True
        alone = self._notes_height(notes) + unit.height
        return alone > self._sheet.height and free >= _WHITE + _LEAST

    def _place(self, pairs: Sequence[_Pair]) -> None:
        """Place rows; what is taller than a page goes on over the next ones."""
        for pair in pairs:
            page = self._open
            if page.top - pair.height < self._sheet.bottom - 0.01 and not page.is_empty:
                self.close()
                page = self._open
            for rows, row, block in zip(
                page.rows, (pair.left, pair.right), pair.blocks, strict=True
            ):
                if row is not _BLANK:
                    rows.append(PlacedRow(row, block, page.top))
            page.top -= pair.height

    def close(self) -> None:
        """Draw the page that is open, with as many notes as it holds, and open another."""
        opened, self._open = self._open, _Open(self._sheet.top)
        if opened.is_empty:
            return
        page = self._new_page()
        self._editions(page, opened.top)
        numbered = self._job.selection.numbered
        sides = ((self._job, self._at.left), (self._other, self._at.right))
        for rows, (side, at) in zip(opened.rows, sides, strict=True):
            self._body.write(page, rows, side.script)
            edges = (at.left - 4, at.right + 6)
            marks = draw_marks(page, rows, numbered, edges, side.setter, self._job.palette)
            self.pages[-1][1].update(mark.numbered.category for mark in marks)
        self._waiting.extend(opened.notes)
        top = opened.top - _WHITE
        if self._waiting and top - self._sheet.bottom >= _LEAST:
            self._fill(page, Frame(self._sheet.left, self._sheet.right, top, self._sheet.bottom))
        if self._notes_height(self._waiting) > _CARRIED * self._sheet.height:
            self.sheets()

    def sheets(self) -> None:
        """Put all notes that wait onto pages of their own."""
        while self._waiting:
            page = self._new_page()
            label = self._job.tr("{notes}, from before").format(notes=self._waiting_label())
            frame = Frame(self._sheet.left, self._sheet.right, self._at.head, self._sheet.bottom)
            tab = self._job.tr("cont.")
            top = draw_tab(page, self._job.setter, tab, label, frame, frame.top)
            self._columns(page, Frame(frame.left, frame.right, top, frame.bottom))

    def end_page(self) -> None:
        """Dress the last page, if there is one, now that all is on it."""
        if not self.pages:
            return
        page, categories = self.pages[-1]
        self._chrome.dress(page, categories, self._job.held(page))
        self._job.pass_on(page, self.part)

    def _new_page(self) -> Page:
        self.end_page()
        self.pages.append((Page(), set()))
        return self.pages[-1][0]

    def _editions(self, page: Page, bottom: float) -> None:
        """Name the columns, and draw the rule between them down to where the text ends."""
        job = self._job
        for side, at in ((job, self._at.left), (self._other, self._at.right)):
            line = side.setter.line(side.tr(_EDITIONS[side.script]), _EDITION, tracking=1.5)
            page.texts.append(Text(line, at.text, self._at.label, job.palette.navy))
        ends = ((self._at.middle, self._at.head), (self._at.middle, bottom))
        page.strokes.append(Stroke(ends, 0.4, job.palette.rule))

    def _fill(self, page: Page, frame: Frame) -> None:
        """Write the notes' head and as many notes as fit below it."""
        said = self._job.tr("marked in both scripts at the same words")
        self._columns(page, draw_notes_head(page, self._job, frame, said))

    def _columns(self, page: Page, frame: Frame) -> None:
        """Write notes in two columns; a tab below says which go on further."""
        job = self._job
        before = list(self._waiting)
        columns = side_by_side(frame, 2, _GUTTER)
        width = columns[0].right - columns[0].left
        if balanced_height(self._waiting, job.cards, columns) >= frame.height:
            frame = Frame(frame.left, frame.right, frame.top, frame.bottom + TAB_HEIGHT)
            columns = side_by_side(frame, 2, _GUTTER)
        fill_columns(page, self._waiting, job.cards, columns, job.palette)
        shown = before[: len(before) - len(self._waiting) + 1]
        self.pages[-1][1].update(piece.numbered.category for piece in shown)
        if self._waiting:
            label = job.tr("{notes}, see next").format(notes=self._waiting_label())
            tab = Frame(frame.left, frame.left + width, frame.top, self._sheet.bottom)
            top = self._sheet.bottom + TAB_HEIGHT - 3
            draw_tab(page, job.setter, job.tr("cont."), label, tab, top)

    def _waiting_label(self) -> str:
        return span_label([piece.numbered.number for piece in self._waiting], self._job.tr)

    def _notes_height(self, pieces: Sequence[Piece] | deque[Piece]) -> float:
        """Return how much of a page's foot notes would fill, with those that wait."""
        queue = deque(pieces) if pieces is self._waiting else deque([*self._waiting, *pieces])
        if not queue:
            return 0.0
        columns = side_by_side(self._sheet, 2, _GUTTER)
        return _WHITE + HEAD + balanced_height(queue, self._job.cards, columns)


def _pairs(left: Block, right: Block, unit: float) -> list[_Pair]:
    """Return the rows of two blocks in pairs, the shorter one filled up, the grid kept below."""
    blocks = (left, right)
    pairs = [
        _Pair(one, other, blocks)
        for one, other in zip_longest(left.rows, right.rows, fillvalue=_BLANK)
    ]
    height = sum(pair.height for pair in pairs)
    missing = up_to_grid(height, unit) - height
    white = [_Pair(Row((), missing, 0.0), _BLANK, blocks)] if missing else []
    return [*pairs, *white]
