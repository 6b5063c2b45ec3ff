"""The pages of the margin layout."""

from collections.abc import Iterable, Sequence

from zjhk_desktop.briefing.body import BodyMeasures, BodySetter
from zjhk_desktop.briefing.columns import TAB_HEIGHT, draw_tab, fill_columns, side_by_side
from zjhk_desktop.briefing.flow import Frame, flow
from zjhk_desktop.briefing.job import BodyWriter, Job
from zjhk_desktop.briefing.margin import MarginColumn
from zjhk_desktop.briefing.marks import draw_marks
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.rows import Block, PlacedRow
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import SectionKind

_BODY = Frame(56, 408, 771, 64)
_COLUMN = Frame(438, 559.3, 768, 61)
_SHEET = Frame(56, 559.3, 768, 61)
_MEASURES = BodyMeasures(left=56, text=86, right=408, size=11.5, leading=20.6)
_GUTTER = 22.0
_FOOT_GUTTER = 18.0
_FOOT_WHITE = 22.0
_CARRIED = 0.5
"""Up to this part of a column may be carried to the next page; more gets pages of its own."""


def margin_pages(job: Job) -> list[Page]:
    """Return the pages of a printing in the margin layout."""
    column = MarginColumn(
        job.memorandum, job.setter, job.cards, job.palette, job.tr, _COLUMN, _MEASURES.right
    )
    writer = BodyWriter(job)
    body = _body_pages(job)
    pages: list[Page] = []
    chrome = job.chrome(_SHEET.left, _SHEET.right)
    for index, rows in enumerate(body):
        page = Page()
        writer.write(page, rows)
        waiting = [piece.numbered.category for piece in column.waiting]
        edges = (_BODY.left - 6, _MEASURES.right + 8)
        marks = draw_marks(page, rows, job.selection.numbered, edges, job.setter, job.palette)
        column.fill(page, marks)
        if column.waiting:
            foot = _foot(job, column, rows)
            column.draw_onward(page, to_foot=foot is not None)
            if foot:
                _fill_foot(page, job, column, foot)
        pages.append(page)
        categories = [*waiting, *(mark.numbered.category for mark in marks)]
        chrome.dress(page, categories, job.held(page))
        job.watcher.page(page, (index + 1) / len(body))
        is_last = index == len(body) - 1
        if column.waiting and (is_last or column.is_waiting_for(_CARRIED * _COLUMN.height)):
            for sheet, categories in _sheets(job, column):
                pages.append(sheet)
                chrome.dress(sheet, categories)
                job.watcher.page(sheet)
    return pages


def _body_pages(job: Job) -> list[list[PlacedRow]]:
    """Return the rows of each page of the body."""
    body = BodySetter(job.selection.text, job.script, job.setter, _MEASURES, job.palette, job.tr)
    blocks: list[Block] = []
    running: dict[str, Block] = {}
    for section in job.selection.sections:
        blocks += body.blocks(section)
        if section.kind is SectionKind.DOMAIN:
            running[section.id] = body.heading(section, None)
    return flow(blocks, _BODY.top, _BODY, running)


def _foot(job: Job, column: MarginColumn, rows: Sequence[PlacedRow]) -> Frame | None:
    """Return what the body leaves free at the foot of the page, if a waiting card fits there."""
    lowest = min((placed.top - placed.row.height for placed in rows), default=_BODY.top)
    frame = Frame(_BODY.left, _BODY.right, lowest - _FOOT_WHITE, _COLUMN.bottom)
    width = side_by_side(frame, 2, _FOOT_GUTTER)[0].right - frame.left
    free = frame.height - 2 * TAB_HEIGHT
    return frame if job.cards.card(column.waiting[0], width).height <= free else None


def _fill_foot(page: Page, job: Job, column: MarginColumn, frame: Frame) -> None:
    """Put waiting cards into the foot of the page; say where those are that remain."""
    label = job.tr("{notes}, from the right").format(notes=column.waiting_label())
    top = draw_tab(page, job.setter, job.tr("cont."), label, frame, frame.top)
    inner = Frame(frame.left, frame.right, top, frame.bottom + TAB_HEIGHT)
    columns = side_by_side(inner, 2, _FOOT_GUTTER)
    fill_columns(page, column.waiting, job.cards, columns, job.palette)
    if column.waiting:
        _draw_onward(page, job, column, frame)


def _sheets(job: Job, column: MarginColumn) -> Iterable[tuple[Page, list[Category]]]:
    """Yield pages of cards until none is waiting, each with the categories that stand on it."""
    while column.waiting:
        page = Page()
        before = list(column.waiting)
        label = job.tr("{notes}, from before").format(notes=column.waiting_label())
        top = draw_tab(page, job.setter, job.tr("cont."), label, _SHEET, _SHEET.top)
        frame = Frame(_SHEET.left, _SHEET.right, top, _SHEET.bottom + TAB_HEIGHT)
        fill_columns(page, column.waiting, job.cards, side_by_side(frame, 3, _GUTTER), job.palette)
        if column.waiting:
            _draw_onward(page, job, column, _SHEET)
        shown = before[: len(before) - len(column.waiting) + 1]
        yield page, [piece.numbered.category for piece in shown]


def _draw_onward(page: Page, job: Job, column: MarginColumn, frame: Frame) -> None:
    label = job.tr("{notes}, see next").format(notes=column.waiting_label())
    top = frame.bottom + TAB_HEIGHT - 3
    draw_tab(page, job.setter, job.tr("cont."), label, frame, top)
