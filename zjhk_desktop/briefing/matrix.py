"""The matrix layout: every measure with status, owner, due date, next step and notes, landscape."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zjhk_desktop.briefing.bars import draw_bars
from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.matrix_table import (
    DOMAIN_ROW,
    EXCERPT,
    PITCH,
    SMALL,
    DomainRows,
    MeasureRow,
    count_statuses,
    due_parts,
    first_and_last,
    matrix_rows,
    reviewed,
)
from zjhk_desktop.briefing.numerals import chinese_date
from zjhk_desktop.briefing.page import A4, Area, Bookmark, Page
from zjhk_desktop.briefing.palette import GREY, INK
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.briefing.symbols import RADIUS, draw_symbol, status_ink
from zjhk_desktop.briefing.table_cells import tag_cells
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.status import Status

_SIZE = (A4[1], A4[0])
_LEFT, _RIGHT = 40.0, _SIZE[0] - 40.0
_HEAD, _FOOT = 37.5, 28.0
_TABLE = 105.0
"""How far the table's upper edge lies below the page's."""

_TITLES = 17.4
_BOTTOM = 52.0
_NUMBER, _TEXT, _STATUS, _OWNER, _DUE, _NEXT, _NOTES = 57.5, 70.4, 299.0, 365.8, 456.0, 534.8, 697.0
_YEAR, _MONTH, _DAY = 483.0, 502.5, 522.0
"""Where year, month and day of a due date end."""
_NAME = 8.0
"""From a symbol's middle to the name beside it, with half of the symbol."""

_COLUMNS = (_TEXT, _STATUS, _OWNER, _DUE, _NEXT, _NOTES)
_GRID = Element(Role.TABLE, "matrix")
_BARS = 84.0
"""The room of the bars that stand for notes."""

_TO_FIGURE, _APART, _LEAST_APART = 1.0, 5.0, 2.0
"""From a category's letter to its figure, and from that to the next letter."""

_TITLE = Style(Family.SERIF, 19, Weight.BOLD)
_LABEL = Style(Family.SANS, 8.5, Weight.MEDIUM)
_STRONG = Style(Family.SANS, 8.3, Weight.MEDIUM)
_FIGURE = Style(Family.SANS, 8.6, Weight.BOLD)
_DOMAIN = Style(Family.SERIF, 10.5, Weight.BOLD)
_TINY = Style(Family.SANS, 7)
_LETTER = Style(Family.SANS, 6, Weight.BOLD)

_ORDER = (
    Status.AGREED,
    Status.TO_CLARIFY,
    Status.FOLLOW_UP,
    Status.RESERVED,
    Status.IMPLEMENTED,
    Status.UNREVIEWED,
    None,
)
"""Statuses in the order of the legend; None stands for those that may not be seen."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a domain stands on one page."""

    domain: DomainRows
    rows: tuple[MeasureRow, ...]
    continued: bool = False


def matrix_pages(job: Job) -> list[Page]:
    """Return the pages of a printing in the matrix layout."""
    domains = matrix_rows(job)
    chrome = replace(job.chrome(_LEFT, _RIGHT), head=_HEAD, foot=_FOOT, letters=True)
    pages: list[Page] = []
    cut = _cut(domains)
    for parts in cut:
        page = Page(size=_SIZE)
        writer = _Writer(job, Sheet(page, job.setter))
        writer.title(parts, domains)
        if not pages:
            page.tag(1, Element(Role.PARAGRAPH, "scope"))
            page.tag(0, Element(Role.CHAPTER, "title"))
        writer.chart(domains, [part.domain for part in parts])
        since = len(page.texts)
        writer.legend(domains)
        if not pages:
            page.tag(since, Element(Role.PARAGRAPH, "legend"))
        writer.table(parts, is_first=not pages)
        pages.append(page)
        chrome.dress(page, Category)
        job.watcher.page(page, len(pages) / len(cut))
    return pages


def _cut(domains: Sequence[DomainRows]) -> list[list[_Part]]:
    """Return the parts of each page; a domain's heading goes with its first measure."""
    room = _SIZE[1] - _TABLE - _TITLES - _BOTTOM
    pages: list[list[_Part]] = [[]]
    free = room
    for domain in domains:
        rows: list[MeasureRow] = []
        continued = False
        needed = DOMAIN_ROW + (domain.measures[0].height if domain.measures else 0.0)
        if needed > free and pages[-1]:
            pages.append([])
            free = room
        free -= DOMAIN_ROW
        for row in domain.measures:
            if row.height > free and rows:
                pages[-1].append(_Part(domain, tuple(rows), continued))
                pages.append([])
                rows, continued, free = [], True, room - DOMAIN_ROW
            rows.append(row)
            free -= row.height
        pages[-1].append(_Part(domain, tuple(rows), continued))
    return pages


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one page; heights count down from its upper edge."""

    job: Job
    sheet: Sheet

    def title(self, parts: Sequence[_Part], domains: Sequence[DomainRows]) -> None:
        """Set the title, and which measures stand on the page."""
        job = self.job
        title = job.setter.line(job.tr("Review matrix"), _TITLE, tracking=5)
        self.sheet.at(title, _LEFT, 68.0, _TITLE, job.palette.navy)
        first, last = first_and_last([row for part in parts for row in part.rows])
        said = job.tr("Measures {first}–{last} of {all}").format(
            first=first, last=last, all=sum(len(domain.measures) for domain in domains)
        )
        until = job.tr("as of {date}").format(
            date=chinese_date(job.printed.isoformat(), job.script)
        )
        self.sheet.at(job.setter.line(f"{said}\u3000{until}", SMALL), _LEFT, 92.5, SMALL, GREY)

    def chart(self, domains: Sequence[DomainRows], here: Sequence[DomainRows]) -> None:
        """Draw a symbol for each measure, by domain; the domains of this page stand out."""
        job, page = self.job, self.sheet.page
        count = sum(len(domain.measures) for domain in domains)
        gap = 6.0
        room = _RIGHT - _LEFT - 210
        pitch = min(7.55, (room - gap * len(domains)) / max(1, count))
        width = pitch * count + gap * (len(domains) - 1)
        x = _RIGHT - width
        for domain in domains:
            is_here = domain in here
            end = x + pitch * len(domain.measures)
            ink = job.palette.navy if is_here else GREY
            for index, row in enumerate(domain.measures):
                middle = x + pitch * (index + 0.5)
                draw_symbol(page, job.setter, job.palette, row.status, middle, self.sheet.y(66.8))
            page.rule(x, end, self.sheet.y(72.6), 0.9 if is_here else 0.4, ink)
            style = Style(Family.SANS, 7, Weight.BOLD if is_here else Weight.REGULAR)
            line = job.setter.line(domain.section.numeral, style)
            self.sheet.at(line, (x + end - line.width) / 2, 78.6, style, ink)
            x = end + gap

    def legend(self, domains: Sequence[DomainRows]) -> None:
        """Set how many measures have each status, and how many are reviewed."""
        job = self.job
        counts = count_statuses(row for domain in domains for row in domain.measures)
        done = job.tr("Reviewed {done}/{all}").format(done=reviewed(counts), all=counts.total())
        line = job.setter.line(done, _FIGURE)
        self.sheet.at(line, _RIGHT - line.width, 92.5, _FIGURE, job.palette.navy)
        shown = [status for status in _ORDER if status is not None or counts[None]]
        names = [job.setter.line(self._name(status), SMALL) for status in shown]
        figures = [job.setter.line(str(counts[status]), _FIGURE) for status in shown]
        gap = 14.0
        width = sum(
            _NAME + name.width + 4 + figure.width + gap
            for name, figure in zip(names, figures, strict=True)
        )
        x = _RIGHT - line.width - 12 - width
        for status, name, figure in zip(shown, names, figures, strict=True):
            draw_symbol(
                self.sheet.page, job.setter, job.palette, status, x + RADIUS, self.sheet.y(92.5)
            )
            self.sheet.at(name, x + _NAME, 92.5, SMALL, INK)
            ink = GREY if status is None else status_ink(status, job.palette)
            self.sheet.at(figure, x + _NAME + name.width + 4, 92.5, _FIGURE, ink)
            x += _NAME + name.width + 4 + figure.width + gap

    def table(self, parts: Sequence[_Part], *, is_first: bool) -> None:
        """Set the table; the titles of its columns are part of it where it begins."""
        navy, down = self.job.palette.navy, _TABLE
        self.sheet.rule(_LEFT, _RIGHT, down, 0.8, navy)
        self._titles(down + _TITLES / 2, is_first=is_first)
        down += _TITLES
        for part in parts:
            self._domain(part, down)
            down += DOMAIN_ROW
            for index, row in enumerate(part.rows):
                if index:
                    self.sheet.rule(_LEFT, _RIGHT, down, 0.35, self.job.palette.rule)
                self._measure(row, down)
                down += row.height
            self.sheet.rule(_LEFT, _RIGHT, down, 0.7, navy)

    def _titles(self, down: float, *, is_first: bool) -> None:
        """Set the titles of the columns; where they are repeated they are for the eye."""
        job = self.job
        since = len(self.sheet.page.texts)
        titles = (
            (_TEXT, job.tr("Measure")),
            (_STATUS, job.tr("Status")),
            (_OWNER, job.tr("Owner")),
            (_DUE, job.tr("Due")),
            (_NEXT, job.tr("Next step")),
            (_NOTES, job.tr("Notes")),
        )
        number = job.setter.line(job.tr("No."), _LABEL)
        self.sheet.at(number, _NUMBER - number.width, down, _LABEL, job.palette.navy)
        for x, words in titles:
            line = job.setter.line(words, _LABEL, tracking=1)
            self.sheet.at(line, x, down, _LABEL, job.palette.navy)
        if is_first:
            row = Element(Role.ROW, "titles", under=_GRID)
            tag_cells(self.sheet.page, since, row, _COLUMNS, Role.TITLE)

    def _domain(self, part: _Part, top: float) -> None:
        """Set a domain's row: its name, and what its measures come to."""
        job, page, domain = self.job, self.sheet.page, part.domain
        navy, down, since = job.palette.navy, top + DOMAIN_ROW / 2, len(page.texts)
        foot = self.sheet.y(top + DOMAIN_ROW)
        page.areas.append(Area(_LEFT, foot, _RIGHT, self.sheet.y(top), job.palette.ground))
        heading = domain.section.heading(job.script)
        if not part.continued:
            title = f"{domain.section.numeral}、{heading}"
            page.bookmarks.append(Bookmark(title, self.sheet.y(top) + 4, 0, domain.section.id))
        numeral = job.setter.line(domain.section.numeral, _DOMAIN)
        self.sheet.at(numeral, _NUMBER - numeral.width, down, _DOMAIN, navy)
        first, last = first_and_last(domain.measures)
        span = job.setter.line(f"{first}–{last}" if last > first else str(first), SMALL)
        more = job.setter.line(job.tr("(continued)") if part.continued else "", SMALL)
        room = _STATUS - _TEXT - span.width - more.width - 18
        name = job.setter.shortened(heading, _DOMAIN, room)
        self.sheet.at(name, _TEXT, down, _DOMAIN, navy)
        self.sheet.at(span, _TEXT + name.width + 8, down, SMALL, GREY)
        self.sheet.at(more, _TEXT + name.width + span.width + 14, down, SMALL, GREY)
        self._counts(domain, down)
        if domain.due:
            due = job.tr.plural("{n} due date", "{n} due dates", domain.due).format(n=domain.due)
            self.sheet.write(due, _DUE, down, SMALL, GREY)
        done = job.tr("Reviewed {done}/{all}").format(
            done=reviewed(domain.statuses), all=len(domain.measures)
        )
        self.sheet.write(done, _NEXT, down, SMALL, GREY)
        self._letters(domain.counts, down)
        self._total(domain.counts, down, navy)
        key = f"{domain.section.id} {since if part.continued else 0}"
        tag_cells(page, since, Element(Role.ROW, key, under=_GRID), _COLUMNS)

    def _letters(self, counts: Counter[Category], down: float) -> None:
        """Set how many notes of each category there are: closer or smaller where they are many."""
        job = self.job
        kinds = [category for category in Category if counts[category]]
        for size in (SMALL.size, _TINY.size, _LETTER.size):
            letter_style = Style(Family.SANS, size, Weight.BOLD)
            figure_style = Style(Family.SANS, size)
            letters = [job.setter.line(category.letter, letter_style) for category in kinds]
            figures = [job.setter.line(str(counts[category]), figure_style) for category in kinds]
            width = sum(line.width for line in (*letters, *figures)) + _TO_FIGURE * len(kinds)
            gap = min(_APART, (_BARS - width) / max(1, len(kinds) - 1))
            if gap >= _LEAST_APART:
                break
        x = _NOTES
        for category, letter, figure in zip(kinds, letters, figures, strict=True):
            self.sheet.at(letter, x, down, letter_style, job.palette.ink(category))
            self.sheet.at(figure, x + letter.width + _TO_FIGURE, down, figure_style, INK)
            x += letter.width + _TO_FIGURE + figure.width + max(gap, _LEAST_APART)

    def _counts(self, domain: DomainRows, down: float) -> None:
        """Set how many measures of a domain have each status that has been given."""
        job, x = self.job, _STATUS
        for status in _ORDER:
            count = domain.statuses[status]
            if status in (Status.UNREVIEWED, None) or not count:
                continue
            draw_symbol(
                self.sheet.page, job.setter, job.palette, status, x + RADIUS, self.sheet.y(down)
            )
            figure = job.setter.line(str(count), _STRONG)
            self.sheet.at(figure, x + _NAME - 0.5, down, _STRONG, status_ink(status, job.palette))
            x += _NAME + figure.width + 6

    def _measure(self, row: MeasureRow, top: float) -> None:
        job, down = self.job, top + row.height / 2
        draw_symbol(
            self.sheet.page,
            job.setter,
            job.palette,
            row.status,
            _STATUS + RADIUS,
            self.sheet.y(down),
        )
        since = len(self.sheet.page.texts)
        number = job.setter.line(str(row.passage.number), _LABEL)
        self.sheet.at(number, _NUMBER - number.width, down, _LABEL, job.palette.navy)
        self._lines(row.excerpt, _TEXT, down, EXCERPT, row.passage.id)
        status = row.status
        ink = GREY if status is None else status_ink(status, job.palette)
        name = job.setter.line(self._name(status), _STRONG)
        self.sheet.at(name, _STATUS + _NAME + 1, down, _STRONG, ink)
        if row.assessment is not None:
            self._given(row, down)
        draw_bars(
            self.sheet.page,
            job.setter,
            job.palette,
            row.counts,
            (_NOTES, self.sheet.y(down)),
            _BARS,
        )
        self._total(row.counts, down, INK)
        element = Element(Role.ROW, row.passage.id, under=_GRID)
        tag_cells(self.sheet.page, since, element, _COLUMNS)

    def _given(self, row: MeasureRow, down: float) -> None:
        """Set who sees to a measure, until when, and what comes next."""
        given = row.assessment
        if given is None:
            return
        self._lines(row.owner, _OWNER, down, _STRONG)
        self._lines(row.next_step, _NEXT, down, SMALL)
        for empty, x in (
            (not row.owner, _OWNER),
            (not given.due, _DUE),
            (not row.next_step, _NEXT),
        ):
            if empty:
                self.sheet.rule(x, x + 7, down, 0.5, self.job.palette.rule)
        parts = due_parts(given.due)
        if parts is None:
            self.sheet.at(self.job.setter.line(given.due, SMALL), _DUE, down, SMALL, INK)
            return
        for (figure, unit), right in zip(parts, (_YEAR, _MONTH, _DAY), strict=True):
            # Set apart, so that no gap opens between figure and unit: the parts stand in columns.
            unit_line = self.job.setter.line(unit, SMALL)
            line = self.job.setter.line(figure, SMALL)
            x = right - unit_line.width
            self.sheet.at(line, x - line.width, down, SMALL, INK)
            self.sheet.at(unit_line, x, down, SMALL, INK)

    def _total(self, counts: Counter[Category], down: float, ink: str) -> None:
        total = counts.total()
        line = self.job.setter.line(str(total), _FIGURE if total else SMALL)
        self.sheet.at(line, _RIGHT - line.width, down, _FIGURE, ink if total else GREY)

    def _name(self, status: Status | None) -> str:
        tr = self.job.tr
        return tr("Not shown") if status is None else tr(STATUS_NAMES[status])

    def _lines(
        self, lines: Sequence[SetLine], x: float, down: float, style: Style, passage: str = ""
    ) -> None:
        """Set the lines of a cell about its middle; a passage's words count its code points."""
        first = down - PITCH * (len(lines) - 1) / 2
        for index, line in enumerate(lines):
            self.sheet.at(line, x, first + PITCH * index, style, INK, passage)
