"""The clean layout: an official document by GB/T 9704, without any mark.

22 lines of 28 characters; 三號 is set at 15.793, for 28 characters of 16 would be 158 mm wide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from zjhk_desktop.briefing.body import title_lines
from zjhk_desktop.briefing.chrome import FOLIO_REACH, draw_folio
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.flow import Frame, flow
from zjhk_desktop.briefing.job import BodyWriter, Job
from zjhk_desktop.briefing.page import A4, Page
from zjhk_desktop.briefing.palette import INK
from zjhk_desktop.briefing.rows import Block, Row, RowCell, row
from zjhk_desktop.briefing.setter import LineSetter
from zjhk_desktop.domain.memorandum import Passage, Section, SectionKind

_MM = 72 / 25.4
_SIZE = 15.793
_LEADING = 28.991
_INNER, _OUTER = 28 * _MM, A4[0] - 28 * _MM - 28 * _SIZE
"""The margin on the binding edge, and what is left of the other."""

_LEFT = _INNER
_TOP = 841.89 - 37 * _MM
_FRAME = Frame(_LEFT, _LEFT + 28 * _SIZE, _TOP, _TOP - 22 * _LEADING - 0.5)
_TEXT = Style(Family.SERIF, _SIZE)
_HEADING = Style(Family.SANS, _SIZE, Weight.MEDIUM)
_TITLE = Style(Family.SERIF, 22, Weight.BOLD)
_FOLIO = Style(Family.SERIF, 14)
_FOLIO_Y = 70.0
_TITLE_ROW = 36.6


def clean_pages(job: Job) -> list[Page]:
    """Return the pages of a clean copy; the annex begins a page of its own."""
    writer = BodyWriter(job)
    pages: list[Page] = []
    parts = _parts(job.selection.sections)
    for index, part in enumerate(parts, 1):
        blocks = [block for section in part for block in _blocks(job, section)]
        for rows in flow(blocks, _FRAME.top, _FRAME):
            page = Page(furniture=_OuterFolio(job.setter))
            writer.write(page, rows)
            pages.append(page)
            job.watcher.page(page, index / len(parts))
    return pages


@dataclass(frozen=True, slots=True)
class _OuterFolio:
    """The folio of an official document: one character in from the outer edge."""

    setter: LineSetter

    @property
    def edges(self) -> tuple[float, float]:
        return (_FRAME.left, _FRAME.right)

    @property
    def gutter(self) -> float:
        return _INNER - _OUTER

    def draw(self, page: Page, number: int, _count: int) -> None:
        width = self.setter.line(str(number), _FOLIO).width
        reach = width / 2 + FOLIO_REACH
        middle = _FRAME.right - _SIZE - reach if number % 2 else _FRAME.left + _SIZE + reach
        draw_folio(page, self.setter, str(number), middle, _FOLIO, _FOLIO_Y, INK)


def _parts(sections: Sequence[Section]) -> list[list[Section]]:
    parts: list[list[Section]] = [[]]
    for section in sections:
        if section.kind is SectionKind.ANNEX and parts[-1]:
            parts.append([])
        parts[-1].append(section)
    return parts


def _blocks(job: Job, section: Section) -> list[Block]:
    passages = job.selection.text.passages_of(section.id)
    match section.kind:
        case SectionKind.TITLE:
            rows = (*_titles(job, passages), _blank())
            return [Block(section.id, rows, keep_next=True)]
        case SectionKind.ANNEX:
            return [_annex(job, section, passages)]
        case SectionKind.PREAMBLE:
            return [_paragraph(job, section, passage, "") for passage in passages]
        case SectionKind.SIGNATURE:
            return [_signature(job, section, passages)]
        case SectionKind.DOMAIN:
            heading, *measures = passages
            return [
                _heading(job, section, heading),
                *(_paragraph(job, section, passage, f"{passage.number}.") for passage in measures),
            ]


def _titles(job: Job, passages: Sequence[Passage]) -> list[Row]:
    """Set titles in rows of their own height; the text after them is back on the grid."""
    middle = (_FRAME.left + _FRAME.right) / 2
    rows: list[Row] = []
    for passage in passages:
        text = passage.text(job.script)
        lines = title_lines(job.setter, text, _TITLE, _FRAME.right - _FRAME.left)
        rows += [
            row((RowCell(passage.id, line, middle - line.width / 2, INK, 22),), _TITLE_ROW)
            for line in lines
        ]
    height = len(rows) * _TITLE_ROW
    return [*rows, Row((), ceil(height / _LEADING) * _LEADING - height, 0.0)]


def _annex(job: Job, section: Section, passages: Sequence[Passage]) -> Block:
    """Set 附件 on the first line and the annex's title from the third."""
    rows: list[Row] = []
    for passage in passages[:1]:
        line = job.setter.line(passage.text(job.script), _HEADING)
        rows += [_row(RowCell(passage.id, line, _FRAME.left, INK, _SIZE)), _blank()]
    rows += _titles(job, passages[1:])
    return Block(section.id, tuple(rows), keep_next=True, heading=True)


def _heading(job: Job, section: Section, passage: Passage) -> Block:
    """Set a domain's heading two characters in, its numeral before it."""
    start = _FRAME.left + 2 * _SIZE
    numeral = job.setter.line(f"{section.numeral}、", _HEADING)
    room = _FRAME.right - start - numeral.advance
    lines = job.setter.lines(passage.text(job.script), _HEADING, room)
    rows = [
        _row(
            *([RowCell("", numeral, start, INK, _SIZE)] if index == 0 else []),
            RowCell(passage.id, line, start + numeral.advance, INK, _SIZE),
        )
        for index, line in enumerate(lines)
    ]
    return Block(section.id, tuple(rows), keep_next=True, heading=True)


def _paragraph(job: Job, section: Section, passage: Passage, number: str) -> Block:
    """Set a paragraph two characters in; its number fills whole cells before the text."""
    indent = 2 * _SIZE
    first: list[RowCell] = []
    if number:
        line = job.setter.line(number, _TEXT)
        first = [RowCell("", line, _FRAME.left + indent, INK, _SIZE)]
        indent += ceil(line.width / _SIZE) * _SIZE
    lines = job.setter.lines(passage.text(job.script), _TEXT, 28 * _SIZE, indent=indent, trim=False)
    rows = [
        _row(*(first if index == 0 else []), RowCell(passage.id, line, _FRAME.left, INK, _SIZE))
        for index, line in enumerate(lines)
    ]
    return Block(section.id, tuple(rows), split=True)


def _signature(job: Job, section: Section, passages: Sequence[Passage]) -> Block:
    """Set the signatures in two columns."""
    half = 13 * _SIZE
    columns = (_FRAME.left, _FRAME.right - half)
    rows = [_blank(), _blank()]
    for start in range(0, len(passages), 2):
        cells: list[RowCell] = []
        for side, passage in enumerate(passages[start : start + 2]):
            line = job.setter.line(passage.text(job.script), _TEXT)
            x = columns[side] + (half - line.width) / 2
            cells.append(RowCell(passage.id, line, x, INK, _SIZE))
        rows.append(_row(*cells))
    return Block(section.id, tuple(rows))


def _row(*cells: RowCell) -> Row:
    return row(tuple(cells), _LEADING)


def _blank() -> Row:
    return Row((), _LEADING, 0.0)
