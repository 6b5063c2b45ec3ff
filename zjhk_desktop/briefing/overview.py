"""The overview on one page: progress by domain, notes by category and reviewer, what is due."""

from dataclasses import dataclass

from zjhk_desktop.briefing.bars import draw_bars
from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import CATEGORY_NAMES, STATUS_NAMES, author_label
from zjhk_desktop.briefing.numerals import chinese_date
from zjhk_desktop.briefing.page import Bookmark, Page
from zjhk_desktop.briefing.palette import GREY, INK, WHITE, across
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.briefing.symbols import RADIUS, draw_symbol, status_ink, status_tint
from zjhk_desktop.domain.annotation import Audience
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.overview import (
    CategoryFigures,
    DomainFigures,
    MeasureFigures,
    Overview,
    ReviewerFigures,
    count_overview,
)
from zjhk_desktop.domain.status import DUE_NAMES, Status

_LEFT, _RIGHT = 56.0, 559.3
_TITLE_AT = 95.0
_PROGRESS_AT = 124.0
_BELOW_HEAD = 24.0
_ROW = 16.6
_NAME, _BLOCKS = 82.0, 236.0
_BLOCK, _BLOCK_HIGH, _BLOCK_GAP = 30.0, 9.6, 2.0
_APART = 30.0
_MIDDLE = 296.0
_GUTTER = 22.0
_BAR = 92.0
_COUNT = 22.0
_MOST_REVIEWERS = 6
_DUE_CELLS = 44.0
_LAST = 772.0
_NUMBER, _WORDS, _STATUS, _OWNER = 76.0, 86.0, 330.0, 408.0

_TITLE = Style(Family.SERIF, 20, Weight.BOLD)
_HEAD = Style(Family.SANS, 9, Weight.BOLD)
_SMALL = Style(Family.SANS, 8.3)
_CELL = Style(Family.SANS, 8.8)
_STRONG = Style(Family.SANS, 8.8, Weight.MEDIUM)
_FIGURE = Style(Family.SANS, 9.5, Weight.MEDIUM)
_LARGE = Style(Family.SERIF, 15)
_LETTER = Style(Family.SANS, 6.5, Weight.MEDIUM)
_ORDER = (
    Status.IMPLEMENTED,
    Status.AGREED,
    Status.FOLLOW_UP,
    Status.TO_CLARIFY,
    Status.RESERVED,
    Status.UNREVIEWED,
)


def overview_page(job: Job) -> Page:
    """Return the page: figures of what is printed, and of what its reader may see alone."""
    selection = job.selection
    figures = count_overview(
        selection.text,
        [one.annotation for one in selection.numbered],
        selection.assessments,
        job.printed,
    )
    page = Page()
    writer = _Writer(job, Sheet(page, job.setter), figures)
    writer.title()
    down = writer.progress(_PROGRESS_AT)
    below = max(writer.categories(down + _APART), writer.reviewers(down + _APART))
    writer.due(below + _APART)
    page.tag_rows("overview")
    job.chrome(_LEFT, _RIGHT).dress(page, ())
    job.watcher.page(page)
    return page


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the page; heights count down from its upper edge."""

    job: Job
    sheet: Sheet
    figures: Overview

    def title(self) -> None:
        """Set the title, and of which day the figures are."""
        job, sheet = self.job, self.sheet
        title = job.tr("Overview")
        sheet.page.bookmarks.append(
            Bookmark(title, sheet.y(_TITLE_AT) + _TITLE.size, 0, "overview")
        )
        since = len(sheet.page.texts)
        sheet.at(
            job.setter.line(title, _TITLE, tracking=5), _LEFT, _TITLE_AT, _TITLE, job.palette.navy
        )
        sheet.page.tag(since, Element(Role.CHAPTER, "overview title"))
        day = chinese_date(job.printed.isoformat(), job.script)
        sheet.right(job.tr("as of {date}").format(date=day), _RIGHT, _TITLE_AT + 4, _SMALL, GREY)

    def progress(self, down: float) -> float:
        """Draw a row for each domain and the legend below; return where they end."""
        job, figures = self.job, self.figures
        done = job.tr("Reviewed {done}/{all}").format(
            done=figures.reviewed, all=len(figures.measures)
        )
        self._head(job.tr("Progress by domain"), done, _LEFT, _RIGHT, down)
        down += _BELOW_HEAD
        for domain in figures.domains:
            self._domain(domain, down)
            down += _ROW
        self._legend(down + 6)
        return down + 6

    def categories(self, down: float) -> float:
        """Draw a bar for each category, what is resolved in grey; return where they end."""
        job, figures = self.job, self.figures
        right = _MIDDLE - _GUTTER / 2
        total = job.tr.plural("{n} note", "{n} notes", figures.notes).format(n=figures.notes)
        self._head(job.tr("Notes by category"), total, _LEFT, right, down)
        down += _BELOW_HEAD
        most = max([each.notes for each in figures.categories] + [1])
        for each in figures.categories:
            self._category(each, right, (right - _COUNT - _LEFT - _BAR) / most, down)
            down += _ROW
        return down - _ROW / 2

    def reviewers(self, down: float) -> float:
        """Draw a bar for each reviewer, of a cell a note; return where they end."""
        job, figures = self.job, self.figures
        left = _MIDDLE + _GUTTER / 2
        count = len(figures.reviewers)
        people = job.tr.plural("{n} reviewer", "{n} reviewers", count).format(n=count)
        self._head(job.tr("Notes by reviewer"), people if count else "", left, _RIGHT, down)
        down += _BELOW_HEAD
        for each in figures.reviewers[:_MOST_REVIEWERS]:
            self._reviewer(each, left, down)
            down += _ROW
        rest = sum(each.notes for each in figures.reviewers[_MOST_REVIEWERS:])
        if rest:
            more = job.tr("The others: {n}").format(n=rest)
            self.sheet.write(more, left, down, _SMALL, GREY)
            down += _ROW
        return down - _ROW / 2

    def due(self, down: float) -> None:
        """Set how many measures are due when, and the next of them as far as there is room."""
        job, sheet, figures = self.job, self.sheet, self.figures
        coming = [each for _, each in figures.coming]
        count = len(coming)
        dated = job.tr.plural("{n} measure with a date", "{n} measures with a date", count)
        self._head(job.tr("Due"), dated.format(n=count), _LEFT, _RIGHT, down)
        width = (_RIGHT - _LEFT) / len(figures.due)
        for index, (group, measures) in enumerate(figures.due.items()):
            left = _LEFT + index * width
            if index:
                sheet.page.rule(left, left + 0.4, sheet.y(down + 32), 26, job.palette.rule)
            number = job.setter.line(str(len(measures)), _LARGE)
            ink = job.palette.navy if measures else GREY
            sheet.centred(number, left + width / 2, down + 27, _LARGE, ink)
            name = job.setter.line(job.tr(DUE_NAMES[group]), _SMALL)
            sheet.centred(name, left + width / 2, down + 42, _SMALL, INK)
        top = down + 18 + _DUE_CELLS
        for each in coming:
            if top + _ROW / 2 > _LAST:
                break
            sheet.rule(_LEFT, _RIGHT, top - _ROW / 2, 0.35, job.palette.rule)
            self._next(each, top)
            top += _ROW

    def _head(self, title: str, said: str, left: float, right: float, down: float) -> None:
        navy = self.job.palette.navy
        since = len(self.sheet.page.texts)
        self.sheet.write(title, left, down, _HEAD, navy)
        self.sheet.page.tag(since, Element(Role.SECTION, f"overview {title}"))
        self.sheet.right(said, right, down, _SMALL, GREY)
        self.sheet.rule(left, right, down + 9.4, 0.7, navy)

    def _domain(self, domain: DomainFigures, down: float) -> None:
        job, sheet, section = self.job, self.sheet, domain.section
        sheet.write(section.numeral, _LEFT, down, _STRONG, job.palette.navy)
        heading = section.heading(job.script)
        name = job.setter.shortened(heading, _CELL, _BLOCKS - _NAME - 8)
        sheet.at(name, _NAME, down, _CELL, INK)
        room = (_RIGHT - 34 - _BLOCKS) / max(1, len(domain.measures)) - _BLOCK_GAP
        wide = min(_BLOCK, room)
        for index, measure in enumerate(domain.measures):
            self._block(measure, _BLOCKS + index * (wide + _BLOCK_GAP), wide, down)
        sheet.right(f"{domain.reviewed}/{len(domain.measures)}", _RIGHT, down, _FIGURE, GREY)

    def _block(self, measure: MeasureFigures, x: float, wide: float, down: float) -> None:
        """Draw a measure in the colour and with the symbol of its status."""
        job, sheet = self.job, self.sheet
        status = measure.assessment.status
        tint, ink = WHITE, job.palette.rule
        if status is not Status.UNREVIEWED:
            tint, ink = status_tint(status, job.palette), status_ink(status, job.palette)
        sheet.box((x, down), (wide, _BLOCK_HIGH), tint, ink)
        if status is not Status.UNREVIEWED:
            draw_symbol(sheet.page, job.setter, job.palette, status, x + wide / 2, sheet.y(down))

    def _legend(self, down: float) -> None:
        job, sheet, x = self.job, self.sheet, _LEFT
        names = dict(STATUS_NAMES)
        if job.audience is not Audience.SELF:
            # Nor is it told of which measures a status is kept back, or of how many.
            names[Status.UNREVIEWED] = N_("No status here")
        for status in _ORDER:
            draw_symbol(sheet.page, job.setter, job.palette, status, x + RADIUS, sheet.y(down))
            words = f"{job.tr(names[status])} {self.figures.statuses[status]}"
            x += sheet.write(words, x + 10, down, _SMALL, INK).width + 24

    def _category(self, each: CategoryFigures, right: float, step: float, down: float) -> None:
        job, sheet = self.job, self.sheet
        ink, tint = job.palette.ink(each.category), job.palette.tint(each.category)
        sheet.box((_LEFT, down), (9, 9), tint, ink)
        letter = job.setter.line(each.category.letter, _LETTER)
        sheet.centred(letter, _LEFT + 4.5, down, _LETTER, ink)
        room = _BAR - 20
        name = job.setter.shortened(job.tr(CATEGORY_NAMES[each.category]), _CELL, room)
        sheet.at(name, _LEFT + 14, down, _CELL, INK)
        x = _LEFT + _BAR
        parts = ((each.open, tint, ink), (each.resolved, job.palette.pale, GREY))
        for count, ground, line in parts:
            if count:
                end = x + step * count
                sheet.box((x, down), (end - x, _BLOCK_HIGH), ground, line)
                if end - x > 4:
                    middle = sheet.y(down) + 1
                    sheet.page.strokes.extend(
                        across(each.category, x + 1.5, end - 1.5, middle, line)
                    )
                x = end
        sheet.figures(each.notes, right, down, _FIGURE, INK)

    def _reviewer(self, each: ReviewerFigures, left: float, down: float) -> None:
        job, sheet = self.job, self.sheet
        label = author_label(each.author, job.tr) or job.tr("Reviewer")
        name = job.setter.shortened(label, _CELL, _BAR - 8)
        sheet.at(name, left, down, _CELL, INK)
        room = _RIGHT - _COUNT - left - _BAR
        place = (left + _BAR, sheet.y(down))
        draw_bars(sheet.page, job.setter, job.palette, each.categories, place, room)
        sheet.figures(each.notes, _RIGHT, down, _FIGURE, INK)

    def _next(self, measure: MeasureFigures, down: float) -> None:
        job, sheet, given = self.job, self.sheet, measure.assessment
        sheet.figures(measure.passage.number or 0, _NUMBER, down, _FIGURE, job.palette.navy)
        words = given.next_step or measure.passage.text(job.script)
        line = job.setter.shortened(words, _CELL, _STATUS - _WORDS - 8)
        sheet.at(line, _WORDS, down, _CELL, INK)
        draw_symbol(
            sheet.page, job.setter, job.palette, given.status, _STATUS + RADIUS, sheet.y(down)
        )
        name = job.setter.shortened(job.tr(STATUS_NAMES[given.status]), _SMALL, 60)
        sheet.at(name, _STATUS + 10, down, _SMALL, INK)
        owner = job.setter.shortened(given.owner, _SMALL, 80)
        sheet.at(owner, _OWNER, down, _SMALL, INK)
        sheet.right(given.due, _RIGHT, down, _SMALL, INK)
