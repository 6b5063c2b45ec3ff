"""The pages of the margin layout."""

from collections.abc import Iterable, Sequence

from zjhk_desktop.briefing.body import BodySetter
from zjhk_desktop.briefing.columns import TAB_HEIGHT, draw_tab, fill_columns, side_by_side
from zjhk_desktop.briefing.flow import Frame, flow
from zjhk_desktop.briefing.job import BodyWriter, Job
from zjhk_desktop.briefing.margin import MarginColumn
from zjhk_desktop.briefing.marks import draw_marks
from zjhk_desktop.briefing.measures import EDGES, MarginMeasures, margin_measures
from zjhk_desktop.briefing.page import Page
from zjhk_desktop.briefing.rows import Block, PlacedRow
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.memorandum import SectionKind

_GUTTER = 22.0
_FOOT_GUTTER = 18.0
_FOOT_WHITE = 22.0
_CARRIED = 0.5
"""Up to this part of a column may be carried to the next page; more gets pages of its own."""


def margin_pages(job: Job) -> list[Page]:
    """Return the pages of a printing in the margin layout."""
    at = margin_measures(job.zoom)
    column = MarginColumn(
        job.memorandum, job.setter, job.cards, job.palette, job.tr, at.column, at.text.right
    )
    writer = BodyWriter(job)
    body = _body_pages(job, at)
    pages: list[Page] = []
    chrome = job.chrome(*EDGES)
    for index, rows in enumerate(body):
        page = Page()
        writer.write(page, rows)
        waiting = [piece.numbered.category for piece in column.waiting]
        edges = (at.body.left - 6, at.text.right + 8)
        marks = draw_marks(page, rows, job.selection.numbered, edges, job.setter, job.palette)
        column.fill(page, marks)
        if column.waiting:
            foot = _foot(job, column, rows, at)
            column.draw_onward(page, to_foot=foot is not None)
            if foot:
                _fill_foot(page, job, column, foot)
        pages.append(page)
        categories = [*waiting, *(mark.numbered.category for mark in marks)]
        chrome.dress(page, categories, job.held(page))
        job.pass_on(page, (index + 1) / len(body))
        is_last = index == len(body) - 1
        if column.waiting and (is_last or column.is_waiting_for(_CARRIED * at.column.height)):
            for sheet, categories in _sheets(job, column, at.sheet):
                pages.append(sheet)
                chrome.dress(sheet, categories)
                job.pass_on(sheet)
    return pages


def _body_pages(job: Job, at: MarginMeasures) -> list[list[PlacedRow]]:
    """Return the rows of each page of the body."""
    body = BodySetter(job.selection.text, job.script, job.setter, at.text, job.palette, job.tr)
    blocks: list[Block] = []
    running: dict[str, Block] = {}
    for section in job.selection.sections:
        blocks += body.blocks(section)
        if section.kind is SectionKind.DOMAIN:
            running[section.id] = body.heading(section, None)
    return flow(blocks, at.body.top, at.body, running)


def _foot(
    job: Job, column: MarginColumn, rows: Sequence[PlacedRow], at: MarginMeasures
) -> Frame | None:
    """Return what the body leaves free at the foot of the page, if a waiting card fits there."""
    lowest = min((placed.top - placed.row.height for placed in rows), default=at.body.top)
    frame = Frame(at.body.left, at.body.right, lowest - _FOOT_WHITE, at.column.bottom)
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


def _sheets(job: Job, column: MarginColumn, whole: Frame) -> Iterable[tuple[Page, list[Category]]]:
    """Yield pages of cards until none is waiting, each with the categories that stand on it."""
    while column.waiting:
        page = Page()
        before = list(column.waiting)
        label = job.tr("{notes}, from before").format(notes=column.waiting_label())
        top = draw_tab(page, job.setter, job.tr("cont."), label, whole, whole.top)
        frame = Frame(whole.left, whole.right, top, whole.bottom + TAB_HEIGHT)
        fill_columns(page, column.waiting, job.cards, side_by_side(frame, 3, _GUTTER), job.palette)
        if column.waiting:
            _draw_onward(page, job, column, whole)
        shown = before[: len(before) - len(column.waiting) + 1]
        yield page, [piece.numbered.category for piece in shown]


def _draw_onward(page: Page, job: Job, column: MarginColumn, frame: Frame) -> None:
    label = job.tr("{notes}, see next").format(notes=column.waiting_label())
    top = frame.bottom + TAB_HEIGHT - 3
    draw_tab(page, job.setter, job.tr("cont."), label, frame, top)
