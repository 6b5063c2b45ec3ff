"""The contents: where each domain begins and how much is said of it; and what the lines mean."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from zjhk_desktop.briefing.bars import draw_bars
from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.index_pages import INDEX
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import CATEGORY_NAMES
from zjhk_desktop.briefing.marks import BAND_ABOVE, BAND_BELOW
from zjhk_desktop.briefing.page import Area, Link, Page
from zjhk_desktop.briefing.palette import GREY, INK, Stroke, across
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.domain.annotation import Category
from zjhk_desktop.domain.domain_choice import spell_numbers
from zjhk_desktop.domain.language import N_
from zjhk_desktop.domain.memorandum import PassageKind, Section, SectionKind

_LEFT, _RIGHT = 56.0, 559.3
_NUMERAL, _NAME, _SPAN, _PAGE, _BARS = 87.0, 102.0, 322.0, 388.0, 406.0
_BARS_ROOM = 125.0
_TITLE_AT, _HEADS_AT, _FIRST = 95.0, 123.6, 132.7
_PITCH, _LEAST_PITCH = 29.2, 17.0
_LEGEND = 642.0
_ROWS = int((_LEGEND - 30 - _FIRST) / _LEAST_PITCH)
"""How many rows stand on one page, with the legend below them."""

_TABLE = Element(Role.CONTENTS, "contents")
_RASTER = 5.0
_TITLE = Style(Family.SERIF, 20, Weight.BOLD)
_HEAD = Style(Family.SANS, 8)
_ENTRY = Style(Family.SERIF, 12.5)
_STRONG = Style(Family.SERIF, 12.5, Weight.BOLD)
_FIGURE = Style(Family.SANS, 9.5, Weight.MEDIUM)
_LEGEND_TITLE = Style(Family.SERIF, 13.5, Weight.BOLD)
_LETTER = Style(Family.SANS, 10.5, Weight.BOLD)
_SAMPLE = Style(Family.SERIF, 11.5)
_LABEL = Style(Family.SANS, 9.3, Weight.BOLD)
_BOX = 15.6
_COLUMN = 155.0
"""How far what is said of a category reaches."""

_MEANINGS: dict[Category, str] = {
    Category.KEY: N_("a point to keep in mind"),
    Category.QUERY: N_("wording or scope to be checked"),
    Category.AMEND: N_("with the wording proposed"),
    Category.RESERVE: N_("what cannot be agreed to"),
    Category.ACTION: N_("somebody sees to it, by a date"),
    Category.DONE: N_("done, for the record"),
}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row: a domain, or the front matter.

    Attributes:
        section: where it leads to.
        span: its measures, as printed; empty for the front matter and the index.
        counts: how many notes there are in it; None for the index.
    """

    section: str
    numeral: str
    name: str
    span: str
    counts: Counter[Category] | None


def count_contents(job: Job, *, index: bool = False) -> int:
    """Return how many pages the contents take, those of an index among them or not."""
    return -(-len(_entries(job, index=index)) // _ROWS)


def contents_pages(
    job: Job, pages: Sequence[Page], first: int, *, index: bool = False
) -> list[Page]:
    """Return the contents of pages that have been set, of which the first is number `first`."""
    begins: dict[str, int] = {}
    for number, page in enumerate(pages, first):
        for mark in page.bookmarks:
            begins.setdefault(mark.section, number)
    entries = _entries(job, index=index)
    parts = [entries[start : start + _ROWS] for start in range(0, len(entries), _ROWS)]
    chrome = job.chrome(_LEFT, _RIGHT)
    made: list[Page] = []
    for number, part in enumerate(parts):
        page = Page()
        writer = _Writer(job, Sheet(page, job.setter))
        writer.heads()
        writer.table(part, begins)
        if number == len(parts) - 1:
            writer.legend()
        page.tag_rows(f"contents {number}")
        chrome.dress(page, ())
        made.append(page)
    return made


def _entries(job: Job, *, index: bool) -> list[_Entry]:
    """Return the rows: what stands before the annex as one, then the domains, then the index."""
    counts: dict[str, Counter[Category]] = {}
    for one in job.selection.numbered:
        section = job.memorandum.passage(one.passage).section
        counts.setdefault(section, Counter())[one.category] += 1
    front: list[Section] = []
    entries: list[_Entry] = []
    for section in job.selection.sections:
        if section.kind is not SectionKind.DOMAIN:
            front.append(section)
            continue
        span = spell_numbers(
            tuple(
                passage.number
                for passage in job.selection.text.passages_of(section.id)
                if passage.kind is PassageKind.MEASURE and passage.number is not None
            )
        )
        name = section.heading(job.script)
        entries.append(
            _Entry(section.id, section.numeral, name, span, counts.get(section.id, Counter()))
        )
    if front:
        said = Counter[Category]()
        for section in front:
            said.update(counts.get(section.id, Counter()))
        name = job.tr("Text of the memorandum")
        entries.insert(0, _Entry(front[0].id, "", name, "", said))
    if index:
        entries.append(_Entry(INDEX, "", job.tr("Index of names"), "", None))
    return entries


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one page; heights count down from its upper edge."""

    job: Job
    sheet: Sheet

    def heads(self) -> None:
        """Set the title and the columns' heads."""
        job = self.job
        title = job.setter.line(job.tr("Contents"), _TITLE, tracking=11)
        self.sheet.at(title, _LEFT, _TITLE_AT, _TITLE, job.palette.navy)
        count = len(job.selection.numbered)
        total = job.tr.plural("{n} note in all", "{n} notes in all", count).format(n=count)
        self.sheet.right(total, _RIGHT, _TITLE_AT + 4, Style(Family.SANS, 8.5), GREY)
        for words, right in ((job.tr("Measures"), _SPAN), (job.tr("Page"), _PAGE)):
            self.sheet.right(words, right, _HEADS_AT, _HEAD, GREY)
        self.sheet.at(job.setter.line(job.tr("Notes"), _HEAD), _BARS, _HEADS_AT, _HEAD, GREY)
        self.sheet.rule(_LEFT, _RIGHT, _FIRST, 0.7, job.palette.navy)

    def table(self, entries: Sequence[_Entry], begins: dict[str, int]) -> None:
        """Set the rows, each leading to its page."""
        pitch = min(_PITCH, (_LEGEND - 30 - _FIRST) / max(1, len(entries)))
        top = _FIRST
        for index, entry in enumerate(entries):
            if index:
                self.sheet.rule(_LEFT, _RIGHT, top, 0.35, self.job.palette.rule)
            page = self.sheet.page
            since = len(page.texts)
            self._entry(entry, begins.get(entry.section), top + pitch / 2)
            element = Element(Role.ENTRY, entry.section, under=_TABLE)
            page.tag(since, element)
            low, high = self.sheet.y(top + pitch), self.sheet.y(top)
            page.links.append(Link(_LEFT, low, _RIGHT, high, entry.section, element))
            top += pitch
        self.sheet.rule(_LEFT, _RIGHT, top, 0.7, self.job.palette.navy)

    def legend(self) -> None:
        """Show what letter, tint and line each category has."""
        job, navy = self.job, self.job.palette.navy
        title = job.setter.line(job.tr("Legend"), _LEGEND_TITLE, tracking=5)
        self.sheet.at(title, _LEFT, _LEGEND, _LEGEND_TITLE, navy)
        said = job.tr("Told apart in colour and in mono: by letter, line and ground.")
        self.sheet.right(said, _RIGHT, _LEGEND + 2, _HEAD, GREY)
        self.sheet.rule(_LEFT, _RIGHT, _LEGEND + 13.5, 0.7, navy)
        counts = Counter(one.category for one in job.selection.numbered)
        width = (_RIGHT - _LEFT + 18) / 3
        for index, category in enumerate(Category):
            left = _LEFT + index % 3 * width
            self._meaning(category, counts[category], left, _LEGEND + 30 + index // 3 * 45.5)

    def _entry(self, entry: _Entry, folio: int | None, down: float) -> None:
        job, navy = self.job, self.job.palette.navy
        self.sheet.right(entry.numeral, _NUMERAL, down, _STRONG, navy)
        span = job.setter.line(entry.span, _FIGURE)
        room = _SPAN - span.width - _NAME - 12
        name = job.setter.shortened(entry.name, _ENTRY, room)
        self.sheet.at(name, _NAME, down, _ENTRY, INK)
        # Without a span the dots go on to the page number.
        end = _SPAN - span.width - 8 if entry.span else _PAGE - 22
        self._dots(_NAME + name.width + 8, end, down)
        self.sheet.at(span, _SPAN - span.width, down, _FIGURE, GREY)
        if folio is not None:
            self.sheet.figures(folio, _PAGE, down, Style(Family.SERIF, 13), navy)
        if entry.counts is None:
            return
        place = (_BARS, self.sheet.y(down))
        draw_bars(self.sheet.page, job.setter, job.palette, entry.counts, place, _BARS_ROOM)
        total = entry.counts.total()
        self.sheet.figures(total, _RIGHT, down, _FIGURE, INK if total else GREY)

    def _dots(self, start: float, end: float, down: float) -> None:
        """Draw leader dots on a raster that all rows share."""
        first = -(-start // _RASTER) * _RASTER
        if end - first < 2 * _RASTER:
            return
        y = self.sheet.y(down + 2.5)
        ends = ((first, y), (end // _RASTER * _RASTER + 0.1, y))
        self.sheet.page.strokes.append(Stroke(ends, 0.8, GREY, (0.0, _RASTER), round=True))

    def _meaning(self, category: Category, count: int, left: float, down: float) -> None:
        """Show a category: its letter, words marked with it, its name and what it is for."""
        job, page = self.job, self.sheet.page
        ink, tint = job.palette.ink(category), job.palette.tint(category)
        self.sheet.box((left, down), (_BOX, _BOX), tint, ink, 0.7)
        letter = job.setter.line(category.letter, _LETTER)
        self.sheet.at(letter, left + (_BOX - letter.width) / 2, down, _LETTER, ink)
        sample = job.setter.line(job.memorandum.title(job.script)[-3:], _SAMPLE)
        x = left + _BOX + 9
        base = self.sheet.y(down) - CENTRE * _SAMPLE.size
        foot = base - BAND_BELOW * _SAMPLE.size
        end = x + sample.width + 8
        page.areas.append(Area(x, foot, end, base + BAND_ABOVE * _SAMPLE.size, tint))
        page.strokes.extend(across(category, x, end, foot - 0.65, ink))
        self.sheet.at(sample, x + 4, down, _SAMPLE, INK)
        words = end + 9
        total = job.setter.line(str(count), _HEAD)
        room = left + _COLUMN - words
        label = job.tr(CATEGORY_NAMES[category])
        name = job.setter.shortened(label, _LABEL, room - total.width - 5)
        self.sheet.at(name, words, down - 5.5, _LABEL, ink)
        self.sheet.at(total, words + name.width + 5, down - 5.5, _HEAD, GREY)
        meaning = job.setter.shortened(job.tr(_MEANINGS[category]), _HEAD, room)
        self.sheet.at(meaning, words, down + 6, _HEAD, GREY)
