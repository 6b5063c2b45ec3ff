"""The page before each domain: what it is called, what it holds, and a tab to open the pack at."""

from collections import Counter

from zjhk_desktop.briefing.body import title_lines
from zjhk_desktop.briefing.category_counts import (
    COUNT,
    NAME,
    draw_category_counts,
    draw_divide,
    draw_head,
)
from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import STATUS_NAMES
from zjhk_desktop.briefing.page import Area, Bookmark, Page, Text
from zjhk_desktop.briefing.palette import GREY, INK, WHITE
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.briefing.spans import measures_label
from zjhk_desktop.briefing.symbols import RADIUS, draw_symbol, status_ink
from zjhk_desktop.domain.memorandum import PassageKind, Section
from zjhk_desktop.domain.status import Status

_LEFT, _RIGHT = 56.0, 559.3
_MIDDLE = (_LEFT + _RIGHT) / 2
_NUMERAL_AT, _TITLE_AT, _RULE_AT, _SPAN_AT = 205.0, 290.0, 32.0, 58.0
_TITLE_PITCH = 44.0
_CATEGORIES_AT, _STATUSES_AT = 470.0, 600.0
_SHORT_RULE = 64.0

_NUMERAL = Style(Family.SERIF, 60, Weight.BOLD)
_TITLE = Style(Family.SERIF, 30, Weight.BOLD)
_SPAN = Style(Family.SANS, 10.5)
_TAB_NUMERAL = Style(Family.SANS, 10, Weight.BOLD)

_TAB_LEFT = 567.0
_TAB_TOP, _TAB_BOTTOM = 770.0, 64.0
_TAB_WHITE = 5.0
_TAB_PITCH = 12.0
_AFTER_SYMBOL = 5.0


def divider(job: Job, section: Section, *, counted: bool) -> Page:
    """Return the page before a domain; if `counted`, with what is said of its measures."""
    page = Page()
    writer = _Writer(job, Sheet(page, job.setter), section)
    writer.title()
    if counted:
        writer.categories()
        writer.statuses()
    page.tag_rows(f"divider {section.id}")
    writer.tab()
    job.chrome(_LEFT, _RIGHT).dress(page, ())
    return page


class _Writer:
    """Writes one page; heights count down from its upper edge."""

    def __init__(self, job: Job, sheet: Sheet, section: Section) -> None:
        self._job = job
        self._sheet = sheet
        self._section = section
        self._passages = job.selection.text.passages_of(section.id)

    def title(self) -> None:
        """Set numeral and title, and which measures they head."""
        job, sheet, section = self._job, self._sheet, self._section
        navy = job.palette.navy
        name = section.heading(job.script)
        top = sheet.y(_NUMERAL_AT) + _NUMERAL.size
        level = 1 if job.annexed else 0
        sheet.page.bookmarks.append(Bookmark(f"{section.numeral}、{name}", top, level, section.id))
        numeral = job.setter.line(section.numeral, _NUMERAL, tracking=6)
        sheet.centred(numeral, _MIDDLE, _NUMERAL_AT, _NUMERAL, navy)
        down = _TITLE_AT
        for line in title_lines(job.setter, name, _TITLE, _RIGHT - _LEFT - 60, tracking=4):
            sheet.centred(line, _MIDDLE, down, _TITLE, INK)
            down += _TITLE_PITCH
        down += _RULE_AT - _TITLE_PITCH
        half = _SHORT_RULE / 2
        sheet.rule(_MIDDLE - half, _MIDDLE + half, down, 0.6, navy)
        measures = [each for each in self._passages if each.kind is PassageKind.MEASURE]
        label = measures_label((each.id for each in measures), job.memorandum, job.tr)
        count = job.tr.plural("{n} measure", "{n} measures", len(measures)).format(n=len(measures))
        said = job.setter.line(f"{label}\u3000{count}", _SPAN)
        sheet.centred(said, _MIDDLE, down + _SPAN_AT - _RULE_AT, _SPAN, GREY)

    def categories(self) -> None:
        """Set how many notes of each category the domain has."""
        job, names = self._job, {each.id for each in self._passages}
        counts = Counter(one.category for one in job.selection.numbered if one.passage in names)
        key = f"divider {self._section.id}"
        draw_category_counts(job, self._sheet, counts, (_LEFT, _RIGHT), _CATEGORIES_AT, key)

    def statuses(self) -> None:
        """Set how many of its measures have each status; those that may not be seen are told."""
        job, sheet, down = self._job, self._sheet, _STATUSES_AT
        selection = job.selection
        measures = [each.id for each in self._passages if each.kind is PassageKind.MEASURE]
        hidden = sum(name in selection.kept_back for name in measures)
        given = [selection.assessments.get(name) for name in measures]
        counts = Counter(each.status for each in given if each is not None)
        counts[Status.UNREVIEWED] += len(measures) - hidden - counts.total()
        untold = job.tr("Not shown")
        kept = f"{untold} {hidden}" if hidden else ""
        draw_head(job, sheet, job.tr("Status"), kept, (_LEFT, _RIGHT), down)
        width = (_RIGHT - _LEFT) / len(STATUS_NAMES)
        for index, (status, name) in enumerate(STATUS_NAMES.items()):
            left = _LEFT + index * width
            if index:
                draw_divide(job, sheet, left, down)
            since = len(sheet.page.texts)
            self._status(status, job.tr(name), counts[status], left + width / 2, width)
            element = Element(Role.PARAGRAPH, f"divider {self._section.id} {status}")
            sheet.page.tag(since, element)
        sheet.rule(_LEFT, _RIGHT, down + 78, 0.4, job.palette.rule)

    def _status(self, status: Status, said: str, count: int, middle: float, width: float) -> None:
        job, sheet, down = self._job, self._sheet, _STATUSES_AT
        number = job.setter.line(str(count), COUNT)
        ink = status_ink(status, job.palette)
        sheet.at(number, middle - number.width / 2, down + 37, COUNT, ink)
        before = 2 * RADIUS + _AFTER_SYMBOL
        name = job.setter.shortened(said, NAME, width - before - 8)
        x = middle - (before + name.width) / 2
        y = sheet.y(down + 59.5)
        draw_symbol(sheet.page, job.setter, job.palette, status, x + RADIUS, y)
        sheet.at(name, x + before, down + 59.5, NAME, INK)

    def tab(self) -> None:
        """Draw the tab at the outer edge, lower for each domain, for eye and thumb."""
        job, page = self._job, self._sheet.page
        count = len(job.memorandum.domains)
        pitch = (_TAB_TOP - _TAB_BOTTOM) / count
        place = (self._section.number or 1) - 1
        top = _TAB_TOP - place * pitch
        low = top - pitch + min(_TAB_WHITE, pitch / 4)
        # As far as the paper reaches, wherever the page is moved.
        page.areas.append(Area(_TAB_LEFT, low, page.size[0] + 30, top, job.palette.navy))
        letters = [job.setter.line(each, _TAB_NUMERAL) for each in self._section.numeral]
        y = (top + low) / 2 + _TAB_PITCH * (len(letters) - 1) / 2
        for line in letters:
            baseline = y - CENTRE * _TAB_NUMERAL.size
            page.texts.append(Text(line, _TAB_LEFT + 5.5, baseline, WHITE))
            y -= _TAB_PITCH
