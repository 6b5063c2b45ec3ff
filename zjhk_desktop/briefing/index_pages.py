"""The index of names: who and what the memorandum names, in which measure and on which page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zjhk_desktop.briefing.columns import side_by_side
from zjhk_desktop.briefing.element import Element, Role
from zjhk_desktop.briefing.faces import Family, Style, Weight
from zjhk_desktop.briefing.flow import Frame
from zjhk_desktop.briefing.job import Job
from zjhk_desktop.briefing.labels import passage_label
from zjhk_desktop.briefing.lines import SetLine
from zjhk_desktop.briefing.page import Bookmark, Link, Page, Text
from zjhk_desktop.briefing.palette import GREY, INK
from zjhk_desktop.briefing.places import Places
from zjhk_desktop.briefing.rows import CENTRE
from zjhk_desktop.briefing.sheet import Sheet
from zjhk_desktop.domain.memorandum import Mention, Name, PassageKind
from zjhk_desktop.domain.name_order import Initial, initial_of, name_key

INDEX = "index"
"""The section that links to the index lead to."""

_LEFT, _RIGHT = 56.0, 559.3
_TITLE_AT, _RULE_AT = 95.0, 118.0
_TOP, _BOTTOM = 841.89 - 130.0, 64.0
_GUTTER = 26.0
_ROW = 15.0
_HEAD = 27.0
_BELOW_HEAD = 3.0
"""White between an initial's rule and the first name."""

_GAP = 2.0
_TURNOVER = 14.0
"""How far what goes on in a further row is moved in."""

_APART = 9.0
"""White between a name and where it stands, and between two such places."""

_BEFORE_PAGE = 2.2
_TITLE = Style(Family.SERIF, 20, Weight.BOLD)
_SAID = Style(Family.SANS, 8)
_INITIAL = Style(Family.SANS, 9.5, Weight.BOLD)
_NAME = Style(Family.SERIF, 10.5)
_PLACE = Style(Family.SANS, 8.6, Weight.MEDIUM)
_FOLIO = Style(Family.SANS, 8.6)
_LIST = Element(Role.INDEX, INDEX)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name with where it is mentioned first in each passage."""

    name: Name
    written: str
    initial: Initial
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A set line in a row, and where it leads to."""

    line: SetLine
    x: float
    style: Style
    ink: str
    leads: str = ""


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands together in a column: an initial, or a name with its places."""

    key: str
    rows: tuple[tuple[_Piece, ...], ...]
    is_head: bool = False

    @property
    def height(self) -> float:
        return _HEAD if self.is_head else len(self.rows) * _ROW + _GAP


def names_anything(job: Job) -> bool:
    """Say whether what is printed of the text names anything."""
    return bool(_entries(job))


def index_pages(job: Job, pages: Sequence[Page], first: int) -> list[Page]:
    """Return the index of pages that have been set, of which the first is number `first`."""
    places = Places(pages, first)
    frame = Frame(_LEFT, _RIGHT, _TOP, _BOTTOM)
    frames = side_by_side(frame, 2, _GUTTER)
    width = frames[0].right - frames[0].left
    items = list(_Writer(job, places, width).items())
    chrome = job.chrome(_LEFT, _RIGHT)
    made: list[Page] = []
    while items:
        page = Page()
        _head(job, Sheet(page, job.setter), is_first=not made)
        height = _balanced(items, frame.height)
        for column in frames:
            taken = _fitting(items, height)
            _draw(page, items[:taken], column, job)
            items = items[taken:]
        chrome.dress(page, ())
        made.append(page)
        job.watcher.page(page)
    return made


def _entries(job: Job) -> list[_Entry]:
    """Return the names that are mentioned in what is printed, in the order of the script."""
    positions = {passage.id: passage.position for passage in job.selection.text.passages}
    found: dict[str, dict[str, Mention]] = {}
    printed = (each for each in job.memorandum.mentions if each.passage in positions)
    for mention in sorted(printed, key=lambda each: (positions[each.passage], each.start)):
        found.setdefault(mention.name, {}).setdefault(mention.passage, mention)
    entries: list[_Entry] = []
    for name in job.memorandum.names:
        if name.id in found:
            written = name.written(job.script)
            initial = initial_of(written, job.script)
            entries.append(_Entry(name, written, initial, tuple(found[name.id].values())))
    return sorted(entries, key=lambda each: name_key(each.written, job.script))


@dataclass(frozen=True, slots=True)
class _Writer:
    """Sets the entries to a column's width."""

    job: Job
    places: Places
    width: float

    def items(self) -> Iterator[_Item]:
        """Yield initials and names in order."""
        for initial, entries in groupby(_entries(self.job), key=lambda each: each.initial):
            line = self.job.setter.line(self._said(initial), _INITIAL)
            piece = _Piece(line, 0.0, _INITIAL, self.job.palette.navy)
            yield _Item(f"initial {initial.letter}{initial.strokes}", ((piece,),), is_head=True)
            for entry in entries:
                yield _Item(f"name {entry.name.id}", tuple(self._rows(entry)))

    def _said(self, initial: Initial) -> str:
        tr = self.job.tr
        if not initial.known:
            return tr("Others")
        strokes = tr.plural("{n} stroke", "{n} strokes", initial.strokes)
        return initial.letter or strokes.format(n=initial.strokes)

    def _rows(self, entry: _Entry) -> Iterator[tuple[_Piece, ...]]:
        """Yield the rows of a name: its lines, then its places behind it and below."""
        setter = self.job.setter
        *others, last = setter.lines(entry.written, _NAME, self.width - _TURNOVER)
        for line in others:
            yield (_Piece(line, 0.0, _NAME, INK),)
        row = [_Piece(last, _TURNOVER if others else 0.0, _NAME, INK)]
        x = row[0].x + last.width + _APART
        for mention in entry.mentions:
            pieces = self._place(mention)
            width = pieces[-1].x + pieces[-1].line.width
            if x + width > self.width:
                yield tuple(row)
                row, x = [], _TURNOVER
            row += [
                _Piece(each.line, x + each.x, each.style, each.ink, each.leads) for each in pieces
            ]
            x += width + _APART
        yield tuple(row)

    def _place(self, mention: Mention) -> list[_Piece]:
        """Return where a mention is: the measure's number, and the page in brackets."""
        job = self.job
        passage = job.memorandum.passage(mention.passage)
        is_measure = passage.kind is PassageKind.MEASURE
        label = passage_label(passage, job.memorandum, job.tr)
        line = job.setter.line(str(passage.number) if is_measure else label, _PLACE)
        number, leads = self.places.find(mention.passage, mention.start)
        pieces = [_Piece(line, 0.0, _PLACE, job.palette.navy, leads)]
        if number:
            folio = job.setter.line(f"({number})", _FOLIO)
            pieces.append(_Piece(folio, line.width + _BEFORE_PAGE, _FOLIO, GREY, leads))
        return pieces


def _fitting(items: Sequence[_Item], height: float) -> int:
    """Return how many items fit a height; an initial stands above a name of it."""
    used, count = 0.0, 0
    for item in items:
        used += _ROW + _BELOW_HEAD if item.is_head and not count else item.height
        if used > height and count:
            break
        count += 1
    while count < len(items) and count > 1 and items[count - 1].is_head:
        count -= 1
    return count


def _balanced(items: Sequence[_Item], full: float) -> float:
    """Return the least height at which two columns hold all items, else their full height."""
    height = sum(item.height for item in items) / 2
    while height < full:
        first = _fitting(items, height)
        if first + _fitting(items[first:], height) >= len(items):
            return height
        height += _GAP
    return full


def _head(job: Job, sheet: Sheet, *, is_first: bool) -> None:
    """Set the title, and what the numbers are."""
    name = job.tr("Index of names")
    if is_first:
        top = sheet.y(_TITLE_AT) + _TITLE.size
        sheet.page.bookmarks.append(Bookmark(name, top, 0, INDEX))
    navy = job.palette.navy
    title = job.setter.line(name, _TITLE, tracking=5)
    sheet.at(title, _LEFT, _TITLE_AT, _TITLE, navy)
    said = job.tr("numbers of measures, in brackets the page")
    sheet.right(said, _RIGHT, _TITLE_AT + 4, _SAID, GREY)
    sheet.rule(_LEFT, _RIGHT, _RULE_AT, 0.7, navy)
    if is_first:
        sheet.page.tag(1, Element(Role.PARAGRAPH, "index said"))
        sheet.page.tag(0, Element(Role.CHAPTER, "index title"))


def _draw(page: Page, items: Sequence[_Item], column: Frame, job: Job) -> None:
    """Draw items one below the other from the top of a column."""
    top = column.top
    for number, item in enumerate(items):
        since = len(page.texts)
        element = Element(Role.PARAGRAPH, item.key, under=_LIST)
        if item.is_head:
            top -= _HEAD - _BELOW_HEAD if number else _ROW
            _draw_row(page, item.rows[0], column.left, top + _ROW / 2, element)
            page.rule(column.left, column.right, top, 0.35, job.palette.rule)
            top -= _BELOW_HEAD
        else:
            for row in item.rows:
                top -= _ROW
                _draw_row(page, row, column.left, top + _ROW / 2, element)
            top -= _GAP
        page.tag(since, element)


def _draw_row(
    page: Page, row: Sequence[_Piece], left: float, middle: float, element: Element
) -> None:
    for piece in row:
        baseline = middle - CENTRE * _NAME.size
        page.texts.append(Text(piece.line, left + piece.x, baseline, piece.ink))
    for leads, pieces in groupby((each for each in row if each.leads), key=lambda each: each.leads):
        ends = [(each.x, each.x + each.line.width) for each in pieces]
        x0, x1 = left + ends[0][0], left + ends[-1][1]
        low, high = middle - _ROW / 2, middle + _ROW / 2
        page.links.append(Link(x0, low, x1, high, leads, element))
