"""The list of what has changed since an earlier printing, before the text."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from zjhk_desktop.briefing.choosing import moment_of
from zjhk_desktop.briefing.delta import ChangeSort, Delta, NoteChange
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import CATEGORY_NAMES, author_label, passage_label
from zjhk_desktop.briefing.matrix_table import within
from zjhk_desktop.briefing.numerals import numeral
from zjhk_desktop.briefing.page import Bookmark, Link, Page
from zjhk_desktop.briefing.palette import GREY, INK
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.domain.language import N_

_LEFT, _RIGHT = 56.0, 559.3
_NUMBER, _BEFORE, _SORT, _WHERE, _BOX, _WORDS, _WHO = 78.0, 108.0, 118.0, 168.0, 250.0, 266.0, 452.0
_TITLE_AT, _COUNTS_AT, _HEADS_AT, _FIRST = 95.0, 118.0, 140.0, 149.5
_ROW = 26.0
_LAST = 770.0
_ROWS = int((_LAST - _FIRST) / _ROW)
_LINE = 11.0

_TITLE = Style(Family.SERIF, 20, Weight.BOLD)
_SMALL = Style(Family.SANS, 8)
_CELL = Style(Family.SANS, 8.6)
_STRONG = Style(Family.SANS, 8.6, Weight.MEDIUM)
_FIGURE = Style(Family.SANS, 9.5, Weight.MEDIUM)
_LETTER = Style(Family.SANS, 6.5, Weight.MEDIUM)

SORT_NAMES: dict[ChangeSort, str] = {
    ChangeSort.NEW: N_("New"),
    ChangeSort.CHANGED: N_("Changed"),
    ChangeSort.RESOLVED: N_("Resolved"),
    ChangeSort.REOPENED: N_("Reopened"),
    ChangeSort.DELETED: N_("Deleted"),
}


def changes_pages(job: Job) -> list[Page]:
    """Return the list of changes; nothing if the printing holds more than these."""
    delta = job.made.delta
    if delta is None or not job.selection.changes:
        return []
    changes = job.selection.changes
    parts = [changes[start : start + _ROWS] for start in range(0, len(changes), _ROWS)]
    chrome = job.chrome(_LEFT, _RIGHT)
    pages: list[Page] = []
    for number, part in enumerate(parts):
        page = Page()
        writer = _Writer(job, Sheet(page, job.setter))
        writer.heads(delta, is_first=number == 0)
        writer.rows(part)
        chrome.dress(page, ())
        pages.append(page)
        job.watcher.page(page)
    return pages


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes one page of the list."""

    job: Job
    sheet: Sheet

    def heads(self, delta: Delta, *, is_first: bool) -> None:
        """Set the title, when the earlier printing was, how much has changed, and the heads."""
        job, sheet = self.job, self.sheet
        tr, navy = job.tr, job.palette.navy
        title = tr("Changes since print no. {n}").format(n=numeral(delta.since, tr))
        if is_first:
            top = sheet.y(_TITLE_AT) + _TITLE.size
            sheet.page.bookmarks.append(Bookmark(title, top, 0, "changes"))
        sheet.at(job.setter.line(title, _TITLE, tracking=3), _LEFT, _TITLE_AT, _TITLE, navy)
        then = moment_of(delta.time)
        if then is not None:
            day = self._day(then)
            said = tr("That was printed on {date}").format(date=day)
            sheet.right(said, _RIGHT, _TITLE_AT + 4, _SMALL, GREY)
        counts = Counter(change.sort for change in job.selection.changes)
        x = _LEFT
        for sort, name in SORT_NAMES.items():
            if not counts[sort]:
                continue
            line = sheet.write(f"{tr(name)} {counts[sort]}", x, _COUNTS_AT, _STRONG, INK)
            x += line.width + 18
        for words, right in ((tr("Here"), _NUMBER), (tr("Then"), _BEFORE)):
            sheet.right(words, right, _HEADS_AT, _SMALL, GREY)
        heads = ((tr("Change"), _SORT), (tr("Place"), _WHERE), (tr("Note"), _BOX), (tr("By"), _WHO))
        for words, left in heads:
            sheet.write(words, left, _HEADS_AT, _SMALL, GREY)
        sheet.rule(_LEFT, _RIGHT, _FIRST, 0.7, navy)

    def rows(self, changes: Sequence[NoteChange]) -> None:
        """Set the changes, each leading to its passage."""
        numbers = {one.annotation.id: one.number for one in self.job.selection.numbered}
        top = _FIRST
        for index, change in enumerate(changes):
            if index:
                self.sheet.rule(_LEFT, _RIGHT, top, 0.35, self.job.palette.rule)
            self._row(change, numbers.get(change.note.id, 0), top + _ROW / 2)
            if change.note.id in numbers:
                section = self.job.memorandum.passage(change.note.anchor.passage).section
                low, high = self.sheet.y(top + _ROW), self.sheet.y(top)
                self.sheet.page.links.append(Link(_LEFT, low, _RIGHT, high, section))
            top += _ROW
        self.sheet.rule(_LEFT, _RIGHT, top, 0.7, self.job.palette.navy)

    def _row(self, change: NoteChange, number: int, down: float) -> None:
        job, sheet, state = self.job, self.sheet, change.note.state
        tr = job.tr
        for figure, right, ink in (
            (number, _NUMBER, job.palette.navy),
            (change.number, _BEFORE, GREY),
        ):
            if figure:
                sheet.right(str(figure), right, down, _FIGURE, ink)
            else:
                sheet.rule(right - 7, right, down, 0.5, job.palette.rule)
        sheet.write(tr(SORT_NAMES[change.sort]), _SORT, down, _STRONG, INK)
        passage = job.memorandum.passage(change.note.anchor.passage)
        label = passage_label(passage, job.memorandum, tr)
        where = job.setter.shortened(label, _CELL, _BOX - _WHERE - 6)
        sheet.at(where, _WHERE, down, _CELL, INK)
        ink = job.palette.ink(state.category)
        sheet.box((_BOX, down), (9, 9), job.palette.tint(state.category), ink)
        letter = job.setter.line(state.category.letter, _LETTER)
        sheet.centred(letter, _BOX + 4.5, down, _LETTER, ink)
        words = self._words(change) or tr(CATEGORY_NAMES[state.category])
        self._said(words, down, is_gone=change.sort is ChangeSort.DELETED)
        moment = moment_of(change.time)
        who = job.setter.shortened(author_label(change.by, tr), _CELL, _RIGHT - _WHO)
        when = self._time(moment) if moment else ""
        sheet.at(who, _WHO, down - _LINE / 2, _CELL, INK)
        sheet.write(when, _WHO, down + _LINE / 2, _SMALL, GREY)

    def _said(self, words: str, down: float, *, is_gone: bool) -> None:
        """Set what a note says, on two lines at the most; struck out if it is gone."""
        room = _WHO - _WORDS - 8
        lines = within(self.job, words, _CELL, room, 2)
        first = down - _LINE / 2 * (len(lines) - 1)
        for index, line in enumerate(lines):
            middle = first + _LINE * index
            self.sheet.at(line, _WORDS, middle, _CELL, GREY if is_gone else INK)
            if is_gone:
                self.sheet.rule(_WORDS, _WORDS + line.width, middle, 0.5, GREY)

    def _words(self, change: NoteChange) -> str:
        """Return what a note says, as the briefing says it; else the words it is about."""
        return change.note.state.comment.strip() or self._quote(change)

    def _quote(self, change: NoteChange) -> str:
        anchor = change.note.anchor
        text = self.job.memorandum.passage(anchor.passage).text(self.job.script)
        quote = "" if anchor.whole else text[anchor.start : anchor.end]
        return f"「{quote}」" if quote else ""

    def _day(self, moment: datetime) -> str:
        return moment.astimezone(self.job.zone).date().isoformat()

    def _time(self, moment: datetime) -> str:
        return moment.astimezone(self.job.zone).strftime("%Y-%m-%d %H:%M")
